"""Every role through the whole admin: what it may open, and nothing else."""

from fnmatch import fnmatch

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from catalog.tests.factories import make_category, make_image, make_product
from home.roles import OWNER, ROLES, sync_roles
from home.tests.admin_addresses import addresses
from home.tests.admin_menu import menu_links
from orders.tests.factories import make_order

pytestmark = pytest.mark.django_db

EVERYBODY = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_password_reset*",
    "shop_help",
}
CHOOSE_PAGES = {"wagtailadmin_choose_page*"}
CHOOSE_CATEGORIES = {"category_chooser:cho*"}
USE_IMAGES = {
    "picture_report*",
    "wagtailadmin_api:images:*",
    "wagtailadmin_tag_autocomplete",
    "wagtailimages:*",
    "wagtailimages_chooser:*",
}
SEE_ORDERS = {
    f"wagtailsnippet{kind}_orders_{model}:{view}"
    for model in ("order", "orderitem", "bill", "customer", "notification")
    for kind, view in (("s", "list*"), ("s", "inspect"), ("choosers", "cho*"))
} | {"desk_pulse", "desk_sheet", "desk_report"}
# The desk beside Wagtail's lists: which address opens for which roles, the Owner's apart.
DESK = {
    "desk_pulse": {"Order desk", "Accounts"},
    "desk_sheet": {"Order desk", "Accounts"},
    "desk_report": {"Order desk", "Accounts"},
    "desk_counter": {"Order desk"},
    "desk_resend": {"Order desk"},
    "desk_consent": {"Order desk"},
    "desk_erase": {"Order desk"},
    "count_sheet": {"Catalogue"},
}
# What a role may open beyond that, as `namespace:view`; any other address must refuse it.
OPEN = {
    "Marketing": {
        *CHOOSE_PAGES,
        *CHOOSE_CATEGORIES,
        *USE_IMAGES,
        "wagtailadmin_explore*",
        "wagtailadmin_pages:*",
        "wagtailadmin_api:pages:*",
        "wagtailadmin_reports:*",
        "wagtailforms:*",
        "wagtailembeds:*",
        "wagtailredirects:*",
        "wagtailsearchpromotions:*",
        "wagtailsnippetchoosers_catalog_product:cho*",
        *(
            f"wagtailsnippet{kind}_home_{model}:{view}"
            for model in ("banner", "campaign")
            for kind, view in (("s", "*"), ("choosers", "cho*"))
        ),
        *(
            f"wagtailsnippet{kind}_catalog_synonym:{view}"
            for kind, view in (("s", "*"), ("choosers", "cho*"))
        ),
    },
    "Catalogue": {
        *CHOOSE_PAGES,
        *CHOOSE_CATEGORIES,
        *USE_IMAGES,
        "wagtailsnippets_catalog_*",
        "wagtailsnippetchoosers_catalog_*:cho*",
        "count_sheet",
    },
    "Order desk": {
        *SEE_ORDERS,
        *("desk_counter", "desk_resend", "desk_consent", "desk_erase"),
        *(
            f"wagtailsnippets_{model}:{view}"
            for model in ("orders_order", "orders_customer", "home_grievance")
            for view in ("edit", "history*", "usage")
        ),
        *(
            f"wagtailsnippet{kind}_{model}:{view}"
            for model in (
                *("cart_cart", "cart_servicearea", "catalog_stock", "home_grievance"),
                "orders_datarequest",
            )
            for kind, view in (("s", "list*"), ("s", "inspect"), ("choosers", "cho*"))
        ),
    },
    "Accounts": {
        *SEE_ORDERS,
        "wagtailsnippets_orders_order:edit",
        "wagtailsnippets_orders_taxrate:*",
        "wagtailsnippetchoosers_orders_taxrate:*",
    },
}


@pytest.fixture
def world(home, shop):
    """A shop with a row of everything, and its roles."""
    sync_roles()
    make_category()
    make_image(warm=False)
    make_order()


def somebody(role: str) -> Client:
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def _sent_home(answer) -> bool:
    return bool(answer.redirect_chain) and answer.redirect_chain[-1][0] == "/admin/"


@pytest.mark.parametrize("role", OPEN)
def test_a_role_opens_what_the_table_says_and_nothing_else(world, role):
    client, allowed = somebody(role), EVERYBODY | OPEN[role]

    opened = {name for name, path in addresses() if client.get(path).status_code == 200}

    assert {name for name in opened if not any(fnmatch(name, may) for may in allowed)} == set()


@pytest.mark.parametrize("address", DESK)
def test_an_address_of_the_desk_opens_for_its_roles_and_the_owner_alone(world, address):
    path = dict(addresses())[address]

    opened = {role for role in ROLES if somebody(role).get(path).status_code == 200}

    assert opened == DESK[address] | {OWNER}


@pytest.mark.parametrize("role", ROLES)
def test_every_menu_entry_of_a_role_opens(world, role):
    client = somebody(role)

    answers = {path: client.get(path, follow=True) for path in menu_links(client)}

    assert {path for path, answer in answers.items() if answer.status_code != 200} == set()
    assert {path for path, answer in answers.items() if _sent_home(answer)} == set()


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        ("Catalogue", {"/admin/snippets/catalog/product/", "/admin/snippets/catalog/stock/"}),
        ("Order desk", {"/admin/snippets/orders/order/", "/admin/snippets/orders/customer/"}),
        ("Order desk", {"/admin/desk/counter/", "/admin/desk/sheet/"}),
        ("Order desk", {"/admin/snippets/catalog/stock/", "/admin/desk/reports/day-book/"}),
        ("Accounts", {"/admin/snippets/orders/bill/", "/admin/snippets/orders/taxrate/"}),
        ("Marketing", {"/admin/images/", "/admin/redirects/", "/admin/searchpicks/"}),
        (OWNER, {"/admin/users/", "/admin/groups/", "/admin/workflows/list/", "/admin/sites/"}),
    ],
)
def test_a_role_finds_its_work_in_the_menu(world, role, entries):
    links = menu_links(somebody(role))

    assert entries <= set(links)


@pytest.mark.parametrize("role", ["Marketing", "Catalogue", "Accounts"])
def test_who_changes_no_order_is_not_led_to_the_counter(world, role):
    assert "/admin/desk/counter/" not in menu_links(somebody(role))


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_led_to_documents(world, role):
    assert "/admin/documents/" not in menu_links(somebody(role))


@pytest.mark.parametrize("role", ["Marketing", "Catalogue", "Order desk", "Accounts"])
def test_an_owners_table_is_closed_to_others(world, role):
    client = somebody(role)
    places = ("users", "groups", "sites", "workflows/list", "collections", "settings/orders/shop")

    assert {client.get(f"/admin/{place}/").status_code for place in places} <= {302, 404}


def test_an_owner_opens_an_order_a_product_and_the_settings(world, shop):
    client = somebody(OWNER)
    order, product = make_order(make_product().variants.get()), make_product()
    places = (
        f"/admin/snippets/orders/order/edit/{order.pk}/",
        f"/admin/snippets/catalog/product/edit/{product.pk}/",
        f"/admin/settings/orders/shopsettings/{shop.pk}/",
    )

    assert [client.get(place).status_code for place in places] == [200, 200, 200]
