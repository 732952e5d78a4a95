"""Settings that show on every page."""

from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.models import PreviewableMixin

from home.models.pages import HomePage


class EverywhereSetting(PreviewableMixin, BaseGenericSetting):
    """A setting of header or footer; its preview is the real home page, not yet saved."""

    class Meta:
        abstract = True

    @classmethod
    def read(cls, request=None) -> models.Model:
        """Return the one under preview, else the saved one, else an empty one; write nothing."""
        return getattr(request, cls.get_cache_attr_name(), None) or cls.objects.first() or cls()

    @property
    def preview_modes(self) -> list[tuple]:
        """Nothing can be previewed before there is a home page."""
        return super().preview_modes if HomePage.objects.exists() else []

    def serve_preview(self, request, mode_name):
        setattr(request, self.get_cache_attr_name(), self)
        home = HomePage.objects.first()
        return home.serve_preview(request, home.default_preview_mode)
