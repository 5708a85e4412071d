"""What the settings page of an area offers to whom."""

from dataclasses import dataclass

from django.urls import reverse

from hubs.models import FamilyHub, Invitation, LocalArea, Membership, Organisation
from hubs.permissions import Permission, can
from hubs.presentation.words import counted


@dataclass(frozen=True)
class Section:
    """One thing to look after."""

    words: str
    url: str
    about: str


def settings_sections(area: LocalArea, membership: Membership) -> list[Section]:
    """Return the sections this member may open, each with what is in it."""
    found: list[Section] = []
    if can(membership, Permission.MANAGE_PEOPLE):
        found += _managed(area)
    if can(membership, Permission.PUBLISH_LEADERSHIP):
        public = reverse("leadership:public-edit", args=[area.slug])
        found.append(Section("Public page", public, "Who leads here, for everybody to read"))
    if can(membership, Permission.VIEW_AUDIT):
        history = reverse("hubs:audit-list", args=[area.slug])
        found.append(Section("History", history, "Who did what, and when"))
    return found


def _managed(area: LocalArea) -> list[Section]:
    people = Membership.objects.current().count()
    waiting = Invitation.objects.unanswered().count()
    rows = [
        ("People and roles", "membership-list", counted(people, "person", "people")),
        (
            "Invitations",
            "invitation-list",
            f"{waiting} not answered yet" if waiting else "None waiting for an answer",
        ),
        (
            "Organisations",
            "organisation-list",
            counted(Organisation.objects.count(), "organisation"),
        ),
        ("Family hubs", "hub-list", counted(FamilyHub.objects.count(), "hub")),
        ("The area’s words", "area-edit", area.programme_name),
    ]
    return [
        Section(words, reverse(f"hubs:{name}", args=[area.slug]), said)
        for words, name, said in rows
    ]


def area_facts(area: LocalArea) -> list[dict[str, str]]:
    """What everybody in the area may know about it."""
    administrators = Membership.objects.administrators().select_related("user")
    names = [str(m.user) for m in administrators]
    return [
        {"key": "Council", "value": area.council_name},
        {"key": "Programme", "value": area.programme_name},
        {"key": "ONS code", "value": area.gss_code},
        {"key": "Looked after by", "value": "\n".join(names) or "Nobody at the moment"},
    ]
