"""Keeping a file that somebody handed in, and clearing away bytes that no row knows."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hubs.files.kinds import Kind
from hubs.files.names import safe_name
from hubs.files.storing import fingerprint, keep_bytes, orphans, storage
from hubs.models import LocalArea, StoredFile, User

TIME_TO_COMMIT = timedelta(days=1)
"""Bytes without a row may belong to a transaction under way: none takes as long as this."""


@transaction.atomic
def store_file(
    *, area: LocalArea, actor: User, upload: UploadedFile[bytes], kind: Kind
) -> StoredFile:
    """Keep a file whose form has found it to be of a kind, and return its row.

    Its cause records who did what; the bytes go again if the transaction fails.
    """
    sha256 = fingerprint(upload)
    stored: StoredFile = StoredFile.objects.create(
        name=safe_name(upload.name or "", kind),
        kind=kind.value,
        size=upload.size or 0,
        sha256=sha256,
        key=keep_bytes(area.pk, upload),
        stored_by=actor,
    )
    return stored


def remove_orphans(*, area_id: UUID, now: datetime) -> int:
    """Delete the bytes of the open area that no row knows after a day; return how many."""
    known = set(StoredFile.objects.values_list("key", flat=True))
    found = list(orphans(area_id, known, now - TIME_TO_COMMIT))
    for key in found:
        storage().delete(key)
    return len(found)
