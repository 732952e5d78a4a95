#!/usr/bin/env python3
"""Judge a load test by its service levels: check_locust_sla.py STATS_CSV [RESULT_JSON].

Reads Locust's `locust_stats.csv` and the `SLA_*` variables. Ends with 0 when every level is kept,
1 when one is broken, 2 when it cannot be judged: a file that is missing, empty or no statistics,
or a variable that makes no sense. A value equal to its limit keeps it.
"""

import csv
import json
import os
import sys
from pathlib import Path

ALL = "Aggregated"
CRITICAL = (
    "/api/products/category-cards/,/api/products/categories/[id]/products/,"
    "/api/cart/view/,/api/cart/add/,/api/cart/place/"
)
COLUMNS = {
    "requests": "Request Count",
    "failures": "Failure Count",
    "average_ms": "Average Response Time",
    "rps": "Requests/s",
    "p95_ms": "95%",
    "p99_ms": "99%",
}


class CannotJudge(Exception):
    """The statistics or the limits cannot be read; the text says what is wrong."""


def main(arguments: list[str]) -> int:
    """Judge, print the verdict, write the result; return the exit status."""
    if len(arguments) not in (1, 2):
        print("Usage: check_locust_sla.py STATS_CSV [RESULT_JSON]", file=sys.stderr)
        return 2
    stats = Path(arguments[0])
    result = Path(arguments[1]) if arguments[1:] else stats.with_name("sla_result.json")
    try:
        verdict = judge(stats)
    except CannotJudge as error:
        verdict = {"passed": False, "error": str(error), "checks": []}
    result.write_text(json.dumps(verdict, indent=2) + "\n")
    _say(verdict)
    if verdict.get("error"):
        return 2
    return 0 if verdict["passed"] else 1


def judge(path: Path) -> dict:
    """Return the verdict over a file of statistics. Raises CannotJudge."""
    if not _flag("SLA_ENABLED", "true"):
        return {"passed": True, "skipped": True, "checks": []}
    rows = read(path)
    checks = overall(rows[ALL]) + critical(rows)
    return {"passed": all(check["passed"] for check in checks), "checks": checks}


def read(path: Path) -> dict[str, dict]:
    """Return the figures of each request name. Raises CannotJudge."""
    try:
        with path.open(newline="") as file:
            lines = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotJudge(f"{path} cannot be read: {error}") from error
    if not lines:
        raise CannotJudge(f"{path} is empty: no statistics were written.")
    rows = {line.get("Name") or "": _figures(line, path) for line in lines}
    if ALL not in rows:
        raise CannotJudge(f"{path} has no line “{ALL}”: the run broke off.")
    if not rows[ALL]["requests"]:
        raise CannotJudge(f"{path} tells of no request at all.")
    return rows


def overall(total: dict) -> list[dict]:
    """Return the checks of all requests together."""
    return [
        _at_most("error rate", _error_rate(total), _limit("SLA_MAX_ERROR_RATE", 0.01)),
        _at_most("p95 in ms", total["p95_ms"], _limit("SLA_MAX_P95_MS", 800)),
        _at_most("p99 in ms", total["p99_ms"], _limit("SLA_MAX_P99_MS", 1500)),
        _at_most("average in ms", total["average_ms"], _limit("SLA_MAX_AVG_MS", 500)),
        _at_least("requests a second", total["rps"], _limit("SLA_MIN_RPS", 1)),
        _at_least("requests", total["requests"], _limit("SLA_MIN_REQUESTS", 1000)),
    ]


def critical(rows: dict[str, dict]) -> list[dict]:
    """Return the checks of the endpoints the shop cannot do without."""
    names = os.environ.get("SLA_CRITICAL_ENDPOINTS", CRITICAL).split(",")
    may_miss = _flag("SLA_ALLOW_MISSING_CRITICAL", "false")
    slowest = _limit("SLA_ENDPOINT_MAX_P95_MS", 1200)
    most_errors = _limit("SLA_MAX_ERROR_RATE", 0.01)
    checks = []
    for name in filter(None, map(str.strip, names)):
        row = rows.get(name)
        if row is None or not row["requests"]:
            checks.append({"check": f"{name} was called", "value": 0, "passed": may_miss})
            continue
        checks.append(_at_most(f"{name} p95 in ms", row["p95_ms"], slowest))
        checks.append(_at_most(f"{name} error rate", _error_rate(row), most_errors))
    return checks


def _figures(line: dict, path: Path) -> dict:
    """Return one line's numbers; of a name that was never called Locust writes N/A times."""
    try:
        requests = int(line[COLUMNS["requests"]])
        return {
            field: float(line[column]) if requests else 0.0 for field, column in COLUMNS.items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise CannotJudge(f"{path} is no file of Locust's statistics, or is cut off.") from error


def _error_rate(row: dict) -> float:
    return row["failures"] / row["requests"]


def _at_most(name: str, value: float, limit: float) -> dict:
    return {"check": name, "value": value, "at_most": limit, "passed": value <= limit}


def _at_least(name: str, value: float, limit: float) -> dict:
    return {"check": name, "value": value, "at_least": limit, "passed": value >= limit}


def _limit(name: str, default: float) -> float:
    text = os.environ.get(name, "").strip() or str(default)
    try:
        limit = float(text)
    except ValueError:
        raise CannotJudge(f"{name} must be a number, not {text!r}.") from None
    if not 0 <= limit < float("inf"):
        raise CannotJudge(f"{name} must be a number of 0 or more, not {text!r}.")
    return limit


def _flag(name: str, default: str) -> bool:
    text = (os.environ.get(name, "").strip() or default).lower()
    if text not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
        raise CannotJudge(f"{name} must be true or false, not {text!r}.")
    return text in ("true", "1", "yes", "on")


def _say(verdict: dict) -> None:
    if verdict.get("error"):
        print(f"Service levels: cannot be judged. {verdict['error']}", file=sys.stderr)
        return
    if verdict.get("skipped"):
        print("Service levels: not judged, SLA_ENABLED is false.")
        return
    for check in verdict["checks"]:
        if not check["passed"]:
            limit = check.get("at_most", check.get("at_least", "at least once"))
            print(f"  broken: {check['check']} is {check['value']:g}, limit {limit}")
    print(f"Service levels: {'kept' if verdict['passed'] else 'BROKEN'}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
