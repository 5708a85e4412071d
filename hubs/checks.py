"""System checks: the database role must be restricted, and every area's table closed."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.models import ForeignKey

from hubs.tenancy.models import AreaOwned, AreaShared
from hubs.tenancy.operations import area_foreign_keys, composite_name

PRIVILEGED = """
    SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole,
           EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r')
      FROM pg_roles r WHERE r.rolname = current_user
"""
UNPROTECTED = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relname = ANY(%s)
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
"""
CONSTRAINTS = "SELECT conname FROM pg_constraint WHERE conname = ANY(%s)"


def area_owned_models() -> list[type[AreaOwned]]:
    """Return every model whose rows belong to an area."""
    return [m for m in apps.get_models() if issubclass(m, AreaOwned)]


def area_shared_models() -> list[type[AreaShared]]:
    """Return every model whose rows ship with the service or are one area's own."""
    return [m for m in apps.get_models() if issubclass(m, AreaShared)]


def keys_to_shared(model: type[AreaOwned]) -> list[str]:
    """Name the composite keys that tie a model to areas' own rows of shared tables."""
    return [
        composite_name(model, field.column)
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, AreaShared)
    ]


def privileges_of_current_role(alias: str = "default") -> list[str]:
    """Name what the connection's role may do that the web must not be able to."""
    with connections[alias].cursor() as cursor:
        cursor.execute(PRIVILEGED)
        row = cursor.fetchone()
    names = [
        "is a superuser",
        "bypasses row-level security",
        "creates roles",
        "owns tables",
    ]
    return [name for name, has in zip(names, row, strict=True) if has]


def unprotected_tables(alias: str = "default") -> list[str]:
    """Name the areas' tables without forced row-level security, and missing composite keys."""
    models = area_owned_models()
    tables = [m._meta.db_table for m in (*models, *area_shared_models())]
    keys = [composite_name(m, f.column) for m in models for f in area_foreign_keys(m)]
    keys += [key for m in models for key in keys_to_shared(m)]
    with connections[alias].cursor() as cursor:
        cursor.execute(UNPROTECTED, [tables])
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute(CONSTRAINTS, [keys])
        present = {row[0] for row in cursor.fetchall()}
    return found + sorted(set(keys) - present)


def refuse_unsafe_database() -> None:
    """Raise ImproperlyConfigured rather than serve where row-level security would not hold.

    Called as the web and the workers start; leaves no connection open for a fork to share.
    """
    try:
        errors = database_is_safe(databases=["default"])
    finally:
        connections["default"].close()
        connections["default"].close_pool()  # type: ignore[attr-defined]
    if errors:
        raise ImproperlyConfigured("\n".join(f"{error.msg} {error.hint}" for error in errors))


@register(Tags.database)
def database_is_safe(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> Sequence[CheckMessage]:
    """Refuse a privileged role and an unprotected table; run by `check --database default`."""
    errors: list[CheckMessage] = []
    if not databases or "default" not in databases:
        return errors
    user = connections["default"].settings_dict["USER"]
    if not settings.RUNS_AS_OWNER and (faults := privileges_of_current_role()):
        errors.append(
            Error(
                f"The database role {user} {' and '.join(faults)}: "
                "row-level security would not hold.",
                hint="Put the restricted role (planner_app) into DATABASE_URL; see docs/deploy.md.",
                id="hubs.E001",
            )
        )
    if not settings.RUNS_AS_OWNER and (names := unprotected_tables()):
        errors.append(
            Error(
                "Not closed to other areas: " + ", ".join(names),
                hint="Run the migrations; a new model needs ProtectTable in its migration.",
                id="hubs.E002",
            )
        )
    return errors
