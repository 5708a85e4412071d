"""The partners: organisations by sector, with their people and how they take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet

from hubs.models import Organisation, Sector
from hubs.presentation.tables import Table, TableCell, table
from hubs.presentation.words import counted, listed, lower_first, uk_date
from leadership.models import Appointment, Contact, Engagement, Person
from leadership.presenters.links import Links
from leadership.presenters.systems import amount_words
from leadership.structure import by_sector, place_of, rhythm_of
from leadership.table import STALE_RULE

ORGANISATIONS_ON_A_PAGE = 25
PEOPLE_ON_A_PAGE = 50
PEOPLE_IN_A_CARD = 6
CONTACTS_SHOWN = 10
NEVER = "None recorded"


@dataclass(frozen=True, slots=True)
class PartnerPersonLine:
    """Somebody of an organisation: `seats` "" is not at the table; `last` "" is not asked for."""

    name: str
    url: str
    seats: str
    manner: str
    last: str
    is_stale: bool
    contact_url: str


@dataclass(frozen=True, slots=True)
class PartnerCard:
    name: str
    url: str
    people: Sequence[PartnerPersonLine]
    more: int


@dataclass(frozen=True, slots=True)
class PartnersPage:
    """`sectors`: a sector's name with its organisations; `missing`: sectors without any."""

    page: Page[Organisation]
    found: str
    sectors: Sequence[tuple[str, Sequence[PartnerCard]]]
    missing: str
    query: str
    is_filtered: bool
    rule: str
    links: Links


def partners_page(wanted: dict[str, Any], number: str, today: date, links: Links) -> PartnersPage:
    """Return the organisations looked for by sector; six queries, whatever their number."""
    organisations = by_sector(Organisation.objects.all())
    if wanted["q"]:
        known = Person.objects.still_here_on(today).matching(wanted["q"])
        organisations = organisations.filter(
            Q(name__icontains=wanted["q"]) | Q(pk__in=known.values("organisation_id"))
        )
    if wanted["sector"]:
        organisations = organisations.filter(sector=wanted["sector"])
    page = Paginator(organisations, ORGANISATIONS_ON_A_PAGE).get_page(number)
    shown = list(page)
    people = _people_by_organisation(shown, today)
    query = urlencode({name: value for name, value in wanted.items() if value})
    return PartnersPage(
        page=page,
        found=counted(page.paginator.count, "organisation"),
        sectors=[
            (Sector(sector).label, [_card(each, people[each.pk], today, links) for each in group])
            for sector, group in groupby(shown, key=lambda each: each.sector)
        ],
        missing="" if query else _missing(),
        query=f"{query}&" if query else "",
        is_filtered=bool(query),
        rule=STALE_RULE,
        links=links,
    )


def _missing() -> str:
    there = set(Organisation.objects.order_by().values_list("sector", flat=True).distinct())
    missing = [lower_first(s.label) for s in Sector if s.value not in there]
    if len(missing) < 3:
        return "; or ".join(missing)
    return f"{'; '.join(missing[:-1])}; or {missing[-1]}"


def _with_seats(people: QuerySet[Person], today: date) -> QuerySet[Person]:
    """With the seats and roles that they hold today, in two more queries."""
    seats = Engagement.objects.taken_on(today).with_last_contact(Contact.objects.until(today))
    roles = Appointment.objects.held_on(today).select_related("role")
    return people.prefetch_related(
        Prefetch("engagements", seats.order_by("sector", "level")), Prefetch("appointments", roles)
    )


def _people_by_organisation(
    organisations: Sequence[Organisation], today: date
) -> dict[UUID, list[Person]]:
    people = Person.objects.still_here_on(today).filter(organisation__in=organisations)
    found: dict[UUID, list[Person]] = defaultdict(list)
    for person in _with_seats(people.order_by("name", "id"), today):
        found[person.organisation_id].append(person)
    return found


def _card(organisation: Organisation, people: list[Person], today: date, links: Links) -> Any:
    people = sorted(people, key=lambda person: not person.engagements.all())
    shown = people if len(people) <= PEOPLE_IN_A_CARD + 1 else people[:PEOPLE_IN_A_CARD]
    return PartnerCard(
        name=organisation.name,
        url=links.to("partner-view", pk=organisation.pk),
        people=[_line(person, today, links) for person in shown],
        more=len(people) - len(shown),
    )


def _line(person: Person, today: date, links: Links) -> PartnerPersonLine:
    seats = list(person.engagements.all())
    rhythms = [rhythm_of(seat, today) for seat in seats]
    roles = [held.role.name for held in person.appointments.all()]
    last = next((rhythm.last for rhythm in rhythms if rhythm.last), None)
    manners = [
        ", ".join(filter(None, [rhythm.how, lower_first(rhythm.how_often)])) for rhythm in rhythms
    ]
    return PartnerPersonLine(
        name=person.name,
        url=links.to("person-view", pk=person.pk),
        seats=_in_a_row([*roles, *map(_seat_words, seats)]),
        manner="; ".join(dict.fromkeys(filter(None, manners))),
        last=uk_date(last) if last else NEVER if any(r.how_often for r in rhythms) else "",
        is_stale=any(rhythm.is_stale for rhythm in rhythms),
        contact_url=links.mend("contact-add", person_id=person.pk) if seats else "",
    )


def _in_a_row(said: Sequence[str]) -> str:
    """'Lead member and strategic lead'."""
    first, *others = dict.fromkeys(said) or [""]
    return listed([first, *map(lower_first, others)])


def _seat_words(seat: Engagement) -> str:
    return str(seat.get_named_seat_display() if seat.named_seat else seat.get_level_display())


@dataclass(frozen=True, slots=True)
class ContactLine:
    words: str
    who: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class PartnerPage:
    name: str
    lead: str
    found: str
    page: Page[Person]
    people: Table
    place: Sequence[dict[str, Any]]
    place_url: str
    contacts: Sequence[tuple[str, str]]
    rule: str
    links: Links


def partner_page(organisation: Organisation, number: str, today: date, links: Links) -> PartnerPage:
    """Return an organisation with its people; five queries, whatever their number."""
    people = Person.objects.still_here_on(today).filter(organisation=organisation)
    page = Paginator(people.order_by("name", "id"), PEOPLE_ON_A_PAGE).get_page(number)
    lines = [_line(person, today, links) for person in _with_seats(_rows(page), today)]
    return PartnerPage(
        name=organisation.name,
        lead=f"{organisation.get_sector_display()}. "
        f"{counted(page.paginator.count, 'person', 'people')}.",
        found=counted(page.paginator.count, "person", "people"),
        page=page,
        people=_people_table(lines, links),
        place=place_rows(organisation),
        place_url=links.mend("place-edit", pk=organisation.pk),
        contacts=_latest(organisation) if links.may_manage else (),
        rule=STALE_RULE,
        links=links,
    )


def _rows(page: Page[Person]) -> QuerySet[Person]:
    """The page's own queryset, so that what is prefetched is for this page only."""
    rows: QuerySet[Person] = page.object_list  # type: ignore[assignment]
    return rows


def _people_table(lines: Sequence[PartnerPersonLine], links: Links) -> Table:
    heads = ["Name", "At the table", "How", "Last contact"]
    rows: list[list[str | int | TableCell]] = [
        [
            TableCell(line.name, line.url),
            line.seats or "No seat",
            line.manner or "Not recorded",
            TableCell(f"{line.last}: stale", kind="soon") if line.is_stale else line.last or "–",
        ]
        for line in lines
    ]
    if links.may_manage:
        heads.append("Contacts")
        for row, line in zip(rows, lines, strict=True):
            row.append(
                TableCell("Record a contact", line.contact_url, about=f"with {line.name}")
                if line.contact_url
                else "–"
            )
    return table("People", heads, rows)


def place_rows(organisation: Organisation) -> list[dict[str, Any]]:
    """Return where an organisation stands on the map, nothing when it is not placed."""
    place = place_of(organisation)
    if place is None:
        return []
    return [
        {"key": "Influence", "value": amount_words(place.influence)},
        {"key": "Interest", "value": amount_words(place.interest)},
    ]


def _latest(organisation: Organisation) -> list[tuple[str, str]]:
    """The latest contacts with its people, as day and words."""
    found = Contact.objects.with_people().filter(person__organisation=organisation)
    return [
        (uk_date(each.happened_on), ": ".join(filter(None, [each.person.name, each.words])))
        for each in found[:CONTACTS_SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """The contacts with one person, the latest first."""

    person: Person
    page: Page[Contact]
    contacts: Sequence[ContactLine]
    partner_url: str


def contacts_page(person: Person, number: str, links: Links) -> ContactsPage:
    """Return who was in contact with somebody, when and about what; two queries."""
    contacts = Contact.objects.with_people().filter(person=person)
    page = Paginator(contacts, PEOPLE_ON_A_PAGE).get_page(number)
    return ContactsPage(
        person=person,
        page=page,
        contacts=[
            ContactLine(
                words=": ".join(filter(None, [uk_date(each.happened_on), each.words])),
                who=f"Recorded by {each.recorded_by.name}" if each.recorded_by else "",
                remove_url=links.mend("contact-remove", pk=each.pk),
            )
            for each in page
        ],
        partner_url=links.to("partner-view", pk=person.organisation_id),
    )
