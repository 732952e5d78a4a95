"""The JSON of orders: what placing takes, and what is shown of an order."""

import re

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cart.api.serializers import PhoneField, PincodeField
from catalog.api.serializers import MoneyField, RupeesTextField
from orders.checkout import Delivery
from orders.models.choices import PaymentMethod


class AddressSerializer(serializers.Serializer):
    line1 = serializers.CharField(max_length=120)
    line2 = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    landmark = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    city = serializers.CharField(max_length=60, default="Bengaluru")
    state = serializers.CharField(max_length=60, default="Karnataka")
    pincode = PincodeField()


@extend_schema_field(AddressSerializer)
class AddressField(serializers.Field):
    """An address as an object, or as one string beside a top-level `pincode`."""

    def to_internal_value(self, value) -> dict:
        if isinstance(value, str):
            value = {"line1": value, "pincode": self.parent.initial_data.get("pincode")}
        form = AddressSerializer(data=value)
        form.is_valid(raise_exception=True)
        return form.validated_data

    def to_representation(self, value) -> dict:
        return value


class LowerChoiceField(serializers.ChoiceField):
    """A choice written in lower case in JSON and in upper case in the database."""

    def to_internal_value(self, value) -> str:
        return super().to_internal_value(str(value).upper())


class PlaceSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=80)
    phone = PhoneField()
    whatsapp = PhoneField(required=False, allow_null=True)
    address = AddressField()
    pincode = serializers.CharField(required=False)
    payment_method = LowerChoiceField(choices=PaymentMethod)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    whatsapp_opt_in = serializers.BooleanField(default=False)
    expected_total = serializers.DecimalField(
        max_digits=10, decimal_places=2, required=False, allow_null=True
    )

    def delivery(self) -> Delivery:
        """Return whom and where to deliver to; WhatsApp is the phone unless said otherwise."""
        said = self.validated_data
        return Delivery(
            name=said["name"],
            phone=said["phone"],
            whatsapp=said.get("whatsapp") or said["phone"],
            whatsapp_opt_in=said["whatsapp_opt_in"],
            note=said["note"],
            **said["address"],
        )


class ClaimSerializer(serializers.Serializer):
    """The reference a UPI app shows after paying: twelve digits, spaces allowed."""

    utr = serializers.CharField(max_length=40)

    def validate_utr(self, text: str) -> str:
        utr = "".join(text.split())
        if not re.fullmatch(r"[0-9]{12}", utr):
            raise serializers.ValidationError(
                _("Please type the twelve digits of the UTR, as your UPI app shows them.")
            )
        return utr


class PaymentSerializer(serializers.Serializer):
    method = serializers.CharField()
    state = serializers.CharField()
    upi_qr_svg = serializers.CharField(allow_null=True)
    upi_link = serializers.CharField(allow_null=True)


class PlacedSerializer(serializers.Serializer):
    number = serializers.CharField()
    token = serializers.CharField()
    status = serializers.CharField()
    total = MoneyField()
    total_text = RupeesTextField(source="total")
    url = serializers.CharField()
    bill_url = serializers.CharField()
    payment = PaymentSerializer()


class OrderItemSerializer(serializers.Serializer):
    name = serializers.CharField()
    label = serializers.CharField()
    sku = serializers.CharField()
    url = serializers.CharField()
    quantity = serializers.IntegerField()
    unit_price = MoneyField()
    unit_price_text = RupeesTextField(source="unit_price")
    line_total = MoneyField()
    line_total_text = RupeesTextField(source="line_total")


class EventSerializer(serializers.Serializer):
    status = serializers.CharField()
    label = serializers.CharField(source="get_status_display")
    at = serializers.DateTimeField()


class OrderSerializer(PlacedSerializer):
    status_label = serializers.CharField()
    placed_at = serializers.DateTimeField()
    items = OrderItemSerializer(many=True)
    subtotal = MoneyField()
    subtotal_text = RupeesTextField(source="subtotal")
    delivery_fee = MoneyField()
    delivery_fee_text = RupeesTextField(source="delivery_fee")
    round_off = MoneyField()
    round_off_text = RupeesTextField(source="round_off")
    credited = MoneyField()
    credited_text = RupeesTextField(source="credited")
    due = MoneyField()
    due_text = RupeesTextField(source="due")
    deliver_on = serializers.DateField()
    timeline = EventSerializer(many=True)
    is_mine = serializers.BooleanField()
    name = serializers.CharField()
    phone = serializers.CharField(source="phone_text")
    address = serializers.ListField(source="address_lines", child=serializers.CharField())
    note = serializers.CharField()
    bill_number = serializers.CharField()


class OrderPageSerializer(serializers.Serializer):
    """A page of orders."""

    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = OrderSerializer(many=True)


class NotificationSerializer(serializers.Serializer):
    channel = serializers.CharField()
    template = serializers.CharField()
    status = serializers.CharField()
    at = serializers.DateTimeField(source="changed_at")
    text = serializers.CharField()
    recipient = serializers.CharField(source="masked_recipient")
