"""How products and categories are read: filters compose, and prefetch what a card shows."""

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import PageManager, PageQuerySet


class ProductQuerySet(models.QuerySet):
    def available(self) -> "ProductQuerySet":
        """Products shoppers may see: published, in a published category, with a pack on sale."""
        return self.filter(Exists(_packs()), live=True, category__live=True)

    def in_stock(self) -> "ProductQuerySet":
        return self.filter(Exists(_packs().filter(stock__on_hand__gt=0)))

    def with_price_from(self) -> "ProductQuerySet":
        """Annotate `lowest_price`, the lowest price of a pack on sale, in rupees."""
        return self.annotate(
            lowest_price=Min("variants__price", filter=Q(variants__withdrawn=False))
        )

    def listed(self) -> "ProductQuerySet":
        """Available products with category, packs, stock and pictures, in three queries.

        The pictures' sizes come by `images.attach_renditions`, once for all of a page.
        """
        shown = self.available().select_related("category")
        return shown.prefetch_related(self.packs(), self.shown_pictures())

    @staticmethod
    def packs() -> Prefetch:
        """Return the prefetch of packs in the editor's order, with stock."""
        from catalog.models.pack import ProductVariant

        packs = ProductVariant.objects.select_related("stock").order_by("sort_order", "pk")
        return Prefetch("variants", packs)

    @staticmethod
    def shown_pictures() -> Prefetch:
        """Return the prefetch of pictures in the editor's order."""
        from catalog.models.pack import ProductPicture

        shown = ProductPicture.objects.select_related("image").order_by("sort_order", "pk")
        return Prefetch("pictures", shown)


class VariantQuerySet(models.QuerySet):
    def on_sale(self) -> "VariantQuerySet":
        """Packs of products shoppers may see."""
        return self.filter(withdrawn=False, product__live=True, product__category__live=True)


class SectionQuerySet(PageQuerySet):
    def cards(self) -> "SectionQuerySet":
        """Live sections in tree order, with pictures and `category_count` of live categories."""
        from catalog.models.pages import CategoryPage

        children = (
            CategoryPage.objects.live()
            .filter(path__startswith=OuterRef("path"), depth=OuterRef("depth") + 1)
            .order_by()
            .values("live")
            .annotate(count=Count("pk"))
            .values("count")
        )
        return (
            self.live()
            .annotate(category_count=Coalesce(Subquery(children), 0))
            .defer_streamfields()
            .select_related("card_image")
            .order_by("path")
        )


class CategoryQuerySet(PageQuerySet):
    def with_offers(self) -> "CategoryQuerySet":
        """Annotate `product_count` and `price_from` (rupees) over available products."""
        shown = Q(products__live=True, products__variants__withdrawn=False)
        return self.annotate(
            product_count=Count("products", filter=shown, distinct=True),
            price_from=Min("products__variants__price", filter=shown),
        )

    def cards(self) -> "CategoryQuerySet":
        """Live categories in tree order with all that a category card shows."""
        shown = self.live().with_offers().defer_streamfields()
        return shown.select_related("card_image").order_by("path")


SectionManager = PageManager.from_queryset(SectionQuerySet)
CategoryManager = PageManager.from_queryset(CategoryQuerySet)


def _packs() -> models.QuerySet:
    from catalog.models.pack import ProductVariant

    return ProductVariant.objects.filter(product=OuterRef("pk"), withdrawn=False)
