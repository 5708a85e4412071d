"""Any day on every page about who leads; what changed between two; and what the checks find."""

from datetime import date

import pytest

from hubs.models import Sector
from leadership import roles
from leadership.models import Level
from leadership.table import NamedSeat
from tests.integration.leadership.pages import HOME, words
from tests.unit.leadership.builders import appointment, deputy, organisation, person, seat

THEN = "?on=2026-03-01"


@pytest.fixture
def tom(inside):
    """Data lead until 30 September for a trust he has left since; then Nadia came."""
    with inside():
        old = organisation("Old Trust", Sector.HEALTH)
        tom = person("Tom Hadley", of=organisation("New Trust", Sector.HEALTH))
        held = appointment(
            roles.DATA_LEAD, tom, date(2025, 6, 1), ends_on=date(2026, 9, 30), organisation=old
        )
        deputy(held, "Dee Deputy", date(2026, 2, 1))
        seat(tom, Level.STRATEGIC, ends_on=date(2026, 9, 30))
        appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 10, 15))
        return tom


PAGES = ["", "roles/data-and-evaluation-lead/", "people/", "seats/", "checks/"]


@pytest.mark.usefixtures("tom")
@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_which_day_it_shows_and_leads_back_to_today(manager, path):
    page = words(manager.get(HOME + path + THEN))
    assert "As at 1 March 2026." in page
    assert f'href="{HOME}{path}">Back to today' in page
    assert "As at" not in words(manager.get(HOME + path))


@pytest.mark.usefixtures("tom")
def test_day_before_the_last_change_is_not_offered_where_it_is_shown(manager):
    offered = "Before the last change, 14 October 2026"
    assert offered in words(manager.get(HOME))
    assert offered not in words(manager.get(f"{HOME}?on=2026-10-14"))


@pytest.mark.usefixtures("tom")
@pytest.mark.parametrize("path", PAGES)
def test_today_by_its_date_is_today(manager, path):
    assert "Back to today" not in words(manager.get(f"{HOME}{path}?on=2026-11-23"))


@pytest.mark.parametrize("path", PAGES)
def test_bad_day_is_refused_in_words_and_today_is_shown(manager, tom, path):
    for asked in ("nonsense", "2026-02-31", "1066-10-14"):
        response = manager.get(f"{HOME}{path}?on={asked}")
        assert response.status_code == 422
        assert "The date must" in words(response)
        assert "Back to today" not in words(response)
    assert manager.get(f"{HOME}people/{tom.pk}/?on=nonsense").status_code == 422


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_offered_to_change_on_another_day(manager, tom, path):
    page = words(manager.get(HOME + path + THEN))
    for mend in ("/change/", "/end/", "/correct/", "/remove/", "/appoint/", "/add/"):
        assert mend not in page
    own = words(manager.get(f"{HOME}people/{tom.pk}/{THEN}"))
    assert f"people/{tom.pk}/change/" not in own
    assert f"people/{tom.pk}/change/" in words(manager.get(f"{HOME}people/{tom.pk}/"))


def test_links_between_pages_keep_the_day(manager, tom):
    structure = words(manager.get(HOME + THEN))
    for path in ("roles/data-and-evaluation-lead/", f"people/{tom.pk}/", "people/", "seats/"):
        assert f'href="{HOME}{path}{THEN}"' in structure
    for path in PAGES[1:]:
        assert f'href="{HOME}{THEN}"' in words(manager.get(HOME + path + THEN))
    own = words(manager.get(f"{HOME}people/{tom.pk}/{THEN}"))
    assert f'href="{HOME}people/{THEN}"' in own
    assert f'href="{HOME}seats/{THEN}"' in own


@pytest.mark.usefixtures("tom")
def test_role_page_of_a_past_day_tells_who_held_it_for_whom_and_who_stood_in(manager):
    page = words(manager.get(f"{HOME}roles/data-and-evaluation-lead/{THEN}"))
    assert "Tom Hadley, since 1 June 2025." in page
    assert "Old Trust" in page
    assert "Dee Deputy" in page
    assert "Next: Nadia Noor, from 15 October 2026." in page
    before = words(manager.get(f"{HOME}roles/data-and-evaluation-lead/?on=2026-01-15"))
    assert '<dd class="govuk-summary-list__value fh-text">Nobody</dd>' in before


def test_person_page_of_a_past_day_tells_the_organisation_of_then(manager, tom):
    page = words(manager.get(f"{HOME}people/{tom.pk}/{THEN}"))
    assert "Old Trust, as data and evaluation lead" in page
    assert "Organisation today" in page
    assert "health, strategic lead" in page.lower()
    today = words(manager.get(f"{HOME}people/{tom.pk}/"))
    assert "Organisation then" not in today
    assert "No seat of their own" in today


def test_person_page_of_a_past_day_tells_whom_they_stood_in_for(manager, inside, tom):
    with inside():
        dee = tom.appointments.get().deputyships.get().person
    assert "Deputy of Tom Hadley" in words(manager.get(f"{HOME}people/{dee.pk}/{THEN}"))
    assert "Deputy of Tom Hadley" not in words(manager.get(f"{HOME}people/{dee.pk}/"))
    assert "Deputy of Tom" not in words(manager.get(f"{HOME}people/{dee.pk}/?on=2026-01-15"))


def test_list_of_a_past_day_has_who_was_there_then(manager, inside, tom):
    with inside():
        person("Lee Leaver", left_on=date(2026, 6, 1))
        person("Pat Plain")
    then, today = words(manager.get(f"{HOME}people/{THEN}")), words(manager.get(f"{HOME}people/"))
    assert "Lee Leaver" in then
    assert "Lee Leaver" not in today
    assert "Nadia Noor" in today
    assert "Nadia Noor" not in then
    assert "Pat Plain" in then
    assert "Old Trust" in then
    assert "Old Trust" not in today


@pytest.mark.usefixtures("tom")
def test_list_keeps_the_filter_when_the_day_changes_and_the_day_when_the_filter_does(manager):
    page = words(manager.get(f"{HOME}people/{THEN}&q=had&sector=health"))
    assert "Tom Hadley" in page
    assert 'type="hidden" name="on" value="2026-03-01" id="kept_on"' in page
    assert 'type="hidden" name="q" value="had" id="kept_q"' in page
    assert f'href="{HOME}people/?q=had&amp;sector=health">Back to today' in page


def test_long_list_keeps_the_day_on_its_next_page(reader, inside):
    with inside():
        for n in range(60):
            person(f"Person {n:02}")
    assert "?on=2026-03-01&amp;page=2" in words(reader.get(f"{HOME}people/{THEN}"))


@pytest.mark.usefixtures("tom")
def test_seats_of_a_past_day_name_the_organisation_of_then(manager):
    then = words(manager.get(f"{HOME}seats/{THEN}"))
    assert "1 of 15 seats were filled." in then
    assert "</a>, Old Trust" in then
    assert "are to be filled" in words(manager.get(f"{HOME}seats/?on=2027-03-01"))


CHANGES = f"{HOME}changes/"


@pytest.mark.usefixtures("tom")
def test_changes_of_the_last_half_year_are_told_by_role_with_a_count(reader):
    page = words(reader.get(CHANGES))
    assert "7 changes since 25 May 2026" in page
    assert "Data and evaluation lead" in page
    assert "Vacant from 1 October 2026 to 14 October 2026: 14 days (about 2 weeks)." in page
    assert "Tom Hadley: last day in a seat" in page
    assert f'href="{HOME}?on=2026-05-24"' in page
    assert "Who leads today" in page


@pytest.mark.usefixtures("tom")
def test_changes_between_two_days_are_asked_by_link_or_by_boxes(reader):
    page = words(reader.get(CHANGES, {"from": "2025-05-01", "to": "2025-06-30"}))
    assert "changes from 1 May 2025 to 30 June 2025" in page
    assert "Tom Hadley: first day as data and evaluation lead, for Old Trust." in page
    boxes = {"from_day": "1", "from_month": "5", "from_year": "2025"}
    assert "changes since 1 May 2025" in words(reader.get(CHANGES, boxes))
    only_to = words(reader.get(CHANGES, {"to": "2025-06-30"}))
    assert "from 30 December 2024 to 30 June 2025" in only_to


@pytest.mark.usefixtures("tom")
def test_changes_where_there_are_none_say_so(reader):
    page = words(reader.get(CHANGES, {"from": "2026-05-01", "to": "2026-05-02"}))
    assert "Nothing changed from 1 May 2026 to 2 May 2026" in page
    assert "Choose an earlier day" in page


def test_changes_to_come_are_told_as_known(reader, inside):
    with inside():
        appointment(roles.LEAD_MEMBER, "Nadia Noor", date(2027, 1, 4))
    page = words(reader.get(CHANGES, {"from": "2026-12-01", "to": "2027-02-01"}))
    assert "After today, as far as is known now." in page
    assert "Nadia Noor: first day as lead member" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "2026-11-01", "to": "2026-01-01"}, "must be the same as or after “From”, 1 Nov"),
        ({"from": "2027-01-01"}, "must be the same as or after “From”, 1 January 2027"),
        ({"from": "nonsense"}, "“From” must include a month and year"),
        ({"to": "2026-02-31"}, "“To” must include a month and year"),
        ({"to_day": "31", "to_month": "2", "to_year": "2026"}, "“To” must be a real date"),
        ({"from": "1066-10-14"}, "“From” must be between 1 January 1990"),
    ],
)
def test_changes_of_an_impossible_period_are_refused_in_words(reader, asked, said):
    response = reader.get(CHANGES, asked)
    assert response.status_code == 422
    assert said in words(response)
    assert "changes since" not in words(response)


def test_people_who_left_are_told_with_their_last_day(reader, inside):
    with inside():
        person("Lee Leaver", left_on=date(2026, 11, 1))
    page = words(reader.get(CHANGES))
    assert "1 change since" in page
    assert "Lee Leaver, Northmoor Council: last day of taking part." in page


CHECKS = f"{HOME}checks/"


def test_checks_of_an_empty_area_find_and_explain(manager):
    page = words(manager.get(CHECKS))
    assert "15 things to mend" in page
    assert "Four of 12 checks find something; eight are clear." in page
    assert "6 found" in page
    assert "No parent or carer" in page
    assert "Decisions about families are then made without anybody who lives with them." in page
    assert f'href="{HOME}roles/accountable-leader/appoint/"' in page


def test_checks_of_a_past_day_are_told_in_the_past(manager, inside):
    with inside():
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", date(2025, 1, 1))
    page = words(manager.get(CHECKS + THEN))
    assert "things needed mending on 1 March 2026" in page
    assert "What was found" in page
    assert "Nobody was lead member." in page
    assert "No review of an appointment was overdue." in page
    assert "To mend" not in page
    assert "Nobody is lead member" not in page
    role = words(manager.get(f"{HOME}roles/accountable-leader/{THEN}"))
    assert "Helen Marsh, accountable leader, had no deputy." in role


def test_checks_are_read_without_mends_by_those_who_may_not(reader):
    page = words(reader.get(CHECKS))
    assert "Nobody is accountable leader yet." in page
    assert "/appoint/" not in page


def test_checks_with_everything_in_place_are_all_clear(manager, inside):
    with inside():
        stands_in = person("Dee Deputy")
        for role in roles.SHIPPED_ROLES:
            appointment(role["code"], f"Holder of {role['code']}", deputy=stands_in)
        for sector in Sector:
            for level in Level:
                seat(person(f"{sector} {level}", of=organisation(sector.label, sector)), level)
        for named in NamedSeat:
            seat(stands_in, Level.STRATEGIC, named_seat=named)
    page = words(manager.get(CHECKS))
    assert "Everything is in place" in page
    assert "All 12 checks of who leads are clear." in page
    assert "To mend" not in page
    assert "Checks: all clear" in words(manager.get(HOME))


@pytest.mark.parametrize("path", ["changes/", "checks/"])
def test_pages_of_another_area_are_missing(sign_in, people, path):
    assert sign_in(people.outsider).get(HOME + path).status_code == 404
