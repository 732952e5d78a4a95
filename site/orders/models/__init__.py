from orders.models.address import Address
from orders.models.bill import Bill, BillSeries
from orders.models.code import OneTimeCode
from orders.models.consent import Consent
from orders.models.customer import Customer
from orders.models.data_request import DataRequest
from orders.models.event import OrderEvent
from orders.models.item import OrderItem
from orders.models.notification import Notification
from orders.models.order import Order
from orders.models.payment import Payment
from orders.models.shop import ShopSettings
from orders.models.tax import TaxRate

__all__ = [
    "Address",
    "Bill",
    "BillSeries",
    "Consent",
    "Customer",
    "DataRequest",
    "Notification",
    "OneTimeCode",
    "Order",
    "OrderEvent",
    "OrderItem",
    "Payment",
    "ShopSettings",
    "TaxRate",
]
