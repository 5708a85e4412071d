"""An area's own questions on their pages, and their mark on every page that shows them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.actions.local_statements import add_local_statement, change_local_statement
from checklists.asked import latest_sets
from checklists.models import Action, LocalSet, LocalStatement, QuestionSet
from governance.overview import read_overview
from governance.snapshot.position import question_set_facts
from hubs.models import AuditEvent, Membership
from hubs.tenancy import area_scope
from tests.asking import answer_everything, ask, close
from tests.local_sets import TEXTS, TITLE, begin, current, facts, publish, statement
from tests.queries import at_most, counted
from tests.reviews import OPENED, Review

pytestmark = pytest.mark.django_db
MARK = "Northmoor’s own"
TAG = f'<strong class="fh-own">{MARK}</strong>'
HOME = "/areas/northmoor/questions/"


@pytest.fixture
def facilitator(people, sign_in):
    return sign_in(people.facilitator)


@pytest.fixture
def draft(people):
    return begin(people.area, people.facilitator)


@pytest.fixture
def published(people, draft):
    return publish(people.area, people.facilitator, draft)


@pytest.fixture
def inside(northmoor):
    return lambda: area_scope(northmoor.pk)


def url(name, row):
    kind = "local_set_id" if isinstance(row, LocalSet) else "statement_id"
    noun = "localset" if isinstance(row, LocalSet) else "localstatement"
    return reverse(f"checklists:{noun}-{name}", kwargs={"slug": "northmoor", kind: row.pk})


def add_url(draft):
    names = {"slug": "northmoor", "local_set_id": draft.pk}
    return reverse("checklists:localstatement-add", kwargs=names)


def told(**changed):
    """What a browser sends of a statement."""
    levels = {f"level_{place}": "" for place in range(1, 6)}
    words = {"text": "Parents decide.", "short_name": "Parents", "guidance": "", "seen": ""}
    return {**words, **levels, **changed}


# Writing ---------------------------------------------------------------------------------------


def test_empty_page_explains_and_leads_on(facilitator):
    page = facilitator.get(HOME).text
    assert "You have no questions of your own yet" in page
    assert "Our own questions" in facilitator.get("/areas/northmoor/rounds/").text


def test_set_beside_another_is_named_after_it(facilitator, inside):
    words = {"extends": "leading-change", "title": "", "introduction": "What we ask.", "seen": ""}
    page = facilitator.post(f"{HOME}add/", words, follow=True)
    assert TITLE in page.text
    assert "Asked beside Leading change" in page.text
    with inside():
        assert LocalSet.objects.get().key == "leading-change--01"
        assert AuditEvent.objects.get(verb="question_set.added")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Enter the name of the set"),
        ({"title": "Leading CHANGE"}, "There is a set called “Leading CHANGE” already"),
        ({"title": "x" * 81}, "80 characters or fewer"),
        ({"introduction": " "}, "Enter the introduction"),
        ({"introduction": "x" * 601}, "“Introduction” must be 600 characters or fewer"),
        ({"extends": "system-leadership-skills"}, "Choose a set from the list"),
    ],
)
def test_set_that_makes_no_sense_is_refused_and_nothing_is_lost(facilitator, inside, changed, said):
    words = {"extends": "", "title": "Parents", "introduction": "What we ask.", "seen": ""}
    sent = words | changed
    page = facilitator.post(f"{HOME}add/", sent)
    assert page.status_code == 422
    assert said in page.text
    assert all(words.strip() in page.text for words in (sent["title"], sent["introduction"]))
    with inside():
        assert not LocalSet.objects.exists()


def test_statement_is_added_changed_moved_and_removed(facilitator, draft, inside):
    facilitator.post(add_url(draft), told())
    page = facilitator.post(f"{add_url(draft)}?kind=open", told(text="What next?", short_name="Q"))
    assert page.status_code == 302
    with inside():
        third, fourth = statement(draft, 3), statement(draft, 4)
    assert (third.kind, third.levels, fourth.kind, fourth.levels) == ("rated", [""] * 5, "open", [])
    facilitator.post(url("edit", third), told(text="Parents  choose.\n", seen=third.state))
    facilitator.post(url("move", third), {"way": "up"})
    facilitator.post(url("remove", fourth), {"seen": fourth.state})
    with inside():
        assert [s.text for s in current(draft).statements.all()] == [
            TEXTS[0],
            "Parents choose.",
            TEXTS[1],
        ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": ""}, "Enter the statement"),
        ({"text": "x" * 401}, "“The statement” must be 400 characters or fewer"),
        ({"text": TEXTS[0].upper()}, "Another one in this set says the same"),
        ({"short_name": TEXTS[1][:20]}, "Another one in this set says the same"),
        ({"guidance": "x" * 1001}, "“Help” must be 1,000 characters or fewer"),
        ({"level_2": "x" * 301}, "“Basic” must be 300 characters or fewer"),
    ],
)
def test_statement_that_makes_no_sense_is_refused(facilitator, draft, inside, changed, said):
    page = facilitator.post(add_url(draft), told(**changed))
    assert page.status_code == 422
    assert said in page.text
    with inside():
        assert LocalStatement.objects.count() == len(TEXTS)


def test_levels_are_unfolded_once_something_is_written(facilitator, draft, inside, people):
    with inside():
        first = statement(draft, 1)
        words = facts(TEXTS[0], levels=["", "Asked once.", "", "", ""])
        change_local_statement(
            actor=people.facilitator, statement=first, facts=words, seen=first.state
        )
    assert '<details class="govuk-details" open>' in facilitator.get(url("edit", first)).text
    assert '<details class="govuk-details">' in facilitator.get(add_url(draft)).text
    assert "Asked once." in facilitator.get(url("remove", first)).text


def test_who_comes_second_sees_both_and_overwrites_nothing(facilitator, draft, inside):
    with inside():
        first = statement(draft, 1)
    page = facilitator.post(url("edit", first), told(text="Mine.", seen="as it was"))
    assert page.status_code == 409
    assert "Mine." in page.text
    assert TEXTS[0] in page.text
    page = facilitator.post(
        url("edit", draft), {"title": "Mine", "introduction": "x", "seen": "old"}
    )
    assert page.status_code == 409
    with inside():
        assert (current(draft).title, statement(draft, 1).text) == (TITLE, TEXTS[0])


def test_thirty_statements_are_enough(facilitator, draft, inside, people):
    with inside():
        for number in range(28):
            add_local_statement(
                actor=people.facilitator, local_set=draft, facts=facts(f"Statement {number} is so.")
            )
    assert "up to 30 statements" in facilitator.get(url("view", draft)).text
    page = facilitator.post(add_url(draft), told())
    assert page.status_code == 422
    assert "A set may have up to 30 statements" in page.text


# Publishing ------------------------------------------------------------------------------------


def test_preview_shows_what_others_will_see_and_stores_nothing(facilitator, draft, people, inside):
    with inside():
        add_local_statement(
            actor=people.facilitator, local_set=draft, facts=facts("What next?", kind="open")
        )
    page = facilitator.get(url("preview", draft)).text
    assert f"Statement 2 of 2 · {MARK}" in page
    assert "What next?" in page
    assert TAG in page
    assert page.count("What makes you say that?") == 2
    assert 'name="go"' not in page
    assert 'data-module="autosave"' not in page


def publish_by_page(client, draft):
    seen = client.get(url("publish", draft)).context["form"].state
    return client.post(url("publish", draft), {"seen": seen}, follow=True)


def test_publishing_shows_what_changes_and_offers_the_version(facilitator, draft, inside, people):
    page = publish_by_page(facilitator, draft)
    assert "Version 1 has been published" in page.text
    assert "by Fay Facilitator" in page.text
    with inside():
        first, second = statement(draft, 1), statement(draft, 2)
    facilitator.post(url("edit", first), told(text="Parents decide.", seen=first.state))
    facilitator.post(url("remove", second), {"seen": second.state})
    facilitator.post(add_url(draft), told(text="New here.", short_name="New"))
    assert "Reworded" in facilitator.get(url("view", draft)).text
    shown = facilitator.get(url("publish", draft)).text
    assert f"Before: {TEXTS[0]}" in shown
    assert "No longer asked" in shown
    assert "New here." in shown
    assert "with changes not published" in facilitator.get(HOME).text
    publish_by_page(facilitator, draft)
    with inside():
        assert next(each for each in latest_sets() if each.whose).question_set.version == 2


@pytest.mark.parametrize("why", ["empty", "same", "retired", "stale"])
def test_nothing_is_published_where_there_is_nothing_new(facilitator, draft, inside, people, why):
    if why == "empty":
        with inside():
            LocalStatement.objects.all().delete()
    elif why != "stale":
        publish(people.area, people.facilitator, draft)
    if why == "retired":
        with inside():
            facilitator.post(url("retire", draft), {"seen": current(draft).state})
    status = facilitator.post(url("publish", draft), {"seen": "as it was"}).status_code
    assert status == 409
    page = facilitator.get(url("publish", draft)).text
    assert ("There is nothing to publish" in page) == (why != "stale")
    with inside():
        assert QuestionSet.objects.filter(area__isnull=False).count() == (
            why in {"same", "retired"}
        )


def test_retired_set_is_listed_apart_and_brought_back(facilitator, draft, published, inside):
    with inside():
        seen = current(draft).state
    facilitator.post(url("retire", draft), {"seen": seen})
    assert "Retired" in facilitator.get(HOME).text
    assert TITLE not in facilitator.get("/areas/northmoor/rounds/open/").text
    with inside():
        seen = current(draft).state
    facilitator.post(url("restore", draft), {"seen": seen})
    assert TITLE in facilitator.get("/areas/northmoor/rounds/open/").text


def test_only_a_draft_is_removed(facilitator, draft, published, inside, people):
    with inside():
        seen = current(draft).state
    page = facilitator.post(url("remove", draft), {"seen": seen})
    assert page.status_code == 422
    assert "never removed" in page.text
    other = begin(people.area, people.facilitator, title="Another")
    facilitator.post(url("remove", other), {"seen": other.state})
    with inside():
        assert list(LocalSet.objects.all()) == [draft]


def test_open_review_keeps_the_version_it_asks(facilitator, draft, published, people, inside):
    round_ = ask(people.area, people.facilitator, people.owner, sets=[published.key])
    with inside():
        first = statement(draft, 1)
    facilitator.post(url("edit", first), told(text="Parents decide.", seen=first.state))
    publish_by_page(facilitator, draft)
    with inside():
        assert round_.asked.get().question_set == published
        again = facilitator.get(f"/areas/northmoor/rounds/open/?begin={round_.pk}").context["form"]
    assert again["question_sets"].value() == [published.key]
    assert again.sets[published.key].question_set.version == 2


# The mark --------------------------------------------------------------------------------------


def test_opening_says_whose_it_is_and_begins_with_what_stands_beside_its_sets(
    facilitator, published, people
):
    publish(
        people.area,
        people.facilitator,
        begin(people.area, people.facilitator, title="Other", extends=""),
    )
    page = facilitator.get("/areas/northmoor/rounds/open/")
    assert f"{MARK}: 2 statements" in page.text
    begun = page.context["form"]["question_sets"].value()
    assert "leading-change" in begun
    assert [key for key in begun if "--" in key] == [published.key]
    for template in ("first-look", "quick-partner-check"):  # without that set; all on short lists
        other = facilitator.get(f"/areas/northmoor/rounds/open/?begin={template}")
        assert published.key not in other.context["form"]["question_sets"].value()


def test_who_answers_is_told_whose_words_they_are(people, published, sign_in):
    round_ = ask(
        people.area, people.facilitator, people.owner, sets=["leading-change", published.key]
    )
    client, home = sign_in(people.owner), f"/areas/northmoor/rounds/{round_.pk}/"
    assert TAG in client.get(home).text
    page = client.get(f"{home}answer/{published.key}/").text
    assert f"Statement 2 of 2 · {MARK}" in page
    assert "These words are no part of Leading change" in page
    assert f"· {MARK}" not in client.get(f"{home}answer/leading-change/").text
    assert client.get(f"{home}check/").text.count(TAG) == 1
    with at_most(8):
        client.get(f"{home}answer/{published.key}/")
    with at_most(7):
        code = published_code(published)
        sent = {f"{code}-level": 2, f"{code}-evidence": "We saw it.", f"{code}-version": 0}
        client.post(f"{home}answer/{published.key}/{code}/", sent)


def published_code(published):
    with area_scope(published.area_id):
        return published.questions.all()[0].code


@pytest.fixture
def review(people, published):
    """Leading change and the area's own, closed: apart on the first of these."""
    made = Review(people.area, people.facilitator, sets=["leading-change", published.key])
    code = published_code(published)
    made.answer_all(3, 3, 3, 4, 4, 4, but={code: (1, 1, 2, 4, 5, 5)})
    made.agree(code, 2)
    with area_scope(people.area.pk):
        Action.objects.create(
            round=made.round,
            question=made.question(code),
            text="Ask a parents’ panel",
            created_by=people.facilitator,
        )
    return made


def test_comparing_marks_the_statement_apart_and_the_settled_one(people, review, sign_in):
    client, home = sign_in(people.facilitator), f"/areas/northmoor/rounds/{review.round.pk}/"
    page = client.get(f"{home}compare/").text
    assert page.count(TAG) == 2
    question = review.question("X1.1")
    assert TAG in client.get(f"{home}compare/{question.pk}/history/").text
    assert TAG in client.get(f"{home}workshop/1/").text
    assert f"{TEXTS[1]} ({MARK})" in client.get(f"{home}agree/").text


def test_export_has_a_column_for_whose_words_they_are(people, review, sign_in):
    home = f"/areas/northmoor/rounds/{review.round.pk}/"
    text = sign_in(people.facilitator).get(f"{home}export/agreed.csv").content.decode("utf-8-sig")
    assert "Whose words" in text.splitlines()[0]
    assert text.count(MARK) >= 2
    assert text.count("Comes with the service") == 7


def test_action_and_its_list_say_whose_statement_it_came_from(people, review, sign_in, inside):
    with inside():
        action = Action.objects.get()
    page = sign_in(people.facilitator).get(f"/areas/northmoor/actions/{action.pk}/").text
    assert f"{TEXTS[0]} ({MARK})" in page


def test_sign_of_drift_says_whose_statement_does_not_move(people, published):
    before = None
    for number in range(3):
        review = Review(
            people.area,
            people.facilitator,
            title=f"Review {number}",
            state="agreed",
            sets=[published.key],
            opened_at=OPENED + timedelta(days=number),
            voices=1,
            previous=before,
        )
        review.agree("X1.1", 2)
        before = review.round
    with area_scope(people.area.pk):
        membership = Membership.objects.get(user=people.facilitator)
        signs = read_overview(membership, timezone.now()).signs
    assert f"with no action: “{TEXTS[0][:20]}” ({MARK})." in " ".join(each.what for each in signs)


def test_report_marks_every_row_and_credits_nobody_else(review, inside, people):
    with inside():
        review.round.state = "agreed"
        sets = question_set_facts(review.round, chosen=set())
    own = sets[1].statements[0]
    assert (own.whose, sets[0].statements[0].whose) == (MARK, "")
    assert own.marked == f"{TEXTS[0]} ({MARK})"
    assert sets[1].attribution.startswith("Written by Northmoor")


def test_reflections_mark_an_open_question(people, sign_in):
    own = begin(people.area, people.facilitator, title="Parents", extends="")
    with area_scope(people.area.pk):
        asked = facts("What would you change first?", kind="open")
        add_local_statement(actor=people.facilitator, local_set=own, facts=asked)
    publish(people.area, people.facilitator, own)
    page = sign_in(people.owner).get("/areas/northmoor/reflections/").text
    assert TAG in page
    assert "What would you change first?" in page


# What it costs, and whom it concerns -----------------------------------------------------------


def test_pages_ask_the_same_few_questions_for_one_and_many(facilitator, draft, people, inside):
    publish(people.area, people.facilitator, draft)
    names = ("view", "preview", "publish", "edit")
    pages = [HOME, *(url(name, draft) for name in names), add_url(draft)]

    def cost():
        found = []
        for page in pages:
            facilitator.get(page)
            with at_most(12) as captured:
                facilitator.get(page)
            found.append(len(counted(captured)))
        return found

    few = cost()
    with inside():
        for number in range(27):
            add_local_statement(
                actor=people.facilitator, local_set=draft, facts=facts(f"{number} is so.")
            )
    for number in range(10):
        begin(people.area, people.facilitator, title=f"Set {number}")
    assert cost() == few


def test_another_areas_sets_are_neither_listed_nor_offered(people, published, sign_in):
    outsider = sign_in(people.outsider)
    assert outsider.get(HOME).status_code == 404
    assert TITLE not in sign_in(people.teammate).get("/areas/northmoor/reflections/").text
    assert sign_in(people.owner).get(HOME).status_code == 403


def test_review_that_asks_none_of_them_is_not_marked(people, published, sign_in):
    round_ = ask(people.area, people.facilitator, people.owner, sets=["leading-change"])
    answer_everything(round_, people.owner)
    close(round_, people.facilitator)
    page = sign_in(people.facilitator).get(f"/areas/northmoor/rounds/{round_.pk}/compare/")
    assert MARK not in page.text
