"""Answer demo.sh's questions without the cost of starting Django.

prepared          two fingerprints: of what makes the static files, and the demo's database
addresses         this machine's address in the local network and its name
can-listen H P    exit 0 when host H and port P are free
"""

import os
import socket
import sqlite3
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"


def settings() -> dict[str, str]:
    """Return the variables as the shop reads them: the process first, then .env."""
    from environ import Env

    Env.read_env(ROOT / ".env")
    return dict(os.environ)


def fingerprint(facts: list, *globs: str) -> str:
    """Return a digest of some facts and of the content of all files the globs name."""
    digest = sha256(repr(facts).encode())
    for path in sorted({path for glob in globs for path in ROOT.glob(glob)}):
        if path.is_file() and path.suffix != ".pyc":
            content = sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(ROOT)} {content}\n".encode())
    return digest.hexdigest()


def prepared() -> str:
    """Return both fingerprints; what is missing on disk or in the database changes them too."""
    env = settings()
    media = Path(env.get("MEDIA_ROOT") or ROOT / "media")
    has_pictures = media.is_dir() and any(media.iterdir())
    has_manifest = (ROOT / "staticfiles" / "staticfiles.json").exists()
    static = fingerprint(
        [has_manifest], "requirements.txt", "site/static/**/*", "site/config/static_files.py"
    )
    url = env.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'shop.sqlite3'}"
    database = fingerprint(
        [url, str(media), has_pictures, migrations_applied(url)],
        "requirements.txt",
        "site/*/migrations/*.py",
        "site/*/management/commands/*.py",
        "site/home/demo/**/*",
    )
    return f"{static} {database}"


def migrations_applied(url: str) -> int | None:
    """Return how many migrations the database has seen; None when there is no such database."""
    from environ import Env

    config = Env.db_url_config(url)
    try:
        connection = connect(config)
    except Exception:
        return None
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM django_migrations")
        return cursor.fetchone()[0]
    except Exception:
        return None
    finally:
        connection.close()


def connect(config: dict):
    """Open the database of a parsed DATABASE_URL; a missing SQLite file is not created."""
    if config["ENGINE"].endswith("sqlite3"):
        return sqlite3.connect(f"file:{config['NAME']}?mode=ro", uri=True)
    import psycopg2

    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    known = {word: config[name] for name, word in names.items() if config.get(name)}
    return psycopg2.connect(**known, port=config.get("PORT") or 5432, connect_timeout=3)


def addresses() -> str:
    """Return the address other machines reach this one by, and its name; sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
        except OSError:
            address = "127.0.0.1"
    return f"{address} {socket.gethostname().lower()}"


def can_listen(host: str, port: str) -> bool:
    """Return whether a server could take this address now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError:
            return False
    return True


def main(question: str, *words: str) -> None:
    if question == "prepared":
        print(prepared())
    elif question == "addresses":
        print(addresses())
    elif not can_listen(*words):
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
