"""The CSRF rule of the private API."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, CSRFCheck
from rest_framework.exceptions import APIException, UnsupportedMediaType

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class CSRFFailed(APIException):
    """A write without the CSRF header, or from another site."""

    status_code = 403
    default_code = "csrf_failed"
    default_detail = "Please reload the page and try again."


class CSRFForCookies(BaseAuthentication):
    """Demand the CSRF header of every write that carries a cookie, and refuse other origins.

    DRF checks CSRF for signed-in users only, but a cart cookie is as good as a signed-in user.
    A first write without any cookie needs no header: there is nobody to forge.
    """

    def authenticate(self, request):
        if request.content_type.startswith(FORMS):
            # Django would look for its token in the form, and so read a body nobody wants.
            raise UnsupportedMediaType(request.content_type)
        check = CSRFCheck(lambda inner: None)
        check.process_request(request._request)
        has_origin = "HTTP_ORIGIN" in request.META
        if request.COOKIES:
            refused = check.process_view(request._request, None, (), {})
        else:
            unsafe = request.method not in ("GET", "HEAD", "OPTIONS")
            refused = unsafe and has_origin and not check._origin_verified(request._request)
        if refused:
            raise CSRFFailed
        return


class CSRFForCookiesScheme(OpenApiAuthenticationExtension):
    """How the schema names the rule."""

    target_class = CSRFForCookies
    name = "cookie and X-CSRFToken"

    def get_security_definition(self, auto_schema) -> dict:
        return {"type": "apiKey", "in": "header", "name": "X-CSRFToken"}
