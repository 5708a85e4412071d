"""Each rule of drift, on its own, from facts alone."""

from dataclasses import replace
from datetime import date

import pytest

from governance.snapshot.drift import drift_facts
from tests.samples.reports import northmoor_snapshot

TODAY = date(2026, 11, 20)


def drift(*, earlier=(), **changes):
    snapshot = replace(northmoor_snapshot(), **changes)
    found = drift_facts(
        roles=snapshot.roles,
        coverage=snapshot.coverage,
        question_sets=snapshot.question_sets,
        actions=snapshot.actions,
        earlier=earlier,
        today=TODAY,
    )
    return {each.heading: each.text for each in found}


def roles(**changes):
    leader, *others = northmoor_snapshot().roles
    return (replace(leader, **changes), *others)


def test_vacancy_is_counted_in_days():
    assert drift()["Vacant role"] == "data and evaluation lead, 51 days."


def test_role_never_held_is_vacant_without_days():
    never = replace(northmoor_snapshot().roles[-1], vacant_since=None)
    assert drift(roles=(never,))["Vacant role"] == "data and evaluation lead."


def test_accountable_leader_without_a_deputy():
    found = drift(roles=roles(deputy=""))
    assert found["No deputy"] == "single accountable leader, Helen Marsh."
    assert "No deputy" not in drift()


def test_overdue_review_of_an_appointment():
    found = drift(roles=roles(review_due=date(2026, 11, 19)))
    text = "single accountable leader, Helen Marsh, by 1 day."
    assert found["Appointment review overdue"] == text


def test_sector_with_nobody_at_any_level():
    row = northmoor_snapshot().coverage[2]
    empty = replace(row, cells=tuple(replace(cell, names=()) for cell in row.cells))
    assert drift(coverage=(empty,))["No one engaged at any level"] == "education."
    assert "No one engaged at any level" not in drift()


@pytest.mark.parametrize(
    ("levels", "actions", "stuck"),
    [
        ([2, 2], False, "SL3."),
        ([2, 2], True, None),
        ([2, 3], False, None),
        ([2], False, None),
    ],
)
def test_statement_that_does_not_move_for_three_reviews(levels, actions, stuck):
    earlier = [{("system-leadership", "SL3"): level} for level in levels]
    kept = northmoor_snapshot().actions if actions else ()
    found = drift(earlier=earlier, actions=kept)
    assert found.get("Same level for three reviews, with no action") == stuck


def test_late_and_ownerless_actions_are_named():
    first, second, *_ = northmoor_snapshot().actions
    found = drift(actions=(first, second, replace(first, ref="A9", driver="")))
    assert found["1 overdue action"] == "A2."
    assert found["No one drives"] == "A9."
