"""Enquiries and complaints from a phone, with scripts and without, to the desk and back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from home import spam
from home.models import Grievance
from home.tests.forms import make_enquiry_page, make_grievance_page
from tests.e2e.editor import menu

PHONE = {"viewport": {"width": 360, "height": 740}}
TEXT = "Forty laddoos for a naming ceremony."


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch):
    """A browser fills in a form faster than the three seconds a person needs at least."""
    monkeypatch.setattr(spam, "LEAST_SECONDS", 0)


@pytest.fixture(params=["with scripts", "without scripts"])
def phone(new_context, request) -> Page:
    return new_context(java_script_enabled=request.param == "with scripts", **PHONE).new_page()


@pytest.fixture
def enquiry(phone: Page) -> Page:
    """The enquiry form on a phone."""
    make_enquiry_page(consent="Use my number to answer.")
    phone.goto("/cakes/")
    return phone


@pytest.fixture
def grievance(phone: Page) -> Page:
    """The grievance form on a phone."""
    make_grievance_page()
    phone.goto("/grievance/")
    return phone


def field(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile(f"^{label}"))


def ask(page: Page, mobile: str = "98450 12345") -> None:
    """Fill in the enquiry and send it."""
    field(page, "Your name").fill("Asha Rao")
    field(page, "Mobile").fill(mobile)
    field(page, "Message").fill(TEXT)
    page.get_by_role("radio", name="Savoury").check()
    page.get_by_role("checkbox", name="Use my number to answer.").check()
    page.get_by_role("button", name="Send enquiry").click()


def complain(page: Page, **changes: str) -> None:
    """Fill in the complaint and send it."""
    page.get_by_role("radio", name="Delivery").check()
    typed = {"What went wrong": "The box came open.", "Your name": "Asha Rao"}
    typed |= {"Mobile number": "98450 12345"} | changes
    for label, text in typed.items():
        field(page, label).fill(text)
    page.get_by_role("button", name="Send complaint").click()


def test_an_enquiry_leads_to_the_thanks(enquiry: Page):
    ask(enquiry)

    expect(enquiry.get_by_role("heading", level=1)).to_have_text("Thank you")
    expect(enquiry.get_by_text("We call you.")).to_be_visible()


def test_a_mistake_in_an_enquiry_keeps_all_that_was_typed(enquiry: Page):
    ask(enquiry, mobile="12345")

    expect(enquiry.get_by_role("alert")).to_contain_text("Please look at this once more")
    expect(field(enquiry, "Mobile")).to_have_value("12345")
    expect(field(enquiry, "Mobile")).to_have_attribute("aria-invalid", "true")
    expect(field(enquiry, "Your name")).to_have_value("Asha Rao")
    expect(field(enquiry, "Message")).to_have_value(TEXT)
    expect(enquiry.get_by_role("radio", name="Savoury")).to_be_checked()


def test_an_enquiry_can_be_corrected_and_sent(enquiry: Page):
    ask(enquiry, mobile="12345")

    field(enquiry, "Mobile").fill("98450 12345")
    enquiry.get_by_role("checkbox", name="Use my number to answer.").check()
    enquiry.get_by_role("button", name="Send enquiry").click()

    expect(enquiry.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_marketing_reads_the_enquiry_in_the_admin(enquiry: Page, staff):
    ask(enquiry)
    expect(enquiry.get_by_role("heading", level=1)).to_have_text("Thank you")
    editor = staff("Marketing")
    editor.goto("/admin/")

    menu(editor).get_by_role("link", name="Forms").click()
    editor.get_by_role("main").get_by_role("link", name="Cakes to order").first.click()

    expect(editor.get_by_role("row", name="Asha Rao")).to_contain_text(TEXT)
    expect(editor.get_by_role("row", name="Asha Rao")).to_contain_text("+919845012345")


def test_a_complaint_gets_a_ticket(grievance: Page):
    complain(grievance)

    expect(grievance.get_by_role("heading", level=1)).to_have_text("Your complaint")
    ticket = grievance.get_by_text(Grievance.objects.get().number)
    expect(ticket).to_be_visible()


def test_a_mistake_in_a_complaint_keeps_all_that_was_typed(grievance: Page):
    complain(grievance, **{"E-mail": "asha@"})

    expect(grievance.get_by_role("alert")).to_contain_text("Please look at this once more")
    expect(field(grievance, "E-mail")).to_have_value("asha@")
    expect(field(grievance, "What went wrong")).to_have_value("The box came open.")
    expect(grievance.get_by_role("radio", name="Delivery")).to_be_checked()


def test_the_officer_acknowledges_and_the_shopper_sees_it(grievance: Page, staff):
    complain(grievance)
    expect(grievance.get_by_text("received").first).to_be_visible()
    number = Grievance.objects.get().number
    desk = staff("Order desk")
    desk.goto("/admin/")
    panel = desk.get_by_role("region", name="Open grievances")
    expect(panel.get_by_role("row", name=number)).to_contain_text("Acknowledge")

    panel.get_by_role("link", name=number).click()
    desk.get_by_role("button", name="Acknowledge").click()
    expect(desk.get_by_role("main").get_by_text("updated")).to_be_visible()
    grievance.reload()

    expect(grievance.get_by_role("heading", name="Acknowledged")).to_be_visible()
    expect(grievance.locator("[aria-current=step]")).to_contain_text("Acknowledged by our officer")


@pytest.mark.parametrize("address", ["/cakes/", "/grievance/"])
def test_a_form_fits_the_phone(phone: Page, address: str):
    make_enquiry_page()
    make_grievance_page()

    phone.goto(address)

    wide = phone.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")
    assert wide == 0
