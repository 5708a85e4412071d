"""Rounds for tests, made row by row: closed, answered, and as far apart as a test says."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from checklists.models import (
    Agreement,
    Answer,
    Participation,
    Question,
    QuestionSet,
    Round,
    RoundQuestionSet,
)
from hubs.models import LocalArea, Organisation, Sector, User
from hubs.tenancy import area_scope
from leadership.models import Person

OPENED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CLOSED = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
VOICES = (
    ("Accountable leader", "AL", Sector.LOCAL_AUTHORITY),
    ("Senior sponsor", "SS", Sector.LOCAL_AUTHORITY),
    ("Health visiting lead", "HV", Sector.HEALTH),
    ("Headteacher", "HT", Sector.EDUCATION),
    ("Voluntary sector lead", "VC", Sector.VOLUNTARY),
    ("Parents’ panel", "PP", Sector.FAMILIES),
)


class Review:
    """A round with participants, and a short way to say what they answered."""

    def __init__(
        self,
        area: LocalArea,
        opened_by: User,
        *,
        title: str = "Autumn review 2026",
        state: str = Round.State.CLOSED,
        sets: Sequence[str] = ("leading-change",),
        opened_at: datetime = OPENED,
        voices: int = len(VOICES),
        **fields: Any,
    ) -> None:
        self.area, self.by = area, opened_by
        is_open = state == Round.State.OPEN
        with area_scope(area.pk):
            self.round: Round = Round.objects.create(
                title=title,
                state=state,
                opened_by=opened_by,
                opened_at=opened_at,
                **{"due_at": opened_at + timedelta(days=21), **fields},
                closed_at=None if is_open else opened_at + timedelta(days=18),
                agreed_at=CLOSED if state == Round.State.AGREED else None,
            )
            for position, key in enumerate(sets):
                RoundQuestionSet.objects.create(
                    round=self.round,
                    question_set=QuestionSet.objects.filter(key=key).order_by("-version")[0],
                    position=position,
                )
            self.voices = self._seat(voices)

    def _seat(self, voices: int) -> list[Participation]:
        """Seat the voices with few statements: nearly every test has some."""
        seats = [(number, *VOICES[number % len(VOICES)]) for number in range(voices)]
        at = {sector: self._organisation(sector) for sector in dict.fromkeys(s[3] for s in seats)}
        names = [f"Voice {number + 1}" for number in range(voices)]
        known = {person.name: person for person in Person.objects.filter(name__in=names)}
        fresh = [
            Person(area=self.area, name=names[number], organisation=at[sector])
            for number, _role, _code, sector in seats
            if names[number] not in known
        ]
        known |= {person.name: person for person in Person.objects.bulk_create(fresh)}
        return Participation.objects.bulk_create(
            Participation(
                area=self.area,
                round=self.round,
                person=known[names[number]],
                organisation=at[sector],
                sector=sector,
                role_label=role,
                code=f"{code}{number // len(VOICES) or ''}",
            )
            for number, role, code, sector in seats
        )

    def _organisation(self, sector: str) -> Organisation:
        name = f"{self.area.name} {Sector(sector).label}"
        return Organisation.objects.get_or_create(name=name, defaults={"sector": sector})[0]

    def add(self, name: str, role: str, code: str, sector: str) -> Participation:
        with area_scope(self.area.pk):
            organisation = self._organisation(sector)
            person, _new = Person.objects.get_or_create(
                name=name, defaults={"organisation": organisation}
            )
            return Participation.objects.create(
                round=self.round,
                person=person,
                organisation=organisation,
                sector=sector,
                role_label=role,
                code=code,
            )

    def add_user(self, user: User, code: str = "ME") -> Participation:
        """Seat the person that a user is in the area."""
        with area_scope(self.area.pk):
            person = Person.objects.select_related("organisation").get(user=user)
            return Participation.objects.create(
                round=self.round,
                person=person,
                organisation=person.organisation,
                sector=person.organisation.sector,
                role_label=f"{person.name} role",
                code=code,
            )

    def question(self, code: str) -> Question:
        with area_scope(self.area.pk):
            return Question.objects.get(code=code, question_set__round=self.round)

    def answer(self, code: str, *levels: int | None, evidence: str = "") -> None:
        """Give the first participant the first level, and so on; None is no answer."""
        self._answer({self.question(code): levels}, evidence)

    def answer_all(self, *levels: int | None, but: Mapping[str, Sequence[int | None]] = {}) -> None:
        """Answer every rated statement alike, but some as given."""
        with area_scope(self.area.pk):
            asked = list(Question.objects.filter(question_set__round=self.round, kind="rated"))
        self._answer({question: but.get(question.code, levels) for question in asked})

    def _answer(self, given: Mapping[Question, Sequence[int | None]], evidence: str = "") -> None:
        with area_scope(self.area.pk):
            Answer.objects.bulk_create(
                Answer(
                    area=self.area,
                    participation=voice,
                    question=question,
                    level=level,
                    evidence=evidence and f"{evidence} ({voice.role_label})",
                    saved_at=self.round.opened_at,
                )
                for question, levels in given.items()
                for voice, level in zip(self.voices, levels, strict=False)
                if level is not None
            )

    def agree(self, code: str, level: int, **fields: Any) -> Agreement:
        question = self.question(code)
        with area_scope(self.area.pk):
            return Agreement.objects.create(
                round=self.round,
                question=question,
                level=level,
                agreed_by=self.by,
                agreed_at=CLOSED,
                **{"rationale": "We looked at it together.", **fields},
            )
