"""An area's own question sets as they are being written. What is published is a `QuestionSet`."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from checklists.models.question_sets import OWN, Question
from checklists.querysets.local_sets import LocalSetQuerySet, LocalStatementQuerySet
from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned

MOST_STATEMENTS = 30
"""More than this in one set is more than anybody answers with thought."""


class LocalSet(AreaOwned):
    """The draft of one of an area's own sets, and how far it has been published.

    `extends`: the key of the shipped set beside which it stands, or nothing. `number` counts the
    area's sets, and is part of the `key` of what is published and of the codes in it; `codes_given`
    only grows, so that no code ever means a second statement. Once it is published, a set is
    retired and never removed.
    """

    number = models.PositiveSmallIntegerField(editable=False)
    key = models.SlugField(max_length=60, editable=False)
    title = models.CharField(max_length=80)
    introduction = models.TextField()
    extends = models.SlugField(max_length=50, blank=True, editable=False)
    codes_given = models.PositiveSmallIntegerField(default=0, editable=False)
    published_version = models.PositiveSmallIntegerField(default=0, editable=False)
    retired_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = AreaManager.from_queryset(LocalSetQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="local_set_number_once"),
            models.UniqueConstraint(fields=["area", "key"], name="local_set_key_once"),
            models.CheckConstraint(condition=Q(key__contains=OWN), name="local_set_key_says_so"),
            models.UniqueConstraint("area", Lower("title"), name="local_set_title_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def key_of(number: int, extends: str) -> str:
        """The key of its published versions, in order directly after the set it stands beside."""
        return f"{extends or 'own'}{OWN}{number:02}"

    @property
    def is_published(self) -> bool:
        return self.published_version > 0

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        facts = (self.title, self.introduction, self.published_version, self.retired_at)
        return "|".join(str(fact) for fact in facts)


class LocalStatement(AreaOwned):
    """One statement or open question of a draft. `code` is given once and never changes.

    `levels`: what each of the five levels looks like here, lowest first; an empty one means what
    it means in general. None at all for an open question.
    """

    Kind = Question.Kind

    local_set = models.ForeignKey(
        LocalSet, on_delete=models.CASCADE, related_name="statements", editable=False
    )
    code = models.CharField(max_length=20, editable=False)
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(max_length=10, choices=Question.Kind)
    text = models.TextField()
    short_name = models.CharField(max_length=60)
    guidance = models.TextField(blank=True)
    levels: ArrayField[list[str], list[str]] = ArrayField(
        models.TextField(blank=True), default=list
    )

    objects = AreaManager.from_queryset(LocalStatementQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "code"], name="local_code_once"),
            models.CheckConstraint(
                condition=Q(kind=Question.Kind.RATED, levels__len=5)
                | Q(kind=Question.Kind.OPEN, levels__len=0),
                name="local_statement_levels_fit_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def is_rated(self) -> bool:
        return self.kind == Question.Kind.RATED

    @property
    def facts(self) -> dict[str, Any]:
        """What people read of it."""
        names = ("kind", "text", "short_name", "guidance", "levels")
        return {name: getattr(self, name) for name in names}

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        return "|".join(str(fact) for fact in self.facts.values())
