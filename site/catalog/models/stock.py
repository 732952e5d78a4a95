"""Stock: what is on the shelf, and the ledger that explains it.

Stands outside the product's revisions, so that publishing an old draft or saving a form that was
open all morning never brings back yesterday's count.
"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, F, When
from django.utils.translation import gettext_lazy as _

from catalog.errors import DomainError
from catalog.freshness import renew_catalogue


class OutOfStock(DomainError):
    """Fewer pieces are there than somebody asked for."""

    code = "out_of_stock"


class StockQuerySet(models.QuerySet):
    def low(self) -> "StockQuerySet":
        """Packs on sale of which no more are there than their warning level."""
        on_sale = self.filter(variant__withdrawn=False, variant__product__live=True)
        return on_sale.filter(low_at__gt=0, on_hand__lte=F("low_at"))

    def take(self, quantities: dict[int, int], *, order_id: int) -> None:
        """Sell `{variant id: pieces}`: all of it or, raising OutOfStock, nothing.

        Rows are locked in variant order, so that buyers of the same packs queue and never
        deadlock; the update itself is conditional, and the ledger gets a line a pack.
        Must run inside a transaction.
        """
        rows = self.select_for_update().select_related(None).filter(variant_id__in=quantities)
        rows = list(rows.order_by("variant_id"))
        short = [row for row in rows if row.on_hand < quantities[row.variant_id]]
        if short or len(rows) < len(quantities):
            raise OutOfStock(_("Something in your cart has just sold out."))
        self._move(rows, {pk: -taken for pk, taken in quantities.items()}, "SOLD", order_id)

    def give_back(self, quantities: dict[int, int], *, order_id: int) -> None:
        """Put `{variant id: pieces}` of a cancelled or returned order back on the shelf.

        Must run inside a transaction.
        """
        rows = self.select_for_update().filter(variant_id__in=quantities).order_by("variant_id")
        self._move(list(rows), quantities, "RETURNED", order_id)

    def _move(self, rows, changes: dict[int, int], reason: str, order_id: int) -> None:
        step = Case(
            *(When(variant_id=row.variant_id, then=changes[row.variant_id]) for row in rows),
            output_field=models.IntegerField(),
        )
        changed = self.filter(pk__in=[row.pk for row in rows], on_hand__gte=-step).update(
            on_hand=F("on_hand") + step
        )
        if changed != len(rows):
            raise OutOfStock(_("Something in your cart has just sold out."))
        StockMovement.objects.bulk_create(
            StockMovement(
                stock=row, quantity=changes[row.variant_id], reason=reason, order_id=order_id
            )
            for row in rows
        )
        if any((row.on_hand > 0) != (row.on_hand + changes[row.variant_id] > 0) for row in rows):
            renew_catalogue()


class Stock(models.Model):
    """The pieces of one variant that can be sold now."""

    variant = models.OneToOneField(
        "catalog.ProductVariant", on_delete=models.PROTECT, related_name="stock"
    )
    on_hand = models.IntegerField(_("on hand"), default=0)
    low_at = models.PositiveIntegerField(
        _("warn at"), default=0, help_text=_("Pieces at or below which staff are warned; 0: never.")
    )

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        constraints = [
            models.CheckConstraint(condition=models.Q(on_hand__gte=0), name="stock_not_negative")
        ]

    def __str__(self) -> str:
        return f"{self.variant}: {self.on_hand}"

    @property
    def level(self) -> str:
        """How it stands: OUT, LOW or FINE."""
        if self.on_hand <= 0:
            return "OUT"
        return "LOW" if self.on_hand <= self.low_at else "FINE"

    def count(self, counted: int, *, by=None, note: str = "") -> "StockMovement | None":
        """Bring the stock to what was counted on the shelf; None when it agreed already.

        The row is locked meanwhile, so a sale either comes before the count or after it.
        """
        with transaction.atomic():
            now = Stock.objects.select_for_update().get(pk=self.pk).on_hand
            if now == counted:
                return None
            return self.change(quantity=counted - now, reason="CORRECTED", by=by, note=note)

    def change(self, *, quantity: int, reason: str, by=None, note: str = "") -> "StockMovement":
        """Add `quantity` pieces (negative: remove), write the ledger line and return it.

        Raises OutOfStock when fewer pieces are there than should go.
        """
        with transaction.atomic():
            changed = Stock.objects.filter(pk=self.pk, on_hand__gte=-quantity).update(
                on_hand=F("on_hand") + quantity
            )
            if not changed:
                self.refresh_from_db(fields=["on_hand"])
                raise OutOfStock(
                    _("There are only %(count)d pieces to take away.") % {"count": self.on_hand}
                )
            movement = StockMovement.objects.create(
                stock=self, quantity=quantity, reason=reason, by=by, note=note
            )
            renew_catalogue()
        self.refresh_from_db(fields=["on_hand"])
        return movement


class StockMovement(models.Model):
    """One line of the ledger; lines are only ever added, and sum up to `Stock.on_hand`."""

    class Reason(models.TextChoices):
        RECEIVED = "RECEIVED", _("received")
        SOLD = "SOLD", _("sold")
        RETURNED = "RETURNED", _("returned")
        CORRECTED = "CORRECTED", _("corrected")
        WASTED = "WASTED", _("wasted")

    stock = models.ForeignKey(Stock, on_delete=models.PROTECT, related_name="movements")
    quantity = models.IntegerField(_("pieces"))
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    order_id = models.BigIntegerField(_("order"), null=True, blank=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")
        indexes = [models.Index(fields=["reason", "at"], name="movement_reason_at")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(quantity=0), name="movement_not_zero")
        ]

    def __str__(self) -> str:
        return f"{self.quantity:+d} {self.get_reason_display()}"

    def save(self, *args, **kwargs):
        """Add the line. Raises TypeError when it is there already: the ledger has no erasures."""
        if self.pk:
            raise TypeError("A stock movement is never changed; add a correcting one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A stock movement is never deleted; add a correcting one.")
