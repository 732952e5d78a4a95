"""The page of complaints."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from home import grievances
from home.complaints import ComplaintForm
from home.models.form_page import TEXT_FEATURES, FormPage


class GrievancePage(FormPage):
    """Who looks into complaints and what happens then, with the form that starts the clocks."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    template = "pages/grievance_page.html"
    is_creatable = True

    intro = models.TextField(_("introduction"), blank=True, max_length=500)
    body = RichTextField(
        _("text below the form"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("The officer's name and address, what happens, and who else can help."),
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("grievance form")
        verbose_name_plural = _("grievance forms")

    def form_for(self, sent=None) -> ComplaintForm:
        """Return the form, with what was sent."""
        return ComplaintForm(sent)

    def accept(self, form: ComplaintForm) -> str:
        """Take the complaint; lead on to its private status page."""
        return grievances.receive(fingerprint=form.fingerprint, **form.cleaned_data).url
