"""The area's first page: what needs you, the next board, who leads, where you stand, what slips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate, localtime

from governance.overview import OverviewFacts
from governance.presenters.agreed_ratings import AgreedRatings, agreed_ratings
from governance.presenters.next_board import Line, NextBoard, next_board
from governance.presenters.todo import ToDoList
from governance.presenters.todo_line import ToDo
from hubs.models import LocalArea, Membership
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.presentation.moments import long_day
from hubs.presentation.words import counted, listed
from leadership.structure import Post

SIGNS = 8
NONE = (
    "None today. Vacancies, overdue actions, reviews without an agreed view and the like show "
    "here, each with the page that mends it."
)
NONE_YET = (
    "Shown from your first review on: vacancies, overdue actions, decisions without an outcome "
    "and the like, each with the page that mends it."
)


@dataclass(frozen=True, slots=True)
class Card:
    """One post, as the `person` component shows it."""

    role: str
    name: str
    line: str
    lead: bool
    status: tuple[str, str] | None = None
    facts: tuple[tuple[str, str], ...] = ()
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps of a new area."""

    what: str
    why: str
    url: str
    done: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    eyebrow: str
    heading: str
    lead: str
    todo: list[ToDo]
    steps: list[Step]
    board: NextBoard | None
    board_words: str
    book_url: str
    cards: list[Card]
    filled: str
    structure_url: str
    standing: AgreedRatings | None
    standing_words: str
    changes: list[Line]
    changes_url: str
    changes_words: str
    signs: list[Line]
    more_signs: str
    no_signs: str


class Overview:
    """Builds the page for one reader from facts already read."""

    def __init__(self, area: LocalArea, membership: Membership, facts: OverviewFacts) -> None:
        self.area, self.membership, self.facts = area, membership, facts
        self.slug, self.today = area.slug, localdate(facts.now)

    def page(self) -> OverviewPage:
        """Return everything the page shows."""
        todo = ToDoList(self.slug, self.membership, self.facts).items()
        signs = self._signs()
        over = len(signs) - SIGNS
        heading, lead = self._finding(todo)
        return OverviewPage(
            eyebrow=f"{self.area.name} · {self.area.programme_name}",
            heading=heading,
            lead=lead,
            todo=todo,
            steps=self._steps() if self.facts.is_new else [],
            board=next_board(self.facts),
            board_words=self._no_board(),
            book_url=self._book_url(),
            cards=[self._card(post) for post in self.facts.structure.posts],
            filled=self._filled(),
            structure_url=self._url("leadership:structure-view"),
            standing=agreed_ratings(self.facts.ratings),
            standing_words=self._no_standing(),
            changes=[self._change(event) for event in self.facts.events],
            changes_url=self._changes_url(),
            changes_words=self._changes_words(),
            signs=signs[:SIGNS],
            no_signs=NONE_YET if self.facts.is_new else NONE,
            more_signs=f"and {counted(over, 'more sign')}, less pressing" if over > 0 else "",
        )

    def _may(self, permission: Permission) -> bool:
        return can(self.membership, permission)

    def _url(self, name: str, **kwargs: Any) -> str:
        return address(name, slug=self.slug, **kwargs)

    def _finding(self, todo: list[ToDo]) -> tuple[str, str]:
        if todo or (self.facts.is_new and self._steps()):
            return ("What needs you" if todo else "First steps"), ""
        return "Nothing needs you today", ""

    def _no_board(self) -> str:
        if self.facts.boards:
            return "No meeting is booked. Book the next one, and this shows the days until papers."
        return "Add the board you report to, and this shows the days until its papers are due."

    def _book_url(self) -> str:
        if not self._may(Permission.MANAGE_BOARDS):
            return ""
        return self._url("governance:board-list")

    # Who leads ----------------------------------------------------------------------------

    def _card(self, post: Post) -> Card:
        holder = post.holder
        if holder is None:
            return self._vacancy(post)
        where = " · ".join(part for part in (holder.job_title, holder.organisation) if part)
        status = None
        if post.needs_deputy and not holder.has_deputy:
            status = ("late", "No deputy named")
        elif holder.has_left:
            status = ("late", "Has left")
        facts = [("Since", long_day(holder.since))]
        if holder.has_deputy:
            facts.append(("Deputy", holder.deputy))
        if others := [other.name for other in post.holders[1:]]:
            facts.append(("With", listed(others)))
        return Card(post.role, holder.name, where, post.single_holder, status, tuple(facts))

    def _vacancy(self, post: Post) -> Card:
        url = ""
        if self._may(Permission.MANAGE_LEADERSHIP):
            url = self._url("leadership:appointment-add", code=post.code)
        line = f"Since {long_day(post.vacant_since)}" if post.vacant_since else ""
        words = f"{counted(post.vacant_days, 'day')} vacant" if post.vacant_days else "Never filled"
        return Card(
            post.role,
            "",
            line,
            post.single_holder,
            ("late", words),
            url=url,
            link="Appoint someone",
        )

    def _filled(self) -> str:
        counts = self.facts.structure.counts
        return f"{counts.posts - counts.vacant} of {counted(counts.posts, 'post')} are filled."

    def _no_standing(self) -> str:
        return (
            "When a review’s view is agreed, each statement shows here with its rating, "
            "and from the second review on with what has moved."
        )

    # What changed, what slips, where to begin ------------------------------------------------

    def _change(self, event: Any) -> Line:
        url = link = ""
        if event.verb in {"report.signed", "report.circulated", "decision.recorded"}:
            url = self._url("governance:report-read", report_id=event.subject_id)
            link = "Read the report"
        return Line(event.summary, localtime(event.happened_at), "", url, link)

    def _changes_url(self) -> str:
        since, url = self.facts.looked_at_last, self._url("leadership:change-list")
        return f"{url}?from={since.isoformat()}" if since else url

    def _changes_words(self) -> str:
        since = self.facts.looked_at_last
        when = f"since {since.day} {since:%B}" if since else "in the last six months"
        return f"See what changed in who leads {when}"

    def _signs(self) -> list[Line]:
        if self.facts.is_new:
            return []
        return [
            Line(
                sign.what,
                kind=sign.kind,
                url=sign.url(self.slug) if self._may(sign.permission) else "",
                link=sign.link,
            )
            for sign in self.facts.signs
            if self._may(sign.seen_by)
        ]

    def _steps(self) -> list[Step]:
        posts = self.facts.structure.counts
        steps = []
        if self._may(Permission.MANAGE_LEADERSHIP):
            steps.append(
                Step(
                    "Say who leads",
                    f"{posts.posts - posts.vacant} of {posts.posts} posts are filled. "
                    "Reviews and reports take their people from here.",
                    self._url("leadership:structure-view"),
                    not posts.vacant,
                )
            )
        if self._may(Permission.MANAGE_BOARDS):
            steps.append(
                Step(
                    "Add your board and its next meeting",
                    "Everything is counted back from the day its papers are due.",
                    self._url("governance:board-list"),
                    self.facts.next_board is not None,
                )
            )
        if self._may(Permission.MANAGE_ROUND):
            steps.append(
                Step(
                    "Open your first review",
                    "Choose the checklists, the people and a date. Each answers alone, "
                    "in about ten minutes.",
                    self._url("checklists:round-start"),
                    done=False,
                )
            )
        return steps
