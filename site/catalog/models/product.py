"""What the shop sells."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
)
from wagtail.search import index

from catalog.images import CARD, PRODUCT, SHARE, THUMB, attach_renditions
from catalog.models.choices import Allergen, Diet, TaxClass, labels_of
from catalog.models.drafts import still_there
from catalog.models.queries import ProductQuerySet
from catalog.redirects import keep_old_address

if TYPE_CHECKING:
    from catalog.models.pack import ProductPicture, ProductVariant


class Product(
    PreviewableMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """Something to eat, with the facts food law wants before it is bought."""

    category = models.ForeignKey(
        "catalog.CategoryPage",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        related_name="products",
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"), max_length=120, unique=True, help_text=_("Last part of the web address.")
    )
    summary = models.CharField(_("in one line"), max_length=140, blank=True)
    description = models.TextField(_("description"), blank=True)
    featured = models.BooleanField(_("show on home and section page"), default=False)
    sort_order = models.PositiveIntegerField(_("position in its category"), default=100)
    related_products = ParentalManyToManyField(
        "self", verbose_name=_("goes well with"), blank=True, symmetrical=False
    )

    diet = models.CharField(_("diet mark"), max_length=8, choices=Diet, default=Diet.VEG)
    eggless = models.BooleanField(_("eggless, where one might wonder"), default=False)
    jain = models.BooleanField(_("Jain"), default=False)
    vegan = models.BooleanField(_("vegan"), default=False)
    gluten_free = models.BooleanField(_("gluten-free"), default=False)
    ingredients = models.TextField(_("ingredients"), help_text=_("As on the label, most first."))
    allergens = models.JSONField(_("contains"), default=list, blank=True)
    may_contain = models.JSONField(_("may contain"), default=list, blank=True)
    storage = models.CharField(_("storage"), max_length=200, blank=True)
    shelf_life_days = models.PositiveSmallIntegerField(
        _("keeps for (days)"), validators=[MinValueValidator(1)]
    )
    maker = models.CharField(_("made by"), max_length=200, help_text=_("Name and address."))
    country_of_origin = models.CharField(_("country of origin"), max_length=60, default="India")
    hsn_code = models.CharField(
        _("HSN code"),
        max_length=8,
        validators=[RegexValidator(r"^\d{4}(\d{2}){0,2}$", _("Four, six or eight digits."))],
    )
    tax_class = models.CharField(_("tax class"), max_length=8, choices=TaxClass)

    objects = ProductQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.SearchField("description", boost=0.5),
        index.SearchField("ingredients", boost=0.5),
        index.SearchField("words", boost=0.5),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        indexes = [models.Index(fields=["category", "live", "sort_order"], name="product_listing")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(diet="VEG") | models.Q(eggless=False, jain=False, vegan=False),
                name="product_tags_agree_with_diet",
                violation_error_message=_("Only vegetarian food is eggless, Jain or vegan."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        return f"{self.category.url}{self.slug}/"

    @property
    def words(self) -> str:
        """Further words shoppers may search by: category and tags."""
        return " ".join([self.category.title, *map(str, self.tag_labels)])

    @property
    def tags(self) -> list[str]:
        """The tags of the API and its `diet` filter, in a fixed order."""
        names = {"eggless": "eggless", "jain": "jain", "vegan": "vegan"}
        names["gluten_free"] = "gluten-free"
        return [tag for field, tag in names.items() if getattr(self, field)]

    @property
    def tag_labels(self) -> list[str]:
        fields = ("eggless", "jain", "vegan", "gluten_free")
        names = {"eggless": _("Eggless"), "jain": _("Jain"), "vegan": _("Vegan")}
        names["gluten_free"] = _("Gluten-free")
        return [names[field] for field in fields if getattr(self, field)]

    @property
    def allergen_labels(self) -> list[str]:
        return labels_of(Allergen, self.allergens)

    @property
    def may_contain_labels(self) -> list[str]:
        return labels_of(Allergen, self.may_contain)

    @cached_property
    def offers(self) -> list["ProductVariant"]:
        """The packs on sale, in the editor's order."""
        return [variant for variant in self.variants.all() if not variant.withdrawn]

    @property
    def price_from(self) -> Decimal | None:
        """The lowest price of a pack in rupees, or None when nothing is on sale."""
        return min((variant.price for variant in self.offers), default=None)

    @property
    def in_stock(self) -> bool:
        return any(variant.in_stock for variant in self.offers)

    @cached_property
    def shown_pictures(self) -> list["ProductPicture"]:
        return list(self.pictures.all())

    @property
    def card_picture(self) -> "ProductPicture | None":
        return self.shown_pictures[0] if self.shown_pictures else None

    @property
    def card_image(self):
        return self.card_picture.image if self.card_picture else None

    @property
    def card_alt(self) -> str:
        return self.card_picture.alt if self.card_picture else ""

    def picture_uses(self) -> list[tuple[int, str]]:
        """Return the pictures and what each is shown as; the first is shared in messages too."""
        shown = [(picture.image_id, "product") for picture in self.shown_pictures]
        return shown + [(image_id, "share") for image_id, _use in shown[:1]]

    def save(self, *args, **kwargs):
        """Save; a published product that moves leaves a redirect at its old address.

        Saving a draft touches only its revision's columns, so it moves nothing.
        """
        moves = kwargs.get("update_fields") is None and self.live and self.pk
        before = Product.objects.filter(pk=self.pk, live=True).first() if moves else None
        super().save(*args, **kwargs)
        if before and before.url != self.url:
            keep_old_address(self, before.url)

    def with_content_json(self, content: dict) -> "Product":
        return super().with_content_json(still_there(content, self))

    def get_preview_template(self, request, mode_name) -> str:
        return "pages/product_page.html"

    def get_preview_context(self, request, mode_name) -> dict:
        context = super().get_preview_context(request, mode_name)
        attach_renditions([picture.image for picture in self.shown_pictures], [*PRODUCT, *THUMB])
        return context | {"product": self, "page": self.category, "related": []}

    @staticmethod
    def fetch_shown(products: list["Product"]) -> None:
        """Fetch packs, stock, pictures and their sizes of products in three queries."""
        packs, shown = ProductQuerySet.packs(), ProductQuerySet.shown_pictures()
        models.prefetch_related_objects(products, packs, shown)
        images = [picture.image for product in products for picture in product.shown_pictures]
        attach_renditions(images, [*PRODUCT, *CARD, *THUMB, *SHARE])

    def first_available(self) -> "ProductVariant | None":
        """Return the first pack that is in stock, else the first pack."""
        return next((v for v in self.offers if v.in_stock), next(iter(self.offers), None))

    def related(self, limit: int = 8) -> list["Product"]:
        """Return up to `limit` buyable products: hand-picked first, then of the category.

        What is shown of them is still to be fetched (`fetch_shown`).
        """
        shown = Product.objects.available().in_stock().select_related("category")
        shown = shown.exclude(pk=self.pk)
        picked = models.Q(pk__in=self.related_products.values("pk"))
        same = models.Q(category=self.category)
        is_picked = models.Case(models.When(picked, then=0), default=1)
        return list(shown.filter(picked | same).order_by(is_picked, "sort_order", "name")[:limit])
