"""`manage.py make_renditions` catches up after an import or a lost task."""

import io

import pytest
from django.core.management import CommandError, call_command

from catalog.images import CARD
from catalog.tests.factories import make_category, make_image, make_product


def run() -> str:
    out = io.StringIO()
    call_command("make_renditions", stdout=out, no_color=True)
    return out.getvalue()


def test_every_picture_shoppers_see_gets_its_sizes(home):
    card, product = make_image(warm=False), make_image(warm=False)
    make_product(category=make_category(card_image=card), image=product)

    run()

    assert set(CARD) <= set(card.renditions.values_list("filter_spec", flat=True))
    assert product.renditions.filter(filter_spec="format-avif|fill-960x720").exists()


def test_pictures_of_drafts_and_unused_ones_get_none(home):
    draft, unused = make_image(warm=False), make_image(warm=False)
    make_product(image=draft, live=False)

    run()

    assert [draft.renditions.exists(), unused.renditions.exists()] == [False, False]


def test_a_second_run_makes_nothing_and_says_so_in_one_line(home):
    make_product(image=make_image(warm=False))
    run()

    assert run() == "0 sizes made, 1 pictures in use.\n"


def test_a_broken_file_is_named_and_does_not_stop_the_others(home):
    broken, sound = make_image(title="Torn bun", warm=False), make_image(warm=False)
    make_product(image=broken)
    make_product(image=sound)
    broken.file.storage.delete(broken.file.name)

    with pytest.raises(CommandError, match="Torn bun"):
        run()

    assert sound.renditions.exists()
