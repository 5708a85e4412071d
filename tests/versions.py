"""A made-up question set in three versions, in which codes move and mean something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checklists.actions.question_sets import load_question_sets
from checklists.asked import AskedSet, asked_set
from checklists.models import Question, QuestionSet
from tests.unit.checklists.set_files import SCALES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a file; `was` None leaves out what it continues, as a first version does."""

    code: str
    text: str
    was: Sequence[str] | None = None
    change: str = ""
    kind: str = "rated"


FIRST = (
    Asked("MU1", "We tell one story."),
    Asked("MU2", "We look after staff and families."),
    Asked("MU3", "Our money is shared."),
    Asked("MU4", "Our buildings are shared."),
    Asked("MU5", "Parents are heard."),
    Asked("MU6", "We meet often enough."),
    Asked("MU7", "What is hard for you?", kind="open"),
)
SECOND = (
    Asked("MU1", "We all tell one story.", ["MU1"], "reworded"),
    Asked("MU2", "We look after staff.", ["MU2"], "split"),
    Asked("MU3", "We look after families.", ["MU2"], "split"),
    Asked("MU4", "Our money and buildings are shared.", ["MU3", "MU4"], "merged"),
    Asked("MU5", "Our data is shared.", [], "new"),
    Asked("MU6", "Parents are heard.", ["MU5"], "same"),
    Asked("MU7", "What is hard for all of you?", ["MU7"], "reworded", "open"),
)
THIRD = (
    Asked("MU1", "We all tell one story.", ["MU1"], "same"),
    Asked("MU2", "We look after all staff.", ["MU2"], "reworded"),
    Asked("MU3", "We look after families.", ["MU3"], "same"),
    Asked("MU4", "Our money and buildings are shared.", ["MU4"], "same"),
    Asked("MU5", "Parents are heard and answered.", ["MU6"], "reworded"),
    Asked("MU6", "Our data is shared.", ["MU5"], "same"),
    Asked("MU7", "What is hard for all of you?", ["MU7"], "same", "open"),
)
VERSIONS = {1: (FIRST, None), 2: (SECOND, ["MU6"]), 3: (THIRD, [])}
HEAD = """\
key: made-up
version: {version}
{dropped}title: Made-up set
kind: mixed
position: 1
attribution: The people of Northmoor wrote these.
introduction: Some statements, made for the tests.
sections:
  - key: all
    title: All of them
    questions:
"""
QUESTION = """\
      - code: {code}
{continues}        kind: {kind}
        short_name: Name {code}
        quoted: false
        text: {text}
        guidance: Think of the last time. What came of it?
"""
LEVELS = "".join(
    f"          {letter}: {{code}} described for the level {letter}.\n" for letter in "NBESM"
)


def yaml_of(version: int, questions: Sequence[Asked], dropped: Sequence[str] | None = None) -> str:
    """The file of a version."""
    said = "" if dropped is None else f"dropped: [{', '.join(dropped)}]\n"
    return HEAD.format(version=version, dropped=said) + "".join(_question(q) for q in questions)


def _question(asked: Asked) -> str:
    continues = ""
    if asked.was is not None:
        continues = f"        was: [{', '.join(asked.was)}]\n        change: {asked.change}\n"
    words = QUESTION.format(code=asked.code, kind=asked.kind, text=asked.text, continues=continues)
    levels = f"        levels:\n{LEVELS.format(code=asked.code)}" if asked.kind == "rated" else ""
    return words + levels


class MadeUp:
    """Brings the versions in, as the owner of the tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "scales.yaml").write_text(SCALES, encoding="utf-8")

    def bring(self, version: int) -> None:
        self.load(yaml_of(version, *VERSIONS[version]))

    def load(self, text: str) -> None:
        """Bring in the file of the set with these words."""
        self.load_as("made-up", text)

    def load_as(self, key: str, text: str) -> None:
        """The same for another set beside it."""
        (self.folder / f"{key}.yaml").write_text(text, encoding="utf-8")
        load_question_sets(folder=self.folder)

    def asked(self, version: int) -> AskedSet:
        return asked_set(QuestionSet.objects.get(key="made-up", version=version).pk)

    def question(self, version: int, code: str) -> Question:
        found = self.asked(version).question(code)
        assert found is not None
        return found
