"""The page of an enquiry, with fields an editor chooses, and the answers it collects."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import (
    AbstractFormField,
    AbstractFormSubmission,
    FormMixin,
    validate_to_address,
)
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from catalog.later import after_commit
from home.form_fields import (
    CONSENT,
    FIELD_TYPES,
    WITH_CHOICES,
    EnquiryFormBuilder,
    consent_field,
)
from home.models.form_page import TEXT_FEATURES, FormPage


class EnquiryPage(FormMixin, FormPage):
    """A form for what the cart cannot take: bulk orders, cakes to order."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "pages/enquiry_page.html"
    is_creatable = True
    base_form_class = WagtailAdminFormPageForm
    form_builder = EnquiryFormBuilder
    preview_modes = [("form", _("Form")), ("thanks", _("After sending"))]

    intro = models.TextField(_("introduction"), blank=True, max_length=500)
    button = models.CharField(_("button"), max_length=40, default=_("Send enquiry"))
    consent = models.CharField(
        _("consent"),
        max_length=200,
        blank=True,
        help_text=_("Beside a box one has to tick. Say what you use the answers for."),
    )
    thanks_title = models.CharField(_("headline"), max_length=80, default=_("Thank you"))
    thanks_text = RichTextField(
        _("text"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("What happens next: who answers, and by when."),
    )
    receivers = models.CharField(
        _("mail it to"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=_("E-mail addresses of the shop, separated by commas."),
    )

    content_panels = [
        *Page.content_panels,
        FormSubmissionsPanel(),
        FieldPanel("intro"),
        InlinePanel("form_fields", heading=_("Fields"), label=_("Field"), min_num=1),
        FieldPanel("consent"),
        FieldPanel("button"),
        MultiFieldPanel(
            [FieldPanel("thanks_title"), FieldPanel("thanks_text")], heading=_("After sending")
        ),
        FieldPanel("receivers"),
        HelpPanel(
            _(
                "Answers are under Forms in the menu. Delete them there once you no longer need "
                "them: they are somebody's name and phone."
            ),
            heading=_("How long to keep answers"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("enquiry form")
        verbose_name_plural = _("enquiry forms")

    @path("thanks/")
    def thanks(self, request):
        """Tell what happens next; the same page for everybody who sent the form."""
        response = self.render(
            request,
            template="pages/enquiry_thanks.html",
            context_overrides={"canonical_url": ""},
        )
        response["X-Robots-Tag"] = "noindex"
        return response

    def form_for(self, sent=None):
        """Return the form, with what was sent."""
        form = self.get_form(sent, page=self)
        if self.consent:
            form.fields[CONSENT] = consent_field(self.consent)
        return form

    @transaction.atomic
    def accept(self, form) -> str:
        """Keep the answers and mail them; sent twice, they are kept once."""
        typed = form.cleaned_data.items()
        facts = {name: "" if answer is None else answer for name, answer in typed}
        if self.consent:
            facts[CONSENT] = self.consent
        enquiry, is_new = EnquirySubmission.objects.get_or_create(
            fingerprint=form.fingerprint, defaults={"page": self, "form_data": facts}
        )
        if is_new:
            from home.tasks import send_letter

            after_commit(send_letter, "enquiry", enquiry.pk)
        return self.url + self.reverse_subpage("thanks")

    serve = FormPage.serve

    def serve_preview(self, request, mode_name: str):
        view = self.thanks if mode_name == "thanks" else self.form_view
        return view(request)

    def get_submission_class(self) -> type["EnquirySubmission"]:
        return EnquirySubmission

    def get_data_fields(self) -> list[tuple]:
        consent = [(CONSENT, _("Consent"))] if self.consent else []
        return [*super().get_data_fields(), *consent]

    def get_submissions_list_view_class(self):
        from home.admin.enquiries import EnquiriesView

        return EnquiriesView

    def receiver_list(self) -> list[str]:
        """Return who is mailed."""
        return [text.strip() for text in self.receivers.split(",") if text.strip()]


class EnquiryField(AbstractFormField):
    """A field of an enquiry form."""

    page = ParentalKey(EnquiryPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind"), max_length=16, choices=FIELD_TYPES)
    field_type.required_on_save = True

    panels = [
        FieldPanel("label"),
        FieldPanel("field_type", classname="formbuilder-type", required_on_save=True),
        FieldPanel("required"),
        FieldPanel("help_text"),
        FieldPanel("choices", classname="formbuilder-choices"),
    ]

    def clean(self):
        super().clean()
        if self.field_type in WITH_CHOICES and not self.choices.strip():
            raise ValidationError({"choices": _("Please give the choices, one on each line.")})


class EnquirySubmission(AbstractFormSubmission):
    """The answers one person sent; they stand whether or not the mail about them gets through."""

    fingerprint = models.CharField(max_length=64, unique=True, editable=False)

    def answers(self, page: EnquiryPage) -> list[tuple[str, str]]:
        """Return labels and answers in the order of the form, without empty ones."""
        fields = page.get_data_fields()
        found = [(label, self.form_data.get(name)) for name, label in fields]
        return [(label, _text(answer)) for label, answer in found if answer]

    def emails(self, page: EnquiryPage) -> list[str]:
        """Return the e-mail addresses given in answer to e-mail fields."""
        names = page.form_fields.filter(field_type="email").values_list("clean_name", flat=True)
        return [self.form_data[name] for name in names if self.form_data.get(name)]


def _text(answer) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)
