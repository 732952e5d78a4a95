"""What staff may do with an order: one small form an action, each run once on what was seen."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders import lifecycle, payments
from orders.models import Order, OrderEvent
from orders.models.choices import IN_THE_SHOP, PaymentMethod, Reason, Status, StatusConflict

CHANGE, MONEY = "orders.change_order", "orders.add_payment"


class Action(forms.Form):
    """An action on an order; `seen` is how many events the order had on the page it came from."""

    name = right = ""
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, order: Order, *args, **kwargs):
        self.order = order
        initial = {"seen": order.events.count()} | kwargs.pop("initial", {})
        super().__init__(*args, auto_id=f"{self.name}-%s", initial=initial, **kwargs)

    def is_offered(self) -> bool:
        """Whether the action makes sense for the order now."""
        return True

    def run(self, by) -> None:
        """Do it, unless somebody has changed the order since the page was shown.

        Raises StatusConflict then, and whatever the rule behind the action raises.
        """
        with transaction.atomic():
            locked = Order.objects.select_for_update().get(pk=self.order.pk)
            if locked.events.count() != self.cleaned_data["seen"]:
                raise StatusConflict(
                    _("Somebody else has changed this order meanwhile. Please look at it anew.")
                )
            self.do(locked, by)

    def do(self, order: Order, by) -> None:
        raise NotImplementedError


class Step(Action):
    """The next step on the way to the door."""

    name, right = "step", CHANGE
    status = forms.ChoiceField(choices=Status, widget=forms.HiddenInput)

    def do(self, order: Order, by) -> None:
        lifecycle.move(order, self.cleaned_data["status"], by=by)


class TakeBack(Action):
    """Cancel, or take back, some pieces or all of them."""

    name, right = "take_back", CHANGE
    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=[("", "—"), *Reason.choices])
    note = forms.CharField(label=gettext_lazy("In a few words"), max_length=200, required=False)
    delivery = forms.BooleanField(label=gettext_lazy("Credit the delivery too"), required=False)
    to_shelf = forms.BooleanField(label=gettext_lazy("Back on the shelf"), required=False)

    def __init__(self, order: Order, *args, **kwargs):
        super().__init__(order, *args, **kwargs)
        self.items = [item for item in order.items.order_by("pk") if item.left]
        for item in self.items:
            self.fields[f"item-{item.pk}"] = forms.IntegerField(
                label=f"{item.name}, {item.label}",
                min_value=0,
                max_value=item.left,
                initial=0,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        if order.status in IN_THE_SHOP:
            del self.fields["to_shelf"]

    @property
    def lines(self) -> list[tuple]:
        """Return each item with its field."""
        return [(item, self[f"item-{item.pk}"]) for item in self.items]

    @property
    def is_cancelling(self) -> bool:
        return self.order.status in IN_THE_SHOP

    def is_offered(self) -> bool:
        return bool(self.items)

    def do(self, order: Order, by) -> None:
        said = self.cleaned_data
        pieces = {item.pk: said.get(f"item-{item.pk}") or 0 for item in self.items}
        if self.data.get("all"):
            pieces = {item.pk: item.left for item in self.items}
        lifecycle.take_back(
            order,
            pieces,
            reason=said["reason"],
            note=said["note"],
            delivery=said["delivery"],
            to_shelf=said.get("to_shelf", False),
            by=by,
        )


class Money(Action):
    """Money in or out."""

    right = MONEY
    amount = forms.DecimalField(
        label=gettext_lazy("Rupees"), min_value=0, max_digits=10, decimal_places=2
    )
    method = forms.ChoiceField(label=gettext_lazy("How"), choices=PaymentMethod)
    reference = forms.CharField(label=gettext_lazy("Reference"), max_length=40, required=False)

    def __init__(self, order: Order, *args, **kwargs):
        open_amount = -order.due if order.due < 0 else payments.receivable(order)
        amount = {"amount": open_amount, "method": order.payment_method}
        super().__init__(order, *args, initial=amount, **kwargs)

    @property
    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("amount", "method", "reference")}


class Receive(Money):
    """Money collected at the door or seen at the bank."""

    name = "receive"

    def is_offered(self) -> bool:
        return payments.receivable(self.order) > 0

    def do(self, order: Order, by) -> None:
        payments.receive(order, by=by, **self.said)


class Refund(Money):
    """Money given back."""

    name = "refund"

    def is_offered(self) -> bool:
        return self.order.due < 0

    def do(self, order: Order, by) -> None:
        payments.refund(order, by=by, **self.said)


class RefuseClaim(Action):
    """The bank knows nothing of the payment the shopper named."""

    name, right = "refuse_claim", MONEY

    def is_offered(self) -> bool:
        return self.order.payment_state == "CLAIMED"

    def do(self, order: Order, by) -> None:
        payments.refuse_claim(order, by=by)


class Note(Action):
    """Our note, and the day of delivery."""

    name, right = "note", CHANGE
    staff_note = forms.CharField(
        label=gettext_lazy("Our note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For staff only; it stands on pack sheets too."),
    )
    deliver_on = forms.DateField(
        label=gettext_lazy("Deliver on"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, order: Order, *args, **kwargs):
        facts = {"staff_note": order.staff_note, "deliver_on": order.deliver_on.isoformat()}
        super().__init__(order, *args, initial=facts, **kwargs)

    def clean_deliver_on(self):
        day = self.cleaned_data["deliver_on"]
        if day != self.order.deliver_on and day < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose today or a later day."))
        return day

    def do(self, order: Order, by) -> None:
        said = {name: self.cleaned_data[name] for name in ("staff_note", "deliver_on")}
        changed = [name for name, value in said.items() if getattr(order, name) != value]
        if not changed:
            return
        Order.objects.filter(pk=order.pk).update(**said)
        words = _("Deliver on %(day)s") % {"day": f"{said['deliver_on']:%d-%m-%Y}"}
        note = words if "deliver_on" in changed else said["staff_note"][:300]
        told = {"kind": OrderEvent.Kind.NOTE, "status": order.status, "by": by, "note": note}
        OrderEvent.objects.create(order=order, **told)


ACTIONS = {action.name: action for action in (Step, TakeBack, Receive, Refund, RefuseClaim, Note)}
