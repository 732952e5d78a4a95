"""Apps of other packages, set up the way the shop wants them."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ShopStaticFiles(StaticFilesConfig):
    """Leave out what no page of ours loads: DRF's browsable API and a second API viewer."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc"]


class ShopUsers(WagtailUsersAppConfig):
    """Wagtail's user administration, with the shop's forms."""

    user_viewset = "home.admin.users.StaffViewSet"
