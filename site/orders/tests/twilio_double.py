"""A double of Twilio: a real HTTP server that keeps what it takes, and fails when told to.

It knows Messages (create, list, fetch) and Verify v2 (start, check), asks for the account's
password, and signs callbacks as Twilio does. Its counts are what tests judge by:

    with TwilioDouble() as twilio:      # fixture `twilio` also points the settings at it
        twilio.fail_next(BUSY, DROP)    # the next two calls that create a message
        twilio.fail_for("+9198…", refuse(21211))
        twilio.messages                 # all it accepted, oldest first, as dictionaries
        twilio.codes["+9198…"]          # the code a phone was sent by Verify
"""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from threading import Event, Thread

from orders.tests.twilio_verify import SERVICE as SERVICE
from orders.tests.twilio_verify import VerifyDouble
from orders.tests.twilio_wire import Server, form_fields, signature

ACCOUNT = "AC" + "a" * 32
TOKEN = "token-of-the-double"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """How a call goes wrong: by an answer, by silence, or by a connection that is cut.

    `accepts`: the message is taken all the same, so only the answer is lost.
    """

    status: int = 0
    code: int = 0
    retry_after: int = 0
    message: str = "as the test wants it"
    text: str = ""
    hangs: bool = False
    accepts: bool = False

    def lasting(self, seconds: int) -> "Fault":
        """Return the same, with a `Retry-After`."""
        return replace(self, retry_after=seconds)


BUSY = Fault(status=429, code=20429, retry_after=7)
BROKEN = Fault(status=500, code=20500)
BROKEN_AFTER_ACCEPTING = Fault(status=502, text="<h1>Bad gateway</h1>", accepts=True)
GARBLED_AFTER_ACCEPTING = Fault(status=201, text="<h1>Created</h1>", accepts=True)
HANG = Fault(hangs=True)
HANG_AFTER_ACCEPTING = Fault(hangs=True, accepts=True)
DROP = Fault()
DROP_AFTER_ACCEPTING = Fault(accepts=True)


def refuse(code: int, status: int = 400, saying: str = "as the test wants it") -> Fault:
    """Return the answer that a message is refused for good, such as 21211 or 63016."""
    return Fault(status=status, code=code, message=saying)


class TwilioDouble(VerifyDouble):
    """One account at a Twilio of our own; ends with its `with` block."""

    login = f"{ACCOUNT}:{TOKEN}"

    def __init__(self):
        super().__init__()
        self.messages: list[dict] = []
        self.calls: Counter[str] = Counter()
        self.delay = 0.0
        self.awake = Event()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._faults_for: dict[str, Fault] = {}
        self._server = Server(self)
        self.url = self._server.url
        self._start()

    def __enter__(self) -> "TwilioDouble":
        return self

    def __exit__(self, *_error) -> None:
        self.awake.set()
        self.stop()

    def _start(self) -> None:
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on."""
        self._server.shutdown()
        self._server.server_close()

    def start_again(self) -> None:
        """Take connections again, at the same address."""
        self._server = Server(self, port=self._server.server_port)
        self._start()

    def fail_next(self, *faults: Fault, on: str = "create") -> None:
        """Let the next calls fail, one by one; `on`: create, list, fetch, verify or check."""
        with self.lock:
            self._faults[on].extend(faults)

    def fail_for(self, recipient: str, fault: Fault) -> None:
        """Let every message to a recipient (`whatsapp:` included) fail."""
        self._faults_for[recipient] = fault

    def fault(self, kind: str, fields: dict) -> Fault | None:
        """Count a call and return how it is to fail, if it is."""
        with self.lock:
            self.calls[kind] += 1
            if self._faults[kind]:
                return self._faults[kind].popleft()
        return self._faults_for.get(fields.get("To", "")) if kind == "create" else None

    def create(self, fields: dict) -> tuple[int, dict]:
        """Take a message."""
        with self.lock:
            message = {
                "sid": f"SM{next(self.numbers):032x}",
                "account_sid": ACCOUNT,
                "to": fields["To"],
                "from": fields.get("From"),
                "messaging_service_sid": fields.get("MessagingServiceSid"),
                "body": fields.get("Body", ""),
                "status": "queued",
                "error_code": None,
                "date_created": format_datetime(datetime.now(UTC)),
                "date_sent": format_datetime(datetime.now(UTC)),
                "content_sid": fields.get("ContentSid"),
                "content_variables": fields.get("ContentVariables"),
                "status_callback": fields.get("StatusCallback", ""),
            }
            self.messages.append(message)
        return 201, message

    def list(self, fields: dict) -> tuple[int, dict]:
        """Return a page of messages, newest first."""
        with self.lock:
            found = [message for message in reversed(self.messages) if _matches(message, fields)]
        size, page = int(fields.get("PageSize", 50)), int(fields.get("Page", 0))
        shown, rest = found[size * page : size * (page + 1)], found[size * (page + 1) :]
        path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        following = form_fields(fields | {"PageSize": size, "Page": page + 1})
        return 200, {"messages": shown, "next_page_uri": f"{path}?{following}" if rest else None}

    def fetch(self, sid: str) -> tuple[int, dict]:
        """Return one message."""
        for message in self.messages:
            if message["sid"] == sid:
                return 200, message
        return 404, {"code": 20404, "message": "not found", "status": 404}

    def callback(self, message: dict, status: str, **fields) -> dict:
        """Return what Django's test client posts as Twilio's signed callback about a message.

        `algorithm` HMAC_SHA256 signs as with a shared key; other fields join the form.
        """
        algorithm = fields.pop("algorithm", "")
        url, token = message["status_callback"], fields.pop("token", TOKEN)
        form = {
            "AccountSid": ACCOUNT,
            "MessageSid": message["sid"],
            "MessageStatus": status,
            "To": message["to"],
        }
        form |= fields
        headers = {"X-Twilio-Signature": signature(token, url, form, algorithm)}
        if algorithm:
            settings = f"key=webhooks_sharedkey_1,algorithm={algorithm}"
            headers["X-Twilio-Webhooks-Signature-Settings"] = settings
        return {
            "path": "/" + url.split("://", 1)[-1].partition("/")[2],
            "data": form_fields(form),
            "content_type": "application/x-www-form-urlencoded",
            "headers": headers,
        }


def _matches(message: dict, fields: dict) -> bool:
    """Whether a message is one the list was asked for; days are those of date_sent."""
    sent = datetime.strptime(message["date_sent"], "%a, %d %b %Y %H:%M:%S %z").strftime("%Y-%m-%d")
    return (
        message["to"] == fields.get("To", message["to"])
        and message["from"] == fields.get("From", message["from"])
        and sent == fields.get("DateSent", sent)[:10]
        and sent >= fields.get("DateSent>", sent)[:10]
        and sent <= fields.get("DateSent<", sent)[:10]
    )
