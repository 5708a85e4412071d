"""The private PostgreSQL and Valkey of this checkout, and the environment that points to them.

They live while somebody uses them. `bin/services start` keeps them until `bin/services stop`.
A service whose address is already in the environment is used as it is: nothing is started for it.
"""

import contextlib
import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from launcher import postgres, valkey
from launcher.state import LauncherError, Lease, home, locked, secret_key


def own_database() -> bool:
    """Whether PostgreSQL is ours to start: nobody named another one."""
    return os.environ.get("DATABASE_URL", "") in ("", postgres.url("planner_app"))


def own_broker() -> bool:
    """Whether Valkey is ours to start: nobody named another one."""
    return os.environ.get("REDIS_URL", "") in ("", valkey.url())


@contextlib.contextmanager
def in_use() -> Iterator[dict[str, str]]:
    """Run the services for as long as the block lasts, and give it its environment.

    The last user of the checkout stops them again, unless `bin/services start` asked to keep them.
    """
    with locked("services"):
        lease = Lease()
        _start()
    try:
        yield environment()
    finally:
        with locked("services"):
            if lease.release() and not _kept().exists():
                _stop()


def keep() -> dict[str, str]:
    """Start the services until `stop()`, and return the environment that points to them."""
    with locked("services"):
        _start()
        _kept().touch()
    return environment()


def stop() -> None:
    """Stop the services now, whoever uses them."""
    with locked("services"):
        _kept().unlink(missing_ok=True)
        _stop()


def obey(command: str) -> str:
    """Do what a `bin/services` command says, and return what it has to tell."""
    if command == "env":
        return "\n".join(f"export {name}={shlex.quote(value)}" for name, value in keep().items())
    if command == "start":
        keep()
    elif command == "stop":
        stop()
    elif command == "remove":
        remove()
        return "PostgreSQL and Valkey are stopped, and their data is deleted."
    up = {"PostgreSQL": postgres.running(), "Valkey": valkey.running()}
    return "\n".join(f"{name}: {'running' if yes else 'stopped'}" for name, yes in up.items())


def remove() -> None:
    """Stop the services and delete all their data: the next start begins from nothing."""
    stop()
    shutil.rmtree(home())


def environment() -> dict[str, str]:
    """The variables the settings read, for whatever of them is not set already."""
    if not own_database() and not os.environ.get("DATABASE_OWNER_URL"):
        raise LauncherError(
            "DATABASE_URL is set, so DATABASE_OWNER_URL is needed too: "
            "the same database as the role that runs the migrations."
        )
    found = {"SECRET_KEY": os.environ.get("SECRET_KEY") or secret_key()}
    if own_database():
        found["DATABASE_URL"] = postgres.url("planner_app")
        found["DATABASE_OWNER_URL"] = postgres.url("planner_owner")
    if own_broker():
        found["REDIS_URL"] = valkey.url()
    return found


def _start() -> None:
    if own_database():
        postgres.start()
    if own_broker():
        valkey.start()


def _stop() -> None:
    postgres.stop()
    valkey.stop()


def _kept() -> Path:
    return home() / "kept"
