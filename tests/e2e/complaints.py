"""What a browser's console says: scripts that failed, files not found, policies broken."""

from playwright.sync_api import BrowserContext, ConsoleMessage


class Complaints:
    """Errors of all pages of the browsers listened to."""

    def __init__(self):
        self.heard: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(str(error.error)))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _is_refusal(message) and not _is_advice(message):
            self.heard.append(f"{message.text} ({message.location['url']})")


def _is_refusal(message: ConsoleMessage) -> bool:
    """Whether the shop said “no” on purpose, or a test cut the line; Chromium logs both."""
    cut = "net::ERR_FAILED" in message.text
    refused = "the server responded with a status of 4" in message.text
    address = message.location["url"]
    return cut or (refused and any(part in address for part in ("/api/", "/admin/", "/no-such-")))


def _is_advice(message: ConsoleMessage) -> bool:
    """Whether it is what the editor's checks found in a draft; Wagtail logs it as an error."""
    return message.text.startswith("axe.run results")
