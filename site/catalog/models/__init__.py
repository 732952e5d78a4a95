from catalog.images import ShopImage, ShopRendition
from catalog.models.pack import ProductPicture, ProductVariant
from catalog.models.pages import CategoryPage, SectionPage, ShopPage
from catalog.models.product import Product
from catalog.models.stock import OutOfStock, Stock, StockMovement

__all__ = [
    "CategoryPage",
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
]
