"""Apps of other packages, set up the way the shop wants them."""

from django.apps import AppConfig
from django.conf import settings
from django.contrib.staticfiles.apps import StaticFilesConfig
from wagtail.users.apps import WagtailUsersAppConfig


class Wiring(AppConfig):
    """What the settings switch on that has to listen to the apps."""

    name = "config"

    def ready(self) -> None:
        if settings.WAGTAILFRONTENDCACHE:
            from catalog.freshness import catalogue_renewed
            from config.frontend_cache import plan_purge

            catalogue_renewed.connect(plan_purge, dispatch_uid="plan_purge")


class ShopStaticFiles(StaticFilesConfig):
    """Leave out what no page of ours loads: DRF's browsable API and a second API viewer."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc"]


class ShopUsers(WagtailUsersAppConfig):
    """Wagtail's user administration, with the shop's forms."""

    user_viewset = "home.admin.users.StaffViewSet"
