"""The report's pictures: the same drawing on the page and in the PDF, 1 unit = 1 point.

Everything is an attribute, because neither a strict content policy nor a printed picture
reads a style sheet here. Each drawing has a whole sentence as its title.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

INK, QUIET, TEAL, DEEP, PALE, LINE, RED = (
    "#14262b",
    "#47585d",
    "#277877",
    "#0b4546",
    "#eef5f5",
    "#9db0b3",
    "#a8172a",
)
FILLS = {1: "#e4f1f1", 2: "#b9dcdb", 3: "#7fbab9", 4: TEAL, 5: DEEP}
FONT = mark_safe('font-family="Source Sans 3, sans-serif"')


def picture(css: str, width: float, height: float, title: str, body: SafeString) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" viewBox="0 0 {} {}" width="{}"'
        ' height="{}" role="img"><title>{}</title>{}</svg>',
        css,
        width,
        height,
        width,
        height,
        title,
        body,
    )


def words_at(x: float, y: float, words: str, fill: str = INK, **more: str) -> SafeString:
    size, weight, anchor = more.get("size", "10"), more.get("weight", ""), more.get("anchor", "")
    return format_html(
        '<text x="{}" y="{}" font-size="{}"{}{} {} fill="{}">{}</text>',
        x,
        y,
        size,
        format_html(' font-weight="{}"', weight) if weight else "",
        format_html(' text-anchor="{}"', anchor) if anchor else "",
        FONT,
        fill,
        words,
    )


def together(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


# The strip: five stations; a lettered circle is agreed now, an open ring was agreed last time.


def strip(now: int | None, before: int | None, letter: str, title: str) -> SafeString:
    """One statement's level on the five-station line, 92 by 18."""
    place = {level: 9 + 18.5 * (level - 1) for level in range(1, 6)}
    shown = {now, before}
    stations = "".join(f"M{place[level]:g} 9h0" for level in place if level not in shown)
    parts = [
        format_html('<path d="M9 9H83" stroke="{}"/>', LINE),
        format_html(
            '<path stroke="{}" stroke-width="4" stroke-linecap="round" d="{}"/>', LINE, stations
        ),
    ]
    if before and before != now:
        if now:
            parts.append(
                format_html(
                    '<path d="M{} 9H{}" stroke="{}" stroke-width="2.5"/>',
                    place[before],
                    place[now],
                    TEAL,
                )
            )
        parts.append(
            format_html(
                '<circle cx="{}" cy="9" r="4" fill="#fff" stroke="{}" stroke-width="1.5"/>',
                place[before],
                TEAL,
            )
        )
    if now:
        parts.append(
            format_html(
                '<circle cx="{}" cy="9" r="8" fill="{}" stroke="{}"/>', place[now], FILLS[now], DEEP
            )
        )
        parts.append(words_at(place[now], 12.6, letter, _on(now), weight="600", anchor="middle"))
    return picture("strip", 92, 18, title, together(parts))


def _on(level: int) -> str:
    return "#fff" if level >= 4 else INK


# The spread: five boxes, one dot a participant; a heavy frame is the level agreed.

BOX, PER_ROW, DOT, ROW = 60, 4, 13.6, 14.4
MOST_DOTS = 12


def spread(
    dots: Mapping[int, Sequence[str]],
    letters: dict[int, str],
    labels: dict[int, str],
    agreed: int | None,
    title: str,
) -> SafeString:
    """Who answered what, 300 wide: ``dots`` maps a level to its participants' letters."""
    crowd = max((len(marks) for marks in dots.values()), default=0)
    rows = 1 if crowd > MOST_DOTS else max(1, -(-crowd // PER_ROW))
    height = 15.6 + ROW * rows
    walls = "".join(f"M{BOX * wall} .5V{height - 0.5:g}" for wall in range(1, 5))
    parts = [
        format_html(
            '<path d="M.5 .5H299.5V{}H.5Z{}" fill="{}" stroke="{}" stroke-width=".6"/>',
            f"{height - 0.5:g}",
            walls,
            PALE,
            LINE,
        )
    ]
    if agreed:
        parts.append(
            format_html(
                '<rect x="{}" y=".8" width="58.4" height="{}" fill="#fff" stroke="{}"'
                ' stroke-width="1.6"/>',
                f"{BOX * (agreed - 1) + 0.8:g}",
                f"{height - 1.6:g}",
                DEEP,
            )
        )
    for level in range(1, 6):
        name = f"{letters[level]} {labels.get(level, '')}".strip()
        parts.append(words_at(BOX * (level - 1) + 5, 10.5, name, size="9", weight="600"))
    placed = [mark for level in range(1, 6) for mark in _placed(level, dots.get(level, ()))]
    path = "".join(f"M{x:g} {y:g}h0" for x, y, _ in placed)
    parts.append(
        format_html(
            '<path fill="none" stroke="{}" stroke-width="13.2" stroke-linecap="round" d="{}"/>',
            TEAL,
            path,
        )
    )
    words = (
        words_at(x, round(y + 3.2, 1), mark, "#fff", size="9", weight="600", anchor="middle")
        for x, y, mark in placed
        if mark
    )
    return picture("spread", 300, round(height, 1), title, together([*parts, *words]))


def _placed(level: int, marks: Sequence[str]) -> list[tuple[float, float, str]]:
    middle = BOX * (level - 1) + BOX / 2
    if len(marks) > MOST_DOTS:
        return [(middle, 21.0, str(len(marks)))]
    found = []
    for at, mark in enumerate(marks):
        row, seat = divmod(at, PER_ROW)
        in_row = min(PER_ROW, len(marks) - row * PER_ROW)
        found.append(
            (round(middle + DOT * (seat - (in_row - 1) / 2), 1), round(21 + ROW * row, 1), mark)
        )
    return found
