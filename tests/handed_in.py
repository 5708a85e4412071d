"""Files that a test hands in: whole ones of every kind, and ways to spoil them."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from governance.demo.evidence import small_pdf

PDF = small_pdf("Minutes of the board")
PROGRAM = b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode." + bytes(400)
MAIN = {
    "word/document.xml": b"wordprocessingml.document.main+xml",
    "xl/workbook.xml": b"spreadsheetml.sheet.main+xml",
}


def archive(parts: dict[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", packed) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def office(main: str = "word/document.xml", *, said: bytes = b"", **more: bytes) -> bytes:
    """A document of Word, or of Excel, with more parts if wanted."""
    contents = b"<Types>" + (said or MAIN[main]) + b"</Types>"
    return archive({"[Content_Types].xml": contents, main: b"<x/>", **more})


def picture(form: str, size: tuple[int, int] = (40, 30)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "teal").save(made, form)
    return made.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A small file whose header promises an enormous picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


WHOLE = {
    "pdf": PDF,
    "docx": office(),
    "xlsx": office("xl/workbook.xml"),
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
}


def upload(content: bytes = PDF, name: str = "Minutes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
