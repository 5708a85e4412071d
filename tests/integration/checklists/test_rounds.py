"""Reviews through the client: opened, watched, nudged, extended and closed."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from checklists import tasks
from checklists.actions.tending import tend_rounds
from checklists.models import Participation, Round
from hubs.models import AreaMilestone, AuditEvent, DueIndex, Membership, OutboxMessage
from hubs.tenancy import area_scope
from hubs.working_time import LONDON
from leadership.models import Appointment, Person
from tests.asking import answer, answer_everything, ask, close, part_of
from tests.personas import make_person
from tests.queries import at_most, counted
from tests.reviews import Review

LIST = "/areas/northmoor/rounds/"
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=LONDON)
DUE = datetime(2026, 11, 27, 17, 0, tzinfo=LONDON)


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


def url_of(round_, end=""):
    return f"{LIST}{round_.pk}/{end}"


def person_of(area, user):
    with area_scope(area.pk):
        return Person.objects.get(user=user)


def opening(area, *users, **changes):
    """What the form sends to open a review for some users."""
    data = {
        "title": "Winter review",
        "question_sets": ["leading-change", "reflective-questions"],
        "due_on_day": "27",
        "due_on_month": "11",
        "due_on_year": "2026",
        "due_time": "17:00",
        "blind_until": "close",
        "scale": "maturity",
        "note": "",
    }
    for number, user in enumerate(users):
        prefix = f"p-{person_of(area, user).pk}"
        data |= {
            f"{prefix}-take_part": "on",
            f"{prefix}-role_label": f"Role {number}",
            f"{prefix}-code": f"r{number}",
        }
    return data | changes


# Opening -----------------------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_opening_page_suggests_the_season_the_sets_and_who_leads(northmoor, people, facilitator):
    with area_scope(northmoor.pk):
        person = make_person_lead(northmoor, people.owner)
    page = facilitator.get(f"{LIST}open/").text
    assert 'value="Autumn review 2026"' in page
    for key in ("leading-change", "system-leadership", "reflective-questions"):
        assert f'value="{key}"' in page
    assert page.count("checked") >= 4
    assert f'name="p-{person.pk}-take_part"' in page
    assert 'value="Accountable leader"' in page


def make_person_lead(area, user):
    person = Person.objects.get(user=user)
    Appointment.objects.create(
        role_id="accountable-leader",
        person=person,
        organisation=person.organisation,
        starts_on=date(2026, 1, 5),
    )
    return person


@time_machine.travel(MONDAY, tick=False)
def test_open_creates_the_round_and_everything_that_follows(northmoor, people, facilitator):
    with area_scope(northmoor.pk):
        before = Review(northmoor, people.facilitator, title="Spring", state="agreed")
    data = opening(northmoor, people.owner, people.teammate, note="  As typed  ")
    data |= {"board_date_day": "10", "board_date_month": "12", "board_date_year": "2026"}
    response = facilitator.post(f"{LIST}open/", data, follow=True)
    assert "2 invitations will be sent at once" in response.text
    with area_scope(northmoor.pk):
        round_ = Round.objects.get(title="Winter review")
        assert round_.previous == before.round
        assert round_.due_at == DUE
        assert round_.invitation_note == "  As typed  "
        assert [each.key for each in round_.question_sets.order_by("position")] == [
            "leading-change",
            "reflective-questions",
        ]
        codes = Participation.objects.of_round(round_).values_list("code", flat=True)
        assert sorted(codes) == ["R0", "R1"]
        told = OutboxMessage.objects.filter(kind="round_opened", subject_id=round_.pk)
        assert sorted(m.recipient for m in told) == sorted(
            [people.owner.email, people.teammate.email]
        )
        assert AuditEvent.objects.get(verb="round.opened").actor == people.facilitator
    assert AreaMilestone.objects.filter(area=northmoor, milestone="round_opened").exists()
    due = DueIndex.objects.get(area=northmoor, kind="round").due_at
    assert due == datetime(2026, 11, 24, 0, 0, tzinfo=LONDON)


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Enter the name of the review"),
        ({"title": "spring"}, "There is already a review with this name"),
        ({"title": "x" * 121}, "must be 120 characters or fewer"),
        ({"question_sets": []}, "Choose at least one question set"),
        ({"question_sets": ["nonsense"]}, "choose one of those offered"),
        ({"due_on_day": "1"}, "must be today or in the future"),
        ({"due_on_day": "31"}, "must be a real date"),
        ({"due_on_year": "2029"}, "within a year"),
        ({"due_on_day": "2", "due_time": "09:00"}, "This time has passed"),
        ({"due_time": "25:00"}, "choose one of those offered"),
        (
            {"board_date_day": "27", "board_date_month": "11", "board_date_year": "2026"},
            "The board meeting must be after answers are due",
        ),
        ({"note": "x" * 2_001}, "Shorten this by one character"),
        ({"note": "nul \x00"}, "Remove the invisible character"),
    ],
)
def test_open_refuses_bad_input_and_loses_nothing(northmoor, people, facilitator, changes, message):
    with area_scope(northmoor.pk):
        Review(northmoor, people.facilitator, title="Spring", state="agreed")
    data = opening(northmoor, people.owner, **{"note": "Keep me.", **changes})
    response = facilitator.post(f"{LIST}open/", data)
    assert response.status_code == 422
    assert message in response.text
    assert 'value="Role 0"' in response.text
    with area_scope(northmoor.pk):
        assert Round.objects.count() == 1


@time_machine.travel(MONDAY, tick=False)
def test_open_needs_somebody_with_a_role_and_a_mark_of_their_own(northmoor, people, facilitator):
    assert "Choose at least one person" in facilitator.post(f"{LIST}open/", opening(northmoor)).text
    both = opening(northmoor, people.owner, people.teammate)
    first, second = (f"p-{person_of(northmoor, u).pk}" for u in (people.owner, people.teammate))
    same = facilitator.post(f"{LIST}open/", both | {f"{second}-code": "R0"})
    assert "already has the mark R0" in same.text
    blank = facilitator.post(f"{LIST}open/", both | {f"{first}-role_label": ""})
    assert "Enter what Olive Owner answers as" in blank.text
    odd = facilitator.post(f"{LIST}open/", both | {f"{first}-code": "<b>"})
    assert "one to three letters or numbers" in odd.text
    assert {same.status_code, blank.status_code, odd.status_code} == {422}


@time_machine.travel(MONDAY, tick=False)
def test_person_without_account_may_be_asked_and_the_page_says_so(northmoor, people, facilitator):
    owner = person_of(northmoor, people.owner)
    with area_scope(northmoor.pk):
        unknown = Person.objects.create(name="Nia New", organisation=owner.organisation)
    assert "Has no account yet" in facilitator.get(f"{LIST}open/").text
    data = opening(northmoor, people.owner)
    data |= {f"p-{unknown.pk}-take_part": "on", f"p-{unknown.pk}-role_label": "Head"}
    data |= {f"p-{unknown.pk}-code": "NN"}
    page = facilitator.post(f"{LIST}open/", data, follow=True)
    assert "1 person cannot answer until they have accepted an invitation" in page.text
    assert "Has no account yet, so cannot answer" in page.text
    with area_scope(northmoor.pk):
        assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("persona", ["owner", "sponsor", "administrator", "observer"])
def test_only_the_facilitator_opens_closes_extends_and_nudges(northmoor, people, sign_in, persona):
    round_ = ask(northmoor, people.facilitator, people.teammate)
    client = sign_in(getattr(people, persona))
    assert client.get(f"{LIST}open/").status_code == 403
    for end in ("close/", "extend/", "nudge/"):
        assert client.post(url_of(round_, end)).status_code == 403
    with area_scope(northmoor.pk):
        assert Round.objects.get().is_open


# The list and the page ---------------------------------------------------------------------------


def test_empty_list_teaches_the_next_step(people, facilitator, sign_in):
    assert "Open your first review" in facilitator.get(LIST).text
    assert "Your facilitator opens one" in sign_in(people.owner).get(LIST).text


def test_list_says_what_to_do_next(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    client = sign_in(people.owner)
    assert "You are asked about 5 statements: start with the first." in client.get(LIST).text
    answer(round_, people.owner, "SL1", 2)
    assert "You answered 1 of 5: go on where you stopped." in client.get(LIST).text
    close(round_, people.facilitator)
    page = client.get(LIST).text
    assert "to be agreed" in page
    assert "You answered 1 of 5." in page


def test_list_costs_the_same_for_one_and_fifty_rounds(northmoor, people, sign_in):
    client = sign_in(people.owner)
    ask(northmoor, people.facilitator, people.owner)
    client.get(LIST)
    with at_most(12) as one:
        client.get(LIST)
    for number in range(49):
        ask(northmoor, people.facilitator, people.owner, people.teammate, title=f"No {number}")
    with at_most(12) as fifty:
        client.get(LIST)
    assert len(counted(one)) == len(counted(fifty))


def test_round_page_costs_the_same_for_one_three_and_fifty_people(northmoor, people, facilitator):
    sizes = []
    for size in (1, 3, 50):
        review = Review(
            northmoor,
            people.facilitator,
            title=f"Of {size}",
            state="open",
            voices=size,
            sets=["leading-change", "reflective-questions"],
        )
        facilitator.get(url_of(review.round))
        with at_most(12) as captured:
            assert facilitator.get(url_of(review.round)).status_code == 200
        sizes.append(len(counted(captured)))
    assert len(set(sizes)) == 1


def test_participant_sees_tasks_and_no_progress_of_others(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    page = sign_in(people.owner).get(url_of(round_)).text
    assert "Start answering" in page
    assert "How far everybody has come" not in page
    assert people.teammate.name not in page
    answer_everything(round_, people.owner)
    assert "Check and submit your answers" in sign_in(people.owner).get(url_of(round_)).text


def test_facilitator_sees_progress_and_no_answers(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    answer(round_, people.owner, "SL1", 5, "For my eyes only")
    page = facilitator.get(url_of(round_)).text
    assert "Started: 1 of 5" in page
    assert "Not opened" in page
    assert "For my eyes only" not in page
    assert "Mature" not in page


def test_round_of_another_area_is_missing(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner)
    client = sign_in(people.outsider)
    assert client.get(url_of(round_)).status_code == 404
    for end in ("", "close/", "extend/", "nudge/", "check/"):
        swapped = f"/areas/eastvale/rounds/{round_.pk}/{end}"
        assert client.post(swapped).status_code in {404, 405}
        assert client.get(swapped).status_code in {404, 405}


# Nudging, extending, closing ---------------------------------------------------------------------


def nudges(area):
    with area_scope(area.pk):
        return list(OutboxMessage.objects.filter(kind="answers_due"))


@time_machine.travel(MONDAY, tick=False)
def test_nudge_reminds_once_a_day_and_only_who_has_not_submitted(
    northmoor, people, facilitator, sign_in
):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    answer_everything(round_, people.teammate)
    with area_scope(northmoor.pk):
        Participation.objects.filter(person__user=people.teammate).update(submitted_at=MONDAY)
    both = [str(part_of(round_, u).pk) for u in (people.owner, people.teammate)]
    for _twice in range(2):
        page = facilitator.post(url_of(round_, "nudge/"), {"who": [*both, "nonsense"]}, follow=True)
    assert [each.recipient for each in nudges(northmoor)] == [people.owner.email]
    assert "Nobody was reminded" in page.text
    assert "Reminded today" in page.text
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        sign_in(people.facilitator).post(url_of(round_, "nudge/"), {"who": both})
        assert len(nudges(northmoor)) == 2


def test_nudge_of_another_rounds_participant_does_nothing(northmoor, people, facilitator):
    first = ask(northmoor, people.facilitator, people.owner, title="First")
    second = ask(northmoor, people.facilitator, people.teammate, title="Second")
    who = str(part_of(first, people.owner).pk)
    facilitator.post(url_of(second, "nudge/"), {"who": who})
    assert nudges(northmoor) == []


@time_machine.travel(MONDAY, tick=False)
def test_extend_moves_the_due_date_and_the_reminder(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, due_at=DUE)
    data = {"due_on_day": "4", "due_on_month": "12", "due_on_year": "2026", "due_time": "12:00"}
    page = facilitator.post(url_of(round_, "extend/"), data, follow=True)
    assert "midday on Friday 4 December 2026" in page.text
    bad = facilitator.post(url_of(round_, "extend/"), data | {"due_on_day": "40"})
    assert bad.status_code == 422
    with area_scope(northmoor.pk):
        assert AuditEvent.objects.filter(verb="round.extended").count() == 1


def test_close_says_who_has_not_submitted_and_closes_once(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    page = facilitator.get(url_of(round_, "close/")).text
    assert "2 of 2 people have not submitted" in page
    assert people.owner.name in page
    for _twice in range(2):
        assert facilitator.post(url_of(round_, "close/")).status_code == 302
    with area_scope(northmoor.pk):
        assert Round.objects.get().state == "closed"
        assert AuditEvent.objects.filter(verb="round.closed").count() == 1
    assert facilitator.post(url_of(round_, "extend/"), {}).status_code == 404
    assert "Compare the answers" in facilitator.get(url_of(round_)).text


# The worker's part -------------------------------------------------------------------------------


def tend(area):
    with area_scope(area.pk):
        tend_rounds(area_id=area.pk)


def state_of(round_):
    with area_scope(round_.area_id):
        return Round.objects.get(pk=round_.pk).state


def test_reminder_goes_out_once_three_working_days_before(northmoor, people):
    with time_machine.travel(MONDAY, tick=False):
        round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, due_at=DUE)
        answer_everything(round_, people.teammate)
        with area_scope(northmoor.pk):
            Participation.objects.filter(person__user=people.teammate).update(submitted_at=MONDAY)
        tend(northmoor)
        assert nudges(northmoor) == []
    with time_machine.travel(datetime(2026, 11, 24, 0, 5, tzinfo=LONDON), tick=False):
        tend(northmoor)
        tend(northmoor)
        (message,) = nudges(northmoor)
        assert message.recipient == people.owner.email
        assert message.send_after == datetime(2026, 11, 24, 7, 30, tzinfo=LONDON)
        due = DueIndex.objects.get(area=northmoor, kind="round").due_at
        assert due == datetime(2026, 11, 28, 0, 0, tzinfo=LONDON)
    assert state_of(round_) == "open"


def test_round_closes_by_itself_after_its_due_day_and_not_before(northmoor, people):
    with time_machine.travel(MONDAY, tick=False):
        round_ = ask(northmoor, people.facilitator, people.owner, due_at=DUE)
    with time_machine.travel(datetime(2026, 11, 27, 23, 55, tzinfo=LONDON), tick=False):
        tend(northmoor)
        assert state_of(round_) == "open"
    with time_machine.travel(datetime(2026, 11, 28, 0, 5, tzinfo=LONDON), tick=False):
        tend(northmoor)
        assert state_of(round_) == "closed"
        tend(northmoor)
    assert not DueIndex.objects.filter(kind="round").exists()
    with area_scope(northmoor.pk):
        assert AuditEvent.objects.get(verb="round.closed").actor is None


def test_no_reminder_for_a_round_opened_within_its_last_days(northmoor, people):
    with time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=LONDON), tick=False):
        ask(northmoor, people.facilitator, people.owner, due_at=DUE)
        ask(northmoor, people.facilitator, people.owner, due_at=DUE, title="Another")
    with time_machine.travel(datetime(2026, 11, 26, 9, 0, tzinfo=LONDON), tick=False):
        tend(northmoor)
    assert nudges(northmoor) == []


def test_sweep_looks_only_into_areas_with_something_due(northmoor, eastvale, people, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks.tend_rounds, "apply_async", lambda **call: asked.append(call))
    with time_machine.travel(MONDAY, tick=False):
        ask(northmoor, people.facilitator, people.owner, due_at=DUE)
        tasks.sweep_due_rounds()
        assert asked == []
    with time_machine.travel(DUE, tick=False):
        tasks.sweep_due_rounds()
    assert [call["kwargs"] for call in asked] == [{"area_id": str(northmoor.pk)}]


def test_task_opens_its_area_and_tends_it(northmoor, people):
    with time_machine.travel(MONDAY, tick=False):
        round_ = ask(northmoor, people.facilitator, people.owner, due_at=DUE)
    with time_machine.travel(DUE + timedelta(days=1), tick=False):
        tasks.tend_rounds(area_id=str(northmoor.pk))
    assert state_of(round_) == "closed"


def test_leaver_gets_no_mail(northmoor, people):
    from checklists.emails import write_answers_due, write_round_opened

    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    with area_scope(northmoor.pk):
        opened = OutboxMessage.objects.get(kind="round_opened", recipient=people.owner.email)
        content = write_round_opened(northmoor, opened)
        assert "Autumn review is open" in content.subject
        assert f"/areas/northmoor/rounds/{round_.pk}/" in content.text
        assert f"/areas/northmoor/rounds/{round_.pk}/" in content.html
        assert write_answers_due(northmoor, opened) is not None
        Membership.objects.filter(user=people.owner).update(ended_at=timezone.now())
        assert write_round_opened(northmoor, opened) is None
        assert write_answers_due(northmoor, opened) is None


def test_mail_is_not_needed_once_submitted_closed_or_withdrawn(northmoor, people):
    from checklists.emails import write_answers_due, write_round_opened

    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    with area_scope(northmoor.pk):
        mine, theirs = (
            OutboxMessage.objects.get(kind="round_opened", recipient=user.email)
            for user in (people.owner, people.teammate)
        )
        Participation.objects.filter(person__user=people.owner).update(submitted_at=timezone.now())
        assert write_answers_due(northmoor, mine) is None
        Participation.objects.filter(person__user=people.teammate).update(
            withdrawn_at=timezone.now()
        )
        assert write_round_opened(northmoor, theirs) is None
    close(round_, people.facilitator)
    with area_scope(northmoor.pk):
        assert write_round_opened(northmoor, mine) is None


def test_mail_text_is_plain_and_html_is_escaped(northmoor, people):
    from checklists.emails import write_round_opened

    ask(
        northmoor, people.facilitator, people.owner, title="O’Hara & <b>sons</b>", note='It\'s "on"'
    )
    with area_scope(northmoor.pk):
        message = OutboxMessage.objects.get(kind="round_opened")
        content = write_round_opened(northmoor, message)
    assert 'It\'s "on"' in content.text
    assert "O’Hara & <b>sons</b>" in content.subject
    assert "<b>sons</b>" not in content.html


def test_new_person_in_another_organisation_answers_for_it(northmoor, people):
    make_person(northmoor, people.clerk, "voluntary")
    round_ = ask(northmoor, people.facilitator, people.clerk)
    assert part_of(round_, people.clerk).sector == "voluntary"
