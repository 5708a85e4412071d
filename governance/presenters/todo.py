"""What needs this person today: their answers, signatures, actions and duties, with dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from checklists.models import Round
from checklists.standing import SOON, Standing, standing
from checklists.standings import ReviewFacts
from governance.drift import ReportFacts
from governance.overview import OverviewFacts
from governance.presenters.todo_handover import handovers_to_do
from governance.presenters.todo_line import ToDo
from hubs.models import Membership
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.presentation.words import counted, listed

NAMED = 3
WRITING = timedelta(days=42)


class ToDoList:
    """Builds the list for one reader from facts already read."""

    def __init__(self, slug: str, membership: Membership, facts: OverviewFacts) -> None:
        self.slug, self.membership, self.facts = slug, membership, facts
        self.today = localdate(facts.now)

    def items(self) -> list[ToDo]:
        """Return what needs the reader, in the order in which it presses."""
        found = [
            *self._answers(),
            *self._signatures(),
            *self._views_to_sign(),
            *self._own_actions(),
            *self._reviews_to_run(),
            *self._report_to_write(),
            *self._reports_to_handle(),
            *handovers_to_do(self.slug, self.membership, self.facts.handovers, self.today),
        ]
        order = {"late": 0, "soon": 1, "track": 2}
        return sorted(found, key=lambda item: order.get(item.kind, 3))

    def _may(self, permission: Permission) -> bool:
        return can(self.membership, permission)

    def _url(self, name: str, **kwargs: Any) -> str:
        return address(name, slug=self.slug, **kwargs)

    def _due(self, when: datetime | date) -> Standing:
        day = localdate(when) if isinstance(when, datetime) else when
        return standing(status="open", due_on=day, today=self.today)

    def _answers(self) -> Iterator[ToDo]:
        for review in self.facts.reviews:
            asked = review.state == Round.State.OPEN and review.my_answers is not None
            if not asked or review.i_submitted:
                continue
            done, due = review.my_answers or 0, self._due(review.due_at)
            left = review.asked_of_me - done
            if left > 0:
                more = " more" if done else ""
                what = f"Answer {left}{more} statement{'' if left == 1 else 's'} in {review.title}"
                url = self._url("checklists:round-detail", round_id=review.id)
            else:
                what = f"Check and submit your answers to {review.title}"
                url = self._url("checklists:answer-check", round_id=review.id)
            until = "you submit them" if review.shows_early else "the review closes"
            why = f"{done} of {review.asked_of_me} answered. Nobody sees them until {until}."
            yield ToDo(what, url, why, due.kind, due.words)

    def _signatures(self) -> Iterator[ToDo]:
        if not self._may(Permission.SIGN_REPORT):
            return
        for report in self.facts.reports:
            if report.state == "in_review" and report.sponsor_user_id == str(
                self.membership.user_id
            ):
                due = self._due(report.papers_due)
                yield ToDo(
                    f"Sign off the report “{report.title}”",
                    self._url("governance:report-sign", report_id=report.id),
                    f"For the {report.board}, which meets on {_day(report.meets_at)}.",
                    due.kind,
                    due.words,
                )

    def _views_to_sign(self) -> Iterator[ToDo]:
        """An agreed view waits for the accountable leader of the day, or for their deputy."""
        holder = self.facts.structure.leader.holder
        if holder is None or not self._may(Permission.VIEW_COMPARISON):
            return
        own = self.membership.user_id
        if own == holder.user_id and not holder.has_left:
            why = "You are the accountable leader."
        elif own == holder.deputy_user_id and not holder.deputy_has_left:
            why = f"You are the deputy of {holder.name}, accountable leader."
        else:
            return
        for review in self.facts.reviews:
            if review.state == Round.State.AGREED and review.signed_off_at is None:
                yield ToDo(
                    f"Sign off the agreed view of {review.title}",
                    self._url("checklists:round-sign", round_id=review.id),
                    f"{why} It then stays as it is, and the board’s report says so.",
                    "todo",
                    "To do",
                )

    def _own_actions(self) -> Iterator[ToDo]:
        own = self.membership.user_id
        for action in self.facts.actions:
            mine = own in {action.driver_user_id, action.sponsor_user_id}
            if not mine or not self._presses(action.due_on):
                continue
            due = self._due(action.due_on or self.today)
            if action.driver_user_id == own:
                role = "You drive it" + (
                    f"; {action.sponsor} sponsors it." if action.sponsor else "."
                )
            else:
                role = f"You sponsor it; {action.driver or 'nobody'} drives it."
            source = f"From {action.round_title}. " if action.round_title else ""
            yield ToDo(
                f"Update the action: {action.text}",
                self._url("checklists:action-view", action_id=action.id),
                source + role,
                due.kind,
                due.words,
            )

    def _presses(self, due_on: date | None) -> bool:
        return due_on is not None and due_on <= self.today + SOON

    def _reviews_to_run(self) -> Iterator[ToDo]:
        if not self._may(Permission.MANAGE_ROUND):
            return
        for review in self.facts.reviews:
            if review.state == Round.State.OPEN and review.not_started:
                yield self._nudge(review)
            elif review.state == Round.State.CLOSED:
                yield self._agree(review)

    def _nudge(self, review: ReviewFacts) -> ToDo:
        due, number = self._due(review.due_at), len(review.not_started)
        under_way = review.taking_part - number
        return ToDo(
            f"Nudge {counted(number, 'person', 'people')} who "
            f"{'has' if number == 1 else 'have'} not started",
            self._url("checklists:round-detail", round_id=review.id),
            f"{_named(review.not_started)}. {under_way} of {review.taking_part} "
            f"{'is' if under_way == 1 else 'are'} under way.",
            due.kind,
            due.words,
        )

    def _agree(self, review: ReviewFacts) -> ToDo:
        left = review.asked - review.agreed
        if left:
            what, page = f"Agree the ratings of {review.title}", "compare-view"
            why = f"{review.agreed} of {review.asked} statements have an agreed rating."
        else:
            what, page = f"Mark the view of {review.title} as agreed", "round-agree"
            why = "Every statement has an agreed rating."
        return ToDo(what, self._url(f"checklists:{page}", round_id=review.id), why, "todo", "To do")

    def _report_to_write(self) -> Iterator[ToDo]:
        """Once a view is agreed, from six weeks before the papers are due."""
        board = self.facts.next_board
        agreed = any(review.state == Round.State.AGREED for review in self.facts.reviews)
        if not (board and board.papers_due and agreed and self._may(Permission.DRAFT_REPORT)):
            return
        started = any(report.meeting_id == board.meeting_id for report in self.facts.reports)
        if not started and localdate(board.papers_due) <= self.today + WRITING:
            due = self._due(board.papers_due)
            yield ToDo(
                f"Write the report for the {board.name}",
                self._url("governance:report-add"),
                "It is made from the agreed view: nothing has to be typed again.",
                due.kind,
                due.words,
            )

    def _reports_to_handle(self) -> Iterator[ToDo]:
        for report in self.facts.reports:
            place = {"report_id": report.id}
            if report.state == "signed" and self._may(Permission.MANAGE_BOARDS):
                due = self._due(report.papers_due)
                yield ToDo(
                    f"Circulate the report “{report.title}”",
                    self._url("governance:report-read", **place),
                    f"{report.sponsor} has signed it. It goes to the {report.board}.",
                    due.kind,
                    due.words,
                )
            elif self._awaits_decision(report) and self._may(Permission.RECORD_DECISION):
                yield ToDo(
                    f"Record what the {report.board} decided",
                    self._url("governance:report-decide", **place),
                    f"It met on {_day(report.meets_at)} with the report “{report.title}”.",
                    "todo",
                    "To do",
                )

    def _awaits_decision(self, report: ReportFacts) -> bool:
        return (
            report.state == "circulated" and not report.decided and report.meets_at < self.facts.now
        )


def _day(moment: datetime) -> str:
    day = localdate(moment)
    return f"{day:%A} {day.day} {day:%B}"


def _named(names: tuple[str, ...]) -> str:
    if len(names) <= NAMED:
        return listed(names)
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
