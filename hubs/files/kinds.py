"""What a file is, told by what is in it: neither its name nor what a browser says is believed."""

from __future__ import annotations

from typing import BinaryIO

from django.db import models

from hubs.files import office, pictures

LAST = 2048


OFFICE = "application/vnd.openxmlformats-officedocument"


class Kind(models.TextChoices):
    """The kinds of file that are taken; the value is the ending that its name gets."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word document"
    XLSX = "xlsx", "Excel workbook"
    PNG = "png", "PNG picture"
    JPEG = "jpg", "JPEG picture"

    @property
    def media_type(self) -> str:
        return {
            Kind.PDF: "application/pdf",
            Kind.DOCX: f"{OFFICE}.wordprocessingml.document",
            Kind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
            Kind.PNG: "image/png",
            Kind.JPEG: "image/jpeg",
        }[self]


UNKNOWN = (
    "This file is not a PDF, a Word document (.docx), an Excel workbook (.xlsx), a PNG or a JPEG, "
    "whatever its name says. Choose another one"
)
OLD_OFFICE = (
    "This file is in an older Office format, or protected with a password. "
    "Save it as .docx or .xlsx without a password"
)
BROKEN_PDF = "This PDF is not complete. Open it, save it again and choose the new file"


class NotAcceptedError(ValueError):
    """The file is not taken; the message says why, and what to do instead."""


def kind_of(file: BinaryIO) -> Kind:
    """Return what the file is, or raise `NotAcceptedError` with a sentence for its owner.

    It is only ever looked at: no picture is decoded and no archive unpacked, so that what was made
    to exhaust a reader costs no more than any other file. The file is left at its beginning.
    """
    try:
        return _kind_of(file)
    except (office.RefusedError, pictures.RefusedError) as refused:
        raise NotAcceptedError(str(refused)) from refused
    finally:
        file.seek(0)


def _kind_of(file: BinaryIO) -> Kind:
    file.seek(0)
    head = file.read(16)
    if head.startswith(b"%PDF-"):
        return _pdf(file)
    if head.startswith(pictures.PNG):
        pictures.check(file, "PNG")
        return Kind.PNG
    if head.startswith(pictures.JPEG):
        pictures.check(file, "JPEG")
        return Kind.JPEG
    if head.startswith(office.ZIP):
        return Kind(office.check(file))
    raise NotAcceptedError(OLD_OFFICE if head.startswith(office.OLD) else UNKNOWN)


def _pdf(file: BinaryIO) -> Kind:
    size = file.seek(0, 2)
    file.seek(max(0, size - LAST))
    end = file.read()
    if b"startxref" not in end or b"%%EOF" not in end:
        raise NotAcceptedError(BROKEN_PDF)
    return Kind.PDF
