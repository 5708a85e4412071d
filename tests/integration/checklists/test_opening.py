"""Opening a review: what it begins from, its dates, its rules, its short lists, its invitation."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from checklists.actions.rounds import Terms
from checklists.emails import write_round_opened
from checklists.models import Action, Participation, Question, Round, ShortList
from governance.models import Board, Meeting
from hubs.models import AuditEvent, OutboxMessage, Sector
from hubs.tenancy import area_scope
from hubs.working_time import LONDON
from leadership.models import Appointment, Engagement, Level, Person
from tests.asking import ask, close, newest
from tests.integration.checklists.test_rounds import opening, person_of
from tests.personas import Personas
from tests.queries import at_most, counted

START, OPEN = "/areas/northmoor/rounds/start/", "/areas/northmoor/rounds/open/"
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=LONDON)
pytestmark = pytest.mark.django_db


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


@pytest.fixture
def meeting(northmoor):
    with area_scope(northmoor.pk):
        board = Board.objects.create(name="Partnership board", kind="partnership")
        return Meeting.objects.create(
            board=board,
            starts_at=datetime(2026, 12, 17, 14, 0, tzinfo=LONDON),
            paper_deadline=datetime(2026, 12, 8, 10, 0, tzinfo=LONDON),
        )


@pytest.fixture
def leads(northmoor, people):
    """Olive holds a role, Tariq sits at the table beside her."""
    with area_scope(northmoor.pk):
        olive, tariq = (Person.objects.get(user=u) for u in (people.owner, people.teammate))
        Appointment.objects.create(
            role_id="accountable-leader",
            person=olive,
            organisation=olive.organisation,
            starts_on=date(2026, 1, 5),
        )
        Engagement.objects.create(
            person=tariq, sector=Sector.EDUCATION, level=Level.STRATEGIC, starts_on=date(2026, 1, 5)
        )
    return olive, tariq


def date_parts(name, day):
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": "2026"}


def ids_of(*codes):
    return [str(pk) for pk in Question.objects.filter(code__in=codes).values_list("pk", flat=True)]


def the_round(area):
    with area_scope(area.pk):
        return Round.objects.get()


# What it begins from -----------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_start_page_offers_templates_the_last_review_and_the_meetings_ahead(
    northmoor, people, facilitator, meeting
):
    last = ask(northmoor, people.facilitator, people.owner, title="Spring review")
    page = facilitator.get(START).text
    assert "Copy Spring review" in page
    assert f'value="{last.pk}"' in page
    for words in ("Six-monthly review", "Quick partner check", "First look", "Yearly refresh"):
        assert words in page
    assert "Thursday 17 December 2026, Partnership board" in page
    assert "Papers are due on Tuesday 8 December 2026." in page


@time_machine.travel(MONDAY, tick=False)
def test_start_page_without_meetings_or_reviews_still_begins(facilitator):
    page = facilitator.get(START).text
    assert "Copy " not in page
    assert "None yet, or another one" in page


@pytest.mark.parametrize("persona", ["owner", "sponsor", "observer", "board_member"])
def test_only_who_runs_reviews_begins_one(people, sign_in, persona):
    client = sign_in(getattr(people, persona))
    assert client.get(START).status_code == 403
    assert client.get(OPEN).status_code == 403


@time_machine.travel(MONDAY, tick=False)
def test_dates_are_counted_back_from_the_meeting_and_explained(facilitator, meeting):
    page = facilitator.get(f"{OPEN}?begin=six-monthly&meeting={meeting.pk}").text
    assert "Suggested: Tuesday 8 December 2026. The clerk’s deadline for this meeting." in page
    assert "Suggested: Friday 27 November 2026. Two working days before the workshop" in page
    assert 'name="due_on_day" type="text" inputmode="numeric" value="27"' in page
    assert 'name="invite_on_day" type="text" inputmode="numeric" value="6"' in page


@time_machine.travel(MONDAY, tick=False)
def test_template_ticks_its_people_and_gives_partners_their_short_list(
    northmoor, facilitator, leads
):
    response = facilitator.get(f"{OPEN}?begin=six-monthly-short-for-partners")
    olive, tariq = leads
    forms = {row["form"].person: row["form"] for row in response.context["expected"]}
    assert forms[olive]["asked"].value() == ""
    assert forms[tariq]["asked"].value() == "0"
    assert "Six statements for partners" in response.text
    response = facilitator.get(f"{OPEN}?begin=first-look")
    forms = {row["form"].person: row["form"] for row in response.context["expected"]}
    assert forms[olive]["take_part"].value() is True
    assert forms[tariq]["take_part"].value() is False


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize("begin", ["nonsense", "", "01a2136e-724e-756d-9b3b-acf73076d89f"])
def test_unknown_beginning_is_the_usual_template(facilitator, begin):
    page = facilitator.get(f"{OPEN}?begin={begin}&meeting=nothing")
    assert 'value="Autumn review 2026"' in page.text


@time_machine.travel(MONDAY, tick=False)
def test_review_of_another_area_cannot_be_copied(northmoor, eastvale, people, facilitator):
    theirs = Personas(eastvale, northmoor)
    other = ask(eastvale, theirs.facilitator, theirs.owner, title="Secret review", note="Secret")
    page = facilitator.get(f"{OPEN}?begin={other.pk}").text
    assert "Secret" not in page


# Copying the last one ----------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_copy_keeps_sets_people_lists_and_rules_and_moves_the_dates(
    northmoor, people, facilitator, meeting, leads
):
    data = opening(northmoor, people.owner, people.teammate, title="Autumn review 2026")
    data |= short_list_data("LC1", "LC2") | {"note": "Be honest.", "anonymous_comparison": "on"}
    data[f"p-{leads[1].pk}-asked"] = "0"
    assert facilitator.post(OPEN, data).status_code == 302
    last = the_round(northmoor)
    with area_scope(northmoor.pk):
        Person.objects.filter(pk=leads[0].pk).update(left_on=date(2026, 11, 1))
    response = facilitator.get(f"{OPEN}?begin={last.pk}")
    page = response.text
    assert "Copied from Autumn review 2026" in page
    assert 'value="Autumn review 2026 (2)"' in page
    assert "Be honest." in page
    assert response.context["form"]["anonymous_comparison"].value() is True
    assert response.context["form"]["question_sets"].value() == [
        "leading-change", "reflective-questions",
    ]  # fmt: skip
    assert response.context["form"]["board_date"].value() == date(2026, 12, 17)
    [mine] = [row["form"] for row in response.context["expected"]]
    assert mine.person == leads[1]
    assert mine["asked"].value() == "0"
    assert mine["code"].value() == "R1"


@time_machine.travel(MONDAY, tick=False)
def test_copy_ticks_who_took_on_a_role_since_and_says_what_changed(
    northmoor, people, facilitator, leads
):
    last = ask(northmoor, people.facilitator, people.teammate)
    response = facilitator.get(f"{OPEN}?begin={last.pk}")
    forms = {row["form"].person: row for row in response.context["expected"]}
    assert forms[leads[0]]["news"] == "New: was not asked last time"
    assert forms[leads[0]]["form"]["take_part"].value() is True
    assert forms[leads[1]]["form"]["role_label"].value() == "Tariq Teammate role"
    with area_scope(northmoor.pk):
        Participation.objects.update(person=leads[0], code="AL")
    response = facilitator.get(f"{OPEN}?begin={last.pk}")
    forms = {row["form"].person: row for row in response.context["expected"]}
    assert forms[leads[0]]["news"] == "Today: Accountable leader"
    codes = [row["form"]["code"].value() for row in response.context["expected"]]
    assert len(set(codes)) == len(codes)


# Dates -------------------------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_counting_again_changes_the_dates_and_nothing_else(northmoor, people, facilitator):
    data = opening(northmoor, people.owner, title="My own name", note="Kept.", go="count")
    data |= date_parts("board_date", date(2026, 12, 17))
    response = facilitator.post(OPEN, data)
    assert response.status_code == 200
    form = response.context["form"]
    assert form["due_on"].value().day == "27"
    assert form["papers_on"].value().day == "8"
    assert "Kept." in response.text
    assert 'value="My own name"' in response.text
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()


@time_machine.travel(MONDAY, tick=False)
def test_counting_from_a_known_meeting_takes_its_own_deadline(
    northmoor, people, facilitator, meeting
):
    with area_scope(northmoor.pk):
        Meeting.objects.update(paper_deadline=datetime(2026, 12, 4, 10, 0, tzinfo=LONDON))
    data = opening(northmoor, people.owner, go="count")
    response = facilitator.post(OPEN, data | date_parts("board_date", date(2026, 12, 17)))
    assert response.context["form"]["papers_on"].value().day == "4"


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"board_date_day": "31", "board_date_month": "2", "board_date_year": "2026"}, "real date"),
        (date_parts("board_date", date(2026, 11, 9)), "There is no time for a review before"),
        ({}, "Suggested: Monday 23 November 2026"),
    ],
)
def test_counting_without_a_usable_meeting_says_why(northmoor, people, facilitator, parts, words):
    data = opening(northmoor, people.owner, go="count") | parts
    response = facilitator.post(OPEN, data)
    assert response.status_code == 200
    assert words in response.text


@time_machine.travel(MONDAY, tick=False)
def test_all_dates_and_rules_are_stored(northmoor, people, facilitator):
    data = opening(northmoor, people.owner, blind_until="submitted")
    for name, day in {
        "board_date": date(2026, 12, 17),
        "papers_on": date(2026, 12, 8),
        "workshop_on": date(2026, 12, 1),
        "remind_on": date(2026, 11, 20),
        "invite_on": date(2026, 11, 9),
    }.items():
        data |= date_parts(name, day)
    response = facilitator.post(OPEN, data, follow=True)
    assert "1 invitation will be sent on Monday 9 November." in response.text
    made = the_round(northmoor)
    assert made.papers_on == date(2026, 12, 8)
    assert made.workshop_on == date(2026, 12, 1)
    assert made.remind_on == date(2026, 11, 20)
    assert made.invite_at == datetime(2026, 11, 9, 8, 0, tzinfo=LONDON)
    assert made.shows_early
    with area_scope(northmoor.pk):
        assert OutboxMessage.objects.get().send_after == made.invite_at
    page = facilitator.get(f"/areas/northmoor/rounds/{made.pk}/").text
    assert "Monday 9 November 2026, 8am" in page
    assert "Tuesday 1 December 2026" in page
    assert "once they have submitted their own" in page


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (("board_date", date(2026, 11, 27)), "The board meeting must be after answers are due"),
        (("workshop_on", date(2026, 11, 26)), "The workshop cannot be before answers are due"),
        (("papers_on", date(2026, 11, 30)), "Papers cannot be due before the workshop"),
        (("papers_on", date(2026, 12, 18)), "Papers must be due by the board meeting"),
        (("remind_on", date(2026, 11, 27)), "The reminder must be before answers are due"),
        (("invite_on", date(2026, 11, 27)), "Invitations must go out before answers are due"),
        (("invite_on", date(2026, 10, 30)), "Invitations go out today or later"),
        (("remind_on", date(2026, 11, 9)), "The reminder must be after the invitations"),
    ],
)
def test_dates_out_of_order_are_refused_and_kept(northmoor, people, facilitator, changed, message):
    data = opening(northmoor, people.owner)
    data |= date_parts("board_date", date(2026, 12, 17))
    data |= date_parts("workshop_on", date(2026, 12, 1))
    data |= date_parts("invite_on", date(2026, 11, 9)) | date_parts(*changed)
    response = facilitator.post(OPEN, data)
    assert response.status_code == 422
    assert message in response.text
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"papers_on": date(2026, 12, 20), "board_date": date(2026, 12, 17)},
        {"workshop_on": date(2026, 12, 9), "papers_on": date(2026, 12, 8)},
        {"anonymous_comparison": True, "blind_until": "submitted"},
        {"invite_at": MONDAY + timedelta(days=90)},
    ],
)
def test_database_refuses_dates_and_rules_that_contradict_each_other(northmoor, people, fields):
    round_ = ask(northmoor, people.facilitator, people.owner)
    with area_scope(northmoor.pk), pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(due_at=MONDAY + timedelta(days=25), **fields)


@time_machine.travel(MONDAY, tick=False)
def test_without_names_means_hidden_until_the_close(northmoor, people, facilitator):
    rules = {"anonymous_comparison": "on", "blind_until": "submitted"}
    response = facilitator.post(OPEN, opening(northmoor, people.owner, **rules))
    assert response.status_code == 422
    assert "answers have to stay hidden until the review closes" in response.text
    facilitator.post(OPEN, opening(northmoor, people.owner, anonymous_comparison="on"))
    made = the_round(northmoor)
    assert made.anonymous_comparison
    page = facilitator.get(f"/areas/northmoor/rounds/{made.pk}/").text
    assert "without names, roles or organisations" in page


@time_machine.travel(MONDAY, tick=False)
def test_extension_never_ends_before_the_invitations(northmoor, people, facilitator):
    terms = Terms(invite_at=MONDAY + timedelta(days=10), remind_on=date(2026, 11, 18))
    round_ = ask(northmoor, people.facilitator, people.owner, terms=terms)
    url = f"/areas/northmoor/rounds/{round_.pk}/extend/"
    early = date_parts("due_on", date(2026, 11, 6)) | {"due_time": "17:00"}
    response = facilitator.post(url, early)
    assert response.status_code == 422
    assert "Invitations go out on Thursday 12 November" in response.text
    later = date_parts("due_on", date(2026, 12, 4)) | {"due_time": "17:00"}
    assert facilitator.post(url, later).status_code == 302
    assert the_round(northmoor).remind_on is None


# Short lists -------------------------------------------------------------------------------------


def short_list_data(*codes, number=0, name="Six statements", lists=1):
    return {
        "lists": str(lists),
        f"list-{number}-name": name,
        f"list-{number}-statements": ids_of(*codes),
    }


@time_machine.travel(MONDAY, tick=False)
def test_short_list_is_added_on_the_page_and_chosen_for_people(northmoor, people, facilitator):
    page = facilitator.get(OPEN)
    assert "Is asked" not in page.text
    page = facilitator.post(OPEN, opening(northmoor, people.owner, go="list"))
    assert page.status_code == 200
    assert 'name="list-0-name"' in page.text
    assert "Is asked" in page.text
    assert "Leading change: Strong narrative" in page.text
    assert "System leadership: " not in page.text  # that set is not ticked


@time_machine.travel(MONDAY, tick=False)
def test_short_list_is_stored_with_who_is_asked_it(northmoor, people, facilitator):
    data = opening(northmoor, people.owner, people.teammate) | short_list_data("LC1", "LC4")
    tariq = person_of(northmoor, people.teammate)
    data |= {f"p-{tariq.pk}-asked": "1", "lists": "2"}
    data |= {"list-1-name": "Two", "list-1-statements": ids_of("LC1", "LC2")}
    data["list-0-name"], data["list-0-statements"] = "", []  # left blank: left out
    facilitator.post(OPEN, data)
    with area_scope(northmoor.pk):
        [stored] = ShortList.objects.all()
        assert (stored.name, stored.position, len(stored.questions)) == ("Two", 0, 2)
        asked = Participation.objects.get(person=tariq)
        assert asked.short_list == stored
        assert Participation.objects.exclude(person=tariq).get().short_list is None
    with area_scope(northmoor.pk):
        event = AuditEvent.objects.get(verb="round.opened")
    assert event.detail["short_lists"] == ["Two"]


@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"list-0-name": ""}, "Give the short list a name"),
        ({"list-0-statements": []}, "Choose at least one statement for the short list"),
        ({"question_sets": ["system-leadership"]}, "not in the question sets you chose"),
        ({"lists": "2", "list-1-name": "SIX statements"}, "Two short lists have this name"),
        ({"seat": "7"}, "Choose everything, or one of the short lists"),
    ],
)
def test_short_list_with_a_fault_is_refused(northmoor, people, facilitator, changes, message):
    data = opening(northmoor, people.owner) | short_list_data("LC1")
    data["list-1-statements"] = ids_of("LC1")
    data[f"p-{person_of(northmoor, people.owner).pk}-asked"] = changes.pop("seat", "0")
    response = facilitator.post(OPEN, data | changes)
    assert response.status_code == 422
    assert message in response.text
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()


@time_machine.travel(MONDAY, tick=False)
def test_set_that_nobody_would_be_asked_is_refused(northmoor, people, facilitator):
    data = opening(northmoor, people.owner) | short_list_data("LC1")
    data["question_sets"] = ["leading-change", "system-leadership", "reflective-questions"]
    data[f"p-{person_of(northmoor, people.owner).pk}-asked"] = "0"
    response = facilitator.post(OPEN, data)
    assert response.status_code == 422
    assert "Nobody would be asked “System leadership”" in response.text
    data["list-0-statements"] = ids_of("LC1", "SL1")
    assert facilitator.post(OPEN, data).status_code == 302


@time_machine.travel(MONDAY, tick=False)
def test_there_is_an_end_to_short_lists(northmoor, people, facilitator):
    page = facilitator.post(OPEN, opening(northmoor, people.owner, go="list", lists="6"))
    assert 'name="list-5-name"' in page.text
    assert 'name="list-6-name"' not in page.text
    assert "Add another short list" not in page.text
    assert facilitator.post(OPEN, opening(northmoor, people.owner, lists="x")).status_code == 302


def give_list(round_, short_list):
    """Write it as no action would, and have the database look at once."""
    Participation.objects.filter(round=round_).update(short_list=short_list)
    connection.check_constraints()


def test_database_refuses_an_empty_list_and_one_of_another_round(northmoor, people):
    first = ask(northmoor, people.facilitator, people.owner, title="First")
    other = ask(northmoor, people.facilitator, people.owner, title="Other")
    with area_scope(northmoor.pk):
        with pytest.raises(IntegrityError), transaction.atomic():
            ShortList.objects.create(round=first, name="None", position=0, questions=[])
        pk = newest("system-leadership").questions.first().pk
        theirs = ShortList.objects.create(round=other, name="Some", position=0, questions=[pk])
        with pytest.raises(IntegrityError), transaction.atomic():
            give_list(first, theirs)


# The invitation ----------------------------------------------------------------------------------


@time_machine.travel(MONDAY, tick=False)
def test_preview_is_the_mail_that_is_sent_and_opens_nothing(northmoor, people, facilitator):
    data = opening(northmoor, people.owner, note="Why this matters: Ö & <b>.")
    data |= date_parts("workshop_on", date(2026, 12, 1))
    response = facilitator.post(OPEN, data | {"go": "preview"})
    assert response.status_code == 200
    preview = response.context["preview"]
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()
        assert not OutboxMessage.objects.exists()
    facilitator.post(OPEN, data | {"go": "open"})
    with area_scope(northmoor.pk):
        sent = write_round_opened(northmoor, OutboxMessage.objects.get())
        made = Round.objects.get()
    assert preview["subject"] == sent.subject
    shown, real = (
        [line for line in text.splitlines() if "/rounds/" not in line]
        for text in (preview["text"], sent.text)
    )
    assert shown == real
    assert "Why this matters: Ö & <b>." in sent.text
    assert f"/rounds/{made.pk}/leave/" in sent.text
    assert "You are asked about 7 statements." in sent.text


@time_machine.travel(MONDAY, tick=False)
def test_preview_of_a_faulty_form_says_what_to_mend(northmoor, people, facilitator):
    response = facilitator.post(OPEN, opening(northmoor, people.owner, title="", go="preview"))
    assert response.status_code == 422
    assert response.context["preview"] is None
    assert "Enter the name of the review" in response.text


@time_machine.travel(MONDAY, tick=False)
def test_invitation_tells_the_rules_and_the_short_list(northmoor, people, facilitator):
    data = opening(northmoor, people.owner, blind_until="submitted") | short_list_data("LC1")
    data[f"p-{person_of(northmoor, people.owner).pk}-asked"] = "0"
    data |= date_parts("invite_on", date(2026, 11, 9))
    preview = facilitator.post(OPEN, data | {"go": "preview"}).context["preview"]
    assert "You are asked about 1 statement." in preview["text"]
    assert "Nobody sees your answers before you submit them." in preview["text"]
    assert preview["goes"] == "It goes out on Monday 9 November 2026."


def test_enter_in_a_field_opens_nothing(northmoor, people, facilitator):
    page = facilitator.get(OPEN).text
    assert page.index('value="look"') < page.index('value="count"') < page.index('value="open"')
    facilitator.post(OPEN, opening(northmoor, people.owner, go="look"))
    with area_scope(northmoor.pk):
        assert not Round.objects.exists()


# Budgets -----------------------------------------------------------------------------------------


def test_opening_page_costs_the_same_for_five_and_sixty_people(
    northmoor, people, facilitator, meeting
):
    last = ask(northmoor, people.facilitator, people.owner)
    close(last, people.facilitator)
    counts = []
    for number in (5, 60):
        with area_scope(northmoor.pk):
            organisation = person_of(northmoor, people.owner).organisation
            for each in range(Person.objects.count(), number):
                Person.objects.create(name=f"Person {each}", organisation=organisation)
        facilitator.get(OPEN)
        facilitator.get(f"{OPEN}?begin={last.pk}")
        for url in (OPEN, f"{OPEN}?begin={last.pk}"):
            with at_most(12) as captured:
                facilitator.get(url)
            counts.append(len(counted(captured)))
    assert counts[:2] == counts[2:]


def test_page_lists_the_open_actions_that_come_along(northmoor, people, facilitator):
    before = ask(northmoor, people.facilitator, people.owner, title="Before")
    with area_scope(northmoor.pk):
        asked = Question.objects.filter(question_set=newest("system-leadership"))
        made = {"round": before, "created_by": people.facilitator}
        for number in range(7):
            day = date(2026, 12, 1) + timedelta(days=number)
            Action.objects.create(text=f"Do {number}", due_on=day, question=asked[0], **made)
        done = {"status": "done", "outcome": "Yes", "finished_on": date(2026, 11, 2)}
        Action.objects.create(text="Finished", question=asked[1], **made, **done)
        Action.objects.create(text="About nothing asked", **made)
    page = facilitator.get(OPEN).text
    assert "7 actions on these statements are still to be done." in page
    assert "See all open actions, 2 more of these among them" in page
    assert "Do 4" in page
    for text in ("Do 5", "Finished", "About nothing asked"):
        assert text not in page


def test_page_says_that_no_action_comes_along(northmoor, people, facilitator):
    assert "No action on the statements of these question sets" in facilitator.get(OPEN).text
    with area_scope(northmoor.pk):
        asked = Question.objects.filter(question_set=newest("system-leadership")).first()
        before = ask(northmoor, people.facilitator, people.owner, title="Before")
        made = {"round": before, "question": asked, "created_by": people.facilitator}
        Action.objects.create(text="Only this", **made)
    page = facilitator.get(OPEN).text
    assert "1 action on these statements is still to be done." in page
    assert "No due date" in page
    response = facilitator.post(OPEN, opening(northmoor, question_sets=[], go="open"))
    assert response.status_code == 422
    assert "Only this" not in response.text


def test_moment_of_a_meeting_in_the_past_is_not_offered(northmoor, facilitator, meeting):
    with area_scope(northmoor.pk):
        past = timezone.now() - timedelta(days=3)
        Meeting.objects.update(starts_at=past, paper_deadline=past)
    assert "Partnership board" not in facilitator.get(START).text


def test_round_form_needs_a_known_rule(northmoor, people, facilitator):
    for rule in ("never", ""):
        response = facilitator.post(OPEN, opening(northmoor, people.owner, blind_until=rule))
        assert response.status_code == 422
