"""What keeps machines out of public forms without asking people to prove anything.

A box people do not see, the signed time the form was shown, a limit of links, and a throttle by
address. Whoever is refused gets the form back with all that was typed.
"""

import json
import re
import secrets
import time
from hashlib import sha256

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from rest_framework.throttling import SimpleRateThrottle

# Hyphens keep these apart from fields of an editor, whose names have none.
TRAP = "your-website"
STAMP = "form-stamp"
SALT = "home.spam"
LEAST_SECONDS = 3
MOST_SECONDS = 24 * 3600
MOST_LINKS = 2
LINK = re.compile(r"https?:|www\.", re.IGNORECASE)


def new_stamp(at: float | None = None) -> str:
    """Return the signed moment a form was shown, with a word that makes it the only one."""
    return signing.dumps([secrets.token_urlsafe(6), at or time.time()], salt=SALT)


class FormThrottle(SimpleRateThrottle):
    """Count the forms one address sends; the rate is the setting THROTTLE_FORMS."""

    scope = "forms"

    def get_cache_key(self, request, view=None) -> str:
        facts = {"scope": self.scope, "ident": self.get_ident(request)}
        return self.cache_format % facts

    def minutes_to_wait(self, request) -> int:
        """Count this sending; return after how many minutes the address may send, 0 for now."""
        if self.allow_request(request, None):
            return 0
        return int((self.wait() or 0) // 60) + 1


class GuardedForm(forms.Form):
    """A public form that takes a person's answers and refuses a machine's."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "field__input")

    @property
    def stamp(self) -> str:
        """The stamp to send along: the one that came, or a new one if that one is no good."""
        sent = self.data.get(STAMP, "")
        return sent if _read(sent) else new_stamp()

    @property
    def fingerprint(self) -> str:
        """What names these answers of this showing: pressing twice gives the same one."""
        word, _at = _read(self.data[STAMP])
        answers = json.dumps(self.cleaned_data, default=str, sort_keys=True)
        return sha256(f"{word} {answers}".encode()).hexdigest()

    def clean(self) -> dict:
        facts = super().clean()
        if not self.errors and (refusal := self._refusal(facts)):
            self.add_error(None, refusal)
        return facts

    def _refusal(self, facts: dict) -> str:
        shown = _read(self.data.get(STAMP, ""))
        if self.data.get(TRAP):
            return _("Please leave the box “Your website” empty, and send the form again.")
        if shown is None:
            return _("This page was open for long. Please look it over and send it once more.")
        if time.time() - shown[1] < LEAST_SECONDS:
            return _("That was very quick. Please look it over and send it once more.")
        typed = " ".join(text for text in facts.values() if isinstance(text, str))
        if len(LINK.findall(typed)) > MOST_LINKS:
            return _("Please leave out web addresses; we can take two at most.")
        return ""


def _read(stamp: str) -> tuple[str, float] | None:
    """Return word and moment of a stamp, or None when it is too old or not ours."""
    try:
        word, at = signing.loads(stamp, salt=SALT)
    except signing.BadSignature:
        return None
    return (word, at) if time.time() - at < MOST_SECONDS else None
