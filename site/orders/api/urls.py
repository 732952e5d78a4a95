from django.urls import path

from orders.api import sign_in, views
from orders.api.callbacks import MessageStatus

urlpatterns = [
    path("sign-in/code/", sign_in.AskForCode.as_view()),
    path("sign-in/verify/", sign_in.Verify.as_view()),
    path("sign-out/", sign_in.SignOut.as_view()),
    path("cart/place/", views.PlaceOrder.as_view()),
    path("messages/status/", MessageStatus.as_view()),
    path("orders/", views.Orders.as_view()),
    path("orders/<slug:token>/", views.OrderDetail.as_view()),
    path("orders/<slug:token>/notifications/", views.OrderNotifications.as_view()),
    path("orders/<slug:token>/cancel/", views.CancelOrder.as_view()),
    path("orders/<slug:token>/payment-claim/", views.ClaimPayment.as_view()),
    path("orders/<slug:token>/repeat/", views.RepeatOrder.as_view()),
]
