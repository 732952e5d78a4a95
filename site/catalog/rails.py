"""Product rails: which products stand in a row, by hand or by rule, for all rails of a page.

One light query reads the shelf (all products shoppers may see); Python picks from it for every
rail, and one more read fetches what was picked. So ten rails cost no more queries than one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.blocks import StreamValue

from catalog.addresses import shop_address
from catalog.blocks.loading import items
from catalog.blocks.shop import RULES, USUAL
from catalog.listing import DIETS
from catalog.models.pack import ProductVariant
from catalog.models.product import Product
from catalog.models.stock import StockMovement

LATELY = timedelta(days=30)
HOUR = 60 * 60


class ShelfItem(NamedTuple):
    """What picking needs to know of a product that shoppers may see."""

    pk: int
    name: str
    slug: str
    category_id: int
    category_path: str
    category_address: str
    featured: bool
    sort_order: int
    published_at: datetime | None
    diet: str
    jain: bool
    vegan: bool
    gluten_free: bool
    in_stock: bool

    @property
    def url(self) -> str:
        return f"{shop_address(self.category_address)}{self.slug}/"


class Wish(NamedTuple):
    """What an editor asked a rail to show."""

    heading: str
    rule: str
    count: int
    chosen: list[int]
    category_id: int | None
    tag: str

    @classmethod
    def of(cls, raw: dict) -> "Wish":
        """Read the raw value of a `product_rail` block; an unfinished draft may lack anything."""
        rule = raw.get("rule")
        return cls(
            heading=raw.get("heading") or "",
            rule=rule if rule in dict(RULES) else "CHOSEN",
            count=raw.get("count") or USUAL,
            chosen=[pk for pk in items(raw.get("products")) if pk],
            category_id=raw.get("category"),
            tag=raw.get("tag") or "",
        )


class ThinRail(NamedTuple):
    """A rail that misses some of the products it was made for."""

    heading: str
    missing: int
    asked: int


class Shelf:
    """All products shoppers may see, read once; picks keep to what is in stock."""

    @cached_property
    def items(self) -> dict[int, ShelfItem]:
        """The products by key, in the editors' order."""
        packs = ProductVariant.objects.filter(product=OuterRef("pk"), withdrawn=False)
        rows = Product.objects.available().annotate(
            has_stock=Exists(packs.filter(stock__on_hand__gt=0))
        )
        columns = [
            *("pk", "name", "slug", "category_id", "category__path", "category__url_path"),
            *("featured", "sort_order", "first_published_at"),
            *("diet", "jain", "vegan", "gluten_free", "has_stock"),
        ]
        rows = rows.order_by("sort_order", "name", "pk").values_list(*columns)
        return {row[0]: ShelfItem(*row) for row in rows}

    def get(self, pk: int) -> ShelfItem | None:
        """Return a product that shoppers may see, in stock or not."""
        return self.items.get(pk)

    @cached_property
    def in_stock(self) -> list[ShelfItem]:
        return [item for item in self.items.values() if item.in_stock]

    @cached_property
    def best_selling(self) -> list[ShelfItem]:
        """What is in stock, most sold first, then what the editors feature."""
        sold = sold_lately()
        return sorted(self.in_stock, key=lambda item: (-sold.get(item.pk, 0), not item.featured))

    def pick(self, wish: Wish, path: str = "") -> list[int]:
        """Return the keys of a rail's products; rules look below this tree path only."""
        ranked = getattr(self, f"_{wish.rule.lower()}")(wish)
        if wish.rule not in ("CHOSEN", "CATEGORY"):
            ranked = [item for item in ranked if item.category_path.startswith(path)]
        return list(dict.fromkeys(item.pk for item in ranked))[: wish.count]

    def _chosen(self, wish: Wish) -> list[ShelfItem]:
        """The chosen ones, then others of their categories, then the best-selling."""
        chosen = [self.items[pk] for pk in wish.chosen if pk in self.items]
        categories = {item.category_id for item in chosen}
        near = [item for item in self.in_stock if item.category_id in categories]
        kept = [item for item in chosen if item.in_stock]
        enough = len({item.pk for item in (*kept, *near)}) >= wish.count
        return [*kept, *near, *([] if enough else self.best_selling)]

    def _newest(self, wish: Wish) -> list[ShelfItem]:
        oldest = datetime.min.replace(tzinfo=timezone.get_default_timezone())
        return sorted(
            self.in_stock, key=lambda item: (item.published_at or oldest, item.pk), reverse=True
        )

    def _best_selling(self, wish: Wish) -> list[ShelfItem]:
        return self.best_selling

    def _featured(self, wish: Wish) -> list[ShelfItem]:
        return [*(item for item in self.in_stock if item.featured), *self.best_selling]

    def _tag(self, wish: Wish) -> list[ShelfItem]:
        marks = DIETS.get(wish.tag, {})
        fits = [
            item
            for item in self.in_stock
            if all(getattr(item, name) == value for name, value in marks.items())
        ]
        return sorted(fits, key=lambda item: not item.featured)

    def _category(self, wish: Wish) -> list[ShelfItem]:
        return [item for item in self.in_stock if item.category_id == wish.category_id]


def sold_lately() -> dict[int, int]:
    """Return the pieces sold and kept of each product in the last 30 days, counted hourly."""
    return cache.get_or_set("sold-lately", _count_sold, HOUR)


def fetch_products(keys: Iterable[int]) -> dict[int, Product]:
    """Return products with all that a card shows, by key in the order of the keys."""
    keys = list(dict.fromkeys(keys))
    found = {product.pk: product for product in Product.objects.listed().filter(pk__in=keys)}
    return {pk: found[pk] for pk in keys if pk in found}


def wishes(page) -> list[Wish]:
    """Return what the rails of a page's blocks ask for; a page without blocks asks for nothing."""
    body = getattr(page, "body", None)
    raw = body.raw_data if isinstance(body, StreamValue) else []
    return [Wish.of(item["value"]) for item in raw if item["type"] == "product_rail"]


def thin_rails(page, shelf: Shelf | None = None) -> list[ThinRail]:
    """Return the rails of a page that miss chosen products, or have nothing at all to show.

    Whoever asks about many pages hands over one shelf.
    """
    shelf = shelf or Shelf()
    thin = []
    for wish in wishes(page):
        by_hand = wish.rule == "CHOSEN"
        asked = min(len(set(wish.chosen)), wish.count) if by_hand else wish.count
        there = {item.pk for item in shelf.in_stock}
        found = there & set(wish.chosen) if by_hand else shelf.pick(wish, page.landing_path)
        missing = asked - len(found)
        if missing > 0 and (by_hand or not found):
            thin.append(ThinRail(wish.heading, missing, asked))
    return thin


def _count_sold() -> dict[int, int]:
    reasons = (StockMovement.Reason.SOLD, StockMovement.Reason.RETURNED)
    lines = StockMovement.objects.filter(reason__in=reasons, at__gte=timezone.now() - LATELY)
    sums = lines.values_list("stock__variant__product").annotate(Sum("quantity")).order_by()
    return {product: -pieces for product, pieces in sums}
