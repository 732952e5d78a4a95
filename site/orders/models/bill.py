"""Bills: frozen papers with numbers that never repeat and never skip."""

from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models.order import Order


def financial_year(day: date) -> str:
    """Return India's financial year of a day, April to March: `26-27`."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first % 100:02d}-{(first + 1) % 100:02d}"


class BillSeriesQuerySet(models.QuerySet):
    def next_number(self, *, prefix: str) -> tuple[str, datetime]:
        """Take the next number of a series, `TW/26-27/000123`, and the moment it was taken.

        The series row stays locked until the transaction ends, so numbers are consecutive and
        none is lost: a transaction that fails gives its number back. Take it last. The moment is
        read under the lock, so that no number is dated before an earlier one.
        Sixteen characters at most (CGST rule 46).
        """
        year = financial_year(timezone.localdate())
        series = self._locked(prefix=prefix, year=year)
        now = timezone.now()
        if financial_year(timezone.localdate(now)) != year:
            # The year ended while we waited for its row.
            return self.next_number(prefix=prefix)
        self.filter(pk=series.pk).update(next=series.next + 1)
        return f"{series}/{series.next:06d}", now

    def _locked(self, **key) -> "BillSeries":
        series = self.select_for_update().filter(**key).first()
        if series is None:
            self.bulk_create([BillSeries(**key)], ignore_conflicts=True)
            series = self.select_for_update().get(**key)
        return series


class BillSeries(models.Model):
    """The counter of one prefix in one financial year."""

    prefix = models.CharField(_("prefix"), max_length=3)
    year = models.CharField(_("financial year"), max_length=5)
    next = models.PositiveIntegerField(_("next number"), default=1)

    objects = BillSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("bill series")
        verbose_name_plural = _("bill series")
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.prefix}/{self.year}"


class Bill(models.Model):
    """One copy of a bill. USER is the recipient's original, ADMIN the supplier's copy (rule 48).

    Everything on it is frozen: a later change of product, price, rate or address changes no bill.
    """

    class Document(models.TextChoices):
        BILL = "BILL", _("bill")
        CREDIT_NOTE = "CREDIT_NOTE", _("credit note")

    class Kind(models.TextChoices):
        USER = "USER", _("original for recipient")
        ADMIN = "ADMIN", _("copy for supplier")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="bills")
    document = models.CharField(
        _("document"), max_length=11, choices=Document, default=Document.BILL
    )
    number = models.CharField(_("number"), max_length=16)
    corrects = models.CharField(_("corrects bill"), max_length=16, blank=True)
    kind = models.CharField(_("copy"), max_length=5, choices=Kind)
    title = models.CharField(_("title"), max_length=60)
    issued_at = models.DateTimeField(_("issued at"))
    seller = models.JSONField(_("seller"))
    buyer = models.JSONField(_("buyer"))
    lines = models.JSONField(_("lines"))
    taxes = models.JSONField(_("taxes"))
    round_off = models.DecimalField(_("round-off"), max_digits=3, decimal_places=2, default=0)
    is_test = models.BooleanField(_("of a test order"), default=False)
    total = models.DecimalField(_("total"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("bill")
        verbose_name_plural = _("bills")
        indexes = [models.Index(fields=["kind", "issued_at"], name="bill_kind_issued")]
        constraints = [
            models.UniqueConstraint(fields=["number", "kind"], name="bill_number_once_a_copy"),
            models.UniqueConstraint(
                fields=["order", "kind"],
                condition=models.Q(document="BILL"),
                name="one_bill_an_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.get_kind_display()})"

    def save(self, *args, **kwargs):
        """Issue the bill. Raises TypeError when it is issued already."""
        if not self._state.adding:
            raise TypeError("A bill is never changed; issue a credit note.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A bill is never deleted; issue a credit note.")
