"""A small web application in the shop's place: it says what it was asked and how often."""

import gzip
import json
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit


class Answer(BaseHTTPRequestHandler):
    """Answers any address with the request as JSON, under the headers its query names."""

    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[-1] for name, values in parse_qs(address.query).items()}
        self.server.asked[self.path] += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        heard = {name.lower(): value for name, value in self.headers.items()}
        body = {"path": address.path, "count": self.server.asked[self.path], "headers": heard}
        packed = gzip.compress(json.dumps(body).encode())
        self.send_response(int(asked.pop("status", 200)))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        for name, value in asked.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(packed if self.command != "HEAD" else b"")

    do_GET = do_HEAD = do_POST = _answer

    def log_message(self, *words) -> None:
        """Stay silent."""


class StandIn(ThreadingHTTPServer):
    """Runs in threads of the test's own process until closed."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked = Counter()
        Thread(target=self.serve_forever, args=[0.02], daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more: the port is free afterwards."""
        self.shutdown()
        self.server_close()
