"""One settings file, driven by the environment; the README's two commands need none of it set.

`DOORSTEP_ENV` is `development` (default), `test` or `production`. Production refuses to start half
configured: see `_refuse_unsafe_production` at the end.
"""

import os
import secrets
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = os.environ.get("DOORSTEP_ENV") or ("test" if "pytest" in sys.modules else "development")
PRODUCTION = ENVIRONMENT == "production"
TESTING = ENVIRONMENT == "test"
VAR_DIR = Path(os.environ.get("DOORSTEP_VAR", BASE_DIR / "var"))


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes"}


def _development_secret() -> str:
    """A secret of this checkout alone, so that no two installations ever share a default."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    path = VAR_DIR / "development-secret"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(48))
        path.chmod(0o600)
    return path.read_text()


DEBUG = _flag("DOORSTEP_DEBUG")
SECRET_KEY = os.environ.get("DOORSTEP_SECRET_KEY", "")
if not SECRET_KEY and not PRODUCTION:
    SECRET_KEY = "only-for-tests" if TESTING else _development_secret()

ALLOWED_HOSTS = os.environ.get("DOORSTEP_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver").split(",")
BASE_URL = os.environ.get("DOORSTEP_BASE_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if PRODUCTION else []
SERVED_OVER_TLS = BASE_URL.startswith("https://")
# The address of a visitor is believed from this many proxies, counted from the right; 0 believes the socket only.
TRUSTED_PROXIES = int(os.environ.get("DOORSTEP_TRUSTED_PROXIES", "0"))

ROOMS = [
    "doorstep.foundation.kit",
    "doorstep.foundation.journal",
    "doorstep.foundation.backup",
    "doorstep.foundation.jobs",
    "doorstep.foundation.network",
    "doorstep.foundation.people",
    "doorstep.foundation.notices",
    "doorstep.foundation.papers",
    "doorstep.foundation.lawbook",
    "doorstep.foundation.search",
    "doorstep.foundation.worklist",
    "doorstep.foundation.receipts",
    "doorstep.foundation.leads",
    "doorstep.foundation.linkage",
    "doorstep.foundation.founding",
    "doorstep.services.disputes",
    "doorstep.demo",
    "doorstep.doors.portal",
    "doorstep.doors.desk",
    "doorstep.wiring",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *ROOMS,  # before allauth, so that our pages stand in for its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "treebeard",
    "csp",
    "django_htmx",
    "django_cotton",
]
MIDDLEWARE = [
    "doorstep.foundation.kit.middleware.WithoutNul",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "doorstep.foundation.kit.middleware.PrivatePages",
    "doorstep.foundation.kit.middleware.WrongMethodExplained",
    "doorstep.foundation.lawbook.middleware.OneLookAtTheLaw",
    "doorstep.foundation.people.middleware.ActingAccount",
]
ROOT_URLCONF = "doorstep.urls"
WSGI_APPLICATION = "doorstep.wsgi.application"
ASGI_APPLICATION = "doorstep.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "doorstep.doors.desk.context.desk",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "doorstep.foundation.kit.templatetags.typesetting",
                "doorstep.foundation.kit.templatetags.drawings",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'doorstep.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # recursive_triggers: REPLACE must fire the journal's delete trigger; secure_delete: no story left in free pages.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["doorstep.foundation.people.hashers.Argon2id"]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "display_name", "phone", "email")},
    },
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "files"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024

# Uploads: "package.module:callable" or a command that reads the file from its input, such as "clamdscan --no-summary -".
FILE_SCANNER = os.environ.get("DOORSTEP_FILE_SCANNER", "")
# Messages go out only to these hosts (mail server, text gateway, hooks), besides DOORSTEP_SMTP_HOST.
OUTBOUND_HOSTS = [host for host in os.environ.get("DOORSTEP_OUTBOUND_HOSTS", "").split(",") if host]
BACKUP_DIR = Path(os.environ.get("DOORSTEP_BACKUP_DIR", VAR_DIR / "backups"))
BACKUPS_KEPT = int(os.environ.get("DOORSTEP_BACKUPS_KEPT", "14"))

# Sealing: the ring itself is read by kit.sealing (DOORSTEP_KEY_RING or DOORSTEP_KEY_RING_FILE).
KEY_RING = os.environ.get("DOORSTEP_KEY_RING", "")
KEY_RING_FILE = os.environ.get("DOORSTEP_KEY_RING_FILE", "" if PRODUCTION or TESTING else str(VAR_DIR / "key-ring.json"))
# A place on the map further than this from every station goes to the district's pool.
NEAREST_STATION_KM = float(os.environ.get("DOORSTEP_NEAREST_STATION_KM", "3"))

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
SESSION_COOKIE_NAME = "__Host-session" if SERVED_OVER_TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SERVED_OVER_TLS else "csrf"
# An installation too small for three people may let one be administrator and security officer; never auditor as well.
JOIN_ADMINISTRATOR_AND_SECURITY = _flag("DOORSTEP_JOIN_ADMINISTRATOR_AND_SECURITY")
IDLE_MINUTES = 60
IDLE_MINUTES_SHARED_DESK = 10
SECURE_HSTS_SECONDS = 365 * 86400 if SERVED_OVER_TLS else 0
SECURE_SSL_REDIRECT = False
SECURE_REFERRER_POLICY = "same-origin"
# "no-referrer" would make browsers send Origin: null with forms, which the CSRF check refuses.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],  # a voice note is heard before it is handed over
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

CSRF_FAILURE_VIEW = "doorstep.foundation.kit.pages.errors.csrf_failed"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "doorstep.foundation.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "doorstep.foundation.people.pages.forms.LoginForm",
    "reauthenticate": "doorstep.foundation.people.pages.forms.ReauthenticatePasswordForm",
}
MFA_FORMS = {
    "authenticate": "doorstep.foundation.people.pages.forms.CodeForm",
    "reauthenticate": "doorstep.foundation.people.pages.forms.CodeAgainForm",
    "activate_totp": "doorstep.foundation.people.pages.forms.ActivateCodeForm",
    "authenticate_webauthn": "doorstep.foundation.people.pages.forms.PasskeyForm",
    "reauthenticate_webauthn": "doorstep.foundation.people.pages.forms.PasskeyAgainForm",
    "add_webauthn": "doorstep.foundation.people.pages.forms.AddPasskeyForm",
    "edit_webauthn": "doorstep.foundation.people.pages.forms.RenamePasskeyForm",
}
MFA_TOTP_TOLERANCE = 1
MFA_ADAPTER = "doorstep.foundation.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]  # recovery codes are our own: people.recovery_codes
MFA_TOTP_ISSUER = "Doorstep"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("DOORSTEP_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("DOORSTEP_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("DOORSTEP_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("DOORSTEP_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _flag("DOORSTEP_SMTP_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("DOORSTEP_MAIL_FROM", "doorstep@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "doorstep.foundation.kit.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # "Not Found: /what/was/typed" would write down what somebody typed into the address line.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": os.environ.get("DOORSTEP_LOG_LEVEL", "WARNING")},
}


def _refuse_unsafe_production() -> None:
    if not PRODUCTION:
        return
    wrong = []
    if len(SECRET_KEY) < 40:
        wrong.append("DOORSTEP_SECRET_KEY must be set to a random value of 40 characters or more")
    if DEBUG:
        wrong.append("DOORSTEP_DEBUG must be off")
    if not KEY_RING and not (KEY_RING_FILE and Path(KEY_RING_FILE).is_file()):
        wrong.append(
            "DOORSTEP_KEY_RING or DOORSTEP_KEY_RING_FILE must name the key ring (manage.py new_key_ring makes one)"
        )
    if not any(ALLOWED_HOSTS):
        wrong.append("DOORSTEP_HOSTS must list the host names served")
    if wrong:
        raise ImproperlyConfigured("Production cannot start: " + "; ".join(wrong) + ".")


_refuse_unsafe_production()
