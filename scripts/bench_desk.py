"""The order desk in benchmark.py: a long list of orders, and what its export needs of memory."""

import json
import time
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

from bench_servers import Server, manage

LIST = "/admin/snippets/orders/order/"
QUERIES_AIM = 15
INSIDE = Path(__file__).with_name("bench_orders.py")


class Desk(NamedTuple):
    """A clerk's session, and how many queries the first page of the list takes."""

    cookies: dict[str, str]
    queries: int


def fill_desk(env: dict[str, str], orders: int) -> Desk:
    """Write so many orders and log a clerk in."""
    env = env | {"BENCHMARK_ORDERS": str(orders), "BENCHMARK_LIST": LIST}
    said = manage(env, "shell", "--verbosity", "0", "-c", INSIDE.read_text(encoding="utf-8"))
    return Desk(**json.loads(said.splitlines()[-1]))


def memory_of_export(shop: Server, desk: Desk) -> dict:
    """Export all orders; return rows, seconds, and a worker's megabytes before and at most."""
    before = max(shop.memory(), default=0)
    for worker in shop.workers():
        (worker / "clear_refs").write_text("5")  # The peak begins anew.
    begun = time.perf_counter()
    rows = _read(f"http://127.0.0.1:{shop.port}{LIST}?export=csv", desk.cookies) - 1
    seconds = round(time.perf_counter() - begun, 1)
    peak = max(shop.memory("VmHWM"), default=0)
    return {"rows": rows, "seconds": seconds, "before": before, "peak": peak}


def _read(address: str, cookies: dict[str, str]) -> int:
    """Read an answer to its end, keeping nothing; return its lines."""
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    with urlopen(Request(address, headers={"Cookie": cookie})) as answer:
        return sum(1 for _line in answer)
