"""Shoppers for Locust: most look around, some buy; as many as the machine can play.

Request names are those of the service levels in check_locust_sla.py. A page view is what a browser
makes of it: the page, then the cart for the badge.
"""

import csv
import math
import os
import random
import sys
from pathlib import Path
from uuid import uuid4

import load_settings
from locust import FastHttpUser, LoadTestShape, between, events, task
from locust.exception import StopUser

SETTINGS = load_settings.read()
WORDS = ["bread", "rusk", "cake", "murukku", "laddoo", "chips", "mixture", "ragi", "butter"]
CARDS = "/api/products/category-cards/"
PRODUCTS = "/api/products/categories/[id]/products/"


class Shopper(FastHttpUser):
    """A browser that keeps its cookies and waits like a person."""

    abstract = True
    # On every request: nginx counts those without it, and all shoppers here share one address.
    default_headers = {"X-Load-Test-Secret": SETTINGS.secret} if SETTINGS.secret else {}
    wait_time = between(SETTINGS.min_wait, SETTINGS.max_wait)
    connection_timeout = 30.0
    network_timeout = 30.0

    def on_start(self):
        """Learn the shop's categories, as the home page shows them."""
        self.categories = self.ask(CARDS) or []
        if not self.categories:
            raise StopUser

    def ask(self, path: str, name: str | None = None):
        """Return the JSON of a GET request, or None where it failed."""
        with self.client.get(path, name=name or path, catch_response=True) as answer:
            return _json(answer)

    def send(self, path: str, body: dict, headers: dict | None = None):
        """Return the JSON of a POST request, or None where it failed."""
        marks = {"Referer": f"{self.host}/"} | (headers or {})
        if token := self.cookie("csrftoken"):
            marks["X-CSRFToken"] = token
        with self.client.post(path, json=body, headers=marks, catch_response=True) as answer:
            return _json(answer)

    def look_at(self, path: str, name: str) -> None:
        """Open a page, and ask for the cart as its badge does."""
        self.client.get(path, name=name)
        self.ask("/api/cart/view/")

    def cookie(self, name: str) -> str:
        """Return a cookie's value, or an empty text."""
        return next((c.value for c in self.client.cookiejar if c.name == name), "")

    def some_products(self) -> list[dict]:
        """Return the products of a category that can be bought now."""
        category = random.choice(self.categories)
        page = self.ask(f"/api/products/categories/{category['id']}/products/", PRODUCTS)
        return [product for product in (page or {}).get("results", []) if product["in_stock"]]


class Browsing(Shopper):
    """Looks at pages, lists and search results, and buys nothing."""

    weight = SETTINGS.browsing_weight

    @task(3)
    def home(self):
        self.look_at("/", "/")

    @task(2)
    def section(self):
        card = random.choice(self.categories)
        self.look_at(f"/{card['url'].split('/')[1]}/", "/[section]/")

    @task(5)
    def category(self):
        self.look_at(random.choice(self.categories)["url"], "/[section]/[category]/")

    @task(4)
    def product(self):
        if products := self.some_products():
            product = random.choice(products)
            self.look_at(product["url"], "/[section]/[category]/[product]/")
            self.ask(f"/api/products/{product['id']}/related/", "/api/products/[id]/related/")

    @task(2)
    def search(self):
        word = random.choice(WORDS)
        self.ask(f"/api/products/search/?q={word}", "/api/products/search/")

    @task(1)
    def lists(self):
        self.ask("/api/products/sections/")
        self.ask(CARDS)


class Buyer(Shopper):
    """Fills a cart and orders; then, often, looks at the order."""

    weight = SETTINGS.buyer_weight

    @task
    def buy(self):
        products = self.some_products()
        area = self.ask(f"/api/delivery/{SETTINGS.pincode}/", "/api/delivery/[pincode]/")
        if not products or not area:
            return
        if not area["serviceable"]:
            _stop(self.environment, f"The shop does not deliver to {SETTINGS.pincode}.")
            return
        if self.fill(random.choice(products), float(area["minimum_order"] or 0)):
            self.order()

    def fill(self, product: dict, minimum: float) -> bool:
        """Put enough pieces of a product into the cart; return whether it can be ordered."""
        pack = next(pack for pack in product["variants"] if pack["in_stock"])
        pieces = max(1, math.ceil(minimum / float(pack["price"])))
        if pieces > pack["max_quantity"]:
            return False
        wish = {"product_id": product["id"], "variant_id": pack["id"], "quantity": pieces}
        if self.send("/api/cart/add/", wish) is None:
            return False
        cart = self.ask("/api/cart/view/")
        return bool(cart) and not any(item["notice"] for item in cart["items"])

    def order(self) -> None:
        """Place the order and look at it, as the settings say how often."""
        key = {"Idempotency-Key": uuid4().hex}
        placed = self.send("/api/cart/place/", self.form(), key)
        if placed is None:
            return
        note_down(placed)
        if random.random() < SETTINGS.history_chance:
            self.ask("/api/orders/")
        if random.random() < SETTINGS.messages_chance:
            path = f"/api/orders/{placed['token']}/notifications/"
            self.ask(path, "/api/orders/[token]/notifications/")

    def form(self) -> dict:
        """Return what the checkout form sends."""
        return {
            "name": "Load Test",
            "phone": SETTINGS.phone or f"9845{random.randrange(10**6):06d}",
            "address": {"line1": "1, Load Test Road", "pincode": SETTINGS.pincode},
            "payment_method": "upi",
            "note": "Load test: please do not bake.",
        }


if load_settings.flag("LOCUST_USE_SHAPE", "false"):

    class Ramp(LoadTestShape):
        """The stages one after the other; the test ends with the last."""

        stages = load_settings.stages()

        def tick(self):
            """Return how many users there should be now, or None at the end."""
            now = self.get_run_time()
            for stage in self.stages:
                if now < stage.duration:
                    return stage.users, stage.spawn_rate
            return None


@events.init.add_listener
def _refuse_real_orders(environment, **_kwargs):
    """End before the first request where orders would be real by mistake."""
    if environment.host and (reason := load_settings.refusal(environment.host, SETTINGS)):
        load_settings.die(reason)


@events.test_start.add_listener
def _refuse_late(environment, **_kwargs):
    """The same for a host that was only typed into Locust's page."""
    if reason := load_settings.refusal(environment.host or "", SETTINGS):
        _stop(environment, reason)


def note_down(placed: dict) -> None:
    """Write a placed order's number into the report, to be looked for afterwards."""
    if SETTINGS.report_folder:
        with (Path(SETTINGS.report_folder) / f"orders_{os.getpid()}.csv").open("a") as file:
            csv.writer(file).writerow([placed["number"], placed["token"]])


def _json(answer):
    """Return an answer's JSON; count everything else as a failure that names its code."""
    try:
        body = answer.json()
    except ValueError:
        answer.failure(f"{answer.status_code} without JSON")
        return None
    if answer.status_code in (200, 201):
        return body
    answer.failure(f"{answer.status_code} {body.get('code', '')}")
    return None


def _stop(environment, reason: str) -> None:
    print(reason, file=sys.stderr)
    environment.process_exit_code = 2
    environment.runner.quit()
