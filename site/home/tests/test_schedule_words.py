"""The status staff read of a banner or campaign."""

import pytest

from home.models import Banner
from home.tests.factories import make_banner, soon

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "Live"),
        ({"published": False}, "Draft"),
        ({"go_live_at": soon(hours=1)}, "Scheduled"),
        (
            {"go_live_at": soon(hours=1), "published": False},
            "Draft: publish it, else its start does not count",
        ),
    ],
)
def test_a_banner_says_how_it_stands(fields, word):
    banner = make_banner(**fields)

    assert banner.status.word == word
    assert Banner.objects.for_staff().get().status.word == word


def test_a_banner_past_its_end_is_over():
    make_banner().unpublish(set_expired=True)

    assert Banner.objects.get().status.word == "Over"


def test_a_live_banner_with_a_newer_draft_says_so():
    make_banner().save_revision()

    assert Banner.objects.get().status.word == "Live, a newer draft waits"


def test_a_live_banner_whose_next_version_is_scheduled_says_so():
    banner = make_banner()
    banner.go_live_at = soon(hours=1)
    banner.save_revision().publish()

    assert Banner.objects.get().status.word == "Live, a newer version is scheduled"


def test_the_list_shows_live_then_next_then_drafts_then_the_past():
    make_banner(name="past").unpublish(set_expired=True)
    make_banner(name="draft", published=False)
    make_banner(name="later", go_live_at=soon(hours=2))
    make_banner(name="next", go_live_at=soon(hours=1))
    make_banner(name="live")

    names = Banner.objects.for_staff().values_list("name", flat=True)

    assert list(names) == ["live", "next", "later", "draft", "past"]


def test_a_list_of_twenty_says_it_in_as_many_queries_as_a_list_of_two(django_assert_num_queries):
    for number in range(20):
        make_banner(name=f"Banner {number}", published=number % 2 == 0)

    with django_assert_num_queries(1):
        [banner.status for banner in Banner.objects.for_staff().select_related("campaign")]
