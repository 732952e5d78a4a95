"""Files of statistics as Locust writes them."""

import csv
from pathlib import Path

COLUMNS = [
    *("Type", "Name", "Request Count", "Failure Count", "Median Response Time"),
    *("Average Response Time", "Min Response Time", "Max Response Time"),
    *("Average Content Size", "Requests/s", "Failures/s", "50%", "66%", "75%", "80%"),
    *("90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%"),
]
CRITICAL = (
    "/api/products/category-cards/",
    "/api/products/categories/[id]/products/",
    "/api/cart/view/",
    "/api/cart/add/",
    "/api/cart/place/",
)


def line(name: str, **changes) -> dict:
    """Return a quick, faultless line of 2,000 requests."""
    numbers = dict.fromkeys(COLUMNS[2:], "100") | {
        "Request Count": "2000",
        "Failure Count": "0",
        "Requests/s": "50.0",
    }
    told = {"Type": "GET", "Name": name} | numbers
    return told | changes


def write(folder: Path, *lines: dict) -> Path:
    """Write a file of statistics and return its path."""
    path = folder / "locust_stats.csv"
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(lines)
    return path


def good_run(**total) -> list[dict]:
    """Return the lines of a run that keeps every level, but for what `total` says of all."""
    return [*map(line, CRITICAL), line("Aggregated", Type="", **total)]
