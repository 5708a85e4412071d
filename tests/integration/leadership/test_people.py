from datetime import date

import pytest

from hubs.models import Organisation
from leadership import roles
from leadership.models import Appointment, Engagement, Grade, Level, Person
from tests.integration.leadership.pages import HOME, day, words
from tests.unit.leadership.builders import appointment, organisation, person, seat

PEOPLE = f"{HOME}people/"


@pytest.fixture
def council(inside):
    with inside():
        return organisation()


def details(council=None, **changed):
    sent = {
        "name": "Nadia Noor",
        "job_title": "Analyst",
        "email": "Nadia@Northmoor.example",
        "grade": "2",
        "organisation": str(council.pk) if council else "",
        "new_organisation": "",
        "new_sector": "",
    }
    return sent | changed


def refused(response, said):
    assert response.status_code == 422
    assert said in words(response)


def test_adding_a_person(manager, inside, council, audited):
    response = manager.post(f"{PEOPLE}add/", details(council), follow=True)
    assert "Nadia Noor has been added." in words(response)
    with inside():
        added = Person.objects.get(name="Nadia Noor")
    assert (added.grade, added.email) == (Grade.MANAGER, "nadia@northmoor.example")
    assert audited() == ["person.added"]


def test_adding_a_person_with_a_new_organisation(manager, inside, audited):
    sent = details(new_organisation="Moorland Trust", new_sector="health")
    assert manager.post(f"{PEOPLE}add/", sent).status_code == 302
    with inside():
        assert Person.objects.get().organisation.sector == "health"
    assert audited() == ["organisation.added", "person.added"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": " "}, "Enter the full name"),
        ({"organisation": ""}, "Choose an organisation, or add a new one"),
        ({"new_organisation": "Trust", "new_sector": "health"}, "but not both"),
        ({"organisation": "", "new_organisation": "Trust"}, "Choose the sector of the new"),
        (
            {"organisation": "", "new_organisation": "NORTHMOOR COUNCIL", "new_sector": "health"},
            "Northmoor Council is already listed: choose it from the list",
        ),
        ({"email": "nonsense"}, "Enter an email address in the correct format"),
        ({"name": "x" * 151}, "Full name must be 150 characters or fewer"),
        ({"name": "Nul\x00l"}, "remove the invisible character (NUL)"),
        ({"grade": "9"}, "choose one of those offered"),
    ],
)
def test_faulty_details_are_told_and_kept(manager, inside, council, changed, said):
    response = manager.post(f"{PEOPLE}add/", details(council, **changed))
    refused(response, said)
    assert "Analyst" in words(response)
    with inside():
        assert not Person.objects.exists()
        assert Organisation.objects.count() == 1


def test_address_of_somebody_else_is_refused(manager, inside, council):
    with inside():
        person("Olga Other", email="nadia@northmoor.example")
    refused(manager.post(f"{PEOPLE}add/", details(council)), "Olga Other already has this email")


@pytest.mark.parametrize(
    ("asked", "goal"),
    [
        ("?role=lead-member", "roles/lead-member/appoint/?person="),
        ("?sector=health&level=strategic", "seats/health/strategic/add/?person="),
        ("?role=nobody", "people/"),
    ],
)
def test_adding_leads_back_to_what_it_was_for(manager, council, asked, goal):
    response = manager.post(f"{PEOPLE}add/{asked}", details(council))
    assert response["Location"].startswith(f"{HOME}{goal}")


def test_changing_details_keeps_the_organisation_of_appointments(manager, inside, council, audited):
    with inside():
        held = appointment(roles.DATA_LEAD, person("Nadia Noor"))
    sent = details(new_organisation="Moorland Trust", new_sector="health", organisation="")
    sent["seen"] = held.person.state
    url = f"{PEOPLE}{held.person_id}/change/"
    assert manager.post(url, sent).status_code == 302
    with inside():
        changed = Person.objects.get(pk=held.person_id)
        assert changed.organisation.name == "Moorland Trust"
        assert Appointment.objects.get().organisation == council
    assert audited()[-1] == "person.changed"


def test_saving_unchanged_details_leaves_no_trace(manager, inside, council, audited):
    with inside():
        someone = person("Nadia Noor", grade=2)
    sent = details(council, job_title="", email="", seen=someone.state)
    assert manager.post(f"{PEOPLE}{someone.pk}/change/", sent).status_code == 302
    assert audited() == []


def test_stale_details_are_refused_beside_what_is_recorded_now(manager, inside, council):
    with inside():
        someone = person("Nadia Noor", job_title="Head of data")
    response = manager.post(f"{PEOPLE}{someone.pk}/change/", details(council, seen="as it was"))
    assert response.status_code == 409
    assert "Head of data" in words(response)
    assert 'value="Analyst"' in words(response)


def test_person_page_tells_roles_seats_and_whom_they_stand_in_for(reader, inside):
    with inside():
        someone = person("Nadia Noor", job_title="Analyst")
        appointment(roles.DATA_LEAD, someone, ends_on=date(2026, 9, 30))
        appointment(roles.LEAD_MEMBER, "Cllr Bains", deputy=someone)
        seat(someone, Level.OPERATIONAL, note="Runs the hub")
    page = words(reader.get(f"{PEOPLE}{someone.pk}/"))
    assert "Data and evaluation lead" in page
    assert "30 September 2026" in page
    assert "Deputy of Cllr Bains, lead member." in page
    assert "operational manager: Runs the hub, since 1 January 2026" in page
    assert "Change details" not in page
    assert "Remove" not in page


def test_list_finds_by_words_and_sector_and_hides_leavers(reader, inside):
    with inside():
        trust = organisation("Moorland Trust", "health")
        person("Hana Health", of=trust)
        person("Lee Leaver", left_on=date(2026, 1, 1))
        person("Lou Local", job_title="Librarian")
    assert "Lee Leaver" not in words(reader.get(PEOPLE))
    assert "Left 1 January 2026" in words(reader.get(PEOPLE, {"leavers": "on"}))
    found = words(reader.get(PEOPLE, {"sector": "health"}))
    assert "Hana Health" in found
    assert "Lou Local" not in found
    assert "Lou Local" in words(reader.get(PEOPLE, {"q": "librar"}))
    assert "Hana Health" in words(reader.get(PEOPLE, {"q": "moorland"}))
    assert "Nobody here fits" in words(reader.get(PEOPLE, {"q": "nobody at all"}))


@pytest.mark.parametrize("asked", ["?sector=nonsense", "?page=x", "?page=99", "?q=%00"])
def test_list_is_never_refused(reader, inside, asked):
    with inside():
        person("Lou Local")
    assert "Lou Local" in words(reader.get(PEOPLE + asked))


def test_empty_list_teaches_the_next_step(sign_in, people, reader):
    administrator = sign_in(people.administrator)
    assert "They need no account" in words(administrator.get(PEOPLE))
    assert "adds the people who take part" in words(reader.get(PEOPLE))


def test_long_list_is_cut_into_pages_that_keep_the_filter(reader, inside):
    with inside():
        for n in range(60):
            person(f"Person {n:02}")
    page = words(reader.get(PEOPLE, {"q": "person"}))
    assert "60 people" in page
    assert "?q=person&amp;page=2" in page
    assert "Person 59" in words(reader.get(PEOPLE, {"q": "person", "page": "2"}))


def leaving(someone, last, ending="all"):
    return {"seen": someone.state, "ending": ending, **day("left_on", last)}


def test_leaving_ends_roles_and_seats_on_that_day(manager, inside, audited):
    with inside():
        someone = person("Lee Leaver")
        appointment(roles.DATA_LEAD, someone)
        appointment(roles.LEAD_MEMBER, someone, date(2027, 1, 1))
        seat(someone, Level.STRATEGIC)
    sent = leaving(someone, date(2026, 11, 30))
    assert manager.post(f"{PEOPLE}{someone.pk}/leave/", sent).status_code == 302
    with inside():
        assert Appointment.objects.get().ends_on == date(2026, 11, 30)
        assert Engagement.objects.get().ends_on == date(2026, 11, 30)
        assert Person.objects.get(pk=someone.pk).left_on == date(2026, 11, 30)
    assert audited() == ["handover.opened", "person.left"]


def test_leaving_may_leave_roles_as_they_are(manager, inside):
    with inside():
        someone = person("Lee Leaver")
        appointment(roles.DATA_LEAD, someone)
    sent = leaving(someone, date(2026, 11, 1), "none")
    assert manager.post(f"{PEOPLE}{someone.pk}/leave/", sent).status_code == 302
    with inside():
        assert Appointment.objects.get().ends_on is None
    assert "Has left" in words(manager.get(HOME))


def test_leaving_before_a_role_began_is_refused(manager, inside):
    with inside():
        someone = person("Lee Leaver")
        appointment(roles.DATA_LEAD, someone, date(2026, 11, 10))
    response = manager.post(f"{PEOPLE}{someone.pk}/leave/", leaving(someone, date(2026, 11, 1)))
    refused(response, "has been data and evaluation lead since 10 November 2026")


def test_leaver_comes_back_without_the_roles(manager, inside, audited):
    with inside():
        someone = person("Lee Leaver", left_on=date(2026, 11, 1))
        appointment(roles.DATA_LEAD, someone, ends_on=date(2026, 11, 1))
    url = f"{PEOPLE}{someone.pk}/return/"
    assert manager.post(url, {"seen": "stale"}).status_code == 409
    assert manager.post(url, {"seen": someone.state}).status_code == 302
    with inside():
        assert Person.objects.get(pk=someone.pk).left_on is None
        assert Appointment.objects.get().ends_on == date(2026, 11, 1)
    assert audited() == ["person.returned"]


def test_person_of_another_area_is_missing(sign_in, people, inside, eastvale):
    with inside():
        someone = person("Nadia Noor")
    outsider = sign_in(people.outsider)
    for name in ("", "change/", "leave/", "return/"):
        url = f"/areas/eastvale/leadership/people/{someone.pk}/{name}"
        assert outsider.get(url).status_code == 404


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2026, 11, 1), "Left on 1 November 2026."),
        (date(2026, 12, 1), "Leaves on 1 December 2026."),
    ],
)
def test_person_page_tells_the_last_day(reader, inside, last, said):
    with inside():
        someone = person("Lee Leaver", left_on=last)
    assert said in words(reader.get(f"{PEOPLE}{someone.pk}/"))


def test_stale_leaving_is_refused(manager, inside):
    with inside():
        someone = person("Lee Leaver")
    sent = leaving(someone, date(2026, 11, 30)) | {"seen": "as it was"}
    assert manager.post(f"{PEOPLE}{someone.pk}/leave/", sent).status_code == 409
    with inside():
        assert Person.objects.get(pk=someone.pk).left_on is None
