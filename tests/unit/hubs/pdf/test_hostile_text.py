"""Nothing a person types can break a PDF, reach outside it, or hide in it."""

import dataclasses
import io

import page as checker
import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from governance.presenters.report import ReportView
from hubs.pdf import PdfRefused
from hubs.pdf.render import _kit, render_pdf
from hubs.pdf.text import printable, without
from tests.samples.reports import DRAFT, northmoor_snapshot


def printed(**changes):
    """A short report, so that each text is tried quickly."""
    short = {"question_sets": (), "respondents": (), "coverage": (), "implications": ()}
    snapshot = dataclasses.replace(northmoor_snapshot(), **short | changes)
    return render_pdf("print/report.html", {"report": ReportView(snapshot, DRAFT)})


@pytest.mark.parametrize(
    "summary",
    [
        "bell \x07 null \x00 escape \x1b[31m delete \x7f not a character \uffff",
        "a lone surrogate \ud800 and another \udfff",
        "<script>alert(1)</script> <!-- ]]> &bogus; {{ 7|add:7 }} {% now %}",
        "right to left: سلام שלום and \u202ereversed\u202c",
        "👩‍👩‍👦 🇬🇧 👍🏽 ☃",
        "no font has these: 𐎠𐎡𐎢 𒀀 \U0001d800",
        "w" * 20_000,
        "\n".join("line" for _ in range(400)),
        "=1+1",
    ],
    ids=[
        "control",
        "surrogate",
        "markup",
        "rtl",
        "emoji",
        "no-font",
        "long-word",
        "lines",
        "formula",
    ],
)
def test_typed_text_makes_a_sound_pdf(summary):
    data = printed(summary=summary)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 5
        assert not pdf.check_pdf_syntax()
    assert checker.is_pdf_compliant_bytes(data, profile="ua1")


def test_a_megabyte_is_refused_at_once_in_plain_words():
    with pytest.raises(PdfRefused, match="too long to print"):
        printed(summary="word " * 210_000)


def test_an_empty_report_is_still_a_report():
    nothing = dict.fromkeys(
        ("recommendations", "implications", "roles", "coverage", "question_sets",
         "respondents", "actions", "decisions_open", "drift"), (),
    )  # fmt: skip
    assert printed(summary="", **nothing)


@pytest.mark.parametrize(
    "address",
    [
        "http://tracker.example/pixel.png",
        "https://tracker.example/",
        "ftp://tracker.example/",
        "file:///etc/passwd",
        "data:text/plain,hello",
        "fonts/../../../hubs/pdf/render.py",
    ],
)
def test_a_document_may_fetch_only_its_own_assets(address):
    kit = _kit("report.css")
    wanted = address if ":" in address else kit.base_url + address
    with pytest.raises(FatalURLFetchingError):
        kit.fetcher.fetch(wanted)


def test_a_documents_own_font_may_be_fetched():
    kit = _kit("report.css")
    font = kit.fetcher.fetch(kit.base_url + "fonts/source-sans-3-latin-400-normal.woff2")
    assert font.read().startswith(b"wOF2")


def test_an_undrawable_picture_becomes_its_name():
    assert printable("well done 👍🏽", frozenset()) == "well done [thumbs up sign]"


def test_welsh_and_polish_letters_are_left_alone():
    words = "Ŵyn Żółć naïve – “quoted” £5"
    assert printable(words, frozenset(map(ord, words))) == words


def test_a_run_that_no_font_draws_is_counted_in_words():
    assert without("a 𐎠𐎡 b", {ord("𐎠"), ord("𐎡")}) == (
        "a [2 characters that cannot be printed here] b"
    )
