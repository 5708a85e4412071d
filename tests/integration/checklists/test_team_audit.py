"""The audit of team skills: nowhere, in no role and on no page, does it say who answered what."""

import pytest
from django.urls import reverse

from checklists.emails import write_round_opened
from checklists.models import Action, Answer, Round
from checklists.results import round_results
from governance.actions.reports import refresh_report
from governance.models import Report
from governance.presenters.report_position import Position
from governance.snapshot import from_data
from hubs.models import OutboxMessage
from hubs.tenancy import area_scope
from tests.asking import ask, page_of, sent, stored
from tests.boardroom import Boardroom
from tests.reviews import VOICES, Review

AUDIT = ("system-leadership-skills",)
APART = (1, 1, 2, 3, 5, 0)
TRACES = [f"({code})" for _role, code, _sector in VOICES]
TRACES += [f">{code}</text>" for _role, code, _sector in VOICES]
ROLES = [role for role, _code, _sector in VOICES]


@pytest.fixture
def audit(northmoor, people):
    audit = Review(northmoor, people.facilitator, sets=AUDIT)
    audit.answer_all(3, 3, 3, 4, 4, 3, but={"SK8": APART})
    for number, voice in enumerate(audit.voices):
        with area_scope(northmoor.pk):
            Answer.objects.filter(participation=voice, question__code="SK8").update(
                evidence=f"Reason {9 - number}"
            )
    return audit


def url(name, audit, **kwargs):
    place = {"slug": "northmoor", "round_id": audit.round.pk, **kwargs}
    return reverse(f"checklists:{name}", kwargs=place)


def tells_nobody(text):
    return [trace for trace in (*TRACES, *ROLES, "Voice ") if trace in text] == []


def test_results_have_no_person_before_any_page_is_made(northmoor, audit):
    with area_scope(northmoor.pk):
        results = round_results(Round.objects.get(pk=audit.round.pk))
    marks = [mark for question in results.questions for mark in question.marks]
    assert len(marks) == 48
    assert {(m.code, m.role, m.organisation, m.sector) for m in marks} == {("", "", "", "")}
    hard = next(question for question in results.questions if question.code == "SK8")
    assert hard.counts == {1: 2, 2: 1, 3: 1, 5: 1, 0: 1}
    assert [mark.level for mark in hard.marks] == [0, 1, 1, 2, 3, 5]
    # in an order that is not that of the participants
    assert [m.evidence for m in hard.marks if m.level == 1] == ["Reason 8", "Reason 9"]


def test_invitation_says_that_nobody_sees_who_gave_which(northmoor, people):
    asked = ask(northmoor, people.facilitator, people.owner, sets=AUDIT)
    with area_scope(northmoor.pk):
        message = OutboxMessage.objects.get(subject_id=asked.pk, recipient=people.owner.email)
        mail = write_round_opened(northmoor, message)
    assert "When the answers are compared, nobody sees who gave which." in mail.text
    assert "nobody sees who gave which" in mail.html


def test_other_sets_of_the_same_round_still_say_who(northmoor, people):
    both = Review(northmoor, people.facilitator, sets=("leading-change", *AUDIT))
    both.answer_all(1, 2, 3, 4, 5, 0)
    with area_scope(northmoor.pk):
        results = round_results(Round.objects.get(pk=both.round.pk))
    named = {question.set_key for question in results.questions if question.marks[0].is_named}
    assert named == {"leading-change"}


@pytest.mark.parametrize("who", ["owner", "facilitator", "sponsor"])
@pytest.mark.parametrize("query", ["", "?by=organisation"])
def test_compare_shows_a_distribution_and_nobody(audit, people, sign_in, who, query):
    text = sign_in(getattr(people, who)).get(url("compare-view", audit) + query).text
    assert tells_nobody(text)
    assert "Northmoor Health" not in text
    assert "System leadership skills: how well the team is covered" in text
    assert "Not yet started: 2 answers; Basic: 1 answer" in text
    assert "Show how many chose each level, and why" in text
    assert "Reason 9" in text
    assert "Show marks by" not in text
    assert "What the letters on the marks mean" not in text
    assert "no person is ever rated" in text


@pytest.mark.parametrize("query", ["", "?by=organisation"])
def test_projector_shows_nobody_and_offers_no_names(audit, people, sign_in, query):
    text = sign_in(people.facilitator).get(url("workshop-view", audit, number=1) + query).text
    assert tells_nobody(text)
    assert "Northmoor Health" not in text
    assert "Show organisations" not in text


def test_round_with_both_kinds_names_marks_of_the_other_kind_only(northmoor, people, sign_in):
    both = Review(northmoor, people.facilitator, sets=(*AUDIT, "leading-change"))
    both.answer_all(1, 2, 3, 4, 5, 0)
    page = sign_in(people.owner).get(url("compare-view", both)).context["page"]
    for statement in page.talk:
        shown = "AL" in statement.spread.svg
        assert shown == statement.code.startswith("LC"), statement.code
        assert (statement.reading == "") == statement.code.startswith("SK")
    assert page.segments
    assert len(page.codes.rows) == 6


def test_coverage_is_agreed_in_words_about_the_team(audit, people, sign_in):
    question = audit.question("SK8")
    page = (
        sign_in(people.facilitator).get(url("agreement-edit", audit, question_id=question.pk)).text
    )
    assert tells_nobody(page.split("<form")[0])
    assert "The coverage you agree" in page
    assert "recruit for it, or borrow it from a partner" in page
    assert "with their role" not in page


def test_agreed_coverage_leads_to_an_action(audit, people, sign_in):
    audit.agree("SK8", 2)
    audit.agree("SK1", 4)
    text = sign_in(people.facilitator).get(url("compare-view", audit)).text
    assert "Agreed coverage: Basic" in text
    for way in ("develop", "recruit", "borrow"):
        link = f"round={audit.round.pk}&amp;statement=SK8&amp;do={way}"
        assert text.count(link) == 1
    assert "statement=SK1&amp;do=" not in text
    assert "do=recruit" not in sign_in(people.owner).get(url("compare-view", audit)).text


@pytest.mark.parametrize(
    ("do", "begins"),
    [
        ("develop", "Develop together: harnessing conflict"),
        ("recruit", "Recruit for: harnessing conflict"),
        ("borrow", "Borrow from a partner: harnessing conflict"),
        ("dismiss", ""),
    ],
)
def test_action_begins_in_the_words_of_the_way(audit, people, sign_in, do, begins):
    add = reverse("checklists:action-add", args=["northmoor"])
    page = sign_in(people.facilitator).get(f"{add}?round={audit.round.pk}&statement=SK8&do={do}")
    assert page.context["form"]["text"].value() == begins


def test_participant_is_asked_about_the_team(northmoor, people, sign_in):
    people.owner  # noqa: B018 - makes the persona and their person
    audit = Review(northmoor, people.facilitator, sets=AUDIT, state="open")
    audit.add("Olive Owner", "Health lead", "OO", "health")
    text = sign_in(people.owner).get(url("answer-edit", audit, key=AUDIT[0])).text
    assert "your own view of the team" in text
    assert "Rate the team, never a person, and name nobody." in text
    assert "what the team can do, and what shows it. Name nobody." in text


class Skilled(Boardroom):
    """A board whose report is made from an agreed audit of skills, beside the first checklist."""

    def __init__(self, area, people):
        super().__init__(area, people)
        self.review = Review(
            area,
            people.facilitator,
            title="Skills and change",
            state="agreed",
            sets=("leading-change", *AUDIT),
        )
        self.review.answer_all(3, 3, 4, 4, 3, 3, but={"SK8": APART, "LC4": (5, 4, 2, 2, 1, 2)})
        self.review.agree("SK8", 2)


@pytest.fixture
def report(northmoor, people):
    return Skilled(northmoor, people).report()


def test_snapshot_keeps_counts_of_skills_and_no_marks(report):
    statements = {each.ref: each for each in from_data(report.snapshot).statements}
    assert statements["LC4"].marks
    assert statements["SK8"].marks == ()
    assert statements["SK8"].counts == (1, 2, 1, 1, 0, 1)


def test_report_shows_coverage_with_a_distribution_and_never_organisations(
    northmoor, people, report, sign_in
):
    with area_scope(northmoor.pk):
        Report.objects.filter(pk=report.pk).update(organisations_shown=True)
        report = Report.objects.with_cover().get(pk=report.pk)
        refresh_report(report=report, actor=people.facilitator, version=report.version)
    address = reverse("governance:report-read", args=["northmoor", report.pk])
    text = sign_in(people.facilitator).get(address).text
    assert "System leadership skills: team coverage" in text
    assert "They say nothing of any person" in text
    assert "2 Not yet started, 1 Basic, 1 Early progress, 1 Mature, 1 Don’t know." in text
    assert "SK8: each participant’s answer" not in text
    assert "LC4: each participant’s answer" in text


def test_printed_report_gives_counts_for_skills(report):
    position = Position(from_data(report.snapshot))
    skills = position.tables[-1]
    assert skills.title == "System leadership skills: team coverage"
    assert skills.note
    assert skills.lines[-1].answers.startswith("2 Not yet started")
    assert [each.ref for each in position.differences] == ["LC4"]
    assert position.difference_words.startswith("Partners agree on six of the seven statements.")


def test_marks_in_an_older_snapshot_are_not_drawn(report):
    data = report.snapshot
    skills = data["question_sets"][1]["statements"][-1]
    skills["marks"] = data["question_sets"][0]["statements"][3]["marks"]
    position = Position(from_data(data))
    assert [each.ref for each in position.told_apart] == ["LC4"]


def test_report_on_skills_alone_says_so(northmoor, people):
    room = Boardroom(northmoor, people)
    room.review = Review(northmoor, people.facilitator, title="Skills", state="agreed", sets=AUDIT)
    room.review.answer_all(*APART)
    words = Position(from_data(room.report().snapshot)).difference_words
    assert words == "This review asked about the team as a whole, so no answer is told apart."


def test_audit_in_between_is_not_what_the_next_review_is_compared_with(northmoor, people):
    first = Review(northmoor, people.facilitator, title="Spring", state="agreed")
    Review(northmoor, people.facilitator, title="Skills", state="agreed", sets=AUDIT)
    with area_scope(northmoor.pk):
        assert Round.objects.last_agreed(["leading-change", "system-leadership"]) == first.round
        assert Round.objects.last_agreed(["sustainability"]) is None
        assert not Action.objects.exists()


def test_who_answers_is_promised_what_is_kept(northmoor, people, sign_in):
    """Nobody else opens a single answer of the audit, so no page may say that they will."""
    round_ = ask(northmoor, people.facilitator, people.owner, sets=AUDIT)
    client, statement = sign_in(people.owner), page_of(round_, AUDIT[0])
    client.post(statement, sent("SK1", 2))
    adding = client.get(f"{statement}SK1/evidence/").text
    assert "Nobody else ever opens it" in adding
    assert "everybody who compares can" not in adding
    given = stored(round_, people.owner, "SK1")
    history = client.get(f"/areas/northmoor/answers/{given.pk}/").text
    assert "Nobody else ever opens it" in history
    check = client.get(f"/areas/northmoor/rounds/{round_.pk}/check/").text
    assert "When the answers are compared, nobody sees who gave which." in check


def test_check_page_of_a_mixed_review_promises_it_for_the_skills_alone(northmoor, people, sign_in):
    sets = ("leading-change", *AUDIT)
    round_ = ask(northmoor, people.facilitator, people.owner, sets=sets)
    check = sign_in(people.owner).get(f"/areas/northmoor/rounds/{round_.pk}/check/").text
    assert "When answers about the team’s skills are compared, nobody sees who gave which." in check
