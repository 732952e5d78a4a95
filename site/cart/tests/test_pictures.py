"""A cart line shows its picture without anybody waiting for it."""

from cart.tests.factories import add
from catalog.models import ShopRendition
from catalog.tests.factories import make_image, make_product


def test_a_cart_makes_no_size_of_a_published_picture(client, home, committed):
    with committed():
        bun = make_product(image=make_image(warm=False))
        bun.save_revision().publish()
    made = ShopRendition.objects.count()

    cart = add(client, bun.variants.get()).json()

    assert cart["items"][0]["image"]["width"] > 0
    assert ShopRendition.objects.count() == made > 0
