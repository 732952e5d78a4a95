"""The load generator of benchmark.py: plain sockets kept open, so that little is spent on asking.

Its ceiling is some 10,000 requests a second on two idle cores; it shares them with the server, so
the fastest targets come out a little too slow, the bare view most of all.
"""

import json
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


class Refused(Exception):
    """The server answered with something else than success."""


@dataclass(frozen=True)
class Answer:
    status: int
    cookies: dict[str, str]
    body: bytes

    def json(self):
        return json.loads(self.body)


class Connection:
    """One connection, used again and again."""

    def __init__(self, port: int):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def ask(self, request: bytes) -> Answer:
        """Send a request, return its answer. Raises Refused unless that is a success."""
        path = request.split(b" ", 2)[1].decode()
        try:
            self.socket.sendall(request)
            answer = self._answer()
        except (OSError, IndexError, ValueError) as error:
            raise Refused(f"{path} broke off: {error}") from error
        if not 200 <= answer.status < 300:
            body = answer.body[:200].decode(errors="replace")
            raise Refused(f"{path} answered {answer.status}: {body}")
        return answer

    def _answer(self) -> Answer:
        status = int(self.file.readline().split(b" ", 2)[1])
        length, cookies = 0, {}
        while line := self.file.readline().rstrip():
            name, _, value = line.partition(b": ")
            if name.lower() == b"content-length":
                length = int(value)
            elif name.lower() == b"set-cookie":
                key, _, cookie = value.decode().partition("=")
                cookies[key] = cookie.partition(";")[0]
        return Answer(status, cookies, self.file.read(length))

    def close(self) -> None:
        self.file.close()
        self.socket.close()


def get(path: str, cookies: dict[str, str] | None = None, *, gzip: bool = True) -> bytes:
    """Return the bytes of a GET request."""
    return _request(f"GET {path}", cookies or {}, "Accept-Encoding: gzip\r\n" if gzip else "")


def post(path: str, content: dict, cookies: dict[str, str] | None = None) -> bytes:
    """Return the bytes of a POST request with a JSON body, and the CSRF header if it needs one."""
    body = json.dumps(content).encode()
    headers = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    if cookies:
        headers += f"X-CSRFToken: {cookies['csrftoken']}\r\n"
    return _request(f"POST {path}", cookies or {}, headers) + body


def _request(line: str, cookies: dict[str, str], headers: str) -> bytes:
    if cookies:
        headers += "Cookie: " + "; ".join(f"{k}={v}" for k, v in cookies.items()) + "\r\n"
    return f"{line} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()


def ask_for_a_while(
    port: int, path: str, cookies: dict, fresh: bool, width: int, seconds: float
) -> int:
    """Ask for one path over `width` connections for some seconds; return how often.

    `fresh` adds a query no cache has seen to each request.
    """

    def ask_until_done(_):
        connection, asked, end = Connection(port), 0, time.perf_counter() + seconds
        request = get(path, cookies)
        while time.perf_counter() < end:
            if fresh:
                request = get(f"{path}?x={random.getrandbits(60)}", cookies)
            connection.ask(request)
            asked += 1
        connection.close()
        return asked

    with ThreadPoolExecutor(width) as threads:
        return sum(threads.map(ask_until_done, range(width)))


def ask_each(port: int, requests: list[bytes], width: int) -> list[Answer]:
    """Send each request once over `width` connections; return the answers, in any order."""
    waiting = iter(requests)

    def ask_what_is_left(_):
        connection = Connection(port)
        answers = [connection.ask(request) for request in waiting]
        connection.close()
        return answers

    with ThreadPoolExecutor(width) as threads:
        parts = list(threads.map(ask_what_is_left, range(width)))
    return [answer for part in parts for answer in part]
