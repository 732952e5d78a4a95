"""The public catalogue API: the same answer for everybody, no cookie read or set."""

from django.core.paginator import EmptyPage
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog import search
from catalog.api import serializers
from catalog.images import CARD, attach_renditions
from catalog.listing import DIETS, SORTS, Controls, ListingForm
from catalog.models import CategoryPage, Product, SectionPage
from catalog.public import public

PAGING = [OpenApiParameter("page", int), OpenApiParameter("page_size", int)]
FILTERS = [
    OpenApiParameter("sort", str, enum=list(SORTS)),
    OpenApiParameter("diet", str, enum=list(DIETS), many=True),
    OpenApiParameter("in_stock", str, enum=["1"]),
    OpenApiParameter("min_price", float),
    OpenApiParameter("max_price", float),
]


class PublicView(APIView):
    """A view whose answers are cached for everybody."""

    authentication_classes = []

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        return public(response) if response.status_code == 200 else response


def product_page(request, products) -> Response:
    """Answer with the page of products the query asks for."""
    form = _valid_form(request)
    try:
        page = form.page_of(products)
    except EmptyPage as error:
        raise Http404 from error
    attach_renditions([product.card_image for product in page], CARD)
    links = Controls(request.GET, page)
    address = request.build_absolute_uri(request.path)
    return Response(
        {
            "count": page.paginator.count,
            "next": address + links.next_url if links.next_url else None,
            "previous": address + links.previous_url if links.previous_url else None,
            "results": serializers.ProductSerializer(page.object_list, many=True).data,
        }
    )


def _valid_form(request) -> ListingForm:
    form = ListingForm(request.GET)
    if not form.is_valid():
        raise ValidationError(form.errors)
    return form


class Sections(PublicView):
    @extend_schema(responses=serializers.SectionSerializer(many=True))
    def get(self, request):
        sections = _with_cards(SectionPage.objects.cards())
        return Response(serializers.SectionSerializer(sections, many=True).data)


class CategoryCards(PublicView):
    @extend_schema(
        parameters=[OpenApiParameter("section", str)],
        responses=serializers.CategoryCardSerializer(many=True),
    )
    def get(self, request):
        cards = CategoryPage.objects.cards()
        if slug := request.GET.get("section"):
            if not slug.isprintable():
                raise Http404
            cards = cards.child_of(_section(slug=slug))
        return Response(serializers.CategoryCardSerializer(_with_cards(cards), many=True).data)


class SectionCategories(PublicView):
    @extend_schema(responses=serializers.CategoryCardSerializer(many=True))
    def get(self, request, section_id: int):
        cards = _with_cards(CategoryPage.objects.cards().child_of(_section(pk=section_id)))
        return Response(serializers.CategoryCardSerializer(cards, many=True).data)


class CategoryProducts(PublicView):
    @extend_schema(parameters=[*FILTERS, *PAGING], responses=serializers.ProductPageSerializer)
    def get(self, request, category_id: int):
        category = get_object_or_404(
            CategoryPage.objects.live().defer_streamfields(), pk=category_id
        )
        products = _valid_form(request).apply(category.listed_products())
        return product_page(request, products)


class Search(PublicView):
    @extend_schema(
        parameters=[OpenApiParameter("q", str), *PAGING],
        responses=serializers.ProductPageSerializer,
    )
    def get(self, request):
        return product_page(request, search.products(request.GET.get("q", "")))


class Suggest(PublicView):
    @extend_schema(
        parameters=[OpenApiParameter("q", str)], responses=serializers.SuggestionsSerializer
    )
    def get(self, request):
        found = search.suggestions(request.GET.get("q", ""))
        return Response(serializers.SuggestionsSerializer(found).data)


class ProductDetail(PublicView):
    @extend_schema(responses=serializers.ProductDetailSerializer)
    def get(self, request, product_id: int):
        product = _product(product_id)
        Product.fetch_shown([product])
        return Response(serializers.ProductDetailSerializer(product).data)


class RelatedProducts(PublicView):
    @extend_schema(responses=serializers.ProductSerializer(many=True))
    def get(self, request, product_id: int):
        product = _product(product_id)
        related = product.related()
        Product.fetch_shown(related)
        return Response(serializers.ProductSerializer(related, many=True).data)


def _with_cards(pages) -> list:
    """Return the pages with their card pictures' sizes at hand."""
    pages = list(pages)
    attach_renditions([page.card_image for page in pages], CARD)
    return pages


def _product(product_id: int) -> Product:
    shown = Product.objects.available().select_related("category")
    return get_object_or_404(shown, pk=product_id)


def _section(**lookup) -> SectionPage:
    return get_object_or_404(SectionPage.objects.live().defer_streamfields(), **lookup)
