"""The log-in of the staff: a guesser has to wait."""

import hashlib
import time

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework.throttling import BaseThrottle
from wagtail.admin.forms.auth import LoginForm

WINDOW = 15 * 60
MISSES_A_NAME = 8
MISSES_AN_ADDRESS = 40


class PatientLoginForm(LoginForm):
    """Refuses further tries from an address for a quarter of an hour after too many misses.

    Misses count by name and address together, so that a stranger cannot lock somebody out.
    """

    def clean(self):
        address = BaseThrottle().get_ident(self.request)
        name = self.cleaned_data.get("username", "").lower()
        limits = {f"{address}/{name}": MISSES_A_NAME, address: MISSES_AN_ADDRESS}
        if any(len(_misses(who)) >= limit for who, limit in limits.items()):
            raise ValidationError(
                _("Too many wrong tries. Please wait a quarter of an hour, then try again."),
                code="throttled",
            )
        try:
            return super().clean()
        except ValidationError:
            for who in limits:
                _remember_miss(who)
            raise


def _key(who: str) -> str:
    return "login:" + hashlib.sha256(who.encode()).hexdigest()


def _misses(who: str) -> list[float]:
    known = caches["shared"].get(_key(who)) or []
    return [at for at in known if at > time.time() - WINDOW]


def _remember_miss(who: str) -> None:
    caches["shared"].set(_key(who), [*_misses(who), time.time()], WINDOW)
