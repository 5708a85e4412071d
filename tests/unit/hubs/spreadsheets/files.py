"""Files as people send them."""

import io
import zipfile

from openpyxl import Workbook


def workbook(rows, title="Sheet1", **others):
    """An Excel workbook with these rows; other sheets by their title."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, lines in others.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content, name, change):
    """The workbook with one part changed; a part that is not there is added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for part in package.namelist():
            data = package.read(part)
            changed.writestr(part, change(data) if part == name else data)
        if name not in package.namelist():
            changed.writestr(name, change(b""))
    return out.getvalue()
