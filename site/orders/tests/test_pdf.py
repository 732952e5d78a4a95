"""Bills as PDF: the paper of the page, small, in every script, for who may see it."""

import sys

import pytest
from django.test import Client
from django.urls import reverse

from cart.tests.factories import make_area, make_cart
from catalog.tests.factories import make_category, make_pack_of
from orders import lifecycle
from orders.pdf import pdf_of
from orders.tests.factories import make_order, owner_of
from orders.tests.pdf import fonts_of, needs_pdf, page_number, pages_of

pytestmark = pytest.mark.usefixtures("home", "shop")
KB = 1024


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", price="40.00"), quantity=3)


def pdf_url(order) -> str:
    return reverse("bill-pdf", args=[order.token])


def pdf(order, query: str = "") -> bytes:
    return owner_of(order).get(pdf_url(order) + query).content


@needs_pdf
def test_a_normal_bill_is_one_numbered_page(order):
    (page,) = pages_of(pdf(order))

    assert order.bills.first().number in page
    assert "₹160.00" in page
    assert "ORIGINAL FOR RECIPIENT" in page
    assert page_number(page) == "1/1"


@needs_pdf
def test_a_long_bill_numbers_its_pages_and_repeats_the_head():
    make_area()
    make_category()
    packs = [make_pack_of(name=f"Bun {number}") for number in range(60)]

    pages = pages_of(pdf(make_order(cart=make_cart(*packs))))

    assert len(pages) > 1
    numbers = [f"{number}/{len(pages)}" for number in range(1, len(pages) + 1)]
    assert [page_number(page) for page in pages] == numbers
    lines = [page for page in pages if "Bun" in page]
    assert len(lines) > 1
    assert all("Item" in page and "Amount" in page for page in lines)


@needs_pdf
def test_indian_scripts_and_the_rupee_sign_are_set_in_their_fonts():
    order = make_order(make_pack_of(), name="आशा राव, ಆಶಾ ರಾವ್")

    made = pdf(order)

    (page,) = pages_of(made)
    assert "आशा राव" in page
    assert "ಆಶಾ" in page
    assert "Noto-Sans-Devanagari" in fonts_of(made)
    assert "Noto-Sans-Kannada" in fonts_of(made)


@needs_pdf
def test_a_bill_in_three_scripts_weighs_less_than_150_kb():
    order = make_order(make_pack_of(), name="आशा राव, ಆಶಾ ರಾವ್")

    assert len(pdf(order)) < 150 * KB


@needs_pdf
def test_a_credit_note_is_to_be_had_too(order):
    lifecycle.move(order, "CANCELLED")
    note = order.bills.get(document="CREDIT_NOTE", kind="USER")

    (page,) = pages_of(pdf(order, f"?number={note.number}"))

    assert note.number in page
    assert f"Corrects bill {note.corrects}" in page


@needs_pdf
def test_a_stranger_gets_the_masked_paper(order):
    (page,) = pages_of(Client().get(pdf_url(order)).content)

    assert "Bun" in page
    assert "Asha Rao" not in page
    assert "98450" not in page


@needs_pdf
def test_a_pdf_is_private_and_opens_in_the_browser(order):
    response = owner_of(order).get(pdf_url(order))

    number = order.bills.first().number.replace("/", "-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{number}.pdf"'
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


@needs_pdf
@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("", "TRIPLICATE FOR SUPPLIER"),
        ("&copy=rider", "DUPLICATE FOR TRANSPORTER"),
    ],
)
def test_staff_get_each_copy_as_pdf(admin_client, order, query, mark):
    bill = order.bills.get(kind="ADMIN")
    page = reverse("wagtailsnippets_orders_bill:inspect", args=[bill.pk])

    response = admin_client.get(f"{page}?paper=pdf{query}")

    assert mark in pages_of(response.content)[0]


@needs_pdf
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:1/",
        "/media/picture.png",
        "/static/../manage.py",
        "data:image/png;base64,AAAA",
    ],
)
def test_a_pdf_reads_our_static_files_and_nothing_else(address):
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        pdf_of(f'<link rel="stylesheet" href="{address}"><p>Paper</p>')


def test_a_wrong_token_has_no_pdf(client):
    assert client.get("/orders/nobody/bill.pdf").status_code == 404


def test_without_its_library_the_shop_says_how_to_print(order, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    response = owner_of(order).get(pdf_url(order))

    assert response.status_code == 503
    assert "print it from your browser" in response.text
    assert f'href="{order.bill_url}"' in response.text
    assert "no-store" in response["Cache-Control"]
