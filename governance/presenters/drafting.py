"""The pages on which a report is written, checked, signed and decided on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from governance.actions.documents import signs_as
from governance.models import Report
from governance.presenters.preflight import Gap
from governance.presenters.report_state import address
from governance.presenters.words import day, hour, moment, several
from governance.snapshot import Snapshot, from_data
from hubs.models import Membership, User
from hubs.permissions import Permission, can

State = Report.State


def start_page(form: forms.Form) -> dict[str, Any]:
    return {"nav": "board", "form": form}


def form_page(
    report: Report, form: forms.Form, slug: str, *, changed: bool = False
) -> dict[str, Any]:
    """A form about a report. ``changed``: somebody else saved while this was typed."""
    page = {
        "nav": "board",
        "report": report,
        "form": form,
        "read_url": address(report, slug, "read"),
        "changed": changed,
    }
    if changed:
        form.data = {**form.data.dict(), "version": str(report.version)}  # type: ignore[attr-defined]
        page["theirs"] = _theirs(report, form)
    return page


def _theirs(report: Report, form: forms.Form) -> list[dict[str, str]]:
    """What is stored now where it differs from what was typed, field by field."""
    stored = _stored(report)
    return [
        {"key": str(form.fields[name].label), "value": str(value) or "Empty"}
        for name, value in stored.items()
        if name in form.fields and str(form[name].value() or "") != str(value)
    ]


def _stored(report: Report) -> dict[str, str]:
    names = (
        "title",
        "reference",
        "agenda_item",
        "contact_phone",
        "exempt_reason",
        "wards",
        "summary",
    )
    stored = {name: str(getattr(report, name)) for name in names}
    stored |= {
        f"recommendation_{n}": text for n, text in enumerate(report.recommendations, start=1)
    }
    for row in report.implications:
        stored[f"{row['area']}_text"] = row.get("text", "")
        stored[f"{row['area']}_by"] = row.get("cleared_by", "")
    return stored


def check_page(
    report: Report, gaps: Sequence[Gap], newer: int, reader: Membership
) -> dict[str, Any]:
    """The checks before a report goes out, what its data was taken from, and the next step."""
    slug = report.area.slug
    snapshot = from_data(report.snapshot)
    drafts = can(reader, Permission.DRAFT_REPORT) and not report.is_frozen
    return {
        "nav": "board",
        "report": report,
        "gaps": gaps,
        "must": sum(gap.kind == "late" for gap in gaps),
        "summary": several(len(gaps), "gap"),
        "taken": [
            {"key": "Review", "value": snapshot.round.title},
            {
                "key": "Agreed view",
                "value": _agreed_view(snapshot),
            },
            {"key": "Data taken", "value": moment(snapshot.taken_at)},
            {"key": "Questions", "value": ", ".join(_versions(report))},
        ],
        "newer": several(newer, "change") if newer else "",
        "read_url": address(report, slug, "read"),
        "refresh_url": address(report, slug, "refresh") if drafts else "",
        "send_url": address(report, slug, "send") if drafts and report.state == State.DRAFT else "",
        "sign_url": address(report, slug, "sign")
        if report.state == State.IN_REVIEW and can(reader, Permission.SIGN_REPORT)
        else "",
    }


def _agreed_view(snapshot: Snapshot) -> str:
    held = snapshot.round
    if not held.agreed_on:
        return "not finished yet"
    if not held.signed_off_at:
        return f"agreed by {day(held.agreed_on)}, not signed off yet"
    return f"signed off on {day(held.signed_off_at)} by {held.signed_off_by}"


def _versions(report: Report) -> list[str]:
    sets = from_data(report.snapshot).question_sets
    return [f"{each.title} (version {each.version})" for each in sets]


def sign_page(report: Report, form: forms.Form, user: User, *, changed: bool) -> dict[str, Any]:
    """What signing freezes, said exactly."""
    slug, snapshot = report.area.slug, from_data(report.snapshot)
    held = report.meeting
    return {
        "nav": "board",
        "report": report,
        "form": form,
        "changed": changed,
        "is_open": report.state == State.IN_REVIEW,
        "rows": [
            {"key": "Report", "value": f"{report.title}, draft {report.draft_number}"},
            {
                "key": "Meeting",
                "value": f"{held.board}, {day(held.starts_at)}, {hour(held.starts_at)}",
            },
            {"key": "Recommendations", "value": _numbered(snapshot.recommendations)},
            {"key": "Data", "value": f"as it was on {moment(snapshot.taken_at)}"},
            {"key": "You sign as", "value": f"{user}, {signs_as(user=user)}"},
        ],
        "read_url": address(report, slug, "read"),
        "return_url": address(report, slug, "return"),
    }


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1)) or "None"


def decision_day(report: Report) -> dict[str, Any]:
    return {"decided_on": timezone.localdate(report.meeting.starts_at)}
