"""What a participant says: a rating with what makes them say so, and reflections."""

from django.db import models
from django.db.models import Q

from checklists.models.question_sets import Question
from checklists.models.rounds import Participation, Round
from checklists.querysets import AnswerQuerySet, ReflectionQuerySet
from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned

NOT_FOR_ME = -1
DONT_KNOW = 0
HIGHEST_LEVEL = 5
EVIDENCE_LIMIT = 5_000
REFLECTION_LIMIT = 20_000


class Answer(AreaOwned):
    """One participant's answer to one statement. `version` counts saves, for two devices at once.

    `level`: 1 to 5 on the scale, 0 for "Don't know", None while only a note has been typed, and for
    `not_for_me`: who answers so is not the one to say, and the statement does not count for them.
    `option`: the letter of what was chosen, where the round is asked on another scale and `level`
    is the place that it takes; empty on the usual five levels.
    """

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    option = models.CharField("chosen on another scale", max_length=3, blank=True, default="")
    not_for_me = models.BooleanField(default=False)
    evidence = models.TextField("what makes you say that", blank=True, max_length=EVIDENCE_LIMIT)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = AreaManager.from_queryset(AnswerQuerySet)()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["area", "participation", "question"],
                name="answer_once_a_statement",
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__lte=HIGHEST_LEVEL),
                name="answer_level_on_the_scale",
            ),
            models.CheckConstraint(
                condition=Q(not_for_me=False) | Q(level=None), name="answer_not_for_me_has_no_level"
            ),
            models.CheckConstraint(
                condition=Q(option="") | Q(level__gte=1, level__isnull=False),
                name="answer_option_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.choice}"

    @property
    def choice(self) -> int | None:
        """What was chosen on the page: a level, or −1 for "Not for me"."""
        return NOT_FOR_ME if self.not_for_me else self.level


class AnswerRevision(AreaOwned):
    """An answer as it stood at one version. Rows are only ever added."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(null=True)
    option = models.CharField(max_length=3, blank=True, default="")
    not_for_me = models.BooleanField(default=False)
    evidence = models.TextField(blank=True)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta(AreaOwned.Meta):
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["area", "answer", "version"], name="revision_once")
        ]

    def __str__(self) -> str:
        return f"version {self.version}"

    @property
    def choice(self) -> int | None:
        """What was chosen on the page: a level, or −1 for "Not for me"."""
        return NOT_FOR_ME if self.not_for_me else self.level


class Reflection(AreaOwned):
    """What somebody writes to an open question. The author alone changes it or who may see it."""

    class Visibility(models.TextChoices):
        PRIVATE = "private", "Only me"
        SHARED = "shared", "Shared with the review"
        QUOTABLE = "quotable", "May be quoted in the report"

    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reflections",
    )
    text = models.TextField(max_length=REFLECTION_LIMIT)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PRIVATE)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = AreaManager.from_queryset(ReflectionQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "author", "question", "round"],
                name="reflection_once_a_question",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.get_visibility_display()


class Quotation(AreaOwned):
    """A signed report that quotes a reflection, so that its author is told the truth about it."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="quotations")
    report_title = models.CharField(max_length=200)
    signed_on = models.DateField()

    class Meta(AreaOwned.Meta):
        ordering = ["signed_on"]

    def __str__(self) -> str:
        return self.report_title
