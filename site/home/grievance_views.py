"""The status page of a complaint; private, so never cached and never sent on as referrer."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from home.models import Grievance
from home.shown import ShownGrievance


@never_cache
def grievance(request, token: str):
    """Show a complaint to the holder of its address."""
    shown = ShownGrievance(get_object_or_404(Grievance, token=token))
    response = render(request, "pages/grievance_status.html", {"shown": shown})
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
