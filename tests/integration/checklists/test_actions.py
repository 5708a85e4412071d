"""Actions: found in tabs, changed by whose they are, finished with a word on the outcome."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from checklists.models import Action
from checklists.standing import standing
from governance.measuring.counting import counting
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.personas import make_person
from tests.reviews import OPENED, Review

TODAY = date(2026, 11, 23)


def make(area, by, text="Share one induction", driver=None, **fields):
    with area_scope(area.pk):
        person = Person.objects.filter(user=driver).first() if driver else None
        return Action.objects.create(text=text, created_by=by, driver=person, **fields)


def stored(action):
    with area_scope(action.area_id):
        return Action.objects.get(pk=action.pk)


def address(action=None, name="action-view"):
    place = {"slug": "northmoor"} | ({"action_id": action.pk} if action else {})
    return reverse(f"checklists:{name}", kwargs=place)


def person_of(area, user):
    with area_scope(area.pk):
        return str(Person.objects.get(user=user).pk)


@pytest.fixture
def action(northmoor, people):
    due = timezone.localdate() + timedelta(days=30)
    return make(northmoor, people.facilitator, driver=people.owner, due_on=due)


def typed(action, **changes):
    due = timezone.localdate() + timedelta(days=40)
    return {
        "text": "Share one induction with every partner",
        "driver": str(action.driver_id),
        "sponsor": "",
        "due_on_day": due.day,
        "due_on_month": due.month,
        "due_on_year": due.year,
        "version": "1",
        **changes,
    }


@pytest.mark.parametrize(
    ("status", "due_on", "kind", "words"),
    [
        ("open", date(2026, 11, 13), "late", "Overdue since 13 Nov"),
        ("open", date(2025, 11, 13), "late", "Overdue since 13 Nov 2025"),
        ("open", date(2026, 11, 23), "soon", "Due Mon 23 Nov"),
        ("open", date(2026, 12, 7), "soon", "Due Mon 7 Dec"),
        ("open", date(2026, 12, 8), "track", "By 8 Dec"),
        ("open", None, "todo", "No date"),
        ("done", date(2026, 11, 1), "done", "Done 20 Nov"),
        ("dropped", None, "todo", "Dropped 20 Nov"),
    ],
)
def test_standing_is_a_shape_and_words(status, due_on, kind, words):
    finished = None if status == "open" else date(2026, 11, 20)
    found = standing(status=status, due_on=due_on, finished_on=finished, today=TODAY)
    assert (found.kind, found.words) == (kind, words)


def test_action_list_has_tabs_with_counts(northmoor, people, sign_in, action):
    late = timezone.localdate() - timedelta(days=3)
    make(northmoor, people.facilitator, "Name a deputy", due_on=late)
    make(
        northmoor,
        people.facilitator,
        "Old one",
        status="done",
        outcome="Done well",
        finished_on=late,
    )
    client = sign_in(people.owner)
    page = client.get(address(name="action-list"))
    assert [tab["words"] for tab in page.context["tabs"]] == [
        "Mine (1)",
        "All open (2)",
        "Overdue (1)",
        "I observe (0)",
        "Done and dropped (1)",
    ]
    assert page.text.index("Name a deputy") < page.text.index("Share one induction")
    mine = client.get(address(name="action-list"), {"show": "mine"}).text
    assert "Name a deputy" not in mine
    assert "Old one" in client.get(address(name="action-list"), {"show": "done"}).text


def test_action_list_finds_words_and_people(northmoor, people, sign_in, action):
    make(northmoor, people.facilitator, "Name a deputy")
    client = sign_in(people.facilitator)
    found = client.get(address(name="action-list"), {"find": "olive"}).text
    assert "Share one induction" in found
    assert "Name a deputy" not in found
    nothing = client.get(address(name="action-list"), {"find": "zebra"}).text
    assert "Nothing found" in nothing


@pytest.mark.parametrize("count", [1, 3, 50])
def test_action_list_costs_the_same_however_many(northmoor, people, sign_in, count):
    for number in range(count):
        make(northmoor, people.facilitator, f"Action {number}", driver=people.owner)
    client = sign_in(people.owner)
    with counting() as asked:
        client.get(address(name="action-list"))
    assert len(asked) == 7


def test_action_page_says_where_it_came_from_and_its_history(people, sign_in, action):
    client = sign_in(people.owner)
    client.post(address(action, "action-edit"), typed(action))
    with counting() as asked:
        text = client.get(address(action)).text
    assert len(asked) <= 12
    assert "Added on its own" in text
    assert "Olive Owner changed an action" in text
    assert "The due date:" in text


def test_action_of_a_review_leads_back_to_it_for_leaders(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator)
    action = make(
        northmoor,
        people.facilitator,
        round=review.round,
        question=review.question("LC1"),
        driver=people.owner,
    )
    text = sign_in(people.owner).get(address(action)).text
    assert "Autumn review 2026: A strong narrative led by the leadership team" in text
    assert "See the review" in text
    assert "No date" in text
    assert "See the review" not in sign_in(people.board_member).get(address(action)).text


def test_action_history_says_what_changed_from_what_to_what(northmoor, people, sign_in):
    action = make(northmoor, people.facilitator)
    new = typed(action, driver=person_of(northmoor, people.owner))
    client = sign_in(people.facilitator)
    assert client.post(address(action, "action-edit"), new).status_code == 302
    text = client.get(address(action)).text
    assert "Who drives it: nobody → Olive Owner." in text
    assert "The due date: none →" in text


def test_action_is_changed_by_its_driver(people, sign_in, action):
    sign_in(people.owner).post(address(action, "action-edit"), typed(action))
    assert stored(action).text == "Share one induction with every partner"


def test_action_of_others_is_not_theirs_to_change(people, sign_in, action):
    client = sign_in(people.teammate)
    assert client.get(address(action)).status_code == 200
    assert "Say what came of it" not in client.get(address(action)).text
    for name in ("action-edit", "action-finish"):
        assert client.post(address(action, name), typed(action)).status_code == 404
    assert stored(action).version == 1


def test_action_is_read_but_not_changed_by_board_members(people, sign_in, action):
    client = sign_in(people.board_member)
    page = client.get(address(action))
    assert page.status_code == 200
    for name in ("action-edit", "action-finish"):
        assert address(action, name) not in page.text
        assert client.get(address(action, name)).status_code == 404
        assert client.post(address(action, name), typed(action)).status_code == 404
    assert stored(action).version == 1


def test_action_of_another_area_is_not_found(people, sign_in, action):
    foreign = address(action).replace("northmoor", "eastvale")
    assert sign_in(people.outsider).get(foreign).status_code == 404


def test_action_ends_with_a_word_on_the_outcome(people, sign_in, action):
    client = sign_in(people.owner)
    refused = client.post(address(action, "action-finish"), {"status": "done", "version": "1"})
    assert refused.status_code == 422
    assert "Enter what came of it" in refused.text
    client.post(
        address(action, "action-finish"),
        {"status": "done", "outcome": "Every partner uses it.", "version": "1"},
    )
    done = stored(action)
    assert (done.status, done.finished_on) == ("done", timezone.localdate())
    assert "Every partner uses it." in client.get(address(action)).text


def test_action_changed_by_two_shows_both_texts(people, sign_in, action):
    client = sign_in(people.facilitator)
    client.post(address(action, "action-edit"), typed(action, text="First wins"))
    response = client.post(address(action, "action-edit"), typed(action, text="Second waits"))
    assert response.status_code == 409
    assert "First" in response.text
    assert "Second" in response.text
    theirs = client.post(address(action, "action-edit"), typed(action, keep="theirs"))
    assert theirs.status_code == 302
    mine = typed(action, text="Second waits", keep="mine", version="2")
    client.post(address(action, "action-edit"), mine)
    assert stored(action).text == "Second waits"


def test_action_finished_by_two_shows_both_outcomes(people, sign_in, action):
    client = sign_in(people.owner)
    first = {"status": "done", "outcome": "It works.", "version": "1"}
    client.post(address(action, "action-finish"), first)
    response = client.post(
        address(action, "action-finish"),
        {"status": "dropped", "outcome": "No money.", "version": "1"},
    )
    assert response.status_code == 409
    assert "It" in response.text
    assert "No money." in response.text
    again = client.post(address(action, "action-finish"), {**first, "keep": "theirs"})
    assert again.status_code == 302
    assert stored(action).outcome == "It works."


def test_action_unchanged_leaves_no_trace(people, sign_in, action):
    same = typed(
        action,
        text=action.text,
        due_on_day=action.due_on.day,
        due_on_month=action.due_on.month,
        due_on_year=action.due_on.year,
    )
    sign_in(people.owner).post(address(action, "action-edit"), same)
    assert stored(action).version == 1


def test_overdue_action_keeps_its_date_unless_changed(northmoor, people, sign_in):
    late = timezone.localdate() - timedelta(days=3)
    action = make(northmoor, people.facilitator, driver=people.owner, due_on=late)
    day = {"due_on_day": late.day, "due_on_month": late.month, "due_on_year": late.year}
    client = sign_in(people.owner)
    assert client.post(address(action, "action-edit"), typed(action, **day)).status_code == 302
    worse = typed(action, **day, version="2") | {"due_on_year": late.year - 1}
    refused = client.post(address(action, "action-edit"), worse)
    assert refused.status_code == 422
    assert "Due date must be today or later" in refused.text


def test_action_is_added_by_the_facilitator(northmoor, people, sign_in, action):
    client = sign_in(people.facilitator)
    assert client.get(address(name="action-add")).status_code == 200
    assert client.post(address(name="action-add"), {"version": "0"}).status_code == 422
    new = typed(action, version="0", driver=person_of(northmoor, people.facilitator))
    response = client.post(address(name="action-add"), new, follow=True)
    assert "The action is added." in response.text
    assert sign_in(people.owner).get(address(name="action-add")).status_code == 403


# Observing, noting, finding ----------------------------------------------------------------------


def test_observers_are_kept_informed_and_change_nothing(northmoor, people, sign_in, action):
    teammate = person_of(northmoor, people.teammate)
    client = sign_in(people.facilitator)
    client.post(address(action, "action-edit"), typed(action, observers=[teammate]))
    page = client.get(address(action)).text
    assert "Who observes it: nobody → Tariq Teammate." in page
    assert "checked" in client.get(address(action, "action-edit")).text
    observer = sign_in(people.teammate)
    seen = observer.get(address(name="action-list"), {"show": "observed"})
    assert seen.context["tabs"][3]["words"] == "I observe (1)"
    assert "Share one induction" in seen.text
    assert (
        "Share one induction"
        not in observer.get(address(name="action-list"), {"show": "mine"}).text
    )
    assert observer.get(address(action, "action-edit")).status_code == 404
    assert observer.post(address(action, "action-note"), {"text": "x"}).status_code == 404


def test_observers_are_taken_off_again_and_both_texts_name_them(northmoor, people, sign_in, action):
    teammate = person_of(northmoor, people.teammate)
    client = sign_in(people.facilitator)
    client.post(address(action, "action-edit"), typed(action, observers=[teammate]))
    stale = client.post(address(action, "action-edit"), typed(action, text="Other words"))
    assert stale.status_code == 409
    assert "Observes: Tariq Teammate" in stale.text
    client.post(address(action, "action-edit"), typed(action, version="2", observers=[]))
    assert "Who observes it: Tariq Teammate → nobody." in client.get(address(action)).text


def test_nobody_of_another_area_observes(northmoor, people, sign_in, action):
    stranger = str(make_person(people.elsewhere, people.outsider).pk)
    refused = sign_in(people.facilitator).post(
        address(action, "action-edit"), typed(action, observers=[stranger])
    )
    assert refused.status_code == 422
    assert "Choose people from the list" in refused.text


def test_progress_is_noted_without_ending_the_action(people, sign_in, action):
    client = sign_in(people.owner)
    assert client.get(address(action, "action-note")).status_code == 200
    assert client.post(address(action, "action-note"), {"text": "  "}).status_code == 422
    client.post(address(action, "action-note"), {"text": "Two partners have signed."})
    page = client.get(address(action)).text
    assert "Two partners have signed. (Olive Owner)" in page
    assert "Olive Owner noted progress on an action" not in page
    with area_scope(action.area_id):
        assert AuditEvent.objects.filter(verb="action.noted", subject_id=action.pk).exists()
    assert (stored(action).status, stored(action).version) == ("open", 1)


def test_notes_are_only_ever_added(northmoor, people, sign_in, action):
    sign_in(people.owner).post(address(action, "action-note"), {"text": "As it was."})
    for statement in (
        "UPDATE checklists_actionnote SET text = 'x'",
        "DELETE FROM checklists_actionnote",
    ):
        with (
            area_scope(northmoor.pk),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_corrected_outcome_is_told_with_what_stood_there(people, sign_in, action):
    client = sign_in(people.owner)
    first = {"status": "done", "outcome": "It works.", "version": "1"}
    client.post(address(action, "action-finish"), first)
    assert "It works.” →" not in client.get(address(action)).text
    client.post(
        address(action, "action-finish"),
        {"status": "dropped", "outcome": "It did not last.", "version": "2"},
    )
    page = client.get(address(action)).text
    assert "What came of it: “It works.” → “It did not last.”." in page
    assert "How it ended: done → dropped." in page


def test_driver_who_has_left_is_told(northmoor, people, sign_in, action):
    with area_scope(northmoor.pk):
        Person.objects.filter(user=people.owner).update(left_on=timezone.localdate())
    client = sign_in(people.facilitator)
    assert "Olive Owner has left" in client.get(address(name="action-list")).text
    assert "Olive Owner, who drives it, has left." in client.get(address(action)).text
    finish = {"status": "done", "outcome": "It works.", "version": "1"}
    client.post(address(action, "action-finish"), finish)
    assert "Name somebody else" not in client.get(address(action)).text


def test_actions_are_found_by_person_and_sorted(northmoor, people, sign_in, action):
    other = make(northmoor, people.facilitator, "Name a deputy", driver=people.facilitator)
    make(northmoor, people.facilitator, "Ask the board")
    client = sign_in(people.facilitator)
    chosen = {"person": person_of(northmoor, people.owner)}
    found = client.get(address(name="action-list"), chosen)
    assert "1 action found" in found.text
    assert "Name a deputy" not in found.text
    newest = client.get(address(name="action-list"), {"order": "new"}).text
    assert newest.index("Ask the board") < newest.index("Name a deputy")
    by_driver = client.get(address(name="action-list"), {"order": "driver"}).text
    assert by_driver.index(other.text) < by_driver.index(action.text)
    assert client.get(address(name="action-list"), {"person": "x", "order": "x"}).status_code == 200


def test_action_of_an_earlier_review_is_carried_by_its_link(northmoor, people, sign_in):
    spring = Review(
        northmoor, people.facilitator, title="Spring review", opened_at=OPENED - timedelta(days=180)
    )
    autumn = Review(northmoor, people.facilitator)
    kept = {"round": spring.round, "question": spring.question("LC1")}
    carried = make(northmoor, people.facilitator, "Share one induction", **kept)
    ended = {"status": "done", "outcome": "Done.", "finished_on": date(2026, 8, 1)}
    make(northmoor, people.facilitator, "Done before", **kept, **ended)
    client = sign_in(people.owner)
    place = {"slug": "northmoor", "round_id": autumn.round.pk}
    page = client.get(reverse("checklists:compare-view", kwargs=place)).text
    assert "Carried from Spring review" in page
    assert "Done before" not in page
    assert "Carried into" in client.get(address(carried)).text
    earlier = client.get(
        reverse("checklists:compare-view", kwargs=place | {"round_id": spring.round.pk})
    )
    assert "Carried from" not in earlier.text
    with area_scope(northmoor.pk):
        assert Action.objects.count() == 2


@pytest.mark.parametrize(("levels", "told"), [((2, 2, 2), True), ((2, 3, 2), False)])
def test_rating_that_does_not_move_is_told_beside_the_statement(
    northmoor, people, sign_in, levels, told
):
    before = None
    for number, level in enumerate(levels):
        review = Review(
            northmoor,
            people.facilitator,
            title=f"Review {number}",
            state="closed" if number == 2 else "agreed",
            opened_at=OPENED - timedelta(days=180 * (2 - number)),
            previous=before,
        )
        review.answer_all(2, 2)
        review.agree("LC1", level)
        before = review.round
    place = {"slug": "northmoor", "round_id": before.pk}
    url = reverse("checklists:compare-view", kwargs=place)
    client = sign_in(people.facilitator)
    words = "Agreed at Basic in 3 reviews, and no action is open."
    assert (words in client.get(url).text) is told
    make(northmoor, people.facilitator, round=before, question=review.question("LC1"))
    assert words not in client.get(url).text
    with counting() as asked:
        client.get(url)
    assert len(asked) <= 12
    edit = place | {"question_id": review.question("LC1").pk}
    with counting() as asked:
        client.get(reverse("checklists:agreement-edit", kwargs=edit))
    assert len(asked) <= 12
