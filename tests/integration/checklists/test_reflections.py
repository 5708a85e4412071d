"""Reflections: written by their author, seen by whom the author chose, and by nobody else."""

import csv
from io import StringIO

import pytest
from django.db import ProgrammingError, connection, transaction

from checklists.models import Reflection
from hubs.models import AuditEvent
from hubs.tenancy import area_scope, user_scope
from tests.asking import ask, close
from tests.queries import at_most, counted

LIST = "/areas/northmoor/reflections/"
KEY = "reflective-questions"
PAGE = f"{LIST}{KEY}/RQ1.1/"


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


def sent(text, version=0, **more):
    return {"text": text, "version": version, "visibility": "private", **more}


def mine(area, user):
    with area_scope(area.pk), user_scope(user.pk):
        return list(Reflection.objects.own(user).select_related("question"))


def test_list_teaches_and_leads_to_the_first_question(people, owner):
    page = owner.get(LIST).text
    assert "Begin with one question" in page
    assert f'href="{PAGE}"' in page


def test_writing_page_shows_one_question_and_the_truth_about_requests(owner):
    page = owner.get(PAGE).text
    assert "question 1 of\N{NO-BREAK SPACE}16" in page
    assert "Freedom of Information Act" in page
    assert "confidential" not in page.lower()


def test_reflection_is_saved_private_and_leads_on(northmoor, people, owner):
    response = owner.post(PAGE, sent("Quiet words.", go="next"))
    assert response.url == f"{LIST}{KEY}/RQ1.2/"
    (stored,) = mine(northmoor, people.owner)
    assert (stored.text, stored.visibility, stored.version) == ("Quiet words.", "private", 1)
    assert "Quiet words." in owner.get(LIST).text


def test_empty_page_stores_nothing(northmoor, people, owner):
    assert owner.post(PAGE, sent("", go="next")).status_code == 302
    assert owner.post(PAGE + "save/", sent("")).status_code == 200
    assert mine(northmoor, people.owner) == []


def test_text_saves_itself_and_leaves_the_visibility(northmoor, people, owner):
    owner.post(PAGE, sent("One", visibility="shared"))
    response = owner.post(PAGE + "save/", {"text": "Two", "version": 1})
    assert response.status_code == 200
    assert 'name="version" value="2"' in response.text
    (stored,) = mine(northmoor, people.owner)
    assert (stored.text, stored.visibility) == ("Two", "shared")


@pytest.mark.parametrize("end", ["", "save/"])
def test_stale_text_gets_both_versions(northmoor, people, owner, end):
    owner.post(PAGE, sent("Theirs"))
    response = owner.post(PAGE + end, sent("Mine"))
    assert response.status_code == 409
    assert "You have two versions of this reflection" in response.text
    assert "Mine" in response.text
    assert "Theirs" in response.text
    assert mine(northmoor, people.owner)[0].text == "Theirs"


@pytest.mark.parametrize(
    "settled", [("mine", "Mine"), ("theirs", "Theirs"), ("both", "Mine\n\nTheirs")]
)
@pytest.mark.parametrize("end", ["", "save/"])
def test_two_versions_are_settled(northmoor, people, owner, end, settled):
    keep, expected = settled
    owner.post(PAGE, sent("Theirs"))
    response = owner.post(PAGE + end, sent("Mine", keep=keep, seen=1))
    assert response.status_code in {200, 302}
    assert mine(northmoor, people.owner)[0].text == expected


def test_repeated_save_is_no_conflict(owner):
    for _twice in range(2):
        assert owner.post(PAGE + "save/", {"text": "One", "version": 0}).status_code == 200


@pytest.mark.parametrize("text", ["<script>x</script>", "  \n spaces ", "שלום 👩‍👧 \x1b", "\n\nx"])
def test_hostile_text_is_stored_exactly(northmoor, people, owner, text):
    owner.post(PAGE + "save/", {"text": text, "version": 0})
    assert mine(northmoor, people.owner)[0].text == text
    assert "<script>x" not in owner.get(LIST).text
    assert owner.get(PAGE).status_code == 200


@pytest.mark.parametrize("end", ["", "save/"])
@pytest.mark.parametrize(
    "bad", [{"text": "x" * 20_001}, {"text": "\x00"}, {"version": "x"}, {"visibility": "everybody"}]
)
def test_bad_input_is_refused_and_kept(northmoor, people, owner, end, bad):
    if end and "visibility" in bad:
        return
    response = owner.post(PAGE + end, {**sent("Typed words"), **bad})
    assert response.status_code == 422
    assert mine(northmoor, people.owner) == []
    if not end and "text" not in bad:
        assert "Typed words" in response.text


def test_changing_who_may_see_it_is_in_the_trail_without_the_text(northmoor, people, owner):
    owner.post(PAGE, sent("Secret words"))
    owner.post(PAGE, sent("Secret words", 1, visibility="quotable"))
    with area_scope(northmoor.pk):
        event = AuditEvent.objects.get(verb="reflection.shown")
    assert event.actor == people.owner
    assert "Secret" not in f"{event.summary}{event.detail}"


def test_others_see_what_was_shared_and_nothing_else(northmoor, people, owner, sign_in):
    owner.post(PAGE, sent("For myself"))
    owner.post(f"{LIST}{KEY}/RQ1.2/", sent("For all of us", visibility="shared"))
    for persona in ("teammate", "facilitator", "sponsor"):
        page = sign_in(getattr(people, persona)).get(LIST).text
        assert "For all of us" in page
        assert "For myself" not in page


def test_opening_the_same_address_shows_ones_own_page_not_the_authors(people, owner, sign_in):
    owner.post(PAGE, sent("For myself"))
    assert "For myself" not in sign_in(people.facilitator).get(PAGE).text


def test_author_deletes_after_confirming(northmoor, people, owner, sign_in):
    owner.post(PAGE, sent("Gone soon"))
    assert sign_in(people.teammate).post(PAGE + "delete/").status_code == 404
    assert "cannot be brought back" in owner.get(PAGE + "delete/").text
    assert mine(northmoor, people.owner)
    owner.post(PAGE + "delete/")
    assert mine(northmoor, people.owner) == []
    assert owner.get(PAGE + "delete/").status_code == 404


def test_raw_sql_of_another_user_neither_reads_nor_changes_a_reflection(northmoor, people, owner):
    owner.post(PAGE, sent("For myself"))
    owner.post(f"{LIST}{KEY}/RQ1.2/", sent("Shared", visibility="shared"))
    for other in (people.facilitator, people.administrator, people.sponsor):
        with area_scope(northmoor.pk), user_scope(other.pk), connection.cursor() as cursor:
            cursor.execute("SELECT text FROM checklists_reflection")
            assert cursor.fetchall() == [("Shared",)]
            cursor.execute("UPDATE checklists_reflection SET visibility = 'quotable'")
            assert cursor.rowcount == 0
            cursor.execute("DELETE FROM checklists_reflection")
            assert cursor.rowcount == 0
    assert [each.visibility for each in mine(northmoor, people.owner)] == ["shared", "private"]


def test_raw_sql_cannot_write_in_somebody_elses_name(northmoor, people, owner):
    owner.post(PAGE, sent("For myself"))
    with (
        area_scope(northmoor.pk),
        user_scope(people.facilitator.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO checklists_reflection (id, area_id, author_id, question_id, text, "
            "visibility, version, saved_at) SELECT gen_random_uuid(), %s, %s, q.id, 'x', "
            "'shared', 1, now() FROM checklists_question q WHERE code = 'RQ1.3'",
            [northmoor.pk, people.owner.pk],
        )


# In a round --------------------------------------------------------------------------------------


def in_round(round_, code="RQ1.1"):
    return f"/areas/northmoor/rounds/{round_.pk}/reflect/{KEY}/{code}/"


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, sets=["system-leadership", KEY])


def test_round_that_asks_the_set_leads_to_its_own_pages(northmoor, people, owner, round_):
    answer_page = f"/areas/northmoor/rounds/{round_.pk}/answer/{KEY}/"
    assert in_round(round_) in owner.get(LIST).text
    assert in_round(round_) in owner.get(answer_page).text
    response = owner.post(in_round(round_), sent("In the review", go="later"))
    assert response.url == answer_page
    (stored,) = mine(northmoor, people.owner)
    assert stored.round_id == round_.pk
    assert (
        "1 of 16 open questions written" in owner.get(f"/areas/northmoor/rounds/{round_.pk}/").text
    )


def test_only_participants_write_in_a_round_and_only_while_it_is_open(
    northmoor, people, owner, sign_in, round_
):
    owner.post(in_round(round_), sent("Written in time"))
    assert sign_in(people.teammate).get(in_round(round_)).status_code == 404
    assert owner.get(in_round(round_).replace(KEY, "sustainability")).status_code == 404
    close(round_, people.facilitator)
    assert owner.get(in_round(round_)).status_code == 200
    assert owner.post(in_round(round_, "RQ1.2"), sent("Too late")).status_code == 404


@pytest.mark.parametrize(
    "path", [f"{KEY}/RQ9.9/", "nothing/RQ1.1/", "system-leadership/SL1/", f"{KEY}/%00/"]
)
def test_unknown_questions_are_missing(owner, path):
    assert owner.get(LIST + path).status_code == 404


@pytest.mark.parametrize("persona", ["administrator", "observer", "clerk"])
def test_roles_that_do_not_reflect_are_refused(people, sign_in, persona):
    assert sign_in(getattr(people, persona)).get(LIST).status_code == 403


def test_list_costs_the_same_for_one_and_many(northmoor, people, owner, sign_in):
    owner.get(LIST)
    owner.post(PAGE, sent("One", visibility="shared"))
    with at_most(12) as one:
        owner.get(LIST)
    teammate = sign_in(people.teammate)
    for code in ("RQ1.1", "RQ1.2", "RQ1.3", "RQ2.1", "RQ2.2"):
        teammate.post(f"{LIST}{KEY}/{code}/", sent("Two", visibility="shared"))
        owner.post(f"{LIST}{KEY}/{code}/", sent("Two", visibility="quotable"))
    with at_most(12) as many:
        owner.get(LIST)
    assert len(counted(one)) == len(counted(many))


def test_writing_and_saving_keep_to_their_budgets(owner):
    owner.get(PAGE)
    with at_most(8):
        owner.get(PAGE)
    with at_most(7):
        assert owner.post(PAGE + "save/", {"text": "One", "version": 0}).status_code == 200
    with at_most(7):
        assert owner.post(PAGE + "save/", {"text": "Two", "version": 1}).status_code == 200


# Read, taken away, quoted -----------------------------------------------------------------------

READ = f"{LIST}shared/"


def test_shared_reflections_are_read_by_question_and_found(people, owner, sign_in, round_):
    owner.post(PAGE, sent("For myself"))
    owner.post(f"{LIST}{KEY}/RQ1.2/", sent("Second question", visibility="shared"))
    owner.post(in_round(round_), sent("In the review", visibility="quotable"))
    client = sign_in(people.teammate)
    page = client.get(READ).text
    assert "For myself" not in page
    assert page.index("In the review") < page.index("Second question")
    assert "2 reflections." in page
    only = client.get(READ, {"review": str(round_.pk), "find": "olive"}).text
    assert "In the review" in only
    assert "Second question" not in only
    outside = client.get(READ, {"review": "outside"}).text
    assert "In the review" not in outside
    assert "Second question" in outside
    assert "Nothing found" in client.get(READ, {"find": "zebra"}).text
    assert client.get(READ, {"review": "nonsense"}).status_code == 200


def test_reading_page_teaches_while_nothing_is_shared(owner):
    assert "Nothing is shared yet" in owner.get(READ).text
    assert "Nobody else has shared one yet" in owner.get(LIST).text


def test_reading_costs_the_same_for_one_and_many(people, owner, sign_in):
    owner.post(PAGE, sent("One", visibility="shared"))
    owner.get(READ)
    with at_most(12) as one:
        owner.get(READ)
    teammate = sign_in(people.teammate)
    for code in ("RQ1.1", "RQ1.2", "RQ1.3", "RQ2.1"):
        teammate.post(f"{LIST}{KEY}/{code}/", sent("Two", visibility="shared"))
    with at_most(12) as many:
        owner.get(READ)
    assert len(counted(one)) == len(counted(many))


def test_own_words_are_taken_away_as_text_exactly_as_typed(people, owner, sign_in):
    owner.post(PAGE, sent("=1+1\n  Quiet “words”."))
    sign_in(people.teammate).post(PAGE, sent("Not mine", visibility="shared"))
    response = owner.get(f"{LIST}mine.txt")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    words = response.content.decode("utf-8-sig")
    assert "=1+1\n  Quiet “words”." in words
    assert "Only me" in words
    assert "Not mine" not in words


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\n=1"])
def test_table_of_own_words_calculates_nothing(owner, text):
    owner.post(PAGE, sent(text))
    response = owner.get(f"{LIST}mine.csv")
    assert response["Content-Disposition"].startswith("attachment")
    (row,) = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert row["Text"] == f"'{text}"
    assert row["Who may see it"] == "Only me"


# The wall, by raw SQL ---------------------------------------------------------------------------


def raw(area, user, statement, *values):
    """Run SQL as the app's role in the scope of a user; the rows, or how many were changed."""
    with area_scope(area.pk), user_scope(user.pk), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def test_taken_back_is_out_of_sight_for_everybody_else_at_once(northmoor, people, owner):
    owner.post(PAGE, sent("Quote me", visibility="quotable"))
    text = "SELECT text FROM checklists_reflection"
    assert raw(northmoor, people.administrator, text) == [("Quote me",)]
    owner.post(PAGE, sent("Quote me", 1, visibility="private"))
    for other in (people.administrator, people.facilitator, people.sponsor):
        assert raw(northmoor, other, text) == []
        changed = "UPDATE checklists_reflection SET visibility = 'quotable' RETURNING text"
        assert raw(northmoor, other, changed) == []
    assert raw(northmoor, people.owner, text) == [("Quote me",)]


@pytest.mark.parametrize("visibility", ["private", "shared", "quotable"])
def test_nobody_takes_over_hides_or_removes_what_another_wrote(
    northmoor, people, owner, visibility
):
    owner.post(PAGE, sent("Mine", visibility=visibility))
    other = people.administrator
    for statement in (
        "UPDATE checklists_reflection SET author_id = %s",
        "UPDATE checklists_reflection SET text = 'x' WHERE author_id <> %s",
        "UPDATE checklists_reflection SET visibility = 'private' WHERE author_id <> %s",
        "DELETE FROM checklists_reflection WHERE author_id <> %s",
    ):
        assert raw(northmoor, other, statement, other.pk) == 0
    (stored,) = mine(northmoor, people.owner)
    assert (stored.text, stored.visibility) == ("Mine", visibility)


def test_author_cannot_put_words_into_anothers_mouth(northmoor, people, owner):
    owner.post(PAGE, sent("Mine"))
    other = people.facilitator
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        raw(northmoor, people.owner, "UPDATE checklists_reflection SET author_id = %s", other.pk)


def test_without_a_user_only_what_is_shared_is_seen(northmoor, people, owner):
    owner.post(PAGE, sent("Private"))
    owner.post(f"{LIST}{KEY}/RQ1.2/", sent("Shared", visibility="shared"))
    with area_scope(northmoor.pk), connection.cursor() as cursor:
        cursor.execute("SELECT text FROM checklists_reflection")
        assert cursor.fetchall() == [("Shared",)]
        cursor.execute("DELETE FROM checklists_reflection")
        assert cursor.rowcount == 0
    with user_scope(people.owner.pk), connection.cursor() as cursor:
        cursor.execute("SELECT text FROM checklists_reflection")
        assert cursor.fetchall() == []
