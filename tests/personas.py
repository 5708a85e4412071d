"""The fixed personas of the tests, and the rows that make them."""

from functools import cached_property

from hubs.models import LocalArea, Membership, Organisation, Sector, User
from hubs.permissions import Role
from hubs.tenancy import area_scope
from leadership.models import Person

PASSWORD = "family-hubs-demo"


def make_area(name: str, gss_code: str) -> LocalArea:
    return LocalArea.objects.create(
        name=name, slug=name.lower(), gss_code=gss_code, council_name=f"{name} Council"
    )


def make_user(name: str, area_name: str = "northmoor", **fields: object) -> User:
    email = f"{name.lower().replace(' ', '.')}@{area_name}.example"
    return User.objects.create_user(email=email, password=PASSWORD, name=name, **fields)


def make_member(area: LocalArea, name: str, *roles: str, title: str = "") -> User:
    """A user with a membership and, for those who lead, a person in the area."""
    user = make_user(name, area.slug)
    with area_scope(area.pk):
        Membership.objects.create(user=user, roles=list(roles), title=title)
    return user


def make_person(area: LocalArea, user: User, sector: str = Sector.LOCAL_AUTHORITY) -> Person:
    """The person that a user is in the area's leadership, in an organisation of the sector."""
    with area_scope(area.pk):
        organisation, _new = Organisation.objects.get_or_create(
            name=f"{area.name} {Sector(sector).label}", defaults={"sector": sector}
        )
        return Person.objects.create(
            name=user.name, email=user.email, user=user, organisation=organisation
        )


class Personas:
    """Users by what they are; each made when a test first asks for them."""

    def __init__(self, area: LocalArea, elsewhere: LocalArea) -> None:
        self.area, self.elsewhere = area, elsewhere

    def _leader(self, name: str, role: str, sector: str = Sector.LOCAL_AUTHORITY) -> User:
        user = make_member(self.area, name, role, title=name)
        make_person(self.area, user, sector)
        return user

    @cached_property
    def owner(self) -> User:
        """A participant: the one whose answers a test is about."""
        return self._leader("Olive Owner", Role.PARTICIPANT, Sector.HEALTH)

    @cached_property
    def teammate(self) -> User:
        """Another participant of the same area."""
        return self._leader("Tariq Teammate", Role.PARTICIPANT, Sector.EDUCATION)

    @cached_property
    def facilitator(self) -> User:
        return self._leader("Fay Facilitator", Role.FACILITATOR)

    @cached_property
    def sponsor(self) -> User:
        return self._leader("Sam Sponsor", Role.SPONSOR)

    @cached_property
    def administrator(self) -> User:
        return make_member(self.area, "Ada Administrator", Role.AREA_ADMINISTRATOR)

    @cached_property
    def board_member(self) -> User:
        return make_member(self.area, "Bo Boardmember", Role.BOARD_MEMBER)

    @cached_property
    def clerk(self) -> User:
        return make_member(self.area, "Cleo Clerk", Role.CLERK)

    @cached_property
    def observer(self) -> User:
        return make_member(self.area, "Obi Observer", Role.OBSERVER)

    @cached_property
    def outsider(self) -> User:
        """Holds every role, but in another area."""
        return make_member(self.elsewhere, "Odd Outsider", *Role.values)

    @cached_property
    def platform(self) -> User:
        return make_user("Pat Platform", "example", is_platform_administrator=True)
