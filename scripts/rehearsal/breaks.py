"""Restart or kill each part under a light load, and tell what shoppers saw of it."""

import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from scripts.rehearsal.load import Load
from scripts.rehearsal.parts import sql
from scripts.rehearsal.services import Failed, Service, wait_until
from scripts.rehearsal.stack import Stack

# Seconds of load watched before and after each break.
CALM, AFTER = 1, 2


@dataclass
class Break:
    """What is done to a part; `silent`: no shopper may see any of it."""

    what: str
    do: Callable[[], None]
    silent: bool


@dataclass
class Seen:
    """What shoppers saw of one break."""

    what: str
    seconds: float
    requests: int
    failed: Counter
    placed: int
    slowest: float

    def row(self) -> str:
        wrong = ", ".join(f"{count}× {outcome}" for outcome, count in self.failed.items())
        return (
            f"{self.what:<34}{self.seconds:>7.1f}{self.requests:>10}{sum(self.failed.values()):>8}"
            f"{self.placed:>8}{self.slowest:>9.1f}  {wrong}"
        )


ORDERS = "SELECT number, idempotency_key FROM orders_order"
HEAD = f"{'part':<34}{'back, s':>7}{'requests':>10}{'failed':>8}{'orders':>8}{'longest':>9}"


def is_whole(stack: Stack) -> bool:
    """Whether both web servers are ready."""
    return all(map(stack.is_healthy, ("web_a", "web_b")))


def breaks(parts: dict[str, Service]) -> list[Break]:
    """Return every break, in the order they are made."""
    restart = {name: part.restart for name, part in parts.items()}
    return [
        Break("nothing, to compare", lambda: time.sleep(3), True),
        Break("gunicorn A: reload (HUP)", lambda: _reload_web(parts["web_a"]), True),
        Break("gunicorn B: restart", restart["web_b"], True),
        Break("gunicorn A: killed (-9), started", parts["web_a"].kill_and_start, False),
        Break("worker: killed (-9), started", parts["worker"].kill_and_start, True),
        Break("worker: restart", restart["worker"], True),
        Break("beat: restart", restart["beat"], True),
        Break("Redis of the cache: restart", restart["cache"], True),
        Break("Redis of the broker: restart", restart["broker"], True),
        Break("PgBouncer: restart", restart["pgbouncer"], False),
        Break("PostgreSQL: restart", restart["postgres"], False),
        Break("nginx: reload", lambda: _reload_nginx(parts["nginx"]), True),
    ]


def _reload_web(web: Service) -> None:
    """Let gunicorn change its workers, and wait until the old ones are gone."""
    old = _children(web.process.pid)
    web.signal(signal.SIGHUP)
    wait_until(lambda: not old & _children(web.process.pid), "gunicorn changes its workers")
    wait_until(web.works, "gunicorn answers")


def _reload_nginx(nginx: Service) -> None:
    old = _children(nginx.process.pid)
    nginx.signal(signal.SIGHUP)
    wait_until(lambda: bool(_children(nginx.process.pid) - old), "nginx starts new workers")


def _children(pid: int) -> set[str]:
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return set(file.read().split())


def break_each(load: Load, planned: list[Break], wait_whole: Callable[[], object]) -> list[str]:
    """Make every break under load and print what shoppers saw.

    Return the silent ones that somebody noticed. `wait_whole` returns once the shop is whole
    again. Raises Failed when a shopper of ours erred.
    """
    noticed = []
    print(f"\n{HEAD}", flush=True)
    with load:
        for one in planned:
            seen = _watch(load, one, wait_whole)
            print(seen.row(), flush=True)
            if one.silent and seen.failed:
                noticed.append(one.what)
    print(flush=True)
    if load.mistakes:
        raise Failed(f"a shopper of ours erred: {load.mistakes[0]}")
    return noticed


def _watch(load: Load, planned: Break, wait_whole: Callable[[], object]) -> Seen:
    """Do it, wait until the shop is whole again, and return what shoppers saw meanwhile."""
    begun = time.monotonic()
    time.sleep(CALM)
    done = time.monotonic()
    planned.do()
    wait_whole()
    back = time.monotonic() - done
    time.sleep(AFTER)
    asked = load.between(begun, time.monotonic())
    failed = Counter(f"{one.outcome} at {_kind(one.path)}" for one in asked if one.failed)
    placed = sum(one.path == "/api/cart/place/" and one.outcome == "201" for one in asked)
    slowest = max((one.seconds for one in asked), default=0)
    return Seen(planned.what, back, len(asked), failed, placed, slowest)


def _kind(path: str) -> str:
    return "/api/orders/…/" if path.startswith("/api/orders/") else path


def prove(books: list[tuple], load: Load) -> str:
    """Prove that no answered order is missing and none was made twice.

    `books` is what ORDERS selects. Raises Failed, naming the first that is.
    """
    numbers = Counter(number for number, _ in books)
    keys = Counter(key for _, key in books if key)
    answered = [order for order in load.orders if order.number]
    for order in answered:
        if numbers[order.number] != 1 or keys[order.key] != 1:
            raise Failed(f"order {order.number} stands {numbers[order.number]} times in the books")
    tried = {order.key: order for order in load.orders}
    doubled = [key for key, count in keys.items() if count > 1]
    if doubled:
        raise Failed(f"{len(doubled)} orders were made twice")
    waiting = [order for order in tried.values() if order.tries and not order.number]
    refused = sum(bool(order.status) for order in waiting)
    again = sum(order.tries > 1 for order in answered)
    if len(answered) < 10:
        raise Failed(f"only {len(answered)} orders were placed: too few to prove anything")
    return (
        f"{len(answered)} orders answered, each once in the books; {again} needed a second try, "
        f"{refused} refused by a rule, {len(waiting) - refused} unanswered"
    )


def messages(stack: Stack) -> str:
    """Say how many messages to shoppers are in which state after all this."""
    rows = sql(stack, "SELECT status, count(*) FROM orders_notification GROUP BY status")
    return ", ".join(f"{count} {status.lower()}" for status, count in sorted(rows))
