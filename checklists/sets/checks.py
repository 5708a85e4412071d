"""What a schema cannot say: names must differ, kinds must agree, text must be clean."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checklists.sets.data import PLACES, QuestionSetData
from checklists.sets.problems import Problem
from checklists.sets.schema import question_name
from checklists.sets.source import Data, DataPath, Source

type Found = list[tuple[DataPath, dict[str, Any]]]

HARD_SPACES = "\u00a0\u2007\u202f"
INVISIBLE = (
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
)
UNCLEAN = (
    (f"[{HARD_SPACES}]", "has a hard space in it; use an ordinary space"),
    (f"[{INVISIBLE}]", "has an invisible character in it; type the words again"),
    (r"\n", "has a line break in it; remove the empty line, or the extra indentation"),
    (r"^\s|\s$", "begins or ends with a space"),
    (r"\t|  ", "has more than one space between two words"),
)


def set_problems(source: Source) -> list[Problem]:
    """For a file that already fits the schema of a question set."""
    data: Any = source.data
    questions: Found = [
        (("sections", i, "questions", j), question)
        for i, section in enumerate(data["sections"])
        for j, question in enumerate(section["questions"])
    ]
    return [
        *_unclean_text(source, data, ()),
        *_misnamed(source, data["key"]),
        *_sections_repeated(source, data["sections"]),
        *_questions_repeated(source, questions),
        *_mixed_codes(source, questions),
        *_kinds(source, data["kind"], questions),
    ]


def scale_problems(source: Source) -> list[Problem]:
    """For a file that already fits the schema of the scales."""
    data: Any = source.data
    scales = data["scales"]
    problems = list(_unclean_text(source, data, ()))
    problems += _repeated(source, ((("scales", i, "key"), s["key"]) for i, s in enumerate(scales)))
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


def _unclean_text(source: Source, data: Data, path: DataPath) -> Iterator[Problem]:
    if isinstance(data, str):
        for pattern, reason in UNCLEAN:
            if re.search(pattern, data):
                yield source.problem(path, f"{question_name(source, path)}“{path[-1]}” {reason}")
                return
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _unclean_text(source, value, (*path, key))


def _misnamed(source: Source, key: str) -> Iterator[Problem]:
    if source.file != f"{key}.yaml":
        reason = f"the key “{key}” and the name of the file must be the same"
        yield source.problem(("key",), reason)


def _sections_repeated(source: Source, sections: list[dict[str, Any]]) -> Iterator[Problem]:
    for name in ("key", "title"):
        values = [(("sections", i, name), section[name]) for i, section in enumerate(sections)]
        yield from _repeated(source, values)


def _questions_repeated(source: Source, questions: Found) -> Iterator[Problem]:
    for name in ("code", "short_name", "text"):
        values = [((*path, name), question[name]) for path, question in questions]
        yield from _repeated(source, values)
    yield from _repeated(
        source,
        [
            ((*path, "levels", letter), descriptor)
            for path, question in questions
            for letter, descriptor in question.get("levels", {}).items()
        ],
    )


def _repeated(source: Source, values: Iterable[tuple[DataPath, str]]) -> Iterator[Problem]:
    seen: dict[str, DataPath] = {}
    for path, value in values:
        first = seen.setdefault(value.casefold(), path)
        if first != path:
            reason = f"“{path[-1]}” repeats line {source.line(first)}; each must be different"
            yield source.problem(path, question_name(source, path) + reason)


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
        yield from _repeated(source, values)
    places = [PLACES.index(level["place"]) for level in levels]
    if places != sorted(places):
        yield source.problem(path, "list the levels from the lowest place to the highest")
    if scale["default"] and [level["letter"] for level in levels] != list(PLACES):
        yield source.problem(path, "the default scale must have the levels N, B, E, S and M")
