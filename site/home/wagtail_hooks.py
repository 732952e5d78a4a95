"""The home app in the Wagtail admin: each part registers itself when imported."""

from home.admin import (  # noqa: F401
    banners,
    checks,
    coming,
    dashboard,
    grievances,
    help,
    sending,
    timer,
    users,
)
