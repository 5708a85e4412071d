"""Markup written in Python: for the parts a page repeats so often that templates would cost more
than everything else on it. A template still includes each part, and the gallery shows it.

Whatever people typed goes through `escaped`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hubs.presentation.levels import level


def escaped(words: object) -> str:
    """The words as a template prints them: escaped, unless they are markup already."""
    if type(words) is str:
        return escape(words)
    if hasattr(words, "__html__"):
        return str(words.__html__())
    return escape(str(words))


ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


def breakable(words: object) -> SafeString:
    """The words escaped; an email address in them breaks after its @ and before a full stop.

    Without these places to break a narrow page would cut it inside a word.
    """
    if hasattr(words, "__html__"):
        return drawn(escaped(words))
    return drawn(ADDRESS.sub(_with_breaks, escaped(words)))


def _with_breaks(address: re.Match[str]) -> str:
    name, domain = address.group().split("@")
    return "@<wbr>".join(re.sub(r"\.(?=\w)", "<wbr>.", part) for part in (name, domain))


def drawn(markup: str) -> SafeString:
    """Markup whose every word was escaped when it was put in."""
    return mark_safe(markup)  # noqa: S308 - see the promise above


def picture(css: str, size: tuple[int, int], said: tuple[str, str], inside: str) -> SafeString:
    """A drawing of the page: what is in it is markup, its title and description are words."""
    (width, height), (title, description) = size, said
    return drawn(
        f'<svg class="fh-svg {css}" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img"><title>{escaped(title)}</title>'
        f"<desc>{escaped(description)}</desc>{inside}</svg>"
    )


@cache
def drawn_once(template_name: str, **about: Any) -> SafeString:
    """A part that has few forms, drawn once by its template and kept."""
    return render_to_string(template_name, about)


def chip(value: int | None, letter: str = "") -> SafeString:
    """The letter of a level in its colour; an empty ring where there is no level.

    `letter`: that of an answer on another scale, in the colour of the level that it counts as.
    """
    known = "" if value is None else level(value)
    return drawn_once("components/chip_drawn.html", level=known, letter=letter)


def mark(kind: str) -> SafeString:
    """The shape of a status: late, soon, track, done or todo."""
    return drawn_once("components/mark.html", kind=str(kind))


def status(kind: str, words: object) -> SafeString:
    """A status: its shape and its words, in its colour."""
    return drawn(
        f'<span class="fh-status fh-status--{escaped(kind)}">'
        f"{mark(kind)}<span>{escaped(words)}</span></span>"
    )


def line_of_links(lead: str, links: Iterable[tuple[str, str, str]]) -> str:
    """Links beside a statement, on one line: each an address, words, and what they are about."""
    drawn_links = " · ".join(_link(*each) for each in links)
    return f'<p class="fh-beside">{escaped(lead)} {drawn_links}</p>\n'


def _link(url: str, words: str, about: str) -> str:
    hidden = f'<span class="govuk-visually-hidden">: {escaped(about)}</span>' if about else ""
    return f'<a class="govuk-link" href="{escaped(url)}">{escaped(words)}{hidden}</a>'


def level_words(value: int | None, missing: object = "", said: object = "") -> SafeString:
    """A level as chip and name; without one, the words for its absence.

    `said`: what somebody chose on another scale, which takes this level's place.
    """
    name = (missing or "Not answered") if value is None else level(value).name
    found = f'<span class="fh-level">{chip(value)} <b>{escaped(name)}</b></span>'
    return drawn(_after(said, found) if said else found)


def _after(said: object, found: str) -> str:
    chosen = f'<span><b>{escaped(said)}</b> <span class="fh-quiet">counts as</span></span>'
    return f'<span class="fh-said">{chosen} {found}</span>'


def keep_dashes(words: object) -> str:
    """Keep a dash with the word before it, so that no line of a statement begins with one."""
    return str(words).replace(" – ", "\u00a0– ")
