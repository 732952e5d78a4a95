"""Backups of a real PostgreSQL: written, checked, restored, rotated."""

import os
import shutil
import stat
from pathlib import Path
from uuid import uuid4

import pytest

from tests.deploy.databases import Server, run_script


@pytest.fixture
def server():
    """The PostgreSQL of this run; what a test leaves there is dropped."""
    address = os.environ["DATABASE_URL"]
    if not address.startswith("postgres"):
        pytest.skip("DATABASE_URL names no PostgreSQL")
    server = Server(address)
    before = server.names()
    yield server
    server.drop_new(before)


@pytest.fixture
def shop(server):
    """A database with a table of three rows; its name."""
    name = f"backup_{uuid4().hex[:12]}"
    server.rows("postgres", f"CREATE DATABASE {name}")
    server.rows(name, "CREATE EXTENSION pg_trgm")
    server.rows(
        name, "CREATE TABLE sweets (name text); INSERT INTO sweets VALUES ('a'),('b'),('c')"
    )
    return name


@pytest.fixture
def backup(server, shop, tmp_path):
    """A backup of that database; its file."""
    done = run_script(
        "backup_database.sh", BACKUP_DATABASE_URL=server.url(shop), BACKUP_DIR=str(tmp_path)
    )
    return done.stdout.strip()


def _restore(server, shop, *arguments):
    return run_script("restore_database.sh", *arguments, RESTORE_DATABASE_URL=server.url(shop))


def test_a_backup_is_one_file_only_its_owner_reads(backup, tmp_path):
    (file,) = tmp_path.iterdir()

    assert str(file) == backup
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_restored_into_a_new_database_holds_every_row(server, shop, backup):
    done = _restore(server, shop, backup, "--into", f"{shop}_new")

    assert done.returncode == 0, done.stderr
    assert server.rows(f"{shop}_new", "SELECT count(*) FROM sweets") == [(3,)]


def test_an_existing_database_is_never_restored_into(server, shop, backup):
    server.rows("postgres", f"CREATE DATABASE {shop}_new")

    done = _restore(server, shop, backup, "--into", f"{shop}_new")

    assert done.returncode == 1
    assert "already exists" in done.stderr
    assert f"{shop}_new" in server.names()


def test_replacing_keeps_the_database_until_now_under_another_name(server, shop, backup):
    server.rows(shop, "DELETE FROM sweets")

    done = _restore(server, shop, backup, "--replace")

    (before,) = [name for name in server.names() if name.startswith(f"{shop}_before_")]
    assert done.returncode == 0, done.stderr
    assert server.rows(shop, "SELECT count(*) FROM sweets") == [(3,)]
    assert server.rows(before, "SELECT count(*) FROM sweets") == [(0,)]


def test_a_check_says_what_is_in_a_backup_and_leaves_no_database(server, shop, backup):
    before = server.names()

    done = _restore(server, shop, backup, "--check")

    assert "1 tables restored" in done.stdout
    assert server.names() == before


def test_half_a_backup_is_refused_and_changes_nothing(server, shop, backup, tmp_path):
    whole = Path(backup).read_bytes()
    half = tmp_path / "half.dump"
    half.write_bytes(whole[: len(whole) // 2])
    before = server.names()

    done = _restore(server, shop, str(half), "--replace")

    assert done.returncode == 1
    assert server.names() == before
    assert server.rows(shop, "SELECT count(*) FROM sweets") == [(3,)]


def test_a_verified_backup_was_restored_once(server, shop, tmp_path):
    address = server.url(shop)

    done = run_script(
        "backup_database.sh", "--verify", BACKUP_DATABASE_URL=address, BACKUP_DIR=str(tmp_path)
    )

    assert done.returncode == 0, done.stderr
    assert "1 tables restored" in done.stdout


def test_only_the_newest_backups_are_kept(server, shop, tmp_path):
    for day in ("01", "02", "03"):
        (tmp_path / f"database-202601{day}T000000Z.dump").touch()
    (tmp_path / "notes.txt").touch()

    done = run_script(
        "backup_database.sh",
        BACKUP_DATABASE_URL=server.url(shop),
        BACKUP_DIR=str(tmp_path),
        BACKUP_KEEP="2",
    )

    kept = sorted(str(file) for file in tmp_path.glob("*.dump"))
    assert kept == [str(tmp_path / "database-20260103T000000Z.dump"), done.stdout.strip()]
    assert (tmp_path / "notes.txt").exists()


def test_a_failed_backup_leaves_no_file_and_keeps_the_old_ones(server, tmp_path):
    (tmp_path / "database-20260101T000000Z.dump").touch()

    done = run_script(
        "backup_database.sh",
        BACKUP_DATABASE_URL=server.url("no_such_database"),
        BACKUP_DIR=str(tmp_path),
        BACKUP_KEEP="1",
    )

    assert done.returncode == 1
    assert [file.name for file in tmp_path.iterdir()] == ["database-20260101T000000Z.dump"]


def test_a_database_of_a_file_is_refused_in_one_line(tmp_path):
    done = run_script(
        "backup_database.sh", DATABASE_URL="sqlite:///shop.sqlite3", BACKUP_DIR=str(tmp_path)
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Only PostgreSQL")


@pytest.mark.parametrize(
    "arguments", [[], ["x.dump"], ["--check"], ["x.dump", "--check", "--replace"]]
)
def test_a_call_that_leaves_open_what_to_do_is_refused(arguments):
    assert run_script("restore_database.sh", *arguments).returncode == 2


def test_uploads_are_backed_up_into_one_file(tmp_path):
    media = tmp_path / "media"
    (media / "images").mkdir(parents=True)
    (media / "images" / "bun.jpg").write_text("a picture")

    done = run_script("backup_media.sh", MEDIA_ROOT=str(media), BACKUP_DIR=str(tmp_path / "kept"))

    shutil.unpack_archive(done.stdout.strip(), tmp_path / "restored")
    assert (tmp_path / "restored" / "images" / "bun.jpg").read_text() == "a picture"


def test_only_the_newest_archives_of_uploads_are_kept(tmp_path):
    (tmp_path / "media").mkdir()
    for day in ("01", "02"):
        (tmp_path / f"media-202601{day}T000000Z.tar").touch()

    done = run_script(
        "backup_media.sh",
        MEDIA_ROOT=str(tmp_path / "media"),
        BACKUP_DIR=str(tmp_path),
        MEDIA_BACKUP_KEEP="1",
    )

    assert [str(file) for file in tmp_path.glob("*.tar")] == [done.stdout.strip()]


def test_missing_uploads_are_said_so(tmp_path):
    done = run_script(
        "backup_media.sh", MEDIA_ROOT=str(tmp_path / "none"), BACKUP_DIR=str(tmp_path)
    )

    assert done.returncode == 1
    assert "set MEDIA_ROOT" in done.stderr
