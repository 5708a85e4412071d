"""The agreed view, and what will be done about it."""

from django.db import models
from django.db.models import Q

from checklists.models.answers import HIGHEST_LEVEL
from checklists.models.question_sets import Question
from checklists.models.rounds import Round
from checklists.querysets import ActionQuerySet
from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models import Person


class Agreement(AreaOwned):
    """The rating that the participants agreed for a statement, why, and who sees it differently.

    Whether dissent is told with names is a choice that is kept; without them none are held.
    """

    class Confidence(models.TextChoices):
        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"

    class Naming(models.TextChoices):
        NAMED = "named", "With names"
        UNNAMED = "unnamed", "Without names"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="agreements")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    rationale = models.TextField("why this rating", max_length=5_000, blank=True)
    dissent = models.TextField("anyone who sees it differently", max_length=5_000, blank=True)
    dissent_naming = models.CharField(max_length=10, choices=Naming, blank=True)
    dissent_by = models.CharField("who sees it differently", max_length=200, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, blank=True)
    version = models.PositiveIntegerField(default=1)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["area", "round", "question"], name="agreement_once_a_statement"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=HIGHEST_LEVEL),
                name="agreement_level_on_the_scale",
            ),
            models.CheckConstraint(
                condition=Q(dissent_by="") | Q(dissent_naming="named") & ~Q(dissent=""),
                name="agreement_names_only_where_chosen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.level}"

    @property
    def dissent_said(self) -> str:
        """The dissent with whose it is, where they chose to be named."""
        return f"{self.dissent_by}: {self.dissent}" if self.dissent_by else self.dissent


class Action(AreaOwned):
    """Something somebody will do by a date. Drive, sponsor, observe: the boards' words."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    text = models.TextField("what will be done", max_length=1_000)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    driver = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="drives",
        verbose_name="who drives it",
    )
    sponsor = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sponsors",
        verbose_name="who sponsors it",
    )
    due_on = models.DateField("due by", null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    outcome = models.TextField("what came of it", max_length=2_000, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    observers = models.ManyToManyField(
        Person, through="ActionObserver", related_name="observes", verbose_name="who observes it"
    )

    objects = AreaManager.from_queryset(ActionQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = [models.F("due_on").asc(nulls_last=True), "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open") | ~Q(outcome="") & Q(finished_on__isnull=False),
                name="action_finished_has_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.text


class ActionObserver(AreaOwned):
    """Somebody who is kept informed of an action without having to do anything about it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="observing")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(AreaOwned.Meta):
        ordering = ["person__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "action", "person"], name="observer_once_an_action"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class ActionNote(AreaOwned):
    """A word on how far an action has come, without ending it. Rows are only ever added."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("how far it has come", max_length=1_000)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(AreaOwned.Meta):
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return self.text[:60]
