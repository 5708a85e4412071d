"""One statement a screen, for a room with a projector."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from checklists.marks import ORGANISATION, ROLE, shapes_of
from checklists.presenters.compare import Compare, Statement
from checklists.results import QuestionResult, RoundResults


@dataclass(frozen=True, slots=True)
class Screen:
    """A statement and the ways out of it; an empty address is no way."""

    statement: Statement
    title: str
    number: int
    total: int
    shapes: list[tuple[str, str]]
    previous: str
    dont_know: bool
    back_url: str
    next_url: str
    leave_url: str
    agree_url: str
    other_url: str
    other_words: str


def workshop_screen(
    slug: str, results: RoundResults, number: int, *, by: str = ROLE, may_agree: bool = False
) -> Screen | None:
    """Return the n-th statement to talk about, the furthest apart first; None past the last."""
    talk = results.to_talk_about
    if not 1 <= number <= len(talk):
        return None
    question = talk[number - 1]
    compare = Compare(slug, results, by=by, may_agree=may_agree)
    place = {"slug": slug, "round_id": results.round_id}
    query = f"?by={ORGANISATION}" if compare.by == ORGANISATION else ""

    def screen_url(to: int) -> str:
        if not 1 <= to <= len(talk):
            return ""
        return reverse("checklists:workshop-view", kwargs={**place, "number": to}) + query

    agree_url = ""
    if compare.may_agree:
        agree = {**place, "question_id": question.question_id}
        agree_url = f"{reverse('checklists:agreement-edit', kwargs=agree)}?screen={number}"
    here = reverse("checklists:workshop-view", kwargs={**place, "number": number})
    return Screen(
        statement=compare.statement(question, number, len(talk)),
        title=question.set_title,
        number=number,
        total=len(talk),
        shapes=shapes_of(question.marks),
        previous=f"Agreed in {compare.when}" if compare.when else "",
        dont_know=bool(question.counts.get(0)),
        back_url=screen_url(number - 1),
        next_url=screen_url(number + 1),
        leave_url=reverse("checklists:compare-view", kwargs=place) + query,
        agree_url=agree_url,
        other_url=_other_url(here, query, question),
        other_words="Show roles" if query else "Show organisations",
    )


def _other_url(here: str, query: str, question: QuestionResult) -> str:
    """The same screen with marks named otherwise; nothing where they have no names."""
    if question.is_team_audit:
        return ""
    return here if query else f"{here}?by={ORGANISATION}"
