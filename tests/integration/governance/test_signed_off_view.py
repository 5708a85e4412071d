"""What the board's side says of a view: signed off by whom, how sure, and without names."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Answer, Round
from governance.forms.review import EvidenceForm
from governance.presenters.preflight import gaps
from governance.presenters.report_method import method_limits, method_steps
from governance.presenters.report_position import Position
from governance.snapshot.gather import take_snapshot
from hubs.tenancy import area_scope
from leadership.models import Appointment, Deputyship, Person
from leadership.roles import ACCOUNTABLE_LEADER
from tests.reviews import CLOSED


@pytest.fixture
def appointment(boardroom, people):
    people.owner, people.teammate  # noqa: B018 - made, so that they can be appointed
    with area_scope(boardroom.area.pk):
        leader = Person.objects.get(user=people.owner)
        held = Appointment.objects.create(
            role_id=ACCOUNTABLE_LEADER,
            person=leader,
            organisation=leader.organisation,
            starts_on=date(2026, 1, 5),
        )
        Deputyship.objects.create(
            appointment=held,
            person=Person.objects.get(user=people.teammate),
            starts_on=held.starts_on,
        )
        return held


def sign(boardroom, people):
    with area_scope(boardroom.area.pk):
        Round.objects.filter(pk=boardroom.review.round.pk).update(
            signed_off_at=CLOSED, signed_off_by=people.owner, signed_off_as="accountable leader"
        )


def snapshot_of(boardroom):
    report = boardroom.report()
    with area_scope(boardroom.area.pk):
        return report, take_snapshot(boardroom.again(report), now=timezone.now())


def test_report_says_who_signed_the_view_off_and_when(boardroom, people):
    boardroom.review.agree("LC4", 3, confidence="low", dissent="No.", dissent_naming="named",
                           dissent_by="Lead member")  # fmt: skip
    sign(boardroom, people)
    report, snapshot = snapshot_of(boardroom)
    assert method_steps(snapshot)[-1] == (
        "Olive Owner, accountable leader, signed the agreed view off on "
        "20 November 2026, 5pm. It has stayed as it was."
    )
    what = [gap.what for gap in gaps(report, snapshot, "northmoor")]
    assert not any("has not signed" in each for each in what)
    evidence = next(each for each in Position(snapshot).evidence if each.ref == "LC4")
    assert evidence.rationale.endswith("The group’s confidence in this is low.")
    assert evidence.dissent == "Lead member: No."


def test_report_page_and_checks_say_it_too(boardroom, people, sign_in):
    client, waiting = sign_in(people.facilitator), boardroom.report()
    check = reverse("governance:report-check", args=["northmoor", waiting.pk])
    assert "The accountable leader has not signed the agreed view off." in client.get(check).text
    assert "not signed off yet" in client.get(check).text
    sign(boardroom, people)
    refresh = reverse("governance:report-refresh", args=["northmoor", waiting.pk])
    client.post(refresh, {"version": boardroom.again(waiting).version})
    text = client.get(check).text
    assert "signed off on 20 November 2026 by Olive Owner, accountable leader" in text
    read = reverse("governance:report-read", args=["northmoor", waiting.pk])
    assert "signed the agreed view off on" in client.get(read).text


def test_report_of_a_review_without_names_tells_none(boardroom, people):
    review = boardroom.review
    with area_scope(boardroom.area.pk):
        Round.objects.filter(pk=review.round.pk).update(anonymous_comparison=True)
        first = Answer.objects.filter(question=review.question("LC1")).first()
        first.delete()
        Answer.objects.filter(question=review.question("LC1")).first().delete()
        Answer.objects.update(evidence="Seen")
    report, snapshot = snapshot_of(boardroom)
    assert {mark.letter for s in snapshot.statements for mark in s.marks} == {""}
    few = next(s for s in snapshot.statements if s.ref == "LC1")
    assert (sum(few.counts), few.marks, few.evidence) == (0, (), ())
    assert not snapshot.round.organisations_shown
    assert "Answers were compared without names" in method_limits(snapshot)
    with area_scope(boardroom.area.pk):
        form = EvidenceForm(report=boardroom.again(report), reader=people.facilitator)
    assert form.fields["organisations_shown"].disabled
    labels = [str(field.label) for field in form.fields.values()]
    assert not any(label.startswith("LC1 ") for label in labels)
    assert any(label.startswith("LC2 ") for label in labels)


def test_letters_are_left_out_where_organisations_are_not_shown(boardroom):
    report = boardroom.report()
    report.organisations_shown = False
    with area_scope(boardroom.area.pk):
        snapshot = take_snapshot(report, now=timezone.now())
    pictures = [str(each.picture) for each in Position(snapshot).differences]
    assert pictures
    assert not any('fill="#fff" font-size="9"' in each for each in pictures)


@pytest.mark.usefixtures("appointment")
@pytest.mark.parametrize(("who", "why"), [
    ("owner", "You are the accountable leader."),
    ("teammate", "You are the deputy of Olive Owner, accountable leader."),
])  # fmt: skip
def test_overview_asks_the_accountable_leader_and_the_deputy(boardroom, people, sign_in, who, why):
    client = sign_in(getattr(people, who))
    text = client.get("/areas/northmoor/").text
    assert "Sign off the agreed view of Autumn review 2026" in text
    assert why in text
    sign(boardroom, people)
    assert "Sign off the agreed view" not in client.get("/areas/northmoor/").text


def test_overview_asks_nobody_else(boardroom, appointment, people, sign_in):
    for who in ("facilitator", "sponsor", "clerk"):
        text = sign_in(getattr(people, who)).get("/areas/northmoor/").text
        assert "Sign off the agreed view" not in text


def test_overview_asks_nobody_while_the_post_is_vacant(boardroom, people, sign_in):
    text = sign_in(people.owner).get("/areas/northmoor/").text
    assert "Sign off the agreed view" not in text
