"""Drawings from anywhere are harmless before they are kept."""

import re
from xml.etree import ElementTree

import pytest

from catalog.images import ShopImage
from catalog.svg import MOST_BYTES, BadSvg, clean_svg
from catalog.tests.factories import make_category, make_product
from catalog.tests.svgs import NASTY, NICE, REFUSED, drawing, svg_file

ACTS = re.compile(
    rb"script|alert|evil|foreign|iframe|\son\w+=|@|\\|data:|stylesheet", re.IGNORECASE
)


@pytest.mark.parametrize("inside", NASTY.values(), ids=NASTY)
def test_whatever_acts_or_fetches_goes(inside):
    clean = clean_svg(drawing(inside + NICE))

    assert not ACTS.search(clean)
    assert b"M1,1h3v3z" in clean


def test_a_handler_on_the_drawing_itself_goes():
    clean = clean_svg(drawing(size='width="8" height="6" onload="alert(1)"'))

    assert not ACTS.search(clean)


def test_script_in_another_encoding_goes():
    source = drawing("<script>alert(1)</script>").decode().encode("utf-16")

    assert not ACTS.search(clean_svg(source))


def test_shapes_colours_and_sizes_stay():
    clean = clean_svg(drawing(size='viewBox="0 0 8 6"')).decode()

    kept = ('viewBox="0 0 8 6"', 'd="M1,1h3v3z"', "url(#dawn)", ".leaf{fill:green}", "stop-color")
    assert [part for part in kept if part not in clean] == []


def test_a_shape_drawn_twice_stays():
    clean = clean_svg(drawing('<defs><g id="bun"/></defs><use href="#bun"/>'))

    assert b'href="#bun"' in clean


def test_a_small_photo_inside_a_drawing_stays():
    clean = clean_svg(drawing('<image href="data:image/png;base64,iVBORw0KGgo="/>'))

    assert b'href="data:image/png' in clean


def test_the_namespace_stands_whatever_another_library_has_registered():
    ElementTree.register_namespace("", "https://example.com/another")

    clean = clean_svg(drawing())

    assert b' xmlns="http://www.w3.org/2000/svg"' in clean
    assert b"ns0:" not in clean


def test_cleaning_twice_changes_nothing():
    once = clean_svg(drawing())

    assert clean_svg(once) == once


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_safe_is_refused_with_advice(source):
    with pytest.raises(BadSvg, match="Export it again as plain SVG"):
        clean_svg(source.encode())


def test_a_drawing_too_large_is_refused_with_advice():
    with pytest.raises(BadSvg, match="at most 500 kB"):
        clean_svg(drawing(NICE * (MOST_BYTES // len(NICE) + 1)))


@pytest.mark.parametrize("name", ["leaf.svg", "LEAF.SVG"])
def test_a_drawing_saved_by_code_is_cleaned_too(home, name):
    image = ShopImage.objects.create(
        title="Leaf", file=svg_file(drawing(NASTY["script"] + NICE), name)
    )

    stored = image.file.storage.open(image.file.name).read()
    assert not ACTS.search(stored)
    assert b"M1,1h3v3z" in stored


def test_shoppers_get_a_drawing_as_it_is_without_sizes(client, home, committed):
    with committed():
        image = ShopImage.objects.create(title="Leaf", description="A leaf", file=svg_file())
        category = make_category(card_image=image)
        make_product(category=category, image=image).save_revision().publish()
        category.save_revision().publish()

    page = client.get(category.url).text

    assert f'<picture><img src="{image.file.url}" width="8" height="6"' in page
    assert not image.renditions.exists()
