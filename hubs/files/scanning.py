"""The hook for a virus scanner: the setting FILE_SCANNER names a function like `clamd` below."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import closing
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from hubs.files.kinds import NotAcceptedError

logger = logging.getLogger(__name__)

CHUNK = 65_536
SECONDS = 30
DEFAULT_PORT = 3310
FOUND = "A virus scanner found something harmful in this file. It was not kept; tell your IT team"
SILENT = "The file could not be checked for viruses just now, so it was not kept. Try again later"


def scan(file: BinaryIO) -> None:
    """Raise `NotAcceptedError` where the scanner finds something, or does not answer.

    Without a scanner nothing is scanned: `docs/deploy.md` says so to who runs the service.
    """
    if not settings.FILE_SCANNER:
        return
    scanner: Callable[[BinaryIO], bool] = import_string(settings.FILE_SCANNER)
    try:
        is_clean = scanner(file)
    except OSError as error:
        logger.exception("The virus scanner does not answer")
        raise NotAcceptedError(SILENT) from error
    finally:
        file.seek(0)
    if not is_clean:
        logger.warning("The virus scanner refused a file")
        raise NotAcceptedError(FOUND)


def clamd(file: BinaryIO) -> bool:
    """Ask the ClamAV daemon at CLAMD_URL whether a file is clean; OSError where it does not say."""
    with closing(_connected(settings.CLAMD_URL)) as connection:
        connection.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
        connection.sendall(bytes(4))
        said = _answer(connection)
    if said.endswith("FOUND"):
        return False
    if said.endswith("OK"):
        return True
    raise OSError(f"clamd said {said[:100]!r}")


def _connected(url: str) -> socket.socket:
    """`unix:///run/clamav/clamd.ctl` or `tcp://clamav:3310`."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        try:
            connection.connect(parts.path)
        except OSError:
            connection.close()
            raise
        return connection
    return socket.create_connection(
        (parts.hostname or "", parts.port or DEFAULT_PORT), timeout=SECONDS
    )


def _answer(connection: socket.socket) -> str:
    said = b""
    while chunk := connection.recv(CHUNK):
        said += chunk
    return said.decode("ascii", "replace").strip("\0\n ")
