"""Staff roles: who may do what in the admin."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from home.roles import ROLES

pytestmark = pytest.mark.usefixtures("home")

ORDERS = "/admin/snippets/orders/order/"
PRODUCTS = "/admin/snippets/catalog/product/"


def rights() -> list:
    return list(Group.objects.order_by("name").values_list("name", "permissions").order_by("pk"))


def somebody(role: str) -> Client:
    call_command("sync_roles", stdout=io.StringIO())
    user = get_user_model().objects.create_user("somebody")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_a_second_run_changes_nothing():
    call_command("sync_roles", stdout=io.StringIO())
    before = set(rights())

    call_command("sync_roles", stdout=io.StringIO())

    assert set(rights()) == before


def test_a_right_given_by_hand_is_taken_back():
    call_command("sync_roles", stdout=io.StringIO())
    before = set(rights())
    Group.objects.get(name="Accounts").permissions.clear()

    call_command("sync_roles", stdout=io.StringIO())

    assert set(rights()) == before


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_into_the_admin(role):
    assert somebody(role).get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("Order desk", ORDERS, 200),
        ("Accounts", ORDERS, 200),
        ("Catalogue", ORDERS, 302),
        ("Marketing", ORDERS, 302),
        ("Catalogue", PRODUCTS, 200),
        ("Order desk", PRODUCTS, 302),
        ("Marketing", PRODUCTS, 302),
    ],
)
def test_a_role_sees_its_own_lists_only(role, path, status):
    assert somebody(role).get(path).status_code == status


def test_the_owner_is_no_technician():
    call_command("make_staff", stdout=io.StringIO())

    owner = get_user_model().objects.get(username="owner")

    assert not owner.is_superuser
    assert [group.name for group in owner.groups.all()] == ["Owner"]


def test_wagtails_own_groups_go_while_nobody_is_in_them():
    Group.objects.get_or_create(name="Editors")

    call_command("sync_roles", stdout=io.StringIO())

    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_fresh_log_ins_are_told_once():
    first, second = io.StringIO(), io.StringIO()

    call_command("make_staff", stdout=first)
    call_command("make_staff", stdout=second)

    assert len(first.getvalue().splitlines()) == len(ROLES)
    assert "Staff log-ins exist" in second.getvalue()


def test_a_told_password_opens_the_admin():
    call_command("make_staff", stdout=(said := io.StringIO()))
    username, password = said.getvalue().splitlines()[0].split()

    assert Client().login(username=username, password=password)
