"""The page for everybody: off by default, at a random address, with agreed names only."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from governance.measuring.counting import counting
from hubs.models import AuditEvent
from hubs.tenancy import area_scope, token_scope
from leadership import roles
from leadership.actions.publishing import (
    new_token,
    record_consent,
    switch_off,
    switch_on,
    withdraw_consent,
)
from leadership.models import Appointment, PublicPage
from leadership.published import page_of_area, page_with_token
from tests.integration.leadership.pages import HOME, words
from tests.unit.leadership.builders import TODAY, appointment, organisation, person, seat

PAGE = f"{HOME}public/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def leader(inside):
    """Northmoor's accountable leader, with everything about them that is nobody's business."""
    with inside():
        helen = person(
            "Helen Marsh", email="helen@northmoor.example", job_title="Head of Start for Life"
        )
        deputy = person("Lewis Grant")
        trust = organisation("Moor Trust", "health")
        seat(person("Grace Whitlock", of=trust), "strategic")
        appointment(roles.SENIOR_SPONSOR, "David Okafor")
        return appointment(roles.ACCOUNTABLE_LEADER, helen, deputy=deputy)


@pytest.fixture
def published(inside, people, leader):
    """The page switched on; return its address."""

    def switched():
        with inside():
            page = switch_on(actor=people.administrator, seen=page_of_area().state)
        return f"/p/{page.token}/"

    return switched()


def agree(inside, people, held, on=date(2026, 11, 20)):
    with inside():
        record_consent(actor=people.administrator, appointment=held, agreed_on=on)


def visit(address):
    return Client().get(address)


def state(inside):
    with inside():
        return page_of_area().state


# What everybody sees -------------------------------------------------------------------------


def test_page_is_off_until_somebody_switches_it_on(inside, leader):
    with inside():
        assert not page_of_area().is_on
    assert visit("/p//").status_code == 404
    assert visit(f"/p/{new_token()}/").status_code == 404


def test_public_page_names_nobody_without_their_agreement(published):
    response = visit(published)
    assert response.status_code == 200
    text = words(response)
    assert "Who leads family hubs in Northmoor" in text
    assert text.count("Held") >= 2
    for private in ("Helen", "Marsh", "David", "Okafor", "Grace", "Lewis", "Head of Start"):
        assert private not in text, private
    assert "Deputy" not in text
    assert "deputy" not in text
    assert "@" not in text
    assert "Moor Trust" not in text


def test_public_page_shows_an_agreed_name_with_its_organisation_only(
    published, inside, people, leader
):
    agree(inside, people, leader)
    text = words(visit(published))
    assert "Helen Marsh" in text
    assert "Northmoor Council" in text
    for private in ("Okafor", "Grace", "Lewis", "Head of Start", "helen@", "2025"):
        assert private not in text, private


def test_name_goes_with_its_consent_its_appointment_and_its_person(
    published, inside, people, leader
):
    agree(inside, people, leader)
    with inside():
        withdraw_consent(actor=people.administrator, appointment=leader)
    assert "Helen Marsh" not in words(visit(published))
    agree(inside, people, leader)
    assert "Helen Marsh" in words(visit(published))
    with inside():
        leader.person.left_on = TODAY - timedelta(1)
        leader.person.save()
    assert "Helen Marsh" not in words(visit(published))
    with inside():
        leader.person.left_on = None
        leader.person.save()
        Appointment.objects.filter(pk=leader.pk).update(ends_on=TODAY - timedelta(1))
    assert "Helen Marsh" not in words(visit(published))


def test_role_of_several_counts_those_who_are_not_named(published, inside, people, leader):
    with inside():
        first = appointment(roles.DATA_LEAD, "Nadia Noor")
        appointment(roles.DATA_LEAD, "Tom Hadley")
        appointment(roles.LEAD_MEMBER, "Sunita Bains")
        appointment(roles.LEAD_MEMBER, "Peter Shaw")
    agree(inside, people, first)
    text = words(visit(published))
    assert "Nadia Noor and one more" in text
    assert "Held by two people" in text
    assert "Tom Hadley" not in text


def test_partners_are_counted_and_empty_sectors_said(published):
    text = words(visit(published))
    assert "<dt>Health</dt> <dd> 1 person </dd>" in text
    assert "<dt>Education</dt> <dd> Nobody at the moment </dd>" in text


def test_vacancies_are_left_out_where_the_area_likes(published, inside, manager):
    assert "Data and evaluation lead" in words(visit(published))
    sent = {"vacancies": "left-out", "seen": state(inside)}
    assert manager.post(f"{PAGE}vacancies/", sent).status_code == 302
    text = words(visit(published))
    assert "Data and evaluation lead" not in text
    assert "Vacant" not in text
    assert "Education" not in text
    assert "Roles that nobody holds are not shown." in text


def test_picture_is_left_out_with_the_role_at_its_head(inside, people, manager, published, leader):
    manager.post(f"{PAGE}vacancies/", {"vacancies": "left-out", "seen": state(inside)})
    with inside():
        Appointment.objects.update(ends_on=TODAY - timedelta(1))
    response = visit(published)
    assert "fh-structure" not in response.text
    assert "No role is held at the moment." in response.text


def test_public_page_says_when_something_on_it_last_changed(inside, people, leader, published):
    with inside():
        PublicPage.objects.update(changed_at="2026-11-02T10:00:00Z")
    assert "Last updated 2 November 2026." in words(visit(published))
    with inside():
        Appointment.objects.filter(pk=leader.pk).update(ends_on=date(2026, 11, 9))
    assert "Last updated 10 November 2026." in words(visit(published))
    agree(inside, people, leader)
    assert "Last updated 23 November 2026." in words(visit(published))


# Its address ---------------------------------------------------------------------------------


def test_headers_keep_the_page_out_of_caches_and_search_engines(published):
    response = visit(published)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in response.text
    assert "Set-Cookie" not in response


def test_public_page_greets_nobody_and_leads_to_no_page_of_the_area(published, manager):
    text = manager.get(published).text
    assert "Ada Administrator" not in text
    assert "/areas/" not in text
    assert "Sign in" not in text


def test_old_address_is_gone_at_once_when_moved_or_switched_off(inside, manager, published):
    assert manager.post(f"{PAGE}renew/", {"seen": state(inside)}).status_code == 302
    with inside():
        new = f"/p/{page_of_area().token}/"
    assert new != published
    assert (visit(published).status_code, visit(new).status_code) == (404, 200)
    assert manager.post(f"{PAGE}end/", {"seen": state(inside)}).status_code == 302
    assert visit(new).status_code == 404
    manager.post(f"{PAGE}preview/", {"seen": state(inside)})
    with inside():
        third = f"/p/{page_of_area().token}/"
    assert third not in {new, published}
    assert [visit(each).status_code for each in (published, new, third)] == [404, 404, 200]


def test_missing_page_is_the_same_as_any_other(published):
    missing = visit(f"/p/{new_token()}/")
    assert missing.status_code == 404
    assert "Northmoor" not in missing.text


@pytest.mark.parametrize(
    "token", ["", "%00" * 32, "x" * 31, "x" * 33, "é" * 32, "' OR 1=1 --" + "x" * 21]
)
def test_what_is_no_token_asks_the_database_nothing(db, token):
    with counting() as asked:
        assert visit(f"/p/{token}/").status_code == 404
    assert len(asked) == 0


def test_one_sender_may_not_try_addresses_for_long(db, published):
    answers = [visit(f"/p/{new_token()}/").status_code for _ in range(60)]
    assert set(answers) == {404}
    assert visit(published).status_code == 429
    assert Client(REMOTE_ADDR="10.9.8.7").get(published).status_code == 200


def test_public_page_takes_no_writing(published):
    assert Client().post(published).status_code == 405


def test_public_page_costs_the_same_for_two_and_for_fifty_people(published, inside):
    with counting() as few:
        visit(published)
    with inside():
        for number in range(50):
            seat(person(f"Person {number}"), "practitioner", sector="health")
            appointment(roles.EXECUTIVE_LEAD, f"Executive {number}")
    with counting() as many:
        visit(published)
    assert len(few) == len(many) <= 6


# The wall ------------------------------------------------------------------------------------


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_without_a_token_no_page_can_be_listed(published, eastvale):
    assert raw("SELECT token FROM leadership_publicpage") == []
    with area_scope(eastvale.pk):
        assert raw("SELECT token FROM leadership_publicpage") == []
    with token_scope(new_token()):
        assert raw("SELECT token FROM leadership_publicpage") == []


def test_a_token_shows_its_own_row_and_opens_nothing_else(published, northmoor):
    token = published.split("/")[2]
    with token_scope(token):
        assert raw("SELECT token FROM leadership_publicpage") == [(token,)]
        assert raw("SELECT name FROM leadership_person") == []
        with connection.cursor() as cursor:
            cursor.execute("UPDATE leadership_publicpage SET token = 'mine'")
            assert cursor.rowcount == 0
    assert raw("SELECT token FROM leadership_publicpage") == []
    assert page_with_token(token).area == northmoor


def test_page_that_is_off_is_found_by_no_token(published, inside, people):
    with inside():
        switch_off(actor=people.administrator, seen=page_of_area().state)
    with token_scope(""):
        assert raw("SELECT 1 FROM leadership_publicpage") == []
    assert page_with_token("") is None


def test_token_stays_out_of_the_trail(published, inside, manager, audited):
    manager.post(f"{PAGE}renew/", {"seen": state(inside)})
    manager.post(f"{PAGE}end/", {"seen": state(inside)})
    verbs = [verb.removeprefix("public_page.") for verb in audited()[-3:]]
    assert verbs == ["switched_on", "moved", "switched_off"]
    with inside():
        kept = str(list(AuditEvent.objects.values_list("summary", "detail")))
    assert published.split("/")[2] not in kept
