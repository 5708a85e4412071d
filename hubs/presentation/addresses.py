"""Addresses of pages, each form of them worked out once a process.

Django searches its resolver for every address anew, and a page names some fifty: a tenth of what it
costs. An address depends on nothing but its name and what is put into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

_PLAIN = re.compile(r"[-a-zA-Z0-9_]+")
"""What is written into an address as it is, and may stand wherever words or a slug may."""


def address(name: str, /, **parts: Any) -> str:
    """Return what `reverse(name, kwargs=parts)` does. What leads nowhere is a NoReverseMatch."""
    kinds = tuple((key, type(part)) for key, part in parts.items())
    form = _form(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, kinds)
    written = [str(part) for part in parts.values()]
    if form is None or not all(map(_PLAIN.fullmatch, written)):
        return reverse(name, kwargs=parts)
    return form.format(*written)


@cache
def _form(urlconf: str, prefix: str, name: str, kinds: Sequence[tuple[str, type]]) -> str | None:
    """The address with a numbered gap for each part; None where a stand-in does not fit."""
    stand_ins = {key: _stand_in(kind, number) for number, (key, kind) in enumerate(kinds)}
    try:
        found = reverse(name, urlconf=urlconf, kwargs=stand_ins)
    except NoReverseMatch:  # what was asked for says so itself, or fits where a stand-in does not
        return None
    for number, stand_in in enumerate(stand_ins.values()):
        found = found.replace(str(stand_in), f"{{{number}}}")
    return found


def _stand_in(kind: type, number: int) -> UUID | int | str:
    if kind is UUID:
        return UUID(int=(0xFACADE << 64) + number)
    return 10**15 + number if kind is int else f"stands-in-for-{number:02}"
