"""What benchmark.py asks for, how, and how fast it should be beside a bare view."""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from bench_desk import LIST, Desk
from bench_load import Answer, Connection, ask_each, ask_for_a_while, get, post
from bench_servers import Server

PROCESSES = 2
PLACES_A_SECOND = 60
BARE, PLACE, DESK = "bare view", "place an order", "order list"
# Requests a second as a share of the bare view's.
AIMS = {
    "home page": 0.5,
    "category page": 0.5,
    "product page": 0.5,
    "category API": 0.5,
    "search API": 0.5,
    "category page, uncached": 0.03,
    "cart view": 0.12,
    PLACE: 0.04,
    # 150 ms of a worker beside the 0.2 ms of the bare view.
    DESK: 0.0013,
}


class Measure(NamedTuple):
    rate: float
    milliseconds: float


class Bench:
    """Both servers, the load processes, and what is asked for."""

    def __init__(self, pool, shop: Server, bare: Server, desk: Desk, options: argparse.Namespace):
        self.pool = pool
        self.desk = desk
        self.shop = shop
        self.bare = bare
        self.options = options
        self.width = options.concurrency // PROCESSES
        self.find_targets()

    def find_targets(self) -> None:
        """Look up the fullest category, one of its products and what an order needs."""
        shop = Connection(self.shop.port)
        cards = shop.ask(get("/api/products/category-cards/", gzip=False)).json()
        card = max(cards, key=lambda card: card["product_count"])
        category_api = f"/api/products/categories/{card['id']}/products/"
        product = shop.ask(get(category_api, gzip=False)).json()["results"][0]
        area = shop.ask(get("/api/delivery/560001/", gzip=False)).json()
        shop.close()
        price = float(product["variants"][0]["price"])
        pieces = max(1, math.ceil(float(area["minimum_order"] or 0) / price))
        self.wish = {"product_id": product["id"], "quantity": pieces}
        self.paths = {
            "home page": "/",
            "category page": card["url"],
            "product page": product["url"],
            "category API": category_api,
            "search API": f"/api/products/search/?q={quote(product['name'].split()[0])}",
            "category page, uncached": card["url"],
            "cart view": "/api/cart/view/",
            DESK: LIST,
        }

    def rounds(self) -> dict[str, list[Measure]]:
        """Return each target's figures; the rounds take turns, so that a slow minute hits all."""
        figures: dict[str, list[Measure]] = {}
        for number in range(1, self.options.rounds + 1):
            say(f"Round {number} of {self.options.rounds} …")
            for name in (BARE, *AIMS):
                measure = self.places() if name == PLACE else self.reads(name)
                figures.setdefault(name, []).append(measure)
        return figures

    def reads(self, name: str) -> Measure:
        """Ask for one target, a moment to warm up and then for the figures."""
        server = self.bare if name == BARE else self.shop
        path = self.paths.get(name, "/")
        cookies = self.cookies(name)
        fresh = name.endswith("uncached")

        def ask(seconds: float) -> int:
            what = (server.port, path, cookies, fresh, self.width, seconds)
            shares = [self.pool.submit(ask_for_a_while, *what) for _ in range(PROCESSES)]
            return sum(share.result() for share in shares)

        ask(min(0.5, self.options.seconds))
        return measured(server, lambda: ask(self.options.seconds))

    def cookies(self, name: str) -> dict[str, str]:
        """Return who asks: a browser with a cart, a clerk, or nobody in particular."""
        if name == DESK:
            return self.desk.cookies
        return self.carts(1)[0] if name == "cart view" else {}

    def places(self) -> Measure:
        """Fill carts first, then measure nothing but placing them."""
        carts = self.carts(max(PROCESSES, int(self.options.seconds * PLACES_A_SECOND)))
        requests = [post("/api/cart/place/", checkout(), cookies) for cookies in carts]
        return measured(self.shop, lambda: len(self.send(requests)))

    def carts(self, count: int) -> list[dict[str, str]]:
        """Return the cookies of new browsers with something in their cart."""
        return [answer.cookies for answer in self.send([post("/api/cart/add/", self.wish)] * count)]

    def send(self, requests: list[bytes]) -> list[Answer]:
        shares = [
            self.pool.submit(ask_each, self.shop.port, requests[number::PROCESSES], self.width)
            for number in range(PROCESSES)
        ]
        return [answer for share in shares for answer in share.result()]


def measured(server: Server, ask: Callable[[], int]) -> Measure:
    """Return requests a second and the workers' milliseconds a request while `ask` runs."""
    begun, busy = time.perf_counter(), server.processor_seconds()
    asked = ask()
    lasted, worked = time.perf_counter() - begun, server.processor_seconds() - busy
    return Measure(rate=asked / lasted, milliseconds=1000 * worked / asked)


def checkout() -> dict:
    """Return a checkout of somebody new."""
    address = {"line1": "12 Bull Temple Road", "city": "Bengaluru", "pincode": "560001"}
    phone = f"9{random.randrange(10**9):09}"
    return {"name": "Asha Rao", "phone": phone, "address": address, "payment_method": "cod"}


def say(text: str) -> None:
    """Report progress beside the figures."""
    print(text, file=sys.stderr, flush=True)
