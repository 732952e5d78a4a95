"""What happens to carts when a browser signs in: its own joins that of the phone it has proved."""

from uuid import UUID

from cart.models import Cart
from cart.shopper import Shopper


def move_in(*, before: UUID | None, browser: UUID, phone: str) -> list[str]:
    """Bring all carts of a browser under its new name, the open one to its phone; return notices.

    Runs in the transaction that signs in. Locks the browser's own cart, then the phone's, and so
    never crosses a merge that comes the other way; placing locks one of them, and locks it first.
    """
    mine = Shopper(browser, phone)
    if before is None:
        return []
    # Made if it is missing: who is about to add the first piece has to wait for us.
    own = Cart.objects.lock_made(Shopper(before))
    shared = Cart.objects.lock_made(mine)
    shared.phone = phone
    notices = _pour(own, shared)
    own.delete()
    Cart.objects.of(Shopper(before)).update(browser=browser)
    return notices


def _pour(own: Cart, shared: Cart) -> list[str]:
    """Move all lines from one cart to the other; return what the shopper must be told."""
    there = {line.variant_id: line for line in shared.items.with_goods()}
    notices = []
    for line in own.items.with_goods().order_by("pk"):
        if line.variant_id in there:
            notices.append(there[line.variant_id].join(line))
        else:
            line.cart = shared
            line.save(update_fields=["cart"])
    shared.touch()
    return [notice for notice in notices if notice]
