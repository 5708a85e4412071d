"""Every address of the service, and real ids to fill it with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter
from django.urls.resolvers import RegexPattern
from django.utils import timezone

from checklists.models import Action, Answer, Evidence, LocalSet, LocalStatement
from governance.models import ReportComment
from hubs.models import FamilyHub, Invitation, LocalArea, Membership, Organisation, Sector
from hubs.permissions import Role as MemberRole
from hubs.tenancy import area_scope
from leadership.models import (
    Appointment,
    Contact,
    Deputyship,
    Engagement,
    Handover,
    Level,
    MapPlace,
    PeopleUpload,
    Role,
)
from leadership.models.leading import LOCAL
from leadership.table import NamedSeat
from tests.boardroom import Boardroom
from tests.personas import Personas, make_user

ROLE_CODE = "accountable-leader"


@dataclass(frozen=True)
class Route:
    """One address: its name, what it takes, and the view behind it."""

    name: str
    view: Any
    takes: dict[str, Any]

    @property
    def access(self) -> str:
        return getattr(self.view, "access", "")

    @property
    def is_of_an_area(self) -> bool:
        return self.access.startswith("allows:")

    def path(self, slug: str, ids: dict[str, Any] | None = None) -> str:
        """The address in an area, with these ids and a made-up value for everything else."""
        values = {name: made_up(name, converter) for name, converter in self.takes.items()}
        values |= {name: slug for name in values if name == "slug"}
        values |= {name: value for name, value in (ids or {}).items() if name in values}
        return reverse(self.name, kwargs=values)


def made_up(name: str, converter: Any) -> Any:
    if isinstance(converter, UUIDConverter):
        return uuid4()
    if isinstance(converter, IntConverter):
        return 1
    return "E06000001" if name == "gss_code" and isinstance(converter, SlugConverter) else "madeup"


def every_route(
    patterns: list[Any] | None = None, namespace: str = "", takes: dict[str, Any] | None = None
) -> Iterator[Route]:
    """Walk through the URL configuration."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = (takes or {}) | pattern.pattern.converters
        if isinstance(pattern.pattern, RegexPattern):
            here |= dict.fromkeys(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from every_route(pattern.url_patterns, inner, here)
        elif isinstance(pattern, URLPattern):
            yield Route(f"{namespace}{pattern.name}", pattern.callback, here)


class World:
    """An area in which every address leads to a row."""

    def __init__(self, area: LocalArea, people: Personas) -> None:
        self.area, self.people = area, people

    def ids_of(self, route: Route) -> dict[str, Any]:
        """Real ids of this area for everything that a route takes besides the area."""
        noun = route.name.rpartition("-")[0]
        return {
            name: getattr(self, PRIMARY_KEYS[noun] if name == "pk" else IDS[name])
            for name in route.takes
            if name != "slug"
        }

    def _add(self, model: Any, **fields: Any) -> Any:
        with area_scope(self.area.pk):
            return model.objects.create(**fields)

    @cached_property
    def boardroom(self) -> Boardroom:
        return Boardroom(self.area, self.people)

    @cached_property
    def person(self) -> Any:
        return self.boardroom.person(self.people.sponsor)

    @cached_property
    def membership_id(self) -> UUID:
        user = make_user("Mo Member", self.area.slug)
        return self._add(Membership, user=user, roles=[MemberRole.OBSERVER]).pk

    @cached_property
    def invitation_id(self) -> UUID:
        return self._add(
            Invitation,
            email=f"ivy@{self.area.slug}.example",
            name="Ivy Invited",
            roles=[MemberRole.PARTICIPANT],
            expires_at=timezone.now() + timedelta(days=1),
        ).pk

    @cached_property
    def organisation_id(self) -> UUID:
        return self._add(Organisation, name="Moor Trust", sector=Sector.HEALTH).pk

    @cached_property
    def hub_id(self) -> UUID:
        return self._add(FamilyHub, name="Moor Hub").pk

    @cached_property
    def person_id(self) -> UUID:
        return self.person.pk

    @cached_property
    def appointment_id(self) -> UUID:
        return self._add(
            Appointment,
            role_id=ROLE_CODE,
            person=self.person,
            organisation_id=self.organisation_id,
            starts_on=date(2026, 1, 5),
        ).pk

    @cached_property
    def deputyship_id(self) -> UUID:
        return self._add(
            Deputyship,
            appointment_id=self.appointment_id,
            person=self.boardroom.person(self.people.facilitator),
            starts_on=date(2026, 1, 5),
        ).pk

    @cached_property
    def own_role_id(self) -> str:
        with area_scope(self.area.pk):
            return Role.objects.create(
                area=self.area,
                code=f"{LOCAL}{self.area.slug}",
                name="Voice of families lead",
                position=7,
            ).pk

    @cached_property
    def handover_id(self) -> UUID:
        return self._add(
            Handover, appointment_id=self.appointment_id, opened_by=self.people.facilitator
        ).pk

    @cached_property
    def engagement_id(self) -> UUID:
        return self._add(
            Engagement, person=self.person, sector=Sector.HEALTH, level=Level.STRATEGIC
        ).pk

    @cached_property
    def contact_id(self) -> UUID:
        return self._add(Contact, person=self.person, happened_on=date(2026, 1, 5)).pk

    @cached_property
    def placed_organisation_id(self) -> UUID:
        self._add(MapPlace, organisation_id=self.organisation_id, influence=3, interest=3)
        return self.organisation_id

    @cached_property
    def people_upload_id(self) -> UUID:
        return self._add(
            PeopleUpload,
            user=self.people.administrator,
            file_name="people.csv",
            tables={"people": [], "organisations": [], "notices": []},
            expires_at=timezone.now() + timedelta(hours=1),
        ).pk

    @cached_property
    def round_id(self) -> UUID:
        return self.boardroom.review.round.pk

    @cached_property
    def participation_id(self) -> UUID:
        return self.boardroom.review.voices[0].pk

    @cached_property
    def question_id(self) -> UUID:
        return self.boardroom.review.question("LC1").pk

    @cached_property
    def answer_id(self) -> UUID:
        with area_scope(self.area.pk):
            return Answer.objects.filter(participation__round_id=self.round_id)[0].pk

    @cached_property
    def evidence_id(self) -> UUID:
        return self._add(
            Evidence,
            answer_id=self.answer_id,
            title="Minutes",
            link="https://minutes.example/",
            added_by=self.people.facilitator,
            added_at=timezone.now(),
        ).pk

    @cached_property
    def action_id(self) -> UUID:
        return self._add(Action, text="Name a deputy", created_by=self.people.facilitator).pk

    @cached_property
    def local_set_id(self) -> UUID:
        return self._add(
            LocalSet,
            number=1,
            key=LocalSet.key_of(1, ""),
            title="What parents see",
            introduction="What parents notice first.",
            created_by=self.people.facilitator,
        ).pk

    @cached_property
    def statement_id(self) -> UUID:
        return self._add(
            LocalStatement,
            local_set_id=self.local_set_id,
            code="X1.1",
            position=1,
            kind=LocalStatement.Kind.OPEN,
            text="What would you change first?",
            short_name="First change",
        ).pk

    @cached_property
    def board_id(self) -> UUID:
        return self.boardroom.board.pk

    @cached_property
    def meeting_id(self) -> UUID:
        return self.boardroom.meeting.pk

    @cached_property
    def report_id(self) -> UUID:
        return self.boardroom.report().pk

    @cached_property
    def comment_id(self) -> UUID:
        return self._add(
            ReportComment,
            report_id=self.report_id,
            section="summary",
            text="Say who stands in.",
            written_by=self.people.sponsor,
        ).pk

    # What is no row of an area, but has to exist for the rows to be reached.
    number = 1
    list_name = "people"
    set_key = "leading-change"
    sector = Sector.HEALTH.value
    level = Level.STRATEGIC.value
    code = ROLE_CODE
    seat = NamedSeat.PARENTS.value


# What each part of an address is called, and the attribute of the world that fills it.
IDS = {
    "round_id": "round_id",
    "participation_id": "participation_id",
    "question_id": "question_id",
    "action_id": "action_id",
    "board_id": "board_id",
    "meeting_id": "meeting_id",
    "report_id": "report_id",
    "comment_id": "comment_id",
    "answer_id": "answer_id",
    "evidence_id": "evidence_id",
    "number": "number",
    "list_name": "list_name",
    "key": "set_key",
    "code": "code",
    "own_role_id": "own_role_id",
    "handover_id": "handover_id",
    "sector": "sector",
    "level": "level",
    "seat": "seat",
    "person_id": "person_id",
    "local_set_id": "local_set_id",
    "statement_id": "statement_id",
}
PRIMARY_KEYS = {
    "hubs:membership": "membership_id",
    "hubs:invitation": "invitation_id",
    "hubs:organisation": "organisation_id",
    "hubs:hub": "hub_id",
    "leadership:appointment": "appointment_id",
    "leadership:consent": "appointment_id",
    "leadership:person": "person_id",
    "leadership:engagement": "engagement_id",
    "leadership:contact": "contact_id",
    "leadership:partner": "organisation_id",
    "leadership:place": "placed_organisation_id",
    "leadership:deputyship": "deputyship_id",
    "leadership:upload": "people_upload_id",
}
