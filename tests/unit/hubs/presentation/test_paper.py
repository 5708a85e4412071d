"""A drawing of the pages says on paper in attributes what its classes say on a screen."""

import re
from pathlib import Path

import pytest

from hubs.presentation.markup import drawn, picture
from hubs.presentation.paper import ON_PAPER, on_paper

SHEET = Path("static/css/picture.css").read_text()


def printed(inside):
    return on_paper(picture("fh-map", (100, 50), ("A <map>", "Who & where"), inside))


def test_drawing_begins_with_what_a_reader_is_told():
    assert printed("").startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" class="wide fh-map" viewBox="0 0 100 50"'
        ' width="100" height="50" role="img"><title>A &lt;map&gt;. Who &amp; where</title>'
    )


def test_words_are_ink_unless_their_class_says_otherwise():
    drawing = printed('<text class="" x="1">a</text><text class="t-w t-b" x="2">b</text>')
    assert '<text font-family="Source Sans 3, sans-serif" fill="#14262b" x="1">a' in drawing
    assert 'sans-serif" fill="#fff" font-weight="600" x="2">b' in drawing


def test_later_class_wins_over_an_earlier_one():
    drawing = printed('<path class="wire wire--gap" d="M0 0"/>')
    (path,) = re.findall(r"<path[^>]*>", drawing)
    assert path.count("stroke=") == 1
    assert 'stroke="#a8172a"' in path


def test_typed_words_that_look_like_a_class_are_left_alone():
    drawing = printed('<text class="t-b" x="1"> class=&quot;box&quot;</text>')
    assert " class=&quot;box&quot;" in drawing


def test_every_class_on_paper_is_one_of_the_screen():
    assert [name for name in ON_PAPER if f".{name} " not in SHEET] == []


def test_something_else_is_refused():
    with pytest.raises(ValueError, match="no drawing"):
        on_paper(drawn("<svg></svg>"))


def test_sectors_have_the_same_colours_on_paper():
    tokens = Path("static/css/tokens.css").read_text()
    for name in ("s1", "s2", "s3", "s4", "s5"):
        assert re.search(rf"--{name}: (#\w+);", tokens)[1] in ON_PAPER[name]
