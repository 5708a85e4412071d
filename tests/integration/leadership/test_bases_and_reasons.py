"""On what basis and at what grade a role is held; back-dating and correcting, with reasons."""

from datetime import date

import pytest

from hubs.models import AuditEvent
from leadership import roles
from leadership.models import Appointment, Basis, Grade, Handover
from leadership.structure import GapKind, leadership_gaps
from tests.integration.leadership.pages import HOME, appointing, correcting, day, words
from tests.unit.leadership.builders import TODAY, appointment, person

SPONSOR = f"{HOME}roles/senior-sponsor/"


def change(held, name):
    return f"{HOME}appointments/{held.pk}/{name}/"


@pytest.fixture
def dave(inside):
    with inside():
        return person("Dave Okafor", grade=Grade.DIRECTOR)


@pytest.fixture
def held(inside, dave):
    with inside():
        return appointment(roles.SENIOR_SPONSOR, dave, grade=Grade.DIRECTOR)


def stored(inside, held):
    with inside():
        return Appointment.objects.get(pk=held.pk)


def test_appointment_is_recorded_at_the_grade_of_the_person_unless_told_another(
    manager, inside, dave
):
    manager.post(f"{SPONSOR}appoint/", appointing(dave))
    with inside():
        made = Appointment.objects.get()
    assert (made.basis, made.grade) == (Basis.SUBSTANTIVE, Grade.DIRECTOR)


def test_interim_holder_below_the_expected_grade_is_a_gap(manager, inside, dave):
    manager.post(f"{SPONSOR}appoint/", appointing(dave, basis="interim", grade="2"))
    with inside():
        gap = next(g for g in leadership_gaps(TODAY) if g.kind == GapKind.GRADE)
    assert "is recorded below assistant director (grade: manager)" in gap.sentence
    assert gap.url_name == "leadership:appointment-correct"


def test_grade_of_the_appointment_outlives_that_of_the_person(inside, held):
    with inside():
        held.person.grade = Grade.MANAGER
        held.person.save()
        assert not [g for g in leadership_gaps(TODAY) if g.kind == GapKind.GRADE]


def test_basis_and_grade_are_told_wherever_the_appointment_is(reader, inside, held):
    with inside():
        Appointment.objects.filter(pk=held.pk).update(basis=Basis.ACTING)
    role = words(reader.get(SPONSOR))
    assert "Acting" in role
    assert "Acting, director" in role
    assert "Acting, director" in words(reader.get(f"{HOME}people/{held.person_id}/"))
    structure = words(reader.get(HOME))
    assert "<dt>Basis</dt><dd>Acting</dd>" in structure
    assert "Dave Okafor (acting, director)" in structure
    assert "acting since 1 Sep 2025" in structure


def test_first_day_in_the_past_needs_a_reason_which_the_role_page_tells(manager, inside, dave):
    response = manager.post(f"{SPONSOR}appoint/", appointing(dave, reason=""))
    assert response.status_code == 422
    assert "Say why it is recorded only now" in words(response)
    manager.post(f"{SPONSOR}appoint/", appointing(dave, reason="The letter came late."))
    page = words(manager.get(SPONSOR))
    assert "Dave Okafor was appointed senior sponsor (“The letter came late”)" in page


def test_appointment_from_today_needs_no_reason_and_is_no_change(manager, inside, dave):
    sent = appointing(dave, date(2026, 11, 23), reason="")
    assert manager.post(f"{SPONSOR}appoint/", sent).status_code == 302
    assert "Changes to the record" not in words(manager.get(SPONSOR))


def test_shared_role_has_two_holders(manager, inside, held):
    with inside():
        other = person("Nadia Noor", grade=Grade.DIRECTOR)
    sent = appointing(other, basis="shared")
    assert manager.post(f"{SPONSOR}appoint/", sent).status_code == 302
    page = words(manager.get(SPONSOR))
    assert "Nadia Noor since 1 November 2026 and Dave Okafor since" in page


def backdating(held, starts_on, **changed):
    return {
        "seen": held.state,
        "reason": "Found the letter.",
        **day("starts_on", starts_on),
    } | changed


def test_back_dating_moves_the_first_day_earlier_and_says_why(manager, inside, held, audited):
    sent = backdating(held, date(2025, 6, 1))
    assert manager.post(change(held, "backdate"), sent).status_code == 302
    assert stored(inside, held).starts_on == date(2025, 6, 1)
    assert audited() == ["appointment.backdated"]
    assert "the first day was moved earlier (“Found the letter”)." in words(manager.get(SPONSOR))
    with inside():
        event = AuditEvent.objects.get()
    assert event.detail["before"]["starts_on"] == "2025-09-01"
    assert event.detail["reason"] == "Found the letter."


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ((date(2025, 9, 1), {}), "must be before 1 September 2025"),
        ((date(2026, 1, 1), {}), "must be before 1 September 2025"),
        ((date(2025, 6, 1), {"reason": " "}), "Enter why it is recorded only now"),
        ((None, {}), "Enter the new first day"),
    ],
)
def test_back_dating_that_makes_no_sense_is_refused(manager, inside, held, sent, said):
    starts_on, changed = sent
    response = manager.post(change(held, "backdate"), backdating(held, starts_on, **changed))
    assert response.status_code == 422
    assert said in words(response)
    assert stored(inside, held).starts_on == date(2025, 9, 1)


def test_back_dating_into_somebody_elses_days_is_refused(manager, inside):
    with inside():
        leader = appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
        before = {"starts_on": date(2023, 1, 1), "ends_on": date(2025, 8, 31)}
        appointment(roles.ACCOUNTABLE_LEADER, "Anita Doyle", **before)
    response = manager.post(change(leader, "backdate"), backdating(leader, date(2025, 8, 1)))
    assert response.status_code == 422
    assert "Anita Doyle holds the role from" in words(response)


def test_correcting_basis_and_grade_with_a_reason(manager, inside, held):
    sent = correcting(held, basis="interim", grade="4", reason="It was never substantive.")
    assert manager.post(change(held, "correct"), sent).status_code == 302
    corrected = stored(inside, held)
    assert (corrected.basis, corrected.grade) == (Basis.INTERIM, Grade.ASSISTANT_DIRECTOR)
    page = words(manager.get(SPONSOR))
    assert "the record was corrected (“It was never substantive”). By Ada Administrator." in page


def test_correcting_without_a_reason_keeps_what_was_typed(manager, inside, held):
    response = manager.post(change(held, "correct"), correcting(held, basis="acting", reason=""))
    assert response.status_code == 422
    assert "Enter what was wrong" in words(response)
    assert 'value="acting" ' in words(response)
    assert stored(inside, held).basis == Basis.SUBSTANTIVE


def test_long_reason_is_kept_whole_and_told_in_part(manager, inside, held):
    reason = "Because " + "x" * 250
    manager.post(change(held, "correct"), correcting(held, reason=reason))
    with inside():
        event = AuditEvent.objects.get()
    assert event.detail["reason"] == reason
    assert event.summary.endswith("…”).")


def test_ending_opens_the_handover_and_taking_the_end_back_calls_it_off(manager, inside, held):
    sent = {"seen": held.state, **day("ends_on", date(2026, 11, 30))}
    manager.post(change(held, "end"), sent)
    with inside():
        assert Handover.objects.get().is_open
    ended = stored(inside, held)
    manager.post(change(held, "correct"), correcting(ended, ends_on=None))
    with inside():
        assert Handover.objects.get().state == Handover.State.CALLED_OFF
    again = stored(inside, held)
    manager.post(change(held, "end"), sent | {"seen": again.state})
    with inside():
        assert Handover.objects.get().is_open
