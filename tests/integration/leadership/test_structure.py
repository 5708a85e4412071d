from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hubs.models import Sector
from leadership import roles
from leadership.models import Appointment, Deputyship, Engagement, Grade, Level, Person
from tests.integration.leadership.pages import HOME, words
from tests.unit.leadership.builders import appointment, date, organisation, person, seat


@pytest.fixture
def tom_left(inside):
    with inside():
        return appointment(
            roles.DATA_LEAD, "Tom Hadley", date(2025, 6, 1), ends_on=date(2026, 9, 30)
        )


def test_page_says_who_leads_and_what_is_missing(manager, inside, tom_left):
    with inside():
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    page = words(manager.get(HOME))
    assert "Who leads in Northmoor" in page
    assert "One accountable leader, five posts and four partner sectors." in page
    assert "Five posts are vacant and 14 seats at the table are empty." in page
    assert "Vacant for 54 days" in page
    assert "Name a deputy" in page


def test_page_of_an_empty_area_teaches_the_first_step(manager, reader):
    assert "Appoint the accountable leader" in words(manager.get(HOME))
    assert "Appoint the accountable leader" not in words(reader.get(HOME))
    assert "records who leads" in words(reader.get(HOME))


def test_page_shows_no_mend_to_those_who_may_not(reader, tom_left):
    page = words(reader.get(HOME))
    assert "Vacant for 54 days" in page
    assert "Appoint someone" not in page
    assert "Add a person" not in page


def test_page_as_at_a_past_day_shows_who_led_then(manager, tom_left):
    page = words(manager.get(HOME, {"on": "2026-03-01"}))
    assert "Who led in Northmoor" in page
    assert "Tom Hadley" in page
    assert "Vacant for" not in page
    assert "Appoint someone" not in page


def test_page_as_at_takes_the_three_boxes(manager, tom_left):
    page = words(manager.get(HOME, {"on_day": "1", "on_month": "3", "on_year": "2026"}))
    assert "Who led in Northmoor" in page


def test_page_as_at_a_day_to_come_shows_who_is_to_lead(manager, inside):
    with inside():
        appointment(roles.LEAD_MEMBER, "Nadia Noor", date(2027, 1, 4))
    page = words(manager.get(HOME, {"on": "2027-02-01"}))
    assert "Who is to lead in Northmoor" in page
    assert "Nadia Noor" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"on": "nonsense"}, "must include a month and year"),
        ({"on_day": "31", "on_month": "2", "on_year": "2026"}, "must be a real date"),
        ({"on": "1066-10-14"}, "must be between 1 January 1990 and 23 November 2031"),
        ({"on": "9999-12-31"}, "must be between 1 January 1990 and 23 November 2031"),
        ({"on": "\x00"}, "must include"),
    ],
)
def test_page_as_at_a_bad_day_says_so_and_shows_today(manager, sent, said):
    response = manager.get(HOME, sent)
    assert response.status_code == 422
    assert said in words(response)
    assert "Who leads in Northmoor" in words(response)


def test_page_links_to_days_worth_a_look(manager, tom_left):
    page = words(manager.get(HOME))
    assert "Six months ago, 25 May 2026" in page
    assert "?on=2026-09-30" in page
    assert f'href="{HOME}">Back to today</a>' in words(manager.get(HOME, {"on": "2026-03-01"}))


def test_sponsor_card_tells_the_grade(manager, inside):
    with inside():
        appointment(roles.SENIOR_SPONSOR, "Dana Director")
        appointment(roles.SENIOR_SPONSOR, person("Mo Manager", grade=Grade.MANAGER))
    page = words(manager.get(HOME))
    assert "Director: meets the expectation" in page
    assert "Manager: assistant director or above is expected" in page
    assert "Below assistant director" in page


def test_card_tells_who_comes_next_and_when_the_holder_goes(manager, inside):
    with inside():
        appointment(roles.LEAD_MEMBER, "Bea Before", ends_on=date(2026, 12, 31))
        appointment(roles.LEAD_MEMBER, "Nadia Noor", date(2027, 1, 1))
    page = words(manager.get(HOME))
    assert "31 December 2026" in page
    assert "Nadia Noor, from 1 January 2027" in page


def test_page_with_everything_in_place_says_so(manager, inside):
    with inside():
        deputy = person("Dee Deputy", left_on=date(2026, 12, 1))
        for role in roles.SHIPPED_ROLES:
            appointment(role["code"], f"Holder of {role['code']}", deputy=deputy)
        for sector in Sector:
            for level in Level:
                seat(person(f"{sector} {level}", of=organisation(sector.label, sector)), level)
    page = words(manager.get(HOME))
    assert "Every post is filled and no seat at the table is empty." in page
    later = words(manager.get(HOME, {"on": "2026-12-02"}))
    assert "Dee Deputy (has left)" in later
    assert "No deputy" in later


def test_names_are_escaped(manager, inside):
    with inside():
        appointment(roles.LEAD_MEMBER, "<script>alert(1)</script>")
    page = words(manager.get(HOME))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_another_areas_people_do_not_show(sign_in, people, inside, tom_left):
    outsider = sign_in(people.outsider)
    assert outsider.get(HOME).status_code == 404
    assert "Tom Hadley" not in words(outsider.get("/areas/eastvale/leadership/"))


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    asked = [q["sql"] for q in found if "_config" not in q["sql"] and "setting(" not in q["sql"]]
    return [sql for sql in asked if not sql.startswith(("SAVEPOINT", "RELEASE"))]


BOTH_DAYS = ["", "roles/data-and-evaluation-lead/", "people/", "seats/", "checks/"]
COUNTED = [path + on for path in BOTH_DAYS for on in ("", "?on=2026-03-01")]


@pytest.mark.parametrize("path", [*COUNTED, "changes/?from=2025-01-01"])
def test_page_costs_the_same_for_one_ten_and_five_hundred_people(manager, inside, path):
    counts = []
    with inside():
        trust = organisation("Moorland Trust", Sector.HEALTH)
    for more in (1, 9, 490):
        with inside():
            join_and_lead(trust, more)
        counts.append(len(queries_of(manager, HOME + path)))
    assert counts[0] == counts[1] == counts[2] <= 12


@pytest.mark.parametrize("path", BOTH_DAYS)
def test_past_day_costs_no_more_queries_than_today(manager, inside, path):
    with inside():
        join_and_lead(organisation("Moorland Trust", Sector.HEALTH), 3)
    today, past = (len(queries_of(manager, HOME + path + on)) for on in ("", "?on=2026-03-01"))
    assert past <= today


@pytest.mark.parametrize("number", [1, 10])
def test_page_of_a_person_costs_the_same_whatever_they_held(manager, inside, number):
    with inside():
        someone = person("Nadia Noor")
        for n in range(number):
            appointment(roles.DATA_LEAD, f"Holder {n}", deputy=someone)
            seat(someone, Level.STRATEGIC, date(2020 + n % 5, 1 + n, 1), ends_on=date(2026, 1, 1))
    for on in ("", "?on=2026-03-01"):
        assert len(queries_of(manager, f"{HOME}people/{someone.pk}/{on}")) == 7


def join_and_lead(trust, number):
    """Many people at once, each in a role with a deputy and in a seat since 2025."""
    since, last = date(2025, 9, 1), date(2026, 10, 1)
    fields = {"area_id": trust.area_id, "organisation": trust}
    people = Person.objects.bulk_create(Person(name="Person", **fields) for _ in range(number))
    held = Appointment.objects.bulk_create(
        Appointment(role_id=roles.DATA_LEAD, person=each, starts_on=since, ends_on=end, **fields)
        for each, end in zip(people, cycle([None, last]))
    )
    common = {"area_id": trust.area_id, "starts_on": since}
    Deputyship.objects.bulk_create(
        Deputyship(appointment=each, person=people[0], **common) for each in held[1:]
    )
    Engagement.objects.bulk_create(
        Engagement(person=each, sector="health", level="strategic", **common) for each in people
    )
