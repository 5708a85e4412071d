"""Named seats, the systems map and the years before, in the report's words and pictures."""

import json
from dataclasses import replace

import pytest

from governance.presenters.report import ReportView
from governance.presenters.report_page import ReportPage
from governance.snapshot import SCHEMA_VERSION, fingerprint, from_json, to_data, to_json
from tests.samples.reports import DRAFT, NORTHMOOR, northmoor_snapshot, northmoor_with_partners


@pytest.fixture
def page():
    return ReportPage(northmoor_with_partners(), DRAFT)


def test_snapshot_of_today_reads_back_as_it_was():
    snapshot = northmoor_with_partners()
    assert snapshot.schema == SCHEMA_VERSION
    assert from_json(to_json(snapshot)) == snapshot


def test_snapshot_of_the_first_version_keeps_its_data_and_fingerprint():
    stored = json.loads(NORTHMOOR.read_text())
    old = from_json(NORTHMOOR.read_text())
    assert old.schema == 1
    assert to_data(old) == stored
    assert "named_seats" not in to_json(old)
    assert fingerprint(old) == fingerprint(from_json(to_json(old)))


def test_report_of_the_first_version_has_no_map_and_its_old_letters():
    old = ReportView(northmoor_snapshot(), DRAFT)
    assert old.schema == 1
    assert "systems" not in old.by_key
    assert old.by_key["verification"].number == "G"
    assert old.partners.timeline is None
    assert old.partners.timeline_on_paper == ""
    assert old.partners.terms == []


def test_map_is_an_appendix_before_the_verification(page):
    assert page.by_key["systems"].number == "G"
    assert page.by_key["verification"].number == "H"


def test_named_seat_that_is_empty_is_said_and_shown(page):
    assert page.people.words.endswith("No community leader is at the table.")
    assert page.partners.named == [
        ("Local community leaders", ""),
        ("Parents and carers in active co-production", "Wyn Croft, Xan Hill"),
    ]
    (_, gap), _filled = page.partners.named_table.rows[0]
    (_, cell) = page.partners.named_table.rows[0][1]
    assert gap.words == "Local community leaders"
    assert (cell.words, cell.kind) == ("Gap: nobody", "late")


def test_named_seats_that_are_filled_are_not_spoken_of(page):
    filled = tuple(replace(s, names=("A",)) for s in page.snapshot.named_seats)
    view = ReportView(replace(page.snapshot, named_seats=filled), DRAFT)
    assert view.people.words == ReportView(northmoor_snapshot(), DRAFT).people.words


def test_map_and_its_table_say_the_same(page):
    partners = page.partners
    assert partners.map_rows[2] == (
        "North Vale Integrated Care Board",
        3,
        "Health",
        "Very much, 5 of 5",
        "Little, 2 of 5",
    )
    assert len(partners.map_table.rows) == len(partners.map_wide.marks) == 6
    assert "North Vale Integrated Care Board" in partners.map_narrow.description
    assert 'class="wide fh-map"' in partners.map_on_paper


def test_timeline_has_every_role_and_its_vacancy(page):
    partners = page.partners
    assert ("Data and evaluation lead", "Vacant", "1 October 2026", "Now") in partners.terms
    assert len(partners.timeline.rows) == 6
    assert len(partners.terms_table.rows) == len(partners.terms)
    assert "Sian Price" in partners.timeline_narrow.description
    assert "Sian Price" in partners.timeline_wide.svg
    assert 'class="wide fh-timeline"' in partners.timeline_on_paper


def test_structure_on_paper_is_the_drawing_of_the_page(page):
    printed = page.people.picture
    assert 'class="wide fh-structure"' in printed
    assert "Single accountable leader: Helen Marsh. Deputy: Joanne Pike." in printed
    assert "stroke-dasharray" in printed
    assert page.structure is page.people.structure


def test_structure_on_paper_escapes_and_shortens_what_people_typed(page):
    roles = tuple(replace(r, holder="<b>" + "W" * 200) for r in page.snapshot.roles)
    printed = ReportView(replace(page.snapshot, roles=roles), DRAFT).people.picture
    drawn = printed.partition("</title>")[2]
    assert "<b>" not in printed
    assert "W" * 40 not in drawn
