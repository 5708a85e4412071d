"""Where rules meet: short lists, substitutes, “Not for me”, files, comparing without names."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from checklists.actions.agreement import AgreementDraft, record_agreement
from checklists.actions.rounds import Terms
from checklists.actions.seats import name_substitute
from checklists.models import NOT_FOR_ME, Answer, Participation, Round, ShortList
from checklists.results import Group, only, round_results
from checklists.results.choosing import SECTOR
from checklists.standings import reviews_in_hand
from governance.forms.review import notes_of
from governance.models import Report
from hubs.models import AuditEvent, Sector
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.asking import answer, ask, close, page_of, part_of, stored
from tests.handed_in import upload
from tests.reviews import CLOSED, OPENED, Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(northmoor, people):
    people.owner, people.teammate  # noqa: B018 - made by asking for them
    return Review(northmoor, people.facilitator)


def results_of(review):
    with area_scope(review.area.pk):
        return round_results(Round.objects.get(pk=review.round.pk))


def put_aside(review, code, *numbers, evidence=""):
    """Let some of the voices say that a statement is not for them."""
    question = review.question(code)
    with area_scope(review.area.pk):
        for number in numbers:
            Answer.objects.create(
                participation=review.voices[number],
                question=question,
                not_for_me=True,
                evidence=evidence,
                saved_at=OPENED,
            )


def limit(review, voice, *codes):
    """Ask a voice some statements only."""
    ids = [review.question(code).pk for code in codes]
    with area_scope(review.area.pk):
        voice.short_list = ShortList.objects.create(
            round=review.round, name=f"List {voice.code}", position=0, questions=ids
        )
        voice.save()


def compare_url(review, name="compare-view", **kwargs):
    place = {"slug": "northmoor", "round_id": review.round.pk, **kwargs}
    return reverse(f"checklists:{name}", kwargs=place)


# Without names -----------------------------------------------------------------------------------


@pytest.fixture
def nameless(northmoor, people):
    """Olive and Tariq answered, with a file, in a review that is compared without names."""
    round_ = ask(
        northmoor,
        people.facilitator,
        people.owner,
        people.teammate,
        terms=Terms(anonymous_comparison=True),
    )
    answer(round_, people.owner, "SL1", 4, "Seen in March.")
    answer(round_, people.teammate, "SL1", 1)
    return round_


@pytest.fixture
def file(nameless, people, sign_in):
    client = sign_in(people.owner)
    page = client.get(f"{page_of(nameless)}SL1/evidence/").text
    assert "Nobody else ever opens it" in page
    client.post(f"{page_of(nameless)}SL1/evidence/", {"file": upload()})
    with area_scope(nameless.area_id):
        [item] = stored(nameless, people.owner, "SL1").evidence_items.all()
    return f"/areas/northmoor/evidence/{item.pk}/"


def test_without_names_files_and_history_stay_their_authors(nameless, file, people, sign_in):
    history = f"/areas/northmoor/answers/{stored(nameless, people.owner, 'SL1').pk}/"
    close(nameless, people.facilitator)
    for reader in (people.teammate, people.facilitator, people.sponsor):
        assert sign_in(reader).get(file).status_code == 404
        assert sign_in(reader).get(history).status_code == 404
    assert sign_in(people.owner).get(file).status_code == 200
    mine = sign_in(people.owner).get(history)
    assert "Nobody else ever opens it" in mine.text
    assert "those who compare see" not in mine.text


def test_without_names_a_statement_tells_too_few_and_nobody(nameless, people, sign_in):
    with area_scope(nameless.area_id):
        question_id = stored(nameless, people.owner, "SL1").question_id
    close(nameless, people.facilitator)
    place = ["northmoor", nameless.pk, question_id]
    page = sign_in(people.sponsor).get(reverse("checklists:agreement-view", args=place)).text
    assert "Fewer than five answered" in page
    for word in ("Seen in March.", "Olive", "Files and history", "Substantial"):
        assert word not in page


def test_without_names_a_statement_lists_answers_without_who(northmoor, people, sign_in):
    review = Review(northmoor, people.facilitator, anonymous_comparison=True)
    review.answer("LC1", 3, 3, 3, 4, 4, 4, evidence="Seen")
    url = compare_url(review, "agreement-view", question_id=review.question("LC1").pk)
    page = sign_in(people.sponsor).get(url).text
    assert "Early progress" in page
    for word in ("Voice 1", "(AL)", "Northmoor Health", "Files and history"):
        assert word not in page


@pytest.mark.parametrize(("aside", "told"), [(4, 0), (5, 5)])
def test_without_names_few_who_put_it_aside_are_not_told(northmoor, people, aside, told):
    review = Review(northmoor, people.facilitator, anonymous_comparison=True, voices=12)
    review.answer("LC1", 3, 3, 3, 4, 4, 4)
    put_aside(review, "LC1", *range(6, 6 + aside))
    results = results_of(review)
    assert results.questions[0].put_aside == told
    local = Group(SECTOR, Sector.LOCAL_AUTHORITY, "Local authority")
    assert only(results, local).questions[0].put_aside == 0


def test_with_too_few_ratings_nothing_is_told_of_who_put_it_aside(northmoor, people):
    review = Review(northmoor, people.facilitator, anonymous_comparison=True, voices=12)
    review.answer("LC1", 3, 3, 3)
    put_aside(review, "LC1", *range(3, 10))
    question = results_of(review).questions[0]
    assert (question.put_aside, question.is_withheld) == (0, True)


# “Not for me” ------------------------------------------------------------------------------------


def test_put_aside_is_told_apart_and_moves_no_spread(review, people, sign_in):
    review.answer("LC1", None, 1, 3, 5, 5, 5)
    before = results_of(review).questions[0]
    put_aside(review, "LC1", 0)
    after = results_of(review).questions[0]
    assert (after.counts, after.variation, after.is_talk) == (
        before.counts,
        before.variation,
        before.is_talk,
    )
    client = sign_in(people.owner)
    page = client.get(compare_url(review), {"by": "sector"}).context["page"]
    [statement] = [each for each in page.talk if each.code == "LC1"]
    assert "1 person says it is not for them." in statement.extent
    assert "gave no answer" not in statement.extent
    rows = [[cell.words for _head, cell in row] for row in statement.groups.rows]
    assert ["Local authority", "1 Not yet started, 1 Not for me"] in rows
    health = client.get(compare_url(review), {"of": "sector:health"}).context["page"]
    [statement] = [each for each in health.talk if each.code == "LC1"]
    assert "not for them" not in statement.extent


def test_put_aside_leaves_the_count_of_a_short_list(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner)
    part = part_of(round_, people.owner)
    with area_scope(northmoor.pk):
        asked = part.round.question_sets.get().questions.filter(code__in=["SL1", "SL2", "SL3"])
        part.short_list = ShortList.objects.create(
            round=round_, name="Three", position=0, questions=[each.pk for each in asked]
        )
        part.save()
    answer(round_, people.owner, "SL1", NOT_FOR_ME)
    answer(round_, people.owner, "SL2", 1)
    client = sign_in(people.owner)
    assert "You answered 1 of 2" in client.get("/areas/northmoor/rounds/").text
    assert "1 of 2 answered" in client.get(page_of(round_)).text
    with area_scope(northmoor.pk):
        [facts] = reviews_in_hand(people.owner, timezone.now())
    assert (facts.my_answers, facts.asked_of_me) == (1, 2)
    assert "Answer 1 more statement in" in client.get("/areas/northmoor/").text


def test_report_offers_notes_of_answers_that_count_and_no_others(review, people, northmoor):
    review.answer("LC1", 3, 3, evidence="Seen")
    put_aside(review, "LC1", 2, evidence="Outside my work.")
    with area_scope(northmoor.pk):
        owner = Person.objects.get(user=people.owner)
        Participation.objects.filter(pk=review.voices[1].pk).update(
            withdrawn_at=CLOSED, person=owner
        )
        offered = notes_of(Report(round=review.round), people.owner)
        assert [each.evidence for each in offered] == ["Seen (Accountable leader)"]


# Short lists and substitutes in the comparison ----------------------------------------------------


def test_groups_have_those_who_were_not_asked_the_first_statement(review, people, sign_in):
    review.answer_all(None, 3, 3, 3, 4, 4, but={"LC4": (2, 3, 3, 3, 4, 4)})
    limit(review, review.voices[0], "LC4")
    client = sign_in(people.owner)
    page = client.get(compare_url(review), {"of": "role:Accountable leader"}).context["page"]
    assert page.showing.startswith("Answers of Accountable leader: 1 of 6 who take part.")
    shown = {each.code: each for each in page.talk}
    assert [mark.level for mark in shown["LC4"].spread.marks] == [2]
    assert "(AL)" in client.get(compare_url(review)).text
    first = results_of(review).questions[0]
    assert len(first.marks) == 5


def test_substitute_is_in_the_group_of_the_seat_and_shown_with_both_names(review, people, sign_in):
    review.answer_all(3, 3, 3, 3, 4, 4, but={"LC2": (1, 1, 2, 2, 4, 5)})
    with area_scope(review.area.pk):
        part, other = review.voices[3], review.voices[5].person
        part.stands_in_for = Person.objects.create(
            name="Mina Head", organisation=other.organisation
        )
        part.save()
    client = sign_in(people.owner)
    page = client.get(compare_url(review), {"of": "role:Headteacher"})
    assert [mark.level for mark in page.context["page"].talk[0].spread.marks] == [2]
    assert "Headteacher (Voice 4 for Mina Head)" in page.text
    assert 'value="role:Headteacher" selected' in page.text


def test_answering_for_somebody_else_is_not_changing_ones_mind(northmoor, people):
    before = Review(
        northmoor,
        people.facilitator,
        title="Spring review 2026",
        state="agreed",
        opened_at=OPENED - timedelta(days=180),
    )
    before.answer("LC1", 2, 2, 2, 2, 2, 2)
    review = Review(northmoor, people.facilitator, previous=before.round)
    review.answer("LC1", 3, 3, 3, 3, 3, 3)
    assert results_of(review).questions[0].movement.both == 6
    with area_scope(northmoor.pk):
        part = review.voices[0]
        part.stands_in_for = Person.objects.create(name="Mina Head", organisation=part.organisation)
        part.save()
    moved = results_of(review).questions[0].movement
    assert (moved.both, moved.higher, moved.before) == (5, 5, {2: 6})


def test_substitute_never_reads_what_the_other_added(northmoor, people, sign_in):
    people.sponsor  # noqa: B018 - made by asking for them
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate)
    answer(round_, people.owner, "SL1", 3, "Mine alone.")
    sign_in(people.owner).post(f"{page_of(round_)}SL1/evidence/", {"file": upload()})
    with area_scope(northmoor.pk):
        given = stored(round_, people.owner, "SL1")
        [item] = given.evidence_items.all()
        name_substitute(
            area=northmoor,
            participation=part_of(round_, people.owner),
            actor=people.facilitator,
            person=Person.objects.select_related("organisation").get(user=people.sponsor),
        )
    answer(round_, people.sponsor, "SL1", 2, "As I see it.")
    close(round_, people.facilitator)
    client = sign_in(people.sponsor)
    assert client.get(f"/areas/northmoor/answers/{given.pk}/").status_code == 404
    assert client.get(f"/areas/northmoor/evidence/{item.pk}/").status_code == 404
    theirs = stored(round_, people.sponsor, "SL1")
    page = sign_in(people.teammate).get(f"/areas/northmoor/answers/{theirs.pk}/").text
    assert "Olive Owner role (" in page
    assert " for Olive Owner)" in page


# What was agreed ----------------------------------------------------------------------------------


def agree(review, people, version, **fields):
    draft = AgreementDraft(level=3, rationale="We talked.", version=version, **fields)
    with area_scope(review.area.pk):
        record_agreement(
            round_=review.round,
            question_id=review.question("LC1").pk,
            actor=people.facilitator,
            draft=draft,
        )


def test_history_tells_confidence_and_no_name_that_was_taken_back(review, people, sign_in):
    seen = {"dissent": "Too kind.", "dissent_naming": "named", "dissent_by": "Senior sponsor"}
    agree(review, people, 0, confidence="low", **seen)
    unnamed = {**seen, "dissent_naming": "unnamed", "dissent_by": ""}
    agree(review, people, 1, confidence="high", **unnamed)
    url = compare_url(review, "agreement-view", question_id=review.question("LC1").pk)
    page = sign_in(people.sponsor).get(url).text
    history = page[page.index('id="history"') :]
    assert "Confidence" in history
    assert "Whose view that is" in history
    assert "Senior sponsor" not in history
    with area_scope(review.area.pk):
        for event in AuditEvent.objects.filter(subject_type="agreement"):
            assert "Senior sponsor" not in str(event.detail)


RAW = [
    "UPDATE checklists_shortlist SET name = 'Another'",
    "DELETE FROM checklists_evidence",
    "UPDATE checklists_evidence SET title = 'Another'",
    (
        "INSERT INTO checklists_answerrevision SELECT (jsonb_populate_record(r, "
        "jsonb_build_object('id', gen_random_uuid(), 'version', 9))).* "
        "FROM checklists_answerrevision r LIMIT 1"
    ),
    (
        "INSERT INTO checklists_evidence SELECT (jsonb_populate_record(e, "
        "jsonb_build_object('id', gen_random_uuid()))).* FROM checklists_evidence e LIMIT 1"
    ),
]


@pytest.mark.parametrize("sql", RAW)
def test_signature_keeps_short_lists_files_and_histories(northmoor, people, sign_in, sql):
    round_ = ask(northmoor, people.facilitator, people.owner)
    answer(round_, people.owner, "SL1", 3, "Seen.")
    client = sign_in(people.owner)
    client.post(f"{page_of(round_)}SL1/evidence/", {"link": "example.org/page"})
    close(round_, people.facilitator)
    with area_scope(northmoor.pk), connection.cursor() as cursor:
        given = stored(round_, people.owner, "SL1")
        ShortList.objects.create(
            round=round_, name="One", position=0, questions=[given.question_id]
        )
        Round.objects.filter(pk=round_.pk).update(state="agreed", agreed_at=CLOSED)
        Round.objects.filter(pk=round_.pk).update(
            signed_off_at=CLOSED, signed_off_by=people.owner, signed_off_as="accountable leader"
        )
        with pytest.raises(IntegrityError, match="is signed off and stays"), transaction.atomic():
            cursor.execute(sql)
