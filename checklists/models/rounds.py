"""A round: who is asked what, by when, and how far it has come."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from checklists.models.question_sets import QuestionSet
from checklists.querysets import ParticipationQuerySet, RoundQuerySet
from checklists.scales import USUAL, how_asked
from hubs.models import Organisation, Sector, User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models import Person


class Round(AreaOwned):
    """A review: independent answers first, then one agreed view. Shown to people as "review"."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        AGREED = "agreed", "Agreed"

    class Blind(models.TextChoices):
        CLOSE = "close", "Until the review closes"
        SUBMITTED = "submitted", "Until they have submitted their own"

    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    due_at = models.DateTimeField("answers due by")
    board_date = models.DateField("board meeting it is for", null=True, blank=True)
    papers_on = models.DateField("papers due", null=True, blank=True)
    workshop_on = models.DateField("agreement workshop", null=True, blank=True)
    remind_on = models.DateField("reminder", null=True, blank=True)
    invite_at = models.DateTimeField("invitations go out", null=True, blank=True)
    invitation_note = models.TextField("note to participants", blank=True, max_length=2000)
    blind_until = models.CharField(
        "answers of others stay hidden", max_length=10, choices=Blind, default=Blind.CLOSE
    )
    anonymous_comparison = models.BooleanField("compared without names", default=False)
    scale = models.CharField("asked on the scale", max_length=30, default=USUAL)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question_sets = models.ManyToManyField(QuestionSet, through="RoundQuestionSet")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    run_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(anonymous_comparison=False) | Q(blind_until="close"),
                name="round_without_names_is_blind_until_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(papers_on=None)
                | Q(board_date=None)
                | Q(papers_on__lte=F("board_date")),
                name="round_papers_before_the_board",
            ),
            models.CheckConstraint(
                condition=Q(workshop_on=None)
                | Q(papers_on=None)
                | Q(workshop_on__lte=F("papers_on")),
                name="round_workshop_before_the_papers",
            ),
            models.CheckConstraint(
                condition=Q(invite_at=None) | Q(invite_at__lt=F("due_at")),
                name="round_invitations_before_answers_are_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def facilitator(self) -> User:
        """Who runs it: who opened it, or whom it was handed over to."""
        return self.run_by or self.opened_by

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_signed_off(self) -> bool:
        return self.signed_off_at is not None

    @property
    def shows_early(self) -> bool:
        """Whether who has submitted sees what others have submitted before the round closes."""
        return self.blind_until == self.Blind.SUBMITTED

    @property
    def how_asked(self) -> str:
        """How it is asked and where its answers are placed; nothing on the usual five levels."""
        return how_asked(self.scale)

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


class ShortList(AreaOwned):
    """Some of a round's statements, for those who are not asked all; never changed once made."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="short_lists")
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    questions = ArrayField(models.UUIDField())

    class Meta(AreaOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "round", "name"], name="short_list_name_once_a_round"
            ),
            models.CheckConstraint(
                condition=Q(questions__len__gt=0), name="short_list_asks_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Participation(AreaOwned):
    """A person asked in a round, with the role and organisation they answered for at the time.

    `stands_in_for`: the person whose seat it is, where somebody else answers for them.
    `added_at`: when they joined a round that was open already.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    stands_in_for = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=20, choices=Sector)
    role_label = models.CharField(max_length=100)
    code = models.CharField("mark on the picture", max_length=3)
    short_list = models.ForeignKey(
        ShortList, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    added_at = models.DateTimeField("joined later", null=True, blank=True)
    opened_at = models.DateTimeField("first opened", null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField("why they left", max_length=300, blank=True)

    objects = AreaManager.from_queryset(ParticipationQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["role_label", "person__name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "round", "person"], name="person_once_a_round"),
            models.UniqueConstraint(
                fields=["area", "round", "code"],
                condition=Q(withdrawn_at=None),
                name="mark_once_a_round",
            ),
            models.UniqueConstraint(
                fields=["area", "round", "stands_in_for"],
                condition=Q(withdrawn_at=None),
                name="one_substitute_for_a_person",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None) | ~Q(stands_in_for=F("person")),
                name="nobody_stands_in_for_themselves",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_reason="", withdrawn_by=None),
                name="only_who_left_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name} in {self.round}"

    @property
    def shown_name(self) -> str:
        """The person, as they are named everywhere: “X for Y” where X answers for Y."""
        if self.stands_in_for_id is None:
            return str(self.person)
        return f"{self.person} for {self.stands_in_for}"

    @property
    def shown_role(self) -> str:
        """What they answer as, with both names where somebody answers for somebody else."""
        if self.stands_in_for_id is None:
            return self.role_label
        return f"{self.role_label} ({self.shown_name})"

    @property
    def asked_state(self) -> str:
        """Which list they are asked: a form sends it back, so that a change in between is seen."""
        return str(self.short_list_id or "")

    def is_asked(self, question_id: UUID) -> bool:
        """Whether a statement of the round is one of theirs."""
        return self.short_list is None or question_id in self.short_list.questions
