"""Boards and their meetings."""

from django.db import models
from django.db.models import F, Q

from hubs.tenancy.models import AreaOwned
from leadership.models import Person


class Board(AreaOwned):
    """A board that the family hubs report to."""

    class Kind(models.TextChoices):
        PARTNERSHIP = "partnership", "Family hubs partnership board"
        CHILDREN = "children", "Children’s partnership"
        HEALTH_AND_WELLBEING = "health_and_wellbeing", "Health and Wellbeing Board"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        CABINET = "cabinet", "Cabinet"
        OTHER = "other", "Another board"

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, choices=Kind)
    chair = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(AreaOwned.Meta):
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="board_name_once_an_area")
        ]

    def __str__(self) -> str:
        return self.name


class BoardMember(AreaOwned):
    """A person on a board."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(AreaOwned.Meta):
        ordering = ["person__name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "board", "person"], name="once_on_a_board")
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.board}"


class Meeting(AreaOwned):
    """A meeting of a board, with the time by which the clerk needs the papers."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField("date and time")
    paper_deadline = models.DateTimeField("papers due by")
    place = models.CharField(max_length=150, blank=True)

    class Meta(AreaOwned.Meta):
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "board", "starts_at"], name="meeting_once_a_time"
            ),
            models.CheckConstraint(
                condition=Q(paper_deadline__lte=F("starts_at")),
                name="papers_before_the_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.starts_at:%-d %B %Y}"
