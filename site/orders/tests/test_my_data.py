"""The pages “My data”: what we know of somebody, shown and corrected by nobody else."""

import pytest
from django.test import Client

from cart.tests.factories import client_of
from catalog.tests.factories import make_pack_of
from orders.models import Address, Consent, Customer, DataRequest, Order
from orders.tests.factories import make_order
from orders.tests.people import ASHA, RAVI, deliver, make_own_order, signed_in

pytestmark = pytest.mark.usefixtures("home", "shop")

PAGES = ["/my-data/", "/my-data/my-data.json", "/my-data/details/", "/my-data/addresses/new/"]
PAGES += ["/my-data/erase/"]
WRITES = ["/my-data/details/", "/my-data/addresses/new/", "/my-data/whatsapp/", "/my-data/erase/"]
ADDRESS = {
    "line1": "7, Bull Temple Road",
    "line2": "",
    "landmark": "",
    "city": "Bengaluru",
    "state": "Karnataka",
    "pincode": "560 004",
}


@pytest.fixture
def order() -> Order:
    return make_own_order(note="Ring twice", whatsapp_opt_in=True)


def correct(client: Client, **changes):
    return client.post("/my-data/details/", {"name": "Asha", "whatsapp": ""} | changes)


def choose(client: Client, wanted: str):
    return client.post("/my-data/whatsapp/", {"wanted": wanted})


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_asked_to_sign_in_first_and_brought_back(page):
    response = Client().get(page)

    assert response.status_code == 302
    assert response["Location"] == f"/sign-in/?next={page.replace('/', '%2F')}"


@pytest.mark.parametrize("page", PAGES)
def test_the_browser_that_ordered_as_a_guest_sees_nothing(page):
    assert client_of(make_order(make_pack_of()).cart).get(page).status_code == 302


@pytest.mark.parametrize("page", WRITES)
def test_a_guest_changes_nothing(page, order):
    response = Client().post(page, {"sure": "on", "wanted": "no", "name": "X"} | ADDRESS)

    assert response["Location"] == "/sign-in/?next=%2Fmy-data%2F"
    assert (Customer.objects.get().name, Address.objects.count()) == ("Asha Rao", 1)


@pytest.mark.parametrize("page", WRITES)
def test_another_site_cannot_send_a_form(page, order):
    client = signed_in(enforce_csrf_checks=True)

    assert client.post(page, {"sure": "on"}).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_never_kept_nor_indexed_nor_told_to_others(page, order):
    response = signed_in().get(page)

    assert response.status_code == 200
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "known",
    [
        "Asha Rao",
        "+91 98450 12345",
        "12, Gandhi Bazaar Main Road",
        "Send me updates about this order on WhatsApp",
        "T10001",
        "thank you! We have your order T10001",
    ],
)
def test_it_shows_what_we_know(order, known):
    Order.objects.update(number="T10001")

    assert known in signed_in().get("/my-data/").text.replace(order.number, "T10001")


def test_it_shows_nothing_of_anybody_else(order):
    page = signed_in(RAVI).get("/my-data/").text

    assert "Asha" not in page
    assert "Gandhi" not in page
    assert order.number not in page


def test_who_never_ordered_learns_that_we_know_nothing():
    assert "You have not ordered with this number yet" in signed_in().get("/my-data/").text


@pytest.mark.parametrize("page", ["/my-data/details/", "/my-data/addresses/new/"])
def test_who_never_ordered_has_nothing_to_correct(page):
    assert signed_in().get(page)["Location"] == "/my-data/"


def test_the_number_of_queries_does_not_grow_with_the_orders(django_assert_max_num_queries):
    client = signed_in()
    make_own_order()
    with django_assert_max_num_queries(40) as few:
        client.get("/my-data/")
    [make_own_order(line1=f"House {number}") for number in range(8)]

    with django_assert_max_num_queries(len(few)):
        client.get("/my-data/")


def test_the_name_is_corrected_and_orders_keep_theirs(order):
    response = correct(signed_in(), name="Asha R. Rao", whatsapp="98450 12345")

    order.refresh_from_db()
    assert response["Location"] == "/my-data/?done=details"
    assert (Customer.objects.get().name, order.name) == ("Asha R. Rao", "Asha Rao")


def test_a_correction_is_logged_without_what_was_written(order):
    correct(signed_in(), name="Asha R. Rao", whatsapp="98450 12345")

    request = DataRequest.objects.get()
    assert (request.kind, request.details) == ("CORRECTION", "name")
    assert (request.customer_number, request.masked_phone) == (order.customer_id, "••••••• 345")


def test_saving_what_stands_there_already_logs_nothing(order):
    correct(signed_in(), name="Asha Rao", whatsapp="98450 12345")

    assert not DataRequest.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 81}, {"whatsapp": "080 4555 0123"}, {"whatsapp": "12"}]
)
def test_a_wrong_correction_is_marked_and_changes_nothing(order, wrong):
    response = correct(signed_in(), **wrong)

    assert "Please look at this once more" in response.text
    assert Customer.objects.get().name == "Asha Rao"


def test_another_whatsapp_number_needs_a_new_agreement(order):
    correct(signed_in(), whatsapp="98450 54321")

    customer = Customer.objects.get()
    assert (customer.whatsapp, customer.whatsapp_opt_in_at) == (RAVI, None)
    assert Consent.objects.latest("pk").given is False


def test_consent_is_taken_back_with_one_press(order):
    response = choose(signed_in(), "no")

    assert response["Location"] == "/my-data/?done=taken-back"
    assert Customer.objects.get().whatsapp_opt_in_at is None
    assert Consent.objects.latest("pk").source == "MY_DATA"


def test_consent_is_given_with_one_press_and_its_words_kept():
    order = make_own_order()
    client = signed_in()
    assert "Send me updates about my orders on WhatsApp" in client.get("/my-data/").text

    choose(client, "yes")

    assert Customer.objects.get(pk=order.customer_id).whatsapp_opt_in_at is not None
    assert Consent.objects.get().wording.startswith("Send me updates about my orders on WhatsApp")


@pytest.mark.parametrize("wanted", ["yes", "no"])
def test_pressing_twice_is_written_down_once(order, wanted):
    choose(signed_in(), wanted)
    rows = Consent.objects.count()

    choose(signed_in(), wanted)

    assert Consent.objects.count() == rows


def test_who_ticked_for_one_order_alone_can_stop_it_too():
    make_own_order()
    make_order(make_pack_of(), whatsapp_opt_in=True)

    assert "Stop messages on WhatsApp" in signed_in().get("/my-data/").text


def test_an_address_is_added(order):
    response = signed_in().post("/my-data/addresses/new/", ADDRESS)

    assert response["Location"] == "/my-data/?done=address"
    assert Address.objects.get(line1="7, Bull Temple Road").pincode == "560004"


@pytest.mark.parametrize("wrong", [{"pincode": "04"}, {"line1": ""}, {"city": ""}])
def test_a_wrong_address_is_not_added(order, wrong):
    response = signed_in().post("/my-data/addresses/new/", ADDRESS | wrong)

    assert "Please look at this once more" in response.text
    assert Address.objects.count() == 1


def test_an_address_we_have_is_not_added_twice(order):
    client = signed_in()
    client.post("/my-data/addresses/new/", ADDRESS)

    response = client.post("/my-data/addresses/new/", ADDRESS)

    assert "You have this address already." in response.text
    assert Address.objects.count() == 2


def test_an_eleventh_address_has_to_wait_for_one_to_go(order):
    client = signed_in()
    houses = [ADDRESS | {"line1": f"House {number}"} for number in range(10)]

    answers = [client.post("/my-data/addresses/new/", house) for house in houses]

    assert "We keep 10 addresses at most." in answers[-1].text
    assert Address.objects.count() == 10


def test_an_address_is_changed(order):
    client = signed_in()
    address = Address.objects.get()

    client.post(f"/my-data/addresses/{address.pk}/", ADDRESS)

    address.refresh_from_db()
    assert address.line1 == "7, Bull Temple Road"


def test_an_address_is_deleted_and_the_order_keeps_it(order):
    client = signed_in()

    client.post(f"/my-data/addresses/{Address.objects.get().pk}/delete/")

    order.refresh_from_db()
    assert not Address.objects.exists()
    assert order.line1 == "12, Gandhi Bazaar Main Road"


@pytest.mark.parametrize("path", ["/my-data/addresses/{}/", "/my-data/addresses/{}/delete/"])
def test_somebody_elses_address_is_not_found(order, path):
    deliver(make_own_order(RAVI, line1="House of Ravi"))
    theirs = Address.objects.get(line1="House of Ravi")

    response = signed_in(ASHA).post(path.format(theirs.pk), ADDRESS)

    theirs.refresh_from_db()
    assert (response.status_code, theirs.line1) == (404, "House of Ravi")


@pytest.mark.parametrize("path", ["/my-data/whatsapp/", "/my-data/addresses/1/delete/"])
def test_a_link_alone_changes_nothing(order, path):
    assert signed_in().get(path).status_code == 405
