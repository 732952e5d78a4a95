from orders.models.bill import Bill, BillSeries
from orders.models.customer import Customer
from orders.models.event import OrderEvent
from orders.models.item import OrderItem
from orders.models.notification import Notification
from orders.models.order import Order
from orders.models.payment import Payment
from orders.models.shop import ShopSettings
from orders.models.tax import TaxRate

__all__ = [
    "Bill",
    "BillSeries",
    "Customer",
    "Notification",
    "Order",
    "OrderEvent",
    "OrderItem",
    "Payment",
    "ShopSettings",
    "TaxRate",
]
