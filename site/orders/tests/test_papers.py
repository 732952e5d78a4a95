"""What stands on bills and credit notes, on which copy, on which paper."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from cart.models import Cart
from cart.shopper import Shopper
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.checkout import Origin, place_order
from orders.models import Bill, Order, ShopSettings
from orders.tests.factories import make_delivery, make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", price="40.00"), quantity=3)


@pytest.fixture
def note(order):
    item = order.items.get()
    lifecycle.take_back(order, {item.pk: 1}, reason="DAMAGED")
    return order.bills.get(document="CREDIT_NOTE", kind="USER")


def text_of(order: Order, query: str = "") -> str:
    return owner_of(order).get(order.bill_url + query).text


def test_the_bill_names_the_place_of_supply_with_its_code(order):
    assert "Place of supply: Karnataka (29)" in text_of(order)


def test_a_state_nobody_knows_has_no_code():
    text = text_of(make_order(make_pack_of(), state="Atlantis"))

    assert "Place of supply: Atlantis</p>" in text


def test_the_bill_names_the_sellers_state_code(order):
    assert "State code 29" in text_of(order)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("11226999000123", "FSSAI licence no. 11226999000123"),
        ("21226999000123", "FSSAI registration no. 21226999000123"),
    ],
)
def test_the_bill_says_what_kind_of_fssai_number_it_is(number, words):
    ShopSettings.objects.update(fssai_number=number)

    assert words in text_of(make_order(make_pack_of()))


def test_the_bill_says_the_total_in_words(order):
    assert "Rupees one hundred and sixty only" in text_of(order)


def test_the_bill_counts_pieces_under_their_hsn_code(order):
    text = text_of(order)

    assert '<td class="number">3 pcs</td>' in text
    assert "The same by HSN code" in text


@pytest.mark.parametrize(("price", "shown"), [("40.00", False), ("40.30", True)])
def test_round_off_is_a_line_only_where_something_is_rounded(price, shown):
    text = text_of(make_order(make_pack_of(price=price)))

    assert ("Round-off" in text) is shown


@pytest.mark.parametrize(
    ("state", "there", "absent"), [("Kerala", "IGST", "CGST"), ("Karnataka", "CGST", "IGST")]
)
def test_the_bill_shows_the_taxes_of_its_kind_of_supply(state, there, absent):
    text = text_of(make_order(make_pack_of(), state=state))

    assert there in text
    assert absent not in text


def test_another_spelling_of_the_state_is_still_the_same_state():
    ShopSettings.objects.update(state="Tamil Nadu", state_code="33")

    assert "IGST" not in text_of(make_order(make_pack_of(), state="Tamilnadu"))


def test_nil_goods_to_another_state_are_headed_igst():
    text = text_of(make_order(make_pack_of(tax_class="NIL"), state="Kerala"))

    assert "IGST" in text


def test_a_test_orders_paper_says_that_it_is_no_bill(mine):
    cart = Cart.objects.get()
    order, _new = place_order(
        shopper=Shopper(cart.browser),
        delivery=make_delivery(),
        payment_method="COD",
        origin=Origin(is_test=True),
    )

    assert "TEST – not a bill" in mine.get(order.bill_url).text


def test_a_real_bill_is_not_called_a_test(order):
    assert "TEST" not in text_of(order)


def test_a_credit_note_says_which_bill_of_which_day_it_corrects_and_why(order, note):
    bill = order.bills.get(document="BILL", kind="USER")
    day = date_format(timezone.localtime(bill.issued_at), "j F Y")

    text = text_of(order, f"?number={note.number}")

    assert f"Corrects bill {bill.number} of {day}: damaged or spoilt" in text


def test_a_note_without_a_reason_names_bill_and_day_only(order):
    lifecycle.move(order, "CANCELLED")
    note = order.bills.get(document="CREDIT_NOTE", kind="USER")

    assert note.taxes["corrects"]["reason"] == ""


def test_the_order_leads_to_its_credit_notes(order, note):
    link = f'href="{order.bill_url}?number={note.number.replace("/", "%2F")}"'

    assert link in owner_of(order).get(order.url).text


def test_a_stranger_sees_no_name_on_a_credit_note(order, note):
    text = Client().get(f"{order.bill_url}?number={note.number}").text

    assert note.number in text
    assert "Asha Rao" not in text


def test_an_order_shows_papers_of_its_own_only(order):
    other = make_order(make_pack_of())
    number = other.bills.first().number

    assert owner_of(order).get(f"{order.bill_url}?number={number}").status_code == 404


def test_a_paper_from_before_these_facts_were_kept_still_opens(order):
    bill = order.bills.get(document="BILL", kind="USER")
    old = {key: bill.taxes[key] for key in ("delivery_fee", "groups")}
    seller = {key: value for key, value in bill.seller.items() if key != "fssai_kind"}
    buyer = {key: value for key, value in bill.buyer.items() if key != "state_code"}
    lines = [{k: v for k, v in line.items() if k != "unit"} for line in bill.lines]
    facts = {"document": "CREDIT_NOTE", "kind": "USER", "number": "TWC/25-26/000009"}
    papers = {"title": "Credit note", "corrects": bill.number, "issued_at": bill.issued_at}
    frozen = {"seller": seller, "buyer": buyer, "lines": lines, "taxes": old, "total": bill.total}
    Bill.objects.create(order=order, **facts, **papers, **frozen)

    text = text_of(order, "?number=TWC/25-26/000009")

    assert f"Corrects bill {bill.number}" in text
    assert "Place of supply: Karnataka</p>" in text
