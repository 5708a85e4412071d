"""What a board report says, and nothing else.

A snapshot holds every word, name, date and level that the report prints. The page and
the PDF are made from it alone, so a report can be read again in ten years without the
rows it came from. Change a field, and ``SCHEMA_VERSION`` must rise; a field that is added says
in which version it was `added_in`, so that what was signed before reads back as it was.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from checklists.models import marked

SCHEMA_VERSION = 4

DONT_KNOW = 0


def added_in(version: int, default: str | tuple[()] = "") -> Any:
    """A text or a list that snapshots hold from this version on; empty in those before."""
    return field(default=default, metadata={"since": version})


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFacts:
    name: str
    council: str
    programme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    board: str
    chair: str
    held_on: date
    starts_at: time | None
    place: str
    papers_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    title: str
    reference: str
    agenda_item: str
    purpose: str
    author: str
    author_title: str
    sponsor: str
    sponsor_title: str
    contact: str
    contact_title: str
    contact_phone: str
    contact_email: str
    access: str
    exempt_reason: str
    wards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplicationFacts:
    """One row of section 3; ``cleared_on`` is the day an officer cleared the wording."""

    heading: str
    text: str
    cleared_by: str
    cleared_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """A named role on the day the snapshot was taken; an empty ``holder`` is a vacancy."""

    code: str
    name: str
    holder: str
    job_title: str
    organisation: str
    since: date | None
    until: date | None
    deputy: str
    review_due: date | None
    vacant_since: date | None
    last_holder: str
    basis: str = added_in(2)
    grade: str = added_in(2)
    begins_on: date | None = field(default=None, metadata={"since": 2})


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """Who is engaged at one level of one sector; no names means a gap."""

    level: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    sector: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSeatFacts:
    """A seat that the module names; no names means a gap, said in `gap`."""

    seat: str
    gap: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """An organisation on the systems map: influence and interest from 1 to 5."""

    organisation: str
    sector: str
    influence: int
    interest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """Somebody in a role from a day to a day, both included; no last day: still there."""

    role: str
    holder: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousRound:
    title: str
    agreed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """``asked_as`` says on which scale, and where its answers are placed; ``asked_before`` that the
    round before was asked on another one. Both are empty where only the usual scale was asked."""

    title: str
    opened_on: date
    closed_on: date
    agreed_on: date | None
    previous: PreviousRound | None
    organisations_shown: bool
    signed_off_at: datetime | None = field(default=None, metadata={"since": 2})
    signed_off_by: str = added_in(2)
    without_names: bool = field(default=False, metadata={"since": 2})
    asked_as: str = added_in(4)
    asked_before: str = added_in(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFacts:
    value: int
    letter: str
    name: str
    meaning: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One participant's answer: a level (0 = Don't know) and, if shown, whose organisation."""

    level: int
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """``counts`` runs Don't know, then levels 1 to 5; ``marks`` is kept where answers differ.

    ``change`` says how its words came to be, where the review before asked another version of the
    set: same, reworded, split, merged or new; ``was`` has the words there. Only what is the same or
    reworded has a ``previous`` level.
    """

    ref: str
    text: str
    short: str
    agreed: int | None
    previous: int | None
    meaning: str
    rationale: str
    dissent: str
    note: str
    evidence: tuple[str, ...]
    counts: tuple[int, ...]
    marks: tuple[Mark, ...]
    confidence: str = added_in(2)
    change: str = added_in(4)
    was: tuple[str, ...] = added_in(4, ())
    whose: str = added_in(4)

    @property
    def starts_afresh(self) -> bool:
        """Whether the review before asked nothing that it may be compared with."""
        return self.change in {"split", "merged", "new"}

    @property
    def marked(self) -> str:
        """The statement, with whose words it is where it is the area's own."""
        return marked(self.text, self.whose)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSetFacts:
    key: str
    version: int
    title: str
    attribution: str
    statements: tuple[StatementFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentFacts:
    letter: str
    organisation: str
    sector: str
    roles: tuple[str, ...]
    invited: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """``status`` is one of late, risk, on, new, done; the words are ``status_text``.

    ``about``: the refs of the statements it answers, as this report numbers them.
    """

    ref: str
    text: str
    about: str
    driver: str
    sponsor: str
    due: date | None
    status: str
    status_text: str
    outcome: str

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(self.about.split(", ")) if self.about else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFacts:
    """A reflection whose author allows it to be quoted; whose it is, is never kept."""

    question: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """A decision of an earlier meeting that still waits for its outcome."""

    text: str
    decided_on: date
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftFacts:
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    schema: int
    taken_at: datetime
    area: AreaFacts
    meeting: MeetingFacts
    cover: CoverFacts
    summary: str
    recommendations: tuple[str, ...]
    implications: tuple[ImplicationFacts, ...]
    roles: tuple[RoleFacts, ...]
    coverage: tuple[CoverageRow, ...]
    round: RoundFacts
    levels: tuple[LevelFacts, ...]
    question_sets: tuple[QuestionSetFacts, ...]
    respondents: tuple[RespondentFacts, ...]
    actions: tuple[ActionFacts, ...]
    decisions_open: tuple[DecisionFacts, ...]
    drift: tuple[DriftFacts, ...]
    named_seats: tuple[NamedSeatFacts, ...] = added_in(2, ())
    places: tuple[PlaceFacts, ...] = added_in(2, ())
    terms: tuple[TermFacts, ...] = added_in(2, ())
    quotes: tuple[QuoteFacts, ...] = added_in(3, ())

    @property
    def statements(self) -> tuple[StatementFacts, ...]:
        return tuple(s for question_set in self.question_sets for s in question_set.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the report is in its life: drafts are numbered, a signature has its time."""

    draft: int
    signed_by: str = ""
    signed_role: str = ""
    signed_at: datetime | None = None

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None
