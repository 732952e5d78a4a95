"""A full page asks as few queries as an empty-handed one: every block, many times over."""

import pytest

from catalog.tests.factories import make_category, make_image, make_product, make_section
from catalog.tests.queries import queries
from catalog.tests.raw_blocks import (
    call_to_action,
    faq,
    gallery,
    grid,
    hero,
    hours,
    link,
    listing,
    notice,
    offer,
    picture_and_text,
    put,
    quote,
    rail,
    story,
    text,
)

RULES = [
    {"rule": "NEWEST"},
    {"rule": "BEST_SELLING"},
    {"rule": "FEATURED"},
    {"rule": "TAG", "tag": "vegan"},
]
# Measured, with the shop's frame around the page: a new query shows here.
MOST = {"/": 12, "/bakery/": 13, "/bakery/breads/": 19}


class Shop:
    """A shop that grows: each call of `stock` adds categories and products with pictures."""

    def __init__(self, home):
        self.section = make_section(card_image=make_image())
        self.breads = make_category(section=self.section, card_image=make_image())
        self.categories, self.products, self.images = [], [], []
        self.home = home

    def stock(self, number: int) -> None:
        for _ in range(number):
            place = len(self.products)
            self.images.append(make_image())
            shelf = {"section": self.section, "card_image": self.images[-1]}
            self.categories.append(make_category(slug=f"c-{place}", title=f"C{place}", **shelf))
            for category in (self.breads, self.categories[-1]):
                baked = {"image": self.images[-1], "featured": True, "vegan": True}
                self.products.append(make_product(category=category, **baked))

    def blocks(self, times: int) -> list[dict]:
        """Return every block so many times, but for what a page may have once or six times."""
        rails = [rail(*self.products, count=12, link=link(product=self.products[-1].pk))]
        rails += [rail(count=12, link=link(page=self.breads.pk), **rule) for rule in RULES]
        rails.append(rail(rule="CATEGORY", category=self.breads.pk, count=12))
        repeated = [one for number in range(times) for one in self._each(number)]
        return [hero(self.images[0], link=link(page=self.breads.pk)), *rails[:times], *repeated]

    def _each(self, number: int) -> list[dict]:
        image, page = self.images[number], self.categories[number]
        words = f'<p>See <a linktype="page" id="{page.pk}">them</a>.</p>'
        return [
            notice(link=link(page=page.pk)),
            grid(*self.categories[:12]),
            grid(section=self.section),
            offer(image, link=link(product=self.products[number].pk)),
            picture_and_text(image, text=words),
            gallery(image, self.images[-1]),
            story(image, page),
            faq(("Eggless?", words), ("Fresh?", words)),
            call_to_action(link=link(page=page.pk)),
            text(words),
            quote(),
            hours(),
        ]


@pytest.fixture
def shop(home) -> Shop:
    return Shop(home)


@pytest.mark.parametrize("path", MOST)
def test_a_full_page_costs_the_same_with_two_and_with_twenty_of_everything(client, shop, path):
    pages = {"/": shop.home, "/bakery/": shop.section, "/bakery/breads/": shop.breads}
    more = [listing()] if path == "/bakery/breads/" else []
    shop.stock(2)
    put(pages[path], *shop.blocks(2), *more)
    few = queries(client, path)

    shop.stock(18)
    put(pages[path], *shop.blocks(20), *more)

    assert queries(client, path) == few <= MOST[path]
