"""The colours of the tokens are legible: every pair that is used, by the formula of WCAG 2."""

import itertools
import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text()
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", TOKENS))
LETTERS_DARK, LETTERS_WHITE = ("m1", "m2", "m3"), ("m4", "m5")


def luminance(colour):
    text = colour.lstrip("#")
    text = "".join(c * 2 for c in text) if len(text) == 3 else text
    parts = [int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_formula_is_the_standard_one():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["paper", "wash", "wash-2"])
@pytest.mark.parametrize(
    "text", ["ink", "ink-2", "teal", "teal-dark", "late", "soon", "track", "done"]
)
def test_words_are_legible_on_every_ground(text, ground):
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("level", LETTERS_DARK)
def test_dark_letters_are_legible_on_light_levels(level):
    assert contrast(COLOURS["ink"], COLOURS[level]) >= 4.5


@pytest.mark.parametrize("sector", ["s1", "s2", "s3", "s4", "s5"])
def test_numbers_are_legible_on_the_marks_of_sectors(sector):
    assert contrast(COLOURS["ink"], COLOURS[sector]) >= 7


@pytest.mark.parametrize("level", LETTERS_WHITE)
def test_white_letters_are_legible_on_dark_levels(level):
    assert contrast("#fff", COLOURS[level]) >= 4.5


@pytest.mark.parametrize("ground", ["ink", "ink-2", "late", "teal"])
def test_white_words_are_legible_on_bars_boxes_and_buttons(ground):
    assert contrast("#fff", COLOURS[ground]) >= 4.5


def test_second_line_of_the_header_is_legible():
    assert contrast(COLOURS["on-ink-2"], COLOURS["ink"]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("edge", ["axis", "ink-2", "late", "soon", "teal"])
def test_edges_of_controls_and_marks_stand_out(edge, ground):
    assert contrast(COLOURS[edge], COLOURS[ground]) >= 3


def test_levels_get_darker_step_by_step_so_that_grey_print_works():
    steps = [luminance(COLOURS[level]) for level in (*LETTERS_DARK, *LETTERS_WHITE)]
    assert all(lighter - darker > 0.08 for lighter, darker in itertools.pairwise(steps))


def test_focus_is_legible_with_its_own_ink():
    assert contrast(COLOURS["focus"], COLOURS["focus-ink"]) >= 4.5
