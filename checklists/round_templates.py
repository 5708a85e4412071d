"""The shipped ways to begin a round, read from `round_templates.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checklists.scales import USUAL

FILE = Path(__file__).with_name("round_templates.yaml")
SEASONS = ("Winter", "Spring", "Summer", "Autumn")
LEADER, PARTNER, OTHER = "leader", "partner", "other"
"""What somebody is to a round: holds a role, sits at the table beside them, or neither."""


@dataclass(frozen=True, slots=True)
class TemplateList:
    """A short list, by the codes of its statements, and the kinds of people it is for."""

    name: str
    statements: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """One way to begin; `days` are the working days that people have to answer in."""

    key: str
    title: str
    introduction: str
    name: str
    sets: tuple[str, ...]
    asks: frozenset[str]
    days: int
    note: str
    scale: str
    short_lists: tuple[TemplateList, ...]

    @property
    def asks_somebody_everything(self) -> bool:
        """Whether anybody is left who gets no short list."""
        return bool(self.asks.difference(*(each.kinds for each in self.short_lists)))

    def name_on(self, due: date) -> str:
        """The name that a round of this kind gets when its answers are due on that day."""
        season = SEASONS[due.month % 12 // 3]
        return self.name.format(season=season, month=f"{due:%B}", year=due.year)


@cache
def round_templates() -> dict[str, RoundTemplate]:
    """Every template by its key, in the order of the file; the first is the usual one."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {each["key"]: _template(each) for each in data["templates"]}


def usual_template() -> RoundTemplate:
    """The one that is taken where nobody chose."""
    return next(iter(round_templates().values()))


def _template(data: dict[str, Any]) -> RoundTemplate:
    return RoundTemplate(
        key=data["key"],
        title=data["title"],
        introduction=data["introduction"],
        name=data["name"],
        sets=tuple(data["sets"]),
        asks=frozenset(data["asks"]),
        days=data["days"],
        note=data.get("note", ""),
        scale=data.get("scale", USUAL),
        short_lists=tuple(
            TemplateList(each["name"], tuple(each["statements"]), frozenset(each["for"]))
            for each in data.get("short_lists", ())
        ),
    )
