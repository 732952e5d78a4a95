"""Messages a day, and what they cost by our own reckoning."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from heapq import merge

from django.conf import settings
from django.db.models import Case, Count, Q, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.money import rupees_exact, to_paisa
from orders.models import Notification, OneTimeCode
from orders.reports.base import Report, money, number, text

Status, Channel = Notification.Status, Notification.Channel
SHOPPERS, SHOP, CODES = "SHOPPERS", "SHOP", "CODES"
GROUPS = {
    SHOPPERS: gettext_lazy("to shoppers"),
    SHOP: gettext_lazy("to the shop"),
    CODES: gettext_lazy("sign-in codes"),
}
ARRIVED = [Status.DELIVERED, Status.READ]
# What the provider took it counts, whatever became of it later.
TAKEN = Q(status__in=[Status.SENT, *ARRIVED]) | ~Q(provider_id="")


class MessagesADay(Report):
    """How many messages went out, arrived and failed, by day, channel and whom they were for."""

    name, title = "messages", gettext_lazy("Messages a day")
    about = gettext_lazy(
        "Messages taken by the provider, and how many of them arrived and were read. The rupees "
        "are an estimate: messages times the price set for their channel, not the provider’s bill. "
        "Sign-in codes are soon forgotten, so only the last days have them."
    )
    chart = ("day", "sent")
    columns = [
        text("day", gettext_lazy("Day")),
        text("channel", gettext_lazy("Channel")),
        text("group", gettext_lazy("For")),
        number("sent", gettext_lazy("Sent")),
        number("delivered", gettext_lazy("Delivered")),
        number("read", gettext_lazy("Read")),
        number("failed", gettext_lazy("Failed")),
        number("unsent", gettext_lazy("Not sent")),
        money("cost", gettext_lazy("Estimate")),
    ]

    def facts(self) -> list[str]:
        """Return today's figures, whatever the range."""
        today = timezone.localdate()
        rows = list(MessagesADay(today, today).rows())
        sums = {key: sum(row[key] for row in rows) for key in ("sent", "failed", "cost")}
        told = sums | {"cost": rupees_exact(Decimal(sums["cost"]))}
        since = timezone.now() - timedelta(hours=24)
        asked = OneTimeCode.objects.filter(asked_at__gte=since).count()
        codes = {"asked": asked, "most": settings.SIGN_IN_CODES_A_DAY}
        if any(_prices().values()):
            figures = _("Today: %(sent)d sent, %(failed)d failed, about ₹%(cost)s.")
        else:
            figures = _("Today: %(sent)d sent, %(failed)d failed; what a message costs is not set.")
        limit = _("Sign-in codes in the last 24 hours: %(asked)d of %(most)d at most.")
        return [figures % told, limit % codes]

    def rows(self) -> Iterator[dict]:
        rows = merge(self._messages(), self._codes(), key=lambda row: row["date"])
        for row in rows:
            price = _prices()[row["channel"]]
            yield row | {
                "day": f"{row['date']:%d-%m-%Y}",
                "channel": str(Channel(row["channel"]).label),
                "group": str(GROUPS[row["group"]]),
                "cost": to_paisa(row["sent"] * price),
            }

    def _messages(self) -> Iterator[dict]:
        zone = timezone.get_default_timezone()
        is_ours = When(template__in=Notification.TO_THE_SHOP, then=Value(SHOP))
        rows = Notification.objects.annotate(moment=Coalesce("sent_at", "created_at"))
        rows = rows.filter(moment__range=self.moments).annotate(
            date=TruncDate("moment", tzinfo=zone),
            group=Case(is_ours, default=Value(SHOPPERS)),
        )
        waits = Q(status__in=[Status.QUEUED, Status.SENDING, Status.NOT_SENT])
        sums = rows.values("date", "channel", "group").annotate(
            sent=Count("pk", filter=TAKEN),
            delivered=Count("pk", filter=Q(status__in=ARRIVED)),
            read=Count("pk", filter=Q(status=Status.READ)),
            failed=Count("pk", filter=Q(status=Status.FAILED)),
            unsent=Count("pk", filter=waits),
        )
        yield from sums.order_by("date", "channel", "group").iterator(chunk_size=2000)

    def _codes(self) -> Iterator[dict]:
        """Yield the sign-in codes of each day; the provider tells nothing of their arrival."""
        zone = timezone.get_default_timezone()
        codes = OneTimeCode.objects.filter(asked_at__range=self.moments)
        days = codes.values(date=TruncDate("asked_at", tzinfo=zone))
        sums = days.annotate(asked=Count("pk"), sent=Count("sent_at")).order_by("date")
        for row in sums.iterator(chunk_size=2000):
            yield {
                "date": row["date"],
                "channel": Channel.SMS.value,
                "group": CODES,
                "sent": row["sent"],
                "delivered": 0,
                "read": 0,
                "failed": 0,
                "unsent": row["asked"] - row["sent"],
            }


def _prices() -> dict[str, Decimal]:
    """Return what a message costs in rupees, by channel."""
    return {
        Channel.SMS.value: settings.MESSAGE_COST_SMS,
        Channel.WHATSAPP.value: settings.MESSAGE_COST_WHATSAPP,
    }
