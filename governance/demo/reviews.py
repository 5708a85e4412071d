"""Makes the two reviews: one agreed half a year ago, one being answered now."""

from datetime import timedelta

from checklists.actions.action_reminders import note_reminder
from checklists.actions.participation import note_next_look
from checklists.models import (
    NOT_FOR_ME,
    Action,
    ActionNote,
    ActionObserver,
    ActionTool,
    Agreement,
    Answer,
    AnswerRevision,
    Participation,
    Question,
    QuestionSet,
    Reflection,
    Round,
    RoundQuestionSet,
    Tool,
)
from checklists.planning import PAPERS_BEFORE_BOARD, WORKSHOP_BEFORE_PAPERS
from governance.demo.area import note, reached
from governance.demo.evidence import seed_evidence, was_changed
from governance.demo.reading import Story
from governance.demo.seats import seed_seats
from hubs.models import LocalArea, Milestone
from hubs.tenancy import user_scope
from hubs.working_time import working_days_before

LETTERS = {"-": NOT_FOR_ME, "?": 0, "N": 1, "B": 2, "E": 3, "S": 4, "M": 5}
ASKED = ["leading-change", "system-leadership", "reflective-questions"]
FIRST_OPENED, FIRST_CLOSED, FIRST_AGREED, FIRST_SIGNED = -205, -191, -184, -181
SECOND_OPENED, SECOND_DUE = -14, 4


def seed_reviews(story: Story, area: LocalArea) -> Round:
    """Make both reviews, the agreed view, actions and reflections; return the first."""
    sets = [QuestionSet.objects.filter(key=key).order_by("-version")[0] for key in ASKED]
    questions = {q.code: q for q in Question.objects.filter(question_set__in=sets)}
    first = _make_round(story, sets, first=True)
    second = _make_round(story, sets, first=False, previous=first)
    _answer(story, first, questions, column="first", evidence="evidence", day=FIRST_OPENED + 5)
    _answer(
        story, second, questions, column="second", evidence="evidence_second", day=SECOND_OPENED + 5
    )
    seed_seats(story, second, questions)
    _agree(story, first, questions)
    _act(story, first, questions)
    _sign_off(story, first)
    _reflect(story, first, questions)
    note_next_look(round_=second)
    reached(story, area, Milestone.ROLES_FILLED, story.data["roles_filled"])
    reached(story, area, Milestone.ROUND_OPENED, FIRST_OPENED)
    return first


def _season(story: Story, offset: int) -> str:
    day = story.moment(offset)
    names = ["Winter", "Spring", "Summer", "Autumn"]
    return f"{names[day.month % 12 // 3]} review {day.year}"


def _make_round(
    story: Story, sets: list[QuestionSet], *, first: bool, previous: Round | None = None
) -> Round:
    facilitator = story.get("user", "transformation")
    opened, due = (FIRST_OPENED, FIRST_CLOSED) if first else (SECOND_OPENED, SECOND_DUE)
    board = story.weekday(story.data["board"]["last_meeting" if first else "next_meeting"])
    papers = working_days_before(board, PAPERS_BEFORE_BOARD)
    made = Round.objects.create(
        title=_season(story, due),
        state=Round.State.AGREED if first else Round.State.OPEN,
        due_at=story.moment(due, 17),
        board_date=board,
        papers_on=papers,
        workshop_on=working_days_before(papers, WORKSHOP_BEFORE_PAPERS),
        invitation_note="Last time we agreed to say what is only on paper so far. Please do.",
        previous=previous,
        opened_by=facilitator,
        opened_at=story.moment(opened),
        closed_at=story.moment(due, 17) if first else None,
        agreed_at=story.moment(FIRST_AGREED, 15) if first else None,
    )
    for position, question_set in enumerate(sets):
        RoundQuestionSet.objects.create(round=made, question_set=question_set, position=position)
    people = len(story.data["participants"])
    if not first:
        people += len(story.data["seats_since"]["left"])
    note(
        story,
        facilitator,
        opened,
        made,
        verb="round.opened",
        summary=f"{made} opened to {people} people.",
    )
    if first:
        note(story, facilitator, due, made, verb="round.closed", summary=f"{made} closed.")
        note(
            story,
            facilitator,
            FIRST_AGREED,
            made,
            verb="round.agreed",
            summary=f"The view of {made} was agreed.",
        )
    return made


def _answer(
    story: Story, of: Round, questions: dict[str, Question], *, column: str, evidence: str, day: int
) -> None:
    codes = [f"LC{n}" for n in range(1, 8)] + [f"SL{n}" for n in range(1, 6)]
    answers: list[Answer] = []
    for key, facts in story.data["participants"].items():
        taking_part = _take_part(story, of, key, column=column, day=day)
        for code, letter in zip(codes, facts[column].replace(" ", ""), strict=True):
            if letter == ".":
                continue
            text = story.data[evidence].get(code, {}).get(key, "")
            answers.append(
                Answer(
                    participation=taking_part,
                    question=questions[code],
                    level=None if letter == "-" else LETTERS[letter],
                    not_for_me=letter == "-",
                    version=2 if column == "second" and was_changed(story, code, key) else 1,
                    evidence=text,
                    saved_at=story.moment(day, 9) + timedelta(minutes=2 * len(answers)),
                    area_id=of.area_id,
                )
            )
    Answer.objects.bulk_create(answers)
    AnswerRevision.objects.bulk_create(
        AnswerRevision(
            area_id=of.area_id,
            answer=answer,
            version=answer.version,
            level=answer.level,
            not_for_me=answer.not_for_me,
            evidence=answer.evidence,
            saved_by=answer.participation.person.user,
            saved_at=answer.saved_at,
        )
        for answer in answers
    )
    if column == "second":
        seed_evidence(story, of, answers)


def _take_part(story: Story, of: Round, key: str, *, column: str, day: int) -> Participation:
    facts = story.data["participants"][key]
    person = story.get("person", key)
    submitted = column == "first" or key in story.data["submitted"]
    opened = column == "first" or key not in story.data["not_opened"]
    taking_part = Participation.objects.create(
        round=of,
        person=person,
        organisation=person.organisation,
        sector=person.organisation.sector,
        role_label=facts["label"],
        code=facts["code"],
        opened_at=story.moment(day, 9) if opened else None,
        submitted_at=story.moment(day, 11) if submitted else None,
    )
    if submitted and column == "second":
        note(
            story,
            person.user,
            day,
            taking_part,
            verb="participation.submitted",
            summary=f"{person} submitted answers.",
        )
    return taking_part


def _agree(story: Story, of: Round, questions: dict[str, Question]) -> None:
    for code, facts in story.data["agreed"].items():
        Agreement.objects.create(
            round=of,
            question=questions[code],
            level=LETTERS[facts["level"]],
            rationale=facts["why"],
            dissent=facts.get("dissent", ""),
            dissent_naming="named" if "dissent_by" in facts else "",
            dissent_by=facts.get("dissent_by", ""),
            confidence=facts.get("confidence", ""),
            agreed_by=story.get("user", "transformation"),
            agreed_at=story.moment(FIRST_AGREED, 14),
        )


def _sign_off(story: Story, of: Round) -> None:
    """Last of all: from then on the database keeps the review as it is."""
    leader = story.get("user", "leader")
    of.signed_off_at, of.signed_off_by = story.moment(FIRST_SIGNED, 9, 40), leader
    of.signed_off_as = "accountable leader"
    of.save(update_fields=["signed_off_at", "signed_off_by", "signed_off_as"])
    note(
        story,
        leader,
        FIRST_SIGNED,
        of,
        verb="round.signed_off",
        summary=f"{leader} signed off the agreed view of {of}.",
    )


def _act(story: Story, of: Round, questions: dict[str, Question]) -> None:
    facilitator = story.get("user", "transformation")
    for facts in story.data["actions"]:
        action = Action.objects.create(
            text=facts["text"],
            round=of,
            question=questions[facts["from"]],
            driver=story.get("person", facts.get("driver")),
            sponsor=story.get("person", facts.get("sponsor")),
            due_on=story.weekday(facts["due"]),
            created_by=facilitator,
        )
        for key in facts.get("tools", []):
            ActionTool.objects.create(action=action, tool=newest_tool(key))
        for key in facts.get("observers", []):
            ActionObserver.objects.create(action=action, person=story.get("person", key))
        note_reminder(action=action)
        story.keep("action", facts["text"], action)


def newest_tool(key: str) -> Tool:
    """Return a tool of the library in its newest version."""
    return Tool.objects.newest().get(key=key)


def finish_actions(story: Story) -> None:
    """Bring the actions up to today: how far they have come, and those done since the report."""
    for facts in story.data["actions"]:
        for told in facts.get("notes", []):
            _note(story, story.get("action", facts["text"]), **told)
        if "done" in facts:
            action = story.get("action", facts["text"])
            action.status, action.outcome = Action.Status.DONE, facts["outcome"]
            action.finished_on = story.day(facts["done"])
            action.save()
            driver = story.get("user", facts["driver"])
            words = f"Done: {action}."
            note(story, driver, facts["done"], action, verb="action.done", summary=words)


def _note(story: Story, action: Action, *, by: str, days: int, text: str) -> None:
    author = story.get("user", by)
    ActionNote.objects.create(
        action=action, text=text, written_by=author, written_at=story.moment(days, 11)
    )
    words = f"{author} noted progress on an action: {action}."
    note(story, author, days, action, verb="action.noted", summary=words)


def _reflect(story: Story, of: Round, questions: dict[str, Question]) -> None:
    for facts in story.data["reflections"]:
        author = story.get("user", facts["author"])
        with user_scope(author.pk):
            written = Reflection.objects.create(
                author=author,
                question=questions[facts["question"]],
                round=of,
                text=facts["text"],
                visibility=facts["visibility"],
                saved_at=story.moment(facts["days"], 16),
            )
        story.keep("reflection", facts["text"], written)
