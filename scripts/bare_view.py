"""The yardstick of benchmark.py: the least Django can answer with, one view and no middleware."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


def view(request):
    return HttpResponse(b"ok", headers={"Content-Length": "2"})


urlpatterns = [path("", view)]

settings.configure(
    SECRET_KEY="bare" * 16,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    LOGGING_CONFIG=None,
)

application = get_wsgi_application()
