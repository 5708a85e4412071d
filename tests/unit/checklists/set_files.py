"""A small sound question set and a scale, for tests to break."""

from pathlib import Path

import pytest

from checklists.sets import ContentError, Problem, read_question_sets

SET = """\
key: tiny-set
version: 1
title: Tiny set
kind: mixed
position: 1
attribution: The people of Northmoor wrote these.
introduction: Two questions, made for the tests.
sections:
  - key: first
    title: First part
    questions:
      - code: TS1
        kind: rated
        short_name: Thing
        quoted: true
        text: How well we do it.
        guidance: Think of the last time. What came of it?
        levels:
          N: Nobody has thought about it.
          B: One of us has thought about it.
          E: We have begun in one place.
          S: Most of us do it most weeks.
          M: Everybody does it every week.
  - key: second
    title: Second part
    introduction: Write what you think.
    questions:
      - code: TS2
        kind: open
        short_name: Idea
        quoted: false
        text: Why would we do it at all?
        guidance: Say what it is for. Who gains?
"""

SCALES = """\
evidence_from: E
dont_know:
  letter: "?"
  name: Don’t know
  meaning: Choose this if you cannot tell.
scales:
  - key: usual
    title: The usual scale
    default: true
    introduction: The five levels that are usual here.
    mapping: Each level has a place of its own.
    levels:
      - letter: N
        name: Not yet started
        place: N
        meaning: Nothing is there yet.
      - letter: B
        name: Basic
        place: B
        meaning: It has begun in one place.
      - letter: E
        name: Early progress
        place: E
        meaning: It is under way in places.
      - letter: S
        name: Substantial progress
        place: S
        meaning: It is in most places.
      - letter: M
        name: Mature
        place: M
        meaning: It is everywhere and lasts.
"""


def write(folder: Path, text: str, name: str = "tiny-set.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as error:
        read_question_sets(folder)
    return error.value.problems


def line_of(text: str, part: str) -> int:
    return text.count("\n", 0, text.index(part)) + 1
