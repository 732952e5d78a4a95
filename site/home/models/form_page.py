"""Pages with a form: shown to each visitor anew, and answered by leading on to another page."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import ngettext
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from catalog.models import ShopPage
from catalog.models.base import TopLevelMixin
from home.spam import FormThrottle

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class FormPage(TopLevelMixin, RoutablePageMixin, ShopPage):
    """A page whose form carries a token of its visitor, so that no cache may keep it.

    A subclass makes the form (`form_for`) and does what it asks for (`accept`), which returns
    the address to go on to; pressing “reload” there sends nothing again.
    """

    class Meta:
        abstract = True

    def form_for(self, sent=None):
        raise NotImplementedError

    def accept(self, form) -> str:
        raise NotImplementedError

    @path("")
    def form_view(self, request):
        """Show the form, or take it; whoever has to correct it finds all that was typed."""
        is_sent = request.method == "POST"
        form = self.form_for(request.POST) if is_sent else self.form_for()
        status = 200
        if is_sent and form.is_valid():
            minutes = FormThrottle().minutes_to_wait(request)
            if not minutes:
                return redirect(self.accept(form))
            form.add_error(None, _wait(minutes))
            status = 429
        response = self.render(request, context_overrides={"form": form})
        response.status_code = status
        return response

    def serve(self, request, view=None, args=None, kwargs=None):
        response = super().serve(request, view, args, kwargs)
        add_never_cache_headers(response)
        return response


def _wait(minutes: int) -> ValidationError:
    message = ngettext(
        "That was a lot of messages. Please try again in a minute; what you typed is still here.",
        "That was a lot of messages. Please try again in %(minutes)d minutes; what you typed is "
        "still here.",
        minutes,
    )
    return ValidationError(message % {"minutes": minutes})
