import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

SAFE = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": ["planner.example"],
    "DATABASE_URL": "postgres://planner_app@db/planner",
    "REDIS_URL": "redis://valkey/0",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example:587",
    "BASE_URL": "https://planner.example",
    "FILES_ROOT": "/srv/planner/files",
}


def test_safe_production_settings_are_accepted():
    environment.refuse_unsafe(SAFE, local=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", environment.DEVELOPMENT_SECRET),
        ("SECRET_KEY", "too-short"),
        ("SECRET_KEY", ""),
        ("ALLOWED_HOSTS", []),
        ("ALLOWED_HOSTS", ["planner.example", "*"]),
        ("DATABASE_URL", ""),
        ("REDIS_URL", ""),
        ("EMAIL_URL", ""),
        ("BASE_URL", "http://planner.example"),
        ("BASE_URL", ""),
        ("FILES_ROOT", ""),
        ("FILES_ROOT", "files"),
    ],
)
def test_unsafe_production_setting_is_refused_by_name(name, value):
    with pytest.raises(ImproperlyConfigured, match=name) as refusal:
        environment.refuse_unsafe(SAFE | {name: value}, local=False)
    assert len(str(refusal.value).splitlines()) == 2


def test_every_fault_is_named_at_once():
    empty = {name: [] if name == "ALLOWED_HOSTS" else "" for name in SAFE}
    assert len(environment.unsafe_settings(empty)) == len(SAFE)


def test_demonstration_stays_on_this_machine():
    environment.refuse_unsafe(SAFE | {"ALLOWED_HOSTS": ["localhost", "127.0.0.1"]}, local=True)
    with pytest.raises(ImproperlyConfigured, match=r"planner\.example"):
        environment.refuse_unsafe(SAFE, local=True)


def test_mail_server_is_taken_apart():
    parts = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "user",
        "EMAIL_HOST_PASSWORD": "secret",
        "EMAIL_USE_TLS": True,
    }
    options = environment.mailer(parts)["OPTIONS"]
    assert options["host"] == "mail.example"
    assert options["use_tls"] is True
    assert options["timeout"] == 10


def test_mailer_without_a_server_needs_no_options():
    backend = "django.core.mail.backends.console.EmailBackend"
    assert environment.mailer({"EMAIL_BACKEND": backend}) == {"BACKEND": backend}


def test_origin_is_scheme_and_host():
    assert environment.origin("https://id.council.example/realm/x") == "https://id.council.example"
