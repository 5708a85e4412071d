"""Who sees whose answers, and when: the rule is in the querysets, whoever asks through whatever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checklists.actions.answers import submit_answers
from checklists.actions.rounds import Terms
from checklists.actions.seats import withdraw
from checklists.asked import paper_of
from checklists.models import Answer, Round
from hubs.tenancy import area_scope
from tests.asking import answer, answer_everything, ask, close, part_of
from tests.queries import at_most, counted
from tests.reviews import Review

EARLY = Terms(blind_until=Round.Blind.SUBMITTED)
pytestmark = pytest.mark.django_db


@pytest.fixture(params=[Round.Blind.CLOSE, Round.Blind.SUBMITTED])
def round_(request, northmoor, people):
    """Olive, Tariq and Sam have answered; nobody has submitted."""
    made = ask(
        northmoor,
        people.facilitator,
        people.owner,
        people.teammate,
        people.sponsor,
        terms=Terms(blind_until=request.param),
    )
    for user in (people.owner, people.teammate, people.sponsor):
        answer_everything(made, user)
    return made


def submit(round_, *users):
    with area_scope(round_.area_id):
        for user in users:
            submit_answers(actor=user, paper=paper_of(user, round_.pk))


def seen_by(round_, user):
    """Whose answers a user sees, by the participants' first names."""
    with area_scope(round_.area_id):
        rows = Answer.objects.visible_to(user).filter(participation__round=round_)
        names = rows.values_list("participation__person__name", flat=True).distinct()
        return {name.split()[0] for name in names}


def test_before_submitting_everybody_sees_only_their_own(round_, people):
    submit(round_, people.teammate)
    assert seen_by(round_, people.owner) == {"Olive"}
    assert seen_by(round_, people.facilitator) == set()
    assert seen_by(round_, people.administrator) == set()


def test_who_has_submitted_sees_the_submitted_only_where_the_round_says_so(round_, people):
    submit(round_, people.owner, people.teammate)
    early = round_.blind_until == Round.Blind.SUBMITTED
    assert seen_by(round_, people.owner) == ({"Olive", "Tariq"} if early else {"Olive"})
    assert seen_by(round_, people.sponsor) == {"Sam"}
    assert seen_by(round_, people.facilitator) == set()


def test_after_the_close_everybody_sees_all_but_who_left(round_, people):
    with area_scope(round_.area_id):
        part = part_of(round_, people.sponsor)
        withdraw(participation=part, actor=people.facilitator, reason="Left the council")
    close(round_, people.facilitator)
    assert seen_by(round_, people.facilitator) == {"Olive", "Tariq"}
    assert seen_by(round_, people.sponsor) == {"Olive", "Tariq", "Sam"}


def test_who_left_sees_nothing_early_and_is_not_seen(northmoor, people):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, terms=EARLY)
    for user in (people.owner, people.teammate):
        answer_everything(round_, user)
    submit(round_, people.owner, people.teammate)
    with area_scope(northmoor.pk):
        part = part_of(round_, people.teammate)
        withdraw(participation=part, actor=people.teammate, reason="No time")
    assert seen_by(round_, people.owner) == {"Olive"}
    assert seen_by(round_, people.teammate) == {"Tariq"}


def test_submitting_one_round_opens_no_other(northmoor, people):
    first = ask(northmoor, people.facilitator, people.owner, title="First", terms=EARLY)
    other = ask(
        northmoor, people.facilitator, people.owner, people.teammate, title="Other", terms=EARLY
    )
    answer_everything(first, people.owner)
    answer_everything(other, people.teammate)
    submit(first, people.owner)
    submit(other, people.teammate)
    assert seen_by(other, people.owner) == set()


# The page ----------------------------------------------------------------------------------------


def url(round_):
    return f"/areas/northmoor/rounds/{round_.pk}/so-far/"


def test_page_shows_what_is_submitted_to_who_has_submitted(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner, people.teammate, terms=EARLY)
    client = sign_in(people.owner)
    answer_everything(round_, people.owner)
    answer_everything(round_, people.teammate)
    answer(round_, people.teammate, "SL1", 4, "A secret in the drawer", version=1)
    assert client.get(url(round_)).status_code == 404
    assert "submitted so far" not in client.get(f"/areas/northmoor/rounds/{round_.pk}/").text
    submit(round_, people.owner)
    page = client.get(url(round_)).text
    assert "1 person has submitted." in page
    assert "A secret in the drawer" not in page
    submit(round_, people.teammate)
    page = client.get(url(round_)).text
    assert "2 people have submitted." in page
    assert "A secret in the drawer" in page
    assert "submitted so far" in client.get(f"/areas/northmoor/rounds/{round_.pk}/").text


def test_page_is_missing_for_everybody_else(northmoor, people, sign_in):
    usual = ask(northmoor, people.facilitator, people.owner, title="Usual")
    early = ask(northmoor, people.facilitator, people.owner, title="Early", terms=EARLY)
    for round_ in (usual, early):
        answer_everything(round_, people.owner)
        submit(round_, people.owner)
    assert sign_in(people.owner).get(url(usual)).status_code == 404
    assert sign_in(people.facilitator).get(url(early)).status_code == 404
    assert sign_in(people.outsider).get(url(early)).status_code == 404
    close(early, people.facilitator)
    assert sign_in(people.owner).get(url(early)).status_code == 404


def test_pages_say_which_rule_holds(northmoor, people, sign_in):
    round_ = ask(northmoor, people.facilitator, people.owner, terms=EARLY)
    client = sign_in(people.owner)
    start = f"/areas/northmoor/rounds/{round_.pk}/"
    for end in ("answer/system-leadership/", "check/"):
        assert "Nobody sees your answers before you submit them." in client.get(start + end).text
    assert "only those who have submitted see" in client.get(f"{start}compare/").text
    assert "Nobody sees them until you submit them." in client.get("/areas/northmoor/").text
    usual = ask(northmoor, people.facilitator, people.owner, title="Usual")
    page = client.get(f"/areas/northmoor/rounds/{usual.pk}/answer/system-leadership/").text
    assert "Nobody sees your answers until the review closes at the end of" in page


def test_page_costs_the_same_for_five_and_sixty(northmoor, people, sign_in):
    client = sign_in(people.owner)
    counts = []
    for number, title in ((5, "Few"), (60, "Many")):
        review = Review(
            northmoor,
            people.facilitator,
            title=title,
            state=Round.State.OPEN,
            voices=number - 1,
            sets=("leading-change", "system-leadership"),
            due_at=timezone.now() + timedelta(days=3),
            blind_until=Round.Blind.SUBMITTED,
        )
        mine = review.add_user(people.owner)
        review.voices.append(mine)
        review.answer_all(*[1 + each % 5 for each in range(number)])
        with area_scope(northmoor.pk):
            review.round.participations.update(submitted_at=timezone.now())
        client.get(url(review.round))
        with at_most(8) as captured:
            page = client.get(url(review.round))
        assert f"{number} people have submitted." in page.text
        counts.append(len(counted(captured)))
    assert counts[0] == counts[1]
