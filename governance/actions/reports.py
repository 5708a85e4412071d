"""A report's life on paper: started, written, refreshed, checked, circulated."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from checklists.models import Round
from governance.models import Meeting, Report
from governance.snapshot import from_data, to_data
from governance.snapshot.gather import readable, take_snapshot, with_words_of
from hubs.actions.audit import record
from hubs.models import LocalArea, User
from leadership.models import Person

COVER = (
    "meeting", "title", "reference", "agenda_item", "purpose", "author", "sponsor", "contact",
    "contact_phone", "exempt", "exempt_reason", "wards",
)  # fmt: skip


class ReportChangedError(Exception):
    """Somebody else changed the report after the form was shown. Nothing was written."""


class ReportFrozenError(Exception):
    """The report is being signed or is signed: nobody changes it any more."""


class WrongStateError(Exception):
    """The report is not where this step starts from."""


@transaction.atomic
def start_report(
    *,
    area: LocalArea,
    actor: User,
    meeting: Meeting,
    held: Round,
    title: str,
    purpose: str,
    people: Mapping[str, Person],
) -> Report:
    """Start a report of a closed round for a meeting, and take its first snapshot.

    ``people`` names the author, the sponsor and the contact.
    """
    report: Report = Report.objects.create(
        meeting=meeting, round=held, title=title, purpose=purpose, created_by=actor, **people
    )
    record(
        actor=actor,
        verb="report.started",
        subject=report,
        summary=f"The report “{report}” was started.",
    )
    return refresh_report(report=report, actor=actor, version=report.version)


@transaction.atomic
def refresh_report(*, report: Report, actor: User, version: int) -> Report:
    """Take the data again: leadership, agreed view, answers, actions as they are now."""
    report = _to_change(report, version)
    now = timezone.now()
    report.snapshot, report.snapshot_taken_at = to_data(take_snapshot(report, now=now)), now
    return _changed(report, actor, "report.refreshed", "was brought up to date")


@transaction.atomic
def write_cover(*, report: Report, actor: User, version: int, cover: Mapping[str, Any]) -> Report:
    """Change what the cover says; ``cover`` holds values of the fields named in COVER."""
    report = _to_change(report, version)
    for name in COVER:
        if name in cover:
            setattr(report, name, cover[name])
    return _changed(report, actor, "report.cover_changed", "has a new cover")


@transaction.atomic
def write_words(
    *,
    report: Report,
    actor: User,
    version: int,
    summary: str,
    recommendations: Sequence[str],
    implications: Sequence[Mapping[str, str]],
) -> Report:
    """Change the summary, the numbered recommendations and the implications."""
    report = _to_change(report, version)
    report.summary, report.recommendations = summary, list(recommendations)
    report.implications = [dict(row) for row in implications]
    return _changed(report, actor, "report.words_changed", "was edited")


@transaction.atomic
def choose_evidence(
    *,
    report: Report,
    actor: User,
    version: int,
    answer_ids: Collection[str],
    organisations_shown: bool,
    quote_ids: Collection[str] = (),
) -> Report:
    """Say which notes of evidence and which reflections are printed, without names, and whether
    organisations are named. Only what its author allows to be quoted is.
    """
    report = _to_change(report, version)
    report.evidence, report.organisations_shown = sorted(answer_ids), organisations_shown
    report.quotes = sorted(quote_ids)
    now = timezone.now()
    report.snapshot, report.snapshot_taken_at = to_data(take_snapshot(report, now=now)), now
    return _changed(report, actor, "report.evidence_chosen", "prints chosen evidence")


@transaction.atomic
def send_for_sign_off(*, report: Report, actor: User, version: int) -> Report:
    """Hand the draft to its sponsor."""
    report = _to_change(report, version)
    _move(report, {Report.State.DRAFT}, Report.State.IN_REVIEW)
    return _changed(report, actor, "report.sent_for_sign_off", "was sent for sign-off", words=False)


@transaction.atomic
def return_report(*, report: Report, actor: User, version: int) -> Report:
    """Give the draft back to its author."""
    report = _to_change(report, version)
    _move(report, {Report.State.IN_REVIEW}, Report.State.DRAFT)
    return _changed(report, actor, "report.returned", "was returned to its author", words=False)


@transaction.atomic
def circulate_report(*, report: Report, actor: User, now: datetime | None = None) -> Report:
    """Note that the signed report has gone out with the board's papers."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    _move(report, {Report.State.SIGNED}, Report.State.CIRCULATED)
    report.circulated_at = now or timezone.now()
    report.save(update_fields=["state", "circulated_at"])
    record(
        actor=actor,
        verb="report.circulated",
        subject=report,
        summary=f"The report “{report}” was circulated.",
    )
    return report


def _to_change(report: Report, version: int) -> Report:
    """The report, locked, if it may still be changed and nobody else has since ``version``."""
    locked = Report.objects.with_cover().select_for_update(of=("self",)).get(pk=report.pk)
    if locked.is_frozen:
        raise ReportFrozenError
    if locked.version != version:
        raise ReportChangedError
    return readable(locked, now=timezone.now())


def _move(report: Report, start: set[Report.State], end: Report.State) -> None:
    if report.state not in start:
        raise WrongStateError
    report.state = end


def _changed(report: Report, actor: User, verb: str, what: str, *, words: bool = True) -> Report:
    """Save the next version; one that was printed already keeps its number, this gets the next."""
    if words:
        if report.documents.filter(draft_number=report.draft_number).exists():
            report.draft_number += 1
        report.snapshot = to_data(with_words_of(report, from_data(report.snapshot)))
    report.version += 1
    report.save()
    record(actor=actor, verb=verb, subject=report, summary=f"The report “{report}” {what}.")
    return report
