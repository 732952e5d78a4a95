"""Search over products and categories, forgiving what people type."""

from itertools import chain

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, IntegerField, When
from wagtail.search.backends import get_search_backend

from catalog.models import CategoryPage, Product
from catalog.synonyms import spellings
from catalog.words import plain

LONGEST_QUERY = 100
MOST_HITS = 200
# Half of the three-letter pieces: “muruku” finds murukku, “ladu” laddoo, “bread” no biscuit.
LIKE_ENOUGH = 0.5


def clean_query(text: str) -> str:
    """Return what may go to the index: plain words, at most 100 characters."""
    return plain(text)[:LONGEST_QUERY].strip()


def products(text: str):
    """Return available products that fit the text, best first; none for an empty text."""
    ids = matching_ids(clean_query(text))
    best_first = Case(
        *(When(pk=pk, then=rank) for rank, pk in enumerate(ids)), output_field=IntegerField()
    )
    found = Product.objects.listed().filter(pk__in=ids)
    return found.order_by(best_first) if ids else found.none()


def categories(text: str, limit: int = 6) -> list[CategoryPage]:
    """Return live categories with a word of their title beginning like the text."""
    query = clean_query(text)
    if not query:
        return []
    return _begun(query, CategoryPage.objects.live())[:limit]


def suggestions(text: str) -> dict:
    """Return up to six products and three categories by prefix."""
    query = clean_query(text)
    if not query:
        return {"products": [], "categories": []}
    ids = [product.pk for product in _begun(query, Product.objects.all())]
    found = Product.objects.available().filter(pk__in=ids).select_related("category")
    return {"products": found.order_by("name")[:6], "categories": categories(query, limit=3)}


def _begun(query: str, rows) -> list:
    """Return rows with words beginning like the query or one of its other spellings."""
    backend = get_search_backend()
    found = [backend.autocomplete(words, rows)[:MOST_HITS] for words in spellings(query)]
    return list(dict.fromkeys(chain.from_iterable(found)))


def _like(query: str) -> list[Product]:
    """Return products with a word in their name that is spelled much like the query."""
    likeness = TrigramWordSimilarity(query, "name")
    near = Product.objects.annotate(likeness=likeness).filter(likeness__gte=LIKE_ENOUGH)
    return list(near.order_by("-likeness", "name")[:MOST_HITS])


def _hits(query: str) -> list[Product]:
    """Whole words first, then beginnings of words, then SKUs."""
    backend, everything = get_search_backend(), Product.objects.all()
    exact = everything.filter(variants__sku__iexact=query)
    hits = [*exact, *backend.search(query, everything)[:MOST_HITS]]
    return hits + list(backend.autocomplete(query, everything)[:MOST_HITS])


def matching_ids(query: str) -> list[int]:
    """Return ids of products, unpublished ones too, that fit a cleaned query, best first.

    As typed first, then by other words for the same; typos only if nothing else fits.
    """
    if not query:
        return []
    hits = [hit for words in spellings(query) for hit in _hits(words)]
    if not hits and connection.vendor == "postgresql":
        hits = _like(query)
    return list(dict.fromkeys(hit.pk for hit in hits))
