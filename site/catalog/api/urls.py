from django.urls import path

from catalog.api import views

urlpatterns = [
    path("sections/", views.Sections.as_view()),
    path("sections/<int:section_id>/categories/", views.SectionCategories.as_view()),
    path("category-cards/", views.CategoryCards.as_view()),
    path("categories/<int:category_id>/products/", views.CategoryProducts.as_view()),
    path("search/", views.Search.as_view()),
    path("search/suggest/", views.Suggest.as_view()),
    path("<int:product_id>/", views.ProductDetail.as_view()),
    path("<int:product_id>/related/", views.RelatedProducts.as_view()),
]
