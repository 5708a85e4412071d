"""Builds areas with as many reviews, people and answers as asked for, to measure with."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product

from django.db import transaction
from django.utils import timezone

from checklists.models import (
    Action,
    Agreement,
    Answer,
    Participation,
    Question,
    QuestionSet,
    Round,
    RoundQuestionSet,
)
from governance.models import Board, Meeting
from hubs.models import LocalArea, Membership, Organisation, Sector, User
from hubs.permissions import Role
from hubs.tenancy import area_scope
from leadership.models import Appointment, Deputyship, Engagement, Level, Person
from leadership.roles import SHIPPED_ROLES

SETS = ["leading-change", "system-leadership"]
EVIDENCE = "Raised at the partnership meeting in March and written into the plan for the year. "
DAYS_BETWEEN_ROUNDS = 182
DAYS_HELD, DAYS_BEFORE, DAYS_VACANT = 200, 60, 10
"""How long the roles are held by those of today, and before each of them, vacancy included."""
UNUSABLE = "!"  # nobody signs in as these


@dataclass(frozen=True)
class Size:
    """How much to build in each area; rounds are all agreed but the last, which is open."""

    rounds: int
    people: int


@transaction.atomic
def make_area_load(number: int, size: Size) -> LocalArea:
    """Build one area, `Load 0001` for number 1, and return it. The same number builds the same."""
    area = LocalArea.objects.create(
        name=f"Load {number:04}",
        slug=f"load-{number:04}",
        gss_code=f"L{number:08}",
        council_name=f"Load {number:04} Council",
        status=LocalArea.Status.ACTIVE,
    )
    with area_scope(area.pk):
        _Builder(area, size, random.Random(number)).build()  # noqa: S311 - not for secrets
    return area


class _Builder:
    def __init__(self, area: LocalArea, size: Size, chance: random.Random) -> None:
        self.area, self.size, self.chance = area, size, chance
        self.today = timezone.localdate()
        self.now = timezone.now()

    def build(self) -> None:
        self._people()
        self._appointments()
        self._board()
        sets = [QuestionSet.objects.filter(key=key).order_by("-version")[0] for key in SETS]
        questions = list(Question.objects.filter(question_set__in=sets, kind="rated"))
        previous = None
        for index in range(self.size.rounds):
            previous = self._round(index, sets, questions, previous)

    def _people(self) -> None:
        organisations = Organisation.objects.bulk_create(
            Organisation(area=self.area, name=f"Organisation {n}", sector=sector)
            for n, sector in enumerate(Sector.values * 2)
        )
        self.users = User.objects.bulk_create(
            User(email=f"person{n}@{self.area.slug}.example", name=f"Person {n}", password=UNUSABLE)
            for n in range(self.size.people)
        )
        Membership.objects.bulk_create(
            Membership(area=self.area, user=user, roles=[self._role(n)])
            for n, user in enumerate(self.users)
        )
        self.people = Person.objects.bulk_create(
            Person(
                area=self.area,
                name=user.name,
                email=user.email,
                user=user,
                grade=self.chance.randint(1, 6),
                organisation=organisations[n % len(organisations)],
            )
            for n, user in enumerate(self.users)
        )
        Engagement.objects.bulk_create(
            Engagement(
                area=self.area,
                person=person,
                sector=person.organisation.sector,
                level=self.chance.choice(Level.values),
            )
            for person in self.people
        )

    def _role(self, number: int) -> str:
        return Role.FACILITATOR if number == 0 else Role.PARTICIPANT

    def _appointments(self) -> None:
        """The first people hold the roles today; everybody else held one for a time before."""
        codes = [role["code"] for role in SHIPPED_ROLES]
        since = self.today - timedelta(days=DAYS_HELD)
        held = [
            self._appointment(*pair, since, None) for pair in zip(codes, self.people, strict=False)
        ]
        for number, person in enumerate(self.people[len(codes) :]):
            turn, role = divmod(number, len(codes))
            last = since - timedelta(days=1 + turn * DAYS_BEFORE)
            first = last - timedelta(days=DAYS_BEFORE - DAYS_VACANT)
            held.append(self._appointment(codes[role], person, first, last))
        Deputyship.objects.bulk_create(
            Deputyship(
                area=self.area,
                appointment=each,
                person=self.people[-1],
                starts_on=each.starts_on,
            )
            for each in Appointment.objects.bulk_create(held)
            if each.person != self.people[-1]
        )

    def _appointment(
        self, code: str, person: Person, first: date, last: date | None
    ) -> Appointment:
        return Appointment(
            area=self.area,
            role_id=code,
            person=person,
            organisation=person.organisation,
            starts_on=first,
            ends_on=last,
        )

    def _board(self) -> None:
        board = Board.objects.create(name="Partnership Board", kind=Board.Kind.PARTNERSHIP)
        starts = self.now + timedelta(days=30)
        Meeting.objects.create(
            board=board, starts_at=starts, paper_deadline=starts - timedelta(days=9)
        )

    def _round(
        self, index: int, sets: list[QuestionSet], questions: list[Question], previous: Round | None
    ) -> Round:
        age = (self.size.rounds - 1 - index) * DAYS_BETWEEN_ROUNDS
        opened = self.now - timedelta(days=age + 5)
        is_open = index == self.size.rounds - 1
        made = Round.objects.create(
            title=f"Review {index + 1}",
            state=Round.State.OPEN if is_open else Round.State.AGREED,
            due_at=opened + timedelta(days=14),
            opened_at=opened,
            opened_by=self.users[0],
            closed_at=None if is_open else opened + timedelta(days=14),
            agreed_at=None if is_open else opened + timedelta(days=21),
            previous=previous,
        )
        RoundQuestionSet.objects.bulk_create(
            RoundQuestionSet(area=self.area, round=made, question_set=s, position=n)
            for n, s in enumerate(sets)
        )
        self._answers(made, questions)
        if made.agreed_at:
            self._agreed(made, questions, made.agreed_at)
        return made

    def _answers(self, made: Round, questions: list[Question]) -> None:
        taking_part = Participation.objects.bulk_create(
            Participation(
                area=self.area,
                round=made,
                person=person,
                organisation=person.organisation,
                sector=person.organisation.sector,
                role_label=f"Leader {n}",
                code=f"{n:02}",
                opened_at=made.opened_at,
                submitted_at=made.closed_at,
            )
            for n, person in enumerate(self.people)
        )
        Answer.objects.bulk_create(
            Answer(
                area=self.area,
                participation=each,
                question=question,
                level=self.chance.randint(0, 5),
                evidence=EVIDENCE * self.chance.randint(0, 3),
                saved_at=made.opened_at,
            )
            for each, question in product(taking_part, questions)
        )

    def _agreed(self, made: Round, questions: list[Question], agreed_at: datetime) -> None:
        Agreement.objects.bulk_create(
            Agreement(
                area=self.area,
                round=made,
                question=question,
                level=self.chance.randint(1, 5),
                rationale=EVIDENCE,
                agreed_by=self.users[0],
                agreed_at=agreed_at,
            )
            for question in questions
        )
        Action.objects.bulk_create(
            Action(
                area=self.area,
                text=f"Do what {question.code} asks for",
                round=made,
                question=question,
                driver=self.chance.choice(self.people),
                due_on=self.today + timedelta(days=self.chance.randint(-30, 60)),
                created_by=self.users[0],
            )
            for question in questions[:3]
        )


def make_load(areas: int, size: Size) -> Iterator[LocalArea]:
    """Build that many areas after those there are, each in its own transaction."""
    there = LocalArea.objects.filter(gss_code__startswith="L").count()
    for number in range(there + 1, there + areas + 1):
        yield make_area_load(number, size)
