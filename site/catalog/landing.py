"""Make a page's body ready to be shown: rails and grids filled, pictures with their sizes."""

from collections.abc import Iterator, Mapping

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage

from catalog.blocks.loading import loaded
from catalog.grids import Cards
from catalog.images import CARD, HERO, HERO_PHONE, PRODUCT, attach_renditions
from catalog.rails import Shelf, fetch_products, wishes


class Landing:
    """The body of a page: its `hero`, the `notices` right below, and the other `blocks`.

    What a page always shows (`page.fixed_block`) comes first among the blocks unless an editor
    gave it a place. Blocks with nothing to show are left out. The block with the first picture
    of the page is `eager`. `listed` are products the page shows besides.
    """

    def __init__(self, page, *, listed: tuple = (), only_fixed: bool = False):
        self.page = page
        self.shelf = Shelf()
        blocks = [] if only_fixed else loaded(page.body, self.shelf)
        self.hero = blocks.pop(0) if blocks and blocks[0].block_type == "hero" else None
        self.notices = []
        while blocks and blocks[0].block_type == "notice":
            self.notices.append(blocks.pop(0))
        self.blocks = self._with_fixed(blocks)
        self._fill_rails()
        self._fill_grids()
        self.blocks = [block for block in self.blocks if _has_something(block)]
        self._mark_first_picture(listed)
        self._attach_sizes(listed)

    def _with_fixed(self, blocks: list) -> list:
        """Return the blocks with the page's fixed one, which stands first if nobody placed it."""
        name, words = self.page.fixed_block
        if not name or any(block.block_type == name for block in blocks):
            return blocks
        kind = self.page.body.stream_block.child_blocks[name]
        value = kind.get_default()
        if words:
            value.update(words)
        return [StreamValue.StreamChild(kind, value, id=None), *blocks]

    def _values(self, kind: str) -> list:
        return [block.value for block in self.blocks if block.block_type == kind]

    def _fill_rails(self) -> None:
        rails = self._values("product_rail")
        if not rails:
            return
        picks = [self.shelf.pick(wish, self.page.landing_path) for wish in wishes(self.page)]
        products = fetch_products(pk for picked in picks for pk in picked)
        for rail, picked in zip(rails, picks, strict=True):
            rail.shown = [products[pk] for pk in picked if pk in products]

    def _fill_grids(self) -> None:
        cards = Cards()
        for grid in self._values("category_grid"):
            cards.fill(grid, path=self.page.landing_path, here=self.page.pk)

    def _mark_first_picture(self, listed: tuple) -> None:
        """Mark the block that leads with the page's first picture; a hero's is first anyway."""
        if self.hero and self.hero.value["picture"]:
            return
        leading = (block for block in self.blocks if _leads_with_picture(block, listed))
        if first := next(leading, None):
            first.eager = True

    def _attach_sizes(self, listed: tuple) -> None:
        products = [product for rail in self._values("product_rail") for product in rail.shown]
        grids = self._values("category_grid")
        cards = [card for grid in grids for card in (*grid.shown, *grid.doors)]
        images = [shown.card_image for shown in (*products, *cards, *listed)]
        heroes = [self.hero] if self.hero else []
        images += [image for block in (*heroes, *self.blocks) for image in pictures_in(block.value)]
        attach_renditions(images, [*HERO, *HERO_PHONE, *CARD, *PRODUCT])


def pictures_in(value) -> Iterator[AbstractImage]:
    """Yield the pictures in the value of a block."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, Mapping | ListValue):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from pictures_in(inner)


def _leads_with_picture(block, listed: tuple) -> bool:
    """Tell whether the first thing a block shows has a picture."""
    value = block.value
    if block.block_type == "listing":
        cards = listed
    elif block.block_type in ("product_rail", "category_grid"):
        cards = value.shown or value.doors
    else:
        return next(pictures_in(value), None) is not None
    return bool(cards) and cards[0].card_image is not None


def _has_something(block) -> bool:
    if block.block_type == "product_rail":
        return bool(block.value.shown)
    if block.block_type == "category_grid":
        return bool(block.value.shown or block.value.doors)
    return True
