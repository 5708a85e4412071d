"""Tables of an area's organisations, hubs and history."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from hubs.models import AuditEvent, FamilyHub, LocalArea, Organisation
from hubs.presentation.tables import Table, TableCell, table


def organisation_table(area: LocalArea, organisations: Iterable[Organisation]) -> Table:
    """One row an organisation, with the link to change it."""
    return table(
        "Organisations",
        ["Name", "Sector"],
        [
            [
                TableCell(o.name, reverse("hubs:organisation-edit", args=[area.slug, o.pk])),
                o.get_sector_display(),
            ]
            for o in organisations
        ],
    )


def hub_table(area: LocalArea, hubs: Iterable[FamilyHub]) -> Table:
    """One row a hub, with the link to change it."""
    return table(
        "Family hubs",
        ["Name", "Address", "Opened"],
        [
            [
                TableCell(h.name, reverse("hubs:hub-edit", args=[area.slug, h.pk])),
                h.address or "Not given",
                date_format(h.opened_on, "j F Y") if h.opened_on else "Not given",
            ]
            for h in hubs
        ],
    )


def history_table(events: Iterable[AuditEvent]) -> Table:
    """One row an event: when, who, what."""
    return table(
        "What was done in the area",
        ["When", "Who", "What"],
        [
            [
                date_format(timezone.localtime(e.happened_at), "j F Y, H:i"),
                str(e.actor) if e.actor else "The service",
                e.summary,
            ]
            for e in events
        ],
    )
