"""The cart: adding on cards and product pages, changing it on the billing page."""

from playwright.sync_api import Page, expect

from tests.e2e.shopper import LOAF, add, badge, quantity, take_loaf, total


def test_add_on_a_card_becomes_a_stepper(page: Page):
    page.goto("/snacks/murukku/")

    page.get_by_role("button", name="Add Kodubale").click()

    expect(quantity(page, "Kodubale")).to_have_value("1")
    expect(page.get_by_role("button", name="Add Kodubale")).to_be_hidden()
    expect(badge(page)).to_have_text("1")


def test_the_stepper_of_a_card_changes_the_cart(page: Page):
    page.goto("/snacks/murukku/")
    add(page, "Kodubale")

    page.get_by_role("button", name="One more: Kodubale").click()

    expect(badge(page)).to_have_text("2")


def test_the_last_piece_taken_off_a_card_brings_add_back(page: Page):
    page.goto("/snacks/murukku/")
    add(page, "Kodubale")

    page.get_by_role("button", name="One less: Kodubale").click()

    expect(page.get_by_role("button", name="Add Kodubale")).to_be_visible()
    expect(badge(page)).to_be_empty()


def test_quick_taps_on_plus_all_count(page: Page):
    page.goto("/snacks/murukku/")
    add(page, "Kodubale")
    more = page.get_by_role("button", name="One more: Kodubale")

    more.click(click_count=4)

    expect(badge(page)).to_have_text("5")


def test_a_product_page_adds_the_chosen_pack(page: Page):
    page.goto(LOAF)

    page.get_by_role("radio", name="800 g").check(force=True)
    add(page, "Sandwich loaf")

    page.goto("/billing/")
    expect(page.get_by_role("listitem").filter(has_text="Sandwich loaf")).to_contain_text("800 g")
    expect(total(page, "Items")).to_have_text("₹110")


def test_each_pack_has_its_own_number(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")

    page.get_by_role("radio", name="800 g").check(force=True)

    expect(page.get_by_role("button", name="Add Sandwich loaf")).to_be_visible()


def test_a_card_with_packs_adds_the_chosen_one(page: Page):
    page.goto("/bakery/breads/")

    page.get_by_role("combobox", name="Pack size of Sandwich loaf").select_option("800 g")
    add(page, "Sandwich loaf")

    page.goto("/billing/")
    expect(total(page, "Items")).to_have_text("₹110")


def test_the_badge_shows_the_cart_on_every_page(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")

    page.goto("/about/")

    expect(badge(page)).to_have_text("1")


def test_plus_on_the_billing_page_changes_line_and_total(page: Page):
    take_loaf(page)
    page.goto("/billing/")

    page.get_by_role("button", name="One more: Sandwich loaf").click()

    expect(total(page, "Items")).to_have_text("₹120")
    expect(badge(page)).to_have_text("2")


def test_a_typed_number_changes_line_and_total(page: Page):
    take_loaf(page)
    page.goto("/billing/")

    quantity(page, "Sandwich loaf").fill("5")
    quantity(page, "Sandwich loaf").press("Enter")

    expect(total(page, "Items")).to_have_text("₹300")


def test_more_than_there_is_becomes_what_there_is_and_says_so(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")

    quantity(page, "Sandwich loaf").fill("15")
    quantity(page, "Sandwich loaf").press("Tab")

    expect(page.locator("#status")).to_contain_text("At most 10")
    expect(badge(page)).to_have_text("10")


def test_a_removed_line_can_be_put_back(page: Page):
    take_loaf(page)
    page.goto("/billing/")
    page.get_by_role("button", name="Remove Sandwich loaf").click()
    expect(page.get_by_role("heading", name="Your cart is empty")).to_be_visible()

    page.get_by_role("button", name="Undo").click()

    expect(quantity(page, "Sandwich loaf")).to_have_value("1")
    expect(badge(page)).to_have_text("1")


def test_a_pincode_gives_delivery_fee_and_total(page: Page):
    take_loaf(page)
    page.goto("/billing/")

    page.get_by_label("Do we deliver to you?").fill("560004")

    expect(total(page, "Delivery")).to_have_text("₹30")
    expect(total(page, "To pay")).to_have_text("₹90")


def test_a_cart_of_some_worth_is_delivered_free(page: Page):
    take_loaf(page)
    page.goto("/billing/")
    page.get_by_label("Do we deliver to you?").fill("560004")
    expect(page.get_by_text("₹440 more for free delivery")).to_be_visible()

    quantity(page, "Sandwich loaf").fill("9")
    quantity(page, "Sandwich loaf").press("Enter")

    expect(total(page, "Delivery")).to_have_text("Free")
    expect(total(page, "To pay")).to_have_text("₹540")


def test_a_pincode_typed_on_a_product_page_is_known_in_the_cart(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")
    page.get_by_label("Do we deliver to you?").fill("560004")
    expect(page.get_by_text("We deliver here: Basavanagudi")).to_be_visible()

    page.goto("/billing/")

    expect(total(page, "To pay")).to_have_text("₹90")


def test_the_button_beside_an_unfinished_pincode_leads_back_to_it(page: Page):
    page.goto(LOAF)
    pincode = page.get_by_label("Do we deliver to you?")
    pincode.fill("5600")

    page.get_by_role("button", name="Check", exact=True).click()

    expect(pincode).to_be_focused()


def test_an_unserved_pincode_is_said_kindly_in_the_cart(page: Page):
    take_loaf(page)
    page.goto("/billing/")

    page.get_by_label("Do we deliver to you?").fill("110001")

    expect(page.get_by_text("Sorry, we do not deliver to this pincode yet.")).to_be_visible()


def test_a_cart_that_does_not_load_offers_to_try_again(page: Page):
    page.route("**/api/cart/view/**", lambda route: route.abort())
    page.goto("/billing/")
    expect(page.get_by_text("Your cart did not load. Nothing is lost.")).to_be_visible()
    page.unroute("**/api/cart/view/**")

    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_role("heading", name="Your cart is empty")).to_be_visible()
