"""The real PostgreSQL and Valkey, started, shared, killed and stopped."""

import os
import signal
import time

import psycopg
import pytest
import redis

from launcher import postgres, services, valkey


def _query(role, sql):
    with psycopg.connect(postgres.url(role), autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else None


def _postmaster(state):
    return int((state / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def test_services_stop_with_their_last_user(state):
    with services.in_use():
        with services.in_use() as variables:
            assert redis.Redis.from_url(variables["REDIS_URL"]).ping()
        assert postgres.running()
        assert valkey.running()
    assert not postgres.running()
    assert not valkey.running()


def test_services_stay_when_asked_to_and_go_when_told(state):
    services.keep()
    try:
        with services.in_use():
            pass
        assert postgres.running()
        assert valkey.running()
    finally:
        services.stop()
    assert not postgres.running()
    assert not valkey.running()


def test_database_roles_hold_what_they_promise(state):
    with services.in_use():
        facts = (
            "SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert _query("planner_app", facts) == [(False, False, False)]
        assert _query("planner_owner", facts) == [(False, False, True)]
        assert _query("planner_backup", facts) == [(False, True, False)]
        _query("planner_owner", "CREATE TABLE kept (id int)")
        _query("planner_app", "INSERT INTO kept VALUES (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _query("planner_app", "TRUNCATE kept")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            _query("planner_app", "CREATE TABLE other (id int)")
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            _query("planner_backup", "DELETE FROM kept")
        assert _query("planner_backup", "SELECT id FROM kept") == [(1,)]


def test_owner_creates_the_extension_in_a_new_database(state):
    with services.in_use():
        _query("planner_owner", "CREATE DATABASE fresh")
        address = postgres.url("planner_owner").replace("/planner?", "/fresh?")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION btree_gist")


def test_services_come_back_after_kill_9_with_their_data(state):
    services.keep()
    try:
        _query("planner_owner", "CREATE TABLE kept (id int)")
        redis.Redis.from_url(valkey.url()).set("job", "queued")
        time.sleep(1.1)  # Valkey writes its file to disk once a second
        os.kill(_postmaster(state), signal.SIGKILL)
        os.kill(int((state / "valkey" / "server.pid").read_text()), signal.SIGKILL)
        while postgres.running() or valkey.running():
            time.sleep(0.05)
        services.keep()
        assert _query("planner_app", "SELECT id FROM kept") == []
        assert redis.Redis.from_url(valkey.url()).get("job") == b"queued"
    finally:
        services.stop()
