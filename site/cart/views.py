"""The billing page: a shell whose cart comes as JSON."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def billing(request):
    """Show this browser's cart, with quantities, delivery and total."""
    response = render(request, "pages/billing.html")
    response["X-Robots-Tag"] = "noindex"
    return response
