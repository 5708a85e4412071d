"""A handover with something of every kind in the leaver's hands, for tests."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from checklists.models import Action, Participation, Round
from governance.models import Board, BoardMember, Report
from hubs.models import LocalArea, Sector
from hubs.permissions import Role
from hubs.tenancy import area_scope
from leadership import roles
from leadership.models import Appointment, Grade, Handover, Person, Promise
from tests.boardroom import Boardroom
from tests.personas import Personas, make_member, make_person
from tests.reviews import Review


class Leaving:
    """Colin, a facilitator, leaves as transformation lead; Ruth, who signs in, takes over."""

    def __init__(self, area: LocalArea, people: Personas) -> None:
        self.area, self.people = area, people
        self.colin_user = make_member(area, "Colin Pratt", Role.FACILITATOR)
        self.ruth_user = make_member(area, "Ruth Adeyemi", Role.PARTICIPANT)
        self.colin = make_person(area, self.colin_user)
        self.ruth = make_person(area, self.ruth_user, Sector.HEALTH)
        today = timezone.localdate()
        with area_scope(area.pk):
            self.appointment = Appointment.objects.create(
                role_id=roles.TRANSFORMATION_LEAD,
                person=self.colin,
                organisation=self.colin.organisation,
                starts_on=date(2025, 1, 1),
                ends_on=today + timedelta(days=7),
                grade=Grade.MANAGER,
            )
            self.handover = Handover.objects.create(
                appointment=self.appointment,
                successor=self.ruth,
                notes="Speak to Kwame first.",
                opened_by=people.administrator,
            )

    def inside(self) -> Any:
        return area_scope(self.area.pk)

    def action(self, text: str = "Share one induction", **fields: Any) -> Action:
        with self.inside():
            people = {"driver": self.colin, "created_by": self.people.administrator}
            return Action.objects.create(text=text, **(people | fields))

    def promise(self, text: str = "A paper on measures", **fields: Any) -> Promise:
        with self.inside():
            position = self.handover.promises.count() + 1
            return Promise.objects.create(
                handover=self.handover, position=position, text=text, **fields
            )

    @cached_property
    def review(self) -> Round:
        """An open review that Colin opened."""
        due = timezone.now() + timedelta(days=10)
        about = {"title": "Winter review 2026", "state": "open", "due_at": due}
        return Review(self.area, self.colin_user, voices=0, **about).round

    @cached_property
    def seat(self) -> Participation:
        """Colin's own place in that review."""
        with self.inside():
            return Participation.objects.create(
                round=self.review,
                person=self.colin,
                organisation=self.colin.organisation,
                sector=self.colin.organisation.sector,
                role_label="Transformation lead",
                code="TL",
            )

    @cached_property
    def board(self) -> Board:
        """A board that Colin chairs and sits on."""
        with self.inside():
            board = Board.objects.create(name="Children’s Board", kind="children", chair=self.colin)
            BoardMember.objects.create(board=board, person=self.colin)
            return board

    @cached_property
    def report(self) -> Report:
        """A draft that Colin writes, sponsors and is contact for."""
        room = Boardroom(self.area, self.people)
        report = room.report()
        with self.inside():
            report.author = report.sponsor = report.contact = self.colin
            report.save()
        return report

    def everything(self) -> None:
        """Put one thing of every kind into Colin's hands."""
        self.action(sponsor=self.colin)
        self.promise()
        _made = (self.seat, self.board, self.report)

    def again(self, row: Any) -> Any:
        with self.inside():
            return type(row).objects.get(pk=row.pk)

    def person(self, name: str, **fields: Any) -> Person:
        with self.inside():
            return Person.objects.create(name=name, organisation=self.colin.organisation, **fields)
