"""How far the reviews have come and where the ratings stand: facts for the area's first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, Concat, JSONObject, RowNumber

from checklists.asked import ancestors, asked_set, root_of, same_as
from checklists.models import (
    Agreement,
    Answer,
    Participation,
    Question,
    QuestionSet,
    Reflection,
    Round,
    marked,
)
from checklists.rewording import short_words
from checklists.scales import asked_as
from hubs.models import User
from hubs.querysets.prepared import prepared

_WHOLE = IntegerField()
_NAME = Case(
    When(stands_in_for=None, then=F("person__name")),
    default=Concat(F("person__name"), Value(" for "), F("stands_in_for__name")),
)
REMEMBERED = 3
"""How many agreed ratings of a statement are looked at: now, before, and before that."""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A round as the overview needs it. `my_answers` is None where the reader is not asked.

    `asked_of_me`: the statements that are the reader's to answer: the round's, or those of their
    short list, less what they said is not for them.
    """

    id: UUID
    title: str
    state: str
    due_at: datetime
    closed_at: datetime | None
    agreed_at: datetime | None
    signed_off_at: datetime | None
    asked: int
    agreed: int
    my_answers: int | None
    i_submitted: bool
    taking_part: int
    submitted: int
    not_started: tuple[str, ...]
    reflected_lately: bool
    asked_of_me: int = 0
    shows_early: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """The last ratings agreed for one statement, the latest first; and the scales asked on.

    `sources`: the ids it was ever asked under, and of what it was split or merged from. `stands`:
    that it was reworded since the rating before or, without one, what it was made from.
    """

    set_key: str
    set_title: str
    code: str
    text: str
    short_name: str
    question_id: UUID
    levels: tuple[int, ...]
    agreed_on: tuple[datetime, ...]
    scales: tuple[str, ...] = ()
    sources: frozenset[UUID] = frozenset()
    stands: str = ""
    whose: str = ""

    @property
    def marked(self) -> str:
        """The statement, with whose words it is where it does not ship."""
        return marked(self.text, self.whose)


def reviews_in_hand(user: User, reflected_since: datetime) -> list[ReviewFacts]:
    """Return the rounds not agreed yet, and the last agreed one, in one query.

    Says how many answered and the reader's own count, never what anybody answered.
    """
    rows = _reviews_in_hand(user_id=user.pk, reflected_since=reflected_since)
    return [_review(row) for row in rows]


@prepared
def _reviews_in_hand(user_id: UUID, reflected_since: datetime) -> QuerySet[Round]:
    user = User(pk=user_id)
    last = Round.objects.filter(state=Round.State.AGREED).order_by("-opened_at").values("pk")[:1]
    rounds = Round.objects.filter(~Q(state=Round.State.AGREED) | Q(pk=Subquery(last)))
    mine = Participation.objects.of_user(user).filter(round=OuterRef("pk"))
    my_answers = (
        Answer.objects.own(user)
        .still_asked()
        .filter(participation__round=OuterRef("pk"), question__kind=Question.Kind.RATED)
    )
    reflected = Reflection.objects.exclude(visibility="private").filter(
        saved_at__gte=reflected_since
    )
    # As `results.asked_statements`: what is on nobody's short list is asked of nobody.
    is_agreed = Agreement.objects.filter(round=OuterRef(OuterRef("pk")), question=OuterRef("pk"))
    gets_it = Participation.objects.filter(
        Q(short_list=None) | Q(short_list__questions__contains=[OuterRef("pk")]),
        round=OuterRef(OuterRef("pk")),
        withdrawn_at=None,
    )
    # Facts of one table are one subquery each: counted over a join, every other would run anew for
    # each participant.
    return rounds.annotate(
        asked_count=_count(
            Question.objects.filter(
                Exists(gets_it) | Exists(is_agreed),
                question_set__round=OuterRef("pk"),
                kind=Question.Kind.RATED,
            ),
            "question_set__round",
        ),
        agreed_count=_count(Agreement.objects.filter(round=OuterRef("pk")), "round"),
        mine=Subquery(
            mine.values(
                fact=JSONObject(
                    submitted=Q(submitted_at__isnull=False),
                    listed=Func(
                        "short_list__questions", function="CARDINALITY", output_field=_WHOLE
                    ),
                )
            )[:1]
        ),
        my_answers=_facts(
            my_answers,
            "participation__round",
            rated=Count("pk", filter=Q(level__isnull=False)),
            aside=Count("pk", filter=Q(not_for_me=True)),
        ),
        people=_facts(
            Participation.objects.filter(round=OuterRef("pk"), withdrawn_at=None),
            "round",
            taking=Count("pk"),
            submitted=Count("pk", filter=Q(submitted_at__isnull=False)),
            idle=ArrayAgg(
                _NAME,
                filter=Q(opened_at=None, submitted_at=None),
                order_by=["person__name"],
                default=[],
            ),
        ),
        reflected=Exists(reflected),
    ).order_by("opened_at")


@dataclass(frozen=True, slots=True)
class Reason:
    """What was last agreed on a statement, and why; `asked_as` where not on the usual scale."""

    short_name: str
    text: str
    level: int
    rationale: str
    dissent: str
    round_title: str
    asked_as: str = ""


def agreed_reasons() -> list[Reason]:
    """Return what was last agreed on each statement, whichever round it was; one query."""
    return [
        Reason(
            short_name=marked(row.question.short_name, row.question.whose),
            text=row.question.text,
            level=row.level,
            rationale=row.rationale,
            dissent=row.dissent,
            round_title=row.round.title,
            asked_as=asked_as(row.round.scale),
        )
        for row, *_before in _latest_by_statement()
    ]


def latest_ratings() -> list[Rating]:
    """Return the last ratings agreed for every statement, whatever the number of rounds.

    One query. Only agreed rounds count; a statement goes on in a new version of its set where only
    its words changed. What a version that was agreed since no longer asks is left out.
    """
    return [_rating(rows) for rows in _latest_by_statement()]


def _latest_by_statement() -> list[list[Agreement]]:
    """The last agreements on each statement, the latest first, in the order of the sets."""
    found: dict[UUID, list[Agreement]] = {}
    for row in sorted(_latest_agreements(), key=lambda each: each.round.opened_at, reverse=True):
        found.setdefault(root_of(row.question), []).append(row)
    newest: dict[str, QuestionSet] = {}
    for row, *_before in found.values():
        each = row.question.question_set
        newest[each.key] = max(each, newest.get(each.key, each), key=lambda one: one.version)
    standing = [
        rows[:REMEMBERED]
        for rows in found.values()
        if _is_asked_in(newest[rows[0].question.question_set.key], rows[0].question)
    ]
    return sorted(standing, key=lambda rows: _place(rows[0]))


def _is_asked_in(newest: QuestionSet, question: Question) -> bool:
    """Whether a version still asks the statement, be it in other words."""
    if question.question_set_id == newest.pk:
        return True
    root = root_of(question)
    return any(root_of(each) == root for each in asked_set(newest.pk).questions)


def _latest_agreements() -> list[Any]:
    """The last of each question of each version; what they continue is known to the map alone."""
    rows: list[Any] = _last_of_each()
    for row in rows:
        row.question = asked_set(row.set_id).by_id(row.question_id)
    return rows


@prepared
def _last_of_each() -> QuerySet[Agreement]:
    turn = Window(RowNumber(), partition_by=F("question"), order_by=F("round__opened_at").desc())
    about_round = [f"round__{name}" for name in ("title", "opened_at", "agreed_at", "scale")]
    return (
        Agreement.objects.filter(round__state=Round.State.AGREED)
        .annotate(turn=turn, set_id=F("question__question_set_id"))
        .filter(turn__lte=REMEMBERED)
        .select_related("round")
        .only("question", "level", "rationale", "dissent", "agreed_at", *about_round)
        .order_by("turn")
    )


def _count(rows: QuerySet[Any], group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _facts(rows: QuerySet[Any], group: str, **facts: Any) -> Subquery:
    """What is counted over the rows of a round, together; nothing where there is no row."""
    return Subquery(rows.order_by().values(group).values(fact=JSONObject(**facts)))


def _review(row: Any) -> ReviewFacts:
    mine, people = row.mine or {}, row.people or {}
    answered = row.my_answers or {"rated": 0, "aside": 0}
    return ReviewFacts(
        id=row.pk,
        title=row.title,
        state=row.state,
        due_at=row.due_at,
        closed_at=row.closed_at,
        agreed_at=row.agreed_at,
        signed_off_at=row.signed_off_at,
        asked=row.asked_count,
        agreed=row.agreed_count,
        my_answers=answered["rated"] if mine else None,
        i_submitted=mine.get("submitted", False),
        taking_part=people.get("taking", 0),
        submitted=people.get("submitted", 0),
        not_started=tuple(people.get("idle", ())),
        reflected_lately=row.reflected,
        asked_of_me=(mine.get("listed") or row.asked_count) - answered["aside"],
        shows_early=row.shows_early,
    )


def _place(agreement: Agreement) -> tuple[int, str, int]:
    question_set = agreement.question.question_set
    return question_set.position, question_set.key, agreement.question.number


def _stands(rows: list[Agreement]) -> str:
    first = same_as(rows[0].question)[-1]
    if len(rows) == 1:
        return short_words(first.change, first.was) if first.was else ""
    reworded = rows[0].question.text != rows[1].question.text
    return short_words(Question.Change.REWORDED, ()) if reworded else ""


def _rating(rows: list[Agreement]) -> Rating:
    question = rows[0].question
    return Rating(
        set_key=question.question_set.key,
        set_title=question.question_set.title,
        code=question.code,
        text=question.text,
        short_name=question.short_name,
        question_id=question.pk,
        levels=tuple(row.level for row in rows),
        agreed_on=tuple(row.round.agreed_at or row.agreed_at for row in rows),
        scales=tuple(row.round.scale for row in rows),
        sources=frozenset(each.pk for each in ancestors(question)),
        stands=_stands(rows),
        whose=question.whose,
    )
