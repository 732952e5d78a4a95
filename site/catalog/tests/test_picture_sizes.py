"""Sizes follow the picture: a new focal point, a new file, a new use."""

import pytest

from catalog.images import CARD, SHARE, ShopRendition, attach_renditions, sizes_of
from catalog.tasks import make_renditions
from catalog.tests.factories import make_category, make_image, make_product
from catalog.tests.svgs import svg_file
from catalog.tests.uploads import png

FOCAL_POINT = {f"focal_point_{part}": 4 for part in ("x", "y", "width", "height")}


@pytest.fixture
def image(home):
    """A picture shown on a card."""
    image = make_image(warm=False)
    make_renditions(image.pk, "card")
    return image


def save(image, **fields) -> None:
    for name, value in fields.items():
        setattr(image, name, value)
    image.save()


def keys(image) -> set[str]:
    return set(image.renditions.values_list("focal_point_key", flat=True))


def specs(image) -> list[str]:
    return sorted(image.renditions.values_list("filter_spec", flat=True))


def test_a_card_gets_the_sizes_of_cards_and_messages(image):
    assert specs(image) == sorted([*CARD, *SHARE])


def test_sizes_that_are_there_are_not_made_again(image):
    before = set(image.renditions.values_list("pk", "file"))

    make_renditions(image.pk, "card")

    assert set(image.renditions.values_list("pk", "file")) == before


def test_a_picture_deleted_meanwhile_is_no_error(image):
    pk = image.pk
    image.delete()

    make_renditions(pk, "card")

    assert not ShopRendition.objects.exists()


def test_a_new_focal_point_gives_the_same_sizes_anew_and_drops_the_old(image, committed):
    before, old = specs(image), keys(image)

    with committed():
        save(image, **FOCAL_POINT)

    assert specs(image) == before
    assert keys(image) == {image.focal_key} != old


def test_until_they_are_made_the_old_sizes_stand_in(image):
    save(image, **FOCAL_POINT)

    attach_renditions([image], CARD)

    assert len(sizes_of(image, CARD)) == len(CARD)


def test_a_new_file_takes_the_wrong_sizes_away_at_once(image):
    save(image, file=png("other.png"))

    assert not image.renditions.exists()


def test_a_new_file_gets_its_sizes_after_the_commit(image, committed):
    before = specs(image)

    with committed():
        save(image, file=png("other.png"))

    assert specs(image) == before


def test_a_new_description_makes_no_size(image, committed):
    before = set(image.renditions.values_list("pk", flat=True))

    with committed():
        save(image, description="A bun", title="Bun")

    assert set(image.renditions.values_list("pk", flat=True)) == before


def test_a_drawing_needs_no_sizes(home):
    image = make_image(warm=False)
    save(image, file=svg_file())

    make_renditions(image.pk, "card")

    assert not image.renditions.exists()


def test_a_draft_makes_no_size(home, committed):
    page, image = make_category(), make_image(warm=False)
    page.card_image = image

    with committed():
        page.save_revision()

    assert not image.renditions.exists()


def test_a_product_gets_its_sizes_when_it_is_published(home, committed):
    image = make_image(warm=False)
    product = make_product(image=image, live=False)

    with committed():
        product.save_revision().publish()

    assert {"format-avif|fill-960x720", "format-jpeg|fill-1200x630"} <= set(specs(image))


def test_the_page_of_a_picture_shows_its_sizes_as_soon_as_they_are_made(client, home, committed):
    category, image = make_category(), make_image(warm=False)
    client.get(category.url)

    with committed():
        make_product(category=category, image=image).save_revision().publish()

    assert '<source type="image/avif"' in client.get(category.url).text
