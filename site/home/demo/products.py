"""The demo's products with packs, first stock and pictures."""

from catalog.models import CategoryPage, Product, ProductPicture, ProductVariant
from home.demo.pictures import Pictures

OWN_FIELDS = {"image", "gallery", "related", "variants"}


def add_products(sections: list[dict], pictures: Pictures, *, maker: str) -> None:
    """Add and publish the products that are missing; then link those that go well together."""
    fresh = {}
    for section in sections:
        for category in section["categories"]:
            page = CategoryPage.objects.get(slug=category["slug"])
            for position, words in enumerate(category["products"], start=1):
                if not Product.objects.filter(slug=words["slug"]).exists():
                    fresh[words["slug"]] = words["related"]
                    _add_product(page, words, pictures, maker=maker, sort_order=position * 10)
    # By name, so that the newest come from all over the shop.
    for slug, related in sorted(fresh.items()):
        product = Product.objects.get(slug=slug)
        product.related_products = Product.objects.filter(slug__in=related)
        product.save()
        product.save_revision().publish()


def _add_product(page: CategoryPage, words: dict, pictures: Pictures, **fields) -> None:
    facts = {name: value for name, value in words.items() if name not in OWN_FIELDS}
    product = Product(category=page, **facts, **fields)
    product.variants = [
        ProductVariant(
            sort_order=position,
            **{name: value for name, value in pack.items() if name != "stock"},
        )
        for position, pack in enumerate(words["variants"])
    ]
    product.pictures = [
        ProductPicture(image=pictures.get(name), sort_order=position)
        for position, name in enumerate([words["image"], *words.get("gallery", ())])
    ]
    product.full_clean()
    product.save()
    for variant, pack in zip(product.variants.all(), words["variants"], strict=True):
        if pack["stock"]:
            variant.stock.change(quantity=pack["stock"], reason="RECEIVED", note="opening stock")
