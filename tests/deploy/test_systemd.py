"""The systemd units: what systemd itself says of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "deploy" / "systemd"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
# In tenths: 3.0 of 10.
MOST_EXPOSED = "30"


@pytest.fixture
def analyze(tmp_path):
    """Return a function that asks `systemd-analyze` about the units."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    shutil.copytree(UNITS, tmp_path, dirs_exist_ok=True)
    for unit in tmp_path.glob("*.service"):
        unit.write_text(_with_programs_of_this_machine(unit.read_text()))

    def ask(*words, unit):
        command = ["systemd-analyze", *words, tmp_path / unit]
        return subprocess.run(command, capture_output=True, text=True)

    return ask


def _with_programs_of_this_machine(text: str) -> str:
    """The shop's own programs stand only on its server; systemd checks that they exist."""
    programs = ("/srv/thathwamasi/venv/bin/gunicorn", "/srv/thathwamasi/venv/bin/celery")
    scripts = tuple(f"/srv/thathwamasi/core/scripts/backup_{of}.sh" for of in ("database", "media"))
    for program in (*programs, *scripts, "/usr/bin/redis-server"):
        text = text.replace(program, "/bin/true")
    return text


@pytest.mark.parametrize("unit", [*SERVICES, "thathwamasi-backup.timer"])
def test_systemd_understands_every_line(analyze, unit):
    done = analyze("verify", unit=unit)

    # It warns of unknown keys, and succeeds all the same.
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("unit", SERVICES)
def test_a_service_can_reach_little_beyond_the_shop(analyze, unit):
    done = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", unit=unit)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("unit", SERVICES)
def test_no_service_runs_as_root(unit):
    lines = (UNITS / unit).read_text().splitlines()

    assert [line for line in lines if line.startswith("User=")] in (
        ["User=thathwamasi"],
        ["User=redis"],
    )
