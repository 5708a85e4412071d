"""`bin/run`: the whole service on this machine, from nothing to a printed address."""

import contextlib
import hashlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping

from launcher import commands, services, system
from launcher.bootstrap import PYTHON, ROOT, STAMP, VENV
from launcher.state import LauncherError, home, locked
from launcher.supervisor import Program, Supervisor

SECONDS_TO_BE_FREE = 5
SECONDS_TO_BE_READY = 60
LISTENS_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to
PASSWORD = "family-hubs-demo"  # noqa: S105 - printed for everybody; only the demo has these accounts
ACCOUNTS = (
    ("leader@northmoor.example", "the accountable leader, with a round to answer"),
    ("transformation@northmoor.example", "the facilitator: compares, agrees, makes the report"),
    ("sponsor@northmoor.example", "the senior sponsor, who signs reports"),
    ("board@northmoor.example", "a board member, who reads signed reports"),
    ("admin@northmoor.example", "the area administrator"),
    ("admin@eastvale.example", "the administrator of an area in its first days"),
    ("platform@example.org", "the platform administrator, outside all areas"),
)


def run() -> int:
    """Start everything, print where it is, and keep it alive until Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _run(os.environ.get("HOST", "127.0.0.1"), _port())
    except KeyboardInterrupt:
        print("\nStopped.")
        return 128 + signal.SIGINT
    return 0


def _run(host: str, port: int) -> None:
    began = time.monotonic()
    _wait_for_port(host, port)
    system.ensure_pango()
    with services.in_use() as found:
        base_url = os.environ.get("BASE_URL") or _address(host, port)
        variables = {**commands.development(), **found, "BASE_URL": base_url}
        with locked("prepare"), _step("Preparing the database and the pages"):
            _prepare(variables)
        supervisor = Supervisor(variables)
        try:
            web, *others = _programs(host, port)
            with _step("Starting web, workers and scheduler"):
                supervisor.start(web)
                _wait_until_ready(supervisor, host, port)
                supervisor.start(*others)
            if not supervisor.ending:
                print(_welcome(host, port, variables, time.monotonic() - began), flush=True)
            while not supervisor.ending:
                supervisor.look_after()
                time.sleep(0.2)
        finally:
            print("\nStopping …", flush=True)
            supervisor.end()


def _port() -> int:
    given = os.environ.get("PORT", "8000")
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise LauncherError(f"PORT must be a number from 1 to 65535, not {given!r}.")
    return int(given)


def _wait_for_port(host: str, port: int) -> None:
    """Make sure that nothing listens there; a run that was just killed needs a moment to let go."""
    deadline = time.monotonic() + SECONDS_TO_BE_FREE
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    while True:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as problem:
                if time.monotonic() > deadline:
                    message = f"Cannot listen on {host}:{port} ({problem.strerror})."
                    raise LauncherError(
                        f"{message} Choose another: PORT={port + 1} bin/run"
                    ) from None
            else:
                return
        time.sleep(0.2)


def _prepare(variables: Mapping[str, str]) -> None:
    """Bring the database and the static files up to this version of the code."""
    stamp = home() / "static-stamp"
    wanted = _static_stamp()
    collect = None
    if not (ROOT / "staticfiles").is_dir() or not stamp.exists() or stamp.read_text() != wanted:
        collect = _manage(["collectstatic", "--noinput", "--clear"], variables)
    steps = [["migrate", "--noinput"], ["load_question_sets"], ["load_tools"]]
    if variables.get("DEMO") == "1":
        steps.append(["seed_demo"])
    try:
        for step in steps:
            _finish(_manage(step, variables), step[0])
        if collect:
            _finish(collect, "collectstatic")
            stamp.write_text(wanted)
    finally:
        if collect and collect.poll() is None:
            collect.kill()
            collect.wait()


def _manage(arguments: list[str], variables: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [PYTHON, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _finish(process: subprocess.Popen[str], name: str) -> None:
    try:
        said, _ = process.communicate()
    finally:
        if process.poll() is None:  # we were told to stop
            process.terminate()
            process.wait()
    if process.returncode:
        raise LauncherError(f"manage.py {name} failed:\n{said}")


def _static_stamp() -> str:
    """Changes when a static file, the settings or an installed package does."""
    seen = hashlib.sha256()
    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    for path in (ROOT / "config" / "settings.py", STAMP, *files):
        facts = path.stat()
        seen.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _programs(host: str, port: int) -> list[Program]:
    """The same four programs as in docker-compose.yml, sized for one machine."""
    logs = home() / "log"
    logs.mkdir(exist_ok=True)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    celery = (str(VENV / "bin" / "celery"), "--app", "config")
    worker = (*celery, "worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle")
    schedule = str(home() / f"schedule-{port}")
    commands_by_name = {
        "web": (
            str(VENV / "bin" / "gunicorn"),
            "--config",
            "config/gunicorn.py",
            "--bind",
            address,
        ),
        "worker": (
            *(*worker, "--queues", "celery"),
            *("--concurrency", "1", "--hostname", f"worker-{port}@%h"),
        ),
        "documents worker": (
            *(*worker, "--queues", "documents"),
            *("--concurrency", "1", "--hostname", f"documents-{port}@%h"),
        ),
        "scheduler": (
            *celery,
            "beat",
            "--loglevel",
            "INFO",
            "--pidfile",
            "",
            "--schedule",
            schedule,
        ),
    }
    return [
        Program(name, command, logs / f"{name.replace(' ', '-')}-{port}.log")
        for name, command in commands_by_name.items()
    ]


def _wait_until_ready(supervisor: Supervisor, host: str, port: int) -> None:
    """Wait until /healthz answers 200: then a first page is served, not refused."""
    deadline = time.monotonic() + SECONDS_TO_BE_READY
    while not supervisor.ending and not _answers(host, port):
        supervisor.look_after()
        if time.monotonic() > deadline:
            web = supervisor.programs[0]
            raise LauncherError(
                f"The web server does not answer. The end of {web.log}:\n{web.last_words()}"
            )
        time.sleep(0.1)


def _answers(host: str, port: int) -> bool:
    where = "localhost" if host in LISTENS_EVERYWHERE else host
    connection = http.client.HTTPConnection(where, port, timeout=5)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    return False


def _address(host: str, port: int) -> str:
    """Passkeys work on `localhost`, not on a bare number, so that is the name to use."""
    where = "localhost" if host in ("127.0.0.1", "::1", *LISTENS_EVERYWHERE) else host
    return f"http://{where}:{port}"


def _welcome(host: str, port: int, variables: Mapping[str, str], seconds: float) -> str:
    address = _address(host, port)
    lines = [f"\nReady in {seconds:.0f} s:  {address}/\n"]
    if variables.get("DEMO") == "1":
        lines.append(f"Sign in with the password {PASSWORD} as")
        lines += [f"  {email:34}{who}" for email, who in ACCOUNTS]
        lines.append(f"\nMail the demo sends:  {address}/demo/mail/")
    lines.append(f"Logs:  {home() / 'log'}\nCtrl-C stops everything this command started.")
    return "\n".join(lines)


@contextlib.contextmanager
def _step(text: str) -> Iterator[None]:
    """Say what is going on, and how long it took."""
    print(f"{text} …", end=" ", flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:.1f} s", flush=True)
