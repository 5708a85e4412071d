"""An administrator publishes who leads: previewed, switched, moved, and names by consent."""

from datetime import date

import pytest
from django.test import Client

from governance.measuring.counting import counting
from hubs.tenancy import area_scope
from leadership import roles
from leadership.actions.publishing import record_consent, switch_on
from leadership.models import NameConsent
from leadership.published import page_of_area
from tests.integration.leadership.pages import HOME, day, words
from tests.queries import at_most
from tests.unit.leadership.builders import TODAY, appointment

PAGE = f"{HOME}public/"


@pytest.fixture
def leader(inside):
    """Northmoor's accountable leader, beside a sponsor."""
    with inside():
        appointment(roles.SENIOR_SPONSOR, "David Okafor")
        return appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")


@pytest.fixture
def published(inside, people, leader):
    """The page switched on; return its address."""
    with inside():
        page = switch_on(actor=people.administrator, seen=page_of_area().state)
    return f"/p/{page.token}/"


def agree(inside, people, held):
    with inside():
        record_consent(actor=people.administrator, appointment=held, agreed_on=date(2026, 11, 20))


def visit(address):
    return Client().get(address)


def state(inside):
    with inside():
        return page_of_area().state


def test_settings_lead_to_the_page_for_administrators_only(manager, sign_in, people):
    assert PAGE in manager.get("/areas/northmoor/settings/").text
    facilitator = sign_in(people.facilitator)
    assert PAGE not in facilitator.get("/areas/northmoor/settings/").text
    assert facilitator.get(PAGE).status_code == 403
    assert sign_in(people.outsider).get(PAGE).status_code == 404


def test_preview_is_exactly_the_public_page(inside, people, manager, leader):
    agree(inside, people, leader)
    preview = manager.get(f"{PAGE}preview/")
    assert "Switch the page on" in preview.text
    manager.post(f"{PAGE}preview/", {"seen": state(inside)})
    with inside():
        address = f"/p/{page_of_area().token}/"
    body = visit(address).context["page"]
    shown = preview.context["page"]
    assert (shown.cards, shown.sectors, shown.lead, shown.wide.svg, shown.note) == (
        body.cards,
        body.sectors,
        body.lead,
        body.wide.svg,
        body.note,
    )
    assert "This is what everybody sees." in manager.get(f"{PAGE}preview/").text


def test_page_shows_its_address_and_who_agreed_and_who_recorded_it(
    inside, people, manager, leader, published
):
    agree(inside, people, leader)
    text = words(manager.get(PAGE))
    assert f"http://localhost:8000{published}" in text or published in text
    assert "1 of 2 agreed to be named." in text
    assert "Yes, agreed on 20 November 2026 (recorded by Ada Administrator)" in text


def test_page_before_anybody_holds_a_role_teaches_the_next_step(manager):
    assert "Nobody holds a role today" in manager.get(PAGE).text
    with at_most(12):
        manager.get(PAGE)


def test_consent_is_recorded_with_its_day_and_by_whom(inside, people, manager, leader, audited):
    sent = day("agreed_on", date(2026, 11, 19))
    assert manager.post(f"{PAGE}names/{leader.pk}/", sent)["Location"] == PAGE
    with inside():
        consent = NameConsent.objects.get()
        assert consent.agreed_on == date(2026, 11, 19)
        assert consent.recorded_by == people.administrator
    assert audited()[-1] == "name.agreed"


@pytest.mark.parametrize(
    ("on", "words_said"),
    [
        (date(2026, 11, 24), "must not be in the future"),
        (date(1980, 1, 1), "must be between"),
        (None, "Enter the day on which they agreed"),
    ],
)
def test_consent_on_an_impossible_day_is_refused(inside, manager, leader, on, words_said):
    response = manager.post(f"{PAGE}names/{leader.pk}/", day("agreed_on", on))
    assert response.status_code == 422
    assert words_said in response.text
    with inside():
        assert not NameConsent.objects.exists()


def test_consent_recorded_twice_is_refused_once(inside, people, manager, leader):
    agree(inside, people, leader)
    response = manager.post(f"{PAGE}names/{leader.pk}/", day("agreed_on", TODAY))
    assert response.status_code == 422
    assert "Somebody else recorded this a moment ago" in response.text


def test_consent_that_was_withdrawn_stays_on_record(inside, people, manager, leader, audited):
    agree(inside, people, leader)
    assert "Take the name off?" in manager.get(f"{PAGE}names/{leader.pk}/withdraw/").text
    manager.post(f"{PAGE}names/{leader.pk}/withdraw/")
    manager.post(f"{PAGE}names/{leader.pk}/withdraw/")
    with inside():
        consent = NameConsent.objects.get()
        assert consent.withdrawn_by == people.administrator
        assert str(consent) == "Helen Marsh, Accountable leader: agreed on 2026-11-20"
    assert audited()[-2:] == ["name.agreed", "name.withdrawn"]


def test_appointment_of_another_area_is_not_found(manager, eastvale):
    with area_scope(eastvale.pk):
        foreign = appointment(roles.ACCOUNTABLE_LEADER, "Far Away")
    assert manager.get(f"{PAGE}names/{foreign.pk}/").status_code == 404
    assert manager.post(f"{PAGE}names/{foreign.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize("path", ["preview", "renew", "end", "vacancies"])
def test_stale_press_changes_nothing(inside, manager, people, published, path):
    before = state(inside)
    response = manager.post(f"{PAGE}{path}/", {"seen": "old", "vacancies": "left-out"})
    assert response.status_code == 409
    assert "Somebody else changed this while you had it open." in response.text
    assert state(inside) == before


@pytest.mark.parametrize("path", ["renew", "end"])
def test_page_that_is_off_is_neither_moved_nor_switched_off(inside, manager, leader, path):
    assert manager.post(f"{PAGE}{path}/", {"seen": state(inside)}).status_code == 409


def test_page_that_is_on_is_not_switched_on_again(inside, manager, published):
    response = manager.post(f"{PAGE}preview/", {"seen": state(inside)})
    assert response.status_code == 409
    assert visit(published).status_code == 200


def test_choice_about_vacancies_is_asked_for(manager, inside):
    response = manager.post(f"{PAGE}vacancies/", {"seen": state(inside)})
    assert response.status_code == 422
    assert "Choose what the page does with vacant roles" in response.text


def test_page_about_the_page_costs_the_same_for_more_people(inside, manager, leader):
    with counting() as few:
        manager.get(PAGE)
    with inside():
        for number in range(20):
            appointment(roles.EXECUTIVE_LEAD, f"Executive {number}")
    with counting() as many:
        manager.get(PAGE)
    assert len(few) == len(many) <= 12
