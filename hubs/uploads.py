"""Files that people send: kept in memory, never on the disk, and no more of them than is read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler


class BoundedUploadHandler(MemoryFileUploadHandler):
    """Keeps the first `FILE_UPLOAD_MAX_MEMORY_SIZE` bytes and drops the rest.

    The file's `size` is what was sent, so that a form can tell that it was too large.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Take every file: there is no other handler behind this one."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what is within the bound."""
        left: int = settings.FILE_UPLOAD_MAX_MEMORY_SIZE - start
        if left > 0:
            self.file.write(raw_data[:left])
