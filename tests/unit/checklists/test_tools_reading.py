"""The tools library as files: what ships is whole, and a broken file is refused with its line."""

import json
import re

import pytest

from checklists.files import ContentError
from checklists.library import SHIPPED_TOOLS, read_tools
from checklists.models import Topic
from checklists.sets import QuestionKind, read_question_sets
from tests.unit.checklists.set_files import line_of, write

QUESTIONS = [question for each in read_question_sets() for question in each.questions]
CODES = {question.code for question in QUESTIONS}
TOOLS = read_tools(codes=CODES)
NAMED_IN_THE_MODULE = {
    "a-better-start-learning",
    "compassionate-leadership",
    "development-process",
    "early-help-system-guide",
    "early-years-leadership-learning",
    "family-hub-model-framework",
    "governance-module",
    "innovation-fund-evaluation",
    "population-needs-assessment",
    "relational-frame",
    "scie-leading-change",
    "scie-system-leadership",
    "staff-college-model",
    "stakeholder-identification",
    "system-changers",
    "systems-mapping",
    "workforce-skills-audit",
}
GOV_UK = "https://www.gov.uk/government"
OFFICIAL = {
    "https://thestaffcollege.uk/publications/",
    f"{GOV_UK}/publications/family-hubs-and-start-for-life-programme-local-authority-guide",
    "https://www.kingsfund.org.uk/",
    "https://www.scie.org.uk/",
}
TOOL = """\
key: tiny-tool
version: 2
title: Tiny tool
publisher: Northmoor Press
position: 1
topics:
  - leading-change
summary: A small tool that was made for these tests and that helps with nothing else in the world.
when_to_use: When a test needs something to break, and not before.
first_steps:
  - Read the file once.
  - Break one line of it.
where_found: In the folder of the tests, under its own name.
helps_with:
  - SL3
"""


def refused(folder):
    with pytest.raises(ContentError) as error:
        read_tools(folder, codes={"SL3"})
    return error.value.problems


def write_tool(folder, text, name="tiny-tool.yaml"):
    return write(folder, text, name)


def test_everything_the_module_names_is_in_the_library():
    assert {tool.key for tool in TOOLS} == NAMED_IN_THE_MODULE


def test_every_rated_statement_has_a_tool():
    helped = {code for tool in TOOLS for code in tool.helps_with}
    rated = {each.code for each in QUESTIONS if each.kind == QuestionKind.RATED}
    assert rated - helped == set()


def test_addresses_are_those_that_are_known_to_be_official():
    assert {tool.url for tool in TOOLS if tool.url} == OFFICIAL


def test_topics_of_the_files_are_those_of_the_filter():
    schema = json.loads((SHIPPED_TOOLS / "tool.schema.json").read_text())
    assert schema["properties"]["topics"]["items"]["enum"] == Topic.values


def test_no_tool_scores_a_person():
    for tool in TOOLS:
        said = " ".join([tool.summary, tool.when_to_use, *tool.first_steps]).lower()
        assert not re.search(r"\b(rank|score|league)", said), tool.key


def test_sound_tool_is_read_whole(tmp_path):
    [tool] = read_tools(write_tool(tmp_path, TOOL), codes={"SL3"})
    assert (tool.key, tool.version, tool.retired, tool.url) == ("tiny-tool", 2, False, "")
    assert tool.first_steps == ("Read the file once.", "Break one line of it.")
    assert (tool.topics, tool.helps_with) == (("leading-change",), ("SL3",))


def test_checksum_follows_the_words_and_not_the_version(tmp_path):
    [first] = read_tools(write_tool(tmp_path, TOOL), codes={"SL3"})
    [same] = read_tools(write_tool(tmp_path, TOOL.replace("ion: 2", "ion: 3")), codes={"SL3"})
    other = TOOL.replace("position: 1", "position: 1\nretired: true")
    [changed] = read_tools(write_tool(tmp_path, other), codes={"SL3"})
    assert first.checksum == same.checksum != changed.checksum
    assert changed.retired


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("version: 2", "version: two", "version:", "“version” must be a whole number"),
        ("title: Tiny tool\n", "", "key:", "“title” is missing"),
        ("title: Tiny tool", "titel: Tiny tool", "titel:", "did you mean “title”?"),
        ("key: tiny-tool", "key: tiny", "key:", "the name of the file must be the same"),
        ("  - leading-change", "  - magic", "  - magic", "must be one of: family-hubs"),
        ("  - SL3", "  - SL33", "  - SL33", "no question set has a statement SL33"),
        ("  - SL3", "  - sl3", "  - sl3", "the code of a statement"),
        ("  - SL3", "  - SL3\n  - SL3", "helps_with", "each once"),
        ("  - Break one line of it.\n", "", "first_steps", "two to five steps"),
        ("position: 1", "position: 1\nurl: http://x.example/", "url:", "begins with https://"),
        ("position: 1", "position: 1\nurl: javascript:alert", "url:", "begins with https://"),
        ("Northmoor Press", "Northmoor\u00a0Press", "publisher:", "has a hard space in it"),
        ("  - Read the", "  - Read\u200b the", "  - Read", "item 1 of “first_steps” has an invis"),
        ("publisher: N", "publisher: !!python N", "publisher:", "tags are not allowed"),
        ("title: Tiny tool", "title: Tiny: tool", "title:", "a colon followed by a space"),
    ],
)
def test_broken_tool_is_refused_with_line_and_reason(tmp_path, old, new, at, reason):
    text = TOOL.replace(old, new)
    found = refused(write_tool(tmp_path, text))
    where = {(p.file, p.line) for p in found if reason in p.reason}
    assert where == {("tiny-tool.yaml", line_of(text, at))}


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    write_tool(tmp_path, TOOL.replace("version: 2", "version: 0"))
    twin = TOOL.replace("key: tiny-tool", "key: other-tool")
    write_tool(tmp_path, twin, "other-tool.yaml")
    write_tool(tmp_path, twin.replace("key: other", "key: third"), "third-tool.yaml")
    (tmp_path / "fourth.yml").write_text(TOOL)
    found = [(each.file, each.reason) for each in refused(tmp_path)]
    assert [file for file, _reason in found] == ["fourth.yml", "third-tool.yaml", "tiny-tool.yaml"]
    assert found[1][1] == "the title “Tiny tool” is already used in other-tool.yaml"


def test_empty_folder_is_no_library(tmp_path):
    assert "there are no tools in this folder" in refused(tmp_path)[0].reason
