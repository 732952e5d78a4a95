"""One shopper with a browser's memory: looks around, fills a cart, places an order."""

import random
import time
from dataclasses import dataclass
from uuid import uuid4

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from scripts.rehearsal.stack import Stack

PAGES = ["/", "/bakery/", "/snacks/", "/api/products/sections/", "/api/products/category-cards/"]
# As browsers do: a kept connection that the server closed before it answered is asked once more.
AGAIN = Retry(
    total=1, connect=0, read=1, other=0, allowed_methods=None, respect_retry_after_header=False
)
DELIVERY = {
    "name": "Asha Rao",
    "phone": "9845012345",
    "address": {
        "line1": "12 Bull Temple Road",
        "city": "Bengaluru",
        "state": "Karnataka",
        "pincode": "560004",
    },
    "payment_method": "cod",
}


class FromAddress(HTTPAdapter):
    """Sends from one of this machine's own addresses, such as 127.0.0.2."""

    def __init__(self, address: str):
        self.address = address
        super().__init__(max_retries=AGAIN)

    def init_poolmanager(self, *words, **more):
        return super().init_poolmanager(*words, source_address=(self.address, 0), **more)


@dataclass
class Asked:
    """One request: when it ended, how long it took, and its status, or what was wrong."""

    path: str
    at: float
    seconds: float
    outcome: str

    @property
    def failed(self) -> bool:
        return not self.outcome.isdecimal() or int(self.outcome) >= 500


@dataclass
class Placed:
    """An order as its shopper knows it: number and token once answered, and the tries it took."""

    key: str
    number: str = ""
    token: str = ""
    status: int = 0
    tries: int = 0


class Shopper:
    """Asks the stack over TLS, trusting only its certificate."""

    def __init__(self, stack: Stack, *, address: str = "127.0.0.1"):
        self.base = stack.base_url
        self.session = requests.Session()
        # Else the certificates named in the environment would be trusted instead.
        self.session.trust_env = False
        self.session.verify = stack.trust
        self.session.mount("https://", FromAddress(address))
        self.asked: list[Asked] = []

    def get(self, path: str, **more) -> requests.Response:
        """Ask for an address."""
        return self._ask("GET", path, **more)

    def post(self, path: str, json: dict, **headers: str) -> requests.Response:
        """Send JSON as the shop's own pages do."""
        marks = {"Referer": f"{self.base}/", **headers}
        if token := self.session.cookies.get("csrftoken"):
            marks["X-CSRFToken"] = token
        return self._ask("POST", path, json=json, headers=marks)

    def _ask(self, method: str, path: str, **more) -> requests.Response:
        begun, outcome = time.monotonic(), "no answer"
        try:
            answer = self.session.request(method, self.base + path, timeout=20, **more)
            outcome = str(answer.status_code)
            return answer
        except requests.RequestException as error:
            outcome = type(error).__name__
            raise
        finally:
            now = time.monotonic()
            self.asked.append(Asked(path.split("?")[0], now, now - begun, outcome))

    def browse(self) -> None:
        """Look at a page or ask the catalogue."""
        self.get(random.choice(PAGES))

    def fill_cart(self, pack: dict) -> None:
        """Put one of a pack into the cart, first asking for the badge as a page does."""
        self.get("/api/cart/view/")
        self.post("/api/cart/add/", pack).raise_for_status()

    def place(self, placed: Placed, *, patience: int = 30) -> Placed:
        """Place what is in the cart; press again, with the same key, until the shop answers."""
        while placed.tries < patience:
            placed.tries += 1
            try:
                answer = self.post("/api/cart/place/", DELIVERY, **{"Idempotency-Key": placed.key})
            except requests.RequestException:
                answer = None
            if answer is not None and answer.status_code < 500:
                return _read(placed, answer)
            time.sleep(1)
        return placed


def some_address() -> str:
    """Return one of this machine's own addresses, for shoppers who are not neighbours."""
    return f"127.0.{random.randint(1, 250)}.{random.randint(1, 250)}"


def new_order() -> Placed:
    """Return an order nobody has answered yet."""
    return Placed(key=uuid4().hex)


def _read(placed: Placed, answer: requests.Response) -> Placed:
    placed.status = answer.status_code
    if answer.ok:
        placed.number, placed.token = answer.json()["number"], answer.json()["token"]
    return placed
