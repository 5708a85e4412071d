"""Publishing an area's own set: a version that nobody can change any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from checklists.actions.local_sets import locked
from checklists.asked import latest_set
from checklists.local_drafts import Draft, as_question, draft_of, general_levels
from checklists.models import LocalSet, LocalStatement, Question, QuestionSet
from hubs.actions.audit import record
from hubs.actions.refusals import ChangedMeanwhileError
from hubs.models import LocalArea, User
from hubs.presentation.words import counted

LAST = 100
"""Sets that stand beside no shipped one come after them all."""


@transaction.atomic
def publish_local_set(
    *, area: LocalArea, actor: User, local_set: LocalSet, seen: str
) -> QuestionSet:
    """Make the draft the newest version, which reviews opened from now on ask.

    `seen` is the checksum of the draft that was shown: `ChangedMeanwhileError` where it is another
    now, or where there is nothing to publish. Reviews that are open keep the version they ask.
    """
    current = locked(local_set)
    statements = list(LocalStatement.objects.of_set(current.pk))
    draft = draft_of(current, statements, latest_set(current.key))
    if draft.checksum != seen or not draft.is_ready:
        raise ChangedMeanwhileError
    published = write_version(area=area, actor=actor, draft=draft, at=timezone.now())
    current.published_version = draft.version
    current.save(update_fields=["published_version"])
    record(
        actor=actor,
        verb="question_set.published",
        subject=current,
        summary=f"Version {draft.version} of the question set {current} was published, with "
        f"{counted(len(statements), 'statement')}.",
        question_set=current.key,
        version=draft.version,
        dropped=published.dropped,
    )
    return published


def whose_words(area: LocalArea) -> str:
    """How an area's own words are marked wherever they are shown: 'Northmoor’s own'."""
    return f"{area.name}’{'' if area.name.endswith('s') else 's'} own"


def write_version(*, area: LocalArea, actor: User, draft: Draft, at: datetime) -> QuestionSet:
    """Add the rows of a version, and nothing else: `publish_local_set` is what people do."""
    extends, whose = draft.local_set.extends, whose_words(area)
    found = latest_set(extends) if extends else None
    beside = found.question_set if found else None
    section = f"{whose} questions"
    published = QuestionSet.objects.create(
        area=area,
        whose=whose,
        published_by=actor,
        loaded_at=at,
        key=draft.local_set.key,
        version=draft.version,
        title=draft.local_set.title,
        kind=draft.kind,
        position=beside.position if beside else LAST,
        introduction=draft.local_set.introduction,
        attribution=_attribution(area, beside),
        sections=[{"key": "own", "title": section, "introduction": ""}],
        dropped=sorted(each.code for each in draft.dropped),
        checksum=draft.checksum,
    )
    general = general_levels()
    questions = [
        as_question(each.statement, number, general)
        for number, each in enumerate(draft.statements, 1)
    ]
    for question, each in zip(questions, draft.statements, strict=True):
        question.area, question.question_set = area, published
        question.whose, question.section = whose, section
        question.change, question.was = each.change, each.was
    Question.objects.bulk_create(questions)
    return published


def _attribution(area: LocalArea, beside: QuestionSet | None) -> str:
    if beside is None:
        return f"Written by {area.name} for its own reviews. It is asked in no other area."
    return (
        f"Written by {area.name} for its own reviews, to be asked beside {beside.title}. "
        f"These words are no part of {beside.title}, and its authors had no hand in them."
    )
