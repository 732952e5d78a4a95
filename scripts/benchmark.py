#!/usr/bin/env python3
"""Measure the shop in requests a second, each beside a bare Django view in the same run.

Starts its own servers: nothing runs beforehand and nothing is left. SQLite and no Redis unless
DATABASE_URL (PostgreSQL) and REDIS_URL say otherwise. "worker ms" is the processor time of one
request: unlike a rate it hardly changes while others use the machine.
"""

import argparse
import importlib.util
import json
import os
import signal
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

from bench_desk import QUERIES_AIM, fill_desk, memory_of_export
from bench_load import Refused
from bench_servers import Server, database, environment, fill
from bench_targets import AIMS, BARE, PROCESSES, Bench, Measure, say

ROOT = Path(__file__).resolve().parent.parent
MEMORY_AIM = 180


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="thathwamasi-benchmark-") as folder:
        result = run(Path(folder), options)
    print(table(result))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=2.0, help="for each target and round (2)")
    parser.add_argument("--rounds", type=int, default=3, help="the median counts (3)")
    parser.add_argument("--concurrency", type=int, default=8, help="connections at once (8)")
    parser.add_argument("--orders", type=int, default=50_000, help="on the order list (50000)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    if options.seconds <= 0 or options.rounds < 1 or options.concurrency < PROCESSES:
        parser.error(f"seconds and rounds are above 0, concurrency is at least {PROCESSES}")
    return options


def run(folder: Path, options: argparse.Namespace) -> dict:
    """Prepare a shop in `folder`, measure it, and return all figures."""
    with database(folder) as url:
        env = environment(folder, url)
        say("Preparing a shop with the demo …")
        fill(env)
        say(f"Writing {options.orders:,} orders …")
        desk = fill_desk(env, options.orders)
        servers = [Server(env, folder / "shop.log")]
        servers.append(Server(env, folder / "bare.log", "bare_view:application"))
        try:
            servers[0].wait("/health/live/")
            servers[1].wait("/")
            with ProcessPoolExecutor(PROCESSES) as pool:
                figures = Bench(pool, *servers, desk, options).rounds()
            memory = servers[0].memory()
            say("Exporting the orders …")
            export = memory_of_export(servers[0], desk)
        finally:
            for server in servers:
                server.stop()
    return {
        "targets": compared(figures),
        "memory_mb": memory,
        "order_list_queries": desk.queries,
        "export": export,
        "options": shown(options),
    }


def compared(figures: dict[str, list[Measure]]) -> list[dict]:
    """Return a row a target: medians, the ratio to the bare view, the aim, whether it is met."""
    bare = median(measure.rate for measure in figures[BARE])
    rows = []
    for name, measures in figures.items():
        rate = median(measure.rate for measure in measures)
        aim = AIMS.get(name)
        rows.append(
            {
                "name": name,
                "requests_per_second": round(rate, 1),
                "rounds": [round(measure.rate, 1) for measure in measures],
                "worker_ms": round(median(measure.milliseconds for measure in measures), 2),
                "ratio": round(rate / bare, 4),
                "aim": aim,
                "ok": aim is None or rate / bare >= aim,
            }
        )
    return rows


def shown(options: argparse.Namespace) -> dict:
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    return {
        "seconds": options.seconds,
        "rounds": options.rounds,
        "concurrency": options.concurrency,
        "orders": options.orders,
        "database": engine,
        "redis": bool(os.environ.get("REDIS_URL")),
        "processors": os.cpu_count(),
        "python": sys.version.split()[0],
    }


def table(result: dict) -> str:
    """Return the figures as people read them."""
    lines = [f"\n{'':26}{'req/s':>9}{'worker ms':>11}{'to bare':>9}{'aim':>8}"]
    for row in result["targets"]:
        aim = "" if row["aim"] is None else f"{row['aim']:.4f}"
        verdict = "" if row["aim"] is None else "ok" if row["ok"] else "BELOW"
        rate = f"{row['requests_per_second']:,.0f}"
        figures = f"{rate:>9}{row['worker_ms']:>11.2f}{row['ratio']:>9.4f}{aim:>8}"
        lines.append(f"{row['name']:26}{figures}  {verdict}".rstrip())
    if memory := result["memory_mb"]:
        verdict = "ok" if max(memory) <= MEMORY_AIM else "ABOVE"
        sizes = ", ".join(f"{size:.0f}" for size in memory)
        lines.append(f"\nMemory of each worker: {sizes} MB (aim: at most {MEMORY_AIM})  {verdict}")
    queries = result["order_list_queries"]
    verdict = "ok" if queries <= QUERIES_AIM else "ABOVE"
    lines.append(f"Queries of the order list: {queries} (aim: at most {QUERIES_AIM})  {verdict}")
    lines.append(
        "Export of {rows:,} orders: {seconds} s, {before} MB before, {peak} MB at most".format(
            **result["export"]
        )
    )
    return "\n".join(lines)


if __name__ == "__main__":
    if importlib.util.find_spec("gunicorn") is None:
        python = ROOT / ".venv" / "bin" / "python"
        if not python.exists() or Path(sys.executable) == python:
            sys.exit("The packages are missing; run scripts/demo.sh --no-serve first.")
        os.execv(python, [str(python), *sys.argv])
    # Stopped from outside, it still stops its servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        main()
    except Refused as refused:
        sys.exit(str(refused))
    except KeyboardInterrupt:
        sys.exit(130)
