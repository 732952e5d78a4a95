"""Restart, reload and kill the containers under a light load; prove that no order is lost."""

import time
from collections.abc import Callable
from functools import partial

from scripts.containers.facts import must, packs
from scripts.containers.images import run
from scripts.containers.stack import LOAD_TEST_SECRET, Stack
from scripts.rehearsal.breaks import ORDERS, Break, break_each, prove
from scripts.rehearsal.load import Load
from scripts.rehearsal.shopper import Shopper


class OneAddress(Load):
    """A load from 127.0.0.1 alone: Podman publishes its ports to no other loopback address."""

    def newcomer(self) -> Shopper:
        shopper = Shopper(self.stack)
        shopper.session.headers["X-Load-Test-Secret"] = LOAD_TEST_SECRET
        return shopper


def break_all(stack: Stack) -> str:
    """Break part after part, print what shoppers saw of each, and prove the orders."""
    load = OneAddress(stack, packs(stack))
    noticed = break_each(load, planned_breaks(stack), partial(stack.wait_healthy, "web"))
    proof = prove(stack.sql(ORDERS), load)
    must(not noticed, f"{proof}; but shoppers saw errors of: {', '.join(noticed)}")
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
