"""The one scope: which area, and which user, the database answers for.

The scope lives in two places that always move together: PostgreSQL's transaction-local settings
`app.area_id`, `app.user_id` and `app.public_token`, which the row-level security policies read, and
context variables, which let the managers raise before a forgotten scope turns into an empty page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

_area_id: ContextVar[UUID | None] = ContextVar("area_id", default=None)
_user_id: ContextVar[UUID | None] = ContextVar("user_id", default=None)
_public_token: ContextVar[str | None] = ContextVar("public_token", default=None)


class NoAreaScope(RuntimeError):  # noqa: N818 - it names what is missing
    """An area's table was queried with no area open: a bug in the caller, never a user's fault."""


def current_area_id() -> UUID | None:
    """Return the open area's id, or None outside every scope."""
    return _area_id.get()


def _set_config(name: str, value: str) -> None:
    # transaction-local (third argument true): a session-level setting would leak through the pool
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


@contextmanager
def _setting[T: (UUID, str)](name: str, var: ContextVar[T | None], value: T) -> Iterator[None]:
    nested, before = connection.in_atomic_block, var.get()
    with transaction.atomic():
        _set_config(name, str(value))
        token = var.set(value)
        try:
            yield
        finally:
            var.reset(token)
        # A released savepoint would keep the inner value; the end of the transaction forgets it.
        # After an error there is nothing to do: the rollback takes the value back itself.
        if nested and not connection.needs_rollback:
            _set_config(name, str(before or ""))


@contextmanager
def area_scope(area_id: UUID) -> Iterator[None]:
    """Open one area for everything inside, in one transaction; restores the outer area after."""
    with _setting("app.area_id", _area_id, area_id):
        yield


@contextmanager
def user_scope(user_id: UUID) -> Iterator[None]:
    """Say who is signed in: a person sees their own memberships and private reflections."""
    with _setting("app.user_id", _user_id, user_id):
        yield


@contextmanager
def token_scope(token: str) -> Iterator[None]:
    """Say which secret a visitor presents: it shows the one row that holds it, in any area."""
    with _setting("app.public_token", _public_token, token):
        yield
