import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launcher import supervisor as supervising
from launcher.bootstrap import ROOT
from launcher.state import LauncherError
from launcher.supervisor import Program, Supervisor

SLEEPS = (sys.executable, "-c", "import time; time.sleep(60)")
FALLS = (sys.executable, "-c", "import sys; print('out of paper'); sys.exit(3)")
IGNORES_TERM = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""
STUBBORN = (sys.executable, "-c", IGNORES_TERM)
ORPHAN = """
import sys, time
from pathlib import Path
from launcher.supervisor import Program, Supervisor
program = Program("web", (sys.executable, "-c", "import time; time.sleep(60)"), Path(sys.argv[1]))
Supervisor({}).start(program)
print(program.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def supervisor():
    """A supervisor whose programs and signal handlers are gone after the test."""
    kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {each: signal.getsignal(each) for each in kinds}
    found = Supervisor({})
    yield found
    found.end()
    for each, handler in before.items():
        signal.signal(each, handler)


def _until(happens, seconds=10):
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_supervisor_starts_a_fallen_program_again(supervisor, tmp_path, capsys):
    program = Program("web", SLEEPS, tmp_path / "web.log")
    supervisor.start(program)
    first = program.process
    first.kill()
    first.wait()
    supervisor.look_after()
    assert program.process is None
    assert "The web ended" in capsys.readouterr().out
    program.due = 0.0
    supervisor.look_after()
    assert program.process.pid != first.pid
    assert program.process.poll() is None


def test_supervisor_waits_longer_after_each_fall(supervisor, tmp_path):
    program = Program("web", FALLS, tmp_path / "web.log")
    supervisor.start(program)
    waits = []
    for _ in range(3):
        program.process.wait()
        supervisor.look_after()
        waits.append(round(program.due - time.monotonic()))
        program.due = 0.0
        supervisor.look_after()
    assert waits == [1, 2, 4]


def test_supervisor_gives_up_on_a_program_that_keeps_falling(supervisor, tmp_path):
    program = Program("documents worker", FALLS, tmp_path / "documents.log")
    supervisor.start(program)
    program.process.wait()
    program.falls = supervising.MOST_FALLS - 1
    with pytest.raises(LauncherError, match=r"(?s)documents worker fell 5 times.*out of paper"):
        supervisor.look_after()


def test_supervisor_forgives_a_program_that_ran_well_for_long(supervisor, tmp_path):
    program = Program("web", FALLS, tmp_path / "web.log")
    supervisor.start(program)
    program.process.wait()
    program.falls = supervising.MOST_FALLS - 1
    program.started -= supervising.SECONDS_TO_BE_WELL + 1
    supervisor.look_after()
    assert program.falls == 1


def test_supervisor_ends_a_program_that_ignores_the_request(supervisor, tmp_path, monkeypatch):
    monkeypatch.setattr(supervising, "SECONDS_TO_END", 0.2)
    program = Program("web", STUBBORN, tmp_path / "web.log")
    supervisor.start(program)
    _until(lambda: program.log.read_text() == "ready\n")
    supervisor.end()
    assert program.process.returncode == -signal.SIGKILL


def test_supervisor_marks_the_end_on_ctrl_c(supervisor, tmp_path):
    supervisor.start(Program("web", SLEEPS, tmp_path / "web.log"))
    signal.raise_signal(signal.SIGINT)
    assert supervisor.ending


def test_supervisor_takes_its_programs_along_when_it_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHAN, str(tmp_path / "log")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "bin")},
    )
    with parent.stdout as said:
        child = int(said.readline())
    assert _alive(child)
    parent.kill()
    parent.wait()
    _until(lambda: not _alive(child))
