"""The page for everybody: the same where it is previewed and where it is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hubs.models import LocalArea
from hubs.presentation.words import counted, listed, spelled, uk_date
from leadership.models import PublicPage
from leadership.pictures import (
    NARROW,
    Partner,
    Post,
    Structure,
    StructurePicture,
    draw_structure,
)
from leadership.published import PublicFacts, PublicPost, PublicSector, public_facts

HELD, VACANT = "Held", "Vacant"


@dataclass(frozen=True, slots=True)
class PublicCard:
    """A role as the page lists it; an empty `name` is a vacancy."""

    role: str
    name: str
    line: str
    expects: str
    lead: bool


@dataclass(frozen=True, slots=True)
class SectorLine:
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class PublicView:
    """Everything the page shows. `structure` is None where nobody may be drawn at its head."""

    heading: str
    lead: str
    structure: Structure | None
    wide: StructurePicture | None
    narrow: StructurePicture | None
    cards: Sequence[PublicCard]
    sectors: Sequence[SectorLine]
    note: str
    updated: str


def public_view_of(area: LocalArea, page: PublicPage, today: date) -> PublicView:
    """Return the page of the open area as everybody sees it; four queries."""
    facts = public_facts(area, page, today)
    heading = f"Who leads family hubs in {area.name}"
    structure = _structure(facts, heading)
    return PublicView(
        heading=heading,
        lead=_lead(facts),
        structure=structure,
        wide=draw_structure(structure) if structure else None,
        narrow=draw_structure(structure, NARROW) if structure else None,
        cards=[_card(post) for post in facts.posts],
        sectors=[SectorLine(s.label, _people(s) or "Nobody at the moment") for s in facts.sectors],
        note=_note(facts),
        updated=f"Last updated {uk_date(facts.updated_on)}.",
    )


def _lead(facts: PublicFacts) -> str:
    area, held = facts.area, sum(not post.is_vacant for post in facts.posts)
    roles = f"{spelled(held)} leadership {'role is' if held == 1 else 'roles are'} held"
    partners = sum(bool(sector.people) for sector in facts.sectors)
    beside = f", and partners from {spelled(partners)} sectors take part" if partners > 1 else ""
    return f"{area.programme_name}, {area.council_name}. {roles[0].upper()}{roles[1:]}{beside}."


def _note(facts: PublicFacts) -> str:
    names = "Names are shown only where the person has agreed"
    left = "" if facts.shows_vacancies else " Roles that nobody holds are not shown."
    return (
        f"{names}; a role that says “{HELD}” has somebody in it.{left} "
        "For a way to reach the service, see the council’s own website."
    )


def _structure(facts: PublicFacts, title: str) -> Structure | None:
    leader = next((post for post in facts.posts if post.is_leader), None)
    if leader is None:
        return None
    return Structure(
        title=title,
        board="",
        board_line="",
        leader=_drawn(leader),
        deputy=None,
        posts=[_drawn(post) for post in facts.posts if not post.is_leader],
        partners=[Partner(s.label, [_people(s)] if s.people else []) for s in facts.sectors],
        shows_deputy=False,
    )


def _drawn(post: PublicPost) -> Post:
    return Post(post.role, _holders(post) or None, listed(post.organisations))


def _card(post: PublicPost) -> PublicCard:
    return PublicCard(
        post.role, _holders(post), listed(post.organisations), post.expects, post.is_leader
    )


def _holders(post: PublicPost) -> str:
    """Names of those who agreed and how many others; "Held" where nobody is named."""
    if post.is_vacant:
        return ""
    if not post.names:
        return HELD if post.unnamed == 1 else f"{HELD} by {spelled(post.unnamed)} people"
    others = [f"{spelled(post.unnamed)} more"] if post.unnamed else []
    return listed([*post.names, *others])


def _people(sector: PublicSector) -> str:
    return counted(sector.people, "person", "people") if sector.people else ""
