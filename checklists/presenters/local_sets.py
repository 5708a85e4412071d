"""How the pages look on which an area keeps its own question sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checklists.actions.local_publishing import whose_words
from checklists.asked import AskedSet, latest_own, latest_set, latest_sets, own_versions
from checklists.forms.local_sets import LocalSetForm, LocalStatementForm
from checklists.local_drafts import Draft, draft_of, general_levels
from checklists.models import LocalSet, LocalStatement, Question, QuestionSet
from checklists.models.local_sets import MOST_STATEMENTS
from checklists.querysets import LocalSetQuerySet, LocalStatementQuerySet
from checklists.team_audit import is_team_audit
from hubs.models import LocalArea
from hubs.presentation.addresses import address
from hubs.presentation.moments import local_day, long_day
from hubs.presentation.words import counted

Words = dict[str, Any]
KINDS = {Question.Kind.RATED: "Statement to rate", Question.Kind.OPEN: "Open question"}


def local_sets() -> LocalSetQuerySet:
    """The area's own sets, with what is in them."""
    return LocalSet.objects.with_statements()


def local_statements() -> LocalStatementQuerySet:
    """The statements of the drafts, each with its set."""
    return LocalStatement.objects.with_set()


def draft_in(local_set: LocalSet) -> Draft:
    """What a set would publish now; at most three queries."""
    before = latest_set(local_set.key) if local_set.is_published else None
    return draft_of(local_set, list(local_set.statements.all()), before)


def set_form(
    area: LocalArea, typed: Mapping[str, Any] | None, local_set: LocalSet | None = None
) -> LocalSetForm:
    """The form of a set; the skills audit of the team is nothing to stand beside."""
    every = latest_sets()
    beside = tuple(each for each in every if not (each.whose or is_team_audit(each.key)))
    return LocalSetForm(typed, local_set=local_set, beside=beside, whose=whose_words(area))


def statement_form(
    typed: Mapping[str, Any] | None,
    local_set: LocalSet,
    *,
    kind: str = "",
    statement: LocalStatement | None = None,
) -> LocalStatementForm:
    """The form of a statement, with what its levels mean in general."""
    asked = statement.kind if statement else kind
    known = Question.Kind.OPEN if asked == Question.Kind.OPEN else Question.Kind.RATED
    general = general_levels()
    return LocalStatementForm(
        typed, kind=known, general=general, local_set=local_set, statement=statement
    )


# The list --------------------------------------------------------------------------------------


def local_list_page(area: LocalArea) -> Words:
    """Return what `local_set_list.html` shows: those in use, then those that are retired."""
    published, shipped = latest_own(), _titles()
    rows = [_listed(area, each, published, shipped) for each in local_sets()]
    return {
        "nav": "reviews",
        "rows": [row for row in rows if not row["retired"]],
        "retired": [row for row in rows if row["retired"]],
        "whose": whose_words(area),
    }


def _titles() -> dict[str, str]:
    return {each.key: each.title for each in latest_sets()}


def _listed(
    area: LocalArea,
    local_set: LocalSet,
    published: Mapping[str, QuestionSet],
    shipped: Mapping[str, str],
) -> Words:
    statements = list(local_set.statements.all())
    newest = published.get(local_set.key)
    draft = draft_of(local_set, statements, None)
    news = newest is not None and newest.checksum != draft.checksum
    kind, when = _status(local_set, has_news=news)
    beside = shipped.get(local_set.extends, "")
    place = f"Beside {beside}. " if beside else ""
    return {
        "what": local_set.title,
        "url": _url(area, "localset-view", local_set),
        "kind": kind,
        "when": when,
        "why": f"{place}{_contents(statements)}.",
        "retired": local_set.retired_at is not None,
    }


def _contents(statements: Sequence[LocalStatement]) -> str:
    rated = sum(each.is_rated for each in statements)
    parts = [
        counted(number, what)
        for number, what in ((rated, "statement"), (len(statements) - rated, "open question"))
        if number
    ]
    return " and ".join(parts) or "Nothing in it yet"


def _status(local_set: LocalSet, *, has_news: bool) -> tuple[str, str]:
    if local_set.retired_at:
        return "todo", f"Retired {long_day(local_day(local_set.retired_at))}"
    if not local_set.is_published:
        return "todo", "Not published yet"
    if has_news:
        return "soon", f"Version {local_set.published_version}, with changes not published"
    return "done", f"Version {local_set.published_version}, published"


def _url(area: LocalArea, name: str, local_set: LocalSet) -> str:
    names = {"slug": area.slug, "local_set_id": local_set.pk}
    return address(f"checklists:{name}", **names)


# One set ---------------------------------------------------------------------------------------


def local_set_page(area: LocalArea, local_set: LocalSet) -> Words:
    """Return what `local_set_view.html` shows: the draft, what to do with it, its versions."""
    draft = draft_in(local_set)
    kind, when = _status(local_set, has_news=draft.has_news)
    return {
        "nav": "reviews",
        "local_set": local_set,
        "whose": whose_words(area),
        "beside": _title_of(local_set.extends),
        "status": {"kind": kind, "words": when},
        "statements": _rows(draft),
        "room": len(draft.statements) < MOST_STATEMENTS,
        "limit": MOST_STATEMENTS,
        "may_publish": draft.is_ready,
        "heading": "The draft" if draft.has_news else "What it asks",
        "versions": [_version(each) for each in own_versions(local_set.key)],
    }


def _title_of(key: str) -> str:
    found = latest_set(key) if key else None
    return found.title if found else ""


def _rows(draft: Draft) -> list[Words]:
    last = len(draft.statements)
    return [
        {
            "statement": each.statement,
            "kind": KINDS[Question.Kind(each.statement.kind)],
            "news": _news(draft, each.change),
            "first": number == 1,
            "last": number == last,
        }
        for number, each in enumerate(draft.statements, 1)
    ]


def _news(draft: Draft, change: str) -> str:
    if draft.before is None:
        return ""
    words = {Question.Change.NEW: "New in the draft", Question.Change.REWORDED: "Reworded"}
    return words.get(Question.Change(change), "") if change else ""


def _version(published: QuestionSet) -> str:
    day = long_day(local_day(published.loaded_at))
    return f"Version {published.version}, published on {day} by {published.published_by}"


def set_rows(local_set: LocalSet) -> list[Words]:
    """What is recorded now about a set, for a summary list."""
    return [
        {"key": "Name of the set", "value": local_set.title},
        {"key": "Introduction", "value": local_set.introduction},
        {
            "key": "In use",
            "value": f"Retired on {long_day(local_day(local_set.retired_at))}"
            if local_set.retired_at
            else "Yes",
        },
    ]


def statement_rows(statement: LocalStatement) -> list[Words]:
    """What is recorded now about a statement, for a summary list."""
    names = [level.name for level in general_levels()]
    written = [
        {"key": name, "value": words}
        for name, words in zip(names, statement.levels, strict=False)
        if words
    ]
    return [
        {"key": KINDS[Question.Kind(statement.kind)], "value": statement.text},
        {"key": "Short name", "value": statement.short_name},
        {"key": "Help", "value": statement.guidance or "None"},
        *written,
    ]


def publish_page(area: LocalArea, draft: Draft) -> Words:
    """Return what `local_set_publish.html` shows: everything that would change."""
    change = Question.Change
    first = draft.before is None
    return {
        "nav": "reviews",
        "local_set": draft.local_set,
        "draft": draft,
        "whose": whose_words(area),
        "beside": _title_of(draft.local_set.extends),
        "first": [each.statement for each in draft.statements] if first else [],
        "added": draft.changed(change.NEW),
        "reworded": [] if first else _reworded(draft, draft.before),
        "same": counted(len(draft.changed(change.SAME)), "statement"),
    }


def _reworded(draft: Draft, before: AskedSet | None) -> list[Words]:
    old = {each.code: each.text for each in before.questions} if before else {}
    changed = draft.changed(Question.Change.REWORDED)
    return [{"was": old[each.code], "now": each.text} for each in changed]
