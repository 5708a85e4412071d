"""Who changed what when: word by word, and never a hole in the blind rule."""

import re

import pytest
from django.utils import timezone

from checklists.actions.agreement import (
    AgreementDraft,
    accept_most_common,
    record_agreement,
)
from checklists.models import Participation, Round
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from tests.asking import answer, answer_everything, ask, close, page_of, sent, stored
from tests.handed_in import upload
from tests.queries import at_most, counted
from tests.reviews import Review

pytestmark = pytest.mark.django_db
BLIND = ["teammate", "facilitator", "sponsor", "platform", "outsider"]


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


def url_of(round_, user, code="SL1"):
    return f"/areas/northmoor/answers/{stored(round_, user, code).pk}/"


def words(page):
    """What the page says, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


# Answers -----------------------------------------------------------------------------------------


def test_author_reads_each_change_word_by_word(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Signed by six partners.")
    answer(round_, people.owner, "SL1", 4, "Signed by all six partners in March.", version=1)
    page = owner.get(url_of(round_, people.owner)).text
    assert "six [added] all" not in words(page)
    assert "by [added] all [end] six" in words(page)
    assert "[added] partners in March. [end]" in words(page)
    assert "[removed] partners. [end]" in words(page)
    assert "Early progress became S Substantial progress" in words(page)
    assert "Olive Owner" in page


def test_saves_of_one_sitting_are_told_together(round_, owner, people):
    for version, text in enumerate(["S", "Sign", "Signed."]):
        answer(round_, people.owner, "SL1", 3, text, version=version)
    page = words(owner.get(url_of(round_, people.owner)).text)
    assert "Answered, saved 3 times" in page
    assert page.count("Signed.") == 2


def test_version_put_aside_is_in_the_history(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Kept.")
    data = sent("SL1", 2, "From my phone.", seen=1, keep="theirs")
    owner.post(page_of(round_) + "SL1/", data)
    page = words(owner.get(url_of(round_, people.owner)).text)
    assert "Put aside: of two versions at once, the other one counts" in page
    assert "From my phone." in page


def test_history_tells_of_files_with_what_was_replaced_and_removed(round_, owner, people):
    adding = page_of(round_) + "SL1/evidence/"
    owner.post(adding, {"file": upload(name="Draft.pdf")})
    with area_scope(round_.area_id):
        [draft] = stored(round_, people.owner, "SL1").evidence_items.all()
    base = "/areas/northmoor/evidence/"
    owner.post(f"{base}{draft.pk}/replace/", {"file": upload(name="Final.pdf")})
    with area_scope(round_.area_id):
        final = stored(round_, people.owner, "SL1").evidence_items.get(ended_at=None)
    owner.post(f"{base}{final.pk}/remove/")
    page = owner.get(url_of(round_, people.owner)).text
    assert "Added “Draft.pdf”" in page
    assert "Added “Final.pdf” in place of “Draft.pdf”" in page
    assert "Removed “Final.pdf”" in page
    assert "Removed “Draft.pdf”" not in page
    assert page.count("Open it") == 2


@pytest.mark.parametrize("persona", BLIND)
def test_open_round_shows_a_history_to_nobody_but_its_author(round_, people, sign_in, persona):
    answer(round_, people.owner, "SL1", 3, "Mine alone.")
    response = sign_in(getattr(people, persona)).get(url_of(round_, people.owner))
    assert response.status_code == 404
    assert "Mine alone." not in response.text


@pytest.mark.parametrize("persona", ["administrator", "board_member", "clerk", "observer"])
def test_who_may_not_compare_reads_no_history_ever(round_, people, sign_in, persona):
    answer(round_, people.owner, "SL1", 3, "Mine alone.")
    close(round_, people.facilitator)
    response = sign_in(getattr(people, persona)).get(url_of(round_, people.owner))
    assert response.status_code == 403


def test_closed_round_shows_others_only_what_was_handed_in_and_after(round_, people, sign_in):
    answer_everything(round_, people.owner)
    answer(round_, people.owner, "SL1", 3, "Second thoughts.", version=1)
    sign_in(people.owner).post(f"/areas/northmoor/rounds/{round_.pk}/check/")
    answer(round_, people.owner, "SL1", 4, "After handing in.", version=2)
    close(round_, people.facilitator)
    mine = words(sign_in(people.owner).get(url_of(round_, people.owner)).text)
    theirs = words(sign_in(people.teammate).get(url_of(round_, people.owner)).text)
    for page in (mine, theirs):
        assert "Second thoughts." in page
        assert "After handing in." in page
    assert "Because we saw it." in mine
    assert "Because we saw it." not in theirs
    assert "As it was handed in" in theirs
    assert "Olive Owner role, " in theirs


def test_answer_never_submitted_is_read_as_it_stood_at_the_close(round_, people, sign_in):
    answer(round_, people.owner, "SL1", 3, "First.")
    answer(round_, people.owner, "SL1", 4, "Last.", version=1)
    close(round_, people.facilitator)
    page = words(sign_in(people.teammate).get(url_of(round_, people.owner)).text)
    assert "First." not in page
    assert "As it was handed in" in page


def test_answer_of_somebody_withdrawn_stays_theirs(round_, people, sign_in):
    answer(round_, people.owner, "SL1", 3, "Mine alone.")
    with area_scope(round_.area_id):
        mine = Participation.objects.filter(person__user=people.owner)
        mine.update(withdrawn_at=timezone.now())
    close(round_, people.facilitator)
    assert sign_in(people.teammate).get(url_of(round_, people.owner)).status_code == 404
    assert sign_in(people.owner).get(url_of(round_, people.owner)).status_code == 200


def test_back_leads_to_where_the_reader_came_from(round_, people, sign_in):
    answer(round_, people.owner, "SL1", 3, "x")
    url = url_of(round_, people.owner)
    assert f'href="{page_of(round_)}#SL1"' in sign_in(people.owner).get(url).text
    close(round_, people.facilitator)
    assert f"/rounds/{round_.pk}/check/#SL1" in sign_in(people.owner).get(url).text
    theirs = sign_in(people.teammate).get(url).text
    assert f"/rounds/{round_.pk}/compare/#statement-system-leadership-sl1" in theirs


def test_long_history_is_cut_into_pages_at_the_same_cost(round_, owner, people):
    for version in range(45):
        answer(round_, people.owner, "SL1", version % 2 + 1, f"Text {version}", version=version)
    url = url_of(round_, people.owner)
    owner.get(url)
    with at_most(12) as long:
        page = owner.get(url).text
    cost = len(counted(long))
    assert page.count('class="fh-change"') == 20
    assert owner.get(f"{url}?page=3").text.count('class="fh-change"') == 5
    answer(round_, people.owner, "SL2", 1, "Once.")
    url = url_of(round_, people.owner, "SL2")
    with at_most(12) as short:
        owner.get(url)
    assert len(counted(short)) == cost


# What was agreed ---------------------------------------------------------------------------------


@pytest.fixture
def review(northmoor, people):
    people.facilitator, people.sponsor  # noqa: B018 - makes the personas
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 4, 4, 3, 3, but={"LC4": (5, 4, 2, 2, 1, 2)})
    return review


def agreed_url(review, code="LC4"):
    base = f"/areas/northmoor/rounds/{review.round.pk}/compare"
    return f"{base}/{review.question(code).pk}/history/"


def agree(review, people, version, level, *why):
    rationale, dissent = (*why, "")[:2]
    draft = AgreementDraft(level=level, rationale=rationale, dissent=dissent, version=version)
    with area_scope(review.area.pk):
        record_agreement(
            round_=review.round,
            question_id=review.question("LC4").pk,
            actor=people.facilitator,
            draft=draft,
        )


def test_agreement_tells_each_change_word_by_word(review, people, sign_in):
    agree(review, people, 0, 2, "Reasons come late.", "Lead member: within five days.")
    agree(review, people, 1, 3, "Reasons come too late.")
    page = words(sign_in(people.sponsor).get(agreed_url(review)).text)
    assert "Agreed At" in page
    assert "Basic became E Early progress" in page
    assert "[added] too [end]" in page
    assert "Seen differently [removed] Lead member: within five days. [end]" in page
    assert page.index("Changed") < page.index("Agreed At")
    assert "Who said what" in page


def test_accepted_agreement_has_its_beginning_and_its_changes(review, people, sign_in):
    with area_scope(review.area.pk):
        accept_most_common(round_=review.round, actor=people.facilitator)
        record_agreement(
            round_=review.round,
            question_id=review.question("LC1").pk,
            actor=people.facilitator,
            draft=AgreementDraft(level=4, rationale="Talked it over.", dissent="", version=1),
        )
    page = words(sign_in(people.sponsor).get(agreed_url(review, "LC1")).text)
    assert "Accepted as answered At" in page
    assert "Early progress became S Substantial progress" in page
    assert "[added] Talked it over. [end]" in page


def test_agreement_older_than_its_trail_is_still_shown(review, people, sign_in):
    review.agree("LC4", 2)
    page = words(sign_in(people.sponsor).get(agreed_url(review)).text)
    assert "We looked at it together." in page
    agree(review, people, 1, 3, "We looked at it again.")
    page = words(sign_in(people.sponsor).get(agreed_url(review)).text)
    assert "As it stood before" in page
    assert "[removed] together. [end]" in page


def test_statement_without_an_agreement_still_tells_who_said_what(review, people, sign_in):
    page = sign_in(people.sponsor).get(agreed_url(review)).text
    assert "Nothing is agreed on this statement yet." in page
    assert "Health visiting lead (HV)" in page
    assert "Files and history" in page


def test_open_round_shows_nothing_of_a_statement(review, people, sign_in):
    agree(review, people, 0, 2, "Reasons come late.")
    with area_scope(review.area.pk):
        rounds = Round.objects.filter(pk=review.round.pk)
        rounds.update(state="open", closed_at=None)
    response = sign_in(people.sponsor).get(agreed_url(review))
    assert response.status_code == 302
    assert response.url.endswith("/compare/")


def test_statement_not_asked_and_strangers_get_nothing(review, people, sign_in, northmoor):
    other = ask(northmoor, people.facilitator, people.owner)
    url = agreed_url(review).replace(str(review.round.pk), str(close(other, people.facilitator).pk))
    assert sign_in(people.sponsor).get(url).status_code == 404
    assert sign_in(people.outsider).get(agreed_url(review)).status_code == 404
    assert sign_in(people.board_member).get(agreed_url(review)).status_code == 403


def test_statement_page_keeps_to_its_budget_however_much_changed(review, people, sign_in):
    client = sign_in(people.sponsor)
    agree(review, people, 0, 2, "Once.")
    client.get(agreed_url(review))
    url = agreed_url(review)
    with at_most(12) as once:
        client.get(url)
    cost = len(counted(once))
    for version in range(1, 12):
        agree(review, people, version, version % 5 + 1, f"Reason {version}.")
    with at_most(12) as often:
        client.get(url)
    assert len(counted(often)) == cost
    with area_scope(review.area.pk):
        assert AuditEvent.objects.filter(verb="agreement.changed").count() == 11


def test_compare_leads_to_answers_and_history(review, people, sign_in):
    page = sign_in(people.sponsor).get(f"/areas/northmoor/rounds/{review.round.pk}/compare/").text
    assert agreed_url(review, "LC1") in page
    assert "Files and history" in page
