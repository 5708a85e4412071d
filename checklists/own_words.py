"""One's own reflections as a file to keep: as text to read, and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format

from checklists.models import Reflection
from checklists.querysets import ReflectionQuerySet
from hubs.models import User
from hubs.spreadsheets import Column, Sheet
from hubs.spreadsheets.writing import write_csv

HEADS = ("Questions", "Question", "Review", "Who may see it", "Last saved", "Quoted in", "Text")


def own_reflections(user: User) -> ReflectionQuerySet:
    """Everything the user has written, by question, whoever may see it; two queries."""
    written = Reflection.objects.own(user).written().with_sources().by_question()
    return written.prefetch_related("quotations")


def as_text(reflections: Iterable[Reflection]) -> bytes:
    """Each question with what was written to it, the words exactly as typed, in UTF-8."""
    words = "\n\n\n".join(_paragraph(each) for each in reflections) + "\n"
    return words.encode("utf-8-sig")  # marked, so that every program reads accents rightly


def as_table(reflections: Iterable[Reflection]) -> bytes:
    """CSV for a spreadsheet, which finds nothing in it to calculate."""
    rows = [dict(zip(HEADS, _cells(each), strict=True)) for each in reflections]
    return write_csv(Sheet("Reflections", [Column(head, head) for head in HEADS], rows))


def _cells(reflection: Reflection) -> Iterator[str]:
    question = reflection.question
    yield question.question_set.title
    yield question.marked
    yield reflection.round.title if reflection.round else ""
    yield str(reflection.get_visibility_display())
    yield date_format(timezone.localtime(reflection.saved_at), "j F Y H:i")
    yield "; ".join(_quoted_in(reflection))
    yield reflection.text


def _paragraph(reflection: Reflection) -> str:
    title, question, where, who, saved, quoted, text = _cells(reflection)
    about = [title, where, who, f"Saved {saved}", f"Quoted in {quoted}" if quoted else ""]
    return "\n".join([question, " · ".join(part for part in about if part), "", text])


def _quoted_in(reflection: Reflection) -> list[str]:
    return [
        f"{each.report_title}, signed off on {date_format(each.signed_on, 'j F Y')}"
        for each in reflection.quotations.all()
    ]
