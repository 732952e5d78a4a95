"""What a shopper, a stranger and an owner may expect of the stack while all is well."""

import re
import socket
import ssl

import redis
import requests

from scripts.rehearsal.parts import sql
from scripts.rehearsal.services import Failed, wait_until
from scripts.rehearsal.shopper import DELIVERY, Shopper, new_order
from scripts.rehearsal.stack import Stack

HEADERS = {
    "Content-Security-Policy": "default-src 'self'",
    "Strict-Transport-Security": "max-age=",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin",
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Request-ID": "",
}


def must(true: bool, what: str) -> None:
    """Raise Failed, saying what was expected, unless it is so."""
    if not true:
        raise Failed(what)


def packs_to_buy(stack: Stack) -> list[dict]:
    """Return packs that alone reach the smallest order and of which there are many."""
    rows = sql(
        stack,
        "SELECT product_id, v.id FROM catalog_productvariant v"
        " JOIN catalog_stock s ON s.variant_id = v.id"
        " WHERE price >= 150 AND on_hand >= 15 AND NOT withdrawn",
    )
    must(len(rows) > 20, "the demo shop has too few packs to buy")
    return [{"product_id": product, "variant_id": pack} for product, pack in rows]


def journey(stack: Stack) -> str:
    """Home, a category, the cart, an order, its page and its bill."""
    shopper = Shopper(stack)
    home = shopper.get("/")
    must(home.ok and "</html>" in home.text, f"the home page answers {home.status_code}")
    cards = shopper.get("/api/products/category-cards/").json()
    must(shopper.get(cards[0]["url"]).ok, f"{cards[0]['url']} does not open")
    shopper.fill_cart(packs_to_buy(stack)[0])
    placed = shopper.place(new_order(), patience=1)
    must(placed.status == 201, f"placing an order answers {placed.status}")
    page = shopper.get(f"/orders/{placed.token}/")
    must(page.ok and placed.number in page.text, "the order's page does not show its number")
    bill = shopper.get(f"/orders/{placed.token}/bill.pdf")
    must(bill.content.startswith(b"%PDF"), f"bill.pdf answers {bill.status_code}, and no PDF")
    messages = "FROM orders_notification n JOIN orders_order o ON o.id = n.order_id"
    unsent = (
        f"SELECT count(*) {messages} WHERE o.number = '{placed.number}' AND n.status = 'QUEUED'"
    )
    wait_until(lambda: sql(stack, unsent) == [(0,)], "the worker sends the order's messages")
    return f"order {placed.number}, its page, bill.pdf, its messages sent"


def headers(stack: Stack) -> str:
    """Every security header is on a page, and nothing says what serves it."""
    answer = Shopper(stack).get("/")
    for name, part in HEADERS.items():
        must(name in answer.headers, f"{name} is missing on the home page")
        must(part in answer.headers[name], f"{name} on the home page: {answer.headers[name]}")
    must(answer.headers.get("Server") == "nginx", "the Server header says too much")
    return ", ".join(HEADERS)


def static_files(stack: Stack) -> str:
    """The stylesheet comes compressed, for ever, and from disk."""
    shopper = Shopper(stack)
    path = re.search(r'href="(/static/css/main\.[^"]+)"', shopper.get("/").text)[1]
    sizes = {}
    for coding in ("identity", "gzip", "br"):
        answer = shopper.get(path, headers={"Accept-Encoding": coding}, stream=True)
        sizes[answer.headers.get("Content-Encoding", "plain")] = len(answer.raw.read())
        must("immutable" in answer.headers.get("Cache-Control", ""), f"{path} is not kept for ever")
    must("gzip" in sizes, "the stylesheet is never sent as gzip")
    return f"{path}: " + ", ".join(f"{coding} {size} B" for coding, size in sizes.items())


def microcache(stack: Stack) -> str:
    """A stranger's page comes from the cache, a shopper's never."""
    stranger, shopper = Shopper(stack), Shopper(stack)
    shopper.fill_cart(packs_to_buy(stack)[1])
    paths = ["/", "/", "/api/products/sections/", "/api/products/sections/"]
    seen = [stranger.get(path).headers.get("X-Cache") for path in paths]
    own = [shopper.get("/").headers.get("X-Cache") for _ in range(3)]
    private = shopper.get("/api/cart/view/").headers.get("X-Cache")
    must(seen[1] == seen[3] == "HIT", f"page and catalogue come from the cache as {seen}")
    must(own == ["BYPASS"] * 3 and private is None, f"a shopper's page comes as {own}, {private}")
    return f"stranger {seen}, shopper {own}"


def real_address(stack: Stack) -> str:
    """The shop counts by a visitor's own address, whatever the visitor claims."""
    shopper = Shopper(stack, address="127.0.0.2")
    shopper.session.headers["X-Forwarded-For"] = "203.0.113.9"
    shopper.fill_cart(packs_to_buy(stack)[2])
    cache = redis.Redis(port=stack.ports["cache"], decode_responses=True)
    counted = [key for key in cache.keys("*throttle*") if "add" in key]
    must(any(key.endswith("127.0.0.2") for key in counted), f"127.0.0.2 is not in {counted}")
    must(not any("203.0.113.9" in key for key in counted), "a claimed address was believed")
    return "127.0.0.2 counted, the claimed 203.0.113.9 not"


def limits(stack: Stack) -> str:
    """Who presses far too often is asked to wait, in JSON; others go on."""
    flood = Shopper(stack, address="127.0.0.3")
    answers = [flood.post("/api/cart/place/", {}) for _ in range(45)]
    refused = [answer for answer in answers if answer.status_code == 429]
    must(bool(refused), "45 orders at once are not refused")
    must(refused[0].json()["code"] == "throttled", "a refusal is no JSON of ours")
    must("Retry-After" in refused[0].headers, "a refusal has no Retry-After")
    other = Shopper(stack, address="127.0.0.4").post("/api/cart/place/", DELIVERY)
    must(other.status_code != 429, "another address is refused too")
    return f"{len(refused)} of 45 refused, another address not"


def errors(stack: Stack) -> str:
    """Unknown addresses: JSON under /api/, a page elsewhere; metrics are nowhere."""
    shopper = Shopper(stack)
    must(shopper.get("/api/nothing/").json()["code"] == "not_found", "no JSON for /api/nothing/")
    page = shopper.get("/nothing/")
    must(page.status_code == 404 and "</html>" in page.text, "no page for /nothing/")
    must(shopper.get("/metrics").status_code == 404, "/metrics is public")
    return "404 as JSON and as a page, no /metrics"


def tls(stack: Stack) -> str:
    """Plain HTTP moves to HTTPS; new TLS is spoken, old is refused."""
    plain = f"http://localhost:{stack.ports['http']}/bakery/"
    answer = requests.get(plain, allow_redirects=False, timeout=10)
    must(answer.headers.get("Location") == "https://localhost/bakery/", "HTTP stays HTTP")
    must(_speaks(stack, ssl.TLSVersion.TLSv1_3), "TLS 1.3 is not spoken")
    must(not _speaks(stack, ssl.TLSVersion.TLSv1_1), "TLS 1.1 is accepted")
    return "HTTP moves to HTTPS, TLS 1.3 is spoken, 1.1 is refused"


def _speaks(stack: Stack, version: ssl.TLSVersion) -> bool:
    context = ssl.create_default_context(cafile=stack.trust)
    # Else our own side would refuse old versions.
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    address = ("localhost", stack.ports["https"])
    try:
        with socket.create_connection(address, timeout=10) as line:
            context.wrap_socket(line, server_hostname="localhost").close()
    except (ssl.SSLError, ConnectionError):
        return False
    return True
