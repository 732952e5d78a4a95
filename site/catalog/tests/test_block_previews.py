"""Every block shows editors what it will look like, in a full and in an empty shop."""

import pytest
from django.template.loader import get_template
from django.urls import reverse
from wagtail.admin.icons import get_icons

from catalog.blocks import CategoryBlocks, HomeBlocks, SectionBlocks, StandardBlocks
from catalog.tests.factories import make_category, make_image, make_product

STREAMS = [HomeBlocks, SectionBlocks, CategoryBlocks, StandardBlocks]
# Streams that share a block share its definition, and so its preview.
BLOCKS = {
    block.definition_prefix: block for stream in STREAMS for block in stream.base_blocks.values()
}
every_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.name)


def preview(client, block) -> str:
    """Return the main part of a block's preview in the admin."""
    path = reverse("wagtailadmin_block_preview")
    response = client.get(path, {"id": block.definition_prefix})
    assert response.status_code == 200
    return response.text.split('<main class="page wrap">')[1].split("</main>")[0].strip()


@every_block
def test_a_block_is_shown_to_an_editor_of_a_full_shop(admin_client, home, block):
    breads = make_category(card_image=make_image())
    for _ in range(4):
        make_product(category=breads, image=make_image())

    shown = preview(admin_client, block)

    assert shown
    assert "None" not in shown


@every_block
def test_a_block_is_shown_to_an_editor_of_an_empty_shop(admin_client, home, block):
    shown = preview(admin_client, block)

    assert "<img" not in shown
    assert "None" not in shown


@every_block
def test_a_block_is_introduced_to_editors(block):
    assert block.is_previewable
    assert block.get_description().endswith((".", "…"))
    assert block.meta.group
    assert f'id="icon-{block.meta.icon}"' in get_icons()


@every_block
def test_a_block_has_a_template_of_its_own(block):
    same = [other for other in BLOCKS.values() if other.meta.template == block.meta.template]

    assert get_template(block.meta.template)
    assert {other.name for other in same} == {block.name}


def test_a_rail_shows_real_products_in_its_preview(admin_client, home):
    make_product(name="Second tray bun", image=make_image(), slug="bun")

    shown = preview(admin_client, HomeBlocks.base_blocks["product_rail"])

    assert 'href="/bakery/breads/bun/"' in shown
    assert "format-avif.fill-" in shown


def test_a_hero_borrows_the_widest_picture(admin_client, home):
    image = make_image()

    shown = preview(admin_client, HomeBlocks.base_blocks["hero"])

    assert f"images/{image.filename.split('.')[0]}" in shown
