"""What a file is, told by its content; nothing made to mislead or to exhaust gets through."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hubs.files import Kind, NotAcceptedError, kind_of
from hubs.files.limits import MOST_UNPACKED
from tests.handed_in import PDF, PROGRAM, WHOLE, archive, office, picture, png_that_says

WORD = "word/document.xml"


def refusal(content):
    with pytest.raises(NotAcceptedError) as refused:
        kind_of(BytesIO(content))
    return str(refused.value)


@pytest.mark.parametrize("ending", sorted(WHOLE))
def test_whole_file_of_every_kind_is_known_and_left_at_its_beginning(ending):
    file = BytesIO(WHOLE[ending])
    file.seek(3)
    assert kind_of(file) == Kind(ending)
    assert file.tell() == 0


def test_workbook_that_a_library_wrote_is_a_workbook():
    made = BytesIO()
    Workbook().save(made)
    assert kind_of(made) == Kind.XLSX


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PROGRAM, "whatever its name says"),
        (b"", "whatever its name says"),
        (b"%PDF", "whatever its name says"),
        (b"<script>alert(1)</script>", "whatever its name says"),
        (PROGRAM + PDF, "whatever its name says"),
        (b"GIF89a" + bytes(50), "whatever its name says"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Office format"),
        (PDF[:300], "PDF is not complete"),
        (archive({"a.txt": b"text"}), "archive is not a Word"),
        (archive({"run.exe": PROGRAM}), "archive is not a Word"),
        (office(said=b"nothing that fits"), "archive is not a Word"),
        (office(**{"word/vbaProject.bin": b"x"}), "holds macros"),
        (office(said=b"application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
        (office(**{"../../etc/passwd": b"x"}), "damaged"),
        (office(**{"/etc/passwd": b"x"}), "damaged"),
        (office()[:-40], "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (office(**{f"part{n}": b"" for n in range(5_001)}), "unpack to more"),
        (picture("PNG", (400, 300))[:-60], "picture is damaged"),
        (b"\xff\xd8\xff" + bytes(90), "picture is damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "picture is damaged"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(content, said):
    assert said in refusal(content)


SIZES = [(30_000, 30_000), (9_000, 9_000), (64_000_001, 1), (2**31 - 1, 2**31 - 1)]


@pytest.mark.parametrize("size", SIZES)
def test_enormous_picture_is_refused_without_being_decoded(size, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: pytest.fail("was decoded"))
    assert "64 million" in refusal(png_that_says(*size))


def test_picture_at_the_limit_is_taken_without_being_decoded(monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: pytest.fail("was decoded"))
    assert kind_of(BytesIO(png_that_says(8_000, 8_000))) == Kind.PNG


def test_document_that_would_unpack_to_too_much_is_refused_unopened(monkeypatch):
    bomb = office(**{f"word/{n}.xml": bytes(MOST_UNPACKED // 4 + 1) for n in range(4)})
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *args, **kwargs: pytest.fail("was opened"))
    assert "unpack to more" in refusal(bomb)


def test_encrypted_document_is_refused():
    locked = bytearray(office())
    at = locked.index(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 1)
    assert "damaged" in refusal(bytes(locked))


@settings(deadline=None)  # it finds faults, and measures nothing
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 400),
)
def test_spoiled_file_is_known_or_refused_and_never_an_error(ending, spots, cut):
    spoiled = bytearray(WHOLE[ending])
    for place, value in spots:
        spoiled[place % len(spoiled)] = value
    with suppress(NotAcceptedError):
        assert kind_of(BytesIO(bytes(spoiled[: len(spoiled) - cut]))) in Kind
