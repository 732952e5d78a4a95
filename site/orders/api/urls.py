from django.urls import path

from orders.api import views

urlpatterns = [
    path("cart/place/", views.PlaceOrder.as_view()),
    path("orders/", views.Orders.as_view()),
    path("orders/<slug:token>/", views.OrderDetail.as_view()),
    path("orders/<slug:token>/notifications/", views.OrderNotifications.as_view()),
    path("orders/<slug:token>/cancel/", views.CancelOrder.as_view()),
    path("orders/<slug:token>/payment-claim/", views.ClaimPayment.as_view()),
    path("orders/<slug:token>/repeat/", views.RepeatOrder.as_view()),
]
