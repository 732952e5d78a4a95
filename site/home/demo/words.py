"""Content as it is written in the demo's files, turned into what pages and settings keep.

The files name a picture by its file, a page by its address and a product by its slug.
"""

import re

from wagtail.models import Page

from catalog.addresses import shop_address
from catalog.models import Product
from home.demo.pictures import Pictures

LINK = re.compile(r'href="(/[^"]*)"')
# Addresses of our own that are no page of the tree.
NO_PAGES = {"/my-data/"}


class Words:
    """Turns names into keys; made once all that is named is there."""

    def __init__(self, pictures: Pictures):
        pages, products = Page.objects.filter(depth__gt=1), Product.objects.all()
        self.pages = {shop_address(path): pk for pk, path in pages.values_list("pk", "url_path")}
        self.products = dict(products.values_list("slug", "pk"))
        self.picture = pictures.get
        self.keys = {
            "picture": self._shown,
            "phone_picture": lambda name: self.picture(name).pk,
            "products": lambda slugs: [self.products[slug] for slug in slugs],
            **dict.fromkeys(("page", "section", "category"), self.pages.__getitem__),
        }

    def blocks(self, written: str | list[dict]) -> list[dict]:
        """Return the blocks of a page; a mere text is one block."""
        written = [{"type": "text", "text": written}] if isinstance(written, str) else written
        return [self._block(**block) for block in written]

    def value(self, written):
        """Return a value with the keys of all it names, however deep."""
        if isinstance(written, list):
            return [self.value(inner) for inner in written]
        if isinstance(written, dict):
            return {name: self._field(name, inner) for name, inner in written.items()}
        return self.text(written) if isinstance(written, str) else written

    def text(self, html: str) -> str:
        """Return a text whose links follow their page wherever it moves."""
        return LINK.sub(self._link, html)

    def _link(self, link: re.Match) -> str:
        address = link[1]
        return link[0] if address in NO_PAGES else f'linktype="page" id="{self.pages[address]}"'

    def _block(self, *, type: str, **written) -> dict:
        value = self.value(written)
        if type == "hero":
            # On phones another picture stands there, and the headline says what matters.
            value["picture"] |= {"decorative": True, "alt_text": ""}
        return {"type": type, "value": value["text"] if type == "text" else value}

    def _field(self, name: str, written):
        return self.keys.get(name, self.value)(written)

    def _shown(self, name: str) -> dict:
        picture = self.picture(name)
        return {"image": picture.pk, "decorative": False, "alt_text": picture.description}
