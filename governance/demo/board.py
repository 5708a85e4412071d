"""Makes the board, its meetings, and the first report with what the board decided."""

import logging
from datetime import date, datetime, time

from checklists.models import Answer, Round
from governance.demo.area import note, reached
from governance.demo.reading import Story
from governance.documents import draw_report
from governance.models import Board, BoardMember, Decision, Meeting, Report, SignOff
from governance.snapshot import Standing, fingerprint, to_data
from governance.snapshot.gather import take_snapshot
from hubs.models import LocalArea, Milestone
from hubs.working_time import LONDON, working_days_before

logger = logging.getLogger(__name__)
DEADLINE_WORKING_DAYS, DEADLINE_TIME = 7, time(10)
SIGNED_BEFORE = 12


def seed_board(story: Story, area: LocalArea, agreed: Round) -> None:
    """Make the board with a past and a coming meeting, and the report to the past one."""
    facts = story.data["board"]
    board = Board.objects.create(
        name=facts["name"], kind=facts["kind"], chair=story.get("person", facts["chair"])
    )
    for member in facts["members"]:
        BoardMember.objects.create(board=board, person=story.get("person", member))
    past, coming = (
        Meeting.objects.create(
            board=board,
            starts_at=story.moment(facts[when], 14),
            paper_deadline=_paper_deadline(story.weekday(facts[when])),
            place=facts["place"],
        )
        for when in ("last_meeting", "next_meeting")
    )
    note(
        story,
        story.get("user", "clerk"),
        -30,
        coming,
        verb="meeting.added",
        summary=f"{coming} was added.",
    )
    report = _make_report(story, past, agreed)
    _sign(story, report, area)
    _decide(story, report, facts["last_meeting"])


def _paper_deadline(meeting: date) -> datetime:
    day = working_days_before(meeting, DEADLINE_WORKING_DAYS)
    return datetime.combine(day, DEADLINE_TIME, LONDON)


def _make_report(story: Story, meeting: Meeting, agreed: Round) -> Report:
    facts = story.data["report"]
    return Report.objects.create(
        meeting=meeting,
        round=agreed,
        title=facts["title"],
        reference=facts["reference"],
        agenda_item=facts["agenda_item"],
        author=story.get("person", facts["author"]),
        sponsor=story.get("person", facts["sponsor"]),
        contact=story.get("person", facts["contact"]),
        contact_phone=facts["contact_phone"],
        summary=facts["summary"],
        recommendations=facts["recommendations"],
        implications=[{"area": key, **row} for key, row in facts["implications"].items()],
        evidence=_printed_evidence(agreed),
        created_by=story.get("user", "transformation"),
    )


def _printed_evidence(agreed: Round) -> list[str]:
    """The notes that the facilitator chose to print: one a statement."""
    noted = Answer.objects.filter(participation__round=agreed).exclude(evidence="")
    first = noted.order_by("question__code", "evidence").distinct("question__code")
    return [str(pk) for pk in first.values_list("pk", flat=True)]


def report_day(story: Story) -> int:
    """The day, counted from today, on which the report was signed: what it says was true then."""
    return story.data["board"]["last_meeting"] - SIGNED_BEFORE if "board" in story.data else 0


def _sign(story: Story, report: Report, area: LocalArea) -> None:
    """Freeze the report as its sponsor did, and circulate it."""
    day = report_day(story)
    sponsor, signed_at = story.get("person", "sponsor"), story.moment(day, 15)
    snapshot = take_snapshot(report, now=signed_at)
    standing = Standing(
        draft=report.draft_number,
        signed_by=sponsor.name,
        signed_role=sponsor.job_title,
        signed_at=signed_at,
    )
    report.snapshot, report.snapshot_taken_at = to_data(snapshot), signed_at
    report.save()
    try:
        drawn = draw_report(report.snapshot, standing)
    except OSError as error:
        # A machine without Pango cannot draw: then the report stays a draft, and the rest is shown.
        logger.warning("The demonstration's report is not signed: %s", error)
        return
    SignOff.objects.create(
        report=report,
        signed_by=sponsor.user,
        signed_as=sponsor.job_title,
        signed_at=signed_at,
        snapshot=report.snapshot,
        snapshot_sha256=fingerprint(snapshot),
        pdf=drawn.pdf,
        pdf_sha256=drawn.sha256,
        pages=drawn.pages,
    )
    report.state, report.circulated_at = Report.State.CIRCULATED, story.moment(day + 1)
    report.save()
    note(story, sponsor.user, day, report, verb="report.signed", summary=f"“{report}” was signed.")
    reached(story, area, Milestone.REPORT_SIGNED, day)


def _decide(story: Story, report: Report, day: int) -> None:
    clerk = story.get("user", "clerk")
    facts = story.data["report"]
    pairs = zip(facts["recommendations"], facts["decisions"], strict=True)
    for number, (recommendation, decision) in enumerate(pairs, start=1):
        Decision.objects.create(
            report=report,
            number=number,
            recommendation=recommendation,
            decided_on=story.weekday(day),
            recorded_by=clerk,
            **decision,
        )
    note(
        story,
        clerk,
        day + 1,
        report,
        verb="decision.recorded",
        summary=f"The board’s decisions on “{report}” were recorded.",
    )
