"""Where the private services keep their files, and who is using them right now.

One folder a checkout and user, outside the checkout: a unix socket's path may have only about 100
characters, and PostgreSQL started by root as `nobody` cannot reach a checkout in a private folder.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from launcher.bootstrap import ROOT

LONGEST_SOCKET_PATH = 100


class LauncherError(SystemExit):
    """Says in one sentence what went wrong and, where there is a way, what to do about it."""


def home() -> Path:
    """The private folder of this checkout's services; refused if somebody else made it."""
    key = hashlib.sha256(str(ROOT).encode()).hexdigest()[:10]
    default = f"/var/tmp/family-hubs-{os.geteuid()}-{key}"  # noqa: S108 - ownership is checked below
    folder = Path(os.environ.get("STATE_DIR") or default).absolute()
    if len(str(folder)) > LONGEST_SOCKET_PATH - len("/postgres/.s.PGSQL.5432"):
        raise LauncherError(f"STATE_DIR is too long for a unix socket: {folder}")
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise LauncherError(
            f"{folder} belongs to somebody else. Set STATE_DIR to a folder of your own."
        )
    if service_account():  # the account may pass through to its own folder, nobody else may
        os.chown(folder, 0, service_account()["group"])
        folder.chmod(0o710)
    return folder


def service_account() -> dict[str, Any]:
    """How to start PostgreSQL, which refuses to run as root: then as `nobody`."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(os.environ.get("SERVICE_USER", "nobody"))
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def service_folder(name: str) -> Path:
    """A folder only the account that runs the service can open (and root)."""
    folder = home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    if account := service_account():
        os.chown(folder, account["user"], account["group"])
    return folder


def secret_key() -> str:
    """A SECRET_KEY for this checkout alone, kept so that people stay signed in over a restart."""
    path = home() / "secret-key"
    with locked("secret-key"):
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


@contextlib.contextmanager
def locked(name: str) -> Iterator[None]:
    """What happens under this name happens once at a time, over all processes of the checkout."""
    with (home() / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class Lease:
    """Held by each process that uses the services; the kernel ends it even after a kill -9."""

    def __init__(self) -> None:
        """Take a share of the services."""
        self._handle = (home() / "in-use.lock").open("w")
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def release(self) -> bool:
        """Let go, and say whether nobody else holds a share."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            self._handle.close()
