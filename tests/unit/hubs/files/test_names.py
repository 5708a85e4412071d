"""What a file is called again: what was given, without what could mislead."""

import pytest

from hubs.files import Kind
from hubs.files.names import safe_name, size_words


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Minutes May.pdf", "Minutes May.pdf"),
        ("Minutes", "Minutes.pdf"),
        ("invoice.exe", "invoice.pdf"),
        ("photo.of.board.jpeg", "photo.of.board.pdf"),
        ("evil\u202efdp.exe", "evilfdp.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('x<y>:"|?*.pdf', "x y.pdf"),
        ("Протокол 🙂.pdf", "Протокол 🙂.pdf"),
        (".pdf", "File.pdf"),
        ("", "File.pdf"),
        ("x" * 300, f"{'x' * 120}.pdf"),
    ],
)
def test_name_keeps_what_was_meant_and_loses_what_misleads(given, name):
    assert safe_name(given, Kind.PDF) == name


def test_ending_is_that_of_the_content():
    assert safe_name("Plan.pdf", Kind.PNG) == "Plan.png"


@pytest.mark.parametrize(
    ("size", "said"), [(999, "999 bytes"), (14_200, "14 kB"), (2_410_000, "2.4 MB")]
)
def test_size_is_told_in_round_figures(size, said):
    assert size_words(size) == said
