"""Answering through the client: pages that show, pages that save, and every way to fail well."""

import re

import pytest
from django.db import connection

from checklists.models import Answer, AnswerRevision, Participation
from hubs.models import AuditEvent, Membership
from hubs.tenancy import area_scope
from tests.asking import (
    BOTH_CHECKLISTS,
    answer,
    answer_everything,
    ask,
    close,
    page_of,
    part_of,
    sent,
    stored,
)
from tests.queries import at_most, counted
from tests.reviews import Review


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


def test_answer_page_shows_every_statement_with_its_levels(round_, owner):
    page = owner.get(page_of(round_)).text
    assert page.count('class="fh-q" id="SL') == 5
    assert page.count('type="radio"') == 35
    assert "Statement 5 of 5" in page
    assert "0 of 5 answered" in page
    assert "Develop a shared purpose and vision" in page


def test_whole_page_saves_what_was_changed_and_goes_on(round_, owner, people):
    data = sent("SL1", 4, "Signed in March.") | sent("SL2") | {"go": "next"}
    response = owner.post(page_of(round_), data)
    assert response.url.endswith("/check/")
    saved = stored(round_, people.owner, "SL1")
    assert (saved.level, saved.evidence, saved.version) == (4, "Signed in March.", 1)
    assert stored(round_, people.owner, "SL2") is None


def test_first_save_notes_that_the_paper_was_opened(round_, owner, people):
    assert part_of(round_, people.owner).opened_at is None
    owner.get(page_of(round_))
    assert part_of(round_, people.owner).opened_at is None
    owner.post(page_of(round_), sent("SL1", 0))
    assert part_of(round_, people.owner).opened_at is not None


def test_next_leads_from_set_to_set_and_later_back_to_the_round(northmoor, people, owner):
    round_ = ask(northmoor, people.facilitator, people.owner, sets=BOTH_CHECKLISTS)
    url = page_of(round_, "leading-change")
    assert owner.post(url, {"go": "next"}).url == page_of(round_)
    assert owner.post(url, {"go": "later"}).url == f"/areas/northmoor/rounds/{round_.pk}/"
    assert owner.post(url, {"go": "stay"}).url == url


def test_one_answer_saves_itself_and_says_when(round_, owner, people):
    response = owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "Signed."))
    assert response.status_code == 200
    assert "Saved " in response.text
    assert 'name="SL1-version" value="1"' in response.text
    assert stored(round_, people.owner, "SL1").level == 4


def test_each_save_leaves_a_revision(round_, owner, people):
    url = page_of(round_) + "SL1/"
    owner.post(url, sent("SL1", 4, "One"))
    owner.post(url, sent("SL1", 3, "Two", version=1))
    with area_scope(round_.area_id):
        kept = AnswerRevision.objects.order_by("version").values_list(
            "version", "level", "evidence"
        )
        assert list(kept) == [(1, 4, "One"), (2, 3, "Two")]


def test_stale_save_gets_both_texts_with_the_words_that_differ(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "It is back on the agenda.")
    response = owner.post(page_of(round_) + "SL1/", sent("SL1", 2, "It was dropped."))
    assert response.status_code == 409
    assert "You have two versions of this answer" in response.text
    marked = re.findall("<mark>(.*?)</mark>", response.text)
    assert "dropped" in marked[0]
    assert "agenda" in " ".join(marked[1:])
    assert "It" not in " ".join(marked).split()
    assert 'name="SL1-seen" value="1"' in response.text
    assert stored(round_, people.owner, "SL1").evidence == "It is back on the agenda."


def test_stale_page_without_scripts_shows_both_texts_and_saves_the_rest(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Theirs.")
    data = sent("SL1", 2, "Mine.") | sent("SL2", 5, "We ring each other.")
    response = owner.post(page_of(round_), data)
    assert response.status_code == 409
    assert "Mine." in response.text
    assert "Theirs." in response.text
    assert "<title>Error: " in response.text
    assert 'href="#SL1-conflict"' in response.text
    assert stored(round_, people.owner, "SL1").evidence == "Theirs."
    assert stored(round_, people.owner, "SL2").evidence == "We ring each other."


@pytest.mark.parametrize(
    "settled",
    [("mine", 2, "Mine."), ("theirs", 3, "Theirs."), ("both", 2, "Mine.\n\nTheirs.")],
)
@pytest.mark.parametrize("end", ["", "SL1/"])
def test_two_versions_are_settled_and_both_stay_in_history(round_, owner, people, settled, end):
    keep, *expected = settled
    answer(round_, people.owner, "SL1", 3, "Theirs.")
    data = sent("SL1", 2, "Mine.", seen=1, keep=keep)
    response = owner.post(page_of(round_) + end, data)
    assert response.status_code == (200 if end else 302)
    saved = stored(round_, people.owner, "SL1")
    assert [saved.level, saved.evidence] == expected
    with area_scope(round_.area_id):
        history = [each.evidence for each in AnswerRevision.objects.all()]
    assert any("Mine." in text for text in history)
    assert any("Theirs." in text for text in history)


def test_settling_tells_the_page_which_words_count(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Theirs.")
    data = sent("SL1", 2, "Mine.", seen=1, keep="theirs")
    response = owner.post(page_of(round_) + "SL1/", data)
    assert '<textarea data-autosave-field="SL1-evidence">\nTheirs.</textarea>' in response.text
    assert '<textarea data-autosave-field="SL1-level">\n3</textarea>' in response.text


def test_settling_at_a_version_that_moved_on_asks_again(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Theirs.")
    answer(round_, people.owner, "SL1", 4, "A third device.", version=1)
    for keep in ("mine", "theirs"):
        data = sent("SL1", 2, "Mine.", seen=1, keep=keep)
        response = owner.post(page_of(round_) + "SL1/", data)
        assert response.status_code == 409
        assert "A third device." in response.text
    assert stored(round_, people.owner, "SL1").evidence == "A third device."


def test_repeated_save_whose_answer_was_lost_is_no_conflict(round_, owner, people):
    url, data = page_of(round_) + "SL1/", sent("SL1", 4, "Signed.")
    assert owner.post(url, data).status_code == 200
    assert owner.post(url, data).status_code == 200
    assert stored(round_, people.owner, "SL1").version == 1


def test_untouched_statement_on_a_stale_page_is_no_conflict(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "Old.")
    answer(round_, people.owner, "SL1", 4, "New.", version=1)
    data = sent("SL1", 3, "Old.", version=1) | sent("SL2", 1)
    assert owner.post(page_of(round_), data).status_code == 302
    assert stored(round_, people.owner, "SL1").evidence == "New."


def test_last_agreed_rating_is_sent_only_after_answering(northmoor, people, owner):
    with area_scope(northmoor.pk):
        before = Review(
            northmoor,
            people.facilitator,
            title="Spring",
            state="agreed",
            sets=["system-leadership"],
        )
    before.agree("SL1", 5)
    before.agree("SL2", 1)
    round_ = ask(northmoor, people.facilitator, people.owner)
    assert "At the last review" not in owner.get(page_of(round_)).text
    saved = owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "x"))
    assert "At the last review you all agreed Mature." in saved.text
    assert "Your view is 1 level lower." in saved.text
    page = owner.get(page_of(round_)).text
    assert page.count("At the last review") == 1
    assert "you all agreed Not yet started" not in page


def test_note_without_a_level_shows_no_rating_agreed_before(northmoor, people, owner):
    with area_scope(northmoor.pk):
        before = Review(
            northmoor,
            people.facilitator,
            title="Spring",
            state="agreed",
            sets=["system-leadership"],
        )
    before.agree("SL1", 5)
    round_ = ask(northmoor, people.facilitator, people.owner)
    saved = owner.post(page_of(round_) + "SL1/", sent("SL1", "", "Only a note"))
    assert saved.status_code == 200
    assert "At the last review" not in saved.text
    assert "At the last review" not in owner.get(page_of(round_)).text


# Bad input ---------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "  spaces before and after  \n\n",
    "שלום \u202eright to left\u202c",
    "👩‍👩‍👧 family",
    "bell \x07 escape \x1b tab \t form feed \x0c",
    "\nfirst line empty",
    "{{ user.password }} {% now 'Y' %}",
    "\u2028separator\ufeff",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("end", ["", "SL1/"])
def test_hostile_text_is_stored_exactly_and_escaped(round_, owner, people, text, end):
    response = owner.post(page_of(round_) + end, sent("SL1", 4, text))
    assert response.status_code in {200, 302}
    assert stored(round_, people.owner, "SL1").evidence == text
    page = owner.get(page_of(round_))
    assert "<script>alert" not in page.text
    assert owner.get(f"/areas/northmoor/rounds/{round_.pk}/check/").status_code == 200


def test_text_is_shown_again_exactly_as_it_was_typed(round_, owner):
    owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "\n first </textarea> \ufffcsaved\ufffc"))
    page = owner.get(page_of(round_)).text
    assert ">\n\n first &lt;/textarea&gt; \ufffcsaved\ufffc</textarea>" in page


def test_line_breaks_are_stored_as_they_were_typed(round_, owner, people):
    owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "one\r\ntwo\r\n"))
    assert stored(round_, people.owner, "SL1").evidence == "one\ntwo\n"


@pytest.mark.parametrize("end", ["", "SL1/"])
def test_null_character_is_refused_with_a_clear_message(round_, owner, people, end):
    response = owner.post(page_of(round_) + end, sent("SL1", 4, "nul \x00 here"))
    assert response.status_code == 422
    assert "Remove the invisible character (NUL)" in response.text
    assert stored(round_, people.owner, "SL1") is None


@pytest.mark.parametrize("length", [5_001, 1_000_000])
def test_text_over_the_limit_is_refused_and_kept_on_screen(round_, owner, people, length):
    response = owner.post(page_of(round_), sent("SL1", 4, "x" * length) | sent("SL2", 1))
    assert response.status_code == 422
    over = length - 5_000
    assert ("Shorten this by one character" if over == 1 else f"by {over:,}") in response.text
    assert "x" * length in response.text
    assert 'href="#id_SL1-evidence"' in response.text
    assert stored(round_, people.owner, "SL1") is None
    assert stored(round_, people.owner, "SL2").level == 1


def test_text_at_the_limit_is_stored(round_, owner, people):
    owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "👩" * 5_000))
    assert len(stored(round_, people.owner, "SL1").evidence) == 5_000


def test_both_texts_too_long_together_stay_on_screen(round_, owner, people):
    answer(round_, people.owner, "SL1", 3, "t" * 3_000)
    data = sent("SL1", 2, "m" * 3_000, seen=1, keep="both")
    response = owner.post(page_of(round_), data)
    assert response.status_code == 422
    assert "m" * 3_000 in response.text
    assert "t" * 3_000 in response.text


@pytest.mark.parametrize(
    "bad",
    [{"level": "9"}, {"level": "x"}, {"version": "x"}, {"version": "-1"}, {"version": "9" * 30}],
)
@pytest.mark.parametrize("end", ["", "SL1/"])
def test_nonsense_is_refused_and_changes_nothing(round_, owner, people, bad, end):
    data = sent("SL1", **{"level": 3, "evidence": "Kept.", "version": 0, **bad})
    response = owner.post(page_of(round_) + end, data)
    assert response.status_code == 422
    assert stored(round_, people.owner, "SL1") is None


# Who may, and until when -------------------------------------------------------------------------


def test_closed_round_refuses_a_save_and_shows_every_word(round_, owner, people):
    close(round_, people.facilitator)
    response = owner.post(page_of(round_), sent("SL1", 4, "Too late, but kept."))
    assert response.status_code == 409
    assert "This review closed at" in response.text
    assert "Too late, but kept." in response.text
    assert "Substantial progress" in response.text
    assert stored(round_, people.owner, "SL1") is None


def test_closed_round_tells_the_saving_script(round_, owner, people):
    close(round_, people.facilitator)
    response = owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "x"))
    assert response.status_code == 409
    assert "This review closed at" in response.text
    assert "still on this page" in response.text


def test_closed_round_sends_its_answer_page_to_the_answers(round_, owner, people):
    answer(round_, people.owner, "SL1", 4, "As it was.")
    close(round_, people.facilitator)
    page = owner.get(page_of(round_), follow=True)
    assert "As it was." in page.text
    assert "Submit your answers" not in page.text


@pytest.mark.parametrize("end", ["", "SL1/"])
def test_withdrawn_participant_is_refused_with_the_text(round_, owner, people, end):
    part_of(round_, people.owner)
    with area_scope(round_.area_id):
        Participation.objects.filter(person__user=people.owner).update(
            withdrawn_at=round_.opened_at
        )
    response = owner.post(page_of(round_) + end, sent("SL1", 4, "Kept on screen."))
    assert response.status_code == 403
    assert "You no longer take part in this review." in response.text
    assert stored(round_, people.owner, "SL1") is None


def test_ended_membership_shuts_every_page(round_, owner, people):
    with area_scope(round_.area_id):
        Membership.objects.filter(user=people.owner).update(ended_at=round_.opened_at)
    assert owner.get(page_of(round_)).status_code == 404
    assert owner.post(page_of(round_) + "SL1/", sent("SL1", 4)).status_code == 404
    assert stored(round_, people.owner, "SL1") is None


@pytest.mark.parametrize("persona", ["facilitator", "sponsor", "outsider", "administrator"])
def test_somebody_not_asked_cannot_open_or_save(round_, people, sign_in, persona):
    client = sign_in(getattr(people, persona))
    expected = 403 if persona == "administrator" else 404
    assert client.get(page_of(round_)).status_code == expected
    assert client.post(page_of(round_) + "SL1/", sent("SL1", 4)).status_code == expected


def test_unknown_sets_statements_and_rounds_are_missing(round_, owner):
    assert owner.get(page_of(round_, "leading-change")).status_code == 404
    assert owner.post(page_of(round_) + "SL9/", sent("SL9", 4)).status_code == 404
    assert owner.post(page_of(round_) + "LC1/", sent("LC1", 4)).status_code == 404
    other = page_of(round_).replace(str(round_.pk), "019a0000-0000-7000-8000-000000000000")
    assert owner.get(other).status_code == 404


def test_saving_needs_a_post(round_, owner):
    assert owner.get(page_of(round_) + "SL1/").status_code == 405


def test_saving_is_protected_against_forgery(round_, people):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(page_of(round_) + "SL1/", sent("SL1", 4)).status_code == 403
    assert stored(round_, people.owner, "SL1") is None


# Blind until closed ------------------------------------------------------------------------------

SECRET = "A sentence that only its author may see"


@pytest.mark.parametrize(
    "persona", ["owner", "facilitator", "sponsor", "administrator", "board_member", "clerk"]
)
def test_open_round_shows_nobody_the_answers_of_others(round_, people, sign_in, persona):
    answer(round_, people.teammate, "SL1", 5, SECRET)
    client = sign_in(getattr(people, persona))
    base = f"/areas/northmoor/rounds/{round_.pk}/"
    for path in ("", "check/", "close/", "compare/", "answer/system-leadership/", "workshop/1/"):
        assert SECRET not in client.get(base + path, follow=True).text
    for path in ("", "rounds/", "reflections/", "actions/"):
        assert SECRET not in client.get(f"/areas/northmoor/{path}", follow=True).text


def test_visible_answers_are_ones_own_until_the_round_closes(round_, people):
    answer(round_, people.teammate, "SL1", 5, SECRET)
    with area_scope(round_.area_id):
        for persona in ("facilitator", "sponsor", "administrator", "owner"):
            assert not Answer.objects.visible_to(getattr(people, persona)).exists()
        assert Answer.objects.visible_to(people.teammate).count() == 1
    close(round_, people.facilitator)
    with area_scope(round_.area_id):
        assert Answer.objects.visible_to(people.owner).get().evidence == SECRET


# Check and submit --------------------------------------------------------------------------------


def check_url(round_):
    return f"/areas/northmoor/rounds/{round_.pk}/check/"


def test_submit_lists_what_is_missing(round_, owner, people):
    answer(round_, people.owner, "SL1", 3)
    answer(round_, people.owner, "SL2", 2)
    answer(round_, people.owner, "SL3", 0)
    response = owner.post(check_url(round_))
    assert response.status_code == 422
    assert 'href="#SL1"' in response.text
    assert "say what makes you say that" in response.text
    assert "Altruism: choose a level" in response.text
    assert 'href="#SL2"' not in response.text
    assert part_of(round_, people.owner).submitted_at is None


def test_blank_evidence_is_not_evidence(round_, owner, people):
    answer_everything(round_, people.owner, 2)
    answer(round_, people.owner, "SL1", 5, "  \n ", version=1)
    assert owner.post(check_url(round_)).status_code == 422


def test_submit_hands_in_and_answers_stay_changeable(round_, owner, people):
    answer_everything(round_, people.owner)
    response = owner.post(check_url(round_), follow=True)
    assert "You have submitted your answers." in response.text
    assert part_of(round_, people.owner).submitted_at is not None
    assert owner.post(page_of(round_) + "SL1/", sent("SL1", 1, "", version=1)).status_code == 200
    assert part_of(round_, people.owner).submitted_at is not None
    assert "You can still change them" in owner.get(check_url(round_)).text
    with area_scope(round_.area_id):
        assert AuditEvent.objects.filter(verb="participation.submitted").count() == 1


def test_submitting_twice_counts_the_first_time(round_, owner, people):
    answer_everything(round_, people.owner)
    owner.post(check_url(round_))
    first = part_of(round_, people.owner).submitted_at
    owner.post(check_url(round_))
    assert part_of(round_, people.owner).submitted_at == first


def test_submit_after_closing_is_refused(round_, owner, people):
    answer_everything(round_, people.owner)
    close(round_, people.facilitator)
    assert owner.post(check_url(round_)).status_code == 409
    assert part_of(round_, people.owner).submitted_at is None


# Budgets -----------------------------------------------------------------------------------------


def test_answer_page_and_save_keep_to_their_budgets(northmoor, people, owner):
    with area_scope(northmoor.pk):
        before = Review(
            northmoor, people.facilitator, title="Spring", state="agreed", sets=BOTH_CHECKLISTS
        )
    before.agree("SL1", 5)
    round_ = ask(
        northmoor,
        people.facilitator,
        people.owner,
        sets=[*BOTH_CHECKLISTS, "reflective-questions", "sustainability"],
    )
    for key in ("system-leadership", "leading-change", "sustainability", "reflective-questions"):
        owner.get(page_of(round_, key))
    with at_most(7):
        assert owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "x")).status_code == 200
    with at_most(7):
        assert owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "y", 1)).status_code == 200
    with at_most(7):
        assert owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "z", 1)).status_code == 409
    for key in ("system-leadership", "leading-change", "sustainability", "reflective-questions"):
        with at_most(8):
            assert owner.get(page_of(round_, key)).status_code == 200
    with at_most(12):
        assert owner.get(check_url(round_)).status_code == 200


def test_answer_page_costs_the_same_with_fifty_rounds(northmoor, people, owner):
    round_ = ask(northmoor, people.facilitator, people.owner)
    owner.get(page_of(round_))
    with at_most(8) as one:
        owner.get(page_of(round_))
    for number in range(49):
        ask(northmoor, people.facilitator, people.owner, title=f"Review {number}")
    with at_most(8) as fifty:
        owner.get(page_of(round_))
    assert len(counted(one)) == len(counted(fifty))


def test_database_role_of_these_tests_is_the_restricted_one(round_):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == "planner_app"
