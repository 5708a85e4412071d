"""What may be slipping: what the checks of who leads find, and what the snapshot's facts say."""

from collections.abc import Iterable, Mapping, Sequence

from governance.snapshot.facts import ActionFacts, DriftFacts, QuestionSetFacts
from hubs.presentation.words import counted, listed, spelled, upper_first
from leadership.structure import RULE_OF, Gap, GapKind

NAMED = 2


def drift_facts(
    *,
    gaps: Sequence[Gap],
    question_sets: Sequence[QuestionSetFacts],
    actions: Sequence[ActionFacts],
    earlier: Sequence[Mapping[tuple[str, str], int]],
) -> tuple[DriftFacts, ...]:
    """What the checks of who leads find, statements that do not move, actions: in that order."""
    found = [
        *_leadership(gaps),
        *_stuck(question_sets, actions, earlier),
        *_actions(actions),
    ]
    return tuple(DriftFacts(heading=heading, text=text) for heading, text in found)


def _leadership(gaps: Sequence[Gap]) -> Iterable[tuple[str, str]]:
    """Single empty seats are left out: the report's own table shows each of them."""
    stale = [gap for gap in gaps if gap.kind == GapKind.STALE_CONTACT]
    for gap in gaps:
        if gap.kind not in {GapKind.EMPTY_SEAT, GapKind.STALE_CONTACT}:
            yield RULE_OF[gap.kind].title, gap.sentence
    if stale:
        yield RULE_OF[GapKind.STALE_CONTACT].title, _told(stale)


def _told(stale: Sequence[Gap]) -> str:
    """Two by name; of more, how many: a paper to a board is no list of people."""
    if len(stale) > NAMED:
        return f"{upper_first(spelled(len(stale)))} people, for longer than agreed."
    return f"{listed([gap.subject for gap in stale])}."


def _stuck(
    question_sets: Sequence[QuestionSetFacts],
    actions: Sequence[ActionFacts],
    earlier: Sequence[Mapping[tuple[str, str], int]],
) -> Iterable[tuple[str, str]]:
    if len(earlier) < 2:
        return
    acted = {ref for action in actions if action.status != "done" for ref in action.statements}
    stuck = [
        statement.ref
        for question_set in question_sets
        for statement in question_set.statements
        if statement.agreed
        and statement.ref not in acted
        and all(
            levels.get((question_set.key, statement.ref)) == statement.agreed
            for levels in earlier[:2]
        )
    ]
    if stuck:
        yield "Same level for three reviews, with no action", f"{listed(stuck)}."


def _actions(actions: Sequence[ActionFacts]) -> Iterable[tuple[str, str]]:
    late = [action.ref for action in actions if action.status == "late"]
    loose = [a.ref for a in actions if a.status != "done" and not a.driver]
    if late:
        yield counted(len(late), "overdue action"), f"{listed(late)}."
    if loose:
        yield "No one drives", f"{listed(loose)}."
