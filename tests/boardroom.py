"""A board, its next meeting and a report of an agreed review, for tests."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from checklists.models import Round
from governance.actions.boards import usual_paper_deadline
from governance.actions.documents import keep_document, sign_report, take_job
from governance.actions.reports import (
    circulate_report,
    send_for_sign_off,
    start_report,
    write_words,
)
from governance.documents import Drawn
from governance.models import Board, Meeting, Report, ReportDocument
from hubs.models import LocalArea, User
from hubs.tenancy import area_scope
from hubs.working_time import LONDON
from leadership.models import Person
from tests.reviews import Review

RECOMMENDATIONS = ["note the position", "agree to name a deputy by January"]


class Boardroom:
    """Northmoor's board with one meeting ahead; `report` starts a report for it."""

    def __init__(self, area: LocalArea, people: Any) -> None:
        self.area, self.people = area, people
        people.sponsor, people.facilitator  # noqa: B018 - makes the personas and their people
        self.review = Review(area, people.facilitator, state=Round.State.AGREED)
        self.review.answer_all(3, 3, 4, 4, 3, 3, but={"LC4": (5, 4, 2, 2, 1, 2)})
        with area_scope(area.pk):
            self.board = Board.objects.create(name="Partnership Board", kind=Board.Kind.PARTNERSHIP)
            self.meeting = self.add_meeting(30)

    def add_meeting(self, days: int) -> Meeting:
        day = timezone.localdate() + timedelta(days=days)
        starts = datetime(day.year, day.month, day.day, 14, 0, tzinfo=LONDON)
        with area_scope(self.area.pk):
            return Meeting.objects.create(
                board=self.board, starts_at=starts, paper_deadline=usual_paper_deadline(day)
            )

    def person(self, user: User) -> Person:
        with area_scope(self.area.pk):
            return Person.objects.get(user=user)

    def report(self, state: str = Report.State.DRAFT) -> Report:
        """A report brought to `state` by the same actions that the pages call."""
        people = self.people
        with area_scope(self.area.pk):
            author, sponsor = self.person(people.facilitator), self.person(people.sponsor)
            report = start_report(
                area=self.area,
                actor=people.facilitator,
                meeting=self.meeting,
                held=self.review.round,
                title="Family hubs leadership",
                purpose=Report.Purpose.DECISION,
                people={"author": author, "sponsor": sponsor, "contact": author},
            )
            report = write_words(
                report=report,
                actor=people.facilitator,
                version=report.version,
                summary="Leadership is stronger than in May.",
                recommendations=RECOMMENDATIONS,
                implications=[{"area": "finance", "text": "None.", "cleared_by": "J Whitlock"}],
            )
        if state != Report.State.DRAFT:
            self.bring(report, state)
        return self.again(report)

    def bring(self, report: Report, state: str) -> None:
        people = self.people
        with area_scope(self.area.pk):
            send_for_sign_off(report=report, actor=people.facilitator, version=report.version)
        if state == Report.State.IN_REVIEW:
            return
        document = self.sign(report)
        if state == Report.State.SIGNING:
            return
        self.keep(document)
        if state == Report.State.CIRCULATED:
            with area_scope(self.area.pk):
                circulate_report(report=report, actor=people.clerk)

    def sign(self, report: Report) -> Any:
        with area_scope(self.area.pk):
            current = Report.objects.get(pk=report.pk)
            return sign_report(report=current, actor=self.people.sponsor, version=current.version)

    def keep(self, document: ReportDocument) -> None:
        """Finish a document as a worker does, without the time that drawing takes."""
        pdf = b"%PDF a short one"
        drawn = Drawn(pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), pages=1)
        with area_scope(self.area.pk):
            job = take_job(document_id=document.pk, now=timezone.now())
            assert job
            assert keep_document(job=job, drawn=drawn, now=timezone.now())

    def again(self, report: Report) -> Report:
        with area_scope(self.area.pk):
            return Report.objects.with_cover().get(pk=report.pk)
