"""The service levels: each at its edge, and files that cannot be judged."""

import json
import os
import subprocess
import sys

import pytest

from config.env import BASE_DIR
from tests.load.statistics import CRITICAL, good_run, line, write

CHECK = BASE_DIR / "scripts" / "check_locust_sla.py"


def judge(path, **levels):
    """Run the checker as the shell script does, without levels of the machine around it."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("SLA_")}
    return subprocess.run(
        [sys.executable, CHECK, path],
        env=around | levels,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_run_is_kept(tmp_path):
    run = judge(write(tmp_path, *good_run()))

    assert (run.returncode, run.stdout) == (0, "Service levels: kept.\n")


@pytest.mark.parametrize(
    ("column", "kept", "broken"),
    [
        ("Failure Count", "20", "21"),
        ("95%", "800", "801"),
        ("99%", "1500", "1501"),
        ("Average Response Time", "500", "500.1"),
        ("Requests/s", "1", "0.9"),
        ("Request Count", "1000", "999"),
    ],
)
def test_each_default_level_holds_up_to_its_edge(tmp_path, column, kept, broken):
    inside = judge(write(tmp_path, *good_run(**{column: kept})))
    outside = judge(write(tmp_path, *good_run(**{column: broken})))

    assert (inside.returncode, outside.returncode) == (0, 1)


@pytest.mark.parametrize(
    ("variable", "kept", "broken"),
    [
        ("SLA_MAX_ERROR_RATE", "0.005", "0.0049"),
        ("SLA_MAX_P95_MS", "300", "299"),
        ("SLA_MAX_P99_MS", "400", "399"),
        ("SLA_MAX_AVG_MS", "200", "199"),
        ("SLA_MIN_RPS", "50", "50.1"),
        ("SLA_MIN_REQUESTS", "2000", "2001"),
    ],
)
def test_each_variable_moves_its_level(tmp_path, variable, kept, broken):
    path = write(
        tmp_path,
        *good_run(
            **{
                "Failure Count": "10",
                "95%": "300",
                "99%": "400",
                "Average Response Time": "200",
            }
        ),
    )

    inside, outside = judge(path, **{variable: kept}), judge(path, **{variable: broken})

    assert (inside.returncode, outside.returncode) == (0, 1)


@pytest.mark.parametrize(("slowest", "status"), [("1200", 0), ("1201", 1)])
def test_a_critical_endpoint_has_a_limit_of_its_own(tmp_path, slowest, status):
    lines = [line(CRITICAL[0], **{"95%": slowest}), *good_run()[1:]]

    assert judge(write(tmp_path, *lines)).returncode == status


def test_the_limit_of_critical_endpoints_can_be_moved(tmp_path):
    lines = [line(CRITICAL[0], **{"95%": "300"}), *good_run()[1:]]

    run = judge(write(tmp_path, *lines), SLA_ENDPOINT_MAX_P95_MS="299")

    assert run.returncode == 1
    assert f"{CRITICAL[0]} p95 in ms is 300, limit 299" in run.stdout


def test_a_critical_endpoint_that_fails_breaks_the_levels_though_all_look_well(tmp_path):
    lines = [*good_run()[:4], line(CRITICAL[4], **{"Failure Count": "21"}), good_run()[5]]

    run = judge(write(tmp_path, *lines))

    assert run.returncode == 1
    assert "/api/cart/place/ error rate" in run.stdout


def test_a_missing_critical_endpoint_is_named(tmp_path):
    run = judge(write(tmp_path, *good_run()[1:]))

    assert run.returncode == 1
    assert f"{CRITICAL[0]} was called" in run.stdout


def test_an_endpoint_without_a_request_counts_as_missing(tmp_path):
    never = line(CRITICAL[0], **{"Request Count": "0", "95%": "N/A", "99%": "N/A"})

    assert judge(write(tmp_path, never, *good_run()[1:])).returncode == 1


def test_missing_endpoints_may_be_allowed(tmp_path):
    run = judge(write(tmp_path, *good_run()[1:]), SLA_ALLOW_MISSING_CRITICAL="true")

    assert run.returncode == 0


def test_other_endpoints_may_be_critical(tmp_path):
    path = write(tmp_path, *good_run())

    run = judge(path, SLA_CRITICAL_ENDPOINTS="/api/orders/")

    assert "/api/orders/ was called" in run.stdout


def test_levels_may_be_switched_off(tmp_path):
    path = write(tmp_path, *good_run(**{"95%": "9000"}))

    assert judge(path, SLA_ENABLED="false").returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("Type,Name\n,Aggregated\n", "no file of Locust's statistics"),
        ("<html>502 Bad Gateway</html>\n\n<p>", "no file of Locust's statistics"),
    ],
)
def test_a_file_that_is_no_statistics_cannot_be_judged(tmp_path, text, said):
    path = tmp_path / "locust_stats.csv"
    path.write_text(text)

    run = judge(path)

    assert run.returncode == 2
    assert said in run.stderr


def test_a_missing_file_cannot_be_judged(tmp_path):
    run = judge(tmp_path / "locust_stats.csv")

    assert run.returncode == 2
    assert "cannot be read" in run.stderr


def test_statistics_that_break_off_cannot_be_judged(tmp_path):
    run = judge(write(tmp_path, *good_run()[:5]))

    assert (run.returncode, "broke off" in run.stderr) == (2, True)


def test_a_run_without_any_request_cannot_be_judged(tmp_path):
    nothing = {"Request Count": "0", "95%": "N/A", "99%": "N/A"}

    run = judge(write(tmp_path, line("Aggregated", **nothing)))

    assert (run.returncode, "no request at all" in run.stderr) == (2, True)


@pytest.mark.parametrize("limit", ["fast", "-1", "nan", "inf"])
def test_a_limit_that_makes_no_sense_cannot_be_judged(tmp_path, limit):
    run = judge(write(tmp_path, *good_run()), SLA_MAX_P95_MS=limit)

    assert run.returncode == 2
    assert "SLA_MAX_P95_MS must be a number" in run.stderr


def test_the_verdict_is_written_beside_the_statistics(tmp_path):
    judge(write(tmp_path, *good_run(**{"95%": "801"})))

    verdict = json.loads((tmp_path / "sla_result.json").read_text())
    broken = [check["check"] for check in verdict["checks"] if not check["passed"]]

    assert (verdict["passed"], broken) == (False, ["p95 in ms"])


def test_what_cannot_be_judged_is_written_as_failed(tmp_path):
    judge(tmp_path / "locust_stats.csv")

    verdict = json.loads((tmp_path / "sla_result.json").read_text())

    assert (verdict["passed"], verdict["checks"]) == (False, [])
