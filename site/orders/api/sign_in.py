"""The API of signing in by a code; the pages do the same (`orders/sign_in_views.py`)."""

from django.middleware.csrf import rotate_token
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from cart.api.serializers import CartSerializer, PhoneField
from cart.api.views import BrowserView
from cart.session import cart_of, new_browser
from orders.sign_in import ask_for_code, sign_out, verify
from orders.sign_in_forms import CodeField


class AskSerializer(serializers.Serializer):
    phone = PhoneField()


class AskedSerializer(serializers.Serializer):
    """After so many seconds it makes sense to offer another code."""

    resend_after = serializers.IntegerField()


class SixDigitsField(serializers.CharField):
    """The code as typed or pasted, with spaces and dashes."""

    def __init__(self, **options):
        super().__init__(max_length=40, **options)

    def to_internal_value(self, value) -> str:
        return CodeField().clean(super().to_internal_value(value))


class VerifySerializer(AskSerializer):
    code = SixDigitsField()


class VerifiedSerializer(serializers.Serializer):
    phone = serializers.CharField()
    cart = CartSerializer()


class SignOutSerializer(serializers.Serializer):
    everywhere = serializers.BooleanField(default=False)


class SignInView(BrowserView):
    """A refusal here is about a phone or a code and so comes without a cart."""

    fresh_cart = None


class AskForCode(SignInView):
    throttle_scope = "code"

    @extend_schema(request=AskSerializer, responses={202: AskedSerializer})
    def post(self, request):
        form = AskSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        seconds = ask_for_code(**form.validated_data)
        # With a name of its own, a browser that sends its code twice is known to be one.
        self.ensure_shopper()
        return Response({"resend_after": seconds}, status=202)


class Verify(SignInView):
    throttle_scope = "verify"

    @extend_schema(request=VerifySerializer, responses=VerifiedSerializer)
    def post(self, request):
        form = VerifySerializer(data=request.data)
        form.is_valid(raise_exception=True)
        signed_in = verify(shopper=self.shopper, **form.validated_data)
        self.rename(signed_in.browser, signed_in.phone)
        rotate_token(request._request)
        cart = self.priced(cart_of(self.shopper))
        cart["notices"] = [*cart["notices"], *signed_in.notices]
        return Response({"phone": signed_in.phone, "cart": cart})


class SignOut(SignInView):
    @extend_schema(request=SignOutSerializer, responses={200: None})
    def post(self, request):
        form = SignOutSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        if self.shopper.phone:
            sign_out(shopper=self.shopper, **form.validated_data)
            # A new name, so that what this browser ordered before is not left open to the next.
            self.rename(new_browser())
            rotate_token(request._request)
        return Response({})
