"""Build the shop's images as a deployer does, and look for secrets in every layer."""

import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path

from scripts.rehearsal.services import Failed

ROOT = Path(__file__).resolve().parents[2]
BUILD = ["buildah", "bud", "--isolation", "chroot", "--format", "docker", "--layers"]
# What a secret on the deployer's machine looks like; it must never reach an image.
CANARY = "canary0that0must0never0be0in0an0image"


def run(*command, **more) -> str:
    """Return what a command printed.

    Raises Failed with its last line when it fails.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "failed").splitlines()
        raise Failed(f"{shlex.join(words[:4])} …: {said[-1]}")
    return done.stdout.strip()


def check_out(folder: Path) -> None:
    """Copy the repository as a deployer would have it, with secrets lying beside the code."""
    shutil.rmtree(folder, ignore_errors=True)
    names = run("git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for name in (".env.local", "site/.env", "site/config/.env.production", "deploy/env/mine.env"):
        (folder / name).write_text(f"DJANGO_SECRET_KEY={CANARY}\n")


def build(image: str, folder: Path) -> float:
    """Build an image from a folder; return how many seconds it took."""
    begun = time.monotonic()
    more = shlex.split(os.environ.get("BUILD_OPTIONS", ""))
    run(*BUILD, *more, "-t", image, folder)
    return time.monotonic() - begun


def size(image: str) -> str:
    """Return an image's size in megabytes."""
    return (
        f"{int(run('podman', 'image', 'inspect', image, '--format', '{{.Size}}')) // 1000_000} MB"
    )


def prove_clean(image: str, folder: Path) -> str:
    """Prove that no layer, command or setting of an image holds a secret of ours."""
    archive = folder / "image.tar"
    archive.unlink(missing_ok=True)
    run("podman", "save", "--format", "docker-archive", "-o", archive, image)
    layers = folder / "layers"
    shutil.rmtree(layers, ignore_errors=True)
    layers.mkdir()
    run("tar", "-xf", archive, "-C", layers)
    # The layers lie uncompressed in the archive: what a file holds can be read as it is.
    if subprocess.run(["grep", "-raq", CANARY, layers]).returncode == 0:
        raise Failed(f"{image} holds a secret that lay beside the code.")
    names = [
        name
        for layer in layers.rglob("*.tar")
        for name in run("tar", "-tf", layer).splitlines()
        if "/.env" in name or "/.git/" in name or name.endswith(".env")
    ]
    if names:
        raise Failed(f"{image} holds {names[0]}.")
    settings = run("podman", "image", "inspect", image, "--format", "{{.Config.Env}}")
    if "SECRET" in settings or "PASSWORD" in settings:
        raise Failed(f"{image} has a secret among its settings.")
    count = len(list(layers.rglob("*.tar")))
    shutil.rmtree(layers)
    archive.unlink()
    return f"{count} layers, no secret, no .env, no .git"
