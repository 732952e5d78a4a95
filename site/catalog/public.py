"""Mark what everybody may see and every cache may keep."""

from django.utils.cache import patch_cache_control


def public(response):
    """Return the response marked cacheable by all, to be revalidated by its ETag each time.

    `config.page_cache` stores what carries this mark, so only views whose answer is the same
    for every visitor may call it.
    """
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
