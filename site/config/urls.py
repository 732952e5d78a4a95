"""Every address of the shop; Wagtail's pages come last."""

from functools import wraps

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.conf import settings
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cart.views import billing
from catalog.views import search_page
from config import errors, health, media
from home.admin.gate import gated
from home.grievance_views import grievance
from home.views import favicon, robots, sitemap
from orders import sign_in_views as sign_in
from orders import views as orders
from orders.list_views import my_orders

# Wagtail's and Swagger's own widgets write inline scripts and styles, and show a picture before
# it is uploaded; shoppers' pages never do.
with_inline = csp_update(
    {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "img-src": ["blob:"]}
)


def of_staff(view):
    """Return a view of the admin: behind its door, and no business of search engines."""
    inner = with_inline(gated(view))

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = inner(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


page_urls = [
    path("billing/", billing, name="billing"),
    path("checkout/", orders.checkout, name="checkout"),
    path("search/", search_page, name="search"),
    path("sign-in/", sign_in.phone_page, name="sign-in"),
    path("sign-in/code/", sign_in.code_page, name="sign-in-code"),
    path("sign-out/", sign_in.leave, name="sign-out"),
    path("orders/", my_orders, name="orders"),
    path("orders/<slug:token>/", orders.order, name="order"),
    path("orders/<slug:token>/cancel/", orders.cancel, name="order-cancel"),
    path("orders/<slug:token>/repeat/", orders.repeat, name="order-repeat"),
    path("orders/<slug:token>/bill/", orders.bill, name="bill"),
    path("orders/<slug:token>/bill.pdf", orders.bill_pdf, name="bill-pdf"),
    path("my-data/", include("orders.my_data_urls")),
    path("grievance/<slug:token>/", grievance, name="grievance"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap),
    path("favicon.ico", favicon),
]

urlpatterns = [
    path("", include("config.api_urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "api/docs/",
        with_inline(SpectacularSwaggerSplitView.as_view(url_name="schema")),
        name="api-docs",
    ),
    re_path(r"^api/(?P<path>.*)$", errors.api_not_found),
    path("health/live/", health.live),
    path("health/ready/", health.ready),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, of_staff))),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^(documents|health|static)/", errors.not_found),
    *page_urls,
]
if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", media.serve))
if settings.DJANGO_ADMIN_ENABLED:
    from django.contrib import admin

    urlpatterns.append(path("django-admin/", admin.site.urls))
urlpatterns.append(path("", include(wagtail_urls)))

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
