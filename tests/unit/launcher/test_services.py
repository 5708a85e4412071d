import pytest

from launcher import services
from launcher.state import LauncherError

ELSEWHERE = {
    "DATABASE_URL": "postgres://planner_app@db.example/planner",
    "DATABASE_OWNER_URL": "postgres://planner_owner@db.example/planner",
    "REDIS_URL": "redis://cache.example/0",
}


def test_services_start_nothing_when_addresses_are_given(state, monkeypatch):
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    with services.in_use() as variables:
        assert variables.keys().isdisjoint(ELSEWHERE)
        assert not (state / "postgres").exists()
        assert not (state / "valkey").exists()


def test_services_keep_a_secret_key_that_is_given(state, monkeypatch):
    for name, value in (ELSEWHERE | {"SECRET_KEY": "given"}).items():
        monkeypatch.setenv(name, value)
    with services.in_use() as variables:
        assert variables == {"SECRET_KEY": "given"}


def test_services_ask_for_the_owner_of_a_given_database(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", ELSEWHERE["DATABASE_URL"])
    monkeypatch.setenv("REDIS_URL", ELSEWHERE["REDIS_URL"])
    with pytest.raises(LauncherError, match="DATABASE_OWNER_URL"):
        services.environment()


def test_services_treat_their_own_addresses_as_their_own(state, monkeypatch):
    for name, value in services.environment().items():
        monkeypatch.setenv(name, value)
    assert services.own_database()
    assert services.own_broker()


def test_services_name_the_restricted_role_for_the_web(state):
    variables = services.environment()
    assert variables["DATABASE_URL"].startswith("postgres://planner_app@/planner?host=")
    assert variables["DATABASE_OWNER_URL"].startswith("postgres://planner_owner@/planner?host=")
