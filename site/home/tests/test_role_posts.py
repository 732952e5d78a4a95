"""What a role may not do, tried by hand-made requests."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import ModelLogEntry

from catalog.models import Product
from catalog.tests.factories import make_category, make_image, make_product
from home.models import HomePage
from home.roles import OWNER, sync_roles
from orders.models import Order, ShopSettings
from orders.tests.factories import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(home, shop):
    sync_roles()


def somebody(role: str, **fields) -> Client:
    user = User.objects.create_user(role, **fields)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_marketing_cannot_publish_by_asking_for_it(world):
    page = make_category(title="Breads")
    body = {"title": "Free bread", "slug": "breads", "intro": "", "action-publish": "1"}
    body |= {f"body-{name}": "0" for name in ("count",)}
    body |= {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    somebody("Marketing").post(f"/admin/pages/{page.pk}/edit/", body)

    page.refresh_from_db()
    assert page.title == "Breads"
    assert page.latest_revision.content["title"] == "Free bread"


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_marketing_cannot_take_a_live_page_away(world, action):
    page = make_category()

    somebody("Marketing").post(f"/admin/pages/{page.pk}/{action}/")

    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_marketing_cannot_do_in_bulk_what_it_may_not_do_alone(world, action):
    page = make_category()

    somebody("Marketing").post(f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/")

    page.refresh_from_db()
    assert page.live


def test_marketing_cannot_change_a_price(world):
    product = make_product(price="40.00")

    answer = somebody("Marketing").post(
        f"/admin/snippets/catalog/product/edit/{product.pk}/", {"name": "Free bun"}
    )

    assert answer.status_code == 302
    assert Product.objects.get(pk=product.pk).name == product.name


@pytest.mark.parametrize("role", ["Order desk", "Accounts"])
def test_who_sells_and_who_counts_are_sent_away_from_prices(world, role):
    product = make_product(price="40.00")
    path = f"/admin/snippets/catalog/product/edit/{product.pk}/"

    answers = [somebody(role).get(path), Client().get(path)]

    assert [answer["Location"].split("?")[0] for answer in answers] == ["/admin/", "/admin/login/"]


def test_the_catalogue_comes_to_prices(world):
    product = make_product(price="40.00")

    page = somebody("Catalogue").get(f"/admin/snippets/catalog/product/edit/{product.pk}/")

    assert 'value="40.00"' in page.text


def test_marketing_cannot_approve_its_own_page(world):
    page = make_category(title="Breads")
    page.title = "Free bread"
    page.save_revision()
    client = somebody("Marketing")
    state = page.get_workflow().start(page, User.objects.get(username="Marketing"))
    task = state.current_task_state

    client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/", {"comment": ""})

    page.refresh_from_db()
    assert page.title == "Breads"


@pytest.mark.parametrize("role", ["Marketing", "Catalogue", "Order desk", "Accounts"])
def test_only_an_owner_changes_the_shops_registrations(world, role):
    somebody(role).post("/admin/settings/orders/shopsettings/1/", {"legal_name": "Mine now"})

    assert ShopSettings.load().legal_name == "Thathwamasi Foods"


@pytest.mark.parametrize("role", ["Marketing", "Catalogue", "Accounts"])
def test_only_the_order_desk_moves_an_order(world, role):
    order = make_order()

    somebody(role).post(f"/admin/snippets/orders/order/edit/{order.pk}/", {"status": "CANCELLED"})

    assert Order.objects.get(pk=order.pk).status == "PLACED"


@pytest.mark.parametrize("role", ["Marketing", "Catalogue", "Order desk", "Accounts"])
def test_nobody_makes_themselves_an_owner(world, role):
    client, me = somebody(role), User.objects.get(username=role)

    client.post(
        f"/admin/users/edit/{me.pk}/",
        {"username": role, "groups": [Group.objects.get(name=OWNER).pk]},
    )

    assert [group.name for group in me.groups.all()] == [role]


def test_an_owner_makes_nobody_a_technician(world):
    client, other = somebody(OWNER), User.objects.create_user("other")
    body = {"username": "other", "email": "other@example.com", "is_active": "on"}
    body |= {"first_name": "Other", "last_name": "Body"}

    client.post(f"/admin/users/edit/{other.pk}/", body | {"is_superuser": "on"})

    other.refresh_from_db()
    assert other.email == "other@example.com"
    assert not other.is_superuser


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_an_owner_leaves_technicians_alone(world, action):
    technician = User.objects.create_superuser("technician")

    somebody(OWNER).post(
        f"/admin/users/{action}/{technician.pk}/", {"username": "technician", "email": "x@y.in"}
    )

    technician.refresh_from_db()
    assert technician.email == ""


def test_the_history_of_the_shop_tells_marketing_nothing_of_orders(world):
    order = make_order()
    ModelLogEntry.objects.log_action(order, "wagtail.edit", title=f"Order {order.number}")

    shown = somebody("Marketing").get("/admin/reports/site-history/").content.decode()

    assert order.number not in shown


def test_the_search_of_the_admin_finds_no_orders_for_marketing(world):
    order = make_order()

    shown = somebody("Marketing").get(f"/admin/pages/search/?q={order.number}").content.decode()

    assert "/snippets/orders/" not in shown


def test_marketing_chooses_a_product_without_a_way_to_change_it(world):
    product = make_product(name="Sesame bun")
    client = somebody("Marketing")

    shown = client.get("/admin/snippets/choose/catalog/product/").content.decode()

    assert "Sesame bun" in shown
    assert f"/product/edit/{product.pk}/" not in shown


def test_a_picture_in_use_says_nothing_of_places_one_may_not_open(world):
    image = make_image(warm=False)
    product = make_product(image=image)

    shown = somebody("Marketing").get(f"/admin/images/usage/{image.pk}/").content.decode()

    assert f"/product/edit/{product.pk}/" not in shown


def test_wagtails_trial_error_is_nobodys_business(world):
    assert somebody(OWNER).get("/admin/failwhale/").status_code == 404


def test_search_engines_are_kept_off_the_admin(client):
    assert client.get("/admin/login/")["X-Robots-Tag"] == "noindex, nofollow"


def test_the_home_page_is_marketings_to_draft(world):
    home = HomePage.objects.get()

    assert somebody("Marketing").get(f"/admin/pages/{home.pk}/edit/").status_code == 200
