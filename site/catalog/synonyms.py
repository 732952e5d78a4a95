"""What else a search may mean: the shop's word for what shoppers type."""

from catalog.kept import kept
from catalog.models import Synonym

# Each spelling asks the index twice.
MOST_SPELLINGS = 4


def spellings(query: str) -> list[str]:
    """Return the query, then the query with words replaced by the shop's own."""
    padded = f" {query.casefold()} "
    others = [
        padded.replace(f" {term} ", f" {also} ").strip()
        for term, also in kept("synonyms", _read)
        if f" {term} " in padded
    ]
    return list(dict.fromkeys([query, *others]))[:MOST_SPELLINGS]


def _read() -> list[tuple[str, str]]:
    return list(Synonym.objects.order_by("term", "pk").values_list("term", "also"))
