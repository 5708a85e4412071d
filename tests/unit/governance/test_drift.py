"""Each rule of drift, on its own, from facts alone."""

from dataclasses import replace

import pytest

from governance.snapshot.drift import drift_facts
from leadership.structure import RULE_OF, Gap, GapKind
from tests.samples.reports import northmoor_snapshot


def drift(*, earlier=(), gaps=(), **changes):
    snapshot = replace(northmoor_snapshot(), **changes)
    found = drift_facts(
        gaps=gaps,
        question_sets=snapshot.question_sets,
        actions=snapshot.actions,
        earlier=earlier,
    )
    return {each.heading: each.text for each in found}


def gap(kind, sentence):
    where = ("leadership:role-view", {"code": "lead-member"})
    return Gap(kind, "late", "Lead member", "Vacant", sentence, "Because.", "Mend it", *where)


def test_what_the_checks_of_who_leads_find_is_told_under_the_name_of_the_rule():
    found = drift(
        gaps=[
            gap(GapKind.VACANCY, "Nobody is lead member yet."),
            gap(GapKind.NO_PARENT_VOICE, "No parent or carer is at the table."),
        ]
    )
    assert found["Vacant role"] == "Nobody is lead member yet."
    assert found["No parent or carer voice"].startswith("No parent or carer")


def test_single_empty_seat_is_left_to_the_table_of_the_report():
    assert RULE_OF[GapKind.EMPTY_SEAT].title not in drift(gaps=[gap(GapKind.EMPTY_SEAT, "x")])


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


def test_partners_gone_quiet_are_told_in_one_line():
    quiet = [gap(GapKind.STALE_CONTACT, "x"), gap(GapKind.STALE_CONTACT, "y")]
    assert drift(gaps=quiet)["Contact that has gone stale"] == "Lead member and Lead member."
    many = [*quiet, gap(GapKind.STALE_CONTACT, "z")]
    told = "Three people, for longer than agreed."
    assert drift(gaps=many)["Contact that has gone stale"] == told
