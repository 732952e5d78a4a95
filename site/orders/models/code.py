"""One-time codes: asked for by a phone, good for ten minutes and five tries."""

import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 6


def new_nonce() -> str:
    """Return what a code is derived from: without the shop's secret key it tells nothing."""
    return secrets.token_hex(16)


class OneTimeCode(models.Model):
    """One request for a code. The code itself is kept nowhere, only what it is derived from.

    Where a provider makes and checks the codes, `provider_id` names its verification. `used_from`
    and `used_by` are the browser's names before and after signing in, so that the same code sent
    twice at once by one browser signs it in once, without an error.
    """

    phone = models.CharField(_("phone"), max_length=16, db_index=True)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    provider_id = models.CharField(_("provider's id"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    used_from = models.UUIDField(null=True, blank=True, editable=False)
    used_by = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tries__lte=MOST_TRIES), name="code_tried_five_times_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{_('Code')} {self.pk}"

    @property
    def digits(self) -> str:
        """The six digits, derived with the shop's secret key."""
        number = int(salted_hmac("orders.code", self.nonce, algorithm="sha256").hexdigest(), 16)
        return str(number % 10**DIGITS).zfill(DIGITS)

    @property
    def is_fresh(self) -> bool:
        """Whether it may still be tried."""
        return self.tries < MOST_TRIES and self.asked_at > timezone.now() - LIFETIME

    def matches(self, code: str) -> bool:
        """Whether these are its digits, compared in constant time."""
        return constant_time_compare(code, self.digits)
