"""Measures what a first visit loads, as sent."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from governance.measuring.figures import Figure

KILOBYTE = 1_000
SHEET, SCRIPTS = "css/site.css", "js"


def asset_figures() -> Iterator[Figure]:
    """The style sheet and the scripts that the pages of an area start, more than any one loads."""
    names = [SHEET, *_scripts()]
    sent = sum(_sent(name) for name in names)
    yield Figure("Style sheet and scripts of a page, brotli", round(sent / KILOBYTE, 1), 25, "kB")


def _scripts() -> list[str]:
    _folders, files = staticfiles_storage.listdir(SCRIPTS)
    elsewhere = ("workshop-", "passkey")  # started by the projector and the account pages alone
    plain = [f for f in files if f.endswith(".js") and f.count(".") == 1]
    plain = [f for f in plain if not f.startswith(elsewhere)]
    return [f"{SCRIPTS}/{f}" for f in plain]


def _sent(name: str) -> int:
    """The bytes sent for a file: compressed where WhiteNoise has a smaller form of it."""
    path = settings.STATIC_ROOT / staticfiles_storage.url(name).removeprefix(settings.STATIC_URL)
    compressed = path.with_name(path.name + ".br")
    return min(p.stat().st_size for p in (path, compressed) if p.exists())
