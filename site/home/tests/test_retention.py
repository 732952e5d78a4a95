"""What is forgotten by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.timer import JOBS
from orders.models import DataRequest, Notification
from orders.retention import forget_by_age
from orders.tests.people import make_own_order

pytestmark = pytest.mark.usefixtures("home", "shop")


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


@pytest.mark.parametrize(("age", "is_kept"), [(364, True), (366, False)])
def test_the_text_of_a_message_is_kept_for_a_year(age, is_kept):
    make_own_order()
    Notification.objects.update(created_at=days_ago(age))

    forget_by_age()

    assert bool(Notification.objects.first().text) is is_kept


def test_that_it_was_sent_and_to_whom_stays():
    make_own_order()
    Notification.objects.update(created_at=days_ago(400), status="DELIVERED")

    forget_by_age()

    row = Notification.objects.get(template="ORDER_PLACED")
    assert (row.status, row.recipient) == ("DELIVERED", "+919845012345")


@pytest.mark.parametrize(("age", "is_kept"), [(3 * 365 - 1, True), (3 * 365 + 1, False)])
def test_the_log_of_requests_is_kept_for_three_years(age, is_kept):
    DataRequest.objects.create(kind="DOWNLOAD", customer_number=1, at=days_ago(age))

    forget_by_age()

    assert DataRequest.objects.exists() is is_kept


def test_the_timer_does_it_each_day():
    assert JOBS["old_messages"].run is forget_by_age
    assert JOBS["old_messages"].every == timedelta(days=1)
