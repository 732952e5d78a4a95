"""Banners and campaigns for tests; everything has a good default."""

from datetime import timedelta

from django.utils import timezone

from home.models import Banner, Campaign


def make_banner(*, published: bool = True, **fields) -> Banner:
    """Return a banner of the home page, live or a draft."""
    words = {"name": "Boxes", "title": "Deepavali boxes are here", "text": "Order by Friday."}
    banner = Banner(**(words | fields), live=False)
    return _saved(banner, published)


def make_notice(**fields) -> Banner:
    """Return a live notice line."""
    return make_banner(placement="SITE_NOTICE", **({"text": "Closed on Monday."} | fields))


def make_campaign(*, published: bool = True, **fields) -> Campaign:
    """Return a campaign, live or a draft."""
    campaign = Campaign(**({"name": "Deepavali", "accent": "MARIGOLD"} | fields), live=False)
    return _saved(campaign, published)


def soon(**step):
    """Return the moment so far from now."""
    return timezone.now() + timedelta(**step)


def _saved(thing, published: bool):
    thing.save()
    revision = thing.save_revision()
    if published:
        revision.publish()
    return type(thing).objects.get(pk=thing.pk)
