"""Verify v2 of the double of Twilio: one code a phone, tried five times, approved once."""

from itertools import count
from threading import RLock

SERVICE = "VA" + "b" * 32
MOST_CHECKS = 5


class VerifyDouble:
    """The codes phones were sent, by phone, and how often each was tried."""

    def __init__(self):
        self.lock = RLock()
        self.numbers = count(1)
        self.codes: dict[str, str] = {}
        self._open: dict[str, dict] = {}

    def verify(self, fields: dict) -> tuple[int, dict]:
        """Send a code to a phone; while one is open, the same again."""
        with self.lock:
            phone, number = fields["To"], next(self.numbers)
            fresh = {"sid": f"VE{number:032x}", "checks": 0}
            found = self._open.setdefault(phone, fresh)
            self.codes.setdefault(phone, f"{number * 7919 % 1_000_000:06d}")
        facts = {"to": phone, "channel": fields["Channel"], "status": "pending", "valid": False}
        return 201, facts | {"sid": found["sid"], "service_sid": SERVICE}

    def check(self, fields: dict) -> tuple[int, dict]:
        """Compare a code: five times at most, and approved once."""
        with self.lock:
            phone = fields["To"]
            found = self._open.get(phone)
            if found is None:
                return 404, {"code": 20404, "message": "not found", "status": 404}
            found["checks"] += 1
            if found["checks"] > MOST_CHECKS:
                return 429, {"code": 60202, "message": "max check attempts", "status": 429}
            is_right = fields["Code"] == self.codes[phone]
            if is_right:
                del self._open[phone], self.codes[phone]
        status = "approved" if is_right else "pending"
        return 200, {"sid": found["sid"], "to": phone, "status": status, "valid": is_right}
