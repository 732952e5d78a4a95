"""What must hold when the shop is away, when staff change something, and in every log."""

import time
from concurrent.futures import ThreadPoolExecutor

from scripts.rehearsal.checks import must, packs_to_buy
from scripts.rehearsal.parts import sql
from scripts.rehearsal.services import Service, wait_until
from scripts.rehearsal.shopper import DELIVERY, Shopper
from scripts.rehearsal.stack import Stack


def absence(stack: Stack, parts: dict[str, Service]) -> str:
    """With no web server: kept pages go on, else a kind 503; then the shop is back."""
    stranger, shopper = Shopper(stack), Shopper(stack)
    shopper.fill_cart(packs_to_buy(stack)[3])
    stranger.get("/")
    for name in ("web_a", "web_b"):
        parts[name].kill()
    kept, page = stranger.get("/"), shopper.get("/")
    call = shopper.get("/api/cart/view/")
    must(kept.ok, f"a page asked for just now answers {kept.status_code}")
    must(page.status_code == 503 and "Back in a moment" in page.text, "no page of absence")
    must(call.status_code == 503 and call.json()["code"] == "unavailable", "no JSON of absence")
    for name in ("web_a", "web_b"):
        parts[name].start()
    wait_until(lambda: shopper.get("/").ok, "the shop is back")
    return (
        f"kept page {kept.status_code}, page {page.status_code}, API {call.status_code}, then back"
    )


def privacy(stack: Stack, orders: list[str]) -> str:
    """No phone and no order's token is in any log."""
    secrets = [DELIVERY["phone"], "Bull Temple", *orders]
    logs = [*stack.folder.glob("*.log"), *stack.nginx_folder.glob("*.log")]
    for log in logs:
        text = log.read_text(errors="replace")
        found = next((word for word in secrets if word in text), None)
        must(found is None, f"{log.name} holds {found!r}")
    lines = sum(log.read_text(errors="replace").count("\n") for log in logs)
    return f"{len(logs)} logs with {lines} lines hold no phone, address or token"


def freshness(stack: Stack) -> str:
    """What staff change is seen by strangers within seconds, though nginx keeps the answer."""
    product = sql(stack, "SELECT min(id) FROM catalog_product WHERE live")[0][0]
    change = (
        "import time; from catalog.models import Product;"
        f"p = Product.objects.get(pk={product}); p.name = 'Fresh from the oven'; p.save();"
        "print(time.time())"
    )
    with ThreadPoolExecutor(1) as staff:
        saved = staff.submit(stack.manage, "shell", "-v0", "-c", change)
        seen = _seen(Shopper(stack), f"/api/products/{product}/", "Fresh from the oven")
    seconds = seen - float(saved.result().split()[-1])
    must(seconds < 10, f"a change is seen after {seconds:.1f} s")
    return f"a change is seen by strangers after {seconds:.1f} s"


def _seen(stranger: Shopper, path: str, word: str) -> float:
    """Ask again and again, so that the answer is kept, until the word is in it; return when."""
    wait_until(lambda: word in stranger.get(path).text, f"{path} shows {word!r}")
    return time.time()
