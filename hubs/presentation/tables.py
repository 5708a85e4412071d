"""Tables that stay readable on a phone, where each row becomes a list of labelled values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hubs.presentation.markup import breakable, drawn, escaped, level_words, status
from hubs.presentation.progress import StepsPicture

KEPT = re.compile(
    r"\d{1,2} [A-Z][a-z]+ \d{4}(, \d\d:\d\d)?|(?=.{,20}$)[A-Z][^\W\d]+( [A-Z][\w’'-]+){1,2}"
)
"""A day, with its time or without, and the name of a person: one line where there is room."""


@dataclass(frozen=True, slots=True)
class Head:
    words: str
    number: bool = False


class TableCell(NamedTuple):
    """Words as lined; a link with ``url``, a status with ``kind``, a chip with ``level``.

    A tuple, because a page may make a thousand of them.

    ``said``: what was chosen on another scale, before the level whose place it takes.
    """

    words: str = ""
    url: str = ""
    about: str = ""
    kind: str = ""
    level: int | None = None
    steps: StepsPicture | None = None
    wrong: bool = False
    said: str = ""

    @property
    def markup(self) -> str:
        """What is drawn in the cell."""
        if self.steps:
            return render_to_string("components/steps.html", {"steps": self.steps})
        if self.kind:
            return status(self.kind, self.words)
        if self.url:
            return self._link
        if self.level is not None:
            return level_words(self.level, self.words, self.said)
        if self.wrong:
            return f'<span class="fh-cell-err">{breakable(self.words)}</span>'
        css = "fh-text" if "\n" in self.words else self._kept
        return f"<span{f' class="{css}"' if css else ''}>{breakable(self.words)}</span>"

    @property
    def _kept(self) -> str:
        return "fh-keep" if KEPT.fullmatch(self.words) else ""

    @property
    def _link(self) -> str:
        about = escaped(self.about)
        hidden = f'<span class="govuk-visually-hidden"> {about}</span>' if about else ""
        css = f"govuk-link {self._kept}".rstrip()
        return f'<a class="{css}" href="{escaped(self.url)}">{breakable(self.words)}{hidden}</a>'


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[tuple[Head, TableCell]]]


def table(
    caption: str, heads: Sequence[str | Head], rows: Sequence[Sequence[str | int | TableCell]]
) -> Table:
    """A table whose first column names the row. A row of another length is a ValueError."""
    columns = [h if isinstance(h, Head) else Head(h) for h in heads]
    cells = [
        [
            (head, cell if isinstance(cell, TableCell) else TableCell(str(cell)))
            for head, cell in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    return Table(caption, columns, cells)


def table_markup(table: Table, *, hide_caption: bool = False) -> SafeString:
    """The whole table; its first column names the rows."""
    openings = ['<th scope="row" role="rowheader">', *map(_opening, table.heads[1:])]
    closings = ["</th>", *("</td>" for _head in table.heads[1:])]
    rows = "".join(
        '<tr role="row">'
        + "".join(
            f"{opening}{cell.markup}{closing}"
            for opening, closing, (_head, cell) in zip(openings, closings, row, strict=True)
        )
        + "</tr>\n"
        for row in table.rows
    )
    hidden = ' class="govuk-visually-hidden"' if hide_caption else ""
    heads = "".join(
        f'<th scope="col" role="columnheader"{_numeric(head)}>{escaped(head.words)}</th>'
        for head in table.heads
    )
    return drawn(
        f'<table class="fh-rtable" role="table">\n'
        f"<caption{hidden}>{escaped(table.caption)}</caption>\n"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}</tbody></table>'
    )


def _opening(head: Head) -> str:
    """A cell says its own head, for a phone shows each row as a list."""
    return f'<td role="cell" data-h="{escaped(head.words)}"{_numeric(head)}>'


def _numeric(head: Head) -> str:
    return ' class="num"' if head.number else ""


def twin(summary: object, inside: str) -> SafeString:
    """What a picture shows, folded away as words or a table under their summary."""
    return drawn(
        '<details class="govuk-details fh-twin"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">{escaped(summary)}</span></summary>'
        f'<div class="govuk-details__text">\n{inside}\n</div></details>'
    )
