"""Pictures on their way in, as Marketing uploads them."""

import pytest
from wagtail.models import UploadedFile

from catalog.images import ShopImage
from catalog.tests.staff import staff
from catalog.tests.svgs import NASTY, NICE, REFUSED, drawing, svg_file
from catalog.tests.uploads import (
    heavy_png,
    heic,
    png,
    upload,
    upload_in_chooser,
    upload_many,
)

MB = 1024 * 1024
WAYS = [upload, upload_in_chooser, upload_many]
REFUSALS = {
    "200 megapixels": (lambda: png(width=20000, height=10000), "more than 40 megapixels"),
    "41 megapixels": (lambda: png(width=8200, height=5000), "more than 40 megapixels"),
    "11 MB": (lambda: heavy_png(11 * MB), "more than 10 MB"),
    "an iPhone's picture": (heic, "Most Compatible"),
    "a text": (lambda: svg_file(b"Buns for all", "buns.txt"), "cannot show this kind of file"),
    "a text named picture": (lambda: svg_file(b"Buns for all", "buns.png"), "cannot show this"),
    "a renamed PNG": (lambda: png("bun.jpg"), "holds png. Export it again"),
    "a drawing named PNG": (lambda: svg_file(name="leaf.png"), "named .png but holds svg"),
    "a PNG named drawing": (lambda: png("bun.svg"), "Export it again as plain SVG"),
    "an outside entity": (lambda: svg_file(REFUSED["outside entity"].encode()), "plain SVG"),
    "billion laughs": (lambda: svg_file(REFUSED["billion laughs"].encode()), "plain SVG"),
    "a heavy drawing": (lambda: svg_file(b" " * 12 * MB), "at most 500 kB"),
    "a flat drawing": (lambda: svg_file(drawing(size='viewBox="0 0 8 0"')), "how large it is"),
    "a drawing of nan pixels": (lambda: svg_file(drawing(size='width="nan"')), "how large it is"),
    "an endless drawing": (lambda: svg_file(drawing(size='width="1e400"')), "40 megapixels"),
}


@pytest.fixture
def desk(home):
    return staff("Marketing")


def said(answer) -> str:
    """What the editor reads, whichever way the picture came."""
    if "json" not in answer["Content-Type"]:
        return answer.text
    words = answer.json()
    return words.get("error_message") or words["htmlFragment"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("make", "message"), REFUSALS.values(), ids=REFUSALS)
def test_a_file_the_shop_cannot_use_is_refused_kindly(desk, way, make, message):
    answer = way(desk, make())

    assert answer.status_code == 200
    assert message in said(answer)
    assert not ShopImage.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("way", [upload, upload_in_chooser])
def test_a_picture_needs_a_description(desk, way):
    answer = way(desk, png(), description="")

    assert "Describe the picture" in said(answer)
    assert not ShopImage.objects.exists()


@pytest.mark.parametrize("way", [upload, upload_in_chooser])
def test_a_described_picture_joins_the_library(desk, way):
    way(desk, png(), credit="Meera")

    image = ShopImage.objects.get()
    assert (image.description, image.credit, image.width) == ("A bun", "Meera", 16)


@pytest.mark.parametrize("way", [upload, upload_in_chooser])
@pytest.mark.parametrize("inside", [NASTY["script"], NASTY["handler"], NASTY["imported style"]])
def test_a_drawing_is_stored_without_what_acts(desk, way, inside):
    way(desk, svg_file(drawing(inside + NICE)))

    stored = ShopImage.objects.get().file.read()
    assert b"M1,1h3v3z" in stored
    assert [word for word in (b"script", b"onload", b"evil") if word in stored] == []


@pytest.mark.parametrize("way", [upload, upload_in_chooser])
def test_the_stored_size_of_a_drawing_is_that_of_its_clean_file(desk, way):
    way(desk, svg_file(drawing(NASTY["script"] + NICE)))

    image = ShopImage.objects.get()
    assert image.file_size == len(image.file.read())


def test_a_dropped_picture_waits_for_its_description(desk):
    answer = upload_many(desk, png()).json()

    assert answer["success"]
    assert "Say what is seen" in answer["form"]
    assert not ShopImage.objects.exists()


def test_a_dropped_picture_does_not_join_without_its_description(desk):
    waiting = upload_many(desk, png()).json()["uploaded_file_id"]

    answer = describe(desk, waiting, description="").json()

    assert not answer["success"]
    assert "Describe the picture" in answer["form"]
    assert not ShopImage.objects.exists()


def test_a_dropped_picture_joins_with_its_description(desk):
    waiting = upload_many(desk, png()).json()["uploaded_file_id"]

    describe(desk, waiting, description="A bun")

    assert ShopImage.objects.get().description == "A bun"


def test_a_dropped_drawing_is_harmless_while_it_waits_and_after(desk):
    waiting = upload_many(desk, svg_file(drawing(NASTY["script"] + NICE))).json()
    while_waiting = UploadedFile.objects.get().file.read()

    describe(desk, waiting["uploaded_file_id"], description="A leaf")

    stored = [while_waiting, ShopImage.objects.get().file.read()]
    assert [b"script" in file for file in stored] == [False, False]
    assert [b"M1,1h3v3z" in file for file in stored] == [True, True]


def describe(desk, waiting: int, **fields):
    """Fill in the form below a dropped picture."""
    words = {"title": "Bun", "description": "", "tags": "", "credit": ""} | fields
    words = {f"uploaded-image-{waiting}-{name}": value for name, value in words.items()}
    return desk.post(f"/admin/images/multiple/create_from_uploaded_image/{waiting}/", words)
