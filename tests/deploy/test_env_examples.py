"""The examples of a production environment: the shop starts with them, and README explains them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = [
    ROOT / "deploy" / "env" / ".env.production.example",
    ROOT / "deploy" / "env" / "hostinger.env.example",
]
FILLED_IN = {
    "DJANGO_SECRET_KEY": "x" * 64,
    "ALLOWED_HOSTS": "shop.example",
    "PUBLIC_BASE_URL": "https://shop.example",
    "DATABASE_URL": "postgres://shop:word@127.0.0.1:5432/shop",
    "POSTGRES_PASSWORD": "word",
}


def _values(example: Path) -> dict[str, str]:
    """Return what an example sets, with the empty names filled in that must not stay so."""
    found = dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", example.read_text()))
    return {name: value or FILLED_IN.get(name, "") for name, value in found.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_shop_starts_with_what_an_example_leaves_empty(example):
    path = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**path, **FILLED_IN, **_values(example)}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_leaves_debugging_off(example):
    values = _values(example)

    assert values["DEBUG"] == "False"
    assert "DJANGO_ADMIN_ENABLED" not in values


def test_the_set_up_script_fills_in_what_the_ubuntu_example_leaves_empty():
    steps = (ROOT / "scripts" / "setup_steps.sh").read_text()

    filled = set(re.findall(r'fill_in "\$file" ([A-Z_]+)', steps))

    assert filled == {"DJANGO_SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_BASE_URL", "DATABASE_URL"}
    assert filled <= set(_values(EXAMPLES[0]))
