"""What a schema cannot say: names must differ, kinds must agree, text must be clean."""

from collections.abc import Iterable, Iterator
from typing import Any

from checklists.files import (
    DataPath,
    Problem,
    Source,
    misnamed,
    repeated,
    unclean_text,
)
from checklists.sets.data import PLACES, QuestionSetData

type Found = list[tuple[DataPath, dict[str, Any]]]


def set_problems(source: Source) -> list[Problem]:
    """For a file that already fits the schema of a question set."""
    data: Any = source.data
    questions: Found = [
        (("sections", i, "questions", j), question)
        for i, section in enumerate(data["sections"])
        for j, question in enumerate(section["questions"])
    ]
    return [
        *unclean_text(source, data),
        *misnamed(source, data["key"]),
        *_sections_repeated(source, data["sections"]),
        *_questions_repeated(source, questions),
        *_mixed_codes(source, questions),
        *_kinds(source, data["kind"], questions),
    ]


def scale_problems(source: Source) -> list[Problem]:
    """For a file that already fits the schema of the scales."""
    data: Any = source.data
    scales = data["scales"]
    problems = list(unclean_text(source, data))
    problems += repeated(source, ((("scales", i, "key"), s["key"]) for i, s in enumerate(scales)))
    if sum(scale["default"] for scale in scales) != 1:
        problems.append(source.problem(("scales",), "exactly one scale must have “default: true”"))
    for i, scale in enumerate(scales):
        problems += _level_problems(source, ("scales", i, "levels"), scale)
    return problems


def clashing_codes(sets: Iterable[QuestionSetData]) -> Iterator[Problem]:
    """A code names one question in the whole service, so that an action can refer to it."""
    owners: dict[str, str] = {}
    for question_set in sets:
        origin = question_set.origin
        for question in question_set.questions:
            owner = owners.setdefault(question.code, origin.file)
            if owner != origin.file:
                reason = f"the code {question.code} is already used in {owner}"
                yield Problem(origin.file, origin.lines[question.code], reason)


def _sections_repeated(source: Source, sections: list[dict[str, Any]]) -> Iterator[Problem]:
    for name in ("key", "title"):
        values = [(("sections", i, name), section[name]) for i, section in enumerate(sections)]
        yield from repeated(source, values)


def _questions_repeated(source: Source, questions: Found) -> Iterator[Problem]:
    for name in ("code", "short_name", "text"):
        values = [((*path, name), question[name]) for path, question in questions]
        yield from repeated(source, values)
    yield from repeated(
        source,
        [
            ((*path, "levels", letter), descriptor)
            for path, question in questions
            for letter, descriptor in question.get("levels", {}).items()
        ],
    )


def _mixed_codes(source: Source, questions: Found) -> Iterator[Problem]:
    letters = questions[0][1]["code"][:2]
    for path, question in questions:
        if question["code"][:2] != letters:
            reason = f"the codes of this set begin with {letters}; {question['code']} does not"
            yield source.problem((*path, "code"), reason)


def _kinds(source: Source, kind: str, questions: Found) -> Iterator[Problem]:
    kinds = {question["kind"] for _path, question in questions}
    if kind == "mixed" and len(kinds) == 1:
        reason = "a mixed set has rated and open questions; this one has only one kind"
        yield source.problem(("kind",), reason)
    for path, question in questions:
        if kind not in {"mixed", question["kind"]}:
            reason = f"{question['code']}: the question is {question['kind']} but the set is {kind}"
            yield source.problem((*path, "kind"), f"{reason}; change one, or make the set mixed")


def _level_problems(source: Source, path: DataPath, scale: dict[str, Any]) -> Iterator[Problem]:
    levels = scale["levels"]
    for name in ("letter", "name"):
        values = [((*path, i, name), level[name]) for i, level in enumerate(levels)]
        yield from repeated(source, values)
    places = [PLACES.index(level["place"]) for level in levels]
    if places != sorted(places):
        yield source.problem(path, "list the levels from the lowest place to the highest")
    if scale["default"] and [level["letter"] for level in levels] != list(PLACES):
        yield source.problem(path, "the default scale must have the levels N, B, E, S and M")
