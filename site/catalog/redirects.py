"""Keep old addresses of products alive."""

from wagtail.contrib.redirects.models import Redirect


def keep_old_address(product, old_url: str) -> None:
    """Send visitors of a product's old address to where it stands now, for good."""
    Redirect.objects.filter(old_path=Redirect.normalise_path(product.url)).delete()
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old_url),
        site=None,
        defaults={
            "redirect_page": product.category.page_ptr,
            "redirect_page_route_path": f"/{product.slug}/",
            "is_permanent": True,
            "automatically_created": True,
        },
    )
