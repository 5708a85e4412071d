"""What a clerk or a sponsor would ask before a report goes out, with the page that mends it."""

from dataclasses import dataclass

from governance.models import Report
from governance.snapshot import Snapshot
from hubs.presentation.addresses import address
from hubs.presentation.words import counted, listed
from leadership.structure import RULES

LOW = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend: ``kind`` is late (mend it) or soon (look at it)."""

    kind: str
    what: str
    url: str
    link: str


def gaps(report: Report, snapshot: Snapshot, slug: str) -> list[Gap]:
    """Gaps in the words first, then in the agreed view, then in who leads."""
    own = {"slug": slug, "report_id": report.pk}
    cover = address("governance:report-cover", **own)
    words = address("governance:report-words", **own)
    compare = f"/areas/{slug}/rounds/{report.round_id}/compare/"
    checks = address("leadership:check-list", slug=slug)
    sign = f"/areas/{slug}/rounds/{report.round_id}/sign-off/"
    actions = f"/areas/{slug}/actions/"
    return [
        *(Gap("late", what, cover, "Complete the cover") for what in _cover(snapshot)),
        *(Gap("late", what, words, "Write it") for what in _words(snapshot)),
        *(Gap("late", what, compare, "Agree it") for what in _not_agreed(snapshot)),
        *(Gap("soon", what, sign, "See who signs it off") for what in _not_signed_off(snapshot)),
        *(Gap("soon", what, actions, "Add an action") for what in _no_action(snapshot)),
        *(Gap("soon", what, actions, "Open actions") for what in _late_actions(snapshot)),
        *(Gap("soon", what, checks, "Open the checks") for what in _people(snapshot)),
    ]


def _cover(snapshot: Snapshot) -> list[str]:
    cover = snapshot.cover
    empty = {
        "reference": cover.reference,
        "agenda item": cover.agenda_item,
        "wards": cover.wards,
        "contact’s telephone number or email address": cover.contact_phone or cover.contact_email,
    }
    missing = [name for name, value in empty.items() if not value]
    return [f"The cover has no {listed(missing, last='or')}."] if missing else []


def _words(snapshot: Snapshot) -> list[str]:
    found = []
    if not snapshot.summary:
        found.append("There is no summary.")
    if not snapshot.recommendations:
        found.append("There are no recommendations.")
    stated = {each.heading for each in snapshot.implications if each.text}
    wanted = ("Finance", "Legal", "Equality", "Risk", "Data protection")
    missing = [heading.lower() for heading in wanted if heading not in stated]
    if missing:
        found.append(f"No implications are stated for {listed(missing)}.")
    loose = [i.heading.lower() for i in snapshot.implications if i.text and not i.cleared_by]
    if loose:
        found.append(f"Nobody has cleared the implications for {listed(loose)}.")
    return found


def _not_agreed(snapshot: Snapshot) -> list[str]:
    refs = [s.ref for s in snapshot.statements if not s.agreed]
    if not refs:
        return []
    return [f"{counted(len(refs), 'statement')} not agreed: {listed(refs)}."]


def _not_signed_off(snapshot: Snapshot) -> list[str]:
    held = snapshot.round
    waits = held.agreed_on and not held.signed_off_at
    return ["The accountable leader has not signed the agreed view off."] if waits else []


def _no_action(snapshot: Snapshot) -> list[str]:
    acted = {ref for a in snapshot.actions if a.status != "done" for ref in a.statements}
    low = [s.ref for s in snapshot.statements if s.agreed and s.agreed <= LOW]
    refs = [ref for ref in low if ref not in acted]
    return [f"Low ratings without an action: {listed(refs)}."] if refs else []


def _late_actions(snapshot: Snapshot) -> list[str]:
    late = [action.ref for action in snapshot.actions if action.status == "late"]
    loose = [a.ref for a in snapshot.actions if a.status != "done" and not a.driver]
    found = (
        [f"{counted(len(late), 'action is', 'actions are')} overdue: {listed(late)}."]
        if late
        else []
    )
    return [*found, *([f"Nobody drives {listed(loose)}."] if loose else [])]


def _people(snapshot: Snapshot) -> list[str]:
    """What the checks of who leads found when the snapshot was taken; then the empty seats."""
    titles = {rule.title for rule in RULES}
    found = [f"{each.heading}: {each.text}" for each in snapshot.drift if each.heading in titles]
    empty = [
        f"{row.sector.lower()} ({cell.level.lower()})"
        for row in snapshot.coverage
        for cell in row.cells
        if not cell.names
    ]
    if empty:
        found.append(f"Nobody is engaged from {listed(empty)}.")
    return found
