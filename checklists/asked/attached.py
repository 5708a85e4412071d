"""The files and links beside an answer, read in the same query as the answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from checklists.models import Answer, Evidence


@dataclass(frozen=True, slots=True)
class Attached:
    """A file or a link beside an answer; a link has neither kind nor size (in bytes)."""

    id: str
    title: str
    link: str
    kind: str | None
    size: int | None


def attached_to(answer: Answer | None) -> list[Attached]:
    """The files and links that count for an answer of a paper, in the order they were added."""
    found = vars(answer).get("attached", ()) if answer else ()
    return [Attached(**each) for each in found]


def attached_column() -> ArraySubquery:
    """What stands beside each answer, in the same query as the answers."""
    facts = JSONObject(id="pk", title="title", link="link", kind="file__kind", size="file__size")
    current = Evidence.objects.current().filter(answer=OuterRef("pk"))
    return ArraySubquery(current.order_by("added_at", "pk").values(facts=facts))
