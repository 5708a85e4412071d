from datetime import date

import pytest

from leadership import roles
from leadership.models import Engagement, Level
from tests.integration.leadership.pages import HOME, day, words
from tests.unit.leadership.builders import appointment, organisation, person, seat

SEATS = f"{HOME}seats/"
ADD = f"{SEATS}health/strategic/add/"


@pytest.fixture
def hana(inside):
    with inside():
        return person("Hana Health", of=organisation("Moorland Trust", "health"))


def taking(someone, starts_on=date(2026, 11, 23), note="Place partnership"):
    return {"person": str(someone.pk), "note": note, **day("starts_on", starts_on)}


def test_taking_a_seat_fills_the_gap(manager, inside, hana, audited):
    assert "Health, strategic lead" in words(manager.get(ADD))
    response = manager.post(ADD, taking(hana), follow=True)
    assert "Hana Health has a seat at the table." in words(response)
    assert "1 of 15 seats are filled." in words(response)
    assert audited() == ["seat.taken"]
    with inside():
        taken = Engagement.objects.get()
    assert (taken.sector, taken.level, taken.note) == ("health", "strategic", "Place partnership")


def test_taking_a_seat_twice_is_refused(manager, inside, hana):
    manager.post(ADD, taking(hana))
    response = manager.post(ADD, taking(hana))
    assert response.status_code == 422
    assert "Hana Health already has this seat" in words(response)


def test_leaver_is_not_in_the_list_and_a_goer_may_not_begin_later(manager, inside):
    with inside():
        left = person("Lee Leaver", left_on=date(2026, 11, 1))
        goes = person("Gwen Goer", left_on=date(2026, 12, 1))
    assert "Choose a person from the list" in words(manager.post(ADD, taking(left)))
    response = manager.post(ADD, taking(goes, date(2026, 12, 2)))
    assert response.status_code == 422
    assert "Gwen Goer leaves on 1 December 2026" in words(response)


def test_seat_that_is_not_there_is_missing(manager):
    assert manager.get(f"{SEATS}health/nobody/add/").status_code == 404
    assert manager.get(f"{SEATS}nobody/strategic/add/").status_code == 404


def test_giving_up_a_seat_keeps_that_it_was_held(manager, inside, hana, audited):
    with inside():
        held = seat(hana, Level.STRATEGIC)
    url = f"{SEATS}{held.pk}/remove/"
    assert "since 1 January 2026, and gives up this seat today" in words(manager.get(url))
    assert manager.post(url).status_code == 302
    with inside():
        assert Engagement.objects.get().ends_on == date(2026, 11, 22)
    assert audited() == ["seat.left"]
    assert manager.post(url).status_code == 404


def test_giving_up_a_seat_taken_today_takes_it_out(manager, inside, hana):
    with inside():
        held = seat(hana, Level.STRATEGIC, date(2026, 11, 23))
    manager.post(f"{SEATS}{held.pk}/remove/")
    with inside():
        assert not Engagement.objects.exists()


def test_seats_are_listed_with_those_there_through_a_role(reader, inside, hana):
    with inside():
        seat(hana, Level.STRATEGIC, note="Place partnership")
        appointment(roles.LEAD_MEMBER, "Cllr Bains")
    page = words(reader.get(SEATS))
    assert "2 of 15 seats are filled." in page
    assert "Moorland Trust, Place partnership" in page
    assert "Northmoor Council, Lead member" in page
    assert "Remove" not in page
    assert reader.get(ADD).status_code == 403
