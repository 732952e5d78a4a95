"""The HTTP API; its contract is docs/api.md."""

from django.urls import include, path

urlpatterns = [
    path("api/products/", include("catalog.api.urls")),
    path("api/", include("cart.api.urls")),
    path("api/", include("orders.api.urls")),
]
