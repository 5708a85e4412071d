"""The scales that a round can be asked on: ways of asking, each of whose answers takes one of five
places, on which everything is kept, compared and agreed.

`docs/adr/0023-other-scales-are-ways-of-asking.md` weighs it. They ship as data and never change
while the service runs, so they are read once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checklists.sets import ScaleData, Scales, read_scales
from hubs.presentation.words import upper_first

USUAL = "maturity"
"""The scale whose answers are the five places themselves."""


@cache
def _shipped() -> Scales:
    return read_scales()


@cache
def scales() -> Mapping[str, ScaleData]:
    """Every scale by its key, in the order of the file: the usual one first."""
    return {each.key: each for each in _shipped().scales}


def evidence_from() -> int:
    """The lowest place, 1 to 5, at which evidence is asked for."""
    return _shipped().evidence_from


def scale_of(key: str) -> ScaleData:
    """The scale of that name; another is a KeyError, never a guess."""
    return scales()[key]


def own_word(key: str, option: str) -> str:
    """What somebody chose, in the words of their scale; nothing on the usual one, nor where none
    of its answers was chosen."""
    return scale_of(key).option(option).words if option else ""


def asked_as(key: str) -> str:
    """'asked as “Yes, Partly or No”'; nothing on the usual scale."""
    scale = scale_of(key)
    return "" if scale.is_default else f"asked as “{scale.title}”"


def how_asked(key: str) -> str:
    """How a round was asked and which places its answers took; nothing on the usual scale."""
    said = asked_as(key)
    return f"{upper_first(said)}. {scale_of(key).mapping}" if said else ""


def asked_differently(key: str, before: str) -> str:
    """That the round before was asked in another way; nothing where it was not, or there is none.

    `before` is the scale of the round before, empty where there is none.
    """
    if before in {"", key}:
        return ""
    return (
        f"The review before was asked as “{scale_of(before).title}”. "
        "A change since then may come from the way of asking."
    )
