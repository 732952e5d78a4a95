"""Every shell script: what shellcheck says, and that each explains itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(
    path
    for folder in ("scripts", "deploy", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix == ".sh" or path.name == "run"
)
STARTED_BY_HAND = [
    path for path in SCRIPTS if path.parent == ROOT / "scripts" and os.access(path, os.X_OK)
]


@pytest.fixture(scope="session")
def shellcheck():
    """The linter of shell scripts."""
    found = shutil.which(Path(sys.executable).parent / "shellcheck") or shutil.which("shellcheck")
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("shellcheck is not installed")
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(shellcheck, script):
    command = [shellcheck, "--external-sources", "--severity=style", script]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", STARTED_BY_HAND, ids=lambda path: path.name)
def test_a_script_says_how_it_is_used(script):
    done = subprocess.run([script, "--help"], capture_output=True, text=True, timeout=30)

    assert done.returncode == 0
    assert done.stdout.startswith("Usage: scripts/")
