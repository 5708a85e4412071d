"""Adding files and links to an answer, replacing and removing them: nothing added is ever lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from checklists.actions.answers import ShutError, refuse_if_shut
from checklists.asked import Place
from checklists.models import Answer, Evidence, Participation, Round
from hubs.actions.audit import record
from hubs.actions.files import store_file
from hubs.files import Kind
from hubs.models import LocalArea, StoredFile, User

MOST_AT_ONCE = 10
"""How many files and links an answer may have."""
MOST_EVER = 50
"""How many it may have had, with those that were replaced or removed, which are kept."""


class TooMuchError(Exception):
    """The answer has as many files and links as an answer may have; the message says how many."""


class GoneError(Exception):
    """It was replaced or removed elsewhere since the page was made."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of a known kind, or a link with a title."""

    title: str = ""
    link: str = ""
    upload: UploadedFile[bytes] | None = None
    kind: Kind | None = None


@transaction.atomic
def add_evidence(*, area: LocalArea, actor: User, place: Place, draft: Draft) -> Evidence:
    """Put a file or a link beside an answer, which need not have a level yet.

    Raises `ShutError` where nothing can be stored any more, `TooMuchError` at the limit.
    """
    file = _stored(area, actor, draft)
    _lock_open(place.participation)
    answer, _new = Answer.objects.get_or_create(
        participation=place.participation,
        question=place.question,
        # Version 0 is what a page without an answer was made from: its first save still fits.
        defaults={"version": 0, "saved_at": timezone.now()},
    )
    _refuse_too_much(answer, replacing=False)
    return _add(actor, answer, draft, file)


@transaction.atomic
def replace_evidence(*, area: LocalArea, actor: User, evidence: Evidence, draft: Draft) -> Evidence:
    """Put another file or link in the place of one, which stays in the answer's history.

    Raises `GoneError` where it has been replaced or removed meanwhile, and as `add_evidence` does.
    """
    file = _stored(area, actor, draft)
    _lock_open(evidence.answer.participation)
    _refuse_too_much(evidence.answer, replacing=True)
    _end(evidence)
    return _add(actor, evidence.answer, draft, file, replaces=evidence)


@transaction.atomic
def remove_evidence(*, actor: User, evidence: Evidence) -> None:
    """Take a file or a link away from its answer; its author still finds it in the history."""
    _lock_open(evidence.answer.participation)
    _end(evidence)
    _record(actor, evidence, "removed")


def _stored(area: LocalArea, actor: User, draft: Draft) -> StoredFile | None:
    # Before the lock: writing ten megabytes shall keep nobody else waiting.
    if draft.upload is None or draft.kind is None:
        return None
    return store_file(area=area, actor=actor, upload=draft.upload, kind=draft.kind)


def _lock_open(participation: Participation) -> None:
    """Wait for who closes the round or adds to the same paper, then go on only if it is open.

    The round first, as everybody does who changes a seat: so that nobody waits for one another.
    """
    refuse_if_shut(participation)
    rounds = Round.objects.open().select_for_update(no_key=True)
    if rounds.filter(pk=participation.round_id).first() is None:
        raise ShutError
    rows = Participation.objects.select_for_update(of=("self",), no_key=True)
    if not rows.taking_part().filter(pk=participation.pk).exists():
        raise ShutError
    Participation.objects.filter(pk=participation.pk, opened_at=None).update(
        opened_at=timezone.now()
    )


def _refuse_too_much(answer: Answer, *, replacing: bool) -> None:
    every = Evidence.objects.filter(answer=answer)
    if not replacing and every.current().count() >= MOST_AT_ONCE:
        raise TooMuchError(
            f"An answer can have {MOST_AT_ONCE} files and links. Remove one before you add another"
        )
    if every.count() >= MOST_EVER:
        raise TooMuchError(
            f"This answer has had {MOST_EVER} files and links, which is as many as are kept"
        )


def _end(evidence: Evidence) -> None:
    now = timezone.now()
    if not Evidence.objects.current().filter(pk=evidence.pk).update(ended_at=now):
        raise GoneError
    evidence.ended_at = now


def _add(
    actor: User,
    answer: Answer,
    draft: Draft,
    file: StoredFile | None,
    replaces: Evidence | None = None,
) -> Evidence:
    evidence: Evidence = Evidence.objects.create(
        answer=answer,
        title=file.name if file else draft.title,
        link=draft.link,
        file=file,
        replaces=replaces,
        added_by=actor,
        added_at=timezone.now(),
    )
    _record(actor, evidence, "replaced" if replaces else "added")
    return evidence


def _record(actor: User, evidence: Evidence, done: str) -> None:
    """Note that it was done: not to which statement, nor what the file is called."""
    what = "a file" if evidence.file_id else "a link"
    record(
        actor=actor,
        verb=f"evidence.{done}",
        subject=evidence,
        summary=f"{actor} {done} {what} beside an answer.",
    )
