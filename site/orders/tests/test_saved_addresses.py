"""Where something was delivered: kept with the customer, offered to who proved the phone."""

import pytest
from django.test import Client

from cart.tests.factories import client_of
from catalog.tests.factories import make_pack_of
from orders.models import Address, Customer
from orders.tests.factories import make_order
from orders.tests.people import ASHA, RAVI, make_own_order, signed_in

pytestmark = pytest.mark.usefixtures("home", "shop")

SECRETS = ["Gandhi Bazaar", "Asha Rao", "98450"]


def lines() -> list[str]:
    return list(Address.objects.latest_first().values_list("line1", flat=True))


def fill_all_places(count: int = 10) -> None:
    customer = make_own_order(line1="House 0").customer
    for number in range(1, count):
        Address.objects.create(
            customer=customer, line1=f"House {number}", city="B", state="K", pincode="560004"
        )


def test_an_order_keeps_its_address():
    make_own_order()

    assert lines() == ["12, Gandhi Bazaar Main Road"]


def test_the_first_order_of_a_guest_keeps_its_address():
    make_order(make_pack_of())

    assert lines() == ["12, Gandhi Bazaar Main Road"]


def test_the_same_house_again_is_one_address_and_comes_first():
    make_own_order(line1="House 1")
    make_own_order(line1="House 2")

    make_own_order(line1="House 1", landmark="Beside the well")

    assert lines() == ["House 1", "House 2"]
    assert Address.objects.get(line1="House 1").landmark == "Beside the well"


def test_the_ten_used_last_are_kept():
    fill_all_places()

    make_own_order(line1="House 10")

    assert lines()[0] == "House 10"
    assert (len(lines()), "House 0" in lines()) == (10, False)


def test_who_only_types_the_phone_pushes_no_address_out():
    fill_all_places()

    make_order(make_pack_of(), line1="Elsewhere")

    assert (len(lines()), "Elsewhere" in lines()) == (10, False)


def test_who_only_types_the_phone_changes_no_address():
    make_own_order(landmark="Opposite the temple")

    make_order(make_pack_of(), landmark="Somewhere else")

    assert Address.objects.get().landmark == "Opposite the temple"


def test_checkout_offers_them_to_who_proved_the_phone():
    make_own_order()

    page = signed_in(ASHA).get("/checkout/")

    assert 'data-line1="12, Gandhi Bazaar Main Road"' in page.text
    assert 'value="Asha Rao"' in page.text
    assert 'value="98450 12345"' in page.text
    assert "address-picker.js" in page.text


def test_checkout_offers_nothing_to_the_browser_that_ordered_as_a_guest():
    order = make_order(make_pack_of())

    page = client_of(order.cart).get("/checkout/")

    assert [secret for secret in SECRETS if secret in page.text] == []
    assert "address-picker" not in page.text


@pytest.mark.parametrize("stranger", [Client, lambda: signed_in(RAVI)])
def test_checkout_offers_nothing_to_strangers(stranger):
    make_own_order()

    page = stranger().get("/checkout/")

    assert "Gandhi Bazaar" not in page.text
    assert "Asha Rao" not in page.text


def test_checkout_is_never_kept():
    assert "no-store" in signed_in().get("/checkout/")["Cache-Control"]


def test_another_whatsapp_number_is_filled_in_and_the_box_not_ticked():
    make_own_order(whatsapp=RAVI)

    page = signed_in(ASHA).get("/checkout/").text

    assert 'value="98450 54321"' in page
    assert 'id="same" type="checkbox" checked' not in page


def test_what_a_customer_typed_comes_back_harmless():
    make_own_order(line1='"><script>alert(1)</script>', name="<b>Asha</b>")

    page = signed_in(ASHA).get("/checkout/").text

    assert "<script>alert" not in page
    assert "<b>Asha" not in page


def test_who_signed_in_for_the_first_time_finds_the_phone_filled_in():
    page = signed_in(RAVI).get("/checkout/").text

    assert 'value="98450 54321"' in page
    assert not Customer.objects.exists()
