"""What the compose file promises: few rights, few doors, an order of start, no secret."""

import re

import pytest
import yaml

from tests.deploy.containers import FILE, ROOT, SECRETS, compose, run, services, tool

EXAMPLE = (ROOT / "deploy" / "env" / "hostinger.env.example").read_text()
ALL = sorted(services())
BY_HAND = {"certbot", "backup"}
LASTING = sorted(set(ALL) - BY_HAND - {"migrate"})
MOUNTED = sorted(set(re.findall(r"\./([\w./-]+)", FILE.read_text())))


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """Resolve the file with these settings, as `config` prints it."""

    def resolved(**values: str):
        file = tmp_path_factory.mktemp("env") / "shop.env"
        file.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
        # It asks for Podman's version and nothing more: no container is started here.
        command = [tool("podman-compose"), "--podman-path", "/bin/echo", "--profile", "ops"]
        command += ["--env-file", file, "-f", FILE, "config"]
        return run(*command, SHOP_ENV_FILE=str(file))

    return resolved


@pytest.fixture(scope="module")
def resolved(config):
    """The services with every secret given and nothing else."""
    return yaml.safe_load(config(**SECRETS).stdout)["services"]


def test_the_file_keeps_to_the_specification():
    checked = run(tool("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", FILE)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_a_missing_secret_stops_everything_and_is_named(config, name):
    refused = config(**{**SECRETS, name: ""})

    assert refused.returncode != 0
    assert f"required variable {name} is missing" in refused.stderr


@pytest.mark.parametrize("name", ["DJANGO_SECRET_KEY", "POSTGRES_PASSWORD"])
def test_the_example_brings_no_secret(name):
    assert f"\n{name}=\n" in EXAMPLE


def test_only_nginx_publishes_ports_and_only_two():
    published = {name: told["ports"] for name, told in services().items() if "ports" in told}

    assert published == {"nginx": ["${HTTP_PORT:-80}:80", "${HTTPS_PORT:-443}:443"]}


def test_databases_have_no_way_out_and_nginx_no_way_to_them():
    assert compose()["networks"]["data"]["internal"] is True
    assert services()["nginx"]["networks"] == ["edge"]
    assert list(services()["postgres"]["networks"]) == ["data"]


def test_postgresql_keeps_its_address_when_it_is_made_anew(resolved):
    told = resolved["postgres"]["networks"]["data"]

    assert told == {"ipv4_address": "172.31.250.10", "mac_address": "02:42:ac:1f:fa:0a"}


@pytest.mark.parametrize("service", ALL)
def test_every_service_has_few_rights_and_limits(service):
    told = services()[service]

    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert {"mem_limit", "pids_limit"} <= set(told)
    assert told["logging"]["options"] == {"max-size": "10m", "max-file": "5"}


def test_nginx_alone_gets_rights_back():
    given = {name: told["cap_add"] for name, told in services().items() if "cap_add" in told}

    assert given == {"nginx": ["CHOWN", "SETGID", "SETUID", "NET_BIND_SERVICE"]}


@pytest.mark.parametrize("service", sorted(set(ALL) - {"certbot"}))
def test_a_service_does_not_write_on_its_own_disk(service):
    assert services()[service]["read_only"] is True


@pytest.mark.parametrize("service", LASTING)
def test_what_lasts_comes_back_and_can_tell_whether_it_works(service):
    told = services()[service]

    assert told["restart"] == "unless-stopped"
    assert told["healthcheck"]["test"]


@pytest.mark.parametrize("service", sorted(BY_HAND))
def test_what_is_run_by_hand_does_not_start_with_the_shop(service):
    assert services()[service]["profiles"] == ["ops"]
    assert services()[service]["restart"] == "no"


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_the_shop_waits_for_its_tables_and_its_servers(service):
    waited_for = {
        name: told["condition"] for name, told in services()[service]["depends_on"].items()
    }

    assert waited_for == {
        "migrate": "service_completed_successfully",
        "pgbouncer": "service_healthy",
        "redis": "service_healthy",
        "broker": "service_healthy",
    }


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_the_shop_asks_its_database_through_the_pool(resolved, service):
    told = resolved[service]["environment"]

    assert told["DATABASE_URL"] == (
        "postgres://thathwamasi:0123456789abcdef@pgbouncer:6432/thathwamasi"
    )
    assert told["DB_CONN_MAX_AGE"] == "0"


@pytest.mark.parametrize(
    ("service", "name"), [("migrate", "DATABASE_URL"), ("backup", "BACKUP_DATABASE_URL")]
)
def test_migrations_and_backups_pass_the_pool_by(resolved, service, name):
    assert resolved[service]["environment"][name] == (
        "postgres://thathwamasi:0123456789abcdef@postgres:5432/thathwamasi"
    )


def test_cache_and_broker_are_two_servers(resolved):
    told = resolved["web"]["environment"]

    assert told["REDIS_URL"] == "redis://redis:6379/0"
    assert told["CELERY_BROKER_URL"] == "redis://broker:6379/0"


def test_a_managed_database_takes_the_place_of_our_own(config):
    address = "postgres://shop:word@db.example:5432/shop"
    told = yaml.safe_load(config(**SECRETS, DATABASE_URL=address).stdout)["services"]["web"]

    assert told["environment"]["DATABASE_URL"] == address


@pytest.mark.parametrize("path", MOUNTED)
def test_what_is_mounted_is_there(path):
    assert (ROOT / path).exists()
