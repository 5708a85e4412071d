"""The bytes of files: kept under names that say nothing, and gone again with a failed transaction.

They go through Django's storage, so that a folder or an object store will do.
"""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Iterator
from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import transaction

ALIAS = "files"


class LostBytesError(Exception):
    """What is stored is missing, or is not what was handed in."""


def storage() -> Storage:
    return storages[ALIAS]


def keep_bytes(area_id: UUID, content: File[bytes]) -> str:
    """Write the bytes, and return the name they are kept under, which nobody could guess.

    If the transaction is rolled back, or its savepoint, or the process ends before, they are
    deleted again. What even that misses (a machine that fails) `orphans` finds.
    """
    drawn = token_hex(20)
    key = storage().save(f"{area_id}/{drawn[:2]}/{drawn[2:]}", content)
    _delete_unless_committed(key)
    return key


class _Commitment:
    """Held by Django until the commit, which calls it; a rollback lets go of it, and its finalizer
    runs."""

    undo: weakref.finalize[Any, _Commitment]

    def __call__(self) -> None:
        self.undo.detach()


def _delete_unless_committed(key: str) -> None:
    commitment = _Commitment()
    commitment.undo = weakref.finalize(commitment, storage().delete, key)
    transaction.on_commit(commitment)


def read_bytes(key: str, sha256: str) -> bytes:
    """Return the bytes if they are those that were handed in; otherwise `LostBytesError`."""
    try:
        with storage().open(key) as stored:
            content: bytes = stored.read()
    except OSError as error:
        raise LostBytesError from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LostBytesError
    return content


def fingerprint(content: File[bytes]) -> str:
    """The SHA-256 of a file, in hexadecimal; leaves the file at its beginning."""
    found = hashlib.sha256()
    for chunk in content.chunks():
        found.update(chunk)
    content.seek(0)
    return found.hexdigest()


def areas_with_files() -> list[UUID]:
    """The areas that have a folder of files."""
    return [UUID(name) for name in _folders("")]


def orphans(area_id: UUID, known: set[str], before: datetime) -> Iterator[str]:
    """The names under which an area's bytes are kept since before a moment, and no row knows."""
    for folder in _folders(str(area_id)):
        place = f"{area_id}/{folder}"
        for name in storage().listdir(place)[1]:
            key = f"{place}/{name}"
            if key not in known and storage().get_modified_time(key) < before:
                yield key


def _folders(place: str) -> list[str]:
    try:
        return sorted(storage().listdir(place)[0])
    except FileNotFoundError:
        return []  # nobody has handed in a file yet
