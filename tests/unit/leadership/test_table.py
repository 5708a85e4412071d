"""When contact is stale, who fills a named seat, and what happens to a seat that is changed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hubs.models import AuditEvent, Sector
from leadership.actions.contacts import record_contact, remove_contact
from leadership.actions.engagements import change_seat, give_seat, leave_seat
from leadership.actions.places import place_organisation, take_off_the_map
from leadership.actions.refusals import ChangedMeanwhileError
from leadership.models import Contact, Engagement, Level, MapPlace
from leadership.structure import (
    GapKind,
    coverage_matrix,
    leadership_gaps,
    named_seats_on,
    read_facts,
    structure_on,
)
from leadership.table import DAYS_BETWEEN, SEAT_FACTS, HowOften, NamedSeat, stale_since
from tests.unit.leadership.builders import TODAY, organisation, person, seat

LAST = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _inside(open_northmoor):
    pass


@pytest.fixture
def actor(people):
    return people.administrator


@pytest.fixture
def hana():
    return person("Hana Health", of=organisation("Moorland Trust", Sector.HEALTH))


def gaps(kind, day=TODAY):
    return [gap for gap in leadership_gaps(day) if gap.kind == kind]


def contact(someone, day):
    return Contact.objects.create(person=someone, happened_on=day)


def test_every_rhythm_and_every_named_seat_is_described():
    assert set(DAYS_BETWEEN) == set(HowOften)
    assert set(SEAT_FACTS) == set(NamedSeat)
    assert all(facts.level in Level.values for facts in SEAT_FACTS.values())


@pytest.mark.parametrize("how_often", HowOften)
def test_contact_is_stale_the_day_after_twice_the_agreed_time(how_often):
    allowed = timedelta(days=2 * DAYS_BETWEEN[how_often])
    assert stale_since(how_often, LAST) == LAST + allowed + timedelta(days=1)


def test_contact_is_never_stale_without_a_rhythm():
    assert stale_since("", LAST) is None


@pytest.mark.parametrize(
    ("last", "is_stale"),
    [
        (TODAY - timedelta(days=62), False),
        (TODAY - timedelta(days=63), True),
        (TODAY, False),
    ],
)
def test_stale_contact_is_a_gap(hana, last, is_stale):
    seat(hana, Level.STRATEGIC, how_often=HowOften.MONTHLY)
    contact(hana, last)
    assert len(gaps(GapKind.STALE_CONTACT)) == is_stale


def test_stale_contact_says_with_whom_and_leads_to_the_form(hana):
    seat(hana, Level.STRATEGIC, date(2026, 1, 1), how_often=HowOften.MONTHLY)
    (gap,) = gaps(GapKind.STALE_CONTACT)
    assert gap.sentence == (
        "Contact with Hana Health, Moorland Trust, is stale: every month is agreed, "
        "none is recorded."
    )
    assert gap.url("northmoor") == f"/areas/northmoor/leadership/people/{hana.pk}/contacts/"
    contact(hana, date(2026, 3, 1))
    assert "last on 1 March 2026" in gaps(GapKind.STALE_CONTACT)[0].sentence


def test_contact_is_judged_as_at_a_day(hana):
    seat(hana, Level.STRATEGIC, date(2026, 1, 1), how_often=HowOften.MONTHLY)
    contact(hana, date(2026, 11, 20))
    assert gaps(GapKind.STALE_CONTACT) == []
    assert len(gaps(GapKind.STALE_CONTACT, date(2026, 6, 1))) == 1


def test_contact_is_not_judged_for_a_day_whose_contacts_were_not_read(hana):
    seat(hana, Level.STRATEGIC, date(2026, 1, 1), how_often=HowOften.MONTHLY)
    facts = read_facts(TODAY)
    told = [gap.kind for gap in leadership_gaps(date(2026, 10, 1), facts)]
    assert GapKind.STALE_CONTACT not in told
    assert coverage_matrix(date(2026, 10, 1), facts).rows[1].seats[2].people[0].rhythm is None


def test_somebody_in_two_seats_is_stale_once(hana):
    seat(hana, Level.STRATEGIC, date(2026, 1, 1), how_often=HowOften.MONTHLY)
    seat(hana, Level.OPERATIONAL, date(2026, 1, 1), how_often=HowOften.WEEKLY)
    assert len(gaps(GapKind.STALE_CONTACT)) == 1


def test_named_seats_are_gaps_until_they_are_filled(hana):
    assert [g.subject for g in gaps(GapKind.NAMED_SEAT)] == [
        NamedSeat.COMMUNITY.label,
        NamedSeat.CHILDREN.label,
        NamedSeat.HEALTH.label,
    ]
    (parents,) = gaps(GapKind.NO_PARENT_VOICE)
    assert parents.sentence == "No parent or carer is in active co-production."
    assert parents.url("northmoor").endswith("/seats/parents-and-carers/fill/")
    seat(hana, Level.PRACTITIONER, named_seat=NamedSeat.PARENTS)
    assert gaps(GapKind.NO_PARENT_VOICE) == []


def test_named_seat_answers_for_a_past_day(hana):
    held = date(2026, 3, 1), date(2026, 6, 30)
    seat(hana, Level.STRATEGIC, held[0], ends_on=held[1], named_seat=NamedSeat.HEALTH)
    facts = read_facts()

    def holders(day):
        found = next(p for p in named_seats_on(day, facts) if p.code == NamedSeat.HEALTH)
        return [holder.name for holder in found.holders]

    assert holders(held[0]) == holders(held[1]) == ["Hana Health"]
    assert holders(TODAY) == holders(date(2026, 2, 28)) == []


def test_somebody_with_an_ordinary_and_a_named_seat_is_one_person_in_the_matrix(hana):
    seat(hana, Level.STRATEGIC, named_seat=NamedSeat.HEALTH)
    own = seat(hana, Level.STRATEGIC, note="Place partnership")
    cell = structure_on(TODAY).coverage.rows[1].seats[2]
    assert len(cell.people) == 2
    assert [p.engagement_id for p in cell.people_once] == [own.id]


def test_changed_seat_keeps_its_id_and_how_it_was(hana, actor):
    held = seat(hana, Level.STRATEGIC, how="forum", note="Before", named_seat=NamedSeat.HEALTH)
    wanted = {"how": "board", "how_often": "monthly", "note": "After"}
    changed = change_seat(actor=actor, seat=held, seen=held.state, today=TODAY, **wanted)
    assert changed.pk == held.pk
    before, now = Engagement.objects.order_by("starts_on")
    assert (before.how, before.note, before.ends_on) == (
        "forum",
        "Before",
        TODAY - timedelta(days=1),
    )
    assert (now.how, now.note, now.starts_on, now.ends_on) == ("board", "After", TODAY, None)
    named = next(p for p in structure_on(TODAY).named if p.code == NamedSeat.HEALTH)
    assert named.holders[0].since == date(2026, 1, 1)


def test_seat_changed_twice_a_day_has_one_past(hana, actor):
    held = seat(hana, Level.STRATEGIC)
    for note in ("Once", "Twice"):
        facts = {"how": "", "how_often": "", "note": note}
        held = change_seat(actor=actor, seat=held, seen=held.state, today=TODAY, **facts)
    assert [e.note for e in Engagement.objects.order_by("starts_on")] == ["", "Twice"]


def test_seat_saved_as_it_was_changes_nothing(hana, actor):
    held = seat(hana, Level.STRATEGIC, note="Same")
    facts = {"how": "", "how_often": "", "note": "Same"}
    change_seat(actor=actor, seat=held, seen=held.state, today=TODAY, **facts)
    assert Engagement.objects.count() == 1
    assert not AuditEvent.objects.exists()


def test_stale_change_of_a_seat_writes_nothing(hana, actor):
    held = seat(hana, Level.STRATEGIC)
    facts = {"how": "", "how_often": "", "note": "Late"}
    with pytest.raises(ChangedMeanwhileError):
        change_seat(actor=actor, seat=held, seen="as it was", today=TODAY, **facts)
    held.delete()
    with pytest.raises(ChangedMeanwhileError):
        change_seat(actor=actor, seat=held, seen=held.state, today=TODAY, **facts)


def test_named_seat_is_named_in_the_trail(hana, actor):
    taken = give_seat(
        actor=actor,
        person=hana,
        sector=Sector.HEALTH,
        level=Level.STRATEGIC,
        starts_on=TODAY,
        note="",
        named_seat=NamedSeat.HEALTH,
    )
    leave_seat(actor=actor, seat=taken, today=TODAY)
    said = list(AuditEvent.objects.order_by("id").values_list("summary", flat=True))
    assert said == [
        "Hana Health took a seat: Leaders of ICS-led transformation planning.",
        "Hana Health gave up a seat: Leaders of ICS-led transformation planning.",
    ]


def test_contacts_are_added_and_never_overwritten(hana, actor):
    for day in (TODAY, TODAY):
        record_contact(actor=actor, person=hana, happened_on=day, words="Rang")
    assert Contact.objects.count() == 2
    remove_contact(actor=actor, contact=Contact.objects.first())
    assert Contact.objects.count() == 1
    verbs = list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["contact.recorded", "contact.recorded", "contact.removed"]


def test_organisation_is_placed_moved_and_taken_off(hana, actor):
    where = {"actor": actor, "organisation": hana.organisation}
    first = place_organisation(**where, seen="", influence=2, interest=4)
    place_organisation(**where, seen=first.state, influence=3, interest=4)
    with pytest.raises(ChangedMeanwhileError):
        place_organisation(**where, seen=first.state, influence=5, interest=5)
    place = MapPlace.objects.get()
    assert (place.influence, place.interest) == (3, 4)
    take_off_the_map(actor=actor, place=place)
    assert not MapPlace.objects.exists()
    events = AuditEvent.objects.order_by("id")
    assert [(e.verb, e.detail.get("before")) for e in events] == [
        ("organisation.placed", {}),
        ("organisation.moved", {"influence": 2, "interest": 4}),
        ("organisation.unplaced", {"influence": 3, "interest": 4}),
    ]


@pytest.mark.parametrize(("influence", "interest"), [(0, 3), (6, 3), (3, 0), (3, 6)])
def test_database_refuses_a_place_beside_the_map(hana, influence, interest):
    with pytest.raises(IntegrityError), transaction.atomic():
        MapPlace.objects.create(
            organisation=hana.organisation, influence=influence, interest=interest
        )
