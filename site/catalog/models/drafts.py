"""Drafts outlive what they show: a picture or a category may be gone when one is opened."""

from catalog.images import ShopImage


def still_there(content: dict, product) -> dict:
    """Return a draft's content without pictures deleted since, and in a category that exists.

    The database protects what published rows refer to; drafts are only text to it.
    """
    pictures = content.get("pictures", [])
    wanted = [picture["image"] for picture in pictures]
    there = set(ShopImage.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    content = content | {"pictures": [shown for shown in pictures if shown["image"] in there]}
    categories = product._meta.get_field("category").related_model.objects
    if not categories.filter(pk=content["category"]).exists():
        content["category"] = product.category_id
    return content
