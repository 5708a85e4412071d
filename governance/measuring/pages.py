"""Measures the main pages: their queries, and their CPU beside the cheapest page of an area."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.test import Client, override_settings

from checklists.models import Answer, Participation, Question, Round
from governance.measuring.counting import Request, cpu_seconds, queries, times_as_much
from governance.measuring.figures import Figure
from governance.measuring.load import Size, make_area_load
from hubs.models import LocalArea, User
from hubs.tenancy import area_scope

REPEATS = 40
BARS = [(8, 1.5), (7, 1.2), (12, 2), (12, 2), (12, 2), (12, 2)]
SMALL, LARGE = Size(rounds=3, people=9), Size(rounds=50, people=60)


def page_figures() -> Iterator[Figure]:
    """Queries and CPU of the main pages for a small and a large area, against the baseline."""
    with override_settings(
        ROOT_URLCONF="governance.measuring.baseline",
        ALLOWED_HOSTS=["testserver"],
    ):
        yield from _pages()


def _pages() -> Iterator[Figure]:
    first = LocalArea.objects.filter(gss_code__startswith="L").count() + 1
    small, large = (_Setting(first + n, size) for n, size in enumerate((SMALL, LARGE)))
    base = Request("Baseline", f"/areas/{small.area.slug}/baseline/")
    for request, grown, (most, ratio) in zip(small.requests(), large.requests(), BARS, strict=True):
        few, many = queries(small.client, request), queries(large.client, grown)
        times = times_as_much(small.client, request, base, REPEATS)
        yield Figure(f"{request.name}: queries", few, most, "queries")
        yield Figure(f"{request.name}: CPU", round(times, 2), ratio, "× baseline")
        yield Figure(f"{request.name}: for 50 reviews and 60 people", many, few, "queries")
    spent = cpu_seconds(small.client, base, REPEATS) * 1000
    yield Figure("Baseline: session, member, layout, one query: CPU", round(spent, 1), 15, "ms")


class _Setting:
    """One area of the load, and its facilitator signed in."""

    def __init__(self, number: int, size: Size) -> None:
        self.area = make_area_load(number, size)
        self.client = Client()
        with area_scope(self.area.pk):
            user = User.objects.get(email=f"person0@{self.area.slug}.example")
            self.open = Round.objects.get(state="open")
            self.agreed = Round.objects.filter(state="agreed").latest("opened_at")
            self.taking_part = Participation.objects.get(round=self.open, person__user=user)
            self.question = Question.objects.get(
                question_set__key="leading-change",
                code="LC1",
                question_set__version=self._version(),
            )
        self.client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])

    def _version(self) -> int:
        asked = self.open.asked.select_related("question_set")
        return next(a.question_set.version for a in asked if a.question_set.key == "leading-change")

    def _save(self) -> dict[str, Any]:
        with area_scope(self.area.pk):
            answer = Answer.objects.get(participation=self.taking_part, question=self.question)
        fields = {
            "level": (answer.level or 0) % 5 + 1,
            "evidence": f"A word, version {answer.version}.",
            "version": answer.version,
        }
        return {f"{self.question.code}-{name}": value for name, value in fields.items()}

    def requests(self) -> list[Request]:
        base = f"/areas/{self.area.slug}"
        answer = f"{base}/rounds/{self.open.pk}/answer/leading-change/"
        return [
            Request("Answer page", answer),
            Request(
                "Saving one answer", f"{answer}LC1/", self._save, {"Accept": "application/json"}
            ),
            Request("Overview", f"{base}/"),
            Request("Task list", f"{base}/rounds/{self.open.pk}/"),
            Request("Compare", f"{base}/rounds/{self.agreed.pk}/compare/"),
            Request("Leadership", f"{base}/leadership/"),
        ]
