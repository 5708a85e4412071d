"""Real PostgreSQL under the restricted role, and fixed personas.

The schema of the test database is built by its owner; every test then runs as the restricted
role, as the web does: a superuser or an owner would prove nothing about row-level security.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client

from checklists.actions.question_sets import load_question_sets
from checklists.actions.tools import load_tools
from checklists.library import SHIPPED_TOOLS
from checklists.sets import SHIPPED
from checklists.toolbox import forget_toolbox
from hubs.models import LocalArea
from tests.boardroom import Boardroom
from tests.personas import Personas, make_area
from tests.versions import MadeUp

# Playwright's synchronous API runs an event loop in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Thousands of short tests leave little to collect; looking less often saves a tenth of their time.
gc.set_threshold(100_000, 50, 100)
# A busy machine is no failure: no example has to be found, or tried, within a time.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


FREE_SHIPPED_ROWS = """
    DO $$ DECLARE key record; BEGIN
        FOR key IN SELECT conname, conrelid::regclass AS of_table FROM pg_constraint
            WHERE contype = 'f' AND conrelid IN ('leadership_role'::regclass,
                'checklists_questionset'::regclass, 'checklists_question'::regclass)
            AND confrelid IN ('hubs_localarea'::regclass, 'hubs_user'::regclass)
        LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.of_table, key.conname);
        END LOOP;
    END $$
"""
# Loaded by the owner when the database is built; tests that commit must not empty them.
REFERENCE_TABLES = {
    "leadership_role",
    "checklists_questionset",
    "checklists_question",
    "checklists_tool",
}


def keep_reference_tables(introspection: type[Any]) -> None:
    """Leave the reference data out of the TRUNCATE that follows every test that commits.

    On the class: a browser test runs beside an event loop, where Django keeps another connection.
    """
    every = introspection.django_table_names
    introspection.django_table_names = lambda self, *args, **kwargs: [
        name for name in every(self, *args, **kwargs) if name not in REFERENCE_TABLES
    ]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Step down from the owner, who built the schema, to the restricted role."""
    with django_db_blocker.unblock():
        connection = connections["default"]
        with connection.cursor() as cursor:
            # Tests that commit are cleaned up with TRUNCATE, which the web may never do.
            cursor.execute(
                f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {settings.DATABASE_APP_ROLE}"
            )
            # It takes the areas and leaves what is shipped: no key may forbid that here.
            cursor.execute(FREE_SHIPPED_ROWS)
        # Reference data, which only the owner may bring in.
        load_question_sets(folder=SHIPPED)
        load_tools(folder=SHIPPED_TOOLS)
        keep_reference_tables(type(connection.introspection))
        connection.close()
        connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
    yield
    with django_db_blocker.unblock():
        end_other_sessions()
        connections["default"].close()
        connections["default"].settings_dict["USER"] = settings.DATABASE_OWNER_ROLE
        end_other_sessions()


def end_other_sessions() -> None:
    """Let the database be dropped: the browser tests' event loop had a connection of its own."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user"
            " AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def as_owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Step up to the owner for what a deployment does; all of it is undone afterwards."""
    connection = connections["default"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["USER"] = settings.DATABASE_OWNER_ROLE
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            forget_toolbox()
            connection.close()
            connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE


@pytest.fixture
def made_up(as_owner: None, db: None, tmp_path: Path) -> MadeUp:
    """A set with versions to bring in, the first of which is there; to be asked for first."""
    found = MadeUp(tmp_path)
    found.bring(1)
    return found


@pytest.fixture
def northmoor(db: None) -> LocalArea:
    """The area that a test is about."""
    return make_area("Northmoor", "E06000901")


@pytest.fixture
def eastvale(db: None) -> LocalArea:
    """Another area: nothing of the first may show in it."""
    return make_area("Eastvale", "E06000902")


@pytest.fixture
def people(northmoor: LocalArea, eastvale: LocalArea) -> Personas:
    """The fixed personas: one of every role in Northmoor, an outsider, a platform administrator."""
    return Personas(northmoor, eastvale)


@pytest.fixture
def boardroom(northmoor: LocalArea, people: Personas) -> Boardroom:
    """Northmoor's board, with a meeting ahead and an agreed review to report on."""
    return Boardroom(northmoor, people)


@pytest.fixture
def sign_in() -> Any:
    """Return a function from a user to a client signed in as that user."""

    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in
