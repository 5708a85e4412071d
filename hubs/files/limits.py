"""How much is taken in, and nothing beyond it written down: not even for a moment."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PIXELS = 64_000_000
"""Beyond any screen, page or phone; a picture is refused by its header, before it is decoded."""
MOST_PARTS = 5_000
MOST_UNPACKED = 100 * MEGABYTE
"""What a document of Word or Excel may hold once unpacked; nothing of it is unpacked here."""


class CutOff(FileUploadHandler):
    """Lets go of what follows the largest file allowed.

    Runs before the handlers that keep what arrives: they see a file just over the limit, which its
    form then refuses, and the disk never sees the rest.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.taken > MOST_BYTES:
            return None
        self.taken += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""
