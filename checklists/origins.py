"""Where a new action comes from: a statement of a round, a tool, or nowhere in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from checklists.asked import sets_of
from checklists.models import Question, Round
from checklists.team_audit import way_to_cover


@dataclass(frozen=True, slots=True)
class Origin:
    """What the address of the form says. Without a statement the action stands on its own."""

    round: Round | None = None
    question: Question | None = None
    tool_key: str = ""
    text: str = ""


def origin_of(query: Mapping[str, str]) -> Origin | None:
    """Return the origin that an address names; None where it names what this area has not.

    `round` and `statement` come together; `do` is a way to cover a skill and begins the words;
    `tool` is a key. Two queries, none for an address without a round.
    """
    tool_key = query.get("tool", "")
    if not query.get("round"):
        return Origin(tool_key=tool_key)
    round_ = _compared(query["round"])
    question = _asked(round_, query.get("statement", "")) if round_ else None
    if question is None:
        return None
    way = way_to_cover(query.get("do", ""))
    text = way.text(question.short_name) if way else ""
    return Origin(round_, question, tool_key, text)


def _compared(key: str) -> Round | None:
    try:
        found: Round | None = Round.objects.comparable().filter(pk=UUID(key)).first()
    except ValueError:
        return None
    return found


def _asked(round_: Round, code: str) -> Question | None:
    for asked in sets_of(round_.pk):
        question = asked.question(code)
        if question is not None and question.kind == Question.Kind.RATED:
            return question
    return None
