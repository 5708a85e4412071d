"""Sections 5 and 6 and the evidence: levels, what changed, and where answers differ."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from checklists.models import marked
from checklists.rewording import short_words, stands_words
from checklists.team_audit import is_team_audit
from governance.presenters.paper_pictures import spread, strip
from governance.presenters.words import OTHER_SCALE, day, month, number, sentence, several
from governance.snapshot.facts import DONT_KNOW, QuestionSetFacts, Snapshot, StatementFacts
from hubs.presentation.words import listed

LINES_OF_A_PAGE = 12
"""Statements may be four lines long."""
TEAM_NOTE = (
    "These rate how well the leadership team is covered as a whole. They say nothing of any "
    "person, and nobody is shown with an answer."
)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement with its strip, as the position tables show it."""

    ref: str
    text: str
    strip: SafeString
    level: str
    change: str
    direction: str
    answers: str


@dataclass(frozen=True, slots=True)
class SetTable:
    """One set of statements; `note` says how its answers are to be read, where that differs."""

    number: int
    title: str
    note: str
    lines: list[StatementLine]

    @property
    def fits_a_page(self) -> bool:
        """Whether it is kept together: a longer one goes over the page wherever it begins."""
        return len(self.lines) <= LINES_OF_A_PAGE


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement on which answers were far apart."""

    ref: str
    short: str
    text: str
    note: str
    picture: SafeString
    dissent: str
    answers: str


@dataclass(frozen=True, slots=True)
class Evidence:
    ref: str
    text: str
    answers: str
    level: str
    meaning: str
    rationale: str
    evidence: tuple[str, ...]
    dissent: str
    stands: str


class Position:
    """The agreed view, in the words and pictures of the report."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.names = {level.value: level.name for level in snapshot.levels} | {
            DONT_KNOW: "Don’t know"
        }
        self.letters = {level.value: level.letter for level in snapshot.levels}
        self.organisations = {each.letter: each.organisation for each in snapshot.respondents}
        previous = snapshot.round.previous
        self.before = month(previous.agreed_on) if previous else ""

    @cached_property
    def words(self) -> str:
        counts = Counter(s.agreed for s in self.snapshot.statements if s.agreed)
        if not counts:
            return "No level has been agreed yet."
        parts = [
            f"{number(counts[level])} at {self.names[level]}"
            for level in sorted(counts, reverse=True)
        ]
        first = "statement stands" if counts[max(counts)] == 1 else "statements stand"
        parts[0] = parts[0].replace(" at ", f" {first} at ", 1)
        return f"{sentence(listed(parts))}. {self._change_words}".strip()

    @property
    def _change_words(self) -> str:
        pairs = [
            (s.previous, s.agreed) for s in self.snapshot.statements if s.previous and s.agreed
        ]
        if not pairs:
            return ""
        up, down = sum(a < b for a, b in pairs), sum(a > b for a, b in pairs)
        parts = [f"{number(n)} moved {way}" for n, way in ((up, "up"), (down, "down")) if n]
        still = len(pairs) - up - down
        parts += [f"{number(still)} did not change"] if still else []
        said = f"Since {self.before}, {listed(parts)}. {self._afresh_words}".strip()
        return f"{said} {OTHER_SCALE}" if self.snapshot.round.asked_before else said

    @property
    def _afresh_words(self) -> str:
        afresh = sum(s.starts_afresh for s in self.snapshot.statements)
        if not afresh:
            return ""
        one = afresh == 1
        return (
            f"{sentence(number(afresh))} {'is' if one else 'are'} not compared: "
            f"{'its statement is' if one else 'their statements are'} new, split or merged."
        )

    @property
    def reading(self) -> str:
        agreed = self.snapshot.round.agreed_on
        now = f" on {day(agreed)}" if agreed else ""
        ring = f"; the open ring is {self.before}" if self.before else ""
        return f"The filled circle is the level agreed{now}{ring}."

    @cached_property
    def tables(self) -> list[SetTable]:
        sets = [each for each in self.snapshot.question_sets if each.statements]
        return [
            SetTable(at, set_title(each), set_note(each), self._lines(each))
            for at, each in enumerate(sets, start=2)
        ]

    def _lines(self, each: QuestionSetFacts) -> list[StatementLine]:
        return [self._line(s, spread_out=is_team_audit(each.key)) for s in each.statements]

    def _line(self, statement: StatementFacts, *, spread_out: bool) -> StatementLine:
        """``spread_out``: with how many chose each level, for a set nobody is marked on."""
        now, before = statement.agreed, statement.previous
        level = self.names[now] if now else "Not yet agreed"
        title = f"{level} now" if now else level
        if before:
            title += (
                f" and in {self.before}"
                if before == now
                else f"; {self.names[before]} in {self.before}"
            )
        change, direction = _change(statement, bool(self.before))
        picture = strip(now, before, self.letters.get(now or 0, ""), f"{statement.ref}: {title}.")
        answers = self.answers(statement) if spread_out else ""
        return StatementLine(
            statement.ref, statement.marked, picture, level, change, direction, answers
        )

    @cached_property
    def differences(self) -> list[Difference]:
        return [self._difference(s) for s in self.told_apart]

    @cached_property
    def told_apart(self) -> list[StatementFacts]:
        """The statements whose answers are drawn one by one: never those of a team audit."""
        return [s for each in self._of_partners for s in each.statements if s.marks]

    @property
    def _of_partners(self) -> list[QuestionSetFacts]:
        return [each for each in self.snapshot.question_sets if not is_team_audit(each.key)]

    @property
    def difference_words(self) -> str:
        total = sum(len(each.statements) for each in self._of_partners)
        apart = len(self.differences)
        if not total:
            return "This review asked about the team as a whole, so no answer is told apart."
        if not apart:
            return f"Partners agree on all {several(total, 'statement')}."
        agree = total - apart
        differ = "On this one their" if apart == 1 else f"On these {number(apart)} their"
        return (
            f"Partners agree on {number(agree) if agree else 'none'} of the "
            f"{several(total, 'statement')}. {differ} "
            "independent answers were more than one level apart, or more than a third did not know."
        )

    @property
    def letters_key(self) -> list[tuple[str, str]]:
        return list(self.organisations.items()) if self.snapshot.round.organisations_shown else []

    def _difference(self, statement: StatementFacts) -> Difference:
        shown = self.snapshot.round.organisations_shown
        dots = {
            level: sorted(
                mark.letter if shown else "" for mark in statement.marks if mark.level == level
            )
            for level in self.letters
        }
        labels = {}
        if statement.previous and self.before:
            labels[statement.previous] = f"in {self.before.split()[0][:3]}"
        if statement.agreed:
            labels[statement.agreed] = "agreed"
        answers = self.answers(statement)
        title = f"{statement.ref}: {self._who(dots) or answers}"
        if statement.agreed:
            title += f" Agreed: {self.names[statement.agreed]}."
        if statement.previous:
            title += f" {self.before}: {self.names[statement.previous]}."
        picture = spread(dots, self.letters, labels, statement.agreed, title)
        return Difference(
            statement.ref,
            marked(statement.short, statement.whose),
            statement.marked,
            statement.note,
            picture,
            statement.dissent,
            answers,
        )

    def _who(self, dots: dict[int, list[str]]) -> str:
        """Each level with the organisations that chose it, when organisations are shown."""
        if not self.snapshot.round.organisations_shown:
            return ""
        parts = []
        for level, marks in dots.items():
            counts = Counter(self.organisations.get(mark, mark) for mark in marks)
            names = [f"{name} ({n})" if n > 1 else name for name, n in counts.items()]
            if names:
                parts.append(f"{self.names[level]}: {', '.join(names)}")
        return "; ".join(parts) + "."

    def answers(self, statement: StatementFacts) -> str:
        """How many chose each level, and never who."""
        order = [*range(1, len(statement.counts)), DONT_KNOW]
        given = [f"{statement.counts[n]} {self.names[n]}" for n in order if statement.counts[n]]
        return f"{', '.join(given)}." if given else "No one answered."

    @cached_property
    def evidence(self) -> list[Evidence]:
        return [
            Evidence(
                s.ref,
                s.marked,
                self.answers(s),
                f"{self.names[s.agreed]} ({self.letters[s.agreed]})"
                if s.agreed
                else "Not yet agreed",
                s.meaning,
                _because(s),
                s.evidence,
                s.dissent,
                stands_words(s.change, s.was, self.before),
            )
            for s in self.snapshot.statements
        ]

    @property
    def attributions(self) -> list[str]:
        """Where the statements come from; sets with the same source share one line.

        What is the area's own says which set it is: its words are under nobody else's name.
        """
        rated = [each for each in self.snapshot.question_sets if each.statements]
        return list(dict.fromkeys(_source(each) for each in rated))

    @property
    def own_words(self) -> str:
        """That some statements are quoted from nobody; "" where all of them ship."""
        whose = next((s.whose for s in self.snapshot.statements if s.whose), "")
        if not whose:
            return ""
        return f"Those marked “{whose}” are {self.snapshot.area.name}’s words and no quotation."


def set_title(asked: QuestionSetFacts) -> str:
    """The title of a set; that of a team audit says what it measures."""
    return f"{asked.title}: team coverage" if is_team_audit(asked.key) else asked.title


def _source(asked: QuestionSetFacts) -> str:
    own = any(statement.whose for statement in asked.statements)
    return f"{asked.title}. {asked.attribution}" if own else asked.attribution


def set_note(asked: QuestionSetFacts) -> str:
    """How the answers of a set are to be read, where that differs from the others."""
    return TEAM_NOTE if is_team_audit(asked.key) else ""


def _because(statement: StatementFacts) -> str:
    """Why it was agreed, and how sure the group was of it."""
    sure = f"The group’s confidence in this is {statement.confidence}."
    return f"{statement.rationale} {sure}".strip() if statement.confidence else statement.rationale


def _change(statement: StatementFacts, has_previous: bool) -> tuple[str, str]:
    now, before = statement.agreed, statement.previous
    stands = short_words(statement.change, statement.was)
    if not now or not before:
        first = "Agreed for the first time" if now and has_previous else ""
        return (stands or first, "")
    also = ", reworded" if stands else ""
    if now == before:
        return f"No change{also}", ""
    way = "Up" if now > before else "Down"
    levels = several(abs(now - before), "level").replace("one", "1")
    return f"{way} {levels}{also}", way.lower()
