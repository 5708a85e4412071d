from datetime import date

import pytest

from hubs.models import AreaMilestone, Milestone
from leadership import roles
from leadership.models import Appointment
from tests.integration.leadership.pages import HOME, appointing, correcting, day, words
from tests.unit.leadership.builders import appointment, deputy, organisation, person

LEADER = f"{HOME}roles/accountable-leader/appoint/"
DATA = f"{HOME}roles/data-and-evaluation-lead/appoint/"


@pytest.fixture
def helen(inside):
    with inside():
        return appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")


@pytest.fixture
def nadia(inside):
    with inside():
        return person("Nadia Noor")


def the_only(inside, **facts):
    with inside():
        return Appointment.objects.with_people().get(**facts)


def test_appointing_takes_effect_and_is_audited(manager, inside, nadia, audited):
    response = manager.post(DATA, appointing(nadia), follow=True)
    assert "Nadia Noor has been appointed." in words(response)
    made = the_only(inside, role=roles.DATA_LEAD)
    assert (made.person, made.organisation) == (nadia, nadia.organisation)
    assert made.starts_on == date(2026, 11, 1)
    assert audited() == ["appointment.made"]


def test_appointing_for_another_organisation_with_deputy_and_review(manager, inside, nadia):
    with inside():
        other, dee = organisation("Moorland Trust", "health"), person("Dee Deputy")
    sent = appointing(
        nadia, organisation=str(other.pk), deputy=str(dee.pk), review_due_on=date(2027, 11, 1)
    )
    assert manager.post(DATA, sent).status_code == 302
    made = the_only(inside, role=roles.DATA_LEAD)
    assert made.organisation == other
    assert [(d.person_id, d.starts_on) for d in made.deputies] == [(dee.pk, made.starts_on)]
    assert made.review_due_on == date(2027, 11, 1)


def refused(response, said):
    assert response.status_code == 422
    assert said in words(response)


def test_nothing_sent_is_told_field_by_field(manager):
    response = manager.post(DATA, {})
    refused(response, "Choose the person")
    assert "Enter the first day" in words(response)


def test_second_accountable_leader_is_refused_with_names_days_and_what_to_do(manager, helen, nadia):
    response = manager.post(LEADER, appointing(nadia))
    refused(
        response,
        "There can be one accountable leader at a time: Helen Marsh holds the role from "
        "1 September 2025 on. End that appointment first, or choose days when nobody does",
    )
    assert 'value="11"' in words(response)


def test_accountable_leader_of_earlier_days_is_welcome(manager, helen, nadia):
    sent = appointing(nadia, date(2025, 1, 1), ends_on=date(2025, 8, 31))
    assert manager.post(LEADER, sent).status_code == 302
    refused(
        manager.post(LEADER, appointing(nadia, date(2025, 8, 1), ends_on=date(2025, 9, 1))),
        "Nadia Noor already is accountable leader from 1 January 2025 to 31 August 2025",
    )


def test_other_roles_may_be_shared(manager, inside, nadia):
    with inside():
        appointment(roles.DATA_LEAD, "Tom Hadley")
    assert manager.post(DATA, appointing(nadia)).status_code == 302


def test_same_person_twice_in_a_role_is_refused(manager, nadia):
    manager.post(DATA, appointing(nadia))
    refused(
        manager.post(DATA, appointing(nadia, date(2026, 11, 20))),
        "Nadia Noor already is data and evaluation lead from 1 November 2026 on",
    )


@pytest.mark.parametrize(
    ("starts_on", "extra", "said"),
    [
        (date(2026, 11, 2), {"ends_on": date(2026, 11, 1)}, "must be the same as or after the"),
        (date(2026, 11, 2), {"review_due_on": date(2026, 11, 1)}, "must be after the first day"),
        (date(2028, 1, 1), {}, "First day must be between 1 January 1990 and 23 November 2027"),
        (date(1066, 1, 1), {}, "First day must be between"),
        (date(2026, 1, 1), {"ends_on": date(2086, 1, 1)}, "Last day must be between"),
    ],
)
def test_days_that_make_no_sense_are_refused(manager, nadia, starts_on, extra, said):
    refused(manager.post(DATA, appointing(nadia, starts_on, **extra)), said)


def test_somebody_who_left_is_refused_unless_it_was_before(manager, inside):
    with inside():
        tom = person("Tom Hadley", left_on=date(2026, 9, 30))
    refused(manager.post(DATA, appointing(tom)), "Tom Hadley left on 30 September 2026, before")
    refused(
        manager.post(DATA, appointing(tom, date(2026, 9, 1))),
        "Tom Hadley left on 30 September 2026: give a last day no later than that",
    )
    sent = appointing(tom, date(2026, 9, 1), ends_on=date(2026, 9, 30))
    assert manager.post(DATA, sent).status_code == 302


def test_deputy_must_be_somebody_else(manager, nadia):
    refused(
        manager.post(DATA, appointing(nadia, deputy=str(nadia.pk))),
        "The deputy must be somebody other than the holder",
    )


def test_person_and_organisation_of_another_area_are_not_in_the_list(manager, nadia, eastvale):
    from hubs.tenancy import area_scope

    with area_scope(eastvale.pk):
        stranger = person("Stranger", of=organisation("Eastvale Council"))
    refused(manager.post(DATA, appointing(stranger)), "Choose a person from the list")
    foreign = appointing(nadia, organisation=str(stranger.organisation_id))
    refused(manager.post(DATA, foreign), "Choose an organisation from the list")
    refused(manager.post(DATA, appointing(nadia) | {"person": "x"}), "Choose a person")


def test_form_keeps_the_person_just_added(manager, nadia):
    page = words(manager.get(f"{DATA}?person={nadia.pk}"))
    assert f'value="{nadia.pk}" selected' in page


def change(held, name):
    return f"{HOME}appointments/{held.pk}/{name}/"


def test_ending_keeps_the_appointment_in_the_history(manager, inside, helen, audited):
    sent = {"seen": helen.state, **day("ends_on", date(2026, 11, 30))}
    assert manager.post(change(helen, "end"), sent).status_code == 302
    assert the_only(inside, pk=helen.pk).ends_on == date(2026, 11, 30)
    assert audited() == ["appointment.ended", "handover.opened"]


def test_ending_before_the_first_day_is_refused(manager, inside, helen):
    sent = {"seen": helen.state, **day("ends_on", date(2025, 8, 31))}
    refused(manager.post(change(helen, "end"), sent), "after the first day, 1 September 2025")
    assert the_only(inside, pk=helen.pk).ends_on is None


def test_naming_a_deputy_and_a_review_day(manager, inside, helen, nadia, audited):
    sent = {"seen": helen.state, "deputy": str(nadia.pk)}
    sent |= day("deputy_from", date(2026, 11, 23)) | day("review_due_on", date(2027, 9, 1))
    assert manager.post(change(helen, "change"), sent).status_code == 302
    changed = the_only(inside, pk=helen.pk)
    assert changed.deputy_on(date(2026, 11, 22)) is None
    assert changed.deputy_on(date(2026, 11, 23)).person_id == nadia.pk
    assert changed.review_due_on == date(2027, 9, 1)
    assert audited() == ["deputy.named", "appointment.changed"]


def test_deputy_who_left_is_to_be_replaced(manager, inside, helen):
    with inside():
        dee = deputy(helen, person("Dee Deputy", left_on=date(2026, 1, 1)))
    sent = {"seen": helen.state, "deputy": str(dee.person_id), **day("review_due_on", None)}
    refused(manager.post(change(helen, "change"), sent), "Dee Deputy has left: choose someone")


def test_correcting_the_days_and_the_organisation(manager, inside, helen, audited):
    with inside():
        trust = organisation("Moorland Trust", "health")
    sent = correcting(helen, organisation=str(trust.pk), starts_on=date(2025, 8, 1))
    assert manager.post(change(helen, "correct"), sent).status_code == 302
    corrected = the_only(inside, pk=helen.pk)
    assert (corrected.starts_on, corrected.organisation) == (date(2025, 8, 1), trust)
    assert audited() == ["appointment.corrected"]


def test_correcting_into_somebody_elses_days_is_refused(manager, inside, helen):
    with inside():
        appointment(
            roles.ACCOUNTABLE_LEADER, "Anita Doyle", date(2023, 2, 2), ends_on=date(2025, 8, 31)
        )
    sent = correcting(helen, starts_on=date(2025, 8, 1))
    refused(manager.post(change(helen, "correct"), sent), "Anita Doyle holds the role from")


def test_removing_what_was_never_made(manager, inside, helen, audited):
    assert "never made" in words(manager.get(change(helen, "remove")))
    assert manager.post(change(helen, "remove"), {"seen": helen.state}).status_code == 422
    sent = {"seen": helen.state, "reason": "Entered for the wrong area."}
    assert manager.post(change(helen, "remove"), sent).status_code == 302
    with inside():
        assert not Appointment.objects.exists()
    assert audited() == ["appointment.removed"]


@pytest.mark.parametrize("name", ["end", "change", "correct", "backdate", "remove"])
def test_stale_form_is_refused_with_nothing_lost_and_then_saves(manager, inside, helen, name):
    stale = helen.state
    with inside():
        helen.review_due_on = date(2027, 1, 1)
        helen.save()
    sent = correcting(helen, seen=stale, deputy="", ends_on=date(2026, 12, 24))
    if name == "backdate":
        sent |= day("starts_on", date(2025, 8, 1))
    sent |= day("review_due_on", date(2027, 6, 1))
    response = manager.post(change(helen, name), sent)
    assert response.status_code == 409
    page = words(response)
    assert "Somebody else changed this while you had it open" in page
    assert "1 January 2027" in page
    assert f'name="seen" value="{helen.state}"' in page
    assert manager.post(change(helen, name), sent | {"seen": helen.state}).status_code == 302


@pytest.mark.parametrize("name", ["end", "change", "correct", "backdate", "remove"])
def test_those_who_may_only_look_change_nothing(reader, inside, helen, name):
    assert reader.get(change(helen, name)).status_code == 403
    assert reader.post(change(helen, name), {"seen": helen.state}).status_code == 403


def test_filling_the_last_role_is_a_milestone(manager, inside, northmoor, nadia):
    reached = AreaMilestone.objects.filter(area=northmoor, milestone=Milestone.ROLES_FILLED)
    with inside():
        for role in roles.SHIPPED_ROLES[:-1]:
            appointment(role["code"], f"Holder of {role['code']}")
    manager.post(f"{HOME}roles/executive-lead/appoint/", appointing(nadia, date(2026, 12, 1)))
    assert not reached.exists()
    with inside():
        held = Appointment.objects.get(role=roles.EXECUTIVE_LEAD)
    sent = correcting(held, starts_on=date(2026, 11, 23))
    manager.post(change(held, "correct"), sent)
    assert reached.exists()


@pytest.mark.parametrize("name", ["end", "change", "correct", "backdate", "remove"])
def test_form_shows_what_is_recorded_and_a_way_back(manager, helen, name):
    page = words(manager.get(change(helen, name)))
    assert "1 September 2025" in page
    assert f'<a class="govuk-link" href="{HOME}roles/accountable-leader/">Cancel</a>' in page
