"""Reflections: written, changed, shown and removed by their author alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.models import Question, Quotation, Reflection, Round
from hubs.actions.audit import record
from hubs.models import User


class StaleReflectionError(Exception):
    """The reflection was changed elsewhere since the page was made. Carries what is stored now."""

    def __init__(self, stored: Reflection) -> None:
        super().__init__("The reflection was changed elsewhere.")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody writes on: a question, in a round or outside of one, and what is there."""

    author: User
    question: Question
    round: Round | None
    reflection: Reflection | None


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says. `visibility` None leaves it as it is; a new reflection begins private."""

    text: str
    version: int
    visibility: str | None = None

    def says_the_same_as(self, stored: Reflection | None) -> bool:
        if stored is None:
            return not self.text and self.visibility is None
        return self.text == stored.text and self.visibility in {None, stored.visibility}


@transaction.atomic
def save_reflection(*, page: Page, words: Words) -> Reflection | None:
    """Store a reflection if it is still at the version its page showed, and return it.

    A page on which nothing has ever been written stores nothing and returns None.
    `StaleReflectionError` carries what is stored otherwise. The database lets nobody but the
    author write the row, whatever role they hold; who may see it changes with an audit event that
    says nothing of the text.
    """
    if page.reflection is None and not words.text:
        return None
    stored = _update(page, words) if page.reflection else _insert(page, words)
    if stored is None:
        current: Reflection = Reflection.objects.get(
            author=page.author, question=page.question, round=page.round
        )
        if words.says_the_same_as(current):
            return current
        raise StaleReflectionError(current)
    before = page.reflection.visibility if page.reflection else Reflection.Visibility.PRIVATE
    if stored.visibility != before:
        _record_visibility(page.author, stored)
    return stored


@transaction.atomic
def delete_reflection(*, page: Page) -> None:
    """Remove what the author wrote; there is no copy of it. Removing twice changes nothing."""
    rows = Reflection.objects.own(page.author).filter(question=page.question, round=page.round)
    rows.delete()


@transaction.atomic
def keep_quoted(*, reflection_ids: Collection[str], report_title: str, signed_on: date) -> None:
    """Keep that a signed report quotes these, so that their authors are told; nothing is changed.

    One that was deleted meanwhile has no author to tell and is left out.
    """
    known = Reflection.objects.filter(pk__in=reflection_ids)
    for reflection in known:
        Quotation.objects.create(
            reflection=reflection, report_title=report_title, signed_on=signed_on
        )


def _update(page: Page, words: Words) -> Reflection | None:
    stored: Reflection = page.reflection  # type: ignore[assignment]  # the caller has looked
    visibility = words.visibility or stored.visibility
    now = timezone.now()
    rows = Reflection.objects.filter(pk=stored.pk, version=words.version)
    changed = rows.exclude(text=words.text, visibility=visibility).update(
        text=words.text, visibility=visibility, version=words.version + 1, saved_at=now
    )
    if not changed:
        return None
    return Reflection(
        pk=stored.pk,
        area_id=stored.area_id,
        author=page.author,
        question=page.question,
        round=page.round,
        text=words.text,
        visibility=visibility,
        version=words.version + 1,
        saved_at=now,
    )


def _insert(page: Page, words: Words) -> Reflection | None:
    new = Reflection(
        author=page.author,
        question=page.question,
        round=page.round,
        text=words.text,
        visibility=words.visibility or Reflection.Visibility.PRIVATE,
        saved_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        return None
    return new


def _record_visibility(author: User, stored: Reflection) -> None:
    record(
        actor=author,
        verb="reflection.shown",
        subject=stored,
        summary=f"{author} chose who may see a reflection: {stored.get_visibility_display()}.",
        visibility=stored.visibility,
    )
