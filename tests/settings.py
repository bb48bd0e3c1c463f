"""Settings of the tests: the real ones with a throw-away key, plain static files and cheap passwords."""

import os
import tempfile

os.environ.setdefault("KIEMTRA_SECRET_KEY", "only-for-tests")
os.environ.setdefault("KIEMTRA_DATA_DIR", tempfile.mkdtemp(prefix="kiemtra-tests-"))
# Playwright leaves an event loop behind in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# What scans for viruses on this machine is no part of the tests; one of theirs names its own.
os.environ.setdefault("KIEMTRA_CLAMAV", "off")
os.environ.setdefault("KIEMTRA_HOSTS", "127.0.0.1,localhost,testserver")

from kiemtra.settings import *  # noqa: F403
from kiemtra.settings import DATA_DIR, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Each process of the suite keeps the files of its tests to itself.
MEDIA_ROOT = DATA_DIR / os.environ.get("PYTEST_XDIST_WORKER", "") / "files"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["TEST"] = {"NAME": None}  # noqa: F405
# Whitenoise warns of a folder that is not there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
