from datetime import date

from leadership import roles
from leadership.structure import leadership_gaps
from tests.integration.leadership.pages import HOME, words
from tests.unit.leadership.builders import TODAY, appointment


def test_role_page_tells_what_is_expected_and_who_held_it(manager, inside):
    with inside():
        appointment(
            roles.ACCOUNTABLE_LEADER, "Anita Doyle", date(2023, 2, 2), ends_on=date(2025, 8, 31)
        )
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    page = words(manager.get(f"{HOME}roles/accountable-leader/"))
    assert "Helen Marsh, since 1 September 2025." in page
    assert "One person who drives and oversees improvement" in page
    assert "A deputy is named." in page
    assert "Anita Doyle" in page
    assert "31 August 2025" in page
    assert "has no deputy" in page


def test_vacant_role_page_invites_to_appoint(manager, reader):
    url = f"{HOME}roles/lead-member/"
    assert "Nobody has held this role yet." in words(manager.get(url))
    assert "Appoint someone" in words(manager.get(url))
    assert "Appoint someone" not in words(reader.get(url))


def test_role_page_of_a_role_that_is_not_there_is_missing(manager):
    assert manager.get(f"{HOME}roles/nobody/").status_code == 404


def test_every_gap_leads_to_a_page_that_opens(manager, inside, northmoor):
    with inside():
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh", review_due_on=date(2026, 1, 1))
        urls = {gap.url(northmoor.slug) for gap in leadership_gaps(TODAY)}
    assert len(urls) > 5
    assert {manager.get(url).status_code for url in urls} == {200}


def test_sponsors_page_tells_the_grade_that_is_expected_and_the_vacancy(manager, inside):
    with inside():
        appointment(roles.SENIOR_SPONSOR, "Sam Sponsor", ends_on=date(2026, 11, 13))
    page = words(manager.get(f"{HOME}roles/senior-sponsor/"))
    assert "Vacant since 14 November 2026 (10 days)." in page
    assert "The holder is an assistant director or above." in page


def test_role_shared_from_one_day_on_says_the_day_once(reader, inside):
    with inside():
        appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 1, 1))
        appointment(roles.DATA_LEAD, "Nadia Noor", date(2025, 1, 1))
    page = words(reader.get(f"{HOME}roles/data-and-evaluation-lead/"))
    assert page.count("since 1 January 2025.") == 1


def test_role_held_by_several_names_them_all(manager, inside):
    with inside():
        appointment(roles.DATA_LEAD, "Tom Hadley", date(2025, 1, 1))
        appointment(roles.DATA_LEAD, "Nadia Noor", date(2026, 11, 2))
        appointment(roles.DATA_LEAD, "Ola Obi", date(2026, 11, 3))
    page = words(manager.get(f"{HOME}roles/data-and-evaluation-lead/"))
    assert (
        "Ola Obi since 3 November 2026, Nadia Noor since 2 November 2026 "
        "and Tom Hadley since 1 January 2025."
    ) in page
    assert "Appoint another person" in page
    assert "3 people" in words(manager.get(HOME))
