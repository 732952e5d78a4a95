"""What must be true of the running containers: few rights, no open door, every replica at work."""

import ssl
from http.client import HTTPConnection
from urllib.request import urlopen

from scripts.containers.images import run
from scripts.containers.stack import HTTP, HTTPS, SECRET, Stack
from scripts.rehearsal.services import Failed
from scripts.rehearsal.shopper import Shopper, new_order

SERVICES = ["nginx", "web", "worker", "beat", "pgbouncer", "postgres", "redis", "broker"]
ROOT_IN_ITS_CONTAINER = ["nginx"]


def must(true: bool, what: str) -> None:
    """Raise Failed, saying what was expected, unless it is so."""
    if not true:
        raise Failed(what)


def rights(stack: Stack) -> str:
    """Nobody but nginx's master is root, none has a right it does not need, disks are read-only."""
    users = []
    for service in SERVICES:
        status = stack.execute(service, "cat", "/proc/1/status")
        facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        user = facts["Uid"].split()[0]
        users.append(f"{service} {user}")
        if service not in ROOT_IN_ITS_CONTAINER:
            must(user != "0", f"{service} runs as root")
            must(int(facts["CapEff"], 16) == 0, f"{service} has rights: {facts['CapEff']}")
        must(facts["NoNewPrivs"] == "1", f"{service} may gain rights")
        told = stack.inspect(stack.containers(service)[0])["HostConfig"]
        must(told["ReadonlyRootfs"], f"{service} writes on its own disk")
        must(told["Memory"] > 0 and told["PidsLimit"] > 0, f"{service} has no limits")
    return ", ".join(users)


def doors(stack: Stack) -> str:
    """Only nginx publishes ports, and metrics are none of the public's business."""
    for service in SERVICES:
        ports = stack.inspect(stack.containers(service)[0])["HostConfig"]["PortBindings"] or {}
        must(not any(ports.values()) or service == "nginx", f"{service} publishes {ports}")
    shopper = Shopper(stack)
    must(shopper.get("/metrics").status_code == 404, "/metrics is public")
    metrics = "from urllib.request import urlopen; print(urlopen('http://127.0.0.1:9100/').status)"
    must(stack.execute("web", "python", "-c", metrics) == "200", "metrics do not answer inside")
    plain = HTTPConnection("127.0.0.1", HTTP, timeout=10)
    plain.request("GET", "/bakery/", headers={"Host": "localhost"})
    must(plain.getresponse().status == 301, "HTTP stays HTTP")
    context = ssl.create_default_context(cafile=stack.trust)
    with urlopen(f"https://localhost:{HTTPS}/", context=context, timeout=10) as answer:
        must("max-age" in answer.headers["Strict-Transport-Security"], "no HSTS")
    return "nginx alone publishes ports; metrics answer 200 inside, 404 outside; HSTS over TLS"


def journey(stack: Stack) -> str:
    """Home, styles and a picture from disk, the cart, an order, its page and its bill."""
    shopper = Shopper(stack)
    home = shopper.get("/")
    must(home.ok and "/static/css/main." in home.text, f"the home page answers {home.status_code}")
    for start in ("/static/css/main.", "/media/"):
        path = start + home.text.split(start, 1)[1].split('"')[0].split(" ")[0]
        answer = shopper.get(path)
        must(answer.ok and "immutable" in answer.headers["Cache-Control"], f"{path}: {answer}")
    shopper.fill_cart(packs(stack)[0])
    placed = shopper.place(new_order(), patience=1)
    must(placed.status == 201, f"placing an order answers {placed.status}")
    must(placed.number in shopper.get(f"/orders/{placed.token}/").text, "no page of the order")
    bill = shopper.get(f"/orders/{placed.token}/bill.pdf")
    must(bill.content.startswith(b"%PDF"), f"bill.pdf answers {bill.status_code}, and no PDF")
    fonts = stack.execute("web", "fc-list", ":", "family")
    must("Noto Sans Kannada" in fonts, "the fonts of Indian scripts are missing")
    return f"order {placed.number}, its page, bill.pdf of {len(bill.content) // 1024} kB"


def packs(stack: Stack) -> list[dict]:
    """Return packs that alone reach the smallest order and of which there are many."""
    rows = stack.sql(
        "SELECT product_id, v.id FROM catalog_productvariant v"
        " JOIN catalog_stock s ON s.variant_id = v.id"
        " WHERE price >= 150 AND on_hand >= 15 AND NOT withdrawn"
    )
    must(len(rows) > 20, "the demo shop has too few packs to buy")
    return [{"product_id": int(product), "variant_id": int(pack)} for product, pack in rows]


def replicas(stack: Stack) -> str:
    """Every replica of web gets its share."""
    shopper = Shopper(stack)
    for _ in range(30):
        shopper.get("/health/live/")
    log = run("podman", "logs", "--tail", "30", stack.containers("nginx")[0])
    addresses = [line.split('"upstream":"')[1].split('"')[0] for line in log.splitlines()]
    count = {address: addresses.count(address) for address in sorted(set(addresses))}
    must(len(count) == 3, f"of three replicas these answered: {count}")
    return f"30 requests: {', '.join(map(str, count.values()))}"


def logs(stack: Stack) -> str:
    """No secret and no phone number is in any log."""
    for service in SERVICES:
        for container in stack.containers(service):
            said = run("podman", "logs", container)
            must(SECRET not in said, f"{container} writes a secret into its log")
            must("9845012345" not in said, f"{container} writes a phone into its log")
    return "no password and no phone in any"
