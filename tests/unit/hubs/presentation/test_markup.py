"""A level as chip and word, and what somebody chose on another scale before it."""

import pytest
from django.utils.safestring import mark_safe

from hubs.presentation.markup import breakable, chip, level_words, line_of_links
from hubs.presentation.tables import TableCell


def test_own_word_stands_before_the_level_it_counts_as_and_is_escaped():
    html = level_words(4, said="<Yes>")
    assert html.startswith('<span class="fh-said"><span><b>&lt;Yes&gt;</b>')
    assert html.index("counts as") < html.index("Substantial progress")
    assert TableCell(level=4, said="<Yes>").markup == html


def test_level_alone_has_no_word_before_it():
    assert "fh-said" not in level_words(4)
    assert "Not answered" in level_words(None)


def test_chip_takes_the_letter_of_another_scale_in_the_colour_of_its_level():
    assert chip(4, "Y").strip() == '<span class="fh-chip fh-chip--4" aria-hidden="true">Y</span>'
    assert ">S</span>" in chip(4)


def test_line_of_links_escapes_and_says_what_each_is_about():
    html = line_of_links("What to do:", [("/a/?b=1&c", "Do <it>", "change"), ("/d/", "Ask", "")])
    assert html == (
        '<p class="fh-beside">What to do: <a class="govuk-link" href="/a/?b=1&amp;c">Do &lt;it&gt;'
        '<span class="govuk-visually-hidden">: change</span></a> · '
        '<a class="govuk-link" href="/d/">Ask</a></p>\n'
    )


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("a.moss@barnsley.example", "a<wbr>.moss@<wbr>barnsley<wbr>.example"),
        ("Ama Moss, a@b.example.", "Ama Moss, a@<wbr>b<wbr>.example."),
        ("Signed 3.5 <b>", "Signed 3.5 &lt;b&gt;"),
        (mark_safe('<a href="mailto:a@b.example">x</a>'), '<a href="mailto:a@b.example">x</a>'),
        ("a@b@c.example", "a@<wbr>b@c.example"),
    ],
)
def test_email_address_breaks_after_its_at_sign_and_before_full_stops(words, drawn):
    assert breakable(words) == drawn
