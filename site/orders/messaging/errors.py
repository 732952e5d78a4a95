"""Why a message was not sent, as far as we know."""


class NotSent(Exception):
    """A message did not go out, or nobody knows whether it did; the text says why, for staff."""


class NoSender(NotSent):
    """There is no provider, or no sender of ours for this channel."""


class Refused(NotSent):
    """The provider will not take this message, now or later."""


class Postponed(NotSent):
    """The provider certainly has not taken it, and may later; `after`: the seconds it asks for."""

    def __init__(self, reason: str, after: int = 0):
        super().__init__(reason)
        self.after = after


class InDoubt(NotSent):
    """The provider may or may not have taken it: only asking it tells.

    `answered`: it said something was wrong, so it is to be asked after a longer pause.
    """

    def __init__(self, reason: str, *, answered: bool = False):
        super().__init__(reason)
        self.answered = answered
