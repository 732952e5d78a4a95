"""Finding something to eat."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.shop import Shop, fill_shelf


def test_a_shopper_walks_from_home_over_section_and_category_to_a_product(page: Page):
    page.goto("/")
    main = page.get_by_role("main")

    main.get_by_role("link", name=re.compile("^Bakery")).first.click()
    main.get_by_role("link", name="Breads and buns").click()
    main.get_by_role("link", name="Sandwich loaf").click()

    expect(page).to_have_url(re.compile("/bakery/breads/sandwich-loaf/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sandwich loaf")


def test_the_path_above_a_product_leads_back_to_its_category(page: Page):
    page.goto("/bakery/breads/sandwich-loaf/")

    path = page.get_by_role("navigation", name="You are here")
    path.get_by_role("link", name="Breads and buns").click()

    expect(page).to_have_url(re.compile("/bakery/breads/$"))


def test_typing_a_few_letters_suggests_products_and_categories(page: Page):
    page.goto("/")

    page.get_by_role("combobox", name="Search the shop").press_sequentially("mur")

    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text([re.compile("Murukku"), re.compile("Butter murukku")])


def test_a_suggestion_leads_to_its_page(page: Page):
    page.goto("/")
    page.get_by_role("combobox", name="Search the shop").press_sequentially("lad")

    page.get_by_role("option", name="Besan laddoo").click()

    expect(page).to_have_url(re.compile("/snacks/murukku/besan-laddoo/$"))


def test_a_suggestion_is_chosen_with_the_arrow_keys(page: Page):
    page.goto("/")
    search = page.get_by_role("combobox", name="Search the shop")
    search.press_sequentially("lad")
    expect(page.get_by_role("option", name="Besan laddoo")).to_be_visible()

    search.press("ArrowDown")
    search.press("Enter")

    expect(page).to_have_url(re.compile("/snacks/murukku/besan-laddoo/$"))


def test_enter_in_the_search_field_shows_all_results(page: Page):
    page.goto("/")
    search = page.get_by_role("combobox", name="Search the shop")

    search.fill("loaf")
    search.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “loaf”")
    expect(page.get_by_role("article")).to_have_count(1)


def test_a_search_without_results_offers_the_sections_and_favourites(page: Page):
    page.goto("/search/?q=pizza")
    main = page.get_by_role("main")

    expect(main.get_by_role("heading", name="We found nothing by that name")).to_be_visible()
    expect(main.get_by_role("link", name="Snacks")).to_be_visible()
    expect(main.get_by_role("heading", name="Sandwich loaf")).to_be_visible()


def test_a_filter_without_results_can_be_cleared(page: Page):
    page.goto("/bakery/breads/")
    page.get_by_role("link", name="Gluten-free").click()
    expect(page.get_by_role("heading", name="Nothing fits all of these")).to_be_visible()

    page.get_by_role("link", name="Clear filters").last.click()

    expect(page.get_by_role("article")).to_have_count(5)


def test_a_list_can_be_sorted_by_price(page: Page):
    page.goto("/bakery/breads/")

    page.get_by_text("Sort:").click()
    page.get_by_role("link", name="Price: high to low").click()

    expect(page.get_by_role("article").first).to_contain_text("Sandwich loaf")


def test_a_long_category_goes_on_at_page_two(page: Page, shop: Shop):
    fill_shelf(shop.cakes, shop.picture, products=24)
    page.goto("/bakery/cakes/")
    expect(page.get_by_role("article")).to_have_count(24)

    page.get_by_role("link", name="Next").click()

    expect(page.get_by_role("article")).to_have_count(2)
