"""Runs programs of the checkout with the services up and the environment that points to them."""

import os
import signal
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from launcher import services
from launcher.bootstrap import PYTHON, ROOT


def manage(arguments: Iterable[str]) -> int:
    """Run `manage.py` with these arguments; the exit code is the command's own."""
    with services.in_use() as variables:
        return attended([PYTHON, "manage.py", *arguments], development() | variables)


def development() -> dict[str, str]:
    """What a checkout assumes when the environment does not say: the demo, on this machine."""
    return {"DEMO": os.environ.get("DEMO", "1")}


def attended(command: Iterable[str | Path], variables: Mapping[str, str]) -> int:
    """Run a program at the terminal. Ctrl-C is its to handle: we only wait, then clean up."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **variables},
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - this process has one thread
    )
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return code if code >= 0 else 128 - code


def _heed_ctrl_c() -> None:
    """Undo for the program what it inherits from us: that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
