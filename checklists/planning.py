"""The dates of a round, counted back from the board meeting it is for, in working days.

Papers → agreement workshop → close → reminder → invitations. Pure functions: each date comes with
the reason why it is that day, and people may change any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from checklists.meetings import ComingMeeting
from hubs.presentation.moments import week_day
from hubs.presentation.words import counted, spelled
from hubs.working_time import next_working_day, working_days_before, working_days_between

PAPERS_BEFORE_BOARD = 7
WORKSHOP_BEFORE_PAPERS = 5
CLOSE_BEFORE_WORKSHOP = 2
REMINDER_BEFORE_CLOSE = 3
WORKSHOP_AFTER_CLOSE = 2
DAYS_TO_ANSWER = 15
FEW_DAYS = 5
"""Fewer working days than this to answer in are too few for people who have ten minutes a week."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates suggested, with the reason for each by its name, and a warning if they are tight.

    `papers_on` and `board_on` are None where the round is for no meeting yet, `remind_on` where
    there is no day between the invitation and the close.
    """

    invite_on: date
    remind_on: date | None
    close_on: date
    workshop_on: date
    papers_on: date | None
    board_on: date | None
    reasons: dict[str, str]
    warning: str = ""


def plan_for(
    *, today: date, board_on: date, papers_on: date | None = None, days: int = DAYS_TO_ANSWER
) -> Plan:
    """Count back from a board meeting; `days` working days to answer in, where there is time.

    `papers_on` is the clerk's deadline where it is known, otherwise seven working days before. What
    would lie in the past begins today. A meeting that leaves no day to answer is left out, and the
    warning says so.
    """
    papers = papers_on or working_days_before(board_on, PAPERS_BEFORE_BOARD)
    workshop = working_days_before(papers, WORKSHOP_BEFORE_PAPERS)
    close = working_days_before(workshop, CLOSE_BEFORE_WORKSHOP)
    if close <= today:
        return _too_late(today, board_on, papers, days)
    invite = max(today, working_days_before(close, days))
    return Plan(
        invite_on=invite,
        remind_on=_reminder(invite, close),
        close_on=close,
        workshop_on=workshop,
        papers_on=papers,
        board_on=board_on,
        reasons={
            "papers_on": "The clerk’s deadline for this meeting."
            if papers_on
            else f"{_before(PAPERS_BEFORE_BOARD)} the meeting, as most clerks ask.",
            "workshop_on": f"{_before(WORKSHOP_BEFORE_PAPERS)} papers are due: time to write the "
            "report from what you agreed.",
            "due_on": f"{_before(CLOSE_BEFORE_WORKSHOP)} the workshop: time to read the "
            "comparison.",
            **_early_reasons(today, invite, close, days),
        },
        warning=_tight(invite, close),
    )


def plan_without_meeting(*, today: date, days: int = DAYS_TO_ANSWER) -> Plan:
    """The dates of a round that is for no meeting yet: counted forward from today."""
    close = _ahead(today, days)
    return Plan(
        invite_on=today,
        remind_on=_reminder(today, close),
        close_on=close,
        workshop_on=_ahead(close, WORKSHOP_AFTER_CLOSE),
        papers_on=None,
        board_on=None,
        reasons={
            "due_on": f"{_many(days)} from now.",
            "workshop_on": f"{_many(WORKSHOP_AFTER_CLOSE)} after answers are due.",
            **_early_reasons(today, today, close, days),
        },
    )


def plan_at(meeting: ComingMeeting | None, *, today: date, days: int = DAYS_TO_ANSWER) -> Plan:
    """The plan for a meeting of one of the area's boards, or for none."""
    if meeting is None:
        return plan_without_meeting(today=today, days=days)
    return plan_for(today=today, board_on=meeting.meets_on, papers_on=meeting.papers_on, days=days)


def _reminder(invite: date, close: date) -> date | None:
    """Some days before the close, but later than the invitation; None where that is too late."""
    usual = working_days_before(close, REMINDER_BEFORE_CLOSE)
    day = max(usual, next_working_day(invite + A_DAY))
    return day if day < close else None


def _early_reasons(today: date, invite: date, close: date, days: int) -> dict[str, str]:
    if invite > today:
        why = f"{_many(days)} before answers are due. You can open the review today all the same."
    else:
        left = working_days_between(today, close)
        why = f"At once: that leaves {counted(left, 'working day')} to answer."
    return {
        "remind_on": f"{_before(REMINDER_BEFORE_CLOSE)} answers are due, to those who have not "
        "submitted.",
        "invite_on": why,
    }


def _tight(invite: date, close: date) -> str:
    left = working_days_between(invite, close)
    if left >= FEW_DAYS:
        return ""
    return (
        f"Only {counted(left, 'working day')} to answer in. Tell people before they get the "
        "invitation, or take the review to a later meeting."
    )


def _too_late(today: date, board_on: date, papers: date, days: int) -> Plan:
    plain = plan_without_meeting(today=today, days=days)
    return Plan(
        invite_on=plain.invite_on,
        remind_on=plain.remind_on,
        close_on=plain.close_on,
        workshop_on=plain.workshop_on,
        papers_on=None,
        board_on=None,
        reasons=plain.reasons,
        warning=(
            f"There is no time for a review before the meeting on {week_day(board_on)}: papers for "
            f"it are due on {week_day(papers)}. These dates are for no meeting; choose a later one."
        ),
    )


def _ahead(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`."""
    for _day in range(count):
        day = next_working_day(day + A_DAY)
    return day


def _many(days: int) -> str:
    words = f"{spelled(days)} working day{'' if days == 1 else 's'}"
    return words[:1].upper() + words[1:]


def _before(days: int) -> str:
    return f"{_many(days)} before"
