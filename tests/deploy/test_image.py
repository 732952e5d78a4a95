"""What goes into the image, and as whom it runs."""

import re

import pytest

from tests.deploy.containers import ROOT, run, tool

DOCKERFILE = (ROOT / "Dockerfile").read_text()
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
IGNORED = (ROOT / ".dockerignore").read_text().splitlines()


@pytest.mark.parametrize("file", ["Dockerfile", "deploy/docker/pgbouncer/Dockerfile"])
def test_hadolint_finds_nothing(file):
    found = run(tool("hadolint"), "--failure-threshold", "info", ROOT / file)

    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("file", ["Dockerfile", "deploy/docker/pgbouncer/Dockerfile"])
def test_the_last_user_is_a_number_and_not_root(file):
    users = re.findall(r"(?m)^USER (.+)$", (ROOT / file).read_text())

    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", users[-1])


def test_the_image_can_tell_whether_it_works():
    assert 'CMD ["python", "deploy/docker/health.py", "web"]' in LAST_STAGE


def test_no_secret_is_an_argument_or_a_setting_of_the_image():
    named = re.findall(r"(?m)^(?:ARG|ENV) .*(?:KEY|SECRET|PASSWORD|TOKEN)", DOCKERFILE)

    assert named == []


def test_only_what_the_image_needs_reaches_the_builder():
    let_in = {line[1:] for line in IGNORED if line.startswith("!")}

    assert IGNORED[1] == "*"
    assert let_in == {
        "manage.py",
        "requirements.txt",
        "site",
        "deploy",
        "deploy/gunicorn.conf.py",
        "deploy/docker",
        "deploy/docker/health.py",
        "deploy/docker/prepare.sh",
    }


def test_an_env_file_is_kept_out_wherever_it_lies():
    last_let_in = max(number for number, line in enumerate(IGNORED) if line.startswith("!"))

    assert "**/.env*" in IGNORED[last_let_in:]


def test_pdf_bills_have_pango_and_the_fonts_of_indian_scripts():
    assert {"fonts-noto-core", "libpango-1.0-0", "libpangoft2-1.0-0"} <= set(LAST_STAGE.split())
