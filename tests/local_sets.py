"""An area's own question sets for tests: written and published through the actions."""

from typing import Any

from checklists.actions.local_publishing import publish_local_set
from checklists.actions.local_sets import add_local_set
from checklists.actions.local_statements import add_local_statement
from checklists.asked import latest_set
from checklists.local_drafts import draft_of
from checklists.models import LocalSet, LocalStatement, QuestionSet
from hubs.models import LocalArea, User
from hubs.tenancy import area_scope

TITLE = "Leading change: Northmoor’s own statements"
TEXTS = ("Parents help to choose how hub money is spent.", "Every hub has a parent on its board.")


def facts(text: str, *, kind: str = "rated", **changed: Any) -> dict[str, Any]:
    """What a form would say of a statement."""
    words = {"kind": kind, "text": text, "short_name": text[:20], "guidance": ""}
    return {**words, "levels": [""] * 5 if kind == "rated" else [], **changed}


def begin(
    area: LocalArea,
    by: User,
    *texts: str,
    title: str = TITLE,
    extends: str = "leading-change",
) -> LocalSet:
    """Write a draft with these statements."""
    with area_scope(area.pk):
        begun = add_local_set(
            area=area, actor=by, title=title, introduction="What we also ask.", extends=extends
        )
        for text in texts or TEXTS:
            add_local_statement(actor=by, local_set=begun, facts=facts(text))
        return current(begun)


def current(local_set: LocalSet) -> LocalSet:
    """The set as it is stored; inside the area."""
    found: LocalSet = LocalSet.objects.with_statements().get(pk=local_set.pk)
    return found


def publish(area: LocalArea, by: User, local_set: LocalSet) -> QuestionSet:
    """Publish what the draft says now."""
    with area_scope(area.pk):
        now = current(local_set)
        draft = draft_of(now, list(now.statements.all()), latest_set(now.key))
        return publish_local_set(area=area, actor=by, local_set=now, seen=draft.checksum)


def statement(local_set: LocalSet, number: int) -> LocalStatement:
    """A statement by its place; inside the area."""
    found: LocalStatement = LocalStatement.objects.of_set(local_set.pk).with_set()[number - 1]
    return found
