"""Keeps the programs of one `bin/run` alive, and takes them all down with it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from launcher.bootstrap import ROOT
from launcher.state import LauncherError

SECONDS_TO_END = 15
LONGEST_WAIT = 30
# A program that has run this long is well again: its next fall starts the counting anew.
SECONDS_TO_BE_WELL = 60
MOST_FALLS = 5
PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    """One program to keep running: its name, what starts it, and how it has fared."""

    name: str
    command: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0
    due: float = 0.0

    def start(self, variables: Mapping[str, str]) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches it through us only."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has one thread
            )
        self.started = time.monotonic()

    def last_words(self) -> str:
        """The end of its log: what it said before it fell."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


@dataclass
class Supervisor:
    """Starts programs, restarts those that fall, and ends them all when told to."""

    variables: Mapping[str, str]
    programs: list[Program] = field(default_factory=list)
    ending: bool = False

    def start(self, *programs: Program) -> None:
        """Start these programs, and heed Ctrl-C and the signals that end us from now on."""
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, self._heed)
        for program in programs:
            program.start(self.variables)
            self.programs.append(program)

    def look_after(self) -> None:
        """One look at every program: note a fall, restart what is due.

        A program that keeps falling ends the whole run: half a service would only seem alive.
        """
        now = time.monotonic()
        for program in self.programs:
            if program.process is None:
                if now >= program.due:
                    program.start(self.variables)
            elif (code := program.process.poll()) is not None:
                self._note_fall(program, code, now)

    def _note_fall(self, program: Program, code: int, now: float) -> None:
        program.falls = 1 if now - program.started > SECONDS_TO_BE_WELL else program.falls + 1
        program.process = None
        if program.falls >= MOST_FALLS:
            raise LauncherError(
                f"The {program.name} fell {program.falls} times in a row (exit code {code}), "
                f"so everything is stopped. The end of {program.log}:\n{program.last_words()}"
            )
        wait = min(2 ** (program.falls - 1), LONGEST_WAIT)
        program.due = now + wait
        print(
            f"The {program.name} ended (exit code {code}) and starts again in {wait} s. "
            f"See {program.log}",
            flush=True,
        )

    def end(self) -> None:
        """Ask every program to finish what it is doing, and end those that do not."""
        running = [each.process for each in self.programs if each.process]
        for process in running:
            process.terminate()  # the program alone: it ends its own helpers in good order
        deadline = time.monotonic() + SECONDS_TO_END
        for process in running:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _kill_group(process)
                process.wait()

    def _heed(self, number: int, _frame: object) -> None:
        """The first signal ends in good order, the second at once."""
        if self.ending:
            for program in self.programs:
                if program.process:
                    _kill_group(program.process)
        self.ending = True


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def _end_with_parent() -> None:
    """Ask Linux to end this program when the launcher dies without a word (kill -9)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
