"""A clock that tests move."""

from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def clock(monkeypatch):
    """Return a function that moves the shop's clock forward for good."""
    real, ahead = timezone.now, timedelta()

    def move(**step) -> None:
        nonlocal ahead
        ahead += timedelta(**step)

    monkeypatch.setattr(timezone, "now", lambda: real() + ahead)
    return move
