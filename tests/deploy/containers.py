"""Read the files the containers are made of; start what they start, without any container."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
FILE = ROOT / "docker-compose.hostinger.yml"
SECRETS = {
    "DJANGO_SECRET_KEY": "0123456789" * 6,
    "POSTGRES_PASSWORD": "0123456789abcdef",
    "ALLOWED_HOSTS": "shop.example",
}


def compose() -> dict:
    """Return the compose file, its anchors and merges resolved."""
    return yaml.safe_load(FILE.read_text())


def services() -> dict:
    return compose()["services"]


def tool(name: str) -> str:
    """Return where a tool is; without it the test is left out, but never where CI is set."""
    found = shutil.which(BIN / name) or shutil.which(name)
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed")
    return found


def run(*command, **environment: str) -> subprocess.CompletedProcess:
    """Run a command that sees nothing but this environment."""
    surroundings = {"PATH": f"{BIN}:/usr/local/bin:/usr/bin:/bin", **environment}
    return subprocess.run(
        [str(word) for word in command], env=surroundings, capture_output=True, text=True, cwd=ROOT
    )
