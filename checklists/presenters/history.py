"""How an answer and an agreement came about: who changed what when, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone

from checklists.agreeing import Agreed, agreed_changes
from checklists.models import Agreement, Answer, Evidence, Question, Round
from checklists.presenters.compare_words import NO_ANSWER, anchor_of, answers_table
from checklists.presenters.evidence import attached_items, facts_of, history_url, statement_url
from checklists.promises import is_its_authors_alone, who_opens
from checklists.reading import TOO_FEW
from checklists.results import QuestionResult, RoundResults
from checklists.scales import own_word
from checklists.sittings import Sitting, handed_in, sittings_of
from hubs.models import User
from hubs.presentation.addresses import address
from hubs.presentation.moments import ago
from hubs.presentation.words import Change, changes, counted

A_PAGE = 20
TOLD = (
    ("Why this rating", "rationale"),
    ("Confidence", "confidence"),
    ("Seen differently", "dissent"),
    ("Whose view that is", "naming"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A level: 0–5, −1, or None for none; and what was chosen where another scale was asked."""

    level: int | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, as the `change` component shows it."""

    at: datetime
    what: str
    who: str = ""
    levels: tuple[Told, ...] = ()
    texts: Sequence[tuple[str, Sequence[Change]]] = field(default_factory=list)
    url: str = ""
    link: str = ""

    @property
    def when(self) -> str:
        said = ago(self.at)
        return said[:1].upper() + said[1:]


def answer_page(*, slug: str, answer: Answer, user: User, number: str) -> dict[str, Any]:
    """Return what `answer_view.html` shows: the answer, what stands beside it, its history.

    Its author reads all of it. Others, who may open it once the round has closed, read how it
    stood when it was handed in and what was changed after: what somebody typed and took back
    before that is their own.
    """
    part = answer.participation
    mine = part.person.user_id == user.pk
    items = list(Evidence.objects.of_answer(answer))
    sittings, since = sittings_of(answer), None
    if not mine:
        since = part.submitted_at or part.round.closed_at or timezone.now()
        sittings = handed_in(sittings, since)
    entries = _told(sittings, since, part.round.scale) + _files_told(slug, items, since, mine=mine)
    current = [facts_of(each) for each in items if each.ended_at is None]
    return {
        "nav": "reviews",
        "round": part.round,
        "heading": answer.question.text,
        "whose": answer.question.whose,
        "lead": _own_lead(answer) if mine else f"{part.shown_role}, {part.organisation.name}",
        "mine": mine,
        "level": answer.choice,
        "said": own_word(part.round.scale, answer.option),
        "how_asked": part.round.how_asked,
        "text": answer.evidence,
        "items": attached_items(slug, current),
        "back_url": _back_url(slug, answer, mine=mine),
        "page": _page(entries, number),
    }


def _own_lead(answer: Answer) -> str:
    round_, set_key = answer.participation.round, answer.question.question_set.key
    if not answer.participation.is_asked(answer.question_id):
        return (
            "You are no longer asked this statement. Your answer is kept and not counted, and "
            "nobody else sees it."
        )
    if is_its_authors_alone(round_, set_key):
        return f"This page is yours. {who_opens(round_, set_key)}"
    return (
        "Nobody else sees this page until the review closes. After that, those who compare see how "
        "your answer stood when you handed it in, and what you changed since."
    )


def _back_url(slug: str, answer: Answer, *, mine: bool) -> str:
    question, round_ = answer.question, answer.participation.round
    if mine and round_.is_open and answer.participation.withdrawn_at is None:
        return statement_url(slug, round_.pk, question.question_set.key, question.code)
    names = {"slug": slug, "round_id": round_.pk}
    if mine:
        return f"{address('checklists:answer-check', **names)}#{question.code}"
    return _compare_url(names, question)


def _compare_url(names: dict[str, Any], question: Question) -> str:
    place = anchor_of(question.question_set.key, question.code)
    return f"{address('checklists:compare-view', **names)}#{place}"


def _told(sittings: Sequence[Sitting], since: datetime | None, scale: str) -> list[Entry]:
    """Each sitting beside the one before it that counts."""
    entries, before = [], None
    for each in sittings:
        entries.append(_sitting_told(before, each, since, scale))
        before = before if each.aside else each
    return entries


def _sitting_told(
    before: Sitting | None, this: Sitting, since: datetime | None, scale: str
) -> Entry:
    changed = before is None or not before.chose_the_same_as(this)
    shown_of = [this] if before is None else [before, this]
    levels = [Told(each.choice, own_word(scale, each.option)) for each in shown_of if changed]
    shown = changes(before.text if before else "", this.text)
    same = before is not None and before.text == this.text
    return Entry(
        at=this.ended,
        what=_what(before, this, since, same=same and not changed),
        who=this.by,
        levels=tuple(levels),
        texts=[] if same or not shown else [("", _plain(shown) if before is None else shown)],
    )


def _what(before: Sitting | None, this: Sitting, since: datetime | None, *, same: bool) -> str:
    if this.aside:
        return "Put aside: of two versions at once, the other one counts"
    if before is None and since:
        return "As it was handed in"
    if same:
        return "Kept as it was"
    saves = f", saved {counted(this.saves, 'time')}" if this.saves > 1 else ""
    return f"{'Answered' if before is None else 'Changed'}{saves}"


def _plain(shown: Sequence[Change]) -> list[Change]:
    return [Change(each.text, "same") for each in shown]


def _files_told(
    slug: str, items: Sequence[Evidence], since: datetime | None, *, mine: bool
) -> list[Entry]:
    """What was added, replaced and removed; only its author can still open what has ended."""
    replaced = {each.replaces_id: each for each in items if each.replaces_id}
    told = []
    for each in items:
        [shown] = attached_items(slug, [facts_of(each)])
        opens = mine or not each.ended_at
        url, link = (shown["url"], "Open it") if opens else ("", "")
        before = f" in place of “{each.replaces.title}”" if each.replaces else ""
        what = f"Added “{each.title}”{before}"
        told.append(Entry(at=each.added_at, what=what, who=str(each.added_by), url=url, link=link))
        if each.ended_at and each.pk not in replaced:
            told.append(Entry(at=each.ended_at, what=f"Removed “{each.title}”"))
    return [each for each in told if since is None or each.at > since]


def statement_page(
    *, slug: str, round_: Round, results: RoundResults, question: QuestionResult, number: str
) -> dict[str, Any]:
    """Return what `agreement_view.html` shows of one statement of a closed round: who said what,
    and what was agreed, change by change."""
    names = {"slug": slug, "round_id": round_.pk}
    place = anchor_of(question.set_key, question.code)
    return {
        "nav": "reviews",
        "round": results,
        "heading": question.text,
        "whose": question.whose,
        "table": answers_table(question, answer_url=history_url(slug, NO_ANSWER)),
        "withheld": TOO_FEW if question.is_withheld else "",
        "back_url": f"{address('checklists:compare-view', **names)}#{place}",
        "page": _page(_agreed_entries(round_, question), number),
    }


def _agreed_entries(round_: Round, question: QuestionResult) -> list[Entry]:
    rows = Agreement.objects.filter(round=round_, question_id=question.question_id)
    agreement = rows.select_related("agreed_by").first()
    found = agreed_changes(round_, agreement, question.code) if agreement else []
    return [_agreed_told(before, this) for before, this in pairwise([None, *found]) if this]


def _agreed_told(before: Agreed | None, this: Agreed) -> Entry:
    texts = []
    for words, name in TOLD:
        old, new = getattr(before, name, ""), getattr(this, name)
        if before is None and new:
            texts.append((words, [Change(new, "same")]))
        elif before is not None and old != new:
            texts.append((words, changes(old, new)))
    levels: tuple[Told, ...] = ()
    if before is None:
        levels = (Told(this.level),)
    elif before.level != this.level:
        levels = (Told(before.level), Told(this.level))
    return Entry(at=this.at, what=this.what, who=this.by, levels=levels, texts=texts)


def _page(entries: Sequence[Entry], number: str) -> Page[Entry]:
    in_order = sorted(entries, key=lambda each: each.at)
    return Paginator(in_order[::-1], A_PAGE).get_page(number)
