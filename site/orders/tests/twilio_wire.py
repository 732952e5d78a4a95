"""The HTTP side of the double of Twilio: its server, its password, its signature."""

import base64
import hashlib
import hmac
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from urllib.parse import parse_qsl, urlencode, urlsplit

MESSAGES = re.compile(r"/2010-04-01/Accounts/(AC\w{32})/Messages(?:/(SM\w{32}))?\.json")
VERIFY = re.compile(r"/v2/Services/(VA\w{32})/(Verifications|VerificationCheck)")


def form_fields(fields: dict) -> str:
    """Return fields as a form's body or a query."""
    return urlencode(fields)


def signature(token: str, url: str, form: dict, algorithm: str = "") -> str:
    """Return Twilio's signature: an HMAC over the address and the sorted fields."""
    text = url + "".join(name + form[name] for name in sorted(form))
    digest = hashlib.sha256 if algorithm == "HMAC_SHA256" else hashlib.sha1
    return base64.b64encode(hmac.new(token.encode(), text.encode(), digest).digest()).decode()


class Server(ThreadingHTTPServer):
    """Listens on a free port of this machine, a thread a connection."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, double, port: int = 0):
        self.double = double
        super().__init__(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address) -> None:
        """Say nothing: callers that hang up are part of the play."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._answer(parts.path, dict(parse_qsl(parts.query)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._answer(urlsplit(self.path).path, dict(parse_qsl(body, keep_blank_values=True)))

    def log_message(self, *_arguments) -> None:
        """Say nothing."""

    def _answer(self, path: str, fields: dict) -> None:
        kind, arguments = self._call(path, fields)
        if kind is None:
            return self._say(404, {"code": 20404, "message": "not found", "status": 404})
        if not self._is_known():
            return self._say(401, {"code": 20003, "message": "Authenticate", "status": 401})
        double = self.server.double
        if fault := double.fault(kind, fields):
            return self._fail(fault, kind, arguments)
        answer = getattr(double, kind)(*arguments)
        sleep(double.delay)
        return self._say(*answer)

    def _call(self, path: str, fields: dict) -> tuple[str | None, tuple]:
        """Return which method of the double is called, and what with."""
        if match := MESSAGES.fullmatch(path):
            if match[2]:
                return "fetch", (match[2],)
            return ("create" if self.command == "POST" else "list"), (fields,)
        if (match := VERIFY.fullmatch(path)) and self.command == "POST":
            return ("verify" if match[2] == "Verifications" else "check"), (fields,)
        return None, ()

    def _is_known(self) -> bool:
        login = base64.b64encode(self.server.double.login.encode()).decode()
        return self.headers.get("Authorization") == f"Basic {login}"

    def _fail(self, fault, kind: str, arguments: tuple) -> None:
        """Go wrong: with an answer, or by leaving the caller without one."""
        if fault.accepts:
            getattr(self.server.double, kind)(*arguments)
        if fault.hangs:
            self.server.double.awake.wait(60)
        if not fault.status:
            self.close_connection = True
            return
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}
        body = {"code": fault.code, "message": fault.message, "status": fault.status}
        self._say(fault.status, fault.text or body, headers)

    def _say(self, status: int, body: dict | str, headers: dict | None = None) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())
