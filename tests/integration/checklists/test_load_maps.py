"""A newer version says what became of every question before it, or is not brought in."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklists.models import Question, QuestionSet
from checklists.sets import ContentError, Earlier, broken_maps, read_question_sets
from tests.unit.checklists.set_files import line_of, refused, write
from tests.versions import FIRST, SECOND, Asked, yaml_of


def changed(code, **fields):
    """The second version, with one question otherwise."""
    return [replace(each, **fields) if each.code == code else each for each in SECOND]


@pytest.mark.parametrize(
    ("questions", "dropped", "at", "reason"),
    [
        (changed("MU1", was=["MU9"]), ["MU6"], "was: [MU9]", "MU1: the version before had no MU9"),
        (SECOND, ["MU6", "MU8"], "dropped:", "MU8 is dropped, but the version before had no MU8"),
        (SECOND, [], "dropped:", "MU6 of the version before is neither continued nor dropped"),
        (
            changed("MU1", change="same"),
            ["MU6"],
            "was: [MU1]",
            "MU1: the text of MU1 was another, so “change” must be reworded",
        ),
        (
            changed("MU6", change="reworded"),
            ["MU6"],
            "was: [MU5]",
            "MU6: the text of MU5 was the same, so “change” must be same",
        ),
        (
            changed("MU7", was=["MU6"]),
            ["MU7"],
            "was: [MU6]",
            "MU7: it is open and cannot continue MU6, which was rated",
        ),
        (
            [
                replace(SECOND[0], was=["MU7"]),
                *SECOND[1:-1],
                replace(SECOND[-1], was=[], change="new"),
            ],
            ["MU1", "MU6"],
            "was: [MU7]",
            "MU1: it is rated and cannot continue MU7, which was open",
        ),
    ],
)
def test_map_that_does_not_fit_the_version_before_is_refused(
    made_up, questions, dropped, at, reason
):
    text = yaml_of(2, questions, dropped)
    with pytest.raises(ContentError) as error:
        made_up.load(text)
    [problem] = [each for each in error.value.problems if each.reason == reason]
    assert (problem.file, problem.line) == ("made-up.yaml", line_of(text, at))
    assert QuestionSet.objects.filter(key="made-up").count() == 1


def test_version_that_leaves_one_out_is_refused(made_up):
    text = yaml_of(3, SECOND, ["MU6"])
    with pytest.raises(ContentError) as error:
        made_up.load(text)
    assert (error.value.line, error.value.reason) == (
        2,
        "version 3 cannot follow version 1, which is in use; bring in version 2 first",
    )


def test_sound_version_keeps_its_map(made_up):
    made_up.bring(2)
    stored = {q.code: (q.was, q.change) for q in made_up.asked(2).questions}
    assert stored == {each.code: (each.was, each.change) for each in SECOND}
    assert made_up.asked(2).question_set.dropped == ["MU6"]
    first = Question.objects.filter(question_set=made_up.asked(1).question_set)
    assert {(tuple(q.was), q.change) for q in first} == {((), "")}


def test_version_brought_in_twice_is_brought_in_once(made_up):
    made_up.bring(2)
    made_up.bring(2)
    assert QuestionSet.objects.filter(key="made-up").count() == 2


def test_other_map_under_the_same_version_is_refused(made_up):
    made_up.bring(2)
    questions = [
        replace(each, change="new", was=[]) if each.code == "MU1" else each for each in SECOND
    ]
    with pytest.raises(ContentError, match="version 2 is already in use with other words"):
        made_up.load(yaml_of(2, questions, ["MU1", "MU6"]))


@pytest.mark.parametrize(
    ("questions", "dropped", "at", "reason"),
    [
        (SECOND, None, "key:", "“dropped” is missing"),
        (changed("MU1", was=None), ["MU6"], "code: MU1", "MU1: “was” and “change” are missing"),
        (
            changed("MU1", change="altered"),
            ["MU6"],
            "change: altered",
            "must be one of: same, reworded",
        ),
        (
            changed("MU1", was=["first"]),
            ["MU6"],
            "was: [first]",
            "two capital letters and a number",
        ),
        (SECOND, ["MU6", "MU6"], "dropped:", "repeats line"),
        (SECOND, ["MU6", "MU1"], "dropped:", "MU1 is both dropped and continued; keep one"),
        (changed("MU1", was=["MU1", "MU1"]), ["MU6"], "was: [MU1, MU1]", "repeats line"),
        (
            changed("MU5", change="same"),
            ["MU6"],
            "change: same",
            "MU5: “change” must be new: it names nothing in “was”",
        ),
        (
            changed("MU1", change="new"),
            ["MU6"],
            "change: new",
            "MU1: “change” must be same or reworded: it alone names one code in “was”",
        ),
        (
            changed("MU4", change="reworded"),
            ["MU6"],
            "change: reworded\n        kind: rated\n        short_name: Name MU4",
            "MU4: “change” must be merged: it names more than one code in “was”",
        ),
        (
            changed("MU2", change="reworded"),
            ["MU6"],
            "change: reworded\n        kind: rated\n        short_name: Name MU2",
            "MU2: “change” must be split: another question names the same code in “was”",
        ),
        (
            changed("MU3", was=[], change="new"),
            ["MU6"],
            "change: split",
            "MU2: “change” must be same or reworded: it alone names one code in “was”",
        ),
    ],
)
def test_map_that_does_not_fit_itself_is_refused(tmp_path, questions, dropped, at, reason):
    text = yaml_of(2, questions, dropped)
    problems = [p for p in refused(write(tmp_path, text, "made-up.yaml")) if reason in p.reason]
    assert problems
    assert problems[0].line == line_of(text, at)


@pytest.mark.parametrize("name", ["was", "change", "dropped"])
def test_first_version_has_no_map(tmp_path, name):
    first = [replace(FIRST[0], was=[], change="new"), *FIRST[1:]]
    text = yaml_of(1, first, ["MU1"])
    found = {p.reason: p.line for p in refused(write(tmp_path, text, "made-up.yaml"))}
    assert found[f"version 1 comes after nothing; take “{name}” out"] == line_of(text, f"{name}:")


OLD = [f"MU{number}" for number in range(1, 7)]


@st.composite
def maps(draw):
    """What each question of a second version continues, and what is dropped: any of the codes."""
    some = st.lists(st.sampled_from(OLD), unique=True, max_size=3)
    return draw(st.lists(some, min_size=1, max_size=6)), draw(some)


def change_of(was, every, text):
    if not was:
        return "new"
    if len(was) > 1:
        return "merged"
    if sum(was[0] in other for other in every) > 1:
        return "split"
    return "same" if text == f"The words of {was[0]}." else "reworded"


@given(chosen=maps())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_accepted_accounts_for_every_old_code_once(tmp_path, chosen):
    """Continued or dropped, never both and never neither: then, and only then, is it accepted."""
    every, dropped = chosen
    texts = [
        f"The words of {was[0]}." if len(was) == 1 else f"Other words {n}."
        for n, was in enumerate(every)
    ]
    texts = [
        text if texts.count(text) == 1 else f"Other words {n} of it."
        for n, text in enumerate(texts)
    ]
    asked = [
        Asked(f"MU{n}", text, was, change_of(was, every, text))
        for n, (was, text) in enumerate(zip(every, texts, strict=True), 1)
    ]
    text = yaml_of(2, asked, dropped).replace("kind: mixed", "kind: rated")
    before = {code: Earlier("rated", f"The words of {code}.") for code in OLD}
    try:
        [found] = read_question_sets(write(tmp_path, text, "made-up.yaml"))
        problems = list(broken_maps([found], {"made-up": (1, before)}))
    except ContentError as error:
        problems = list(error.problems)
    continued = {code for was in every for code in was}
    is_partition = not continued & set(dropped) and continued | set(dropped) == set(OLD)
    assert (not problems) == is_partition, problems
