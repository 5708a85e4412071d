"""Handing a file out: always to be saved, never to be shown as a page of ours."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse

from hubs.files.kinds import Kind
from hubs.files.storing import read_bytes
from hubs.models import StoredFile

ALONE = "sandbox; default-src 'none'"


def as_attachment(file: StoredFile) -> FileResponse:
    """The file for its reader, whose right to it was checked. Raises `LostBytesError`.

    The bytes are compared with what was handed in first. Django adds `nosniff` to everything.
    """
    content = BytesIO(read_bytes(file.key, file.sha256))
    kind = Kind(file.kind)
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=kind.media_type
    )
    response.headers["Content-Security-Policy"] = ALONE
    return response
