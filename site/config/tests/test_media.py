"""Uploaded files as shoppers' browsers get them."""

import pytest

from catalog.images import ShopImage
from catalog.tests.factories import make_image
from catalog.tests.svgs import svg_file


@pytest.fixture
def drawing(home) -> str:
    return ShopImage.objects.create(title="Leaf", file=svg_file()).file.url


def test_a_drawing_opened_on_its_own_may_do_nothing(client, drawing):
    policy = client.get(drawing)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy


def test_a_drawing_is_a_drawing_and_nothing_a_browser_guesses(client, drawing):
    answer = client.get(drawing)

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_kept_by_browsers(client, home):
    answer = client.get(make_image(warm=False).file.url)

    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert not answer.has_header("Set-Cookie")


@pytest.mark.parametrize("path", ["/media/", "/media/original_images/", "/media/../manage.py"])
def test_nobody_looks_around_in_the_folder(client, home, path):
    assert client.get(path).status_code in (400, 404)
