from cart.models.area import ServiceArea
from cart.models.cart import Cart, CartItem

__all__ = ["Cart", "CartItem", "ServiceArea"]
