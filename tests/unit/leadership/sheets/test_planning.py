from datetime import date

import pytest
import time_machine

from hubs.spreadsheets.mistakes import wrong_rows
from leadership.models import Grade
from tests.unit.leadership.sheets.builders import (
    TRUST,
    mistakes,
    only_reason,
    planned,
    recorded_person,
    results,
    row,
)


def test_unknown_person_is_new_with_what_the_row_says():
    plan = planned(row("Nadia Noor", email="Nadia@X.example", job_title="Analyst", grade="manager"))
    (line,) = plan.people
    assert (line.result, line.person_id) == ("new", None)
    assert line.facts == {
        "name": "Nadia Noor",
        "email": "nadia@x.example",
        "job_title": "Analyst",
        "grade": Grade.MANAGER,
        "organisation": "northmoor council",
    }


def test_new_person_without_a_grade_has_the_grade_other():
    assert planned(row("Nadia Noor")).people[0].facts["grade"] == Grade.OTHER


def test_person_is_found_by_address_and_only_what_differs_changes():
    helen = recorded_person(email="helen@x.example", job_title="Head")
    cells = {"email": "HELEN@x.example", "job_title": "Director", "organisation": "moor  TRUST"}
    (line,) = planned(row("Helen Marsh", **cells), people=[helen]).people
    assert line.person_id == helen.pk
    assert line.facts == {"job_title": "Director", "organisation": "moor trust"}
    assert [(c.heading, c.before, c.after) for c in line.changes] == [
        ("Job title", "Head", "Director"),
        ("Organisation", "Northmoor Council", "moor  TRUST"),
    ]


def test_empty_cells_leave_what_is_recorded():
    helen = recorded_person(email="helen@x.example", job_title="Head")
    assert results(planned(row(job_title="", grade="", email=""), people=[helen])) == ["same"]


def test_address_is_filled_in_for_somebody_who_had_none():
    helen = recorded_person()
    (line,) = planned(row(email="helen@x.example"), people=[helen]).people
    assert (line.result, line.facts) == ("changed", {"email": "helen@x.example"})


def test_namesake_with_another_address_is_somebody_else_and_is_told():
    (line,) = planned(
        row(email="new@x.example"), people=[recorded_person(email="h@x.example")]
    ).people
    assert (line.result, line.note) == (
        "new",
        "Somebody of this name is listed already (h@x.example).",
    )


def test_namesake_at_another_organisation_is_told():
    (line,) = planned(row(), people=[recorded_person(organisation=TRUST)]).people
    assert "Somebody of this name is listed already (Moor Trust)." in line.note


def test_two_of_one_name_need_their_address():
    plan = planned(row(), people=[recorded_person(), recorded_person(email="h@x.example")])
    assert only_reason(plan).startswith("2 people of this name are listed for Northmoor Council.")
    assert plan.people == []


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (row("A", email="a@x.example"), row("B", email="A@x.example"), "Row 2 has the same email"),
        (row("A"), row("a"), "Row 2 has the same name and organisation"),
        (row("A", email="a@x.example"), row("A"), "Row 2 has the same name and organisation"),
        (row("A"), row("A", email="a@x.example"), "Row 2 has the same name and organisation"),
    ],
)
def test_same_person_twice_in_the_file_is_told_at_the_second_row(first, second, said):
    plan = planned(first, second)
    assert said in only_reason(plan)
    assert plan.mistakes[0].row == 3


def test_two_of_one_name_with_their_own_addresses_are_two_people():
    plan = planned(row("A", email="a@x.example"), row("A", email="b@x.example"))
    assert results(plan) == ["new", "new"]


def test_second_namesake_does_not_take_the_record_of_the_first():
    rows = [row(email="a@x.example"), row(email="b@x.example")]
    assert results(planned(*rows, people=[recorded_person()])) == ["changed", "new"]


def test_two_rows_about_one_recorded_person_are_told():
    helen = recorded_person(email="h@x.example")
    plan = planned(row(), row("Helen Marsh-Lee", email="h@x.example"), people=[helen])
    assert only_reason(plan) == "Row 2 is about the same person. Keep one of them."


@time_machine.travel("2026-11-23")
def test_somebody_who_has_left_is_not_changed_by_a_file():
    gone = recorded_person(job_title="Head", left_on=date(2026, 9, 30))
    assert results(planned(row(job_title="Head"), people=[gone])) == ["same"]
    plan = planned(row(job_title="Director"), people=[gone])
    assert "left on 30 September 2026. Bring them back on their own page" in only_reason(plan)


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"name": ""}, "Full name", "Write the name of the person."),
        ({"organisation": ""}, "Organisation", "Write the name of the organisation."),
        ({"email": "j.firth@harrowdale"}, "Email address", "This is not a whole email address."),
        ({"grade": "Dirctor"}, "Grade", "Did you mean “Director”? Write “Other”, “Manager”"),
        ({"grade": "zzz"}, "Grade", "This is not one of the grades. Write “Other”"),
        ({"sector": "Helth"}, "Sector", "This is not one of the sectors. Did you mean “Health”?"),
        ({"name": "A\nB"}, "Full name", "line break or a control character"),
        ({"job_title": "#REF!"}, "Job title", "holds an error of the spreadsheet"),
        ({"name": "x" * 151}, "Full name", "The cell has 151 characters. Use 150 or fewer."),
        ({"email": "x" * 250 + "@x.example"}, "Email address", "Use 254 or fewer."),
        ({"sector": "Health"}, "Sector", "Northmoor Council is listed under Local authority."),
    ],
)
def test_wrong_cell_is_told_with_its_column_and_how_to_mend_it(cells, column, said):
    plan = planned(row(**cells))
    assert [(m.row, m.column) for m in plan.mistakes] == [(2, column)]
    assert said in only_reason(plan)


def test_every_wrong_cell_of_a_row_is_told_at_once():
    plan = planned(row("", email="x", grade="y"), row("Ann"))
    assert mistakes(plan) == [(2, "Full name", ""), (2, "Email address", "x"), (2, "Grade", "y")]
    assert (wrong_rows(plan.mistakes), results(plan)) == ([("People", 2)], ["new"])


def test_fingerprint_is_of_what_would_happen():
    helen = recorded_person(job_title="Head")
    first = planned(row(job_title="Director"), people=[helen])
    assert first.fingerprint == planned(row(job_title="Director"), people=[helen]).fingerprint
    other = recorded_person("Somebody Else")
    assert (
        planned(row(job_title="Director"), people=[helen, other]).fingerprint == first.fingerprint
    )
    helen.job_title = "Chief"
    assert planned(row(job_title="Director"), people=[helen]).fingerprint != first.fingerprint
