"""Addresses under `/my-data/`."""

from django.urls import path

from orders import my_data_views as views

urlpatterns = [
    path("", views.overview, name="my-data"),
    path("my-data.json", views.download, name="my-data-download"),
    path("details/", views.details, name="my-data-details"),
    path("addresses/new/", views.address, name="my-data-address-new"),
    path("addresses/<int:number>/", views.address, name="my-data-address"),
    path("addresses/<int:number>/delete/", views.drop_address, name="my-data-address-delete"),
    path("whatsapp/", views.whatsapp, name="my-data-whatsapp"),
    path("erase/", views.erase, name="my-data-erase"),
    path("erased/", views.erased, name="my-data-erased"),
]
