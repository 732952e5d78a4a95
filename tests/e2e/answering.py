"""Requests in the hands of the server, whose browsers may be gone."""

from threading import Condition

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

LONGEST = 60


class Answering:
    """Counts what the server was asked and has not answered; a test's own client does not count."""

    def __init__(self):
        self.open = 0
        self.changed = Condition()
        request_started.connect(self._begin)
        request_finished.connect(self._end)

    def wait(self) -> None:
        """Return when all is answered. Raises AssertionError after a minute."""
        with self.changed:
            done = self.changed.wait_for(lambda: self.open == 0, LONGEST)
        assert done, f"{self.open} requests are still not answered."

    def _begin(self, sender, **_signal) -> None:
        self._count(sender, 1)

    def _end(self, sender, **_signal) -> None:
        self._count(sender, -1)

    def _count(self, sender, change: int) -> None:
        if sender and issubclass(sender, WSGIHandler):
            with self.changed:
                self.open += change
                self.changed.notify_all()
