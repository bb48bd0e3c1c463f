"""Settings, read from the environment by three typed readers that refuse to start with a hint."""

import os
import shlex
import shutil
import tomllib
from datetime import timedelta
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kiemtra.domain.people import Role


def text(name: str, default: str | None = None, *, hint: str = "") -> str:
    """The text of a setting; without one and without a default kiemtra does not start."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Thiếu biến môi trường {name}. {hint}".strip())
    return value


def flag(name: str, default: bool = False) -> bool:
    """A yes/no setting: 1/0, true/false, yes/no."""
    value = os.environ.get(name, str(default)).strip().lower()
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no", ""}:
        return False
    raise ImproperlyConfigured(f"{name} phải là 1 hoặc 0, không phải “{value}”.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} phải là số nguyên, không phải “{value}”.")
    return int(value)


def scanner(command: str) -> tuple[str, ...]:
    """How files are scanned for viruses: clamd's socket, or a command with its options; nothing where there is none.

    `auto` takes what is installed: the running daemon, else the program.
    """
    if command.lower() == "off":
        return ()
    if command.lower() != "auto":
        return tuple(shlex.split(command))
    found = next((place for place in CLAMD_SOCKETS if Path(place).is_socket()), None) or shutil.which("clamscan")
    return (found,) if found else ()


CLAMD_SOCKETS = ("/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock")

PACKAGE = Path(__file__).resolve().parent
DATA_DIR = Path(text("KIEMTRA_DATA_DIR", "var")).resolve()

# The demo has sign-in links, a role panel and a movable day; none of them exists outside it.
DEMO = flag("KIEMTRA_DEMO")
DEBUG = False
SECRET_KEY = text(
    "KIEMTRA_SECRET_KEY", hint="Tạo bằng lệnh: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
)
ALLOWED_HOSTS = text("KIEMTRA_HOSTS", "127.0.0.1,localhost").split(",")
# The address in QR codes and messages, without a slash at the end.
BASE_URL = text("KIEMTRA_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
if not BASE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"KIEMTRA_BASE_URL phải bắt đầu bằng http:// hoặc https://, không phải “{BASE_URL}”.")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
HTTPS = BASE_URL.startswith("https://")

UPLOAD_LIMIT = number("KIEMTRA_UPLOAD_LIMIT_MB", 20) * 1024 * 1024
# One form may carry several files; a larger request is refused before its body is read.
REQUEST_LIMIT = 5 * UPLOAD_LIMIT + 1024 * 1024
# All evidence at once is refused above this; criterion by criterion it can be taken.
ARCHIVE_LIMIT = number("KIEMTRA_ARCHIVE_LIMIT_MB", 2048) * 1024 * 1024
MEDIA_ROOT = DATA_DIR / "files"
CLAMAV = scanner(text("KIEMTRA_CLAMAV", "auto"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks_db",
    "kiemtra.store.apps.StoreConfig",
    "kiemtra.web.apps.WebConfig",
]

# Background jobs are rows, taken by `kiemtra work`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kiemtra.web.middleware.SignInMiddleware",
    "kiemtra.web.middleware.ActorMiddleware",
    "kiemtra.web.middleware.ErrorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kiemtra.urls"
WSGI_APPLICATION = "kiemtra.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kiemtra.web.context.surroundings",
            ],
            "builtins": ["kiemtra.web.templatetags.kiemtra", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "kiemtra.web.rendering.KiemtraRenderer"


def database(url: str) -> dict[str, object]:
    """A `DATABASES` entry from `sqlite:///path` or `postgresql://user:password@host:port/name?host=/socket`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path[1:] if parts.path.startswith("//") else parts.path.removeprefix("/") or ":memory:",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA mmap_size=134217728;",
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.get("host", parts.hostname or "")),
            "PORT": str(port(parts, "KIEMTRA_DATABASE") or query.get("port", "")),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            # Our queries are short; to compile one (1 to 2 s where it asks for rights) takes ten times as long as to answer it.
            "OPTIONS": {"options": "-c jit=off"},
        }
    raise ImproperlyConfigured("KIEMTRA_DATABASE phải bắt đầu bằng sqlite:/// hoặc postgresql://.")


def mail_server(url: str) -> SplitResult:
    """The parts of `KIEMTRA_SMTP_URL`: smtp://, smtp+tls:// (STARTTLS) or smtps://; empty: no mail leaves."""
    parts = urlsplit(url)
    if url and (parts.scheme not in SMTP_PORTS or not parts.hostname):
        raise ImproperlyConfigured("KIEMTRA_SMTP_URL phải có dạng smtp://máy-chủ:cổng, smtp+tls://… hoặc smtps://….")
    return parts


def port(parts: SplitResult, name: str) -> int | None:
    """The port of an address, None where it names none."""
    try:
        return parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: cổng phải là số từ 0 đến 65535.") from error


def roles(names: str) -> frozenset[str]:
    """The role codes of a list with commas; `*` is every role."""
    known = {str(role) for role in Role}
    asked = known if names.strip() == "*" else {name.strip() for name in names.split(",") if name.strip()}
    if unknown := sorted(asked - known):
        raise ImproperlyConfigured(
            f"KIEMTRA_MFA_REQUIRED: không có vai trò {', '.join(unknown)}. Hãy chọn trong: {', '.join(sorted(known))}."
        )
    return frozenset(asked)


def providers(path: str) -> list[dict[str, object]]:
    """The identity providers of a TOML file (`[[provider]]`), as django-allauth wants them."""
    if not path:
        return []
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))["provider"]
        return [
            {
                "provider_id": table["id"],
                "name": table["name"],
                "client_id": table["client_id"],
                "secret": table.get("client_secret", ""),
                "settings": {"server_url": table["server"], "second_factor": table.get("second_factor", False)},
            }
            for table in tables
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ImproperlyConfigured(
            f"KIEMTRA_OIDC_FILE: không đọc được {path} ({error}). Mỗi [[provider]] cần id, name, server, client_id."
        ) from error


DATABASES = {"default": database(text("KIEMTRA_DATABASE", f"sqlite:///{DATA_DIR / 'kiemtra.sqlite3'}"))}

AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "kiemtra.web.backends.SecondFactorBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "kiemtra.web.passwords.PasswordValidator"}]
# How long a one-time link to set a password holds: 72 hours.
PASSWORD_RESET_TIMEOUT = 72 * 3600
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "my-work"
LOGOUT_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
# Who has come in at last starts again from zero.
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "people/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "kiemtra.web.signing_in.client_address"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential"]
AXES_VERBOSE = False

# The second factor: which roles cannot work without one, "*" for all.
MFA_REQUIRED = roles(text("KIEMTRA_MFA_REQUIRED", ""))
MFA_ADAPTER = "kiemtra.web.mfa.MfaAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10

# Sign-in by the agency's own identity provider: none without a file that names them.
OIDC_PROVIDERS = providers(text("KIEMTRA_OIDC_FILE", ""))
SOCIALACCOUNT_ADAPTER = "kiemtra.web.oidc.OidcAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": OIDC_PROVIDERS}}

# Whom to ask for an account or a post, in the words of the place.
HELP_CONTACT = text("KIEMTRA_HELP_CONTACT", "")

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "kiemtra.web.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = flag("KIEMTRA_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail leaves only where a server is named: smtp://user:password@host:port, smtp+tls://… or smtps://…
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SMTP_URL = text("KIEMTRA_SMTP_URL", "")
_smtp = mail_server(SMTP_URL)
EMAIL_HOST = _smtp.hostname or ""
EMAIL_PORT = port(_smtp, "KIEMTRA_SMTP_URL") or SMTP_PORTS.get(_smtp.scheme, 25)
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("KIEMTRA_MAIL_FROM", "kiemtra@localhost")

# The log over the trail: the file of the key that signs it, and how often a batch is appended.
LOG_KEY = Path(text("KIEMTRA_LOG_KEY", str(DATA_DIR / "log-key.pem"))).resolve()
LOG_BEAT = timedelta(minutes=number("KIEMTRA_LOG_MINUTES", 15))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": text("KIEMTRA_LOG_LEVEL", "WARNING")},
}
