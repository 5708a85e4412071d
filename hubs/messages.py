"""The kinds of message there are, and how each is written.

Each app registers its kinds in its `AppConfig.ready`. A kind's writer runs at the moment of
sending, inside the area's scope, and looks again: it returns None when the message is no longer
needed, because the person has left or what it was about is done.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from hubs.models import LocalArea, OutboxMessage

    type Writer = Callable[[LocalArea, OutboxMessage], "EmailContent | None"]


@dataclass(frozen=True)
class EmailContent:
    """A message ready to be sent."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class MessageKind:
    """One kind of message.

    A reminder keeps to working days and to waking hours. A message `to_members` goes only to
    people who are members of the area at the moment of sending: the delivery sees to that.
    """

    name: str
    write: "Writer"
    is_reminder: bool
    to_members: bool


class UnknownKind(LookupError):  # noqa: N818 - it names what is missing
    """A message of a kind that no app has registered: a bug in the caller."""


_kinds: dict[str, MessageKind] = {}


def register(name: str, write: "Writer", *, is_reminder: bool, to_members: bool = True) -> None:
    """Make a kind known. Call it from `AppConfig.ready`, once a kind."""
    _kinds[name] = MessageKind(name, write, is_reminder, to_members)


def kind_of(name: str) -> MessageKind:
    """Return a registered kind, or raise `UnknownKind`."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No app has registered messages of the kind {name!r}.") from None


def compose(template: str, *, area: "LocalArea", **context: Any) -> EmailContent:
    """Render `mail/<template>.{subject.txt,txt,html}`.

    All three see `area`, `base_url` (no slash at its end) and the context.
    """
    known: Mapping[str, Any] = {"area": area, "base_url": settings.BASE_URL, **context}
    return EmailContent(
        subject=" ".join(_plain(f"mail/{template}.subject.txt", known).split()),
        text=_plain(f"mail/{template}.txt", known).strip() + "\n",
        html=render_to_string(f"mail/{template}.html", dict(known)),
    )


def _plain(name: str, known: Mapping[str, Any]) -> str:
    # Plain text shows what was typed: an escaped apostrophe would be read as one.
    template = engines["django"].engine.get_template(name)  # type: ignore[attr-defined]
    return str(template.render(Context(dict(known), autoescape=False)))
