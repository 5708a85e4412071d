"""What every PDF promises: tagged, described, self-contained, repeatable, within limits."""

import io
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import page as checker
import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name

from governance.presenters.report import ReportView
from hubs.pdf import Limits, PdfRefused, limits
from hubs.pdf.render import _Document, _kit, _read, page_count, render_pdf
from tests.samples.reports import (
    DRAFT,
    SIGNED,
    northmoor_snapshot,
    northmoor_with_partners,
)

TEMPLATE = "print/report.html"


@pytest.fixture(scope="module")
def data():
    return render_pdf(TEMPLATE, {"report": ReportView(northmoor_snapshot(), SIGNED)})


@pytest.fixture
def pdf(data):
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def elements(pdf):
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Array):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, Dictionary) and "/S" in item:
            yield item
            if "/K" in item and not isinstance(item.K, int):
                waiting.append(item.K)


def tagged(pdf, tag):
    return [element for element in elements(pdf) if tag == element.S]


def test_document_says_what_it_is(pdf):
    assert pdf.Root.MarkInfo.Marked is True
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo.Title) == northmoor_snapshot().cover.title


def test_metadata_names_both_standards(pdf):
    written = pdf.Root.Metadata.read_bytes().decode()
    assert 'pdfuaid:part="1"' in written
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in written
    assert pdf.Root.OutputIntents[0].S == Name.GTS_PDFA1
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()


def test_independent_checker_finds_both_standards_met(data):
    ignored = "STREAM-LENGTH"  # the checker miscounts a stream whose last byte is a line end
    for profile in ("ua1", "3a"):
        report = checker.validate_pdf_bytes(data, profile=profile)
        assert [f.message for f in report.failures if ignored not in f.rule_id] == []
        assert report.rules.passed > 100


def test_headings_start_at_one_and_skip_nothing(pdf):
    levels = [int(str(e.S)[2:]) for e in elements(pdf) if str(e.S) in {"/H1", "/H2", "/H3", "/H4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_header_cells_have_a_scope_and_data_cells_find_them(pdf):
    headers, cells = tagged(pdf, Name.TH), tagged(pdf, Name.TD)
    assert headers
    assert all(e.A.Scope in (Name.Column, Name.Row) for e in headers)
    names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
    known = {bytes(names[at]) for at in range(0, len(names), 2)}
    assert {bytes(h) for cell in cells for h in cell.A.get("/Headers", [])} <= known


def test_pictures_have_words(pdf):
    figures = tagged(pdf, Name.Figure)
    assert len(figures) == 1 + 1 + 12 + 4
    assert all(len(str(figure.Alt)) > 10 for figure in figures)


def test_report_with_partners_has_their_pictures_and_meets_both_standards():
    data = render_pdf(TEMPLATE, {"report": ReportView(northmoor_with_partners(), SIGNED)})
    with pikepdf.open(io.BytesIO(data)) as opened:
        said = [str(figure.Alt) for figure in tagged(opened, Name.Figure)]
    assert len(said) == 1 + 1 + 12 + 4 + 2
    assert any(words.startswith("Systems map of Northmoor. Influence very much") for words in said)
    for profile in ("ua1", "3a"):
        report = checker.validate_pdf_bytes(data, profile=profile)
        assert [f.message for f in report.failures if "STREAM-LENGTH" not in f.rule_id] == []


def test_all_content_is_tagged_or_an_artifact(pdf):
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in {"Tj", "TJ", "Do"}:
                assert depth > 0, f"untagged {name} {operands}"


def test_tree_holds_every_marked_content(pdf):
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    linked = {element.objgen for element in elements(pdf)}
    for number, page in enumerate(pdf.pages):
        owners = parents[2 * number + 1]
        used = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        ]
        assert used
        assert all(owners[at].objgen in linked for at in used)


def test_running_lines_are_artifacts(pdf):
    marks = Counter(
        str(operands[0])
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[1])
        if str(operator) == "BDC"
    )
    assert marks["/Artifact"] >= 3


def test_links_say_where_they_go(pdf):
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == Name.Link]
    assert links
    assert all(str(link.Contents).startswith("Go to ") for link in links)
    assert all(int(link.F) == 4 for link in links)


def test_fonts_are_embedded(pdf):
    fonts = {name: font for page in pdf.pages for name, font in page.Resources.Font.items()}
    assert fonts
    for font in fonts.values():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert "Source-Sans-3" in str(font.BaseFont)
        assert "/ToUnicode" in font


def test_equal_documents_are_equal_bytes(data):
    again = render_pdf(TEMPLATE, {"report": ReportView(northmoor_snapshot(), SIGNED)})
    assert again == data


def test_nothing_active_or_attached(pdf, data):
    assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
    assert "/OpenAction" not in pdf.Root
    assert "/AA" not in pdf.Root
    assert b"/Launch" not in data


def test_draft_says_so_in_every_running_line():
    drawn = render_pdf(TEMPLATE, {"report": ReportView(northmoor_snapshot(), DRAFT)})
    assert page_count(drawn) == 10
    assert drawn != render_pdf(TEMPLATE, {"report": ReportView(northmoor_snapshot(), SIGNED)})


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(characters=1_000), "too long to print"),
        (Limits(elements=100), "more than 100 parts"),
        (Limits(depth=4), "nests more than 4"),
        (Limits(pages=3), "10 pages long"),
        (Limits(size=1_000), "larger than"),
        (Limits(seconds=0.1), "too much time"),
        (Limits(memory_mb=-1), "too much memory"),
    ],
)
def test_limit_stops_the_document(limits, reason):
    context = {"report": ReportView(northmoor_snapshot(), SIGNED)}
    with pytest.raises(PdfRefused, match=reason):
        render_pdf(TEMPLATE, context, limits=limits)


def test_rendering_works_again_after_one_was_stopped(data):
    context = {"report": ReportView(northmoor_snapshot(), SIGNED)}
    with pytest.raises(PdfRefused):
        render_pdf(TEMPLATE, context, limits=Limits(seconds=0.05))
    assert render_pdf(TEMPLATE, context) == data


def rows_of(table):
    waiting, found = [table], 0
    while waiting:
        item = waiting.pop()
        if isinstance(item, Array):
            waiting.extend(item)
        elif isinstance(item, Dictionary):
            found += item.get("/S") == Name.TR
            if "/K" in item and not isinstance(item.K, int):
                waiting.append(item.K)
    return found


@pytest.mark.parametrize("times", [2, 3])
def test_statements_of_a_set_stand_on_one_page_with_their_caption(times):
    snapshot = northmoor_snapshot()
    more = replace(snapshot, question_sets=snapshot.question_sets * times)
    data = render_pdf(TEMPLATE, {"report": ReportView(more, SIGNED)})
    with pikepdf.open(io.BytesIO(data)) as opened:
        rows = Counter(rows_of(table) for table in tagged(opened, Name.Table))
    assert not rows[0]
    for asked in snapshot.question_sets:
        assert rows[1 + len(asked.statements)] >= times


@pytest.mark.parametrize("more", range(0, 9, 3))
def test_small_table_stands_on_one_page_wherever_it_begins(more):
    snapshot = northmoor_with_partners()
    longer = replace(snapshot, terms=snapshot.terms + snapshot.terms[-1:] * more)
    data = render_pdf(TEMPLATE, {"report": ReportView(longer, SIGNED)})
    with pikepdf.open(io.BytesIO(data)) as opened:
        # Each part of a table that goes over a page is tagged as a table of its own.
        of_the_map = tagged(opened, Name.Table)[-3]
        assert rows_of(of_the_map) == 1 + len(snapshot.places)


def page_of(words, *, standing_at, table):
    """The page on which words of a table stand that begins so many millimetres down."""
    rows = "".join(f"<tr><td>{row}</td></tr>" for row in table)
    source = (
        f'<html lang="en"><body><p style="height: {standing_at}mm">Before.</p>'
        f"<section><table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table></section>"
        f"<section><h2>What follows</h2><p>{'many words ' * 90}</p></section></body></html>"
    )
    kit = _kit("report.css")
    document = _Document(_read(source), kit)
    data = document.render(stylesheets=[kit.stylesheet], font_config=kit.fonts).write_pdf()
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return next(number for number, text in enumerate(pages, 1) if words in text)


def test_table_of_one_row_does_not_hold_on_to_what_follows():
    assert page_of("Only", standing_at=235, table=["Only"]) == 1
    assert page_of("What follows", standing_at=235, table=["Only"]) == 2


def test_last_row_of_a_table_never_stands_alone():
    rows = ["First", "Second", "Third", "Fourth"]
    found = [
        [page_of(row, standing_at=height, table=rows) for row in rows[2:]]
        for height in range(212, 248, 3)
    ]
    assert [1, 1] in found
    assert [1, 2] not in found
    assert [2, 2] in found


def test_memory_is_given_back_where_the_system_takes_it(monkeypatch):
    asked = []
    monkeypatch.setattr(limits, "TRIM", asked.append)
    northmoor = {"report": ReportView(northmoor_snapshot(), SIGNED)}
    render_pdf(TEMPLATE, northmoor)
    assert asked == [0]
    monkeypatch.setattr(limits, "TRIM", None)
    limits.give_back_memory()
