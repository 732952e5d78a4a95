"""Dashboard panels made of lines, each line a link."""

from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from wagtail.admin.ui.components import Component

from home.opening import INDIA


class Line(NamedTuple):
    """What it is about and where to mend it, a few words on it, and when."""

    url: str
    name: str
    words: str
    time: str = ""
    date: str = ""


class LinesPanel(Component):
    """Lines under a heading; without lines its words for that, and without those nothing."""

    template_name = "admin/lines_panel.html"
    heading = ""
    empty = ""
    shown = 10

    def __init__(self, user):
        self.user = user

    def lines(self) -> list[Line]:
        """Return what to show, the most urgent first; one more than `shown` means “and more”."""
        raise NotImplementedError

    def get_context_data(self, parent_context) -> dict:
        lines = self.lines()
        return {
            "panel": self,
            "lines": lines[: self.shown],
            "more": len(lines) > self.shown,
        }


def moment(at: datetime) -> str:
    """Return a moment on the shop's own clock."""
    return date_format(at.astimezone(INDIA), "D j M, H:i")
