"""The scripts that run Locust: what they refuse, what they write, how they end."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from config.env import BASE_DIR
from tests.load.tiny_shop import tiny_shop

SCRIPTS = ("lib.sh", "run_locust_load.sh", "run_load_profiles.sh", "locustfile.py")
MORE = ("load_settings.py", "check_locust_sla.py")
EASY = {
    "SLA_MIN_REQUESTS": "5",
    "SLA_MIN_RPS": "0",
    "SLA_MAX_P95_MS": "20000",
    "SLA_MAX_P99_MS": "20000",
    "SLA_MAX_AVG_MS": "20000",
    "SLA_ENDPOINT_MAX_P95_MS": "20000",
    "LOAD_MIN_WAIT_SECONDS": "0.1",
    "LOAD_MAX_WAIT_SECONDS": "0.2",
    "LOAD_TEST_PINCODE": "560001",
}


def copy_scripts(folder: Path) -> Path:
    """Copy the scripts, so that reports are written beside the copy."""
    (folder / "scripts").mkdir()
    for name in SCRIPTS + MORE:
        shutil.copy(BASE_DIR / "scripts" / name, folder / "scripts" / name)
    (folder / ".venv-test").symlink_to(BASE_DIR / ".venv-test")
    return folder


@pytest.fixture
def folder(tmp_path) -> Path:
    """A fresh copy of the scripts."""
    return copy_scripts(tmp_path)


def run(folder: Path, script: str, *arguments: str, **variables):
    """Run a script as in a shell without any variable of a load test."""
    ours = ("SLA_", "LOAD_", "LOCUST_")
    around = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [folder / "scripts" / script, *arguments],
        env=around | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def report(folder: Path) -> Path:
    """Return the folder of the one run."""
    (found,) = (folder / "load_test_reports").iterdir()
    return found


@pytest.fixture(scope="module")
def good_run(tmp_path_factory):
    """A run of four shoppers that keeps its levels: how it ended, its reports, the tiny shop."""
    place = copy_scripts(tmp_path_factory.mktemp("good"))
    with tiny_shop() as (server, address):
        told = EASY | {"LOAD_TEST_SECRET": "of both sides"}
        ran = run(place, "run_locust_load.sh", address, "4", "4", "5s", "false", **told)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran, report(place), server


def test_a_run_writes_its_reports(good_run):
    _ran, reports, _shop = good_run

    names = {path.name for path in reports.iterdir()}

    assert names >= {"report.html", "locust_stats.csv", "locust_stats_history.csv"}
    assert json.loads((reports / "sla_result.json").read_text())["passed"] is True


def test_placed_orders_are_noted_down_by_number(good_run):
    _ran, reports, shop = good_run

    noted = "".join(path.read_text() for path in reports.glob("orders_*.csv"))

    placed = [path for path, _body, _headers in shop.posts if path == "/api/cart/place/"]
    assert noted.count("T10001,abc") == len(placed) > 0


def test_enough_pieces_for_the_smallest_order_are_bought(good_run):
    _ran, _reports, shop = good_run

    added = {body["quantity"] for path, body, _headers in shop.posts if path == "/api/cart/add/"}

    assert added == {2}


def test_writes_carry_the_shops_token(good_run):
    _ran, _reports, shop = good_run

    _path, _body, headers = shop.posts[0]

    assert headers["X-CSRFToken"] == "token-of-the-shop"


def test_every_request_carries_the_secret_since_nginx_counts_those_without(good_run):
    _ran, _reports, shop = good_run

    assert set(shop.secrets) == {"of both sides"}


def test_failed_requests_do_not_hide_the_verdict(folder):
    with tiny_shop(broken={"/api/cart/view/": 503}) as (_server, address):
        ran = run(folder, "run_locust_load.sh", address, "4", "4", "5s", "false", **EASY)

    assert ran.returncode == 1
    assert "/api/cart/view/ error rate" in ran.stdout


def test_failed_requests_within_the_levels_are_no_failure(folder):
    with tiny_shop(broken={"/api/cart/view/": 503}) as (_server, address):
        told = EASY | {"SLA_MAX_ERROR_RATE": "1", "SLA_ALLOW_MISSING_CRITICAL": "true"}
        ran = run(folder, "run_locust_load.sh", address, "4", "4", "5s", "false", **told)

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_shop_that_is_not_there_fails(folder):
    ran = run(folder, "run_locust_load.sh", "http://127.0.0.1:9", "2", "2", "3s", **EASY)

    assert ran.returncode != 0
    assert "kept" not in ran.stdout


def test_the_shape_decides_how_many_come(folder):
    stages = json.dumps(
        [
            {"duration": 3, "users": 2, "spawn_rate": 2},
            {"duration": 5, "users": 3, "spawn_rate": 1},
        ]
    )
    with tiny_shop() as (_server, address):
        told = EASY | {"LOCUST_STAGES_JSON": stages}
        run(folder, "run_locust_load.sh", address, "50", "50", "60s", "true", **told)

    history = (report(folder) / "locust_stats_history.csv").read_text().splitlines()[1:]
    assert max(int(row.split(",")[1]) for row in history) == 3


def test_real_orders_elsewhere_are_refused(folder):
    ran = run(folder, "run_locust_load.sh", "https://shop.example", "1", "1", "3s", **EASY)

    assert ran.returncode == 2
    assert "Orders on shop.example would be real." in ran.stderr


def test_real_orders_elsewhere_need_a_phone_of_ones_own(folder):
    told = EASY | {"LOAD_TEST_ALLOW_REAL_ORDERS": "true"}

    ran = run(folder, "run_locust_load.sh", "https://shop.example", "1", "1", "3s", **told)

    assert (ran.returncode, "LOAD_TEST_PHONE" in ran.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shop.example"], "BASE_URL"),
        (["http://localhost", "many"], "USERS"),
        (["http://localhost", "5", "fast"], "SPAWN_RATE"),
        (["http://localhost", "5", "5", "soon"], "RUN_TIME"),
        (["http://localhost", "5", "5", "5s", "perhaps"], "USE_SHAPE"),
        (["http://localhost", "5", "5", "5s", "true", "more"], "Too many"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_in_one_line(folder, arguments, said):
    ran = run(folder, "run_locust_load.sh", *arguments)

    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("LOAD_BROWSING_WEIGHT", "most"),
        ("LOAD_BUYER_WEIGHT", "-1"),
        ("LOAD_POST_ORDER_HISTORY_PROB", "1.5"),
        ("LOAD_POST_ORDER_NOTIFICATION_PROB", "2"),
        ("LOAD_MIN_WAIT_SECONDS", "9"),
        ("LOCUST_STAGES_JSON", '[{"duration": 5}]'),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(folder, variable, value):
    told = EASY | {variable: value}

    ran = run(folder, "run_locust_load.sh", "http://localhost:9", "1", "1", "3s", "true", **told)

    assert ran.returncode == 2
    assert variable in ran.stderr


def test_the_smoke_profile_brings_levels_a_short_run_can_keep(folder):
    with tiny_shop() as (_server, address):
        told = EASY | {"LOAD_RUN_TIME": "5s"}
        ran = run(folder, "run_load_profiles.sh", address, "smoke", **told)

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_levels_of_the_caller_win_over_the_profiles(folder):
    with tiny_shop() as (_server, address):
        told = EASY | {"LOAD_RUN_TIME": "3s", "SLA_MIN_REQUESTS": "1000000"}
        ran = run(folder, "run_load_profiles.sh", address, "smoke", **told)

    assert (ran.returncode, "limit 1000000.0" in ran.stdout) == (1, True)


def test_an_unknown_profile_is_refused(folder):
    ran = run(folder, "run_load_profiles.sh", "http://localhost:9", "rush")

    assert (ran.returncode, "Unknown profile 'rush'" in ran.stderr) == (2, True)
