"""WhatsApp for those who agreed, where it is set up and works; SMS for everybody else."""

import pytest

from catalog.tests.factories import make_pack_of
from orders.models import Consent, Customer, Notification, Order
from orders.tests.factories import make_order
from orders.tests.messages import PHONE, WHATSAPP, make_message, make_whatsapp_message, sent
from orders.tests.twilio_double import refuse

pytestmark = pytest.mark.usefixtures("home", "shop")


def taken_back(message: Notification) -> None:
    facts = {"purpose": "WHATSAPP", "given": False, "wording": "no", "source": "MY_DATA"}
    Consent.objects.create(customer=message.order.customer, **facts)


def test_whatsapp_gets_an_approved_template_and_its_values(twilio, settings):
    message = sent(make_whatsapp_message(settings))

    [taken] = twilio.messages
    assert (message.status, message.channel) == ("SENT", "WHATSAPP")
    assert (taken["to"], taken["from"]) == (WHATSAPP, "whatsapp:+14155238886")
    assert (taken["content_sid"], taken["body"]) == ("HX" + "c" * 32, "")
    assert message.order.number in taken["content_variables"]


def test_a_template_of_the_messages_language_goes_first(twilio, settings):
    message = make_whatsapp_message(settings)
    settings.TWILIO_CONTENT_SIDS["ORDER_PLACED_KN"] = "HX" + "e" * 32
    Notification.objects.update(language="kn")

    sent(message)

    assert twilio.messages[0]["content_sid"] == "HX" + "e" * 32


def test_a_message_without_a_template_goes_by_sms(twilio, settings):
    message = make_whatsapp_message(settings)
    settings.TWILIO_CONTENT_SIDS = {}

    assert sent(message).channel == "SMS"
    assert [taken["to"] for taken in twilio.messages] == [PHONE]


def test_consent_taken_back_before_sending_turns_to_sms(twilio, settings):
    message = make_whatsapp_message(settings)
    taken_back(message)

    assert sent(message).channel == "SMS"
    assert [taken["to"] for taken in twilio.messages] == [PHONE]


def test_a_customer_without_consent_is_not_written_to_on_whatsapp(twilio, settings):
    message = make_whatsapp_message(settings)
    Customer.objects.update(whatsapp_opt_in_at=None)

    assert sent(message).channel == "SMS"


def test_consent_given_again_counts(twilio, settings):
    message = make_whatsapp_message(settings)
    taken_back(message)
    facts = {"purpose": "WHATSAPP", "given": True, "wording": "yes", "source": "MY_DATA"}
    Consent.objects.create(customer=message.order.customer, **facts)

    assert sent(message).channel == "WHATSAPP"


def test_the_shop_hears_by_whatsapp_where_it_is_set_up_and_else_by_sms(twilio, settings):
    settings.TWILIO_WHATSAPP_FROM = "+14155238886"
    settings.TWILIO_CONTENT_SIDS = {"NEW_ORDER": "HX" + "c" * 32}
    make_order(make_pack_of())
    message = Notification.objects.get(template="NEW_ORDER")
    twilio.fail_for("whatsapp:+919845099999", refuse(63024))
    assert message.channel == "WHATSAPP"

    sent(message)

    assert (message.status, message.channel) == ("SENT", "SMS")
    assert [taken["to"] for taken in twilio.messages] == ["+919845099999"]


@pytest.mark.parametrize("code", [63016, 63003, 63024, 21655])
def test_what_whatsapp_refuses_goes_by_sms_at_once(twilio, settings, code):
    message = make_whatsapp_message(settings)
    twilio.fail_for(WHATSAPP, refuse(code))

    sent(message)

    assert (message.status, message.channel, message.recipient) == ("SENT", "SMS", PHONE)
    assert [taken["to"] for taken in twilio.messages] == [PHONE]


def test_without_a_provider_whatsapp_stays_what_it_was(settings):
    message = sent(make_message(whatsapp_opt_in=True, whatsapp="+919845054321"))

    assert (message.status, message.channel) == ("NOT_SENT", "WHATSAPP")


def test_an_erased_whatsapp_number_does_not_turn_to_sms(twilio, settings):
    message = make_whatsapp_message(settings)
    twilio.fail_for(WHATSAPP, refuse(63024))
    Order.objects.update(phone="")

    sent(message)

    assert message.status == "FAILED"
    assert not twilio.messages
