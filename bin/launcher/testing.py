"""Runs the tests: everything with the coverage gate, or just what the arguments name."""

from launcher import commands, services, system
from launcher.bootstrap import PYTHON

COVERAGE_GATE = 95
MOST_PROCESSES = 4


def run(arguments: list[str]) -> int:
    """Run pytest with the services up; the exit code is pytest's own."""
    browser = system.browser(needed=_has_browser_tests(arguments))
    system.ensure_pango()
    with services.in_use() as variables:
        return commands.attended(
            [PYTHON, "-m", "pytest", *(arguments or _everything())],
            variables | {"CHROMIUM": browser},
        )


def _everything() -> list[str]:
    processes = ["-n", "auto", "--maxprocesses", str(MOST_PROCESSES), "--dist", "loadgroup"]
    return [*processes, "--cov", "--cov-report=term", f"--cov-fail-under={COVERAGE_GATE}"]


def _has_browser_tests(arguments: list[str]) -> bool:
    """Whether the paths named, if any, take in tests/functional."""
    paths = [each for each in arguments if each.startswith("tests")]
    return not paths or any(
        each.startswith("tests/functional") or each in ("tests", "tests/") for each in paths
    )
