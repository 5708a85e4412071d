"""How one statement looks, and the parts of it that change as it is answered.

A statement on the page differs from person to person in four small places: where it is saved, its
version, the text and the time. All around them is drawn once a process for each level, so that
the page costs little more than its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from checklists.asked import LastAgreed
from checklists.forms.answers import AnswerForm
from checklists.forms.on_a_scale import Chosen, levels_in_words, value_of
from checklists.models import NOT_FOR_ME, Answer, Question, Round
from checklists.pictures import Strip, StripPicture, draw_strip
from checklists.sets import LevelData, ScaleData
from hubs.presentation.levels import level
from hubs.presentation.moments import clock, local_day, month
from hubs.presentation.words import counted

PARTS = ("url", "version", "evidence", "saved", "files")
EDGE = "\N{OBJECT REPLACEMENT CHARACTER}"
PLACES = re.compile(f"{EDGE}([a-z]+){EDGE}")


@dataclass(frozen=True, slots=True)
class Mould:
    """What a statement looks like apart from a person's own words; there are only so many.

    `agreed` is the rating agreed last, in the month `when`: shown to who has chosen a level.
    """

    question: Question
    scale: ScaleData
    eyebrow: str
    chosen: Chosen
    is_saved: bool
    agreed: LastAgreed | None
    when: str


def draw_statement(
    mould: Mould, answer: Answer | None, save_url: str, files: SafeString
) -> SafeString:
    """Return a statement as it is stored; `files` is the list of what stands beside the answer."""
    values = {
        "url": save_url,
        "version": answer.version if answer else 0,
        "evidence": answer.evidence if answer else "",
        "saved": moment_words(answer.saved_at) if answer else "",
        "files": files,
    }
    # Fixed parts and names of places take turns; what comes from a person is escaped.
    filled = [
        conditional_escape(str(values[part])) if turn % 2 else part
        for turn, part in enumerate(_parts(mould))
    ]
    return mark_safe("".join(filled))  # noqa: S308 - see the line above


@lru_cache(maxsize=1024)
def _parts(mould: Mould) -> list[str]:
    places = {name: f"{EDGE}{name}{EDGE}" for name in PARTS}
    question, saved = mould.question, f"Saved {places['saved']}"
    initial = {"level": value_of(mould.chosen), "evidence": places["evidence"]}
    form = AnswerForm(question, scale=mould.scale, eyebrow=mould.eyebrow, initial=initial)
    shown = {
        "id": question.code,
        "save_url": places["url"],
        "hidden": hidden(question.code, places["version"]),
        "level": form["level"],
        "evidence": form["evidence"],
        "files": places["files"],
        "help": question.guidance,
        "levels": levels_in_words(mould.scale, question),
        "state": {"kind": "saved", "words": saved} if mould.is_saved else None,
        "previous": previous(mould.chosen, mould.scale, mould.agreed, mould.when),
    }
    return PLACES.split(render_to_string("components/question.html", {"question": shown}))


def saved_state(moment: datetime) -> dict[str, str]:
    return {"kind": "saved", "words": f"Saved {moment_words(moment)}"}


def refused_state(detail: str) -> dict[str, str]:
    return {"kind": "refused", "words": "Not saved", "detail": detail}


def hidden(code: str, version: int | str, seen: int | str = "") -> list[SafeString]:
    """The version that the page shows and, of two versions, the stored one it has seen."""
    return [hidden_line(f"{code}-version", version), hidden_line(f"{code}-seen", seen)]


def hidden_line(name: str, value: int | str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def agreed_when(round_: Round) -> str:
    """The month in which the rating to compare with was agreed."""
    before = round_.previous
    return month(local_day(before.agreed_at)) if before and before.agreed_at else ""


def previous(
    chosen: Chosen, scale: ScaleData, agreed: LastAgreed | None, when: str
) -> dict[str, Any] | None:
    """The rating last agreed: nothing until the participant has given one of their own."""
    if chosen.choice is None or chosen.choice == NOT_FOR_ME or not agreed:
        return None
    return {
        "strip": _last_agreed(agreed.level, when),
        "said": f"At the last review you all agreed {level(agreed.level).name}.",
        "compared": _compared(chosen.choice, agreed.level)
        if not chosen.option
        else _placed(scale.option(chosen.option), agreed.level),
        "was": f"The statement has been reworded since. It was: “{agreed.was}”"
        if agreed.was
        else "",
    }


@lru_cache(maxsize=256)
def _last_agreed(agreed: int, when: str) -> StripPicture:
    return draw_strip(Strip(agreed, None, "Last agreed rating", when))


def _compared(mine: int, agreed: int) -> str:
    if mine == 0:
        return "You don’t know, which is worth talking about."
    if mine == agreed:
        return "Your view is the same."
    steps = abs(mine - agreed)
    way = "higher" if mine > agreed else "lower"
    return f"Your view is {counted(steps, 'level')} {way}."


def _placed(option: LevelData, agreed: int) -> str:
    # How many levels higher or lower is not said: an answer may have no nearer one on its scale.
    same = ", which is the same" if option.place == agreed else ""
    return f"Your “{option.words}” takes the place of {level(option.place).name}{same}."


def moment_words(moment: datetime) -> str:
    """'10:42' for today, '12 November, 10:42' for another day."""
    day, said = local_day(moment), clock(moment)
    return said if day == timezone.localdate() else f"{day.day} {day:%B}, {said}"
