"""What blocks refuse, and that they say so beside the field."""

import pytest
from wagtail.blocks import StreamBlockValidationError

from catalog.models import CategoryPage, SectionPage
from catalog.tests.factories import make_category, make_image, make_product
from catalog.tests.raw_blocks import (
    call_to_action,
    faq,
    gallery,
    grid,
    hero,
    link,
    listing,
    notice,
    offer,
    rail,
    story,
    text,
)

pytestmark = pytest.mark.usefixtures("home")


def clean(*blocks: dict, page=SectionPage):
    stream = page._meta.get_field("body").stream_block
    return stream.clean(stream.to_python(list(blocks)))


def refusal(*blocks: dict, page=SectionPage) -> StreamBlockValidationError:
    with pytest.raises(StreamBlockValidationError) as refused:
        clean(*blocks, page=page)
    return refused.value


def told(block: dict, *names: str) -> list[str]:
    """Return what is said beside a field of a block; inner fields follow their block's name."""
    error = refusal(block).block_errors[0]
    for name in names:
        error = error.block_errors[name]
    return error.messages


@pytest.mark.parametrize(
    ("rule", "field", "message"),
    [
        ("CHOSEN", "products", "Choose at least one product, or let a rule choose."),
        ("TAG", "tag", "Choose the mark these products carry."),
        ("CATEGORY", "category", "Choose the category these products come from."),
    ],
)
def test_a_rule_asks_for_what_it_needs(rule, field, message):
    assert told(rail(rule=rule), field) == [message]


@pytest.mark.parametrize("rule", ["NEWEST", "BEST_SELLING", "FEATURED"])
def test_a_rule_that_needs_nothing_asks_for_nothing(rule):
    assert len(clean(rail(rule=rule))) == 1


def test_a_rule_that_has_what_it_needs_is_taken():
    breads = make_category()
    bun = make_product(category=breads)

    rails = [rail(bun), rail(rule="TAG", tag="jain"), rail(rule="CATEGORY", category=breads.pk)]

    assert len(clean(*rails)) == 3


@pytest.mark.parametrize("count", [3, 13])
def test_a_rail_has_between_four_and_twelve_products(count):
    assert told(rail(rule="NEWEST", count=count), "count") == ["Between 4 and 12, please."]


def test_a_chosen_product_that_was_deleted_is_asked_for_again():
    block = rail(rule="CHOSEN", products=[{"type": "item", "value": 999, "id": "gone"}])

    assert refusal(block).block_errors[0].block_errors["products"].block_errors.keys() == {0}


def test_a_page_has_at_most_six_rails():
    rails = [rail(rule="NEWEST")] * 7

    assert refusal(*rails).non_block_errors.as_data()[0].message == (
        "Product rail: The maximum number of items is 6"
    )


def test_a_link_has_one_target():
    two = link(page=make_category().pk, address="/breads/")

    assert told(call_to_action(link=two), "link", "address") == [
        "Choose one only: a page, a product or an address."
    ]


def test_a_button_needs_a_target():
    assert told(call_to_action(link=link(label="Ask")), "link", "page") == [
        "Choose where this leads: a page, a product or an address."
    ]


def test_words_on_a_link_need_a_target():
    assert told(notice(link=link(label="See when")), "link", "page") == [
        "Choose where this leads: a page, a product or an address."
    ]


def test_a_link_that_may_be_missing_may_be_missing():
    assert len(clean(hero(), notice())) == 2


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,hello",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "http://evil.example/",
        "https://",
        "breads/",
        "/a page/",
        "https://a.example/\tb",
    ],
)
def test_an_address_of_another_kind_is_refused(address):
    assert told(call_to_action(link=link(address=address)), "link", "address") == [
        "Begin with /, #, https://, tel: or mailto:, and leave out spaces."
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/delivery/?from=home#fees",
        "#",
        "#faq",
        "https://wa.me/91",
        "tel:+9180",
        "mailto:a@b.c",
    ],
)
def test_an_address_of_a_known_kind_is_taken(address):
    assert len(clean(call_to_action(link=link(address=address)))) == 1


def test_a_hero_stands_at_the_top_only():
    assert refusal(text(), hero()).non_block_errors.as_data()[0].message == (
        "The hero stands at the top: please move it above all other blocks."
    )


def test_a_page_has_one_hero():
    messages = [error.message for error in refusal(hero(), hero()).non_block_errors.as_data()]

    assert "Hero: The maximum number of items is 1" in messages


def test_a_category_has_its_list_once():
    messages = refusal(listing(), listing(), page=CategoryPage).non_block_errors.as_data()

    assert messages[0].message == "Products of this category: The maximum number of items is 1"


def test_a_picture_says_what_is_seen():
    silent = {"image": make_image().pk, "alt_text": "", "decorative": False}

    assert told(offer(picture=silent), "picture", "alt_text") == [
        "Please add some alt text for your image or mark it as decorative"
    ]


@pytest.mark.parametrize("block", [offer(), story(), gallery()])
def test_a_block_about_a_picture_needs_one(block):
    assert refusal(block).block_errors.keys() == {0}


def test_questions_and_answers_need_a_question():
    assert refusal(faq()).block_errors.keys() == {0}


def test_a_grid_needs_nothing():
    assert len(clean(grid())) == 1
