"""Customers at the desk: the list, and all we know of one person on one page."""

from urllib.parse import urlencode

import django_filters
from django.db import transaction
from django.db.models import Count, IntegerField, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import EditView, IndexView, InspectView

from cart.models import SignIn
from orders import consents
from orders.admin.desk import DeskViewSet, matching
from orders.models import Consent, Customer, Order

SHOWN_ORDERS = 20
AGREED = [("yes", _("agreed")), ("no", _("not agreed"))]


class CustomerFilters(WagtailFilterSet):
    """Who may be written to on WhatsApp, and who was erased."""

    whatsapp = django_filters.ChoiceFilter(
        label=_("WhatsApp messages"), choices=AGREED, method="agreed"
    )
    erased = django_filters.ChoiceFilter(
        label=_("Erased"), choices=[("yes", _("erased")), ("no", _("not erased"))], method="gone"
    )

    class Meta:
        model = Customer
        fields = []

    def agreed(self, customers, name: str, value: str):
        """Narrow to who agreed to WhatsApp messages, or to who did not."""
        return customers.filter(whatsapp_opt_in_at__isnull=value == "no")

    def gone(self, customers, name: str, value: str):
        """Narrow to who was erased, or to who was not."""
        return customers.filter(erased_at__isnull=value == "no")


class CustomerListView(IndexView):
    """Each with the number of orders and the day of the last one; test orders do not count."""

    def get_base_queryset(self):
        orders = Order.objects.filter(customer=OuterRef("pk"), is_test=False)
        sums = orders.order_by().values("customer")
        count = sums.annotate(count=Count("pk")).values("count")
        last = sums.annotate(last=Max("placed_at")).values("last")
        counted = Coalesce(Subquery(count, output_field=IntegerField()), 0)
        return Customer.objects.annotate(order_count=counted, last_order_at=Subquery(last))

    @cached_property
    def columns(self) -> list[Column]:
        """The columns without the box to tick: nothing is done to several customers at once."""
        _tick, *columns = super().columns
        return columns

    def search_queryset(self, queryset):
        """Find by name, or by phone in any spelling."""
        if not self.is_searching:
            return queryset
        phones = ("phone", "whatsapp")
        return queryset.filter(matching(self.search_query, phones=phones, within=("name",)))


class CustomerFacts:
    """What the pages of a customer show beside the fields."""

    def get_context_data(self, **kwargs) -> dict:
        person = self.object
        orders = person.orders.order_by("-pk")
        search = f"{reverse('wagtailsnippets_orders_order:list')}?{urlencode({'q': person.phone})}"
        return super().get_context_data(**kwargs) | {
            "customer": person,
            "addresses": person.addresses.order_by("-used_at", "pk"),
            "consents": person.consents.order_by("-at", "-pk"),
            "orders": orders[:SHOWN_ORDERS],
            "order_count": orders.count(),
            "orders_url": search,
            "devices": SignIn.objects.current().filter(phone=person.phone).count(),
            "is_written_to": consents.is_written_to(person),
            "may_change": self.user_has_permission("change") and not person.erased_at,
        }


class CustomerView(CustomerFacts, InspectView):
    """A customer for who may only look."""

    page_title = _("Customer")

    def get_edit_url(self) -> str | None:
        return None if self.object.erased_at else super().get_edit_url()


class CustomerEditView(CustomerFacts, EditView):
    """A customer with the fields that staff correct; who was erased can only be looked at."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.erased_at:
            return redirect(self.get_inspect_url())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        """Save; an agreement is one for its number, and with another number it ends."""
        with transaction.atomic():
            locked = Customer.objects.select_for_update(no_key=True).get(pk=self.object.pk)
            if locked.erased_at:
                return redirect(self.get_inspect_url())
            form.instance.whatsapp_opt_in_at = locked.whatsapp_opt_in_at
            if "whatsapp" in form.changed_data and consents.is_written_to(locked):
                told = {"wording": str(consents.NEW_NUMBER), "source": Consent.Source.STAFF}
                consents.record(locked, given=False, **told)
                form.instance.whatsapp_opt_in_at = None
            return super().form_valid(form)


def _day(moment) -> str:
    return date_format(localtime(moment), "j M Y") if moment else "–"


class CustomerViewSet(DeskViewSet):
    model = Customer
    icon = "group"
    index_view_class = CustomerListView
    index_template_name = "admin/customer_list.html"
    inspect_view_class = CustomerView
    inspect_template_name = "admin/customer.html"
    edit_view_class = CustomerEditView
    edit_template_name = "admin/customer_edit.html"
    filterset_class = CustomerFilters
    list_display = [
        "name",
        Column("phone", label=_("Phone"), accessor="phone_text", classname="customer-phone"),
        Column("order_count", label=_("Orders"), sort_key="order_count", classname="roomy"),
        Column(
            "last_order_at",
            label=_("Last order"),
            accessor=lambda row: _day(row.last_order_at),
            sort_key="last_order_at",
            classname="customer-last",
        ),
        Column(
            "whatsapp_opt_in_at",
            label=_("WhatsApp agreed"),
            accessor=lambda row: _day(row.whatsapp_opt_in_at),
            sort_key="whatsapp_opt_in_at",
            classname="roomy",
        ),
    ]
    search_fields = ["name", "phone"]
    panels = [
        FieldPanel("name"),
        FieldPanel("phone", read_only=True),
        FieldPanel("whatsapp"),
        FieldPanel("address"),
    ]
