"""How much is taken in."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PIXELS = 64_000_000
"""Beyond any screen, page or phone; a picture is refused by its header, before it is decoded."""
MOST_PARTS = 5_000
MOST_UNPACKED = 100 * MEGABYTE
"""What a document of Word or Excel may hold once unpacked; nothing of it is unpacked here."""
