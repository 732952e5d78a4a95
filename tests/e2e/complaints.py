"""What a browser's console says: scripts that failed, files not found, policies broken."""

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError


class Complaints:
    """Errors of all pages of the browsers listened to."""

    def __init__(self):
        self.heard: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._uncaught)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _is_refusal(message) and not _is_advice(message):
            self.heard.append(f"{message.text} ({message.location['url']})")

    def _uncaught(self, error: WebError) -> None:
        if not _is_race_of_checks(str(error.error)):
            self.heard.append(str(error.error))


def _is_refusal(message: ConsoleMessage) -> bool:
    """Whether the shop said “no” on purpose, or a test cut the line; Chromium logs both."""
    cut = "net::ERR_FAILED" in message.text
    refused = "the server responded with a status of 4" in message.text
    address = message.location["url"]
    return cut or (refused and any(part in address for part in ("/api/", "/admin/", "/no-such-")))


def _is_advice(message: ConsoleMessage) -> bool:
    """Whether it is what the editor's checks found in a draft; Wagtail logs it as an error."""
    return message.text.startswith("axe.run results")


def _is_race_of_checks(error: str) -> bool:
    """Whether Wagtail's two checkers, the preview panel's and the page's own, met in a preview.

    Each starts axe without asking whether the other still runs, which a slow machine brings out.
    """
    return error.startswith("Axe is already running")
