"""Settings, read from the environment only. `docs/deploy.md` lists every variable.

Three modes: production (the default: refuses unsafe values), DEBUG=1 (development) and
DEMO=1 (the demonstration that `bin/run` starts). The last two start only on this machine:
they refuse an ALLOWED_HOSTS that names any other.
"""

import sys
from pathlib import Path

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
TESTING = "pytest" in sys.modules
LOCAL = DEBUG or DEMO or TESTING

SECRET_KEY = env.str("SECRET_KEY", default=environment.DEVELOPMENT_SECRET if LOCAL else "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if LOCAL else []
)
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000" if LOCAL else "").rstrip("/")
DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
REDIS_URL = env.str("REDIS_URL", default="")
EMAIL_URL = env.str("EMAIL_URL", default="")
FILES_ROOT = env.str("FILES_ROOT", default=str(BASE_DIR / "media") if LOCAL else "")

environment.refuse_unsafe(
    {
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": ALLOWED_HOSTS,
        "DATABASE_URL": DATABASE_URL,
        "REDIS_URL": REDIS_URL,
        "EMAIL_URL": EMAIL_URL,
        "BASE_URL": BASE_URL,
        "FILES_ROOT": FILES_ROOT,
    },
    local=LOCAL,
)

# Applications ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "hubs",
    "leadership",
    "checklists",
    "governance",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

# Who tells the leadership page which boards stand above the accountable leader.
LEADERSHIP_BOARDS = "governance.boards.boards_above"

MIDDLEWARE = [
    "hubs.middleware.requests.RequestContextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "hubs.middleware.headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hubs.middleware.accounts.RefusedFormMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hubs.tenancy.middleware.TenancyMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
CSRF_FAILURE_VIEW = "hubs.views.errors.csrf_failure"

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
                "django.template.context_processors.csp",
                "hubs.context.layout",
            ],
        },
    },
]
FORM_RENDERER = "hubs.presentation.forms.GovukRenderer"

# Database ----------------------------------------------------------------------------------

DATABASE_APP_ROLE = env.str("DATABASE_APP_ROLE", default="planner_app")
DATABASE_OWNER_ROLE = env.str("DATABASE_OWNER_ROLE", default="planner_owner")

# Set by manage.py for the commands that change the schema or the reference data.
RUNS_AS_OWNER = env.str("DATABASE_ROLE", default="app") == "owner"
if RUNS_AS_OWNER or TESTING:
    # Migrations run as the owner; tests build their schema as the owner and then step down.
    _database = DATABASE_OWNER_URL
    if not _database:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL must name the database with the owner's role: migrations need it."
        )
else:
    _database = DATABASE_URL
    if not _database:
        raise ImproperlyConfigured("DATABASE_URL must name the database, with the restricted role.")

DATABASES = {"default": env.db_url_config(_database)}
DATABASES["default"] |= {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_HEALTH_CHECKS": False,
}
if not TESTING:
    # The pool re-uses connections between requests; it and CONN_MAX_AGE exclude each other.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": env.int("DATABASE_POOL_SIZE", default=8),
        "timeout": 10,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts ----------------------------------------------------------------------------------

AUTH_USER_MODEL = "hubs.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "hubs:area-choose"
ACCOUNT_ADAPTER = "hubs.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "hubs.accounts.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by its invitation
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, and no longer
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BASE_URL.startswith("https://") else "http"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_FORMS = {
    "login": "hubs.forms.accounts.LoginForm",
    "request_login_code": "hubs.forms.accounts.RequestLoginCodeForm",
    "confirm_login_code": "hubs.forms.accounts.ConfirmLoginCodeForm",
    "reset_password": "hubs.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "hubs.forms.accounts.ResetPasswordKeyForm",
    "change_password": "hubs.forms.accounts.ChangePasswordForm",
    "set_password": "hubs.forms.accounts.SetPasswordForm",
    "reauthenticate": "hubs.forms.accounts.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "hubs.forms.accounts.MfaAuthenticateForm",
    "reauthenticate": "hubs.forms.accounts.MfaReauthenticateForm",
    "activate_totp": "hubs.forms.accounts.ActivateTotpForm",
    "add_webauthn": "hubs.forms.accounts.AddPasskeyForm",
    "edit_webauthn": "hubs.forms.accounts.EditPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up: an address is proven by its invitation
MFA_TOTP_ISSUER = "Family Hub Leadership Planner"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
SOCIALACCOUNT_ADAPTER = "hubs.accounts.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {}
OIDC_ORIGINS: list[str] = []  # signing in there begins with a form of ours that redirects to it
if env.str("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "council",
                "name": env.str("OIDC_NAME", default="your organisation"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.str("OIDC_SERVER_URL")},
            }
        ]
    }
    OIDC_ORIGINS = [environment.origin(env.str("OIDC_SERVER_URL"))]

# Security ----------------------------------------------------------------------------------

SECURE_COOKIES = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "planner_session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "planner_csrf"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE_COOKIES else []
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
TRUST_PROXY = env.bool("TRUST_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TRUST_PROXY else 0  # whose address the rate limits count
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_COOKIES
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF, *OIDC_ORIGINS],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # the largest file that anything takes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["hubs.uploads.BoundedUploadHandler"]
CLAMD_URL = env.str("CLAMD_URL", default="")
FILE_SCANNER = env.str("FILE_SCANNER", default="hubs.files.scanning.clamd" if CLAMD_URL else "")

# Language, time, static files ----------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Evidence: never below an address, handed out by a view that asks who may read it.
    "files": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    if TESTING
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": FILES_ROOT,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "hubs.presentation.static.BundledStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 60 if DEBUG or TESTING else 3600
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG or TESTING

# Cache, queue, mail ------------------------------------------------------------------------

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "planner",
    }
    if REDIS_URL and not TESTING
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
CELERY_BROKER_URL = (
    "memory://"  # a test must not wake the worker of a demonstration
    if TESTING
    else env.str("CELERY_BROKER_URL", default=REDIS_URL.replace("unix://", "redis+socket://"))
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_TASK_ROUTES = {"governance.tasks.*document*": {"queue": "documents"}}
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "hubs.tasks.beat", "schedule": crontab(minute="*")},
    "outbox": {"task": "hubs.tasks.sweep_outbox", "schedule": crontab(minute="*")},
    "due-rounds": {
        "task": "checklists.tasks.sweep_due_rounds",
        "schedule": crontab(minute="*/5"),
    },
    "due-actions": {
        "task": "checklists.tasks.sweep_due_actions",
        "schedule": crontab(minute="*/5"),
    },
    "due-appointments": {
        "task": "leadership.tasks.sweep_due_appointments",
        "schedule": crontab(minute="*/5"),
    },
    "uploads": {
        "task": "leadership.tasks.sweep_uploads",
        "schedule": crontab(minute="*/15"),
    },
    "area-uploads": {
        "task": "hubs.tasks.forget_area_uploads",
        "schedule": crontab(minute="20"),
    },
    "files": {"task": "hubs.tasks.sweep_files", "schedule": crontab(hour="3", minute="20")},
    "documents": {
        "task": "governance.tasks.sweep_documents",
        "schedule": crontab(minute="*/5"),
    },
}

DEFAULT_FROM_EMAIL = env.str(
    "FROM_EMAIL", default="Family Hub Leadership Planner <planner@example.org>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="help@example.org")
if EMAIL_URL:
    MAILERS = {"default": environment.mailer(env.email_url_config(EMAIL_URL))}
elif DEMO:
    MAILERS = {"default": {"BACKEND": "hubs.mail.DemoMailbox"}}
else:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}

# Logging: JSON lines with the area and the request, never with personal data -----------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "hubs.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {
            "handlers": ["stdout"],
            "level": "WARNING",
            "propagate": False,
        },
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
