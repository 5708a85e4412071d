"""An area's own roles: added, changed, retired, taken up again. None is ever removed."""

from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.models import LocalArea, User
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError, explaining
from leadership.models import Appointment, Role
from leadership.models.leading import LOCAL
from leadership.roles import SHIPPED_ROLES

REASONS = {
    "role_name_once_an_area": {"name": "A role of this name was added a moment ago"},
}


@transaction.atomic
def add_role(
    *,
    area: LocalArea,
    actor: User,
    name: str,
    expects: str,
    why_it_matters: str,
    needs_deputy: bool,
    after: Role | None,
) -> Role:
    """Add a role to the area's own, after another of them or else directly after the shipped."""
    with explaining(REASONS):
        role: Role = Role.objects.create(
            area=area,
            code=f"{LOCAL}{uuid4().hex[:16]}",
            name=name,
            short_name=short_name(name),
            expects=expects,
            why_it_matters=why_it_matters,
            needs_deputy=needs_deputy,
            position=len(SHIPPED_ROLES) + 1,
            begins_on=timezone.localdate(),
        )
    _place(role, after)
    _record(role, actor, "added", f"the role {role.name} was added")
    return role


@transaction.atomic
def change_role(
    *,
    actor: User,
    role: Role,
    name: str,
    expects: str,
    why_it_matters: str,
    needs_deputy: bool,
    after: Role | None,
    seen: str,
) -> Role:
    """Change the words of an own role, or its place. Who held it now did so under its new name.

    The trail keeps what it was called before.
    """
    current = _unchanged(role, seen)
    before = _facts(current)
    current.name, current.short_name = name, short_name(name)
    current.expects, current.why_it_matters = expects, why_it_matters
    current.needs_deputy = needs_deputy
    with explaining(REASONS):
        current.save()
    _place(current, after)
    renamed = f"the role {before['name']} is now called {current.name}"
    same = f"the role {current.name} was changed"
    _record(current, actor, "changed", same if before["name"] == name else renamed, before=before)
    return current


@transaction.atomic
def retire_role(*, actor: User, role: Role, retired_on: date, seen: str) -> Role:
    """Take a role out of use from a day on. Refused where somebody holds it then or later."""
    current = _unchanged(role, seen)
    beyond = Appointment.objects.overlapping(retired_on, None).filter(role=current)
    if held := beyond.select_related("person").first():
        raise RefusedError(
            {"retired_on": f"{held.person.name} holds this role then: end that appointment first"}
        )
    current.retired_on = retired_on
    current.save()
    _record(current, actor, "retired", f"the role {current.name} was retired")
    return current


@transaction.atomic
def restore_role(*, actor: User, role: Role, seen: str) -> Role:
    """Take a retired role into use again."""
    current = _unchanged(role, seen)
    current.retired_on = None
    current.save()
    _record(current, actor, "restored", f"the role {current.name} is in use again")
    return current


def short_name(name: str) -> str:
    """The name as far as a narrow place has room for it."""
    return name if len(name) <= 30 else f"{name[:29].rstrip()}…"


def _place(role: Role, after: Role | None) -> None:
    """Number the area's roles anew, with this one directly after another or first."""
    others = [each for each in Role.objects.local().select_for_update() if each.pk != role.pk]
    at = next((n for n, each in enumerate(others, 1) if after and each.pk == after.pk), 0)
    others.insert(at, role)
    for position, each in enumerate(others, start=len(SHIPPED_ROLES) + 1):
        if each.position != position:
            each.position = position
            each.save(update_fields=["position"])


def _unchanged(role: Role, seen: str) -> Role:
    current: Role = Role.objects.local().select_for_update().get(pk=role.pk)
    if current.state != seen:
        raise ChangedMeanwhileError
    return current


def _facts(role: Role) -> dict[str, str | bool]:
    return {"name": role.name, "expects": role.expects, "needs_deputy": role.needs_deputy}


def _record(role: Role, actor: User, verb: str, what: str, **detail: object) -> None:
    record(
        actor=actor,
        verb=f"role.{verb}",
        subject=role,
        summary=f"{what[0].upper()}{what[1:]}.",
        role=role.code,
        **detail,
    )
