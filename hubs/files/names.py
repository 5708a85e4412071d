"""What a file is called when it is shown and handed out again."""

from __future__ import annotations

import re
import unicodedata

from hubs.files.kinds import Kind

LONGEST = 120
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
UNWELCOME = re.compile(r'[<>:"/\\|?*]')


def safe_name(given: str, kind: Kind) -> str:
    """Return the name that was given, without what could mislead, and with the ending of its kind.

    Invisible characters go, for one of them lets "exe.fdp" read as "pdf.exe" backwards; so does
    what no system takes in a name. A file that says .pdf and is a picture is called a picture.
    """
    plain = "".join(c for c in given if unicodedata.category(c)[0] != "C")
    stem = ENDING.sub("", UNWELCOME.sub(" ", plain).rstrip(". "))
    words = " ".join(stem.split())[:LONGEST].strip(". ")
    return f"{words or 'File'}.{kind.value}"


def size_words(size: int) -> str:
    """'820 bytes', '14 kB', '2.4 MB'."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB"
