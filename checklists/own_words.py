"""One's own reflections as a file to keep: as text to read, and as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils import timezone
from django.utils.formats import date_format

from checklists.models import Reflection
from checklists.querysets import ReflectionQuerySet
from hubs.models import User

HEADS = ("Questions", "Question", "Review", "Who may see it", "Last saved", "Quoted in", "Text")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def own_reflections(user: User) -> ReflectionQuerySet:
    """Everything the user has written, by question, whoever may see it; two queries."""
    written = Reflection.objects.own(user).written().with_sources().by_question()
    return written.prefetch_related("quotations")


def as_text(reflections: Iterable[Reflection]) -> str:
    """Each question with what was written to it, the words exactly as typed."""
    return "\n\n\n".join(_paragraph(each) for each in reflections) + "\n"


def as_table(reflections: Iterable[Reflection]) -> str:
    """CSV for a spreadsheet. A cell that a spreadsheet would calculate gets an apostrophe."""
    sheet = StringIO()
    rows = csv.writer(sheet)
    rows.writerow(HEADS)
    rows.writerows([_safe(cell) for cell in _cells(each)] for each in reflections)
    return sheet.getvalue()


def _cells(reflection: Reflection) -> Iterator[str]:
    question = reflection.question
    yield question.question_set.title
    yield question.text
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


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(STARTS_A_FORMULA) else cell
