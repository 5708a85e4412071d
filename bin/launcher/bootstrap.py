"""Makes the checkout's own Python environment, and moves the calling script into it.

Runs under whatever `python3` the machine has (3.8 or later), so it uses nothing newer.
Everything it makes stays in the checkout: `.tools` (uv, if the machine has none) and `.venv`.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
UV = "uv>=0.9,<1"
SUPPORTED = ">=3.12,<3.15"
# A level contains the ones before it: a checkout prepared for tests also runs the demo.
LEVELS = ("demo", "dev")


class BootstrapError(SystemExit):
    """Says in one sentence what is missing and what to do about it."""


def enter(level: str) -> None:
    """Return only inside `.venv` with the packages of `level`; else start again there."""
    prepare(level)
    # Nine programs start one after the other: without the cache each would compile everything anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(str(PYTHON), [str(PYTHON), *sys.argv])  # noqa: S606 - the same script again, no shell


def prepare(level: str) -> None:
    """Create `.venv` and install the locked packages of `level`, unless that is already so."""
    if _installed(level):
        return
    with _locked():
        if _installed(level):
            return
        _say("Installing Python packages (%s)" % level)
        uv = _uv()
        if not _runs(PYTHON):
            _make_venv(uv)
        _uv_run(
            uv,
            ["pip", "sync", "--python", str(PYTHON), "--require-hashes", str(_lock_file(level))],
        )
        STAMP.write_text(_stamp(level))


def _installed(level: str) -> bool:
    """Whether `.venv` holds the locked packages of this level, or of a level that contains it."""
    if not PYTHON.exists() or not STAMP.exists():
        return False
    have = STAMP.read_text()
    return any(have == _stamp(enough) for enough in LEVELS[LEVELS.index(level) :]) and _runs(PYTHON)


def _stamp(level: str) -> str:
    return "%s %s\n" % (level, hashlib.sha256(_lock_file(level).read_bytes()).hexdigest())


def _lock_file(level: str) -> Path:
    return ROOT / "requirements" / ("%s.txt" % level)


def _runs(python: Path) -> bool:
    """A virtual environment dies when its Python is removed, or when it is moved."""
    try:
        found = subprocess.run(
            [str(python), "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True
        )
    except OSError:
        return False
    return found.returncode == 0 and Path(found.stdout.strip()).resolve() == VENV.resolve()


def _uv() -> str:
    """uv from the machine if it has one, else from PyPI into `.tools`."""
    found = shutil.which("uv")
    if found and subprocess.run([found, "--version"], capture_output=True).returncode == 0:
        return found
    own = TOOLS / "bin" / "uv"
    if not _answers(own):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run(
            [*pip, "--upgrade", "--target", str(TOOLS), UV], capture_output=True, text=True
        )
        if done.returncode:
            raise BootstrapError(
                "Could not install uv with pip. Install uv (https://docs.astral.sh/uv/) or pip, "
                "and run this again.\n%s%s" % (done.stdout, done.stderr)
            )
    return str(own)


def _answers(program: Path) -> bool:
    try:
        return subprocess.run([str(program), "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def _make_venv(uv: str) -> None:
    """Prefer the Python of `.python-version`, then any supported one here, then a download."""
    shutil.rmtree(VENV, ignore_errors=True)
    wanted = (ROOT / ".python-version").read_text().strip()
    tries = (
        ["--python", wanted, "--no-python-downloads"],
        ["--python", SUPPORTED, "--no-python-downloads"],
        ["--python", wanted, "--managed-python"],
    )
    why = ""
    for options in tries:
        done = subprocess.run(
            [uv, "venv", "--quiet", *options, str(VENV)],
            cwd=str(ROOT),
            capture_output=True,
            text=True,
        )
        if done.returncode == 0 and _runs(PYTHON):
            return
        shutil.rmtree(VENV, ignore_errors=True)
        why = done.stderr
    raise BootstrapError(
        "Python 3.12, 3.13 or 3.14 is needed, and could not be downloaded.\n" + why
    )


def _uv_run(uv: str, arguments: list[str]) -> None:
    """Run uv; where a proxy inspects the network, trust what the machine trusts."""
    for variables in ({}, {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}):
        done = subprocess.run(
            [uv, "--quiet", *arguments],
            cwd=str(ROOT),
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            return
        if "certificate" not in done.stderr:
            break
    raise BootstrapError("uv %s failed:\n%s%s" % (arguments[0], done.stdout, done.stderr))


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """Two starts of one checkout at once: the second waits, and finds the work done."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _say(text: str) -> None:
    print(text + " …", file=sys.stderr, flush=True)
