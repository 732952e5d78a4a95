"""Which browser has proved which phone by a one-time code."""

from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=90)


class SignInQuerySet(models.QuerySet):
    def current(self) -> "SignInQuerySet":
        """Sign-ins that still count; after 90 days a new code is asked for."""
        return self.filter(signed_in_at__gt=timezone.now() - LIFETIME)

    def phone_of(self, browser: UUID | None) -> str:
        """Return the phone a browser proved, in E.164, or an empty text."""
        found = browser and self.current().filter(browser=browser)
        return (found and found.values_list("phone", flat=True).first()) or ""


class SignIn(models.Model):
    """A browser whose phone was proved by a code; without its row it is signed out."""

    browser = models.UUIDField(_("browser"), unique=True, editable=False)
    phone = models.CharField(_("phone"), max_length=16, db_index=True)
    signed_in_at = models.DateTimeField(_("signed in at"), default=timezone.now)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{_('Sign-in')} {self.pk}"
