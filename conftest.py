"""The environment every test runs in: no .env, no outside service, nothing left behind.

What the caller exports still wins, so the same suite runs on PostgreSQL and Redis (.ci/run).
"""

import os
import tempfile

import django
from django.conf import settings

MEDIA = tempfile.TemporaryDirectory(prefix="thathwamasi-test-media-")

for name, value in {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DJANGO_SECRET_KEY": "for-tests-only-" * 4,
    "DEBUG": "False",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "PUBLIC_BASE_URL": "http://testserver",
    "SECURE_SSL_REDIRECT": "False",
    "DATABASE_URL": "sqlite://:memory:",
    "REDIS_URL": "",
    "CELERY_BROKER_URL": "",
    "TWILIO_ACCOUNT_SID": "",
    "TWILIO_AUTH_TOKEN": "",
    "ADMIN_NOTIFY_PHONES": "",
    "TWILIO_API_BASE": "",
    "TWILIO_VERIFY_SERVICE_SID": "",
    "MEDIA_ROOT": MEDIA.name,
    "THROTTLE_PLACE": "10000/min",
    "THROTTLE_ADD": "10000/min",
    "THROTTLE_FORMS": "10000/min",
    "THROTTLE_CODE": "10000/min",
    "THROTTLE_VERIFY": "10000/min",
}.items():
    os.environ.setdefault(name, value)

# Hashed names need collectstatic first; tests read the files where they are written. Some apps
# make the storage while they load, hence before that.
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
django.setup()
