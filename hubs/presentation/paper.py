"""The drawings of the pages on paper.

A printed picture reads no style sheet, so each class name of `static/css/picture.css` becomes the
attributes that say the same in the colours of the printed report. The drawing itself is not made
twice.
"""

from __future__ import annotations

import re

from django.utils.safestring import SafeString

from hubs.presentation.markup import drawn

INK, QUIET, DEEP, PALE, LINE, RED = (
    "#14262b",
    "#47585d",
    "#0b4546",
    "#eef5f5",
    "#9db0b3",
    "#a8172a",
)
FONT = 'font-family="Source Sans 3, sans-serif"'
ON_PAPER = {
    "t-b": 'font-weight="600"',
    "t-m": 'text-anchor="middle"',
    "t-e": 'text-anchor="end"',
    "t-2": f'fill="{QUIET}"',
    "t-w": 'fill="#fff"',
    "t-late": f'fill="{RED}" font-weight="600"',
    "grid": f'fill="none" stroke="{LINE}" stroke-width=".8"',
    "wire": f'fill="none" stroke="{DEEP}" stroke-width="1.2"',
    "wire--gap": f'stroke="{RED}" stroke-dasharray="4 3"',
    "asat": f'fill="none" stroke="{DEEP}" stroke-width="2"',
    "box": f'fill="#fff" stroke="{DEEP}"',
    "box--board": f'fill="{PALE}" stroke="{DEEP}"',
    "box--lead": f'fill="{DEEP}" stroke="{DEEP}"',
    "box--part": f'fill="#fff" stroke="{LINE}"',
    "box--gap": f'fill="#fff" stroke="{RED}" stroke-width="1.6" stroke-dasharray="5 3"',
    "bar": f'fill="{QUIET}"',
    "bar--now": f'fill="{DEEP}"',
    "bar--gap": f'fill="#fff" stroke="{RED}" stroke-width="1.6" stroke-dasharray="5 3"',
    "bar--both": f'fill="#fff" stroke="{INK}" stroke-width="1.2"',
    "mark": f'stroke="{INK}" stroke-linejoin="round"',
    "s1": 'fill="#cfe0f5"',
    "s2": 'fill="#f6d0dd"',
    "s3": 'fill="#fbe3a6"',
    "s4": 'fill="#d3eabb"',
    "s5": 'fill="#ddd0f3"',
}
_START = re.compile(
    r'^<svg class="fh-svg ([\w-]+)" viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>'
    r"<title>(.*?)</title><desc>(.*?)</desc>",
    re.DOTALL,
)
_TEXT = re.compile(r'<text class="([^"]*)"')
_CLASS = re.compile(r' class="([^"]*)"')


def on_paper(svg: SafeString) -> SafeString:
    """A drawing from `hubs.presentation.markup.picture`, as wide as the printed page.

    Its title and description become one title: that is what a reader of the PDF is told.
    """
    start = _START.match(svg)
    if start is None:
        raise ValueError("This is no drawing of the pages.")
    name, across, down, title, description = start.groups()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wide {name}" viewBox="0 0 {across} {down}"'
        f' width="{across}" height="{down}" role="img"><title>{title}. {description}</title>'
    )
    body = _TEXT.sub(_text, svg[start.end() :])
    return drawn(head + _CLASS.sub(_attributes, body))


def _text(found: re.Match[str]) -> str:
    """Words are ink unless their class says otherwise."""
    kinds = found[1].split()
    ink = "" if any("fill=" in ON_PAPER[kind] for kind in kinds) else f' fill="{INK}"'
    return f'<text {FONT}{ink} class="{found[1]}"' if kinds else f"<text {FONT}{ink}"


def _attributes(found: re.Match[str]) -> str:
    """The attributes of each class; what a later class says again, the earlier does not say."""
    said: dict[str, str] = {}
    for kind in found[1].split():
        for each in re.findall(r'[\w-]+="[^"]*"', ON_PAPER[kind]):
            said[each.partition("=")[0]] = each
    return "".join(f" {each}" for each in said.values())
