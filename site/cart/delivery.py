"""What delivery to a pincode costs and when it comes; the same answer early and at the order."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from cart.models.area import PINCODE, NotServiceable, ServiceArea


def clean_pincode(text: str) -> str | None:
    """Return the six digits of a pincode typed with or without spaces, or None."""
    digits = "".join(text.split())
    return digits if re.match(PINCODE, digits, re.ASCII) else None


def area_for(pincode: str) -> ServiceArea | None:
    """Return the area of a pincode, or None where the shop does not deliver."""
    return ServiceArea.objects.filter(pincode=pincode).first()


def quote(*, pincode: str, subtotal: Decimal, payment_method: str) -> Decimal:
    """Return the delivery charge in rupees of an order of `subtotal` rupees.

    Raises NotServiceable or BelowMinimum when the shop cannot deliver it.
    """
    area = area_for(pincode)
    if area is None:
        raise NotServiceable(_("We do not deliver to %(pincode)s yet.") % {"pincode": pincode})
    area.check_order(subtotal=subtotal, payment_method=payment_method)
    return area.fee_for(subtotal)
