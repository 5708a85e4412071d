"""Measures the pages about who leads: as many queries for 500 people as for 10, on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from governance.measuring.counting import Request, queries, times_as_much
from governance.measuring.figures import Figure
from governance.measuring.load import Size, make_area_load
from hubs.models import User

FIRST_NUMBER = 9_000_010
FEW, MANY = Size(rounds=1, people=10), Size(rounds=1, people=500)
MOST, AS_CHEAP = 12, 1.2
REPEATS = 20
PAST = timedelta(days=300)
PAGES = {
    "Who leads": "",
    "One role": "roles/data-and-evaluation-lead/",
    "Seats": "seats/",
    "Checks": "checks/",
}


def leadership_figures() -> Iterator[Figure]:
    """Queries for few and for many people; CPU of a past day beside that of today."""
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        few, many = (_Area(FIRST_NUMBER + n, size) for n, size in enumerate((FEW, MANY)))
        for small, large in zip(few.requests(), many.requests(), strict=True):
            least = queries(few.client, small)
            most = queries(many.client, large)
            yield Figure(f"{small.name}: queries", least, MOST, "queries")
            yield Figure(f"{small.name}: for 500 people", most, least, "queries")
        today, past = many.structure(on=""), many.structure(on=many.past)
        times = times_as_much(many.client, past, today, REPEATS)
        yield Figure("Who leads as at a past day: CPU", round(times, 2), AS_CHEAP, "× today")


class _Area:
    """One area of the load, and its facilitator signed in."""

    def __init__(self, number: int, size: Size) -> None:
        area = make_area_load(number, size)
        self.base = f"/areas/{area.slug}/leadership/"
        self.past = f"?on={(timezone.localdate() - PAST).isoformat()}"
        self.client = Client()
        user = User.objects.get(email=f"person0@{area.slug}.example")
        self.client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])

    def structure(self, on: str) -> Request:
        return Request("Who leads", f"{self.base}{on}")

    def requests(self) -> Iterator[Request]:
        for name, path in PAGES.items():
            yield Request(name, self.base + path)
            yield Request(f"{name}, as at a past day", self.base + path + self.past)
        yield Request(
            "What changed in a year", f"{self.base}changes/{self.past.replace('on', 'from')}"
        )
