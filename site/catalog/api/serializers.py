"""The catalogue's JSON; field meanings stand in docs/api.md."""

from django.core.files.storage import default_storage
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.images import CARD, PRODUCT, sizes_of
from catalog.money import rupees


@extend_schema_field(str)
class RupeesTextField(serializers.Field):
    """An amount as shoppers read it, made on the server so that no client formats money."""

    def __init__(self, **options):
        super().__init__(read_only=True, **options)

    def to_representation(self, amount) -> str:
        return rupees(amount)


class MoneyField(serializers.DecimalField):
    """Rupees with two decimals, as a string."""

    def __init__(self, **options):
        super().__init__(max_digits=10, decimal_places=2, read_only=True, **options)


class ImageSerializer(serializers.Serializer):
    """`{url, width, height, alt, srcset}` of a picture's attached WebP sizes."""

    url = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField()
    srcset = serializers.CharField()


def image_json(image, alt: str, specs: list[str]) -> dict | None:
    """Return the contract's image object, or None without an image.

    A picture without attached sizes, such as a drawing, gives its original file.
    """
    if image is None:
        return None
    webp = [spec for spec in specs if spec.startswith("format-webp")]
    sizes = sizes_of(image, webp) or [image]
    urls = [default_storage.url(size.file.name) for size in sizes]
    return {
        "url": urls[-1],
        "width": sizes[-1].width,
        "height": sizes[-1].height,
        "alt": alt,
        "srcset": ", ".join(f"{url} {size.width}w" for url, size in zip(urls, sizes, strict=True)),
    }


class SectionSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    intro = serializers.CharField()
    image = serializers.SerializerMethodField()
    category_count = serializers.IntegerField()

    @extend_schema_field(ImageSerializer(allow_null=True))
    def get_image(self, page) -> dict | None:
        image = page.card_image
        return image_json(image, image.default_alt_text if image else "", CARD)


class CategoryCardSerializer(SectionSerializer):
    category_count = None
    product_count = serializers.IntegerField()
    price_from = MoneyField(allow_null=True)
    price_from_text = RupeesTextField(source="price_from", allow_null=True)


class CategoryLinkSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    url = serializers.CharField()


class VariantSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    sku = serializers.CharField()
    label = serializers.CharField()
    net_quantity = serializers.DecimalField(max_digits=8, decimal_places=2)
    unit = serializers.CharField()
    price = MoneyField()
    price_text = RupeesTextField(source="price")
    mrp = MoneyField()
    mrp_text = RupeesTextField(source="mrp")
    unit_price_text = serializers.CharField()
    in_stock = serializers.BooleanField()
    max_quantity = serializers.IntegerField()


class ProductSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    slug = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()
    summary = serializers.CharField()
    diet = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    category = CategoryLinkSerializer()
    image = serializers.SerializerMethodField()
    price_from = MoneyField()
    price_from_text = RupeesTextField(source="price_from")
    in_stock = serializers.BooleanField()
    variants = VariantSerializer(source="offers", many=True)

    @extend_schema_field(ImageSerializer(allow_null=True))
    def get_image(self, product) -> dict | None:
        return image_json(product.card_image, product.card_alt, CARD)


class ProductDetailSerializer(ProductSerializer):
    description = serializers.CharField()
    ingredients = serializers.CharField()
    allergens = serializers.ListField(source="allergen_labels", child=serializers.CharField())
    may_contain = serializers.ListField(source="may_contain_labels", child=serializers.CharField())
    storage = serializers.CharField()
    shelf_life_days = serializers.IntegerField()
    maker = serializers.CharField()
    country_of_origin = serializers.CharField()
    images = serializers.SerializerMethodField()

    @extend_schema_field(ImageSerializer(many=True))
    def get_images(self, product) -> list[dict]:
        return [image_json(p.image, p.alt, PRODUCT) for p in product.shown_pictures]


class ProductPageSerializer(serializers.Serializer):
    """A page of products."""

    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ProductSerializer(many=True)


class SuggestedProductSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    url = serializers.CharField()


class SuggestionsSerializer(serializers.Serializer):
    """What begins with the words typed so far."""

    products = SuggestedProductSerializer(many=True)
    categories = CategoryLinkSerializer(many=True)
