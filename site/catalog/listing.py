"""Sorting, filtering and paging of products, the same for the page and the API."""

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

PAGE_SIZE = 24
SORTS = {
    "featured": ("sort_order", "name", "pk"),
    "price": ("lowest_price", "name", "pk"),
    "-price": ("-lowest_price", "name", "pk"),
    "newest": (F("first_published_at").desc(nulls_last=True), "-pk"),
    "name": ("name", "pk"),
}
SORT_LABELS = {
    "featured": _("Our order"),
    "price": _("Price: low to high"),
    "-price": _("Price: high to low"),
    "newest": _("Newest"),
    "name": _("Name"),
}
# What an address of a list keeps; a page number and visitors' tracking it does not.
KEPT = {"q", "sort", "diet", "in_stock", "min_price", "max_price", "page_size"}
# By law the green mark means that no egg is in, so "eggless" asks for the same as "veg".
DIETS = {
    "veg": {"diet": "VEG"},
    "eggless": {"diet": "VEG"},
    "jain": {"jain": True},
    "vegan": {"vegan": True},
    "gluten-free": {"gluten_free": True},
}
DIET_LABELS = {
    "veg": _("Vegetarian"),
    "eggless": _("Eggless"),
    "jain": _("Jain"),
    "vegan": _("Vegan"),
    "gluten-free": _("Gluten-free"),
}


def _one_of(names) -> dict[str, str]:
    return {"invalid_choice": format_lazy(_("Choose one of: {names}."), names=", ".join(names))}


class ListingForm(forms.Form):
    """The query of a product list; unknown values are errors that name the allowed ones."""

    sort = forms.ChoiceField(
        choices=[(name, name) for name in SORTS], required=False, error_messages=_one_of(SORTS)
    )
    diet = forms.MultipleChoiceField(
        choices=[(name, name) for name in DIETS], required=False, error_messages=_one_of(DIETS)
    )
    in_stock = forms.ChoiceField(
        choices=[("", ""), ("1", "1")], required=False, error_messages=_one_of(["1"])
    )
    min_price = forms.DecimalField(required=False, min_value=0, max_digits=8, decimal_places=2)
    max_price = forms.DecimalField(required=False, min_value=0, max_digits=8, decimal_places=2)
    page = forms.IntegerField(required=False, min_value=1)
    page_size = forms.IntegerField(required=False, min_value=1, max_value=48)

    def apply(self, products: QuerySet) -> QuerySet:
        """Return the products filtered and sorted; the form must be valid."""
        asked = self.cleaned_data
        products = products.with_price_from()
        for diet in asked["diet"]:
            products = products.filter(**DIETS[diet])
        if asked["in_stock"]:
            products = products.in_stock()
        if asked["min_price"] is not None:
            products = products.filter(lowest_price__gte=asked["min_price"])
        if asked["max_price"] is not None:
            products = products.filter(lowest_price__lte=asked["max_price"])
        return products.order_by(*SORTS[asked["sort"] or "featured"])

    def page_of(self, products) -> Page:
        """Return the asked page of products. Raises EmptyPage past the end."""
        size = self.cleaned_data["page_size"] or PAGE_SIZE
        page = Paginator(products, size).page(self.cleaned_data["page"] or 1)
        page.object_list = list(page.object_list)
        return page


class Controls:
    """Links of a product list: every choice as an address that keeps the other choices."""

    def __init__(self, query: MultiValueDict, products: Page):
        self.query = query
        self.products = products

    @property
    def sorts(self) -> list[dict]:
        chosen = self.query.get("sort") or "featured"
        return [
            {
                "value": name,
                "label": label,
                "selected": name == chosen,
                "url": self._url(sort=[name] if name != "featured" else []),
            }
            for name, label in SORT_LABELS.items()
        ]

    @property
    def diets(self) -> list[dict]:
        chosen = self.query.getlist("diet")
        return [
            {
                "value": name,
                "label": label,
                "selected": name in chosen,
                "url": self._url(diet=[d for d in DIETS if (d in chosen) != (d == name)]),
            }
            for name, label in DIET_LABELS.items()
        ]

    @property
    def in_stock(self) -> dict:
        selected = bool(self.query.get("in_stock"))
        return {"selected": selected, "url": self._url(in_stock=[] if selected else ["1"])}

    @property
    def clear_url(self) -> str | None:
        return "?" if any(self.query.get(name) for name in ("diet", "in_stock")) else None

    @property
    def narrowed(self) -> bool:
        """Whether a visitor filters, sorts or turns pages: then the list alone is wanted."""
        return self.products.number > 1 or any(self.query.get(name) for name in KEPT)

    @property
    def pages(self) -> list[dict]:
        return [
            {"number": n, "url": self._page_url(n), "current": n == self.products.number}
            for n in self.products.paginator.page_range
        ]

    @property
    def next_url(self) -> str | None:
        products = self.products
        return self._page_url(products.number + 1) if products.has_next() else None

    @property
    def previous_url(self) -> str | None:
        products = self.products
        return self._page_url(products.number - 1) if products.has_previous() else None

    def _page_url(self, number: int) -> str:
        return self._url(page=[str(number)] if number > 1 else [])

    def _url(self, **changes: list[str]) -> str:
        """Return this list's address with some choices changed; any change goes to page one."""
        query = self.query.copy()
        for name in set(query) - KEPT:
            del query[name]
        for name, values in changes.items():
            query.setlist(name, values)
        return "?" + query.urlencode()
