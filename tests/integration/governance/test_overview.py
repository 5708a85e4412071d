"""The area's first page: what needs whom, what everybody may know, and what it costs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Action, Reflection
from governance.measuring.counting import counting
from governance.models import Board, Decision, Meeting, Report
from hubs.actions.audit import record
from hubs.models import Sector
from hubs.tenancy import area_scope, user_scope
from leadership.models import Appointment, Basis, Person
from tests.reviews import Review

MEMBERS = ["administrator", "facilitator", "sponsor", "owner", "board_member", "clerk", "observer"]


def open_page(client):
    return client.get(reverse("governance:overview", kwargs={"slug": "northmoor"}))


def page_of(people, sign_in, who):
    response = open_page(sign_in(getattr(people, who)))
    assert response.status_code == 200
    return response.context["page"]


def todo_of(people, sign_in, who):
    return [(item.what, item.kind) for item in page_of(people, sign_in, who).todo]


def changes_of(people, sign_in, who):
    return {line.what for line in page_of(people, sign_in, who).changes}


def person_of(area, user):
    with area_scope(area.pk):
        return Person.objects.get(user=user)


@pytest.fixture
def open_review(northmoor, people):
    """An open review that asks the owner, who has answered two of seven, and six who have not."""
    due = timezone.now() + timedelta(days=4)
    review = Review(northmoor, people.facilitator, state="open", due_at=due)
    owner = person_of(northmoor, people.owner)
    voice = review.add(owner.name, "Health lead", "HL", Sector.HEALTH)
    with area_scope(northmoor.pk):
        voice.opened_at = timezone.now()
        voice.save()
    review.voices.insert(0, voice)
    review.answer("LC1", 3)
    review.answer("LC2", 2)
    return review


def make_report(area, people, review, days=10, **fields):
    with area_scope(area.pk):
        board, _new = Board.objects.get_or_create(name="Family Hubs Board", kind="partnership")
        meets = timezone.now() + timedelta(days=days)
        meeting = Meeting.objects.create(
            board=board, starts_at=meets, paper_deadline=meets - timedelta(days=9)
        )
    people.facilitator  # noqa: B018 - made before they are looked up
    author = person_of(area, people.facilitator)
    with area_scope(area.pk):
        return Report.objects.create(
            meeting=meeting,
            round=review.round,
            title="Leading change together",
            author=author,
            sponsor=Person.objects.get(user=people.sponsor),
            contact=author,
            created_by=people.facilitator,
            **fields,
        )


@pytest.mark.parametrize("who", MEMBERS)
def test_overview_is_for_every_member(people, sign_in, open_review, who):
    page_of(people, sign_in, who)


def test_overview_of_another_area_is_not_found(people, sign_in, northmoor):
    assert open_page(sign_in(people.outsider)).status_code == 404


def test_overview_tells_a_participant_what_to_answer(people, sign_in, open_review):
    assert todo_of(people, sign_in, "owner") == [
        ("Answer 5 more statements in Autumn review 2026", "soon")
    ]


def test_overview_asks_to_submit_when_all_is_answered(people, sign_in, open_review):
    for number in range(3, 8):
        open_review.answer(f"LC{number}", 3)
    assert todo_of(people, sign_in, "owner")[0][0].startswith("Check and submit")


def test_overview_asks_nothing_of_who_submitted(northmoor, people, sign_in, open_review):
    with area_scope(northmoor.pk):
        open_review.voices[0].submitted_at = timezone.now()
        open_review.voices[0].save()
    assert todo_of(people, sign_in, "owner") == []
    assert page_of(people, sign_in, "owner").heading == "Nothing needs you today"


def test_overview_tells_the_facilitator_whom_to_nudge(people, sign_in, open_review):
    (item,) = page_of(people, sign_in, "facilitator").todo
    assert item.what == "Nudge 6 people who have not started"
    assert item.why == "Voice 1, Voice 2, Voice 3 and 3 more. 1 of 7 is under way."


def test_overview_tells_nobody_else_who_has_not_started(people, sign_in, open_review):
    for who in ("sponsor", "owner", "board_member", "clerk", "observer", "administrator"):
        assert "Voice 1" not in open_page(sign_in(getattr(people, who))).text


def test_overview_asks_the_facilitator_to_agree_a_closed_review(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator)
    assert (
        todo_of(people, sign_in, "facilitator")[0][0] == "Agree the ratings of Autumn review 2026"
    )
    for number in range(1, 8):
        review.agree(f"LC{number}", 3)
    assert todo_of(people, sign_in, "facilitator")[0][0] == (
        "Mark the view of Autumn review 2026 as agreed"
    )


def test_overview_shows_own_actions_that_press(northmoor, people, sign_in):
    owner, today = person_of(northmoor, people.owner), timezone.localdate()
    with area_scope(northmoor.pk):
        for text, days, who in [
            ("Late one", -3, owner),
            ("Soon one", 5, owner),
            ("Far one", 60, owner),
            ("Somebody else’s", -3, None),
        ]:
            Action.objects.create(
                text=text,
                due_on=today + timedelta(days=days),
                driver=who,
                created_by=people.facilitator,
            )
    assert todo_of(people, sign_in, "owner") == [
        ("Update the action: Late one", "late"),
        ("Update the action: Soon one", "soon"),
    ]


def test_overview_asks_the_sponsor_to_sign(northmoor, people, sign_in):
    people.sponsor  # noqa: B018 - made before they are looked up
    review = Review(northmoor, people.facilitator, state="agreed")
    make_report(northmoor, people, review, state="in_review")
    assert todo_of(people, sign_in, "sponsor")[0][0] == (
        "Sign off the report “Leading change together”"
    )
    for who in ("board_member", "observer", "owner"):
        assert "Leading change together" not in open_page(sign_in(getattr(people, who))).text


def test_overview_asks_the_clerk_to_circulate_and_record(northmoor, people, sign_in):
    people.sponsor  # noqa: B018 - made before they are looked up
    review = Review(northmoor, people.facilitator, state="agreed")
    make_report(northmoor, people, review, state="signed")
    make_report(northmoor, people, review, days=-3, state="circulated")
    assert {what for what, _kind in todo_of(people, sign_in, "clerk")} == {
        "Circulate the report “Leading change together”",
        "Record what the Family Hubs Board decided",
    }


@pytest.mark.parametrize(("days", "asked"), [(40, True), (80, False)])
def test_overview_asks_for_a_report_once_a_view_is_agreed(northmoor, people, sign_in, days, asked):
    Review(northmoor, people.facilitator, state="agreed")
    with area_scope(northmoor.pk):
        meets = timezone.now() + timedelta(days=days)
        Meeting.objects.create(
            board=Board.objects.create(name="Family Hubs Board", kind="partnership"),
            starts_at=meets,
            paper_deadline=meets - timedelta(days=9),
        )
    found = [what for what, _kind in todo_of(people, sign_in, "facilitator")]
    assert ("Write the report for the Family Hubs Board" in found) is asked
    assert todo_of(people, sign_in, "clerk") == []


def test_overview_counts_working_days_to_the_papers(northmoor, people, sign_in, time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00", tick=False)
    with area_scope(northmoor.pk):
        board = Board.objects.create(name="Family Hubs Board", kind="partnership")
        Meeting.objects.create(
            board=board,
            starts_at="2026-12-17T14:00:00+00:00",
            paper_deadline="2026-12-08T10:00:00+00:00",
        )
    board = page_of(people, sign_in, "observer").board
    assert board.left + board.left_rest == "11 working days until papers are due"
    assert board.until == "10am Tuesday 8 December"
    assert [line.what for line in board.dates] == ["Papers due, 10am", "Board meets, 2pm"]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-12-07T09:00:00+00:00", "1 working day until papers are due"),
        ("2026-12-08T09:00:00+00:00", "Papers are due today"),
        ("2026-12-09T09:00:00+00:00", "Papers were due"),
    ],
)
def test_overview_says_how_long_is_left_for_papers(people, sign_in, time_machine, now, words):
    time_machine.move_to(now, tick=False)
    with area_scope(people.area.pk):
        Meeting.objects.create(
            board=Board.objects.create(name="Family Hubs Board", kind="partnership"),
            starts_at="2026-12-17T14:30:00+00:00",
            paper_deadline="2026-12-08T10:00:00+00:00",
            place="Room 4",
        )
    board = page_of(people, sign_in, "observer").board
    assert board.left + board.left_rest == words
    assert board.dates[-1].what == "Board meets, 2.30pm, Room 4"


def test_overview_links_a_decision_to_its_report(northmoor, people, sign_in):
    people.sponsor  # noqa: B018 - made before they are looked up
    review = Review(northmoor, people.facilitator, state="agreed")
    report = make_report(northmoor, people, review, days=-3, state="circulated")
    with area_scope(northmoor.pk):
        record(actor=None, verb="decision.recorded", subject=report, summary="The board decided.")
    (line,) = page_of(people, sign_in, "observer").changes
    assert str(report.pk) in line.url


def test_overview_shows_where_each_statement_stands(northmoor, people, sign_in):
    before = Review(northmoor, people.facilitator, title="Spring", state="agreed")
    after = Review(
        northmoor,
        people.facilitator,
        title="Autumn",
        state="agreed",
        opened_at=before.round.opened_at + timedelta(days=180),
    )
    for code, then, now in (("LC1", 2, 3), ("LC2", 2, 2), ("LC3", 4, 3)):
        before.agree(code, then)
        after.agree(code, now)
    after.agree("LC4", 1)
    standing = page_of(people, sign_in, "observer").standing
    assert "1 moved up, 1 moved down." in standing.lead
    rows = [(row.strip.words, row.strip.change) for row in standing.groups[0].rows]
    assert rows == [
        ("Early progress", "Up 1 from Basic"),
        ("Basic", "No change"),
        ("Early progress", "Down 1 from Substantial progress"),
        ("Not yet started", "First rating"),
    ]


def test_overview_shows_no_rating_that_is_not_agreed_as_a_whole(northmoor, people, sign_in):
    Review(northmoor, people.facilitator).agree("LC1", 5)
    assert page_of(people, sign_in, "facilitator").standing is None


def test_overview_tells_events_to_those_who_may_know(northmoor, people, sign_in, open_review):
    with area_scope(northmoor.pk):
        for verb, summary in [
            ("round.opened", "The review opened."),
            ("participation.submitted", "Somebody submitted."),
            ("action.done", "An action is done."),
            ("agreement.recorded", "One agreement."),
            ("reflection.shown", "A reflection."),
            ("membership.ended", "Somebody left."),
        ]:
            record(actor=None, verb=verb, subject=open_review.round, summary=summary)
    told = {
        who: changes_of(people, sign_in, who)
        for who in ("observer", "board_member", "owner", "administrator")
    }
    assert told["observer"] == {"The review opened."}
    assert told["board_member"] == {"The review opened.", "An action is done."}
    assert told["owner"] == told["board_member"] | {"Somebody submitted."}
    assert told["administrator"] == told["board_member"] | {"Somebody left."}


def test_overview_of_a_new_area_teaches_the_first_steps(people, sign_in, northmoor):
    page = page_of(people, sign_in, "facilitator")
    assert page.heading == "First steps"
    assert [step.what for step in page.steps] == [
        "Say who leads",
        "Add your board and its next meeting",
        "Open your first review",
    ]
    assert page.signs == []
    assert [step.what for step in page_of(people, sign_in, "observer").steps] == []


def test_overview_flags_drift_with_its_mend_for_who_may_mend(people, sign_in, open_review):
    facilitator = {line.what: line.url for line in page_of(people, sign_in, "facilitator").signs}
    observer = {line.what: line.url for line in page_of(people, sign_in, "observer").signs}
    vacancy = next(what for what in facilitator if "accountable leader" in what)
    assert facilitator[vacancy]
    assert observer[vacancy] == ""


def test_overview_names_everybody_who_shares_a_post(northmoor, people, sign_in, open_review):
    with area_scope(northmoor.pk):
        for who in (people.owner, people.facilitator):
            sharer = person_of(northmoor, who)
            Appointment.objects.create(
                role_id="senior-sponsor",
                person=sharer,
                organisation=sharer.organisation,
                starts_on=date(2026, 1, 5),
                basis=Basis.SHARED,
            )
    card = page_of(people, sign_in, "observer").cards[1]
    assert {card.name, dict(card.facts)["With"]} == {"Olive Owner", "Fay Facilitator"}


def test_overview_shows_who_leads_and_the_vacancies(northmoor, people, sign_in, open_review):
    leader = person_of(northmoor, people.owner)
    with area_scope(northmoor.pk):
        Appointment.objects.create(
            role_id="accountable-leader",
            person=leader,
            organisation=leader.organisation,
            starts_on=date(2026, 1, 5),
        )
    page = page_of(people, sign_in, "observer")
    assert page.filled == "1 of 6 posts are filled."
    assert (page.cards[0].name, page.cards[0].status) == (
        "Olive Owner",
        ("late", "No deputy named"),
    )
    assert page.cards[1].name == ""
    assert page.cards[1].url == ""


@pytest.mark.parametrize("rounds", [1, 3, 50])
def test_overview_costs_the_same_however_many_rounds(
    northmoor, people, sign_in, open_review, rounds
):
    people.sponsor  # noqa: B018 - made before they are looked up
    owner = person_of(northmoor, people.owner)
    for number in range(rounds):
        review = Review(
            northmoor, people.facilitator, title=f"Review {number}", state="agreed", voices=1
        )
        review.agree("LC1", 3)
    make_report(northmoor, people, review, days=-200, state="circulated")
    with area_scope(northmoor.pk), user_scope(people.owner.pk):
        Decision.objects.create(
            report=Report.objects.get(),
            number=1,
            recommendation="Do it",
            result="agreed",
            decided_on=timezone.localdate() - timedelta(days=190),
            recorded_by=people.facilitator,
        )
        Reflection.objects.create(
            author=people.owner,
            question=open_review.question("LC1"),
            text="I thought about it.",
            visibility="shared",
            saved_at=timezone.now(),
        )
        for number in range(rounds):
            Action.objects.create(text=f"Act {number}", driver=owner, created_by=people.facilitator)
    client = sign_in(people.facilitator)
    open_page(client)
    with counting() as asked:
        assert open_page(client).status_code == 200
    assert len(asked) == 12


def test_overview_leads_to_what_changed_since_the_board_last_met(
    northmoor, people, sign_in, open_review
):
    page = page_of(people, sign_in, "observer")
    assert page.changes_url.endswith("/leadership/changes/")
    assert page.changes_words == "See what changed in who leads in the last six months"
    with area_scope(northmoor.pk):
        board = Board.objects.create(name="Partnership Board", kind=Board.Kind.PARTNERSHIP)
        for days in (-90, -30, 30):
            at = timezone.now() + timedelta(days=days)
            Meeting.objects.create(board=board, starts_at=at, paper_deadline=at)
    page = page_of(people, sign_in, "observer")
    met_on = timezone.localdate() - timedelta(days=30)
    assert page.changes_url.endswith(f"/leadership/changes/?from={met_on.isoformat()}")
    assert sign_in(people.observer).get(page.changes_url).status_code == 200
