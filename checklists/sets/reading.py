"""A folder of files in; sound data, or a full account of what is wrong, out."""

from pathlib import Path
from typing import Any, cast

from checklists.files import ContentError, Origin, Problem, Source, read_source, schema_problems
from checklists.sets.checks import clashing_codes, scale_problems, set_problems
from checklists.sets.continuing import DROPPED, map_problems
from checklists.sets.data import (
    PLACES,
    Change,
    LevelData,
    QuestionData,
    QuestionKind,
    QuestionSetData,
    ScaleData,
    Scales,
    SectionData,
    SetKind,
)

SHIPPED = Path(__file__).resolve().parent.parent / "question_sets"
"""The folder of the sets that come with the service."""
SCALES_FILE = "scales.yaml"
ENDING = "the name of a question set must end in .yaml, or it would be passed over"


def read_question_sets(folder: Path = SHIPPED) -> list[QuestionSetData]:
    """Return all the sets in a folder, in the order in which they are listed.

    One broken file refuses them all: ContentError names every problem in every file.
    """
    files = sorted(path for path in folder.glob("*.yaml") if path.name != SCALES_FILE)
    if not files:
        raise ContentError([Problem(str(folder), 1, "there are no question sets in this folder")])
    sets: list[QuestionSetData] = []
    problems = [Problem(path.name, 1, ENDING) for path in folder.glob("*.yml")]
    for path in files:
        try:
            sets.append(_question_set(_checked(path)))
        except ContentError as error:
            problems += error.problems
    problems += clashing_codes(sets)
    if problems:
        raise ContentError(problems)
    return sorted(sets, key=lambda question_set: question_set.position)


def read_scales(folder: Path = SHIPPED) -> Scales:
    """Return what scales.yaml holds; ContentError when it is missing or broken."""
    path = folder / SCALES_FILE
    if not path.is_file():
        raise ContentError([Problem(SCALES_FILE, 1, "the file of rating scales is missing")])
    source = read_source(path)
    problems = schema_problems(source, SHIPPED / "scales.schema.json") or scale_problems(source)
    if problems:
        raise ContentError(problems)
    return _scales(cast(dict[str, Any], source.data))


def _checked(path: Path) -> Source:
    source = read_source(path)
    problems = schema_problems(source, SHIPPED / "question-set.schema.json") or [
        *set_problems(source),
        *map_problems(source),
    ]
    if problems:
        raise ContentError(problems)
    return source


def _question_set(source: Source) -> QuestionSetData:
    data = cast(dict[str, Any], source.data)
    sections: list[SectionData] = []
    lines: dict[str, int] = {}
    map_lines = {DROPPED: source.line((DROPPED,))} if DROPPED in data else {}
    number = 0
    for i, section in enumerate(data["sections"]):
        questions: list[QuestionData] = []
        for j, question in enumerate(section["questions"]):
            number += 1
            questions.append(_question(question, number, section["key"]))
            path = ("sections", i, "questions", j)
            lines[question["code"]] = source.line((*path, "code"))
            if "was" in question:
                map_lines[question["code"]] = source.line((*path, "was"))
        introduction = section.get("introduction", "")
        sections.append(
            SectionData(section["key"], section["title"], introduction, tuple(questions))
        )
    return QuestionSetData(
        key=data["key"],
        version=data["version"],
        title=data["title"],
        kind=SetKind(data["kind"]),
        position=data["position"],
        attribution=data["attribution"],
        introduction=data["introduction"],
        sections=tuple(sections),
        origin=Origin(source.file, source.line(("version",)), lines, map_lines),
        dropped=tuple(data.get(DROPPED, ())),
    )


def _question(data: dict[str, Any], number: int, section: str) -> QuestionData:
    return QuestionData(
        code=data["code"],
        number=number,
        section=section,
        kind=QuestionKind(data["kind"]),
        text=data["text"],
        short_name=data["short_name"],
        guidance=data["guidance"],
        quoted=data["quoted"],
        levels=tuple(data["levels"][letter] for letter in PLACES if "levels" in data),
        change=Change(data["change"]) if "change" in data else None,
        was=tuple(data.get("was", ())),
    )


def _scales(data: dict[str, Any]) -> Scales:
    dont_know = data["dont_know"]
    return Scales(
        evidence_from=_place(data["evidence_from"]),
        dont_know=LevelData(dont_know["letter"], dont_know["name"], dont_know["meaning"], 0),
        scales=tuple(
            ScaleData(
                key=scale["key"],
                title=scale["title"],
                is_default=scale["default"],
                introduction=scale["introduction"],
                mapping=scale["mapping"],
                levels=tuple(_level(level) for level in scale["levels"]),
            )
            for scale in data["scales"]
        ),
    )


def _level(data: dict[str, Any]) -> LevelData:
    return LevelData(data["letter"], data["name"], data["meaning"], _place(data["place"]))


def _place(letter: str) -> int:
    return PLACES.index(letter) + 1
