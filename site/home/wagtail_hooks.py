"""The home app in the Wagtail admin: each part registers itself when imported."""

from home.admin import banners, grievances, help, timer, users  # noqa: F401
