"""How a version continues the one before: what a file must say of it, and why it is refused.

Together, `was` and `dropped` account for every question there was, so that what was answered before
is compared where it can be, and nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checklists.files import DataPath, Problem, Source, repeated
from checklists.sets.data import FIRST, Change, QuestionData, QuestionSetData

DROPPED = "dropped"
NOTHING_BEFORE = "version 1 comes after nothing; take “{name}” out"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question as the version before asked it."""

    kind: str
    text: str


def map_problems(source: Source) -> Iterator[Problem]:
    """What is wrong with the map in a file that fits the schema, whatever the version before."""
    data: Any = source.data
    questions = [
        (("sections", i, "questions", j), question)
        for i, section in enumerate(data["sections"])
        for j, question in enumerate(section["questions"])
    ]
    if data["version"] == FIRST:
        yield from _maps_of_a_first(source, [((), data), *questions])
        return
    uses = Counter(code for _path, question in questions for code in question["was"])
    for path, question in questions:
        was = question["was"]
        yield from repeated(source, [((*path, "was", n), code) for n, code in enumerate(was)])
        is_shared = any(uses[code] > was.count(code) for code in was)
        if reason := _mismatch(question["change"], len(was), is_shared=is_shared):
            yield source.problem((*path, "change"), f"{question['code']}: {reason}")
    dropped: list[tuple[DataPath, str]] = [
        ((DROPPED, n), code) for n, code in enumerate(data[DROPPED])
    ]
    yield from repeated(source, dropped)
    for where, code in dropped:
        if code in uses:
            yield source.problem(where, f"{code} is both dropped and continued; keep one of them")


def broken_maps(
    sets: Iterable[QuestionSetData], newest: Mapping[str, tuple[int, Mapping[str, Earlier]]]
) -> Iterator[Problem]:
    """Hold each new version against the newest stored one of its set: its number, its questions.

    A set of which nothing is stored may begin with any version: nothing was answered before it.
    """
    for each in sets:
        latest, before = newest.get(each.key, (each.version, {}))
        if each.version == latest:
            continue
        if each.version != latest + 1:
            reason = (
                f"version {each.version} cannot follow version {latest}, which is in use; "
                f"bring in version {latest + 1} first"
            )
            yield Problem(each.origin.file, each.origin.version_line, reason)
        else:
            yield from _against(each, before)


def _maps_of_a_first(
    source: Source, blocks: Iterable[tuple[DataPath, Mapping[str, Any]]]
) -> Iterator[Problem]:
    for path, block in blocks:
        for name in ("was", "change", DROPPED):
            if name in block:
                yield source.problem((*path, name), NOTHING_BEFORE.format(name=name))


def _mismatch(change: str, number: int, *, is_shared: bool) -> str:
    """Say why `change` does not fit how many codes `was` names, and whether others name them."""
    if number == 0:
        fits, why = {Change.NEW}, "it names nothing in “was”"
    elif number > 1:
        fits, why = {Change.MERGED}, "it names more than one code in “was”"
    elif is_shared:
        fits, why = {Change.SPLIT}, "another question names the same code in “was”"
    else:
        fits = {Change.SAME, Change.REWORDED}
        why = "it alone names one code in “was”"
    if change in fits:
        return ""
    return f"“change” must be {' or '.join(sorted(fits, reverse=True))}: {why}"


def _against(each: QuestionSetData, before: Mapping[str, Earlier]) -> Iterator[Problem]:
    file, lines = each.origin.file, each.origin.map_lines
    named = set(each.dropped)
    for question in each.questions:
        named.update(question.was)
        for reason in _wrongs(question, before):
            yield Problem(file, lines[question.code], f"{question.code}: {reason}")
    for code in each.dropped:
        if code not in before:
            yield Problem(file, lines[DROPPED], f"{code} is dropped, but {_unknown(code)}")
    for code in before:
        if code not in named:
            reason = f"{code} of the version before is neither continued nor dropped"
            yield Problem(file, lines[DROPPED], reason)


def _wrongs(question: QuestionData, before: Mapping[str, Earlier]) -> Iterator[str]:
    for code in question.was:
        earlier = before.get(code)
        if earlier is None:
            yield _unknown(code)
        elif earlier.kind != question.kind:
            yield f"it is {question.kind} and cannot continue {code}, which was {earlier.kind}"
        elif question.change == Change.SAME and earlier.text != question.text:
            yield f"the text of {code} was another, so “change” must be reworded"
        elif question.change == Change.REWORDED and earlier.text == question.text:
            yield f"the text of {code} was the same, so “change” must be same"


def _unknown(code: str) -> str:
    return f"the version before had no {code}"
