"""All settings, from the environment.

MAATWERK_ENV is "development" (starts at once), "demo" (the same, served as in production on this machine) or
"production" (refuses to start half-configured and names everything that is missing at once).
"""

import os
from datetime import timedelta
from pathlib import Path

from maatwerk.lib.mailserver import mail_settings
from maatwerk.lib.postgres.config import databases
from maatwerk.lib.secret import secret_key
from maatwerk.lib.startup import StartupProblem

# openpyxl would read what is uploaded with lxml, which python-docx brings, instead of with defusedxml.
os.environ["OPENPYXL_LXML"] = "False"

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = os.environ.get("MAATWERK_ENV", "development")
if ENV not in {"development", "demo", "production"}:
    raise StartupProblem(f'MAATWERK_ENV is "{ENV}". Kies development, demo of production.')
PRODUCTION = ENV == "production"
DEMO = ENV == "demo"
PROGRAMME_NAME = os.environ.get("MAATWERK_PROGRAMME", "50 gezinnen-aanpak")
# A municipality's own sheet of design tokens, as a path in static/; loaded last.
THEME_CSS = os.environ.get("THEME_CSS", "")
VAR_DIR = Path(os.environ.get("MAATWERK_VAR") or BASE_DIR / "var").resolve()

if PRODUCTION:
    _needed = {
        "SECRET_KEY": "een lange willekeurige tekst, minstens 50 tekens",
        "ALLOWED_HOSTS": "de namen van de site, met komma's ertussen",
        "DATABASE_URL": "postgres://gebruiker:wachtwoord@host:5432/naam",
        "SITE_URL": "het adres van de site, zoals https://maatwerk.gemeente.nl",
        "EMAIL_URL": "de mailserver, zoals smtp+tls://gebruiker:wachtwoord@host:587",
        "MAIL_FROM": "het adres waarvandaan de app mailt",
    }
    _missing = [f"{name} ontbreekt: zet {meaning}." for name, meaning in _needed.items() if not os.environ.get(name)]
    if _missing:
        raise StartupProblem(*_missing)

DEBUG = ENV == "development"
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(VAR_DIR)
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
if not PRODUCTION:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]

# --- apps ------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "maatwerk.apps.MaatwerkConfig",
    "maatwerk.people",
    "maatwerk.audit",
    "maatwerk.post",
    "cases",
    "budgets",
    "canvas",
    "reports",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
]

MIDDLEWARE = [
    "maatwerk.lib.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "maatwerk.lib.csp.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "maatwerk.lib.sessions.SessionLimitMiddleware",
    "maatwerk.lib.htmx.ExpiredLoginMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "maatwerk.audit.middleware.OriginMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "maatwerk.urls"
WSGI_APPLICATION = "maatwerk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "maatwerk.people.context.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nlds"
CRISPY_TEMPLATE_PACK = "nlds"

# --- database --------------------------------------------------------------------------------------------------------
DATABASES = databases(os.environ, VAR_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/aanmelden/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- mail and background work ----------------------------------------------------------------------------------------
# Links in mails begin with this; `manage.py serve` and `demo` fill in the port that they listen on.
SITE_URL = (os.environ.get("SITE_URL") or "http://127.0.0.1:8000").rstrip("/")
globals().update(mail_settings(os.environ, VAR_DIR, production=PRODUCTION))
# A plan that waits longer than this many days for the same person is mentioned to her, and again every week.
WAITING_REMINDER_DAYS = int(os.environ.get("WAITING_REMINDER_DAYS", "7"))

# --- language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- static files ----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = DEBUG
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise complains when it is absent

# --- sessions --------------------------------------------------------------------------------------------------------
# Lax and not Strict: a colleague who follows a link from a mail must arrive signed in.
SESSION_ABSOLUTE_LIMIT = timedelta(hours=8)
SESSION_IDLE_LIMIT = timedelta(minutes=30)
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE_LIMIT.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# The demo runs over http on the own machine, where a browser refuses Secure cookies and the __Host- prefix.
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-sessionid" if PRODUCTION else "maatwerk-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if PRODUCTION else "maatwerk-csrftoken"

# --- headers ---------------------------------------------------------------------------------------------------------
# Same name and shape as in Django 6, so that the own middleware can go then.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "manifest-src": ["'self'"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
# Only behind a proxy that always sets this header itself. gunicorn already trusts a proxy on the same machine.
if os.environ.get("MAATWERK_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- logging ---------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"plain": {"()": "maatwerk.lib.errors.PlainConnectionProblems"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["plain"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Read by reports.pdf.progress, page by page; nobody else needs it.
        "weasyprint.progress": {"propagate": False},
    },
}
