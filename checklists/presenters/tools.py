"""The tools library, the page of one tool, and the few that stand beside a statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklists.asked import latest_sets
from checklists.forms.tools import LibraryForm
from checklists.models import Action, Tool
from checklists.toolbox import toolbox
from hubs.models import Membership
from hubs.permissions import Permission, can
from hubs.presentation.addresses import address
from hubs.presentation.words import counted


@dataclass(frozen=True, slots=True)
class ToolLink:
    """A tool where there is room for its name only."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ToolCard:
    """What the `tool` component shows."""

    title: str
    url: str
    publisher: str
    summary: str
    when_to_use: str
    where_found: str
    topics: Sequence[str]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    tools: Sequence[ToolCard]
    found: str
    is_filtered: bool
    list_url: str


@dataclass(frozen=True, slots=True)
class HelpedSet:
    """The statements of one set that a tool helps with."""

    title: str
    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class ToolPage:
    tool: Tool
    rows: Sequence[dict[str, str]]
    helps_with: Sequence[HelpedSet]
    actions: Sequence[ToolLink]
    add_url: str
    list_url: str


def library_page(slug: str, form: LibraryForm) -> LibraryPage:
    """Return the tools that were asked for; one query. What makes no sense filters nothing."""
    wanted = form.cleaned_data if form.is_valid() else {"find": "", "topic": ""}
    tools = toolbox().matching(wanted["find"], wanted["topic"])
    return LibraryPage(
        tools=[_card(slug, tool) for tool in tools],
        found=counted(len(tools), "tool"),
        is_filtered=bool(wanted["find"] or wanted["topic"]),
        list_url=_list_url(slug),
    )


def tool_page(slug: str, tool: Tool, reader: Membership) -> ToolPage:
    """Return one tool; two queries, and none for those who see no actions."""
    sees_actions = can(reader, Permission.VIEW_ACTIONS)
    add_url = address("checklists:action-add", slug=slug)
    may_add = can(reader, Permission.MANAGE_ROUND) and not tool.retired
    return ToolPage(
        tool=tool,
        rows=[
            {"key": "Who publishes it", "value": tool.publisher},
            {"key": "When to use it", "value": tool.when_to_use},
            {"key": "Where to find it", "value": tool.where_found},
            {"key": "Topics", "value": "\n".join(tool.topic_names)},
        ],
        helps_with=_helped(tool),
        actions=_actions_using(slug, tool) if sees_actions else [],
        add_url=f"{add_url}?tool={tool.key}" if may_add else "",
        list_url=_list_url(slug),
    )


def tool_links(slug: str, tools: Iterable[Tool]) -> list[ToolLink]:
    """Return tools as links."""
    return [ToolLink(tool.title, _url(slug, tool)) for tool in tools]


def tools_of_action(slug: str, action: Action) -> list[ToolLink]:
    """Return what an action uses; one query."""
    return tool_links(slug, [each.tool for each in action.uses.select_related("tool")])


def _card(slug: str, tool: Tool) -> ToolCard:
    return ToolCard(
        title=tool.title,
        url=_url(slug, tool),
        publisher=tool.publisher,
        summary=tool.summary,
        when_to_use=tool.when_to_use,
        where_found=tool.where_found,
        topics=tool.topic_names,
    )


def _helped(tool: Tool) -> list[HelpedSet]:
    """The statements of the newest sets, in the order in which they are asked."""
    found = [
        HelpedSet(
            asked.title,
            [each.text for each in asked.questions if each.code in tool.helps_with],
        )
        for asked in latest_sets()
    ]
    return [each for each in found if each.statements]


def _actions_using(slug: str, tool: Tool) -> list[ToolLink]:
    actions = Action.objects.open().that_use(tool.key)
    return [
        ToolLink(
            action.text,
            address("checklists:action-view", slug=slug, action_id=action.pk),
        )
        for action in actions
    ]


def _url(slug: str, tool: Tool) -> str:
    return address("checklists:tool-view", slug=slug, key=tool.key)


def _list_url(slug: str) -> str:
    return address("checklists:tool-list", slug=slug)
