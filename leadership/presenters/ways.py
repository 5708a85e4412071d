"""The pages about who leads, in one row on the first of them."""

from collections.abc import Sequence

from django.urls import reverse

from hubs.presentation.words import counted
from leadership.presenters.links import Links


def ways_on(links: Links, gaps: int) -> Sequence[tuple[str, str]]:
    """Return the pages this person may open, as (words, address); `gaps`: what checks found."""
    checks = f"Checks: {counted(gaps, 'thing')} to mend" if gaps else "Checks: all clear"
    ways = [
        ("People", links.people),
        ("Seats at the table", links.seats),
        ("Partners", links.to("partner-list")),
        ("Systems map", links.to("map-view")),
        (checks, links.checks),
        ("What changed", links.changes),
    ]
    if links.may_manage:
        ways.append(("Handovers", reverse("governance:handover-list", args=[links.slug])))
    if links.may_publish:
        ways.append(("Public page", links.to("public-edit")))
    return ways
