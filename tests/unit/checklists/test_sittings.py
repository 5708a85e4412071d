"""What was typed at one sitting is told as one change; what was put aside is never hidden."""

from datetime import UTC, datetime, timedelta

from checklists.models import AnswerRevision
from checklists.sittings import gathered, handed_in
from hubs.models import User

START = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
OLIVE, TARIQ = User(name="Olive Owner"), User(name="Tariq Teammate")


def saved(minutes, text, *, level=3, by=OLIVE, out=False):
    return AnswerRevision(
        saved_at=START + timedelta(minutes=minutes),
        evidence=text,
        level=None if out else level,
        not_for_me=out,
        saved_by=by,
    )


def texts(*revisions):
    return [each.text for each in gathered(revisions)]


def test_saves_that_follow_each_other_are_one_sitting():
    rows = [saved(0, "S"), saved(1, "Sig"), saved(9, "Signed."), saved(30, "Signed in May.")]
    assert texts(*rows) == ["Signed.", "Signed in May."]
    assert [each.saves for each in gathered(rows)] == [3, 1]


def test_another_level_or_another_person_begins_another():
    rows = [saved(0, "S"), saved(1, "S", level=4), saved(2, "S", out=True), saved(3, "T", by=TARIQ)]
    assert [each.choice for each in gathered(rows)] == [3, 4, -1, 3]


def test_version_put_aside_stands_by_itself():
    rows = [saved(0, "First."), saved(5, "Phone."), saved(5, "First."), saved(6, "First. More.")]
    found = gathered(rows)
    assert [(each.text, each.aside) for each in found] == [
        ("First.", False),
        ("Phone.", True),
        ("First. More.", False),
    ]


def test_others_read_it_from_when_it_was_handed_in():
    rows = [saved(0, "Rude."), saved(20, "Polite."), saved(21, "Aside."), saved(21, "Polite.")]
    rows += [saved(60, "Changed.")]
    found = handed_in(gathered(rows), START + timedelta(minutes=30))
    assert [each.text for each in found] == ["Polite.", "Changed."]


def test_nothing_saved_is_no_history():
    assert gathered([]) == []
    assert handed_in([], START) == []
