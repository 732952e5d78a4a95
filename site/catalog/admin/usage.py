"""On how many pages a thing stands, from Wagtail's reference index."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, ReferenceIndex


def pages_using(model) -> Coalesce:
    """Return the number of pages that refer to a row of the model, to annotate a queryset."""
    types = ContentType.objects
    target = Page if issubclass(model, Page) else model
    references = ReferenceIndex.objects.filter(
        base_content_type=types.get_for_model(Page),
        to_content_type=types.get_for_model(target),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    counted = (
        references.order_by()
        .values("to_object_id")
        .annotate(pages=Count("object_id", distinct=True))
    )
    return Coalesce(Subquery(counted.values("pages")), 0)
