"""The order API: placing, and what an order's link or this browser may see."""

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.paginator import EmptyPage
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.response import Response

from cart.api.serializers import CartSerializer
from cart.api.views import BrowserView
from cart.load_test import ShopperThrottle, is_load_test
from cart.phone import normalise_phone
from cart.shopper import Shopper
from catalog.listing import Controls, ListingForm
from orders import lifecycle, payments
from orders.api import serializers
from orders.checkout import Origin, place_order
from orders.models import Order, ShopSettings
from orders.models.choices import PaymentMethod, Status
from orders.order_again import order_again
from orders.shown import ShownOrder, orders_to_show
from orders.upi import upi_payment

KEY_LENGTH = 64


class PlaceOrder(BrowserView):
    throttle_classes = [ShopperThrottle]
    throttle_scope = "place"

    @extend_schema(
        request=serializers.PlaceSerializer,
        responses={200: serializers.PlacedSerializer, 201: serializers.PlacedSerializer},
        parameters=[OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER)],
    )
    def post(self, request):
        form = serializers.PlaceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        order, is_new = place_order(
            shopper=self.shopper,
            delivery=form.delivery(),
            payment_method=form.validated_data["payment_method"],
            expected_total=form.validated_data.get("expected_total"),
            idempotency_key=_key(request),
            origin=Origin(is_test=is_load_test(request)),
        )
        answer = placed_json(order)
        return Response(answer, status=201 if is_new else 200)


class Orders(BrowserView):
    @extend_schema(
        operation_id="orders_list",
        parameters=[OpenApiParameter("phone", str), OpenApiParameter("page", int)],
        responses=serializers.OrderPageSerializer,
    )
    def get(self, request):
        form = ListingForm(request.GET)
        if not form.is_valid():
            raise ValidationError(form.errors)
        found = orders_to_show().of(self.shopper).order_by("-pk")
        if phone := request.GET.get("phone"):
            found = found.filter(phone=_normal_or_none(phone))
        try:
            page = form.page_of(found)
        except EmptyPage as error:
            raise Http404 from error
        links = Controls(request.GET, page)
        address = request.build_absolute_uri(request.path)
        shop = ShopSettings.load()
        return Response(
            {
                "count": page.paginator.count,
                "next": address + links.next_url if links.next_url else None,
                "previous": address + links.previous_url if links.previous_url else None,
                "results": [order_json(order, self.shopper, shop) for order in page],
            }
        )


class OrderView(BrowserView):
    """A view of one order, found by its token."""

    def order(self, token: str) -> Order:
        return get_object_or_404(orders_to_show(), token=token)


class OrderDetail(OrderView):
    @extend_schema(responses=serializers.OrderSerializer)
    def get(self, request, token: str):
        return Response(order_json(self.order(token), self.shopper, ShopSettings.load()))


class OrderNotifications(OrderView):
    @extend_schema(responses=serializers.NotificationSerializer(many=True))
    def get(self, request, token: str):
        rows = self.order(token).notifications.for_shopper().order_by("pk")
        return Response(serializers.NotificationSerializer(rows, many=True).data)


class CancelOrder(OrderView):
    throttle_scope = "place"

    @extend_schema(request=None, responses=serializers.OrderSerializer)
    def post(self, request, token: str):
        order = self.order(token)
        if not ShownOrder(order, self.shopper).is_mine:
            raise PermissionDenied(_("Only the phone or computer that ordered can cancel."))
        lifecycle.move(order, Status.CANCELLED, note=_("by the shopper"))
        return Response(order_json(self.order(token), self.shopper, ShopSettings.load()))


class ClaimPayment(OrderView):
    throttle_scope = "place"

    @extend_schema(request=serializers.ClaimSerializer, responses=serializers.OrderSerializer)
    def post(self, request, token: str):
        order = self.order(token)
        if not ShownOrder(order, self.shopper).is_mine:
            raise PermissionDenied(_("Only the phone or computer that ordered can say so."))
        form = serializers.ClaimSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        payments.claim(order, reference=form.validated_data["utr"])
        return Response(order_json(self.order(token), self.shopper, ShopSettings.load()))


class RepeatOrder(OrderView):
    throttle_scope = "add"

    @extend_schema(request=None, responses=CartSerializer)
    def post(self, request, token: str):
        order = self.order(token)
        cart, notices = order_again(order, self.ensure_shopper())
        answer = self.priced(cart)
        answer["notices"] = [*answer["notices"], *notices]
        return Response(answer)


def placed_json(order: Order) -> dict:
    """Return the answer to placing an order; the settings are read for UPI only."""
    is_upi = order.payment_method == PaymentMethod.UPI
    order.payment = _payment(order, ShopSettings.load() if is_upi else None)
    return serializers.PlacedSerializer(order).data


def order_json(order: Order, shopper: Shopper, shop: ShopSettings) -> dict:
    """Return an order as this shopper may see it."""
    order.payment = _payment(order, shop)
    return serializers.OrderSerializer(ShownOrder(order, shopper)).data


def _payment(order: Order, shop: ShopSettings | None) -> dict:
    upi = upi_payment(order, shop) if shop else None
    return {
        "method": order.payment_method.lower(),
        "state": order.payment_state,
        "upi_qr_svg": upi["qr_svg"] if upi else None,
        "upi_link": (upi["link"] or None) if upi else None,
    }


def _key(request) -> str | None:
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > KEY_LENGTH or not key.isprintable():
        message = _("An idempotency key has at most 64 plain characters.")
        raise ValidationError({"idempotency_key": [message]})
    return key or None


def _normal_or_none(phone: str) -> str | None:
    try:
        return normalise_phone(phone)
    except DjangoValidationError:
        return None
