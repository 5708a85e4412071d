"""Makes the audit of the team's skills: asked between the two reviews, and agreed."""

from datetime import timedelta

from checklists.models import (
    Action,
    ActionTool,
    Agreement,
    Answer,
    Participation,
    Question,
    QuestionSet,
    Round,
    RoundQuestionSet,
)
from governance.demo.area import note
from governance.demo.reading import Story
from governance.demo.reviews import LETTERS, newest_tool

SET = "system-leadership-skills"


def seed_skills(story: Story) -> None:
    """Make the round, its answers, what was agreed and what is done about it."""
    facts = story.data["skills"]
    asked = QuestionSet.objects.filter(key=SET).order_by("-version")[0]
    questions = {question.code: question for question in asked.questions.all()}
    audit = _make_round(story, asked)
    for key, letters in facts["answers"].items():
        _answer(story, audit, key, letters.split(), list(questions.values()))
    facilitator = story.get("user", "transformation")
    for code, row in facts["agreed"].items():
        Agreement.objects.create(
            round=audit,
            question=questions[code],
            level=LETTERS[row["level"]],
            rationale=row["why"],
            agreed_by=facilitator,
            agreed_at=story.moment(facts["agreed_on"], 14),
        )
    for row in facts["actions"]:
        action = Action.objects.create(
            text=row["text"],
            round=audit,
            question=questions[row["from"]],
            driver=story.get("person", row["driver"]),
            sponsor=story.get("person", row["sponsor"]),
            due_on=story.weekday(row["due"]),
            created_by=facilitator,
        )
        for key in row["tools"]:
            ActionTool.objects.create(action=action, tool=newest_tool(key))


def _make_round(story: Story, asked: QuestionSet) -> Round:
    facts, facilitator = story.data["skills"], story.get("user", "transformation")
    closed = story.moment(facts["due"], 17)
    audit: Round = Round.objects.create(
        title=f"Team skills audit {closed.year}",
        state=Round.State.AGREED,
        due_at=closed,
        invitation_note="How well are we covered, between all of us? Name nobody.",
        opened_by=facilitator,
        opened_at=story.moment(facts["opened"]),
        closed_at=closed,
        agreed_at=story.moment(facts["agreed_on"], 15),
    )
    RoundQuestionSet.objects.create(round=audit, question_set=asked, position=0)
    words = f"The view of {audit} was agreed."
    note(story, facilitator, facts["agreed_on"], audit, verb="round.agreed", summary=words)
    return audit


def _answer(
    story: Story, audit: Round, key: str, letters: list[str], questions: list[Question]
) -> None:
    facts, seat = story.data["skills"], story.data["participants"][key]
    person = story.get("person", key)
    saved_at = story.moment(facts["opened"] + 4, 9)
    taking_part = Participation.objects.create(
        round=audit,
        person=person,
        organisation=person.organisation,
        sector=person.organisation.sector,
        role_label=seat["label"],
        code=seat["code"],
        opened_at=saved_at,
        submitted_at=saved_at + timedelta(minutes=20),
    )
    Answer.objects.bulk_create(
        Answer(
            area_id=audit.area_id,
            participation=taking_part,
            question=question,
            level=LETTERS[letter],
            evidence=facts["evidence"].get(question.code, {}).get(key, ""),
            saved_at=saved_at,
        )
        for question, letter in zip(questions, letters, strict=True)
    )
