"""The stock desk: goods in, out and counted, each with a reason, and the warning."""

import pytest

from catalog.models import Stock, StockMovement
from catalog.tests.factories import make_pack_of


@pytest.fixture
def stock(home) -> Stock:
    return make_pack_of(name="Bun", stock=10).stock


def page_of(stock) -> str:
    return f"/admin/snippets/catalog/stock/inspect/{stock.pk}/"


def write(client, stock, **typed):
    return client.post(page_of(stock), {"reason": "RECEIVED", "pieces": 1, **typed})


@pytest.mark.parametrize(
    ("reason", "pieces", "left", "moved"),
    [("RECEIVED", 5, 15, 5), ("WASTED", 3, 7, -3), ("COUNTED", 8, 8, -2), ("COUNTED", 12, 12, 2)],
)
def test_what_happened_is_written_into_the_ledger(desk, stock, reason, pieces, left, moved):
    write(desk("Catalogue"), stock, reason=reason, pieces=pieces, note="tray three")

    line = StockMovement.objects.latest("pk")
    assert Stock.objects.get().on_hand == left
    assert (line.quantity, line.note, line.by.username) == (moved, "tray three", "catalogue")


@pytest.mark.parametrize("role", ["Catalogue", "Order desk"])
def test_the_list_leads_to_the_packs_page(desk, stock, role):
    text = desk(role).get("/admin/snippets/catalog/stock/").text

    assert f'href="{page_of(stock)}"' in text
    assert "data-bulk-action-checkbox" not in text


def test_a_count_that_agrees_writes_nothing(desk, stock):
    write(desk("Catalogue"), stock, reason="COUNTED", pieces=10)

    assert StockMovement.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"reason": "WASTED", "pieces": 11, "note": "mould"}, "There are only 10 pieces"),
        ({"reason": "WASTED", "pieces": 1}, "Say why it was thrown away."),
        ({"pieces": 0}, "At least one piece, please."),
        ({"pieces": "many"}, "Enter a whole number."),
    ],
)
def test_a_mistake_is_named_and_changes_nothing(desk, stock, typed, says):
    answer = write(desk("Catalogue"), stock, **typed)

    assert answer.status_code == 422
    assert says in answer.text
    assert Stock.objects.get().on_hand == 10


def test_a_pack_at_its_level_is_low(desk, stock):
    desk("Catalogue").post(page_of(stock), {"do": "warn", "low_at": 10})

    assert Stock.objects.get().level == "LOW"
    assert list(Stock.objects.low()) == [stock]


def test_one_above_its_level_is_not(stock):
    Stock.objects.update(low_at=9)

    assert Stock.objects.get().level == "FINE"
    assert not Stock.objects.low().exists()


def test_the_list_narrows_to_what_runs_low_or_is_out(desk, stock):
    out = make_pack_of(name="Rusk", stock=0).stock
    make_pack_of(name="Loaf", stock=10)
    Stock.objects.filter(pk=stock.pk).update(low_at=10)

    page = desk("Catalogue").get("/admin/snippets/catalog/stock/", {"low": "true"})

    assert {row.pk for row in page.context["object_list"]} == {stock.pk, out.pk}


def test_the_order_desk_looks_but_moves_nothing(desk, stock):
    clerk = desk("Order desk")

    assert "What happened" not in clerk.get(page_of(stock)).text
    assert write(clerk, stock).status_code == 302
    assert Stock.objects.get().on_hand == 10


def test_the_list_asks_as_much_for_twenty_packs_as_for_two(
    desk, stock, django_assert_max_num_queries
):
    client = desk("Catalogue")
    make_pack_of()
    client.get("/admin/snippets/catalog/stock/")
    with django_assert_max_num_queries(20) as few:
        client.get("/admin/snippets/catalog/stock/")
    for _pack in range(18):
        make_pack_of()

    with django_assert_max_num_queries(20) as many:
        client.get("/admin/snippets/catalog/stock/")

    assert len(few) == len(many)
