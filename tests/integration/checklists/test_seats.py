"""Who takes part once a review is open: late joiners, substitutes, and those who leave it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.actions.rounds import NotOpenError, Seat, ShortListDraft, Terms
from checklists.actions.seats import (
    SeatRefusedError,
    add_participant,
    name_substitute,
    restore,
    withdraw,
)
from checklists.emails import write_round_opened
from checklists.models import Answer, Participation, Question, ShortList
from checklists.results import round_results
from checklists.standings import reviews_in_hand
from hubs.models import AuditEvent, OutboxMessage
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.asking import answer, answer_everything, ask, close, page_of, part_of
from tests.integration.checklists.test_rounds import person_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(northmoor, people):
    people.teammate, people.sponsor  # noqa: B018 - made by asking for them
    return ask(northmoor, people.facilitator, people.owner)


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


def url(round_, end=""):
    return f"/areas/northmoor/rounds/{round_.pk}/{end}"


def seat_url(part, end):
    return f"/areas/northmoor/rounds/{part.round_id}/people/{part.pk}/{end}/"


def verbs(area):
    with area_scope(area.pk):
        return list(AuditEvent.objects.order_by("happened_at", "id").values_list("verb", flat=True))


def invited(area):
    with area_scope(area.pk):
        rows = OutboxMessage.objects.filter(kind="round_opened")
        return sorted(rows.values_list("recipient", flat=True))


def substitute(round_, people, user=None):
    with area_scope(round_.area_id):
        return name_substitute(
            area=round_.area,
            participation=part_of(round_, people.owner),
            actor=people.facilitator,
            person=person_of(round_.area, user or people.teammate),
        )


# Late joiners ------------------------------------------------------------------------------------


def test_late_joiner_is_seated_invited_and_shown(northmoor, people, facilitator, round_):
    tariq = person_of(northmoor, people.teammate)
    page = facilitator.get(url(round_, "people/add/")).text
    assert "Tariq Teammate" in page
    assert "Olive Owner" not in page
    data = {"person": str(tariq.pk), "role_label": "Headteacher", "code": "ht"}
    response = facilitator.post(url(round_, "people/add/"), data, follow=True)
    assert "Tariq Teammate takes part now: an invitation is on its way." in response.text
    assert "Joined at" in response.text
    part = part_of(round_, people.teammate)
    assert (part.role_label, part.code, part.short_list) == ("Headteacher", "HT", None)
    assert part.sector == "education"
    assert part.added_at is not None
    assert people.teammate.email in invited(northmoor)
    assert "participation.added" in verbs(northmoor)


def test_late_joiner_gets_a_role_a_mark_and_a_short_list_by_default(northmoor, people, facilitator):
    with area_scope(northmoor.pk):
        ids = Question.objects.filter(code__in=["SL1", "SL2"]).values_list("pk", flat=True)
    lists = [ShortListDraft("Two", list(ids))]
    people.teammate  # noqa: B018 - made by asking for them
    round_ = ask(northmoor, people.facilitator, people.owner, short_lists=lists)
    with area_scope(northmoor.pk):
        Person.objects.filter(user=people.teammate).update(job_title="Head of school")
        Participation.objects.update(code="TT")
        short = ShortList.objects.get()
    data = {"person": str(person_of(northmoor, people.teammate).pk), "asked": str(short.pk)}
    assert facilitator.post(url(round_, "people/add/"), data).status_code == 302
    part = part_of(round_, people.teammate)
    assert (part.role_label, part.code, part.short_list_id) == ("Head of school", "TT2", short.pk)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"person": ""}, "Choose a person from the list"),
        ({"person": "nobody"}, "Choose a person from the list"),
        ({"code": "too long"}, "Mark on the pictures must be 3 characters or fewer"),
        ({"code": "?"}, "Enter a mark of one to three letters or numbers"),
        ({"code": "P0"}, "Somebody else has the mark P0: choose another"),
    ],
)
def test_late_joiner_with_a_fault_is_refused(people, facilitator, round_, data, message):
    northmoor = round_.area
    usual = {"person": str(person_of(northmoor, people.teammate).pk), "role_label": "Kept words"}
    response = facilitator.post(url(round_, "people/add/"), usual | data)
    assert response.status_code == 422
    assert "Kept words" in response.text
    assert message in response.text
    with area_scope(northmoor.pk):
        assert Participation.objects.count() == 1


def test_nobody_gets_two_seats(northmoor, people, round_):
    seat = Seat(person_of(northmoor, people.owner), "Again", "")
    with area_scope(northmoor.pk), pytest.raises(SeatRefusedError, match="already has a seat"):
        add_participant(area=northmoor, round_=round_, actor=people.facilitator, seat=seat)


# Substitutes -------------------------------------------------------------------------------------


def test_substitute_takes_the_seat_from_an_empty_page(northmoor, people, facilitator, round_):
    answer(round_, people.owner, "SL1", 2, "What Olive thinks")
    part = part_of(round_, people.owner)
    page = facilitator.get(seat_url(part, "substitute")).text
    assert "What they answered so far stays theirs" in page
    data = {"person": str(person_of(northmoor, people.teammate).pk)}
    response = facilitator.post(seat_url(part, "substitute"), data, follow=True)
    assert "Tariq Teammate for Olive Owner takes part now" in response.text
    assert "Tariq Teammate answers for them" in response.text
    new = part_of(round_, people.teammate)
    assert (new.code, new.role_label) == (part.code, part.role_label)
    assert new.organisation_id == part.organisation_id
    assert people.teammate.email in invited(northmoor)
    with area_scope(northmoor.pk):
        assert Answer.objects.get().participation_id == part.pk
        assert not Answer.objects.own(people.teammate).exists()


def test_substitute_is_shown_as_x_for_y_everywhere(northmoor, people, facilitator, sign_in, round_):
    substitute(round_, people)
    client = sign_in(people.teammate)
    assert "You answer for Olive Owner." in client.get(page_of(round_)).text
    assert "Tariq Teammate for Olive Owner" in client.get(url(round_)).text
    with area_scope(northmoor.pk):
        message = OutboxMessage.objects.get(recipient=people.teammate.email)
        assert "You answer for Olive Owner." in write_round_opened(northmoor, message).text
        [facts] = reviews_in_hand(people.facilitator, timezone.now())
    assert facts.not_started == ("Tariq Teammate for Olive Owner",)
    assert "Tariq Teammate for Olive Owner" in facilitator.get(url(round_, "close/")).text
    answer_everything(round_, people.teammate)
    close(round_, people.facilitator)
    page = facilitator.get(url(round_, "compare/")).text
    assert "Olive Owner role (Tariq Teammate for Olive Owner)" in page


def test_substitute_of_a_substitute_still_answers_for_the_first(northmoor, people, round_):
    first = substitute(round_, people)
    with area_scope(northmoor.pk):
        second = name_substitute(
            area=northmoor,
            participation=first,
            actor=people.facilitator,
            person=person_of(northmoor, people.sponsor),
        )
    assert second.shown_name == "Sam Sponsor for Olive Owner"


def test_who_has_submitted_needs_no_substitute(northmoor, people, facilitator, round_):
    with area_scope(northmoor.pk):
        Participation.objects.update(submitted_at=timezone.now())
    part = part_of(round_, people.owner)
    assert "Substitute" not in facilitator.get(url(round_)).text
    data = {"person": str(person_of(northmoor, people.teammate).pk)}
    response = facilitator.post(seat_url(part, "substitute"), data)
    assert response.status_code == 422
    assert "Olive Owner has submitted answers" in response.text


def test_substitute_must_be_somebody_without_a_seat(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    data = {"person": str(person_of(northmoor, people.teammate).pk)}
    part = part_of(round_, people.owner)
    response = facilitator.post(seat_url(part, "substitute"), data)
    assert response.status_code == 422
    assert "Choose a person from the list" in response.text
    with pytest.raises(SeatRefusedError, match="already has a seat"):
        substitute(round_, people)


# Leaving and coming back -------------------------------------------------------------------------


def test_facilitator_takes_somebody_out_with_a_reason(northmoor, people, facilitator, round_):
    answer(round_, people.owner, "SL1", 2)
    part = part_of(round_, people.owner)
    assert facilitator.post(seat_url(part, "withdraw"), {"reason": " "}).status_code == 422
    response = facilitator.post(seat_url(part, "withdraw"), {"reason": "On leave"}, follow=True)
    assert "Olive Owner no longer takes part." in response.text
    assert "On leave" in response.text
    assert "1 answer kept, not compared" in response.text
    part = part_of(round_, people.owner)
    assert (part.withdrawn_reason, part.withdrawn_by) == ("On leave", people.facilitator)
    assert "participation.withdrawn" in verbs(northmoor)
    close(round_, people.facilitator)
    with area_scope(northmoor.pk):
        assert round_results(round_).asked == 0
        assert Answer.objects.count() == 1


def test_person_leaves_and_comes_back_by_themselves(northmoor, people, sign_in, round_):
    answer(round_, people.owner, "SL1", 2)
    client = sign_in(people.owner)
    assert "I cannot take part" in client.get(url(round_)).text
    response = client.post(url(round_, "leave/"), {"reason": "No time"}, follow=True)
    assert "You no longer take part." in response.text
    assert "You left this review at" in response.text
    assert "Reason: No time." in response.text
    response = client.post(url(round_, "rejoin/"), follow=True)
    assert "Your answers are as you left them." in response.text
    part = part_of(round_, people.owner)
    assert (part.withdrawn_at, part.withdrawn_by, part.withdrawn_reason) == (None, None, "")
    assert verbs(northmoor)[-2:] == ["participation.withdrawn", "participation.restored"]
    with area_scope(northmoor.pk):
        assert Answer.objects.get().level == 2


def test_who_was_taken_out_cannot_come_back_alone(northmoor, people, facilitator, sign_in, round_):
    part = part_of(round_, people.owner)
    facilitator.post(seat_url(part, "withdraw"), {"reason": "Left the trust"})
    client = sign_in(people.owner)
    assert "You were taken out of it" in client.get(url(round_)).text
    assert client.post(url(round_, "rejoin/")).status_code == 404
    response = facilitator.post(seat_url(part, "restore"), follow=True)
    assert "Olive Owner takes part again." in response.text
    assert invited(northmoor) == [people.owner.email]


def test_seat_given_away_is_not_given_back_until_it_is_free(northmoor, people, facilitator, round_):
    substitute(round_, people)
    part = part_of(round_, people.owner)
    response = facilitator.post(seat_url(part, "restore"), follow=True)
    assert "Tariq Teammate for Olive Owner holds this seat now" in response.text
    theirs = part_of(round_, people.teammate)
    facilitator.post(seat_url(theirs, "withdraw"), {"reason": "Olive is back"})
    facilitator.post(seat_url(part, "restore"))
    assert part_of(round_, people.owner).withdrawn_at is None
    response = facilitator.post(seat_url(theirs, "restore"), follow=True)
    assert "Olive Owner holds this seat now: withdraw Olive Owner first." in response.text


def test_mark_given_away_meanwhile_is_replaced(northmoor, people, round_):
    part = part_of(round_, people.owner)
    with area_scope(northmoor.pk):
        withdraw(participation=part, actor=people.facilitator, reason="Away")
        seat = Seat(person_of(northmoor, people.teammate), "Headteacher", part.code)
        add_participant(area=northmoor, round_=round_, actor=people.facilitator, seat=seat)
        back = restore(area=northmoor, participation=part, actor=people.facilitator)
    assert back.code == "OO"


def test_doing_it_twice_changes_nothing(northmoor, people, round_):
    part = part_of(round_, people.owner)
    with area_scope(northmoor.pk):
        withdraw(participation=part, actor=people.facilitator, reason="First")
        withdraw(participation=part, actor=people.owner, reason="Second")
        assert part.withdrawn_reason == "First"
        for _turn in range(2):
            restore(area=northmoor, participation=part, actor=people.facilitator)
    told = [verb for verb in verbs(northmoor) if verb.startswith("participation.")]
    assert told == ["participation.withdrawn", "participation.restored"]


def test_nothing_moves_once_the_round_has_closed(northmoor, people, facilitator, sign_in, round_):
    part, seat = part_of(round_, people.owner), Seat(person_of(northmoor, people.teammate), "A", "")
    close(round_, people.facilitator)
    assert facilitator.get(url(round_, "people/add/")).status_code == 404
    for end in ("substitute", "withdraw"):
        assert facilitator.get(seat_url(part, end)).status_code == 404
    assert facilitator.post(seat_url(part, "restore")).status_code == 404
    assert sign_in(people.owner).get(url(round_, "leave/")).status_code == 404
    with area_scope(northmoor.pk), pytest.raises(NotOpenError):
        add_participant(area=northmoor, round_=round_, actor=people.facilitator, seat=seat)


def test_round_that_closes_meanwhile_is_told(northmoor, people, facilitator, round_, monkeypatch):
    def closed_meanwhile(**_kwargs):
        raise NotOpenError

    part = part_of(round_, people.owner)
    monkeypatch.setattr("checklists.views.participants.withdraw", closed_meanwhile)
    monkeypatch.setattr("checklists.views.participants.restore", closed_meanwhile)
    response = facilitator.post(seat_url(part, "withdraw"), {"reason": "Away"}, follow=True)
    assert "The review closed meanwhile, so nothing was changed." in response.text
    response = facilitator.post(seat_url(part, "restore"), follow=True)
    assert "The review closed meanwhile" in response.text


# Who may, and what the database refuses -----------------------------------------------------------


@pytest.mark.parametrize("persona", ["owner", "sponsor", "observer", "administrator"])
def test_only_the_facilitator_moves_others(people, sign_in, round_, persona):
    client, part = sign_in(getattr(people, persona)), part_of(round_, people.owner)
    assert client.get(url(round_, "people/add/")).status_code == 403
    for end in ("substitute", "withdraw", "restore"):
        assert client.post(seat_url(part, end)).status_code == 403


def test_others_and_strangers_find_nothing_to_leave(people, sign_in, round_):
    for user in (people.teammate, people.outsider):
        client = sign_in(user)
        assert client.get(url(round_, "leave/")).status_code == 404
        assert client.post(url(round_, "rejoin/")).status_code == 404
    part = part_of(round_, people.owner)
    assert sign_in(people.outsider).get(seat_url(part, "withdraw")).status_code == 404


def test_seat_of_another_round_is_missing(northmoor, people, facilitator, round_):
    other = ask(northmoor, people.facilitator, people.teammate, title="Other")
    part = part_of(other, people.teammate)
    for end in ("substitute", "withdraw", "restore"):
        assert facilitator.post(url(round_, f"people/{part.pk}/{end}/")).status_code == 404


def test_database_keeps_seats_in_order(northmoor, people, round_):
    part, tariq = part_of(round_, people.owner), person_of(northmoor, people.teammate)
    wrong = [
        {"stands_in_for": part.person_id},
        {"withdrawn_reason": "But still here"},
        {"withdrawn_by": people.owner},
    ]
    with area_scope(northmoor.pk):
        for fields in wrong:
            with pytest.raises(IntegrityError), transaction.atomic():
                Participation.objects.filter(pk=part.pk).update(**fields)
        Participation.objects.filter(pk=part.pk).update(stands_in_for=tariq)
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.create(
                round=round_,
                person=person_of(northmoor, people.sponsor),
                stands_in_for=tariq,
                organisation=tariq.organisation,
                sector="health",
                role_label="Twice",
                code="TW",
            )


def test_invitation_of_a_joiner_waits_for_the_day_invitations_go_out(northmoor, people):
    later = timezone.now() + timedelta(days=5)
    people.teammate  # noqa: B018 - made by asking for them
    round_ = ask(northmoor, people.facilitator, people.owner, terms=Terms(invite_at=later))
    with area_scope(northmoor.pk):
        seat = Seat(person_of(northmoor, people.teammate), "Headteacher", "")
        add_participant(area=northmoor, round_=round_, actor=people.facilitator, seat=seat)
        assert set(OutboxMessage.objects.values_list("send_after", flat=True)) == {later}
