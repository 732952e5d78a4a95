"""A small but real shop."""

from wagtail.models import Collection, Locale, Page, Site

from cart.models import ServiceArea
from catalog.images import ShopImage
from catalog.models import CategoryPage, Product, ProductVariant
from catalog.tests.factories import (
    make_category,
    make_image,
    make_pack,
    make_product,
    make_section,
)
from home.models import HomePage, StandardPage
from orders.models import ShopSettings, TaxRate

SELLER = {
    "tagline": "Honest bakes and snacks from Basavanagudi",
    "legal_name": "Thathwamasi Foods",
    "address_line1": "No. 27/A, Doddamane Cross Road",
    "address_line2": "Near Gandhi Bazaar Circle, Basavanagudi",
    "city": "Bengaluru",
    "state": "Karnataka",
    "state_code": "29",
    "pincode": "560004",
    "phone": "+918045550123",
    "whatsapp": "+916666600123",
    "email": "hello@thathwamasi.example",
    "gstin": "29AAAAA0000A1Z5",
    "seller_type": "REGULAR",
    "fssai_number": "11226999000123",
    "grievance_officer_name": "Vasundhara Rao",
    "grievance_officer_designation": "Customer Care Manager and Grievance Officer",
    "grievance_phone": "+918045550124",
    "grievance_email": "grievance@thathwamasi.example",
    "upi_address": "thathwamasi@upi",
    "upi_name": "Thathwamasi Foods",
    "admin_phones": "98450 99999",
}
STORY = "<h2>How we work</h2><p>Bread is mixed in the evening, <b>rested overnight</b>.</p>"


class Shop:
    """What tests look for, read anew each time."""

    @property
    def picture(self) -> ShopImage:
        return ShopImage.objects.get()

    @property
    def breads(self) -> CategoryPage:
        return CategoryPage.objects.get(slug="breads")

    @property
    def cakes(self) -> CategoryPage:
        return CategoryPage.objects.get(slug="cakes")

    @property
    def loaf(self) -> Product:
        """The product with two packs, ₹60 and ₹110."""
        return Product.objects.get(slug="sandwich-loaf")

    @property
    def laddoo(self) -> Product:
        """A sweet of the section Snacks."""
        return Product.objects.get(slug="besan-laddoo")

    @property
    def loaf_pack(self) -> ProductVariant:
        """The small loaf, ₹60; there are ten."""
        return ProductVariant.objects.get(product=self.loaf, label="400 g")

    @property
    def rusk_pack(self) -> ProductVariant:
        """The only pack of the product that is sold out."""
        return ProductVariant.objects.get(product__slug="rusk")


def open_shop() -> None:
    """Fill the empty database: two sections, three categories, ten products, two pincodes."""
    home = _make_home()
    _make_seller()
    _make_about(home)
    picture = make_image(title="A tray of bread", warm=True)
    looks = {"card_image": picture, "body": [("text", STORY)]}
    bakery = make_section(slug="bakery", title="Bakery", intro="Out of one oven.", **looks)
    snacks = make_section(slug="snacks", title="Snacks", intro="Crisp things.", **looks)
    looks["intro"] = "Made this morning."
    breads = make_category(section=bakery, slug="breads", title="Breads and buns", **looks)
    cakes = make_category(section=bakery, slug="cakes", title="Cakes", **looks)
    murukku = make_category(section=snacks, slug="murukku", title="Murukku", **looks)
    _make_breads(breads, picture)
    _make_cakes_and_snacks(cakes, murukku, picture)


def fill_shelf(category: CategoryPage, picture: ShopImage, *, products: int) -> None:
    """Add so many products with long names to a category."""
    for number in range(products):
        make_product(
            category=category,
            name=f"Hand-shaped milk bun with jaggery no. {number}",
            price="45.00",
            mrp="50.00",
            image=picture,
        )


def _make_home() -> HomePage:
    Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    for page in root.get_children():
        page.delete()
    words = {"title": "Good bread, honest snacks", "text": "Made in Basavanagudi."}
    favourites = {"heading": "Favourites of the house", "rule": "FEATURED"}
    body = [
        {"type": "hero", "value": words},
        {"type": "category_grid", "value": {}},
        {"type": "product_rail", "value": favourites},
    ]
    home = root.add_child(instance=HomePage(title="Thathwamasi", slug="home", body=body))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    return home


def _make_seller() -> None:
    for tax_class, percent in {"NIL": 0, "MERIT": 5, "STANDARD": 18, "DEMERIT": 40}.items():
        TaxRate.objects.get_or_create(
            tax_class=tax_class, valid_from="2025-09-22", defaults={"percent": percent}
        )
    shop = ShopSettings.load()
    vars(shop).update(SELLER)
    shop.save()
    ServiceArea.objects.all().delete()
    ServiceArea.objects.create(
        pincode="560004", area="Basavanagudi", fee=30, free_above=500, promise="Today by 7 pm"
    )
    ServiceArea.objects.create(
        pincode="560066", area="Whitefield", fee=60, minimum_order=200, cash_on_delivery=False
    )


def _make_about(home: HomePage) -> None:
    page = StandardPage(title="About us", slug="about", intro="One oven.", body=[("text", STORY)])
    home.add_child(instance=page)


def _make_breads(breads: CategoryPage, picture: ShopImage) -> None:
    loaf = make_product(
        category=breads,
        name="Sandwich loaf",
        slug="sandwich-loaf",
        summary="Soft white bread for the lunch box.",
        description="Mixed in the evening and baked at four in the morning.",
        storage="Cool and dry.",
        allergens=["GLUTEN"],
        may_contain=["MILK", "TREE_NUT"],
        vegan=True,
        label="400 g",
        net_quantity="400",
        price="60.00",
        mrp="65.00",
        image=picture,
        featured=True,
        sort_order=1,
    )
    make_pack(loaf, label="800 g", net_quantity="800", price="110.00")
    make_product(category=breads, name="Elaichi rusk", slug="rusk", image=picture, stock=0)
    for name in ("Khara bun", "Dilpasand", "Dinner roll"):
        make_product(category=breads, name=name, image=picture)


def _make_cakes_and_snacks(cakes: CategoryPage, murukku: CategoryPage, picture: ShopImage) -> None:
    make_product(category=cakes, name="Plum cake", slug="plum-cake", diet="EGG", image=picture)
    make_product(category=cakes, name="Carrot cake", slug="carrot-cake", eggless=True)
    for name in ("Butter murukku", "Kodubale"):
        make_product(category=murukku, name=name, price="80.00", image=picture)
    make_product(
        category=murukku, name="Besan laddoo", slug="besan-laddoo", price="120.00", image=picture
    )
