"""An order taken by staff over telephone or WhatsApp, placed by the same rules as any other."""

from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cart.delivery import clean_pincode, quote
from cart.models import Cart
from cart.phone import normalise_phone
from cart.shopper import Shopper
from catalog.errors import DomainError
from catalog.models import ProductVariant
from catalog.money import round_off, rupees
from orders.checkout import Delivery, IdempotencyMismatch, Origin, place_order
from orders.models import Customer, Order, ShopSettings
from orders.models.choices import Channel, PaymentMethod

RIGHT = "orders.change_order"
BY_STAFF = [(value, label) for value, label in Channel.choices if value != Channel.WEB]


class CounterForm(forms.Form):
    """Who orders what; every pack on sale has a field for its pieces."""

    channel = forms.ChoiceField(label=gettext_lazy("Came by"), choices=BY_STAFF)
    phone = forms.CharField(label=gettext_lazy("Mobile number"), max_length=40)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    line1 = forms.CharField(label=gettext_lazy("House, flat and street"), max_length=120)
    line2 = forms.CharField(label=gettext_lazy("Area"), max_length=120, required=False)
    landmark = forms.CharField(label=gettext_lazy("Landmark"), max_length=120, required=False)
    pincode = forms.CharField(label=gettext_lazy("Pincode"), max_length=10)
    payment_method = forms.ChoiceField(
        label=gettext_lazy("To pay by"), choices=PaymentMethod, initial=PaymentMethod.COD
    )
    deliver_on = forms.DateField(
        label=gettext_lazy("Deliver on"), widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(label=gettext_lazy("Shopper's note"), max_length=300, required=False)
    whatsapp_opt_in = forms.BooleanField(
        label=gettext_lazy("Asked for messages on WhatsApp"), required=False
    )
    is_test = forms.BooleanField(
        label=gettext_lazy("Only a test: no bill of the real series, no message"), required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    total_seen = forms.DecimalField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, packs: list[ProductVariant], **kwargs):
        super().__init__(*args, **kwargs)
        self.packs = packs
        for pack in packs:
            self.fields[f"pack-{pack.pk}"] = forms.IntegerField(
                label=f"{pack.product.name}, {pack.label}",
                min_value=0,
                max_value=pack.max_quantity,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def lines(self) -> list[tuple]:
        """Return each pack with its field."""
        return [(pack, self[f"pack-{pack.pk}"]) for pack in self.packs]

    @property
    def words(self) -> list:
        """Return the fields that are not packs and not hidden."""
        return [f for f in self.visible_fields() if not f.name.startswith("pack-")]

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])

    def clean_pincode(self) -> str:
        pincode = clean_pincode(self.cleaned_data["pincode"])
        if pincode is None:
            raise ValidationError(_("A pincode has six digits."))
        return pincode

    def clean_deliver_on(self):
        day = self.cleaned_data["deliver_on"]
        if day < timezone.localdate():
            raise ValidationError(_("That day is over. Choose today or a later day."))
        return day

    def clean(self):
        said = super().clean()
        if not self.wanted:
            self.add_error(None, _("Choose at least one piece of something."))
        return said

    @property
    def wanted(self) -> dict[ProductVariant, int]:
        """Return the packs asked for, with their pieces."""
        said = self.cleaned_data
        return {p: said[f"pack-{p.pk}"] for p in self.packs if said.get(f"pack-{p.pk}")}

    def delivery(self, shop: ShopSettings) -> Delivery:
        """Return whom and where to deliver to, in the shop's own city."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("name", "line1", "line2", "landmark", "note")}
        return Delivery(
            phone=said["phone"],
            whatsapp=said["phone"],
            whatsapp_opt_in=said["whatsapp_opt_in"],
            pincode=said["pincode"],
            city=shop.city,
            state=shop.state,
            **words,
        )


class CounterView(WagtailAdminTemplateMixin, FormView):
    """First the total, then, pressed again, the order."""

    template_name = "admin/counter.html"
    form_class = CounterForm
    page_title = gettext_lazy("Take an order")
    header_icon = "plus"
    total = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def packs(self) -> list[ProductVariant]:
        """The packs that can be sold now, by category and name."""
        packs = ProductVariant.objects.on_sale().filter(stock__on_hand__gt=0)
        packs = packs.select_related("stock", "product__category")
        order = ("product__category__path", "product__sort_order", "product__name", "sort_order")
        return list(packs.order_by(*order))

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"packs": self.packs}

    def get_initial(self) -> dict:
        known = {"key": uuid4().hex, "deliver_on": timezone.localdate().isoformat()}
        phone = self.request.GET.get("phone", "")
        if phone:
            known["phone"] = phone
            known |= self._known(phone)
        return known

    def form_valid(self, form: CounterForm):
        if found := self._placed(form):
            return self._go_to(found)
        try:
            self.total = self._total(form)
            if form.cleaned_data["total_seen"] != self.total:
                form.data = form.data.copy()
                form.data["total_seen"] = self.total
                return self.render_to_response(self.get_context_data(form=form))
            return self._go_to(self._place(form))
        except IdempotencyMismatch:
            return self._go_to(self._placed(form))
        except DomainError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)

    def form_invalid(self, form: CounterForm):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs) -> dict:
        total = rupees(self.total) if self.total is not None else ""
        return super().get_context_data(**kwargs) | {"total": total}

    def _total(self, form: CounterForm):
        goods = sum(pack.price * count for pack, count in form.wanted.items())
        said = form.cleaned_data
        fee = quote(pincode=said["pincode"], subtotal=goods, payment_method=said["payment_method"])
        return goods + fee + round_off(goods + fee)

    def _place(self, form: CounterForm) -> Order:
        said = form.cleaned_data
        with transaction.atomic():
            cart = Cart.objects.lock_open(Shopper(uuid4()))
            for pack, count in form.wanted.items():
                cart.add(pack, count)
            order, _is_new = place_order(
                shopper=Shopper(cart.browser),
                delivery=form.delivery(ShopSettings.load()),
                payment_method=said["payment_method"],
                expected_total=said["total_seen"],
                idempotency_key=said["key"],
                origin=Origin(
                    channel=said["channel"],
                    by=self.request.user,
                    deliver_on=said["deliver_on"],
                    is_test=said["is_test"],
                ),
            )
        return order

    def _placed(self, form: CounterForm) -> Order | None:
        """Return the order this very form placed before, for whoever presses twice."""
        return Order.objects.filter(idempotency_key=form.cleaned_data["key"]).first()

    def _go_to(self, order: Order):
        messages.success(self.request, _("Order %(number)s is placed.") % {"number": order.number})
        return redirect(reverse("wagtailsnippets_orders_order:edit", args=[order.pk]))

    @staticmethod
    def _known(phone: str) -> dict:
        """Return what we know of this phone from its last order."""
        try:
            customer = Customer.objects.filter(phone=normalise_phone(phone)).first()
        except ValidationError:
            return {}
        last = customer.orders.order_by("pk").last() if customer else None
        if last is None:
            return {}
        names = ("name", "line1", "line2", "landmark", "pincode", "payment_method")
        return {name: getattr(last, name) for name in names}
