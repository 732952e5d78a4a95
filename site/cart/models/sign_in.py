"""Which browser has proved which phone by a one-time code."""

from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=90)
JUST_NOW = timedelta(minutes=1)


class SignInQuerySet(models.QuerySet):
    def current(self) -> "SignInQuerySet":
        """Sign-ins that still count; after 90 days a new code is asked for."""
        return self.filter(signed_in_at__gt=timezone.now() - LIFETIME)

    def phone_of(self, browser: UUID | None) -> str:
        """Return the phone a browser proved, in E.164, or an empty text."""
        found = browser and self.current().filter(browser=browser)
        return (found and found.values_list("phone", flat=True).first()) or ""

    def just_left(self, browser: UUID) -> bool:
        """Whether a browser gave up this name by signing in a moment ago.

        A call it sent before that still comes in under the old name.
        """
        return self.filter(before=browser, signed_in_at__gt=timezone.now() - JUST_NOW).exists()

    def forget_expired(self) -> None:
        """Delete the sign-ins that count no more."""
        self.filter(signed_in_at__lte=timezone.now() - LIFETIME).delete()


class SignIn(models.Model):
    """A browser whose phone was proved by a code; without its row it is signed out.

    Signing in gives the browser a new name, so that the name it had `before` opens nothing.
    """

    browser = models.UUIDField(_("browser"), unique=True, editable=False)
    before = models.UUIDField(_("its name before"), null=True, db_index=True, editable=False)
    phone = models.CharField(_("phone"), max_length=16, db_index=True)
    signed_in_at = models.DateTimeField(_("signed in at"), default=timezone.now)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{_('Sign-in')} {self.pk}"
