"""Admin forms of the order desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from orders import lifecycle
from orders.models import Order


class OrderForm(WagtailAdminModelForm):
    """An order's next status and our note; nothing else of an order is ever edited."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.status_before = self.instance.status
        allowed = {self.status_before, *self.instance.next_statuses()}
        field = self.fields.get("status")
        if field:
            field.choices = [choice for choice in field.choices if choice[0] in allowed]
            field.error_messages["invalid_choice"] = _(
                "This order has moved on meanwhile. Please reload the page and look again."
            )

    def save(self, commit=True):
        """Save the note and take the step. Raises StatusConflict when somebody was faster."""
        wanted = self.cleaned_data.get("status", self.status_before)
        if wanted != self.status_before:
            lifecycle.move(self.instance, wanted, by=self.for_user)
        Order.objects.filter(pk=self.instance.pk).update(staff_note=self.instance.staff_note)
        return self.instance
