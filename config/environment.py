"""Reading settings from the environment, and refusing unsafe ones by name.

Pure functions, so that they can be tested without starting Django.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT_SECRET = "development-only-secret-key-that-production-refuses"  # noqa: S105 - refused in production
MINIMUM_SECRET_LENGTH = 50
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})


def unsafe_settings(values: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each setting that production must not start with.

    ``values`` holds SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, REDIS_URL, EMAIL_URL, BASE_URL
    and FILES_ROOT as read from the environment.
    """
    faults = []
    secret = values["SECRET_KEY"]
    if secret == DEVELOPMENT_SECRET or len(secret) < MINIMUM_SECRET_LENGTH:
        faults.append(
            f"SECRET_KEY must be set to at least {MINIMUM_SECRET_LENGTH} random characters."
        )
    hosts = values["ALLOWED_HOSTS"]
    if not hosts or "*" in hosts:
        faults.append("ALLOWED_HOSTS must name the hosts this service answers to; '*' is refused.")
    if not values["DATABASE_URL"]:
        faults.append("DATABASE_URL must name the database, with the restricted role.")
    if not values["REDIS_URL"]:
        faults.append("REDIS_URL must name the Valkey or Redis server.")
    if not values["BASE_URL"].startswith("https://"):
        faults.append("BASE_URL must be the https:// address that people use.")
    if not values["EMAIL_URL"]:
        faults.append(
            "EMAIL_URL must name the mail server, for example smtp+tls://user:secret@host:587."
        )
    if not values["FILES_ROOT"].startswith("/"):
        faults.append("FILES_ROOT must name a folder, with its whole path, for files handed in.")
    return faults


def unsafe_local_settings(values: Mapping[str, Any]) -> list[str]:
    """Return the faults of a demonstration or development start: it must stay on this machine."""
    outside = sorted(set(values["ALLOWED_HOSTS"]) - LOOPBACK)
    if outside:
        fault = (
            "DEMO and DEBUG open accounts and details that production must not: "
            f"ALLOWED_HOSTS may name only this machine, not {', '.join(outside)}."
        )
        return [fault]
    return []


def refuse_unsafe(values: Mapping[str, Any], *, local: bool) -> None:
    """Raise ImproperlyConfigured naming every unsafe setting at once."""
    if faults := unsafe_local_settings(values) if local else unsafe_settings(values):
        raise ImproperlyConfigured("Unsafe settings:\n- " + "\n- ".join(faults))


def mailer(email_url: Mapping[str, Any]) -> dict[str, Any]:
    """Return Django's MAILERS entry for an address that django-environ has taken apart."""
    backend = email_url["EMAIL_BACKEND"]
    if not backend.endswith("smtp.EmailBackend"):
        return {"BACKEND": backend}
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "host": email_url["EMAIL_HOST"],
            "port": email_url["EMAIL_PORT"] or 25,
            "username": email_url["EMAIL_HOST_USER"],
            "password": email_url["EMAIL_HOST_PASSWORD"],
            "use_tls": email_url.get("EMAIL_USE_TLS", False),
            "use_ssl": email_url.get("EMAIL_USE_SSL", False),
            "timeout": 10,
        },
    }


def origin(url: str) -> str:
    """Return the scheme and host of an address, as Content-Security-Policy names them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
