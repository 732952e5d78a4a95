"""The Ubuntu set-up script as far as it goes without becoming root on a fresh machine."""

import os
from pathlib import Path

import pytest

from tests.deploy.databases import run_script

SCRIPT = "setup_nginx_gunicorn_ubuntu.sh"
ETC = Path("/etc/nginx")


def test_a_dry_run_says_every_step_and_does_none():
    before = sorted(ETC.rglob("*"))

    done = run_script(SCRIPT, "--dry-run", "shop.example", "www.shop.example")

    assert done.returncode == 0, done.stderr
    assert [line[:5] for line in done.stdout.splitlines() if line[0] == "["] == [
        f"[{number}/8]" for number in range(1, 9)
    ]
    assert "manage.py migrate --noinput" in done.stdout
    assert "systemctl reload-or-restart nginx" in done.stdout
    assert sorted(ETC.rglob("*")) == before


def test_a_dry_run_fetches_a_certificate_only_for_an_address():
    without = run_script(SCRIPT, "--dry-run", "shop.example", LETSENCRYPT_EMAIL="")
    with_address = run_script(SCRIPT, "--dry-run", "shop.example", LETSENCRYPT_EMAIL="a@b.example")

    assert "certbot certonly" not in without.stdout
    assert "--email a@b.example" in with_address.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--dry-run"],
        ["https://shop.example"],
        ["Shop.Example"],
        ["shop example"],
        ["shop.example;reboot"],
        ["--dri-run", "shop.example"],
    ],
)
def test_a_call_that_makes_no_sense_is_refused(arguments):
    assert run_script(SCRIPT, *arguments).returncode == 2


@pytest.mark.skipif(os.getuid() != 0, reason="others are refused before")
def test_the_shop_must_stand_where_its_units_look_for_it():
    done = run_script(SCRIPT, "shop.example")

    assert done.returncode == 1
    assert "/srv/thathwamasi/core" in done.stderr
