"""Whether a picture is what it seems, told by its header: it is never decoded here."""

from __future__ import annotations

from typing import BinaryIO

from hubs.files.limits import MOST_PIXELS

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
TOO_LARGE = (
    "This picture has more than 64 million dots. Save it smaller, for example 4,000 dots wide"
)
DAMAGED = "This picture is damaged. Open it, save it again and choose the new file"


class RefusedError(ValueError):
    """It is not taken; the message says why."""


def check(file: BinaryIO, form: str) -> None:
    """Raise `RefusedError` where the picture is damaged or too large to be shown anywhere."""
    from PIL import Image, UnidentifiedImageError  # few requests bring a picture

    file.seek(0)
    try:
        with Image.open(file, formats=[form]) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise RefusedError(TOO_LARGE)
            picture.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedError(TOO_LARGE) from error
    except RefusedError:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RefusedError(DAMAGED) from error
