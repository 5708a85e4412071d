"""Takes the snapshot: reads the area's rows once and turns them into the report's facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from checklists.asked import AskedSet, related_in, sets_of
from checklists.models import Action, Question, Round
from checklists.quotes import still_quotable
from checklists.scales import USUAL, asked_differently, evidence_from, scale_of
from governance.models import Decision, Report
from governance.snapshot.codec import from_data, to_data
from governance.snapshot.drift import drift_facts
from governance.snapshot.facts import (
    SCHEMA_VERSION,
    ActionFacts,
    AreaFacts,
    CoverFacts,
    DecisionFacts,
    ImplicationFacts,
    LevelFacts,
    MeetingFacts,
    PreviousRound,
    QuoteFacts,
    RoundFacts,
    Snapshot,
)
from governance.snapshot.people import (
    coverage_facts,
    named_seat_facts,
    place_facts,
    role_facts,
    term_facts,
)
from governance.snapshot.position import levels_before, question_set_facts, respondent_facts
from leadership.structure import leadership_gaps, read_facts, structure_on

IMPLICATIONS = {
    "finance": "Finance",
    "legal": "Legal",
    "equality": "Equality",
    "risk": "Risk",
    "data_protection": "Data protection",
}
SOON_DAYS = 30


def take_snapshot(report: Report, *, now: datetime) -> Snapshot:
    """Everything ``report`` prints, as the area's rows say it at ``now``."""
    today = timezone.localdate(now)
    held = report.round
    leadership = read_facts(today)
    structure = structure_on(today, leadership)
    roles, coverage = role_facts(structure), coverage_facts(structure.coverage)
    named = named_seat_facts(structure.named)
    sets = question_set_facts(held, chosen=set(report.evidence))
    actions = _actions(held, today)
    return Snapshot(
        schema=SCHEMA_VERSION,
        taken_at=now,
        area=AreaFacts(
            name=report.area.name,
            council=report.area.council_name,
            programme=report.area.programme_name,
        ),
        **_written(report),
        roles=roles,
        coverage=coverage,
        round=_round(held, organisations_shown=report.organisations_shown),
        levels=_levels(),
        question_sets=sets,
        respondents=respondent_facts(held),
        actions=actions,
        decisions_open=_decisions(report),
        drift=drift_facts(
            gaps=leadership_gaps(today, leadership, structure),
            question_sets=sets,
            actions=actions,
            earlier=levels_before(held),
        ),
        named_seats=named,
        places=place_facts(),
        terms=term_facts(leadership, today),
    )


def readable(report: Report, *, now: datetime) -> Report:
    """``report`` with a snapshot this version can read: taken anew if it is of another format.

    Only drafts come here; what is signed is read from its signature and never taken again.
    """
    if report.snapshot.get("schema") != SCHEMA_VERSION:
        report.snapshot, report.snapshot_taken_at = to_data(take_snapshot(report, now=now)), now
    return report


def with_words_of(report: Report, snapshot: Snapshot) -> Snapshot:
    """``snapshot`` with the cover, summary, recommendations, implications and quotes of now."""
    return replace(snapshot, **_written(report))


def quotes_of_now(report: Report) -> tuple[QuoteFacts, ...]:
    """What the report may quote at this moment of what was chosen; no query where nothing was."""
    return tuple(
        QuoteFacts(question=each.question.marked, text=each.text)
        for each in still_quotable(report.round, report.quotes)
    )


def quotes_stand(report: Report) -> bool:
    """Whether every quote that the report prints may still stand there as it is."""
    return from_data(report.snapshot).quotes == quotes_of_now(report)


def with_quotes_of_now(report: Report) -> Report:
    """``report`` without what its author took back since the snapshot was taken.

    Only drafts come here. What is signed is kept as it was signed.
    """
    if report.snapshot.get("quotes"):
        held = replace(from_data(report.snapshot), quotes=quotes_of_now(report))
        report.snapshot = to_data(held)
    return report


def _written(report: Report) -> dict[str, Any]:
    """What people wrote on the report itself, and what of theirs it quotes."""
    return {
        "meeting": _meeting(report),
        "cover": _cover(report),
        "summary": report.summary,
        "recommendations": tuple(report.recommendations),
        "implications": tuple(_implications(report)),
        "quotes": quotes_of_now(report),
    }


def _meeting(report: Report) -> MeetingFacts:
    meeting = report.meeting
    starts = timezone.localtime(meeting.starts_at)
    return MeetingFacts(
        board=meeting.board.name,
        chair=meeting.board.chair.name if meeting.board.chair else "",
        held_on=starts.date(),
        starts_at=starts.time(),
        place=meeting.place,
        papers_due_at=meeting.paper_deadline,
    )


def _cover(report: Report) -> CoverFacts:
    return CoverFacts(
        title=report.title,
        reference=report.reference,
        agenda_item=report.agenda_item,
        purpose=report.get_purpose_display(),
        author=report.author.name,
        author_title=report.author.job_title,
        sponsor=report.sponsor.name,
        sponsor_title=report.sponsor.job_title,
        contact=report.contact.name,
        contact_title=report.contact.job_title,
        contact_phone=report.contact_phone,
        contact_email=report.contact.email,
        access="Exempt" if report.exempt else "Public",
        exempt_reason=report.exempt_reason if report.exempt else "",
        wards=report.wards,
    )


def _implications(report: Report) -> list[ImplicationFacts]:
    rows = {row["area"]: row for row in report.implications}
    return [
        ImplicationFacts(
            heading=heading,
            text=rows[key].get("text", ""),
            cleared_by=rows[key].get("cleared_by", ""),
            cleared_on=_date(rows[key].get("cleared_on")),
        )
        for key, heading in IMPLICATIONS.items()
        if key in rows
    ]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _round(held: Round, *, organisations_shown: bool) -> RoundFacts:
    previous = held.previous
    then = previous and (previous.agreed_at or previous.closed_at)
    return RoundFacts(
        title=held.title,
        opened_on=timezone.localdate(held.opened_at),
        closed_on=timezone.localdate(held.closed_at),
        agreed_on=timezone.localdate(held.agreed_at) if held.agreed_at else None,
        previous=PreviousRound(title=previous.title, agreed_on=timezone.localdate(then))
        if previous and then
        else None,
        organisations_shown=organisations_shown and not held.anonymous_comparison,
        signed_off_at=held.signed_off_at,
        signed_off_by=f"{held.signed_off_by}, {held.signed_off_as}" if held.signed_off_by else "",
        without_names=held.anonymous_comparison,
        asked_as=held.how_asked,
        asked_before=asked_differently(held.scale, previous.scale if previous else ""),
    )


def _levels() -> tuple[LevelFacts, ...]:
    return tuple(
        LevelFacts(
            value=level.place,
            letter=level.letter,
            name=level.name,
            meaning=level.meaning,
            evidence="Asked for" if level.place >= evidence_from() else "Not asked for",
        )
        for level in scale_of(USUAL).levels
    )


def _actions(held: Round, today: date) -> tuple[ActionFacts, ...]:
    rows = Action.objects.exclude(status=Action.Status.DROPPED).with_people()
    asked = {each.key: each for each in sets_of(held.pk)}
    return tuple(_action(n, action, asked, today) for n, action in enumerate(rows, start=1))


def _action(number: int, action: Action, asked: Mapping[str, AskedSet], today: date) -> ActionFacts:
    status, words = _status(action, today)
    return ActionFacts(
        ref=f"A{number}",
        text=action.text,
        about=_about(action.question, asked) if action.question else "",
        driver=action.driver.name if action.driver else "",
        sponsor=action.sponsor.name if action.sponsor else "",
        due=action.due_on,
        status=status,
        status_text=words,
        outcome=action.outcome,
    )


def _about(question: Question, asked: Mapping[str, AskedSet]) -> str:
    """The refs of the statements of the report's round that an action answers.

    Its own where the round asks that set in the same version, or does not ask it at all.
    """
    here = asked.get(question.question_set.key)
    if here is None or here.question_set.pk == question.question_set_id:
        return question.code
    return ", ".join(each.code for each in related_in(here, question))


def _status(action: Action, today: date) -> tuple[str, str]:
    if action.status == Action.Status.DONE:
        return "done", "Done"
    if action.due_on is None:
        return "new", "No date"
    left = (action.due_on - today).days
    if left < 0:
        return "late", "Overdue"
    return ("risk", "Due soon") if left <= SOON_DAYS else ("on", "On track")


def _decisions(report: Report) -> tuple[DecisionFacts, ...]:
    """What this board agreed earlier and has not heard the outcome of."""
    waiting = Decision.objects.filter(
        report__meeting__board=report.meeting.board_id,
        outcome="",
        result__in=[Decision.Result.AGREED, Decision.Result.AMENDED],
    ).exclude(report=report)
    return tuple(
        DecisionFacts(text=each.recommendation, decided_on=each.decided_on, owner="", due=None)
        for each in waiting.order_by("decided_on", "number")
    )
