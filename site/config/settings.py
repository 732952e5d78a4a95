"""All settings of the shop, in the order Django documents them; values come from `env.py`."""

from decimal import Decimal

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from config.env import (
    BASE_DIR,
    caches,
    database,
    env,
    family,
    load_test_secret,
    secret_key,
)
from config.logs import log_settings
from config.outside import frontend_caches, media_bucket, origin_of
from config.proxies import NEARBY

SITE_DIR = BASE_DIR / "site"
(BASE_DIR / "var").mkdir(exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_BASE_URL = env.str("PUBLIC_BASE_URL", default="http://localhost:8000")
REDIS_URL = env.str("REDIS_URL", default="")

# Applications, from the top of the house down; see docs/architecture.md.
INSTALLED_APPS = [
    "home",
    "orders",
    "cart",
    "catalog",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "config.apps.Wiring",
    "config.apps.ShopUsers",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "corsheaders",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "config.apps.ShopStaticFiles",
    "django.contrib.postgres",
]
DJANGO_ADMIN_ENABLED = env.bool("DJANGO_ADMIN_ENABLED", default=False)
if DJANGO_ADMIN_ENABLED:
    INSTALLED_APPS.append("django.contrib.admin")

# A port where Prometheus asks, never a public one; without it nothing is counted.
METRICS_PORT = int(env.str("METRICS_PORT", default="") or 0)
METRICS_ADDRESS = env.str("METRICS_ADDRESS", default="127.0.0.1")

# The proxies in front, as addresses, networks or `unix`; see config/proxies.py.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
TRUST_PROXY_HEADERS = env.bool("TRUST_PROXY_HEADERS", default=bool(TRUSTED_PROXIES))
USE_X_FORWARDED_HOST = env.bool("USE_X_FORWARDED_HOST", default=False)
NUM_PROXIES = env.int("NUM_PROXIES", default=0)
if TRUST_PROXY_HEADERS or USE_X_FORWARDED_HOST or NUM_PROXIES:
    TRUSTED_PROXIES = TRUSTED_PROXIES or NEARBY

# The page cache stands before everything that costs time: a hit passes only those above it.
MIDDLEWARE = [
    *(["config.proxies.ProxyMiddleware"] if TRUSTED_PROXIES else []),
    "config.request_log.RequestLogMiddleware",
    *(["config.metrics.MetricsMiddleware"] if METRICS_PORT else []),
    "corsheaders.middleware.CorsMiddleware",
    "config.page_cache.PageCacheMiddleware",
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = caches(REDIS_URL)
CACHE_TIMEOUT = env.int("CACHE_TIMEOUT", default=300)
# A worker's own memory must not answer for a session another worker ended.
SESSION_ENGINE = "django.contrib.sessions.backends." + ("cached_db" if REDIS_URL else "db")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Mail waits for the commit and goes out by a task; see config/mail.py and docs/operations.md.
# Without EMAIL_URL it is written to the console, so nothing is ever sent by accident.
EMAIL_BACKEND = "config.mail.QueueBackend"
MAIL = env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://")
MAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST = MAIL["EMAIL_HOST"] or "localhost"
EMAIL_PORT = MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="") or "Thathwamasi <shop@localhost>"
SERVER_EMAIL = env.str("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=5)

# Messages go out by Twilio; without an account they stay in the admin (docs/messages.md).
TWILIO_ACCOUNT_SID = env.str("TWILIO_ACCOUNT_SID", default="")
TWILIO_AUTH_TOKEN = env.str("TWILIO_AUTH_TOKEN", default="")
# The secret of callbacks signed with a shared key of their own; without it the token's.
TWILIO_SHARED_KEY = env.str("TWILIO_SHARED_KEY", default="")
# Empty: Twilio's own addresses.
TWILIO_API_BASE = env.str("TWILIO_API_BASE", default="")
TWILIO_WHATSAPP_FROM = env.str("TWILIO_WHATSAPP_FROM", default="")
TWILIO_SMS_FROM = env.str("TWILIO_SMS_FROM", default="")
TWILIO_MESSAGING_SERVICE_SID = env.str("TWILIO_MESSAGING_SERVICE_SID", default="")
TWILIO_VERIFY_SERVICE_SID = env.str("TWILIO_VERIFY_SERVICE_SID", default="")
TWILIO_CONTENT_SIDS = family("TWILIO_CONTENT_SID_")
# The most codes for signing in the whole shop sends within a day: each costs money.
SIGN_IN_CODES_A_DAY = env.int("SIGN_IN_CODES_A_DAY", default=500)
# Phones that hear of new orders and low stock besides those in the shop's settings.
ADMIN_NOTIFY_PHONES = env.list("ADMIN_NOTIFY_PHONES", default=[])
# What a message costs in rupees by your contract, for the estimate in Reports; 0 is not known.
MESSAGE_COST_SMS = Decimal(env.str("MESSAGE_COST_SMS", default="0"))
MESSAGE_COST_WHATSAPP = Decimal(env.str("MESSAGE_COST_WHATSAPP", default="0"))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("hi", _("Hindi")), ("kn", _("Kannada"))]
LOCALE_PATHS = [SITE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))
MEDIA_BUCKET = media_bucket()
STORAGES = {
    "default": MEDIA_BUCKET or {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.ShopStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
# One month for media in the embedded set-up; nginx serves it elsewhere.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=not MEDIA_BUCKET)

# Security. HTTPS settings are switched on by environment once TLS stands (docs/operations.md).
HTTPS = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=HTTPS)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=HTTPS)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if TRUST_PROXY_HEADERS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "config.errors.csrf_failed"
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_URLS_REGEX = r"^/api/"
# The largest JSON body the API reads, in bytes; a place call is under 4 kB.
API_MAX_BODY_BYTES = 64 * 1024
MEDIA_ORIGINS = [origin_of(MEDIA_BUCKET)] if MEDIA_BUCKET else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *MEDIA_ORIGINS],
        "script-src": [SELF],
        "style-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["config.api.LimitedJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.api.answer_error",
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_RATES": {
        "place": env.str("THROTTLE_PLACE", default="30/min"),
        "add": env.str("THROTTLE_ADD", default="240/min"),
        "forms": env.str("THROTTLE_FORMS", default="20/hour"),
        "code": env.str("THROTTLE_CODE", default="60/hour"),
        "verify": env.str("THROTTLE_VERIFY", default="240/hour"),
    },
    # The proxies are dealt with already; what is left of the header is nobody's word.
    "NUM_PROXIES": 0,
}
# On both sides of a load test; without it there is no such mode. See docs/monitoring.md.
LOAD_TEST_SECRET = load_test_secret()
SPECTACULAR_SETTINGS = {
    "TITLE": "Thathwamasi",
    "DESCRIPTION": "Catalogue, cart and orders of the Thathwamasi bakery and snack shop.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/",
    "PREPROCESSING_HOOKS": ["config.schema.only_the_shop"],
}

# Tasks: in-process unless a broker is named. Results are rows of ours, never kept by Celery.
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=REDIS_URL) or "memory://"
CELERY_TASK_ALWAYS_EAGER = CELERY_BROKER_URL == "memory://"
CELERY_IMPORTS = ["config.mail", "config.frontend_cache"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 1,
    "max_retries": 0,
    # Longer than the longest wait before another try (home/tasks.py), else that task runs twice.
    "visibility_timeout": 2 * 3600,
}
# The shop may start before its broker does.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A worker that dies gives its task back: at worst a mail goes out twice, but none gets lost.
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
# A message must not wait behind another child's pictures.
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Seconds: the longest task makes all sizes of one picture; the soft limit lets it say so.
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_TASK_TIME_LIMIT = 300
# Pictures leave memory behind.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_TIMEZONE = TIME_ZONE
# How often, in seconds, the timer publishes what is scheduled; in every set-up (home/timer.py).
TIMER_SECONDS = env.int("TIMER_SECONDS", default=60)
CELERY_BEAT_SCHEDULE = {
    "timer": {
        "task": "home.tasks.tick",
        "schedule": TIMER_SECONDS,
        "options": {"expires": TIMER_SECONDS},
    }
}

WAGTAIL_SITE_NAME = "Thathwamasi"
WAGTAILADMIN_USER_LOGIN_FORM = "home.admin.login.PatientLoginForm"
# Superusers are technicians here, not the ones who approve.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "catalog.ShopImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "catalog.admin.picture_forms.PictureForm"
# Measured on the demo's photographs: no loss to see, and 24 cards of a phone weigh under 450 kB.
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_WEBP_QUALITY = 74
WAGTAILIMAGES_JPEG_QUALITY = 74
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Only English reads dates the way the admin writes them (config/formats).
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Whatever is cached before the shop: purged when the catalogue gets a new version.
WAGTAILFRONTENDCACHE = frontend_caches()

LOGGING = log_settings(
    style=env.str("LOG_FORMAT", default="line"), level=env.str("LOG_LEVEL", default="INFO")
)
if SENTRY_DSN := env.str("SENTRY_DSN", default=""):
    from config import sentry

    sentry.start(dsn=SENTRY_DSN, environment=env.str("SENTRY_ENVIRONMENT", default="production"))
