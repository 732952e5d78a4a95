from cart.models.area import ServiceArea
from cart.models.cart import Cart
from cart.models.item import CartItem
from cart.models.sign_in import SignIn

__all__ = ["Cart", "CartItem", "ServiceArea", "SignIn"]
