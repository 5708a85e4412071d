"""The request as the middlewares leave it; for type annotations."""

from django.http import HttpRequest

from hubs.models import LocalArea, Membership, User


class PlannerRequest(HttpRequest):
    """Every request: its id, and the area it is about where the user is a member of that area."""

    id: str
    area: LocalArea | None
    membership: Membership | None


class AreaRequest(PlannerRequest):
    """A request that `@allows` has let into an area."""

    user: User
    area: LocalArea
    membership: Membership
