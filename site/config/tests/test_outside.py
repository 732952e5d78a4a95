"""What lives outside the shop: pictures in a bucket, a cache in front."""

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

from cart.tests.factories import make_area
from catalog.freshness import catalogue_renewed, renew_catalogue
from catalog.models import Stock
from catalog.tests.factories import make_pack_of, make_product
from config import frontend_cache
from config.outside import frontend_caches, media_bucket, origin_of
from config.tests.servers import listener, run_python, setting
from orders.tests.factories import make_order

BUCKET = {
    "MEDIA_BUCKET": "shop-pictures",
    "MEDIA_REGION": "ap-south-1",
    "MEDIA_ACCESS_KEY": "key",
    "MEDIA_SECRET_KEY": "secret",
}


@pytest.fixture
def bucket(monkeypatch):
    """Object storage on this machine that takes everything."""
    with listener() as server:
        for name, value in BUCKET.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("MEDIA_ENDPOINT_URL", server.address)
        yield server


def storage():
    chosen = media_bucket()
    return import_string(chosen["BACKEND"])(**chosen["OPTIONS"])


def test_without_a_bucket_uploads_stay_here():
    assert media_bucket() is None


def test_an_upload_goes_to_the_bucket_to_be_kept_for_long(bucket):
    storage().save("pictures/bun.avif", ContentFile(b"a picture"))

    method, path, headers, body = bucket.heard[-1]
    assert (method, path) == ("PUT", "/shop-pictures/pictures/bun.avif")
    assert headers["Cache-Control"] == "public, max-age=2592000, immutable"
    assert headers["Authorization"].startswith("AWS4-HMAC-SHA256 Credential=key/")
    assert b"a picture" in body


def test_an_address_in_the_bucket_costs_no_call(bucket):
    address = storage().url("pictures/bun.avif")

    assert address == f"{bucket.address}/shop-pictures/pictures/bun.avif"
    assert bucket.heard == []


def test_a_bucket_without_an_endpoint_is_amazons(monkeypatch):
    monkeypatch.setenv("MEDIA_BUCKET", "shop")
    monkeypatch.setenv("MEDIA_REGION", "ap-south-1")

    assert origin_of(media_bucket()) == "https://shop.s3.ap-south-1.amazonaws.com"


def test_a_domain_of_our_own_comes_before_the_endpoint(bucket, monkeypatch):
    monkeypatch.setenv("MEDIA_DOMAIN", "media.shop.example")
    monkeypatch.setenv("MEDIA_ENDPOINT_URL", "https://objects.example")

    assert storage().url("a.jpg") == "https://media.shop.example/a.jpg"


def test_pages_may_show_the_buckets_pictures_and_the_shop_serves_none():
    changes = BUCKET | {"MEDIA_DOMAIN": "media.shop.example"}

    policy = setting("CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']", **changes)

    assert "https://media.shop.example" in policy
    assert setting("SERVE_MEDIA", **changes) == "False"


@pytest.fixture
def in_front(settings, monkeypatch):
    """A cache in front of the shop that can be told to forget."""
    with listener() as server:
        monkeypatch.setenv("FRONTEND_CACHE_URL", server.address)
        settings.WAGTAILFRONTENDCACHE = frontend_caches()
        settings.PUBLIC_BASE_URL = "https://shop.example"
        catalogue_renewed.connect(frontend_cache.plan_purge)
        yield server
        catalogue_renewed.disconnect(frontend_cache.plan_purge)


def purged(server) -> set[str]:
    assert {method for method, _path, _headers, _body in server.heard} <= {"PURGE"}
    assert {headers["Host"] for _m, _p, headers, _b in server.heard} <= {"shop.example"}
    return {path for _method, path, _headers, _body in server.heard}


def test_a_published_product_purges_what_shows_it(home, in_front, committed):
    product = make_product(slug="bun")
    in_front.heard.clear()

    with committed():
        product.save_revision().publish()

    assert {"/", "/bakery/", "/bakery/breads/", "/bakery/breads/bun/"} <= purged(in_front)


def test_a_hidden_product_is_purged_too(home, in_front, committed):
    product = make_product(slug="bun")
    in_front.heard.clear()

    with committed():
        product.unpublish()

    assert "/bakery/breads/bun/" in purged(in_front)


def test_a_page_is_purged_when_it_is_published(home, in_front, committed):
    with committed():
        home.save_revision().publish()

    assert "/" in purged(in_front)


def test_selling_the_last_piece_purges_and_an_ordinary_sale_does_not(
    home, shop, in_front, committed
):
    make_area()
    pack = make_pack_of(stock=3)
    with committed():
        make_order(pack, quantity=1)
    after_one = purged(in_front)
    with committed():
        make_order(pack, quantity=2)

    assert after_one == set()
    assert Stock.objects.get().on_hand == 0
    assert "/bakery/breads/" in purged(in_front)


def test_nothing_is_purged_before_the_commit(home, in_front, committed):
    with committed():
        renew_catalogue()
        assert in_front.heard == []

    assert in_front.heard


def test_changes_in_a_row_are_purged_once(home, in_front, committed):
    caches["shared"].add(frontend_cache.PLANNED, True)

    with committed():
        renew_catalogue()

    assert in_front.heard == []


def test_a_cache_that_is_gone_keeps_nobody_from_publishing(home, settings, monkeypatch, committed):
    with listener() as server:
        address = server.address
    monkeypatch.setenv("FRONTEND_CACHE_URL", address)
    settings.WAGTAILFRONTENDCACHE = frontend_caches()

    frontend_cache.purge()


@pytest.mark.parametrize(
    ("variables", "backend"),
    [
        ({"FRONTEND_CACHE_URL": "http://127.0.0.1:8000"}, "HTTPBackend"),
        (
            {"FRONTEND_CACHE_CLOUDFLARE_ZONE": "z", "FRONTEND_CACHE_CLOUDFLARE_TOKEN": "t"},
            "CloudflareBackend",
        ),
        ({"FRONTEND_CACHE_CLOUDFRONT_DISTRIBUTION": "d"}, "CloudfrontBackend"),
    ],
)
def test_each_cache_that_is_named_can_be_told(variables, backend):
    ran = run_python(
        "import django; django.setup(); "
        "from wagtail.contrib.frontend_cache.utils import get_backends; "
        "print([type(found).__name__ for found in get_backends().values()])",
        **variables,
        AWS_DEFAULT_REGION="ap-south-1",
    )

    assert ran.stdout.strip() == f"['{backend}']", ran.stderr


def test_without_one_nothing_listens_to_the_catalogue():
    ran = run_python(
        "import django; django.setup(); "
        "from catalog.freshness import catalogue_renewed; print(catalogue_renewed.receivers)"
    )

    assert ran.stdout.strip() == "[]", ran.stderr
