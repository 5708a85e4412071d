"""The strip, the spread, the count strip and the unit rows.

Plain data in, a picture out: no model, no request. Its `svg` is for the page, coloured by the
style sheet; its coordinates are there for whoever draws it elsewhere.
"""

from checklists.pictures.counts import CountStrip, CountStripPicture, draw_count_strip
from checklists.pictures.spread import Mark, PlacedMark, Spread, SpreadPicture, draw_spread
from checklists.pictures.strip import (
    NOT_AGREED,
    Strip,
    StripMarks,
    StripPicture,
    change_words,
    draw_strip,
)
from checklists.pictures.units import Unit, UnitRowsPicture, draw_unit_rows

__all__ = [
    "NOT_AGREED",
    "CountStrip",
    "CountStripPicture",
    "Mark",
    "PlacedMark",
    "Spread",
    "SpreadPicture",
    "Strip",
    "StripMarks",
    "StripPicture",
    "Unit",
    "UnitRowsPicture",
    "change_words",
    "draw_count_strip",
    "draw_spread",
    "draw_strip",
    "draw_unit_rows",
]
