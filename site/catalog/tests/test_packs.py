"""Packs and their stock when a product is saved, published and reverted."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalog.models import Product, ProductVariant, Stock
from catalog.tests.factories import make_pack, make_pack_of, make_product

pytestmark = pytest.mark.usefixtures("home")


def edited(product: Product) -> Product:
    """Return the product as the admin's form holds it."""
    return product.get_latest_revision_as_object()


def publish(product: Product) -> Product:
    product.save_revision().publish()
    return Product.objects.get(pk=product.pk)


def test_publishing_twice_does_not_double_packs():
    product = make_product(stock=10)
    publish(edited(publish(product)))

    assert ProductVariant.objects.filter(product=product).count() == 1
    assert Stock.objects.count() == 1


def test_publishing_an_old_revision_keeps_todays_stock():
    product = make_product(stock=10)
    old = product.save_revision()
    old.publish()
    product.variants.get().stock.change(quantity=-4, reason="WASTED")

    old.publish()

    assert Stock.objects.get().on_hand == 6


def test_saving_a_form_that_was_open_all_morning_keeps_todays_stock():
    product = publish(make_product(stock=10))
    form = edited(product)
    product.variants.get().stock.change(quantity=-4, reason="WASTED")

    form.summary = "Soft and warm."
    publish(form)

    assert Stock.objects.get().on_hand == 6


def test_publishing_a_new_price_keeps_the_pack_and_its_stock():
    product = publish(make_product(stock=10, price="40.00", mrp="50.00"))
    pack = product.variants.get()
    form = edited(product)
    changed = form.variants.all()[0]
    changed.price = Decimal("45.00")
    form.variants.add(changed)

    publish(form)

    after = ProductVariant.objects.get(product=product)
    assert (after.pk, after.price, after.stock.on_hand) == (pack.pk, Decimal("45.00"), 10)


def test_a_draft_of_a_new_price_changes_no_price():
    product = publish(make_product(price="40.00", mrp="50.00"))
    form = edited(product)
    changed = form.variants.all()[0]
    changed.price = Decimal("45.00")
    form.variants.add(changed)

    form.save_revision()

    assert ProductVariant.objects.get().price == Decimal("40.00")


def test_removing_a_pack_that_had_stock_withdraws_it():
    product = make_product(stock=0)
    pack = make_pack(product, stock=5)
    form = edited(publish(Product.objects.get(pk=product.pk)))
    form.variants.remove(next(v for v in form.variants.all() if v.pk == pack.pk))

    publish(form)

    pack.refresh_from_db()
    assert pack.withdrawn
    assert pack.stock.movements.count() == 1


def test_removing_a_pack_that_never_had_stock_deletes_it():
    product = make_product()
    pack = make_pack(product, stock=0)

    pack.delete()

    assert not ProductVariant.objects.filter(pk=pack.pk).exists()
    assert not Stock.objects.filter(variant=pack.pk).exists()


def test_a_withdrawn_pack_is_neither_offered_nor_in_stock():
    product = make_product(stock=0)
    make_pack(product, stock=5, withdrawn=True)
    product = Product.objects.get(pk=product.pk)

    assert len(product.offers) == 1
    assert not product.in_stock


def test_a_pack_added_to_a_published_product_gets_empty_stock():
    product = publish(make_product(stock=3))
    form = edited(product)
    form.variants.add(
        ProductVariant(label="1 kg", sku="KG", net_quantity=1000, unit="G", mrp=200, price=200)
    )

    publish(form)

    assert Stock.objects.get(variant__sku="KG").on_hand == 0


def test_a_line_never_tells_more_stock_than_twenty():
    assert make_pack_of(stock=500).max_quantity == 20


def test_a_product_costs_from_its_cheapest_pack():
    product = make_product(price="90.00")
    make_pack(product, price="70.00")

    assert Product.objects.get(pk=product.pk).price_from == Decimal("70.00")


def test_the_first_pack_in_stock_is_offered_first():
    product = make_product(stock=0)
    pack = make_pack(product, stock=1)

    assert Product.objects.get(pk=product.pk).first_available() == pack


@pytest.mark.parametrize("change", [{"price": 51}, {"price": 0}, {"price": -1}, {"mrp": 39}])
def test_the_database_refuses_a_price_outside_zero_and_mrp(change):
    pack = make_pack_of(price="40.00", mrp="50.00")

    with pytest.raises(IntegrityError), transaction.atomic():
        ProductVariant.objects.filter(pk=pack.pk).update(**change)


def test_the_database_refuses_a_pack_of_nothing():
    pack = make_pack_of()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProductVariant.objects.filter(pk=pack.pk).update(net_quantity=0)


def test_the_database_refuses_a_second_pack_of_one_sku():
    product = make_product()
    make_pack(product, sku="BUN-1")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_pack(product, sku="BUN-1")


def test_the_database_refuses_jain_food_with_egg():
    product = make_product(jain=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(diet="EGG")


def test_an_editor_is_told_that_a_price_is_above_the_mrp():
    pack = make_pack_of(price="40.00")
    pack.price = Decimal("41.00")

    with pytest.raises(ValidationError, match="MRP"):
        pack.full_clean()
