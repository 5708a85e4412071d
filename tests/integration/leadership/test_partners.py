"""Partners, contacts and the systems map, as somebody who manages them and as one who looks."""

from datetime import date, timedelta

import pytest

from hubs.models import Organisation, Sector
from leadership import roles
from leadership.models import Contact, Level, MapPlace
from leadership.table import HowOften, NamedSeat
from tests.integration.leadership.pages import HOME, day, words
from tests.integration.leadership.test_structure import queries_of
from tests.unit.leadership.builders import TODAY, appointment, organisation, person, seat

PARTNERS = f"{HOME}partners/"
MAP = f"{HOME}map/"


@pytest.fixture
def hana(inside):
    with inside():
        return person("Hana Health", of=organisation("Moorland Trust", Sector.HEALTH))


@pytest.fixture
def contacts(hana):
    return f"{HOME}people/{hana.pk}/contacts/"


def place_url(someone, what="place"):
    return f"{MAP}{someone.organisation_id}/{what}/"


def contacting(happened_on=TODAY, said="Rang about the rota"):
    return {"words": said, **day("happened_on", happened_on)}


def test_partners_are_listed_by_sector_with_how_they_take_part(manager, inside, hana):
    with inside():
        seat(hana, Level.STRATEGIC, how="board", how_often=HowOften.MONTHLY)
        appointment(roles.LEAD_MEMBER, hana)
        Contact.objects.create(person=hana, happened_on=date(2026, 11, 2))
        person("Bo Bystander", of=hana.organisation)
        organisation("Fernley School", Sector.EDUCATION)
    page = words(manager.get(PARTNERS))
    assert page.index("Moorland Trust") < page.index("Fernley School")
    assert "Lead member and strategic lead" in page
    assert "Seat on the board, every month. Last contact: 2 November 2026." in page
    assert page.count("Contact is stale") == 1  # the rule
    assert page.count("without a seat at the table") == 1
    assert page.count("Record a contact") == 1
    assert "Nobody of this organisation is recorded yet." in page
    missing = "local authority; voluntary, community and faith; or families and young people"
    assert f"No organisation is recorded from {missing}." in page


def test_stale_contact_is_flagged_with_its_rule(reader, inside, hana):
    with inside():
        seat(hana, Level.STRATEGIC, how_often=HowOften.MONTHLY)
    page = words(reader.get(PARTNERS))
    assert "Contact is stale when twice the agreed time has passed without any" in page
    assert "Last contact: None recorded." in page
    assert page.count("Contact is stale") == 2
    assert "Record a contact" not in page
    assert "Contact is stale" in words(reader.get(f"{HOME}seats/"))


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"q": "moorland"}, ["Moorland Trust"]),
        ({"q": "hana"}, ["Moorland Trust"]),
        ({"sector": "education"}, ["Fernley School"]),
        ({"q": "fernley", "sector": "health"}, []),
        ({"q": "%"}, []),
        ({"sector": "nonsense"}, ["Moorland Trust", "Fernley School"]),
    ],
)
def test_partners_are_found_by_name_person_and_sector(reader, inside, hana, sent, shown):
    with inside():
        organisation("Fernley School", Sector.EDUCATION)
    page = words(reader.get(PARTNERS, sent))
    assert [name for name in ("Moorland Trust", "Fernley School") if name in page] == shown
    assert ("No organisation here fits." in page) == (not shown)


def test_empty_partners_page_teaches_the_first_step(manager, reader):
    assert "Add a person" in words(manager.get(PARTNERS))
    page = words(reader.get(PARTNERS))
    assert "No organisation is recorded yet" in page
    assert "people/add/" not in page


def test_large_partner_shows_some_people_and_leads_to_all(reader, inside, hana):
    with inside():
        for n in range(70):
            person(f"Person {n:02}", of=hana.organisation)
    assert "65 more people" in words(reader.get(PARTNERS))
    one = f"{PARTNERS}{hana.organisation_id}/"
    assert "Health. 71 people." in words(reader.get(one))
    assert "Person 69" in words(reader.get(one, {"page": 2}))


def test_partner_page_tells_people_place_and_contacts(manager, reader, inside, hana):
    with inside():
        seat(hana, Level.STRATEGIC, how_often=HowOften.MONTHLY)
        Contact.objects.create(person=hana, happened_on=date(2026, 8, 1), words="About the rota")
        MapPlace.objects.create(organisation=hana.organisation, influence=4, interest=2)
    url = f"{PARTNERS}{hana.organisation_id}/"
    page = words(manager.get(url))
    assert "1 August 2026: stale" in page
    assert "Much, 4 of 5" in page
    assert "Hana Health: About the rota" in page
    seen = words(reader.get(url))
    assert "1 August 2026: stale" in seen
    assert "About the rota" not in seen
    assert "Move it" not in seen


def test_partner_page_of_an_empty_organisation(manager, inside):
    with inside():
        empty = organisation("Fernley School", Sector.EDUCATION)
    page = words(manager.get(f"{PARTNERS}{empty.pk}/"))
    assert "Nobody of this organisation is recorded yet." in page
    assert "Not placed yet." in page


def test_recording_a_contact_keeps_those_before(manager, inside, hana, contacts, audited):
    assert "None is recorded yet." in words(manager.get(contacts))
    for said in ("Rang about the rota", "Met at the hub"):
        response = manager.post(contacts, contacting(said=said), follow=True)
    assert "The contact with Hana Health has been recorded." in words(response)
    page = words(manager.get(contacts))
    assert "23 November 2026: Rang about the rota" in page
    assert "23 November 2026: Met at the hub" in page
    assert "Recorded by Ada Administrator" in page
    assert audited() == ["contact.recorded"] * 2


@pytest.mark.parametrize(
    ("happened_on", "said"),
    [
        (TODAY + timedelta(days=1), "Day of the contact must be today or in the past"),
        (date(1066, 10, 14), "Day of the contact must be between 1 January 1990"),
        (None, "Enter the day of the contact"),
    ],
)
def test_contact_on_a_bad_day_is_refused_and_nothing_is_lost(
    manager, inside, contacts, happened_on, said
):
    response = manager.post(contacts, contacting(happened_on))
    assert response.status_code == 422
    assert said in words(response)
    assert "Rang about the rota" in words(response)
    with inside():
        assert not Contact.objects.exists()


def test_contact_too_long_to_keep_is_refused(manager, contacts):
    response = manager.post(contacts, contacting(said="x" * 301))
    assert response.status_code == 422
    assert "What it was about must be 300 characters or fewer" in words(response)


def test_contact_recorded_by_mistake_is_taken_out(manager, inside, hana, contacts, audited):
    manager.post(contacts, contacting())
    with inside():
        contact = Contact.objects.get()
    url = f"{HOME}contacts/{contact.pk}/remove/"
    assert "23 November 2026: Rang about the rota" in words(manager.get(url))
    assert manager.post(url).url == contacts
    assert manager.post(url).status_code == 404
    assert audited() == ["contact.recorded", "contact.removed"]


def test_place_is_chosen_changed_and_taken_away(manager, inside, hana, audited):
    assert "Place" in words(manager.get(MAP))
    url = place_url(hana)
    assert "Take it off the map" not in words(manager.get(url))
    manager.post(url, {"influence": "2", "interest": "4", "seen": ""})
    page = words(manager.get(MAP))
    assert "1 organisation is placed by influence and interest." in page
    assert "Little, 2 of 5" in page
    assert "Much, 4 of 5" in page
    assert 'value="2"' in words(manager.get(url))
    manager.post(url, {"influence": "5", "interest": "4", "seen": "2|4"})
    assert "stays a partner" in words(manager.get(place_url(hana, "remove")))
    assert manager.post(place_url(hana, "remove")).status_code == 302
    assert manager.post(place_url(hana, "remove")).status_code == 404
    verbs = ["organisation.placed", "organisation.moved", "organisation.unplaced"]
    assert audited() == verbs


def test_place_changed_meanwhile_is_not_overwritten(manager, inside, hana):
    with inside():
        MapPlace.objects.create(organisation=hana.organisation, influence=1, interest=1)
    sent = {"influence": "5", "interest": "5", "seen": ""}
    response = manager.post(place_url(hana), sent)
    assert response.status_code == 409
    assert "Very little, 1 of 5" in words(response)
    with inside():
        assert MapPlace.objects.get().influence == 1
    assert manager.post(place_url(hana), {**sent, "seen": "1|1"}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"interest": "3"}, "Choose how much influence it has"),
        ({"influence": "3"}, "Choose how much interest it shows"),
        ({"influence": "6", "interest": "3"}, "choose one of those offered"),
    ],
)
def test_place_beside_the_map_is_refused(manager, inside, hana, sent, said):
    response = manager.post(place_url(hana), {"seen": "", **sent})
    assert response.status_code == 422
    assert said in words(response)


def test_map_of_nobody_teaches_what_it_is_for(manager, reader, hana):
    page = words(reader.get(MAP))
    assert "No organisation is on the map yet" in page
    assert "Moorland Trust" in page
    assert f"{hana.organisation_id}/place/" not in page
    assert f"{hana.organisation_id}/place/" in words(manager.get(MAP))


def test_map_says_what_is_still_to_be_placed_without_who_left_the_table(reader, inside, hana):
    with inside():
        MapPlace.objects.create(organisation=hana.organisation, influence=1, interest=1)
        school = person("Sam Tolland", of=organisation("Fernley School", Sector.EDUCATION))
        club = person("Tess Holm", of=organisation("Moor Edge Club", Sector.VOLUNTARY))
        seat(school, Level.STRATEGIC)
        seat(club, Level.PRACTITIONER, ends_on=date(2026, 11, 1))
    page = words(reader.get(MAP))
    assert "One is still to be placed." in page
    assert "Fernley School" in page
    assert "Moor Edge Club" not in page


def test_names_on_the_map_are_escaped(reader, inside):
    with inside():
        trust = organisation("<script>alert(1)</script>", Sector.HEALTH)
        MapPlace.objects.create(organisation=trust, influence=1, interest=1)
    assert "<script>alert" not in words(reader.get(MAP))
    assert "<script>alert" not in words(reader.get(PARTNERS))


def test_named_seat_is_filled_and_stops_being_a_gap(manager, inside, hana, audited):
    url = f"{HOME}seats/ics-transformation/fill/"
    assert "Four named seats are empty." in words(manager.get(HOME))
    sent = {"person": str(hana.pk), "level": "strategic", "how": "board", "how_often": "monthly"}
    sent |= {"note": "Place plan", **day("starts_on", TODAY)}
    page = words(manager.post(url, sent, follow=True))
    assert "1 of 4 named seats are filled." in page
    assert "Moorland Trust, Place plan, since 23 November 2026" in page
    again = manager.post(url, sent)
    assert again.status_code == 422
    assert "Hana Health already has this seat" in words(again)
    assert audited() == ["seat.taken"]
    assert "Three named seats are empty." in words(manager.get(HOME))
    assert "Leaders of ICS-led transformation planning" in words(
        manager.get(f"{HOME}people/{hana.pk}/")
    )


def test_somebody_new_comes_back_to_the_named_seat(manager, inside):
    with inside():
        trust = organisation("Moorland Trust", Sector.HEALTH)
    sent = {"name": "Nadia Noor", "grade": "1", "organisation": str(trust.pk), "seen": ""}
    response = manager.post(f"{HOME}people/add/?seat=parents-and-carers", sent)
    assert response.url.startswith(f"{HOME}seats/parents-and-carers/fill/?person=")


def test_named_seat_that_is_not_there_is_missing(manager):
    assert manager.get(f"{HOME}seats/nobody/fill/").status_code == 404


def test_how_somebody_takes_part_is_changed_from_today(manager, inside, hana, audited):
    with inside():
        held = seat(hana, Level.STRATEGIC, note="Before")
    url = f"{HOME}seats/{held.pk}/change/"
    sent = {"how": "forum", "how_often": "quarterly", "note": "After", "seen": held.state}
    assert "stays on record" in words(manager.get(url))
    assert "has been saved" in words(manager.post(url, sent, follow=True))
    assert "After, Network or forum, every three months" in words(manager.get(f"{HOME}seats/"))
    assert "Before" in words(manager.get(HOME, {"on": "2026-11-22"}))
    stale = manager.post(url, {**sent, "note": "Typed by somebody else"})
    assert stale.status_code == 409
    assert "Typed by somebody else" in words(stale)
    assert "Network or forum" in words(stale)
    assert audited() == ["seat.changed"]


def test_seat_of_somebody_who_leaves_later_can_still_be_changed_and_given_up(manager, inside):
    with inside():
        goes = person("Gwen Goer", left_on=TODAY + timedelta(days=9))
        held = seat(goes, Level.STRATEGIC, ends_on=TODAY + timedelta(days=9))
    assert manager.get(f"{HOME}seats/{held.pk}/change/").status_code == 200
    assert manager.post(f"{HOME}seats/{held.pk}/remove/").status_code == 302


def test_structure_page_shows_the_named_seats_as_they_were(manager, inside, hana):
    with inside():
        seat(
            hana,
            Level.STRATEGIC,
            date(2026, 1, 1),
            ends_on=date(2026, 3, 31),
            named_seat=NamedSeat.HEALTH,
        )
    then = words(manager.get(HOME, {"on": "2026-03-01"}))
    assert "Three named seats are empty." in then
    assert "Fill the seat" not in then
    assert "Fill the seat" in words(manager.get(HOME))


@pytest.mark.parametrize("what", ["partners/", "map/", "partner", "contacts", "", "seats/"])
def test_page_costs_the_same_for_one_ten_and_five_hundred_people(manager, inside, hana, what):
    urls = {
        "partner": f"{PARTNERS}{hana.organisation_id}/",
        "contacts": f"{HOME}people/{hana.pk}/contacts/",
    }
    counts, made = [], 0
    for goal in (1, 10, 500):
        with inside():
            fill(hana, made, goal)
        made = goal
        counts.append(len(queries_of(manager, urls.get(what, HOME + what))))
    assert counts[0] == counts[1] == counts[2] <= 12


def fill(hana, made, goal):
    """More people of one trust and of trusts of their own, all at the table and on the map."""
    for n in range(made, goal):
        trust = hana.organisation if n % 2 else organisation(f"Trust {n}", list(Sector)[n % 5])
        someone = person(f"Person {n}", of=trust)
        seat(someone, Level.OPERATIONAL, how_often=HowOften.WEEKLY)
        Contact.objects.create(person=someone, happened_on=TODAY)
        Contact.objects.create(person=hana, happened_on=TODAY)
    for trust in Organisation.objects.filter(map_place=None):
        MapPlace.objects.create(organisation=trust, influence=2, interest=4)
