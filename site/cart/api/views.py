"""The cart API: this browser's, never cached; every call answers with the whole cart."""

from uuid import UUID

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import transaction
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from cart.api import serializers
from cart.api.authentication import CSRFForCookies
from cart.delivery import area_for, clean_pincode
from cart.load_test import ShopperThrottle
from cart.models import Cart
from cart.phone import normalise_phone
from cart.session import cart_of, new_browser, remember, shopper_of
from cart.shopper import Shopper
from catalog.api.views import PublicView
from catalog.models import Product, ProductVariant
from catalog.models.queries import ProductQuerySet


class BrowserView(APIView):
    """A view of what belongs to this browser; hands out the cookies its writes need."""

    authentication_classes = [CSRFForCookies]
    throttle_classes = [ScopedRateThrottle]

    def initial(self, request, *args, **kwargs):
        self.shopper = shopper_of(request)
        super().initial(request, *args, **kwargs)

    def ensure_shopper(self) -> Shopper:
        """Return who is shopping, giving the browser a name with this answer if it has none."""
        if self.shopper.browser is None:
            self.rename(new_browser())
        return self.shopper

    def rename(self, browser: UUID, phone: str = "") -> None:
        """Give the browser this name with the answer, and the phone it has proved."""
        self.shopper = Shopper(browser, phone)
        self.named = browser

    def fresh_cart(self) -> dict:
        """Return the cart as it stands now, for answers that refuse something."""
        return self.priced(cart_of(self.shopper))

    def priced(self, cart: Cart) -> dict:
        """Return a cart's JSON, with the delivery charge when `?pincode=` says where to."""
        pincode = clean_pincode(self.request.GET.get("pincode", ""))
        area = area_for(pincode) if pincode else None
        return serializers.cart_json(cart, area, pincode)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        add_never_cache_headers(response)
        get_token(request._request if hasattr(request, "_request") else request)
        if getattr(self, "named", None) and response.status_code < 400:
            remember(response, self.named)
        return response


class ViewCart(BrowserView):
    @extend_schema(
        parameters=[OpenApiParameter("phone", str), OpenApiParameter("pincode", str)],
        responses=serializers.CartSerializer,
    )
    def get(self, request):
        cart = cart_of(self.shopper)
        answer = self.priced(cart)
        if _names_another_phone(request, {cart.phone, self.shopper.phone} - {""}):
            answer = self.priced(Cart())
        return Response(answer)


class AddToCart(BrowserView):
    throttle_classes = [ShopperThrottle]
    throttle_scope = "add"

    @extend_schema(request=serializers.AddSerializer, responses=serializers.CartSerializer)
    def post(self, request):
        form = serializers.AddSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        variant = _variant(**form.validated_data)
        with transaction.atomic():
            cart = Cart.objects.lock_open(self.ensure_shopper())
            cart.phone = form.validated_data.get("phone", cart.phone)
            cart.add(variant, form.validated_data["quantity"])
        return Response(self.priced(cart))


class ChangeView(BrowserView):
    """A change of one line of the open cart."""

    serializer_class = serializers.ItemSerializer

    def post(self, request):
        form = self.serializer_class(data=request.data)
        form.is_valid(raise_exception=True)
        if self.shopper.browser is None:
            return self.without_cart()
        with transaction.atomic():
            cart = Cart.objects.lock_open(self.shopper)
            self.change(cart, **form.validated_data)
        return Response(self.priced(cart))


class UpdateItem(ChangeView):
    serializer_class = serializers.UpdateSerializer

    @extend_schema(request=serializers.UpdateSerializer, responses=serializers.CartSerializer)
    def post(self, request):
        return super().post(request)

    def change(self, cart, *, item_id: int, quantity: int) -> None:
        cart.set_quantity(item_id, quantity)

    def without_cart(self):
        raise Http404


class RemoveItem(ChangeView):
    @extend_schema(request=serializers.ItemSerializer, responses=serializers.CartSerializer)
    def post(self, request):
        return super().post(request)

    def change(self, cart, *, item_id: int) -> None:
        cart.remove(item_id)

    def without_cart(self):
        return Response(self.priced(Cart()))


class Delivery(PublicView):
    @extend_schema(responses=serializers.DeliverySerializer)
    def get(self, request, pincode: str):
        number = clean_pincode(pincode)
        if number is None:
            message = _("A pincode has six digits and does not begin with 0.")
            raise ValidationError({"pincode": [message]})
        area = area_for(number)
        facts = ("area", "fee", "free_above", "minimum_order", "cash_on_delivery", "promise")
        answer = {"pincode": number, "serviceable": area is not None}
        answer |= {fact: getattr(area, fact, None) for fact in facts}
        return Response(serializers.DeliverySerializer(answer).data)


def _variant(*, product_id: int, variant_id: int | None = None, **_rest) -> ProductVariant:
    """Return the pack asked for, else the product's first available one.

    Raises Http404 for what is not in the shop, ValidationError for another product's pack.
    """
    shown = Product.objects.available().prefetch_related(ProductQuerySet.packs())
    product = get_object_or_404(shown, pk=product_id)
    if variant_id is None:
        return product.first_available()
    for variant in product.offers:
        if variant.pk == variant_id:
            return variant
    raise ValidationError({"variant_id": [_("This product has no such pack.")]})


def _names_another_phone(request, phones: set[str]) -> bool:
    """Whether `?phone=` is neither the number typed for this cart nor the one that was proved."""
    asked = request.GET.get("phone")
    if not asked:
        return False
    try:
        return normalise_phone(asked) not in phones
    except DjangoValidationError:
        return True
