import socket

import pytest

from launcher import run
from launcher.state import LauncherError


@pytest.mark.parametrize("given", ["abc", "0", "65536", "-1", "8000.5", ""])
def test_port_must_be_a_port(given, monkeypatch):
    monkeypatch.setenv("PORT", given)
    with pytest.raises(LauncherError, match="PORT must be a number"):
        run._port()


def test_port_defaults_to_8000(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    assert run._port() == 8000


def test_port_in_use_names_another(monkeypatch):
    monkeypatch.setattr(run, "SECONDS_TO_BE_FREE", 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(LauncherError, match=f"PORT={port + 1} bin/run"):
            run._wait_for_port("127.0.0.1", port)


def test_port_just_let_go_is_taken_over():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    run._wait_for_port("127.0.0.1", port)


def test_welcome_names_the_address_the_accounts_and_the_way_out(state):
    text = run._welcome("127.0.0.1", 8123, {"DEMO": "1"}, 9.6)
    assert "Ready in 10 s:  http://localhost:8123/" in text
    assert "leader@northmoor.example" in text
    assert run.PASSWORD in text
    assert "http://localhost:8123/demo/mail/" in text
    assert "Ctrl-C" in text


def test_welcome_outside_the_demo_shows_no_accounts(state):
    assert run.PASSWORD not in run._welcome("127.0.0.1", 8123, {"DEMO": "0"}, 9.6)


def test_programs_serve_every_queue_and_differ_by_port(state):
    one, two = run._programs("127.0.0.1", 8001), run._programs("127.0.0.1", 8002)
    assert [each.name for each in one] == ["web", "worker", "documents worker", "scheduler"]
    assert {each.log for each in one}.isdisjoint(each.log for each in two)
    assert "127.0.0.1:8001" in one[0].command
    assert "documents" in one[2].command
