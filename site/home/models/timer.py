"""When the timer's jobs ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TimerRun(models.Model):
    """The last run of one job; claimed by one conditional update, so never run twice at once."""

    name = models.CharField(_("job"), max_length=60, unique=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("run of the timer")
        verbose_name_plural = _("runs of the timer")

    def __str__(self) -> str:
        return self.name
