"""How PgBouncer's container makes its settings out of its environment."""

import configparser

import pytest

from tests.deploy.containers import ROOT, run

FOLDER = ROOT / "deploy" / "docker" / "pgbouncer"
USER = {"POSTGRES_USER": "thathwamasi", "POSTGRES_PASSWORD": "0123abc"}


@pytest.fixture
def start(tmp_path):
    """Start with an environment; a plain `true` stands where PgBouncer would."""

    def started(**environment: str):
        places = {
            "PGBOUNCER_FOLDER": str(tmp_path),
            "PGBOUNCER_SETTINGS": str(FOLDER / "pgbouncer.ini"),
        }
        return run("sh", FOLDER / "start.sh", "true", **places, **environment)

    return started


@pytest.fixture
def settings(tmp_path):
    """Read what the start wrote."""

    def read():
        parser = configparser.ConfigParser(interpolation=None)
        parser.read(tmp_path / "pgbouncer.ini")
        return parser

    return read


def test_transactions_are_pooled(start, settings):
    assert start(**USER).returncode == 0
    assert settings()["pgbouncer"]["pool_mode"] == "transaction"


def test_the_database_is_the_stack_s_own_unless_another_is_named(start, settings):
    start(**USER)
    own = settings()["databases"]["*"]
    start(**USER, POSTGRES_HOST="db.example", POSTGRES_PORT="5433")

    assert own == "host=postgres port=5432"
    assert settings()["databases"]["*"] == "host=db.example port=5433"


def test_the_sizes_come_from_the_environment(start, settings):
    start(**USER, PGBOUNCER_POOL_SIZE="7", PGBOUNCER_MAX_CLIENTS="99")

    assert settings()["pgbouncer"]["default_pool_size"] == "7"
    assert settings()["pgbouncer"]["max_client_conn"] == "99"


def test_a_quote_in_a_password_stays_part_of_it(start, tmp_path):
    start(POSTGRES_USER="shop", POSTGRES_PASSWORD='a"b')

    assert (tmp_path / "users.txt").read_text() == '"shop" "a""b"\n'


def test_nobody_else_reads_the_password(start, tmp_path):
    start(**USER)

    assert (tmp_path / "users.txt").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("missing", ["POSTGRES_USER", "POSTGRES_PASSWORD"])
def test_a_missing_name_or_password_ends_the_start(start, missing):
    started = start(**{**USER, missing: ""})

    assert started.returncode != 0
    assert missing in started.stderr


@pytest.mark.parametrize("name", ["PGBOUNCER_POOL_SIZE", "PGBOUNCER_MAX_CLIENTS", "POSTGRES_PORT"])
def test_a_size_that_is_no_number_ends_the_start(start, name):
    started = start(**USER, **{name: "many"})

    assert started.returncode != 0
    assert f"{name} must be a whole number, not 'many'." in started.stderr
