"""Databases of our own on the PostgreSQL that `DATABASE_URL` names."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


class Server:
    """The server behind an address such as `postgres://postgres@127.0.0.1:5432/name`."""

    def __init__(self, address: str):
        self.address = urlsplit(address)

    def url(self, name: str) -> str:
        """Return the address of one of its databases."""
        return self.address._replace(path=f"/{name}").geturl()

    def rows(self, name: str, statement: str) -> list[tuple]:
        """Run a statement in a database; return its rows, if it has any."""
        connection = psycopg2.connect(self.url(name))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def names(self) -> set[str]:
        """Return the names of all its databases."""
        return {name for (name,) in self.rows("postgres", "SELECT datname FROM pg_database")}

    def drop_new(self, before: set[str]) -> None:
        """Drop every database that was not there before."""
        for name in self.names() - before:
            self.rows("postgres", f'DROP DATABASE "{name}" WITH (FORCE)')


def run_script(name: str, *arguments, **environment) -> subprocess.CompletedProcess:
    """Run one of `scripts/` with these variables and no others of ours."""
    ours = ("DATABASE_URL", "MIGRATE_DATABASE_URL", "BACKUP_", "RESTORE_", "PG", "MEDIA_")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return subprocess.run(
        [SCRIPTS / name, *arguments],
        env={**env, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
