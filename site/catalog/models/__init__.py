from catalog.images import ShopImage, ShopRendition
from catalog.models.links import LinkFields, LinkQuerySet
from catalog.models.pack import ProductPicture, ProductVariant
from catalog.models.pages import CategoryPage, SectionPage, ShopPage
from catalog.models.product import Product
from catalog.models.stock import OutOfStock, Stock, StockMovement
from catalog.models.synonym import Synonym

__all__ = [
    "CategoryPage",
    "LinkFields",
    "LinkQuerySet",
    "OutOfStock",
    "Product",
    "ProductPicture",
    "ProductVariant",
    "SectionPage",
    "ShopImage",
    "ShopPage",
    "ShopRendition",
    "Stock",
    "StockMovement",
    "Synonym",
]
