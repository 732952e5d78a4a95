"""WhatsApp consent that a customer gave or took back by telephone or at the counter."""

from django import forms
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from orders import consents
from orders.admin.customer_page import CustomerPage
from orders.models import Consent, Customer

AGREED, TOOK_BACK = "orders.whatsapp_agreed", "orders.whatsapp_taken_back"
# What the history of a customer says: the name of the act, and the sentence.
LOGGED = {
    AGREED: (gettext_lazy("WhatsApp agreed"), gettext_lazy("Agreed to WhatsApp messages")),
    TOOK_BACK: (gettext_lazy("WhatsApp taken back"), gettext_lazy("Took back WhatsApp messages")),
}


class ConsentForm(forms.Form):
    """What was said; `given` is what the page offered, so that pressing twice changes nothing."""

    given = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda said: said == "yes",
        widget=forms.HiddenInput,
    )
    wording = forms.CharField(
        label=gettext_lazy("What was asked, and what was said"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("It is kept as the proof; it cannot be changed afterwards."),
    )


class ConsentView(CustomerPage):
    """Note that a customer agrees to WhatsApp messages, or does not any more."""

    template_name = "admin/consent.html"
    form_class = ConsentForm
    header_icon = "group"

    @property
    def is_giving(self) -> bool:
        """What is to be noted: the opposite of what stands."""
        return not consents.is_written_to(self.customer)

    def get_page_title(self) -> str:
        return (
            _("Agrees to WhatsApp messages") if self.is_giving else _("Wants no WhatsApp messages")
        )

    def get_initial(self) -> dict:
        question = _("Asked: “May we send messages about your orders on WhatsApp?” Said: yes.")
        request = _("Asked us to send no more messages on WhatsApp.")
        return {
            "given": "yes" if self.is_giving else "no",
            "wording": question if self.is_giving else request,
        }

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"is_giving": self.is_giving}

    def form_valid(self, form: ConsentForm):
        given, wording = form.cleaned_data["given"], form.cleaned_data["wording"]
        told = {"given": given, "wording": wording, "source": Consent.Source.STAFF}
        with transaction.atomic():
            locked = Customer.objects.select_for_update(no_key=True).get(pk=self.customer.pk)
            is_news = consents.is_written_to(locked) != given
            if is_news:
                consents.record(locked, **told)
                log(locked, AGREED if given else TOOK_BACK, user=self.request.user)
        messages.success(self.request, _("Noted.") if is_news else _("So it stands already."))
        return redirect(self.customer_url())
