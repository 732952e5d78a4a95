"""Carts nobody comes back to."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cart.models import Cart

ABANDONED_AFTER = timedelta(days=30)
AT_ONCE = 500


def delete_abandoned_carts() -> int:
    """Delete the open carts that nobody has changed for 30 days; return how many.

    What became an order is never touched. A cart that is being changed or ordered at this moment
    is locked, and so passed over.
    """
    deleted = 0
    while found := _delete_some():
        deleted += found
    return deleted


@transaction.atomic
def _delete_some() -> int:
    old = Cart.objects.open().filter(updated_at__lt=timezone.now() - ABANDONED_AFTER)
    idle = old.order_by("pk").select_for_update(skip_locked=True)
    carts = list(idle.values_list("pk", flat=True)[:AT_ONCE])
    Cart.objects.filter(pk__in=carts).delete()
    return len(carts)
