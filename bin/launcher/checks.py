"""Everything a machine can say about the code without running the tests, all tools at once."""

import os
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from launcher import services
from launcher.bootstrap import PYTHON, ROOT, VENV

TOOLS = VENV / "bin"
# Fictional but safe values: `check --deploy` judges the settings a real deployment would run with.
PRODUCTION = {
    "DEBUG": "0",
    "DEMO": "0",
    "SECRET_KEY": "checks-only-0aZ9yX8wV7uT6sR5qP4oN3mL2kJ1iH0gF9eD8cB7a",
    "ALLOWED_HOSTS": "planner.example",
    "BASE_URL": "https://planner.example",
    "FILES_ROOT": "/srv/planner/files",
    "EMAIL_URL": "smtp+tls://mailer:secret@mail.planner.example:587",
}


@dataclass(frozen=True)
class Check:
    """One tool, what it looks at, and the variables it needs beyond our own."""

    name: str
    command: tuple[str, ...]
    production: bool = False


CHECKS = (  # the slow ones first, so that both cores stay busy to the end
    Check("types", ("mypy",)),
    Check("templates", ("djlint", "templates", "--lint", "--quiet")),
    Check(
        "deployment", ("manage.py", "check", "--deploy", "--fail-level", "WARNING"), production=True
    ),
    Check("migrations", ("manage.py", "makemigrations", "--check", "--dry-run"), production=True),
    Check("imports", ("lint-imports", "--no-logo")),
    Check("lint", ("ruff", "check", "--quiet", "--output-format", "concise", ".")),
    Check("format", ("ruff", "format", "--check", "--quiet", ".")),
)


def run() -> int:
    """Run every check, print those that fail in full, and return 1 if any did."""
    began = time.monotonic()
    failed = 0
    with services.in_use() as variables, ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        jobs = {pool.submit(_run, check, variables): check for check in CHECKS}
        for job in as_completed(jobs):
            done, seconds = job.result()
            failed += done.returncode != 0
            print(
                f"{'FAILED' if done.returncode else 'ok':7}{jobs[job].name:12}{seconds:5.1f} s",
                flush=True,
            )
            if done.returncode:
                print(f"{done.stdout}{done.stderr}".rstrip() + "\n", flush=True)
    print(
        f"{len(CHECKS) - failed} of {len(CHECKS)} checks passed in {time.monotonic() - began:.1f} s"
    )
    return 1 if failed else 0


def _run(
    check: Check, variables: Mapping[str, str]
) -> tuple[subprocess.CompletedProcess[str], float]:
    program, *arguments = check.command
    command = [str(PYTHON), program] if program == "manage.py" else [str(TOOLS / program)]
    env = {**os.environ, **variables, **(PRODUCTION if check.production else {"DEMO": "1"})}
    began = time.monotonic()
    done = subprocess.run([*command, *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    return done, time.monotonic() - began
