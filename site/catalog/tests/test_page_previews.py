"""Editors preview pages that are new, half done or wrong, through the admin's own views."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from catalog.models import CategoryPage
from catalog.tests.factories import make_category, make_product, make_section

pytestmark = pytest.mark.usefixtures("home")

NO_LINK = {"label": "", "page": "", "product": "", "address": ""}
NO_PICTURE = {"image": "", "alt_text": ""}
RAIL = {
    "heading": "Fresh",
    "text": "",
    "rule": "CATEGORY",
    "products": streamfield([]),
    "category": "",
    "tag": "",
    "count": "4",
    "link": NO_LINK,
}
UNFINISHED = [
    ("hero", {"title": "Bread week", "text": "", "picture": NO_PICTURE, "link": NO_LINK}),
    ("notice", {"text": "", "kind": "info", "link": NO_LINK}),
    ("product_rail", RAIL | {"heading": "", "count": ""}),
    ("category_grid", {"heading": "", "section": "", "categories": streamfield([])}),
    ("offer", {"heading": "", "text": "", "picture": NO_PICTURE, "link": NO_LINK}),
    (
        "picture_and_text",
        {"heading": "", "picture": NO_PICTURE, "text": rich_text(""), "side": "left"},
    ),
    ("text", rich_text("")),
    ("gallery", {"heading": "", "pictures": streamfield([])}),
    ("quote", {"text": "", "who": ""}),
    ("story", {"heading": "", "text": "", "picture": NO_PICTURE, "page": "", "label": ""}),
    ("faq", {"heading": "", "items": streamfield([])}),
    ("hours", {"heading": "", "text": ""}),
    ("call_to_action", {"heading": "", "text": "", "link": NO_LINK}),
]


def form(*blocks: tuple, **changes) -> dict:
    fields = {"title": "Rusks", "slug": "rusks", "intro": "", "body": streamfield(blocks)}
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return nested_form_data(fields | {"comments": comments} | changes)


def shown(client, path: str, body: dict):
    """Return the preview of a form as the admin's panel asks for it."""
    answer = client.post(path, body).json()
    assert answer == {"is_valid": True, "is_available": True}
    return client.get(f"{path}?in_preview_panel=true")


def chosen(key: int) -> dict:
    return streamfield([("item", str(key))])


def editing(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def save(client, page, *blocks: tuple, publish: bool = False):
    """Save the form of a page as a draft, or publish it."""
    return client.post(editing(page), form(*blocks) | ({"action-publish": "1"} if publish else {}))


def new_page(parent, kind: str = "categorypage") -> str:
    return reverse("wagtailadmin_pages:preview_on_add", args=["catalog", kind, parent.pk])


def old_page(page) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def test_a_category_never_saved_can_be_seen(admin_client):
    make_product(name="Bun", category=make_category(section=make_section()))
    section = make_section(slug="snacks", title="Snacks")

    response = shown(admin_client, new_page(section), form())

    assert response.status_code == 200
    assert "<h1>Rusks</h1>" in response.text
    assert "The next batch is on its way" in response.text


def test_a_section_never_saved_can_be_seen(admin_client, home):
    response = shown(admin_client, new_page(home, "sectionpage"), form())

    assert response.status_code == 200
    assert "<h1>Rusks</h1>" in response.text


def test_a_page_of_unfinished_blocks_can_be_seen(admin_client):
    response = shown(admin_client, old_page(make_category()), form(*UNFINISHED))

    assert response.status_code == 200
    assert "Bread week</h1>" in response.text


def test_a_page_of_unfinished_blocks_can_be_kept_as_a_draft(admin_client):
    save(admin_client, make_category(), *UNFINISHED)

    draft = CategoryPage.objects.get().get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == [name for name, _value in UNFINISHED]


def test_a_draft_of_unfinished_blocks_can_be_taken_up_again(admin_client):
    page = make_category()
    save(admin_client, page, *UNFINISHED)

    draft = CategoryPage.objects.get().get_latest_revision_as_object()

    assert admin_client.get(editing(page)).status_code == 200
    assert "Bread week</h1>" in draft.make_preview_request().text


def test_an_unfinished_block_is_not_published(admin_client):
    response = save(admin_client, make_category(), ("product_rail", RAIL), publish=True)

    assert "Choose the category these products come from." in response.text
    assert CategoryPage.objects.get().latest_revision is None


def test_a_wrong_address_is_not_even_kept_as_a_draft(admin_client):
    evil = {"heading": "Win", "text": "", "link": NO_LINK | {"address": "javascript:alert(1)"}}

    response = save(admin_client, make_category(), ("call_to_action", evil))

    assert "Begin with /, #, https://, tel: or mailto:" in response.text
    assert CategoryPage.objects.get().latest_revision is None


def test_a_preview_fills_rails_and_grids_of_the_form(admin_client):
    bun = make_product(name="Second tray bun", category=make_category())
    cakes = make_category(slug="cakes", title="Cakes")
    blocks = [
        ("product_rail", RAIL | {"rule": "CHOSEN", "products": chosen(bun.pk)}),
        ("category_grid", {"heading": "", "section": "", "categories": chosen(bun.category_id)}),
    ]

    response = shown(admin_client, old_page(cakes), form(*blocks))

    assert "Second tray bun" in response.text
    assert '<a class="category-card__link" href="/bakery/breads/">' in response.text
