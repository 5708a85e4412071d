"""A sound folder is read; a broken one is refused with file, line and reason."""

import re

import pytest

from checklists.sets import SHIPPED, ContentError, Problem, read_question_sets, read_scales
from tests.unit.checklists.set_files import SCALES, SET, line_of, refused, write
from tests.versions import SECOND, THIRD, yaml_of


def test_sound_set_is_read_whole(tmp_path):
    [question_set] = read_question_sets(write(tmp_path, SET))
    rated, opened = question_set.questions
    assert (question_set.key, question_set.version, question_set.kind) == ("tiny-set", 1, "mixed")
    assert (rated.code, rated.number, rated.section, rated.quoted) == ("TS1", 1, "first", True)
    assert rated.levels[0] == "Nobody has thought about it."
    assert (opened.number, opened.levels, opened.section) == (2, (), "second")
    assert question_set.sections[1].introduction == "Write what you think."


def test_checksum_ignores_layout_comments_and_version(tmp_path):
    [first] = read_question_sets(write(tmp_path, yaml_of(3, THIRD, []), "made-up.yaml"))
    other = yaml_of(4, THIRD, []).replace("kind: mixed", "# why\nkind: 'mixed'")
    [second] = read_question_sets(write(tmp_path, other, "made-up.yaml"))
    assert (second.version, second.checksum) == (4, first.checksum)


def test_checksum_of_a_first_version_is_what_it_was_before_there_were_maps():
    found = {each.key: each.checksum for each in read_question_sets(SHIPPED)}
    kept = "ba9c90143e26cc8b089c15ea08f6952659d295f6a01b6455f171da5020277a82"
    assert found["leading-change"] == kept


def test_checksum_of_a_later_version_counts_what_it_continues(tmp_path):
    [first] = read_question_sets(write(tmp_path, yaml_of(2, SECOND, ["MU6"]), "made-up.yaml"))
    [second] = read_question_sets(write(tmp_path, yaml_of(2, SECOND, []), "made-up.yaml"))
    assert second.checksum != first.checksum


@pytest.mark.parametrize("old", ["Tiny set", "at all?", "has thought", "First part", "true"])
def test_checksum_changes_with_any_word_a_reader_sees(tmp_path, old):
    [first] = read_question_sets(write(tmp_path, SET))
    new = "false" if old == "true" else "other words"
    [second] = read_question_sets(write(tmp_path, SET.replace(old, new, 1)))
    assert second.checksum != first.checksum


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("version: 1", "version: three", "version:", "“version” must be a whole number"),
        ("version: 1", "version: 0", "version:", "it is “0”"),
        ("version: 1", "version: true", "version:", "it is true"),
        ("version: 1\n", "", "key:", "“version” is missing"),
        ("version: 1", "version: 1\nversion: 4", "version: 4", "“version” is already given on"),
        ("kind: mixed", "kind: Mixed", "kind: Mixed", "one of: rated, open, mixed"),
        ("title: Tiny set", "titel: Tiny set", "titel:", "did you mean “title”?"),
        ("title: Tiny set", "title: Tiny set\ncolour: teal", "colour:", "“colour” is not known"),
        ("title: Tiny set", "title:", "title:", "it is empty"),
        ("key: tiny-set", "key: tiny-sets", "key:", "the name of the file must be the same"),
        ("key: tiny-set", "key: Tiny Set", "key:", "small letters, digits and single hyphens"),
        ("code: TS1", "code: TS-1", "code: TS-1", "two capital letters and a number"),
        ("code: TS2", "code: TS1", "code: TS1\n        kind: open", "TS1: “code” repeats line"),
        ("code: TS2", "code: TX2", "code: TX2", "begin with TS; TX2 does not"),
        ("          S: Most", "          X: Most", "levels:", "TS1: “S” is missing"),
        ("          S: Most", "          X: Most", "X: Most", "TS1: “X” is not known here"),
        ("B: One of us", "B: nobody", "B: nobody", "TS1: “B” repeats line"),
        ("E: We have begun in", "E: In", "E: In", "from 15 to 200 characters; it has 13"),
        ("kind: open", "kind: rated", "code: TS2", "TS2: “levels” is missing"),
        ("kind: rated", "kind: open", "levels:", "TS1: an open question has no levels"),
        ("kind: mixed", "kind: rated", "kind: open", "TS2: the question is open but the set is"),
        ("quoted: true", "quoted: yes", "quoted: yes", "TS1: “quoted” must be true for the exact"),
        ("short_name: Idea", "short_name: Thing", "Thing\n        quoted: f", "TS2: “short_name”"),
        ("we do it.", "we do\u00a0it.", "text: How", "TS1: “text” has a hard space"),
        ("we do it.", "we do\u200b it.", "text: How", "invisible character"),
        ("we do it.", "we  do it.", "text: How", "more than one space"),
        (
            "guidance: Think",
            "guidance: >-\n          Think\n\n          a",
            "guidance",
            "line break",
        ),
        ("we do it.", "we do #1 it.", "text: How", "everything after # would be lost"),
        ("we do it.", "we do: it.", "text: How", "a colon followed by a space"),
        ("we do it.", "we do it.\n\tx: y", "\tx: y", "indent with spaces"),
        ("title: Tiny set", 'title: "Tiny', None, "a quotation mark was opened"),
        ("title: Tiny set", "title: &a Tiny set", "title:", "anchors and aliases"),
        ("title: Tiny set", "title: *a", "title:", "anchors and aliases"),
        ("title: Tiny set", "title: !!python/name:os.system x", "title:", "tags are not allowed"),
        ("title: Tiny set", "? [a]\n: b\ntitle: Tiny set", "? [a]", "a name must be a single word"),
        ("title: Tiny set", "title: " + "[" * 11, "title:", "too many levels"),
        ("title: Tiny set", "title: T\x07", "title:", "a character here that text may not contain"),
        ("title: Tiny set", "title: ]", "title:", "the file cannot be read here"),
        ("sections:\n", "---\nsections:\n", "---", "a second document begins here"),
    ],
)
def test_broken_set_is_refused_with_line_and_reason(tmp_path, old, new, at, reason):
    text = SET.replace(old, new, 1)
    problems = refused(write(tmp_path, text))
    wanted = [p for p in problems if reason in p.reason]
    assert wanted, problems
    assert wanted[0].file == "tiny-set.yaml"
    assert wanted[0].line == (line_of(text, at) if at else text.count("\n") + 1)


def test_set_of_one_kind_is_not_mixed(tmp_path):
    head, _, _ = SET.partition("  - key: second")
    [problem] = refused(write(tmp_path, head))
    assert "this one has only one kind" in problem.reason


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_empty_file_is_refused(tmp_path, text):
    assert refused(write(tmp_path, text)) == (Problem("tiny-set.yaml", 1, "the file is empty"),)


@pytest.mark.parametrize("text", ["- a\n- b\n", "only words\n"])
def test_file_that_is_no_block_is_refused(tmp_path, text):
    [problem] = refused(write(tmp_path, text))
    assert problem.reason.startswith("the file must be a block that begins with key")


def test_list_item_of_the_wrong_sort_is_refused(tmp_path):
    head, _, _ = SET.partition("  - key: first")
    [problem] = refused(write(tmp_path, head + "  - just words\n"))
    assert problem.reason.startswith("item 1 of “sections” must be a section with a key")


def test_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path):
    (tmp_path / "tiny-set.yaml").write_bytes(b"key: tiny-set\ntitle: Caf\xe9\n")
    [problem] = refused(tmp_path)
    assert (problem.line, "UTF-8" in problem.reason) == (2, True)


def test_file_beyond_any_sense_is_refused_unread(tmp_path):
    [problem] = refused(write(tmp_path, SET + "#" * 200_000))
    assert "larger than 200,000 bytes" in problem.reason


def test_folder_without_sets_is_refused(tmp_path):
    [problem] = refused(tmp_path)
    assert "no question sets in this folder" in problem.reason


def test_set_under_another_ending_is_not_passed_over(tmp_path):
    write(tmp_path, SET)
    (tmp_path / "second.yml").write_text(SET, encoding="utf-8")
    [problem] = refused(tmp_path)
    assert (problem.file, "must end in .yaml" in problem.reason) == ("second.yml", True)


def test_code_of_another_set_is_refused(tmp_path):
    write(tmp_path, SET)
    other = SET.replace("tiny-set", "other-set").replace("code: TS2", "code: TS9")
    write(tmp_path, other, name="other-set.yaml")
    [problem] = refused(tmp_path)
    assert (problem.file, problem.line) == ("tiny-set.yaml", line_of(SET, "code: TS1"))
    assert problem.reason == "the code TS1 is already used in other-set.yaml"


def test_every_problem_in_every_file_is_reported_at_once(tmp_path):
    write(tmp_path, SET.replace("kind: mixed", "kind: both").replace("code: TS1", "code: 1"))
    write(tmp_path, "key: other\n", name="other-set.yaml")
    with pytest.raises(ContentError) as error:
        read_question_sets(tmp_path)
    assert [p.file for p in error.value.problems] == ["other-set.yaml"] + ["tiny-set.yaml"] * 2
    assert (error.value.file, error.value.line) == ("other-set.yaml", 1)
    assert error.value.reason.endswith("are missing")
    assert str(error.value).splitlines()[0].startswith("other-set.yaml, line 1: “version”")


def test_shipped_scales_are_sound():
    assert len(read_scales(SHIPPED).scales) == 4


def test_missing_scales_are_refused(tmp_path):
    with pytest.raises(ContentError, match="the file of rating scales is missing"):
        read_scales(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("default: true", "default: false", "scales:", "exactly one scale"),
        ("place: N", "place: Z", "place: Z", "one of: N, B, E, S, M"),
        ("name: Basic", "name: Mature", "name: Mature\n        place: M", "“name” repeats line"),
        ("place: E", "place: N", "levels:", "from the lowest place to the highest"),
        ("letter: N", "letter: X", "levels:", "must have the levels N, B, E, S and M"),
        ("letter: N", "letter: NN", "letter: NN", "a single letter, digit or mark"),
    ],
)
def test_broken_scale_is_refused_with_line_and_reason(tmp_path, old, new, at, reason):
    text = SCALES.replace(old, new, 1)
    (tmp_path / "scales.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(reason)) as error:
        read_scales(tmp_path)
    assert (error.value.file, error.value.line) == ("scales.yaml", line_of(text, at))
