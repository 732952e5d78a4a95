"""Other words for the same food."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.words import plain


class Synonym(models.Model):
    """A word shoppers type, and the word the shop uses for it."""

    term = models.CharField(
        _("shoppers type"),
        max_length=60,
        help_text=_("“chakli”, or a common slip like “egless”."),
    )
    also = models.CharField(
        _("show them also"), max_length=60, help_text=_("The shop's own word: “murukku”.")
    )

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [
            models.CheckConstraint(condition=~Q(term=F("also")), name="synonym_of_another_word"),
            models.UniqueConstraint(
                fields=["term", "also"],
                name="synonym_once",
                violation_error_message=_("This pair of words is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} → {self.also}"

    def clean(self):
        super().clean()
        for name in ("term", "also"):
            words = plain(getattr(self, name)).casefold()
            if getattr(self, name) and not words:
                raise ValidationError({name: _("Letters or numbers, please.")})
            setattr(self, name, words)
        if self.term and self.term == self.also:
            raise ValidationError({"also": _("A word of another spelling, please.")})
