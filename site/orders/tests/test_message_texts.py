"""What messages say: short enough for one SMS, as typed, and never where somebody lives."""

import pytest

from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Notification, ShopSettings
from orders.notifications import VARIABLES
from orders.tests.days import delivered
from orders.tests.factories import ADDRESS, make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TEMPLATES = [str(template) for template in Notification.Template]


@pytest.fixture
def messages(settings) -> dict[str, Notification]:
    """One message of every template, of a dear order at a shop with a long address."""
    settings.PUBLIC_BASE_URL = "https://www.thathwamasi-bakery.example"
    bun = make_pack_of(name="Puff of the day", price="9999.50", mrp="9999.50", stock=15)
    Stock.objects.update(low_at=8)
    order = make_order(bun, quantity=9)
    lifecycle.move(delivered(order), "RETURNED")
    lifecycle.move(make_order(bun, phone="+919845000001"), "CANCELLED")
    return {row.template: row for row in Notification.objects.order_by("-pk")}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_text_fits_one_sms(messages, template):
    text = messages[template].text

    assert len(text) <= 160
    assert set(text) <= GSM_7


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_holds_no_name_and_no_address(messages, template):
    message = messages[template]
    said = f"{message.text} {message.variables}"

    private = ["Asha", "98450", *(ADDRESS[line] for line in ("line1", "line2", "landmark", "city"))]
    assert [words for words in private if words in said] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_values_for_whatsapp_are_those_of_the_text(messages, template):
    message = messages[template]

    assert list(message.variables) == [str(n + 1) for n in range(len(VARIABLES[template]))]
    assert all(value and value in message.text for value in message.variables.values())


def test_signs_of_markup_are_sent_as_typed():
    ShopSettings.objects.update(brand_name="Ma & Pa's")

    make_order(make_pack_of())

    text = Notification.objects.get(template="ORDER_PLACED").text
    assert text.startswith("Ma & Pa's: thank you!")
