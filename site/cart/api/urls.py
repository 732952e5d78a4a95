from django.urls import path

from cart.api import views

urlpatterns = [
    path("cart/view/", views.ViewCart.as_view()),
    path("cart/add/", views.AddToCart.as_view()),
    path("cart/item/update/", views.UpdateItem.as_view()),
    path("cart/item/remove/", views.RemoveItem.as_view()),
    path("delivery/<str:pincode>/", views.Delivery.as_view()),
]
