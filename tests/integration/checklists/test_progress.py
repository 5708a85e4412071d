"""What the facilitator sees while answers come in: who is where, not reached, or lost."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from checklists.actions.rounds import Terms
from checklists.actions.tending import tend_rounds
from checklists.emails import ROUND_OPENED
from checklists.models import Participation, Round
from hubs.models import DueIndex, Membership, OutboxMessage, User
from hubs.permissions import Role
from hubs.tenancy import area_scope
from hubs.working_time import LONDON
from leadership.models import Person
from tests.asking import answer, answer_everything, ask
from tests.queries import at_most, counted
from tests.reviews import Review

MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=LONDON)
DUE = datetime(2026, 11, 27, 17, 0, tzinfo=LONDON)
pytestmark = pytest.mark.django_db


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


def url(round_, end=""):
    return f"/areas/northmoor/rounds/{round_.pk}/{end}"


def progress(client, round_):
    return client.get(url(round_)).context["progress"]


def row_of(client, round_, name):
    return next(row for row in progress(client, round_)["rows"] if row["name"] == name)


def test_every_stage_is_counted_and_timed(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, people.sponsor)
    answer(round_, people.owner, "SL1", 2)
    with area_scope(northmoor.pk):
        theirs = Participation.objects.filter(person__user=people.teammate)
        theirs.update(opened_at=timezone.now())
    counts = {words: number for number, words in progress(facilitator, round_)["counts"]}
    assert counts == {"submitted": 0, "started": 1, "opened, nothing answered": 1, "not opened": 1}
    assert row_of(facilitator, round_, "Olive Owner")["when"].startswith("Last saved at")
    assert row_of(facilitator, round_, "Tariq Teammate")["when"].startswith("First opened at")
    assert row_of(facilitator, round_, "Sam Sponsor")["words"] == "Not opened"


def test_message_about_the_round_is_told_with_its_time(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner)
    assert row_of(facilitator, round_, "Olive Owner")["told"].startswith("Invitation goes out at")
    with area_scope(northmoor.pk):
        OutboxMessage.objects.update(state="sent", finished_at=timezone.now())
    assert row_of(facilitator, round_, "Olive Owner")["told"].startswith("Invitation sent at")
    with area_scope(northmoor.pk):
        OutboxMessage.objects.update(state="not_needed")
    assert row_of(facilitator, round_, "Olive Owner")["told"] == ""


def test_reminder_that_will_not_go_to_who_submitted_is_not_announced(
    northmoor, people, facilitator
):
    round_ = ask(northmoor, people.facilitator, people.owner)
    facilitator.post(
        url(round_, "nudge/"), {"who": row_of(facilitator, round_, "Olive Owner")["id"]}
    )
    assert row_of(facilitator, round_, "Olive Owner")["told"].startswith("Reminder goes out")
    with area_scope(northmoor.pk):
        OutboxMessage.objects.filter(kind=ROUND_OPENED).update(
            state="sent", finished_at=timezone.now()
        )
        Participation.objects.update(submitted_at=timezone.now())
    assert row_of(facilitator, round_, "Olive Owner")["told"].startswith("Invitation sent at")


def test_closing_is_what_is_left_to_do_once_all_have_submitted(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    button = f'<a class="govuk-button" href="{url(round_, "close/")}">'
    assert button not in facilitator.get(url(round_)).text
    with area_scope(northmoor.pk):
        Participation.objects.update(submitted_at=timezone.now())
    assert button in facilitator.get(url(round_)).text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("no account", "Has no account yet, so cannot answer"),
        ("ended", "No longer has access to this area, so cannot answer"),
        ("inactive", "No longer has access to this area, so cannot answer"),
        ("role", "Their role in this service does not let them answer"),
        ("refused", "Mail did not arrive: The mail server refused the address (550)."),
    ],
)
def test_who_is_not_reached_is_listed_with_the_reason(northmoor, people, facilitator, change, why):
    round_ = ask(northmoor, people.facilitator, people.owner)
    assert progress(facilitator, round_)["not_reached"] == []
    with area_scope(northmoor.pk):
        member = Membership.objects.filter(user=people.owner)
        if change == "no account":
            Person.objects.filter(user=people.owner).update(user=None)
        elif change == "ended":
            member.update(ended_at=timezone.now())
        elif change == "inactive":
            User.objects.filter(pk=people.owner.pk).update(is_active=False)
        elif change == "role":
            member.update(roles=[Role.BOARD_MEMBER])
        else:
            error = "The mail server refused the address (550)."
            OutboxMessage.objects.update(state="failed", last_error=error)
    [row] = progress(facilitator, round_)["not_reached"]
    assert row["not_reached"].startswith(why)
    assert row["can_remind"] is (change == "refused")
    assert "Not reached" in facilitator.get(url(round_)).text


def test_who_has_submitted_is_reached_whatever_became_of_mail(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner)
    with area_scope(northmoor.pk):
        OutboxMessage.objects.update(state="failed", last_error="It was given up.")
        Participation.objects.update(submitted_at=timezone.now())
    assert progress(facilitator, round_)["not_reached"] == []


def test_closing_early_says_whose_view_is_lost(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, people.sponsor)
    answer(round_, people.teammate, "SL1", 2)
    answer_everything(round_, people.sponsor)
    page = facilitator.get(url(round_, "close/"))
    assert [row["name"] for row in page.context["lost"]] == ["Olive Owner"]
    assert [row["name"] for row in page.context["unfinished"]] == ["Sam Sponsor", "Tariq Teammate"]
    assert page.context["unheard"] == "Northmoor Health"
    assert "They were told they had until" in page.text
    assert "Give them more time instead" in page.text


def test_closing_without_waiting_asks_plainly(northmoor, people, facilitator):
    round_ = ask(northmoor, people.facilitator, people.owner)
    with area_scope(northmoor.pk):
        Participation.objects.update(submitted_at=timezone.now())
    page = facilitator.get(url(round_, "close/")).text
    assert "Everybody has submitted their answers." in page
    assert "Whose view would be lost" not in page


def test_round_page_costs_the_same_for_five_and_sixty(northmoor, people, facilitator):
    counts = []
    for number in (5, 60):
        review = Review(
            northmoor,
            people.facilitator,
            title=f"Review of {number}",
            state=Round.State.OPEN,
            voices=number,
            due_at=timezone.now() + timedelta(days=3),
        )
        review.answer("LC1", *[2] * (number // 2))
        with area_scope(northmoor.pk):
            OutboxMessage.objects.bulk_create(
                OutboxMessage(
                    area=northmoor,
                    recipient=f"p{each}@northmoor.example",
                    kind="round_opened",
                    subject_id=review.round.pk,
                    due_on=timezone.localdate(),
                    send_after=timezone.now(),
                )
                for each in range(number)
            )
        for end in ("", "close/", "people/add/"):
            facilitator.get(url(review.round, end))
            with at_most(12) as captured:
                facilitator.get(url(review.round, end))
            counts.append(len(counted(captured)))
    assert counts[:3] == counts[3:]


# What the worker does in time --------------------------------------------------------------------


def due_moment(area):
    return DueIndex.objects.get(area=area, kind=DueIndex.Kind.ROUND).due_at


def test_reminder_goes_out_on_the_chosen_day(northmoor, people):
    with time_machine.travel(MONDAY, tick=False):
        terms = Terms(remind_on=datetime(2026, 11, 18, tzinfo=LONDON).date())
        ask(northmoor, people.facilitator, people.owner, due_at=DUE, terms=terms)
        assert due_moment(northmoor) == datetime(2026, 11, 18, 0, 0, tzinfo=LONDON)
    with time_machine.travel(datetime(2026, 11, 18, 0, 5, tzinfo=LONDON), tick=False):
        with area_scope(northmoor.pk):
            tend_rounds(area_id=northmoor.pk)
            reminder = OutboxMessage.objects.get(kind="answers_due")
        assert reminder.send_after == datetime(2026, 11, 18, 7, 30, tzinfo=LONDON)
        assert due_moment(northmoor) == datetime(2026, 11, 28, 0, 0, tzinfo=LONDON)


def test_who_is_not_invited_yet_is_not_reminded(northmoor, people):
    with time_machine.travel(MONDAY, tick=False):
        terms = Terms(invite_at=datetime(2026, 11, 25, 8, 0, tzinfo=LONDON))
        ask(northmoor, people.facilitator, people.owner, due_at=DUE, terms=terms)
        assert due_moment(northmoor) == datetime(2026, 11, 28, 0, 0, tzinfo=LONDON)
