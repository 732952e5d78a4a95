"""Texts link to what shoppers may see, and only to that."""

import pytest
from wagtail.rich_text import expand_db_html

from catalog.tests.factories import make_category, make_section

pytestmark = pytest.mark.usefixtures("home")


def link_to(page, words: str = "our breads") -> str:
    return f'<p>Try <a linktype="page" id="{page.pk}">{words}</a>.</p>'


def test_a_link_in_a_text_leads_to_the_page():
    assert expand_db_html(link_to(make_category())) == (
        '<p>Try <a href="/bakery/breads/">our breads</a>.</p>'
    )


def test_a_link_to_an_unpublished_page_is_its_words_alone():
    page = make_category(live=False)

    assert expand_db_html(link_to(page)) == "<p>Try <a>our breads</a>.</p>"


def test_a_link_to_a_deleted_page_is_its_words_alone():
    page = make_category()
    text = link_to(page)
    page.delete()

    assert expand_db_html(text) == "<p>Try <a>our breads</a>.</p>"


def test_a_link_that_lost_its_page_breaks_nothing():
    assert expand_db_html('<a linktype="page">our breads</a>') == "<a>our breads</a>"


def test_links_to_pages_of_all_kinds_cost_one_query(home, django_assert_num_queries):
    section = make_section()
    text = link_to(home) + link_to(section) + link_to(make_category(section=section))

    with django_assert_num_queries(1):
        assert expand_db_html(text).count("href") == 3
