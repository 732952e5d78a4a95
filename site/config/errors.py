"""Error answers outside DRF: JSON under `/api/`, pages elsewhere."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt


def error_json(code: str, message: str, *, status: int) -> JsonResponse:
    """Return an error in the contract's shape."""
    return JsonResponse({"code": code, "message": message}, status=status)


@csrf_exempt
def api_not_found(request, path=""):
    """Answer every address under `/api/` that no route claims."""
    return error_json("not_found", _("There is nothing at this address."), status=404)


def not_found(request, exception=None):
    """Answer 404 with search and sections, or as JSON under `/api/`."""
    if request.path.startswith("/api/"):
        return api_not_found(request)
    return render(request, "pages/404.html", status=404)


def bad_request(request, exception=None):
    """Answer what Django itself refuses: a strange host, a body beyond its limits."""
    if isinstance(exception, RequestDataTooBig):
        return error_json("too_large", _("The request is too large."), status=413)
    if request.path.startswith("/api/"):
        return error_json("bad_request", _("This request makes no sense to us."), status=400)
    return HttpResponse(_("This request makes no sense to us."), status=400)


def server_error(request):
    """Answer 500 without touching the database."""
    if request.path.startswith("/api/"):
        message = _("Something went wrong on our side. Please try again.")
        return error_json("server_error", message, status=500)
    return HttpResponse(get_template("pages/500.html").render(), status=500)


def csrf_failed(request, reason=""):
    """Answer a form whose CSRF token is missing or stale."""
    return render(request, "pages/403.html", status=403)
