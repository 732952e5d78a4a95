"""Pages, products and pictures for tests; everything has a good default."""

from decimal import Decimal
from itertools import count

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from catalog.images import ALL_SPECS, ShopImage
from catalog.models import CategoryPage, Product, ProductPicture, ProductVariant, SectionPage

serial = count(1)


def make_section(*, slug: str = "bakery", title: str = "Bakery", **fields) -> SectionPage:
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=SectionPage(slug=slug, title=title, **fields))


def make_category(
    *,
    section: SectionPage | None = None,
    slug: str = "breads",
    title: str = "Breads",
    **fields,
) -> CategoryPage:
    section = section or SectionPage.objects.first() or make_section()
    return section.add_child(instance=CategoryPage(slug=slug, title=title, **fields))


def make_product(
    *,
    category: CategoryPage | None = None,
    name: str = "Bun",
    slug: str = "",
    price: str = "40.00",
    mrp: str = "",
    stock: int = 10,
    label: str = "200 g",
    net_quantity: str = "200",
    unit: str = "G",
    image: ShopImage | None = None,
    related: tuple = (),
    **fields,
) -> Product:
    """Return a product with one pack."""
    number = next(serial)
    product = Product(
        category=category or CategoryPage.objects.first() or make_category(),
        name=name,
        slug=slug or f"product-{number}",
        **{
            "ingredients": "Wheat flour, water, salt.",
            "shelf_life_days": 3,
            "maker": "Thathwamasi Foods, Bengaluru",
            "hsn_code": "1905",
            "tax_class": "MERIT",
            **fields,
        },
    )
    pack = {"label": label, "net_quantity": net_quantity, "unit": unit, "sku": f"SKU-{number}"}
    product.variants = [
        ProductVariant(price=Decimal(price), mrp=Decimal(mrp or price), sort_order=0, **pack)
    ]
    product.pictures = [ProductPicture(image=image, sort_order=0)] if image else []
    product.related_products = related
    product.save()
    receive(product.variants.get(), stock)
    return Product.objects.get(pk=product.pk)


def make_pack(product: Product, *, stock: int = 10, price: str = "70.00", **fields):
    """Add a pack to a product."""
    number = next(serial)
    facts = {"label": "400 g", "net_quantity": "400", "unit": "G", "sku": f"SKU-{number}"} | fields
    mrp = facts.pop("mrp", price)
    facts = {"price": Decimal(price), "mrp": Decimal(mrp), "sort_order": 1} | facts
    pack = ProductVariant.objects.create(product=product, **facts)
    receive(pack, stock)
    return pack


def make_pack_of(**product) -> ProductVariant:
    """Return the only pack of a new product."""
    return make_product(**product).variants.select_related("stock").get()


def receive(pack: ProductVariant, pieces: int) -> None:
    """Put so many pieces on the shelf."""
    if pieces:
        pack.stock.change(quantity=pieces, reason="RECEIVED")


def make_image(*, title: str = "A bun", warm: bool = True, **fields) -> ShopImage:
    """Return a tiny picture; a warm one has every size the storefront asks for."""
    file = get_test_image_file(filename=f"picture-{next(serial)}.png", size=(16, 12))
    image = ShopImage.objects.create(title=title, file=file, **fields)
    if warm:
        image.get_renditions(*sorted(ALL_SPECS))
    return image
