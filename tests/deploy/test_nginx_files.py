"""Static files and uploads, straight from disk."""

import gzip

import pytest

from scripts.rehearsal.laid_out import BROTLI

CSS = "css/main.0123456789ab.css"


@pytest.fixture
def files(nginx):
    """The folders of published files and uploads."""
    core = nginx.folder / "core"
    (core / "staticfiles" / "css").mkdir(parents=True)
    (core / "staticfiles" / CSS).write_text("body { margin: 0 }")
    (core / "staticfiles" / f"{CSS}.gz").write_bytes(gzip.compress(b"body { margin: 1 }"))
    (core / "staticfiles" / "staticfiles.json").write_text("{}")
    (core / "media" / "images").mkdir(parents=True)
    (core / "media" / "documents").mkdir(parents=True)
    (core / "media" / "images" / "a.svg").write_text("<svg/>")
    (core / "media" / "documents" / "menu.pdf").write_text("%PDF")
    return core


def test_a_hashed_file_is_kept_for_ever(nginx, files):
    answer = nginx.get(f"/static/{CSS}")

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/css"


def test_a_hashed_file_is_sent_as_it_was_compressed_beforehand(nginx, files):
    answer = nginx.get(f"/static/{CSS}", headers={"Accept-Encoding": "gzip"})

    assert answer.text == "body { margin: 1 }"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.skipif(not BROTLI.exists(), reason="this nginx has no Brotli module")
def test_a_hashed_file_is_sent_as_brotli_where_nginx_can(nginx, files):
    (files / "staticfiles" / f"{CSS}.br").write_bytes(b"packed")

    answer = nginx.get(f"/static/{CSS}", headers={"Accept-Encoding": "br"}, stream=True)

    assert answer.headers["Content-Encoding"] == "br"
    assert answer.raw.read(decode_content=False) == b"packed"


def test_a_hashed_file_comes_plain_to_who_cannot_unpack_it(nginx, files):
    answer = nginx.get(f"/static/{CSS}", headers={"Accept-Encoding": "identity"})

    assert answer.text == "body { margin: 0 }"


def test_nothing_but_hashed_files_is_published(nginx, files):
    assert nginx.get("/static/staticfiles.json").status_code == 404


def test_nothing_in_an_upload_may_run(nginx, files):
    answer = nginx.get("/media/images/a.svg")

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "public, max-age=2592000, immutable"


def test_documents_are_only_at_the_address_that_asks_who_may_read(nginx, files, app):
    assert nginx.get("/media/documents/menu.pdf").status_code == 404
    assert nginx.get("/documents/1/menu.pdf").json()["path"] == "/documents/1/menu.pdf"


def test_a_folder_shows_no_list_of_its_files(nginx, files):
    assert nginx.get("/media/images/").status_code == 403
