"""Stock in the admin: counted by movements only, for superusers too."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from catalog.models import Stock, StockMovement
from catalog.tests.factories import make_pack_of

MOVE = "wagtailsnippets_catalog_stockmovement"
STOCK = "wagtailsnippets_catalog_stock"


@pytest.fixture(autouse=True)
def stock(home) -> Stock:
    return make_pack_of(stock=5).stock


@pytest.fixture
def editor(db) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def move(client, stock, quantity, reason: str = "RECEIVED"):
    body = {"stock": stock.pk, "quantity": quantity, "reason": reason, "note": "by hand"}
    return client.post(reverse(f"{MOVE}:add"), body)


def test_a_movement_changes_the_stock_and_says_who(editor, stock):
    move(editor, stock, 7)

    line = StockMovement.objects.latest("pk")
    assert (line.quantity, line.by.username, line.note) == (7, "editor", "by hand")
    assert Stock.objects.get().on_hand == 12


@pytest.mark.parametrize("quantity", [0, -6, "x", ""])
def test_a_nonsense_movement_changes_nothing(editor, stock, quantity):
    response = move(editor, stock, quantity, "WASTED")

    assert response.status_code == 200
    assert Stock.objects.get().on_hand == 5
    assert StockMovement.objects.count() == 1


@pytest.mark.parametrize("view", ["add", "list"])
def test_the_pages_of_movements_open(editor, view):
    assert editor.get(reverse(f"{MOVE}:{view}")).status_code == 200


@pytest.mark.parametrize("view", ["edit", "delete"])
def test_a_movement_is_not_touched_by_anybody(editor, view):
    line = StockMovement.objects.get()

    editor.post(reverse(f"{MOVE}:{view}", args=[line.pk]), {"quantity": 99})

    assert StockMovement.objects.get().quantity == 5


def test_stock_is_not_edited_directly(editor, stock):
    editor.post(reverse(f"{STOCK}:edit", args=[stock.pk]), {"on_hand": 99})

    assert Stock.objects.get().on_hand == 5


def test_the_list_of_stock_opens(editor):
    assert editor.get(reverse(f"{STOCK}:list")).status_code == 200
