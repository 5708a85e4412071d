"""The board's page: each board with its meetings and the reports they are given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from governance.models import Board, Meeting, Report
from governance.presenters.words import day, moment, several
from hubs.presentation.progress import DayStrip, DayStripPicture, draw_day_strip
from hubs.working_time import is_working_day, working_days_between

FAR = 60


@dataclass(frozen=True, slots=True)
class ReportLine:
    title: str
    url: str
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in words, and how long until its papers are due."""

    when: str
    place: str
    papers: str
    days: DayStripPicture | None
    edit_url: str
    start_url: str
    reports: list[ReportLine]


@dataclass(frozen=True, slots=True)
class BoardBlock:
    name: str
    kind: str
    chair: str
    members: str
    edit_url: str
    add_url: str
    coming: list[MeetingLine]
    past: list[MeetingLine]


KINDS = {"draft": "todo", "in_review": "soon", "signing": "soon", "signed": "track"}


def board_blocks(
    *, slug: str, boards: Iterable[Board], reports: Iterable[Report], now: datetime
) -> list[BoardBlock]:
    """Boards in order, coming meetings soonest first, past ones latest first."""
    given: dict[object, list[ReportLine]] = defaultdict(list)
    for report in reports:
        given[report.meeting_id].append(_report(slug, report))
    return [_block(slug, board, given, now) for board in boards]


def _block(
    slug: str, board: Board, given: dict[object, list[ReportLine]], now: datetime
) -> BoardBlock:
    meetings = list(board.meetings.all())
    lines = [(m, _meeting(slug, m, given[m.pk], now)) for m in meetings]
    count = len(board.members.all())
    return BoardBlock(
        name=board.name,
        kind=board.get_kind_display(),
        chair=board.chair.name if board.chair else "",
        members=several(count, "member") if count else "No members yet",
        edit_url=reverse("governance:board-edit", args=[slug, board.pk]),
        add_url=reverse("governance:meeting-add", args=[slug, board.pk]),
        coming=[line for m, line in lines if m.starts_at >= now],
        past=[line for m, line in reversed(lines) if m.starts_at < now],
    )


def _meeting(slug: str, meeting: Meeting, reports: list[ReportLine], now: datetime) -> MeetingLine:
    held, today = timezone.localtime(meeting.starts_at), timezone.localdate(now)
    due = timezone.localdate(meeting.paper_deadline)
    papers = f"Papers due {due:%A} {moment(meeting.paper_deadline)}"
    if now <= meeting.paper_deadline:
        left = working_days_between(today, due)
        papers += f": {several(left, 'working day')} left" if left else ": today"
    elif now < meeting.starts_at:
        papers += ": past"
    near = today <= held.date() and (held.date() - today).days <= FAR
    strip = DayStrip(today, due, held.date(), is_working_day)
    return MeetingLine(
        when=f"{held:%A} {moment(meeting.starts_at)}",
        place=meeting.place,
        papers=papers,
        days=draw_day_strip(strip) if near and now < meeting.starts_at else None,
        edit_url=reverse("governance:meeting-edit", args=[slug, meeting.pk]),
        start_url=f"{reverse('governance:report-add', args=[slug])}?meeting={meeting.pk}",
        reports=reports,
    )


def _report(slug: str, report: Report) -> ReportLine:
    state = report.get_state_display()
    if report.circulated_at:
        state = f"Circulated {day(report.circulated_at)}"
    return ReportLine(
        title=report.title,
        url=reverse("governance:report-read", args=[slug, report.pk]),
        state=state,
        kind=KINDS.get(report.state, "done"),
    )
