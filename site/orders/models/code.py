"""One-time codes: asked for by a phone, good for ten minutes and five tries."""

import secrets
from datetime import timedelta
from hashlib import sha256
from math import ceil
from uuid import UUID

from django.db import connection, models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
AGAIN = timedelta(minutes=1)
DIGITS = 6


def new_nonce() -> str:
    """Return what a code is derived from: without the shop's secret key it tells nothing."""
    return secrets.token_hex(16)


class OneTimeCodeQuerySet(models.QuerySet):
    def seconds_to_wait(self, *, most: int, window: timedelta) -> int:
        """Return when, in seconds, another is within `most` in any window; 0 is now."""
        now = timezone.now()
        recent = self.filter(asked_at__gt=now - window).order_by("-asked_at")
        last = list(recent.values_list("asked_at", flat=True)[most - 1 : most])
        return ceil((last[0] + window - now).total_seconds()) if last else 0

    def hold(self, phone: str) -> None:
        """Let nobody else ask for a code of this phone until the transaction ends.

        There may be no row yet that could be locked. SQLite's writers wait for each other anyway.
        """
        if connection.vendor == "postgresql":
            number = int.from_bytes(sha256(phone.encode()).digest()[:8], signed=True)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])

    def on_its_way(self, phone: str, *, since: timedelta) -> "OneTimeCode | None":
        """Return the newest code of a phone if it is as young as that and may still be tried."""
        newest = self.filter(phone=phone).order_by("-pk").first()
        is_young = newest is not None and newest.asked_at > timezone.now() - since
        return newest if is_young and newest.is_fresh and newest.used_at is None else None

    def lock_newest(self, phone: str) -> "OneTimeCode | None":
        """Return a phone's newest code, the only one that counts, locked in this transaction."""
        return self.select_for_update().filter(phone=phone).order_by("-pk").first()


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

    objects = OneTimeCodeQuerySet.as_manager()

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

    def use(self, code: str, *, before: UUID | None, browser: UUID) -> None:
        """Note that a browser has signed in with it, and under which names before and after.

        The code itself stays unreadable; it is only to be known when it is sent again.
        """
        self.used_at = timezone.now()
        self.used_from = before
        self.used_by = browser
        self.nonce = self._trace(code)
        self.save()

    def was_used_with(self, code: str, browser: UUID | None) -> bool:
        """Whether this browser has just signed in with this code, and sends it a second time."""
        just_now = self.used_at is not None and self.used_at > timezone.now() - AGAIN
        is_same = browser is not None and browser in (self.used_from, self.used_by)
        return just_now and is_same and constant_time_compare(self.nonce, self._trace(code))

    def _trace(self, code: str) -> str:
        said = f"{self.phone} {code}"
        return salted_hmac("orders.code.used", said, algorithm="sha256").hexdigest()[:32]
