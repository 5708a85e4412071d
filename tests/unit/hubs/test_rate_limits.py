"""How often one sender may ask."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from hubs import rate_limits
from hubs.rate_limits import is_too_often


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def ask(sender="10.0.0.1", action="page"):
    request = RequestFactory().get("/", REMOTE_ADDR=sender)
    return is_too_often(request, action=action, limit=3)


def test_limit_counts_each_sender_and_each_action_alone():
    assert [ask() for _ in range(5)] == [False, False, False, True, True]
    assert not ask(sender="10.0.0.2")
    assert not ask(action="another")


def test_limit_begins_anew_after_a_minute():
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as clock:
        assert [ask() for _ in range(4)][-1]
        clock.shift(61)
        assert not ask()


def test_count_that_ends_between_two_looks_stops_nobody(monkeypatch):
    class Forgetful:
        def add(self, *args):
            return False

        def incr(self, key):
            raise ValueError

    monkeypatch.setattr(rate_limits, "cache", Forgetful())
    assert not ask()
