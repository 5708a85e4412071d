"""A round: who is asked what, by when, and how far it has come."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from checklists.models.question_sets import QuestionSet
from checklists.querysets import ParticipationQuerySet, RoundQuerySet
from hubs.models import Organisation, Sector, User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models import Person


class Round(AreaOwned):
    """A review: independent answers first, then one agreed view. Shown to people as "review"."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        AGREED = "agreed", "Agreed"

    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    due_at = models.DateTimeField("answers due by")
    board_date = models.DateField("board meeting it is for", null=True, blank=True)
    invitation_note = models.TextField("note to participants", blank=True, max_length=2000)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question_sets = models.ManyToManyField(QuestionSet, through="RoundQuestionSet")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    anonymous_comparison = models.BooleanField("answers are compared without names", default=False)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_as = models.CharField("what they sign as", max_length=250, blank=True)

    objects = AreaManager.from_queryset(RoundQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["area", "title"], name="round_title_once_an_area"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None)
                | ~Q(state="open") & Q(closed_at__isnull=False),
                name="round_closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None, signed_off_by=None, signed_off_as="")
                | Q(state="agreed", signed_off_at__isnull=False, signed_off_by__isnull=False)
                & ~Q(signed_off_as=""),
                name="round_signed_off_is_agreed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_signed_off(self) -> bool:
        return self.signed_off_at is not None

    @property
    def closes_at(self) -> datetime:
        """When it closes by itself: at the end of the day, in London, on which answers are due."""
        day = timezone.localtime(self.due_at).date() + timedelta(days=1)
        return datetime.combine(day, time.min, timezone.get_default_timezone())


class RoundQuestionSet(AreaOwned):
    """The version of a set that a round asks."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta(AreaOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "round", "question_set"], name="set_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_set} in {self.round}"


class Participation(AreaOwned):
    """A person asked in a round, with the role and organisation they answered for at the time."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=20, choices=Sector)
    role_label = models.CharField(max_length=100)
    code = models.CharField("mark on the picture", max_length=3)
    opened_at = models.DateTimeField("first opened", null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AreaManager.from_queryset(ParticipationQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["role_label", "person__name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "round", "person"], name="person_once_a_round"),
            models.UniqueConstraint(fields=["area", "round", "code"], name="mark_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.round}"
