"""The cart's JSON: what calls may say, and the one answer they all get."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cart.delivery import clean_pincode
from cart.models import Cart, CartItem, ServiceArea
from cart.models.item import MOST_PIECES
from cart.phone import normalise_phone
from catalog.api.serializers import ImageSerializer, MoneyField, RupeesTextField, image_json
from catalog.images import THUMB
from catalog.money import round_off, rupees


class PhoneField(serializers.CharField):
    """An Indian mobile number in any spelling, kept as E.164."""

    def __init__(self, **options):
        super().__init__(max_length=40, **options)

    def to_internal_value(self, value) -> str:
        text = super().to_internal_value(value)
        try:
            return normalise_phone(text)
        except ValidationError as error:
            raise serializers.ValidationError(error.messages) from error


class PincodeField(serializers.CharField):
    """Six digits, the first not 0; spaces are forgiven."""

    def to_internal_value(self, value) -> str:
        pincode = clean_pincode(super().to_internal_value(value))
        if pincode is None:
            raise serializers.ValidationError(
                _("A pincode has six digits and does not begin with 0.")
            )
        return pincode


class AddSerializer(serializers.Serializer):
    product_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    variant_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    quantity = serializers.IntegerField(min_value=1, max_value=MOST_PIECES, default=1)
    phone = PhoneField(required=False)


class ItemSerializer(serializers.Serializer):
    item_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class UpdateSerializer(ItemSerializer):
    quantity = serializers.IntegerField(min_value=0, max_value=MOST_PIECES)


class CartItemSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    product_id = serializers.IntegerField(source="variant.product_id")
    variant_id = serializers.IntegerField()
    name = serializers.CharField()
    label = serializers.CharField(source="variant.label")
    url = serializers.CharField(source="variant.product.url")
    image = serializers.SerializerMethodField()
    quantity = serializers.IntegerField()
    max_quantity = serializers.IntegerField(source="variant.max_quantity")
    unit_price = MoneyField()
    unit_price_text = RupeesTextField(source="unit_price")
    mrp = MoneyField(source="variant.mrp")
    mrp_text = RupeesTextField(source="variant.mrp")
    line_total = MoneyField()
    line_total_text = RupeesTextField(source="line_total")
    in_stock = serializers.BooleanField()
    notice = serializers.CharField()

    @extend_schema_field(ImageSerializer(allow_null=True))
    def get_image(self, item: CartItem) -> dict | None:
        product = item.variant.product
        return image_json(product.card_image, product.card_alt, THUMB)


class CartSerializer(serializers.Serializer):
    """The whole cart; `delivery_fee` and `total` with it once a pincode is known."""

    items = CartItemSerializer(source="lines", many=True)
    count = serializers.IntegerField()
    subtotal = MoneyField()
    subtotal_text = RupeesTextField(source="subtotal")
    delivery_fee = MoneyField(allow_null=True)
    delivery_fee_text = serializers.CharField()
    round_off = MoneyField()
    round_off_text = serializers.CharField()
    total = MoneyField()
    total_text = RupeesTextField(source="total")
    free_delivery_gap_text = serializers.CharField()
    phone = serializers.CharField()
    notices = serializers.ListField(child=serializers.CharField())


class DeliverySerializer(serializers.Serializer):
    pincode = serializers.CharField()
    serviceable = serializers.BooleanField()
    area = serializers.CharField(allow_null=True)
    fee = MoneyField(allow_null=True)
    fee_text = RupeesTextField(source="fee", allow_null=True)
    free_above = MoneyField(allow_null=True)
    free_above_text = RupeesTextField(source="free_above", allow_null=True)
    minimum_order = MoneyField(allow_null=True)
    minimum_order_text = RupeesTextField(source="minimum_order", allow_null=True)
    cash_on_delivery = serializers.BooleanField(allow_null=True)
    promise = serializers.CharField(allow_null=True)


def cart_json(cart: Cart, area: ServiceArea | None = None, pincode: str | None = None) -> dict:
    """Return the contract's cart, priced for delivery to `area` where that is known."""
    fee = area.fee_for(cart.subtotal) if area and cart.lines else None
    gap = area.gap_to_free(cart.subtotal) if area and cart.lines else 0
    total = cart.subtotal + (fee or 0)
    off = round_off(total)
    facts = {
        "lines": cart.lines,
        "count": cart.count,
        "subtotal": cart.subtotal,
        "delivery_fee": fee,
        "delivery_fee_text": "" if fee is None else rupees(fee) if fee else _("Free"),
        "round_off": off,
        "round_off_text": rupees(off) if off else "",
        "total": total + off,
        "free_delivery_gap_text": _("%(gap)s more for free delivery") % {"gap": rupees(gap)}
        if gap
        else "",
        "phone": cart.phone,
        "notices": _notices(cart, area, pincode),
    }
    return CartSerializer(facts).data


def _notices(cart: Cart, area: ServiceArea | None, pincode: str | None) -> list[str]:
    if pincode and area is None:
        return [_("We do not deliver to %(pincode)s yet.") % {"pincode": pincode}]
    if area and cart.lines and cart.subtotal < area.minimum_order:
        return [
            _("The smallest order we deliver to %(area)s is %(amount)s.")
            % {"area": area.area, "amount": rupees(area.minimum_order)}
        ]
    return []
