"""The report as its page and its PDF show it, made from the snapshot and nothing else."""

from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from string import ascii_uppercase

from governance.presenters import report_method
from governance.presenters.report_partners import ROWS_OF_A_PAGE, Partners
from governance.presenters.report_people import People
from governance.presenters.report_position import Position
from governance.presenters.words import day, hour, moment, short_day
from governance.snapshot import Snapshot, Standing
from governance.snapshot.facts import ActionFacts
from hubs.presentation.words import listed

ASKS = {
    "accept", "agree", "approve", "ask", "authorise", "comment", "confirm", "consider", "decide",
    "delegate", "endorse", "instruct", "invite", "name", "nominate", "note", "recommend", "receive",
    "request", "require", "support",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section, or a lettered appendix, of the contents list."""

    key: str
    number: str
    title: str
    is_appendix: bool


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing the board is asked: the verb is set in bold."""

    number: int
    verb: str
    rest: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    ref: str
    text: str
    about: str
    driver: str
    sponsor: str
    due: str
    status: str
    status_text: str
    outcome: str


class ReportView:
    """Everything the templates need, in words; they choose only where it goes."""

    def __init__(self, snapshot: Snapshot, standing: Standing) -> None:
        self.snapshot, self.standing = snapshot, standing
        self.cover, self.meeting, self.area = snapshot.cover, snapshot.meeting, snapshot.area
        self.round, self.levels = snapshot.round, snapshot.levels
        self.respondents = snapshot.respondents
        self.people, self.position = People(snapshot), Position(snapshot)
        self.partners = Partners(snapshot)
        self.schema = snapshot.schema

    @property
    def state(self) -> str:
        if self.standing.signed_at:
            return f"Signed {day(self.standing.signed_at)}"
        return f"Draft {self.standing.draft}, not signed"

    @property
    def held(self) -> str:
        return day(self.meeting.held_on)

    @property
    def starts(self) -> str:
        return hour(self.meeting.starts_at) if self.meeting.starts_at else ""

    @property
    def taken(self) -> str:
        return moment(self.snapshot.taken_at)

    @property
    def created(self) -> str:
        """When the data was taken, for the PDF's metadata: it has no other clock."""
        return self.snapshot.taken_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")

    @property
    def as_at(self) -> str:
        return day(self.snapshot.taken_at)

    @property
    def summary(self) -> list[str]:
        return _paragraphs(self.snapshot.summary)

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        return [_recommendation(n, text) for n, text in enumerate(self.snapshot.recommendations, 1)]

    @property
    def implications(self) -> list[tuple[str, list[str], str, str]]:
        return [
            (each.heading, _paragraphs(each.text), each.cleared_by, day(each.cleared_on, ""))
            for each in self.snapshot.implications
        ]

    @cached_property
    def actions(self) -> list[ActionLine]:
        return [*self._board_decisions, *map(_action, self.snapshot.actions)]

    @property
    def _board_decisions(self) -> list[ActionLine]:
        """What the board is asked to decide at this meeting, and what it decided that waits."""
        lines = []
        numbers = [str(r.number) for r in self.recommendations if r.verb != "note"]
        if numbers and self.cover.purpose == "Decision":
            text = f"Recommendation{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
            lines.append(
                ActionLine(
                    "D1",
                    text,
                    "",
                    "The board",
                    "",
                    short_day(self.meeting.held_on),
                    "new",
                    "Decision due",
                    "",
                )
            )
        for at, decision in enumerate(self.snapshot.decisions_open, start=len(lines) + 1):
            text = f"{decision.text}, decided {day(decision.decided_on)}"
            lines.append(
                ActionLine(
                    f"D{at}",
                    text,
                    "",
                    decision.owner,
                    "",
                    short_day(decision.due),
                    "new",
                    "Outcome due",
                    "",
                )
            )
        return lines

    @property
    def drift(self) -> list[tuple[str, str]]:
        return [(each.heading, each.text) for each in self.snapshot.drift]

    @cached_property
    def sections(self) -> list[Section]:
        present = [
            ("summary", "Summary", True),
            ("ask", "Recommendations", True),
            ("implications", "Implications", True),
            ("who", "Who is accountable", True),
            ("position", "Checklist position and change", True),
            ("differ", "Where partners differ", True),
            ("drift", "Drift risks", bool(self.snapshot.drift)),
            ("actions", "Actions and decisions due", True),
        ]
        shown = [(key, title) for key, title, wanted in present if wanted]
        return [Section(key, str(n), title, False) for n, (key, title) in enumerate(shown, 1)]

    @cached_property
    def appendices(self) -> list[Section]:
        present = [
            ("evidence", "Evidence for each statement", True),
            ("coverage", "Who is engaged", True),
            ("method", "How this was done", True),
            ("respondents", "Who took part", True),
            ("levels", "What the levels mean", True),
            ("roles", "Roles in full", True),
            ("systems", "Systems map", bool(self.snapshot.places)),
            ("verification", "Verification", True),
        ]
        shown = [(key, title) for key, title, wanted in present if wanted]
        return [
            Section(key, letter, title, True)
            for letter, (key, title) in zip(ascii_uppercase, shown, strict=False)
        ]

    @cached_property
    def by_key(self) -> dict[str, Section]:
        return {section.key: section for section in (*self.sections, *self.appendices)}

    @property
    def contents(self) -> tuple[list[Section], list[Section]]:
        """The contents list in two columns."""
        every = [*self.sections, *self.appendices]
        half = (len(every) + 1) // 2
        return every[:half], every[half:]

    @property
    def respondents_fit_a_page(self) -> bool:
        return len(self.respondents) <= ROWS_OF_A_PAGE

    @property
    def invited(self) -> int:
        return sum(each.invited for each in self.respondents)

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.respondents)

    @property
    def method(self) -> list[str]:
        return report_method.method_steps(self.snapshot)

    @property
    def method_limits(self) -> str:
        return report_method.method_limits(self.snapshot)

    @property
    def signatures(self) -> list[report_method.Signature]:
        return report_method.signatures(self.snapshot, self.standing)

    @cached_property
    def fingerprint_lines(self) -> tuple[str, str]:
        return report_method.fingerprint_lines(self.snapshot)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n") if part.strip()]


def _recommendation(number: int, text: str) -> Recommendation:
    verb, _, rest = text.strip().partition(" ")
    if verb.lower() in ASKS:
        return Recommendation(number, verb.lower(), rest)
    return Recommendation(number, "", text.strip())


def _action(action: ActionFacts) -> ActionLine:
    return ActionLine(
        action.ref, action.text, action.about, action.driver or "No one yet", action.sponsor,
        short_day(action.due, "No date"), action.status, action.status_text, action.outcome,
    )  # fmt: skip
