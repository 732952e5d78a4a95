"""What of the shop may live elsewhere: pictures in a bucket, pages in a cache in front."""

from urllib.parse import urlsplit

from config.env import env

MONTH_SECONDS = 30 * 24 * 3600


def media_bucket() -> dict | None:
    """Return Django's storage settings for `MEDIA_BUCKET`; None keeps uploads in `MEDIA_ROOT`.

    Any object storage that speaks S3. Files are public, for pages link to them by plain addresses;
    the domain is worked out so that no address costs a call.
    """
    bucket = env.str("MEDIA_BUCKET", default="")
    if not bucket:
        return None
    region = _given("MEDIA_REGION")
    endpoint = (_given("MEDIA_ENDPOINT_URL") or "").rstrip("/") or None
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": endpoint,
            "region_name": region,
            "access_key": _given("MEDIA_ACCESS_KEY"),
            "secret_key": _given("MEDIA_SECRET_KEY"),
            "custom_domain": _given("MEDIA_DOMAIN") or _domain(bucket, region, endpoint),
            "url_protocol": f"{urlsplit(endpoint or 'https:').scheme}:",
            "querystring_auth": False,
            "file_overwrite": False,
            "object_parameters": {"CacheControl": f"public, max-age={MONTH_SECONDS}, immutable"},
        },
    }


def _given(name: str) -> str | None:
    return env.str(name, default="") or None


def origin_of(storage: dict) -> str:
    """Return the origin a bucket's files come from, for the Content-Security-Policy."""
    options = storage["OPTIONS"]
    return f"{options['url_protocol']}//{options['custom_domain'].split('/')[0]}"


def _domain(bucket: str, region: str | None, endpoint: str | None) -> str:
    if endpoint:
        return f"{urlsplit(endpoint).netloc}/{bucket}"
    return f"{bucket}.s3.{region}.amazonaws.com" if region else f"{bucket}.s3.amazonaws.com"


def frontend_caches() -> dict:
    """Return Wagtail's settings for the caches in front that `FRONTEND_CACHE_*` names."""
    backends = "wagtail.contrib.frontend_cache.backends."
    named = {}
    if url := env.str("FRONTEND_CACHE_URL", default=""):
        named["http"] = {"BACKEND": f"{backends}HTTPBackend", "LOCATION": url}
    if zone := env.str("FRONTEND_CACHE_CLOUDFLARE_ZONE", default=""):
        token = env.str("FRONTEND_CACHE_CLOUDFLARE_TOKEN", default="")
        named["cloudflare"] = {
            "BACKEND": f"{backends}CloudflareBackend",
            "ZONEID": zone,
            "BEARER_TOKEN": token,
        }
    if distribution := env.str("FRONTEND_CACHE_CLOUDFRONT_DISTRIBUTION", default=""):
        named["cloudfront"] = {
            "BACKEND": f"{backends}CloudfrontBackend",
            "DISTRIBUTION_ID": distribution,
        }
    return named
