"""What a question set and a scale are, once their files have been read and found sound."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum

from checklists.files import Origin, checksum_of


class SetKind(StrEnum):
    RATED = "rated"
    OPEN = "open"
    MIXED = "mixed"


class QuestionKind(StrEnum):
    RATED = "rated"
    OPEN = "open"


class Change(StrEnum):
    """How a question comes from the version before; a first version has none of it."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"


FIRST = 1
PLACES = "NBESM"
"""The five levels every answer is kept on, lowest first: N is 1 and M is 5. Don't know is 0."""


@dataclass(frozen=True, slots=True)
class QuestionData:
    code: str
    number: int
    section: str
    kind: QuestionKind
    text: str
    short_name: str
    guidance: str
    quoted: bool
    levels: tuple[str, ...] = ()
    """Five descriptors, Not yet started first; empty for an open question."""
    change: Change | None = None
    was: tuple[str, ...] = ()
    """The codes it comes from in the version before."""


@dataclass(frozen=True, slots=True)
class SectionData:
    key: str
    title: str
    introduction: str
    questions: tuple[QuestionData, ...]


@dataclass(frozen=True, slots=True)
class QuestionSetData:
    key: str
    version: int
    title: str
    kind: SetKind
    position: int
    attribution: str
    introduction: str
    sections: tuple[SectionData, ...]
    origin: Origin = field(compare=False)
    dropped: tuple[str, ...] = ()
    """The codes of the version before that nothing in this one continues."""

    @property
    def questions(self) -> tuple[QuestionData, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def checksum(self) -> str:
        """SHA-256 of everything a reader sees; version, layout and comments do not count.

        How a later version continues the one before counts too. A first version has no such map.
        """
        content = asdict(self)
        if self.version == FIRST:
            del content["dropped"]
            for question in [each for part in content["sections"] for each in part["questions"]]:
                del question["change"], question["was"]
        return checksum_of(content)


@dataclass(frozen=True, slots=True)
class LevelData:
    letter: str
    name: str
    meaning: str
    place: int
    """Where an answer at this level is kept: 1 to 5, or 0 for Don't know."""

    @property
    def words(self) -> str:
        """How somebody says that they chose it: by its name, after its number where it has one."""
        return f"{self.letter} {self.name}" if self.letter.isdigit() else self.name


@dataclass(frozen=True, slots=True)
class ScaleData:
    key: str
    title: str
    is_default: bool
    introduction: str
    mapping: str
    levels: tuple[LevelData, ...]

    def option(self, letter: str) -> LevelData:
        """The answer of that letter; another is a KeyError."""
        return {level.letter: level for level in self.levels}[letter]


@dataclass(frozen=True, slots=True)
class Scales:
    evidence_from: int
    """The lowest place, 1 to 5, at which evidence is asked for."""
    dont_know: LevelData
    scales: tuple[ScaleData, ...]

    @property
    def default(self) -> ScaleData:
        return next(scale for scale in self.scales if scale.is_default)
