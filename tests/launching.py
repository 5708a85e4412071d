"""A state folder for each test of the launcher, never the checkout's own."""

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def state(monkeypatch):
    """A private state folder with a path short enough for a socket, and no services named."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="fh-"))
    monkeypatch.setenv("STATE_DIR", str(folder))
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    yield folder
    shutil.rmtree(folder)
