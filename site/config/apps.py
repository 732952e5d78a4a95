"""Which static files of other packages are published."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class ShopStaticFiles(StaticFilesConfig):
    """Leave out what no page of ours loads: DRF's browsable API and a second API viewer."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc"]
