"""Tags the layouts and components need: who is looking, where they can go, drawing aids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from hubs.models import LocalArea
from hubs.presentation import markup
from hubs.presentation.forms import errors_of
from hubs.presentation.forms.options import options as draw_options
from hubs.presentation.levels import LEVELS, SCALE, Level, level
from hubs.presentation.shapes import shape_path
from hubs.presentation.tables import Table, table_markup, twin
from hubs.presentation.words import Run, differing

register = template.Library()

PRODUCT = "Family Hub Leadership Planner"
FOOTER = (
    ("Accessibility statement", "hubs:accessibility-view"),
    ("Privacy", "hubs:privacy-view"),
    ("Cookies", "hubs:cookies-view"),
    ("Help", "hubs:help-view"),
)


@register.simple_tag
def collect_errors(
    form: forms.BaseForm | None = None,
    forms: Sequence[forms.BaseForm] | None = None,
    errors: Sequence[tuple[str, str]] | None = None,
) -> list[dict[str, str]]:
    """Errors of a form, of several, or (words, input id) pairs a view found itself."""
    found = errors_of([form or None, *(forms or ())])
    return found + [{"words": words, "anchor": anchor} for words, anchor in errors or ()]


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """'Error: ' at the front of the title of a page whose form was refused."""
    bound = [context.get("form"), *(context.get("error_forms") or ())]
    return "Error: " if context.get("page_errors") or errors_of(f or None for f in bound) else ""


@register.simple_tag
def level_of(value: int | str | None) -> Level | str:
    """The level of a stored value, or an empty string where there is none."""
    return level(int(value)) if value not in (None, "") else ""


@register.simple_tag
def chip(value: int | str | None, letter: str = "") -> SafeString:
    """The letter of a level in its colour; an empty ring where there is no level."""
    return markup.chip(None if value in (None, "") else int(value), letter or "")


@register.simple_tag
def level_words(value: int | str | None, missing: object = "", said: object = "") -> SafeString:
    """A level as chip and name, after what somebody chose on another scale."""
    return markup.level_words(None if value in (None, "") else int(value), missing, said)


@register.simple_tag
def mark(kind: str) -> SafeString:
    """The shape of a status: late, soon, track, done or todo."""
    return markup.mark(kind)


@register.simple_tag
def status(kind: str, words: object) -> SafeString:
    """A status: its shape and its words, in its colour."""
    return markup.status(kind, words)


@register.simple_tag
def beside(tools: Sequence[Any], ways: Sequence[Any]) -> SafeString:
    """Ways to cover a skill, then tools that may help, each on a line of links."""
    to_do = [(way.url, way.words, way.about) for way in ways or ()]
    helping = [(tool.url, tool.title, "") for tool in tools or ()]
    lines = (("What to do:", to_do), ("Tools that may help:", helping))
    return markup.drawn("".join(markup.line_of_links(*line) for line in lines if line[1]))


@register.simple_tag
def drawn_table(table: Table, hide_caption: Any = "") -> SafeString:
    """A table that stays readable on a phone."""
    return table_markup(table, hide_caption=bool(hide_caption))


@register.simple_tag
def table_twin(summary: object, table: Table) -> SafeString:
    """The `twin` component round a table."""
    return twin(summary, table_markup(table))


@register.simple_tag
def options(groups: Iterable[Any]) -> SafeString:
    """The choices of a select."""
    return draw_options(groups)


@register.simple_tag
def scale_levels(*, dont_know: Any = False) -> Sequence[Level]:
    return SCALE if dont_know else LEVELS


@register.simple_tag
def key_path(shape: str) -> str:
    return shape_path(shape, 12, 12, 8.5)


@register.filter
def dashes(words: object) -> str:
    return markup.keep_dashes(words)


@register.filter
def breakable(words: object) -> SafeString:
    """Words in which an email address may break at its @ and full stops."""
    return markup.breakable(words)


@register.simple_tag
def difference(mine: str, theirs: str) -> tuple[list[Run], list[Run]]:
    return differing(mine or "", theirs or "")


def _url(name: str, **kwargs: Any) -> str:
    """The address of a page, or nothing where this site has no such page."""
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def _person(request: Any) -> dict[str, str]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"person": "", "sign_in_url": _url("account_login")}
    urls = {"account_url": _url("hubs:account-view"), "sign_out_url": _url("account_logout")}
    return {"person": str(user), **urls}


def _demo(context: template.Context) -> dict[str, Any]:
    demo = bool(context.get("is_demo"))
    return {"demo": demo, "demo_mail_url": _url("hubs:demo-mail-list") if demo else ""}


@register.inclusion_tag("components/header.html", takes_context=True)
def area_header(context: template.Context) -> dict[str, Any]:
    area, membership = context["area"], context.get("membership")
    role = (membership.title or ", ".join(membership.role_names)) if membership else ""
    return {
        "area": area,
        "name": area.name,
        "product": PRODUCT,
        "home_url": _url("governance:overview", slug=area.slug),
        "role": role,
        **_person(context.get("request")),
        **_demo(context),
    }


@register.inclusion_tag("components/navigation.html", takes_context=True)
def area_navigation(context: template.Context, current: str = "") -> dict[str, Any]:
    area = context["area"]
    items = [
        {"key": tab["key"], "words": tab["label"], "url": _url(tab["url_name"], slug=area.slug)}
        for tab in context["navigation"]
    ]
    return {"items": [i for i in items if i["url"]], "label": area.name, "current": current}


@register.inclusion_tag("components/header.html", takes_context=True)
def platform_header(context: template.Context) -> dict[str, Any]:
    return {
        "home_url": _url("hubs:area-list"),
        "name": PRODUCT,
        "product": "Platform administration",
        "role": "Platform administrator",
        **_person(context.get("request")),
        **_demo(context),
    }


@register.inclusion_tag("components/navigation.html", takes_context=True)
def platform_navigation(context: template.Context, current: str = "") -> dict[str, Any]:
    items = [
        {"key": key, "words": words, "url": _url(url_name)}
        for key, words, url_name in context["platform_navigation"]
    ]
    return {"items": [i for i in items if i["url"]], "label": "Platform", "current": current}


@register.inclusion_tag("components/header.html", takes_context=True)
def plain_header(context: template.Context) -> dict[str, Any]:
    return {
        "home_url": "/",
        "name": PRODUCT,
        "product": "One agreed view of who leads, and how well",
        **_person(context.get("request")),
        **_demo(context),
    }


@register.inclusion_tag("components/header.html", takes_context=True)
def public_header(context: template.Context, area: LocalArea) -> dict[str, Any]:
    """The head of an area's page for everybody: it greets nobody and leads nowhere else."""
    request = context.get("request")
    return {
        "area": area,
        "name": area.name,
        "product": area.council_name,
        "home_url": request.path if request else "",
        "demo": bool(context.get("is_demo")),
    }


@register.simple_tag
def footer_links() -> list[dict[str, str]]:
    links = [{"words": words, "url": _url(name)} for words, name in FOOTER]
    return [link for link in links if link["url"]]
