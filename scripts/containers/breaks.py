"""Restart, reload and kill the containers under a light load; prove that no order is lost."""

import time
from collections import Counter
from collections.abc import Callable

from scripts.containers.facts import must, packs
from scripts.containers.images import run
from scripts.containers.stack import LOAD_TEST_SECRET, Stack
from scripts.rehearsal.breaks import AFTER, CALM, HEAD, Break, Seen
from scripts.rehearsal.load import Load
from scripts.rehearsal.shopper import Shopper


class OneAddress(Load):
    """A load from 127.0.0.1 alone: Podman publishes its ports to no other loopback address."""

    def _until_over(self, job) -> None:
        while not self.over.is_set():
            shopper = Shopper(self.stack)
            shopper.session.headers["X-Load-Test-Secret"] = LOAD_TEST_SECRET
            self.shoppers.append(shopper)
            try:
                job(shopper)
            except OSError:
                # Noted by the shopper; a person would come again.
                time.sleep(0.25)
            except Exception as error:
                self.mistakes.append(repr(error))


def break_all(stack: Stack) -> str:
    """Break part after part, print what shoppers saw of each, and prove the orders."""
    loud = []
    print(f"\n{HEAD}", flush=True)
    with OneAddress(stack, packs(stack)) as load:
        for planned in planned_breaks(stack):
            seen = watch(stack, load, planned)
            print(seen.row(), flush=True)
            if planned.silent and seen.failed:
                loud.append(planned.what)
    print(flush=True)
    must(not load.mistakes, f"a shopper of ours erred: {load.mistakes[:1]}")
    proof = prove(stack, load)
    must(not loud, f"{proof}; but shoppers saw errors of: {', '.join(loud)}")
    return proof


def planned_breaks(stack: Stack) -> list[Break]:
    """Return what is done; of what is silent no shopper may see anything."""
    web = stack.containers("web")
    ones = {name: stack.containers(name)[0] for name in ("worker", "beat", "redis", "broker")}
    pool, database = stack.containers("pgbouncer")[0], stack.containers("postgres")[0]
    return [
        Break("nothing, to compare", lambda: time.sleep(5), True),
        Break("web, one of three: reload (HUP)", lambda: _reload(stack, web[0]), True),
        # What a replica has taken and not begun is lost with it; a press on the button repeats it.
        Break("web, one of three: restart", _restarting(stack, web[1]), False),
        Break("web, one of three: killed (-9)", lambda: _kill(stack, web[2]), False),
        *(Break(f"{name}: restart", _restarting(stack, one), True) for name, one in ones.items()),
        Break("pgbouncer: restart", _restarting(stack, pool), False),
        Break("postgres: restart", _restarting(stack, database), False),
    ]


def _restarting(stack: Stack, container: str) -> Callable[[], None]:
    def restart() -> None:
        run("podman", "restart", container)
        stack.wait_healthy_container(container)

    return restart


def _reload(stack: Stack, container: str) -> None:
    run("podman", "kill", "--signal", "HUP", container)
    time.sleep(5)
    stack.wait_healthy_container(container)


def _kill(stack: Stack, container: str) -> None:
    """Kill it; its restart policy brings it back, where Podman obeys that for a killed one."""
    run("podman", "kill", "--signal", "KILL", container)
    time.sleep(1)
    if not stack.inspect(container)["State"]["Running"]:
        run("podman", "start", container)
    stack.wait_healthy_container(container)


def watch(stack: Stack, load: Load, planned: Break) -> Seen:
    """Do it, wait until the shop is whole again, and return what shoppers saw meanwhile."""
    begun = time.monotonic()
    time.sleep(CALM)
    done = time.monotonic()
    planned.do()
    stack.wait_healthy("web")
    back = time.monotonic() - done
    time.sleep(AFTER)
    asked = load.between(begun, time.monotonic())
    failed = Counter(f"{one.outcome} at {one.path}" for one in asked if one.failed)
    placed = sum(one.path == "/api/cart/place/" and one.outcome == "201" for one in asked)
    slowest = max((one.seconds for one in asked), default=0)
    return Seen(planned.what, back, len(asked), failed, placed, slowest)


def prove(stack: Stack, load: Load) -> str:
    """Prove that every answered order is in the books once, and none twice."""
    rows = stack.sql("SELECT number, idempotency_key FROM orders_order")
    numbers, keys = Counter(row[0] for row in rows), Counter(row[1] for row in rows if row[1])
    answered = [order for order in load.orders if order.number]
    lost = [order.number for order in answered if numbers[order.number] != 1]
    must(not lost, f"orders lost: {lost[:3]}")
    refused = Counter(order.status for order in load.orders if order.status and not order.number)
    must(len(answered) >= 10, f"only {len(answered)} orders were placed; refused: {dict(refused)}")
    must(max(keys.values()) == 1, "an order was made twice")
    again = sum(order.tries > 1 for order in answered)
    return f"{len(answered)} orders answered, none lost, none doubled; {again} needed a second try"
