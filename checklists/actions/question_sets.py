"""Bringing question sets from their files into the database. Runs as the owner of the tables."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from checklists.files import ContentError, version_problems
from checklists.models import Question, QuestionSet
from checklists.sets import (
    Earlier,
    QuestionData,
    QuestionSetData,
    broken_maps,
    read_question_sets,
    read_scales,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; together the two lists name every set in the folder."""

    added: tuple[QuestionSet, ...]
    unchanged: tuple[QuestionSet, ...]


@transaction.atomic
def load_question_sets(*, folder: Path) -> Loaded:
    """Add each set whose version is new, beside the versions before it; loading twice adds nothing.

    All or nothing: a broken file, a changed text under an old version, a version that does not
    follow the newest, or one that does not say what became of every question raises ContentError,
    and the database stays as it was. Nothing is ever changed or removed, because rounds keep the
    version they were answered against.
    """
    sets = read_question_sets(folder)
    read_scales(folder)
    stored = {(each.key, each.version): each.checksum for each in QuestionSet.objects.all()}
    if problems := list(version_problems(sets, stored)):
        raise ContentError(problems)
    if problems := list(broken_maps(sets, _newest())):
        raise ContentError(problems)
    rows = [_get_or_add(each) for each in sets]
    return Loaded(
        added=tuple(row for row, is_new in rows if is_new),
        unchanged=tuple(row for row, is_new in rows if not is_new),
    )


def _newest() -> dict[str, tuple[int, dict[str, Earlier]]]:
    """The newest stored version of each set, and its questions by code."""
    newest = QuestionSet.objects.order_by("key", "-version").distinct("key")
    return {
        each.key: (
            each.version,
            {q.code: Earlier(q.kind, q.text) for q in each.questions.all()},
        )
        for each in newest.prefetch_related("questions")
    }


def _get_or_add(data: QuestionSetData) -> tuple[QuestionSet, bool]:
    """`get_or_create`, so that two machines starting at once load a version once."""
    row, is_new = QuestionSet.objects.get_or_create(
        key=data.key,
        version=data.version,
        defaults={
            "title": data.title,
            "kind": data.kind,
            "position": data.position,
            "introduction": data.introduction,
            "attribution": data.attribution,
            "sections": [
                {"key": each.key, "title": each.title, "introduction": each.introduction}
                for each in data.sections
            ],
            "dropped": list(data.dropped),
            "checksum": data.checksum,
        },
    )
    if is_new:
        Question.objects.bulk_create(
            _question(row, section.title, question)
            for section in data.sections
            for question in section.questions
        )
    return row, is_new


def _question(question_set: QuestionSet, section: str, data: QuestionData) -> Question:
    return Question(
        question_set=question_set,
        code=data.code,
        number=data.number,
        section=section,
        kind=data.kind,
        text=data.text,
        short_name=data.short_name,
        guidance=data.guidance,
        levels={str(level): text for level, text in enumerate(data.levels, start=1)},
        quoted=data.quoted,
        change=data.change or "",
        was=list(data.was),
    )
