"""One statement a screen, for a room with a projector."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checklists.looking import KINDS, Look
from checklists.marks import shapes_of
from checklists.presenters.compare import Compare
from checklists.presenters.compare_statement import Statement
from checklists.presenters.workshop_live import Live, Room, live_of
from checklists.results import ROLE, RoundResults
from hubs.presentation.addresses import address

MINUTES = 5
"""How long the timer gives a statement unless somebody adds to it."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A statement and the ways out of it; an empty address is no way."""

    statement: Statement
    title: str
    whose: str
    number: int
    total: int
    shapes: list[tuple[str, str]]
    previous: str
    dont_know: bool
    here_url: str
    back_url: str
    next_url: str
    leave_url: str
    agree_url: str
    others: list[dict[str, str]]
    live: Live
    live_url: str
    lead_url: str
    end_url: str
    how_asked: str
    minutes: int = MINUTES


def workshop_screen(
    slug: str,
    results: RoundResults,
    number: int,
    *,
    by: str = ROLE,
    may_agree: bool = False,
    room: Room | None = None,
) -> Screen | None:
    """Return the n-th statement to talk about, the furthest apart first; None past the last.

    `room` is where the room is, if somebody leads it.
    """
    talk = results.to_talk_about
    if not 1 <= number <= len(talk):
        return None
    question = talk[number - 1]
    look = Look(by=by if by in KINDS else ROLE)
    compare = Compare(slug, results, look=look, may_agree=may_agree)
    statement = compare.statement(question, number, len(talk))
    place = {"slug": slug, "round_id": results.round_id}

    def url(name: str, to: int, **more: object) -> str:
        if not 1 <= to <= len(talk):
            return ""
        return address(f"checklists:workshop-{name}", **place, number=to, **more)

    def marked(kind: str) -> str:
        return f"{url('view', number)}{look.marked_by(kind).query}"

    agreed = (
        replace(statement.agreed, url="", history_url="", tools=(), ways=())
        if statement.agreed
        else None
    )
    done, asked = len(results.questions) - len(results.not_agreed), len(results.questions)
    return Screen(
        statement=statement,
        title=question.set_title,
        whose=question.whose,
        number=number,
        total=len(talk),
        shapes=shapes_of(question.marks),
        previous=f"Agreed in {compare.when}" if compare.when else "",
        dont_know=bool(question.counts.get(0)),
        here_url=url("view", number),
        back_url=_with(url("view", number - 1), look),
        next_url=_with(url("view", number + 1), look),
        leave_url=_with(address("checklists:compare-view", **place), look),
        agree_url=f"{compare.maker.agree_page(question)}?screen={number}"
        if compare.may_agree
        else "",
        others=[
            {"words": f"Show {words.lower().removeprefix('by ')}s", "url": marked(kind)}
            for kind, words in KINDS.items()
            if kind != look.by and statement.is_named
        ],
        live=live_of(place, number, agreed=agreed, done=done, total=asked, room=room),
        live_url=url("live", number, question_id=question.question_id),
        lead_url=url("lead", number) if may_agree else "",
        end_url=url("end", number) if may_agree else "",
        how_asked=results.how_asked,
    )


def _with(url: str, look: Look) -> str:
    return f"{url}{look.query}" if url else ""
