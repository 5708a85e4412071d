"""Migration operations that close a table to other areas.

`ProtectTable` forces row-level security and adds the composite foreign keys; `AppendOnly` takes
away the right to change or remove rows. Those for a table of shipped rows, to which areas add
their own, are in `sharing.py`. The system check `hubs.E002` and the architecture tests compare
every `AreaOwned` and `AreaShared` model with the database, so that a new one cannot forget them.
"""

from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

IN_AREA = "area_id = (SELECT nullif(current_setting('app.area_id', true), '')::uuid)"
IS_KNOWN = "{column} = (SELECT nullif(current_setting('app.public_token', true), ''))"
IS_USER = "{column} = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)"


def area_foreign_keys(model: type[models.Model]) -> list["models.ForeignKey[Any, Any]"]:
    """Return the model's foreign keys to other rows of the same area.

    Those to shared tables, whose area may be empty, are not among them: see `GuardShared`.
    """
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.name != "area"
        and any(f.name == "area" and not f.null for f in field.related_model._meta.concrete_fields)
        and field.related_model._meta.pk.name == "id"
    ]


def composite_name(model: type[models.Model], column: str) -> str:
    """The name of the composite foreign key beside the ORM's own."""
    return f"{model._meta.db_table}_{column}_same_area"[:63]


class TableOperation(Operation):
    reversible = True
    reduces_to_sql = True

    def __init__(self, name: str) -> None:
        self.name = name

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.name], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing in the ORM's picture: this is about the database's rights only."""

    def _model(self, app_label: str, state: ProjectState) -> type[models.Model]:
        apps: Apps = state.apps
        return apps.get_model(app_label, self.name)


class ProtectTable(TableOperation):
    """Force row-level security on a table and tie its foreign keys to the same area.

    `own_rows`: a column with a user's id; that user may read those rows in every area.
    `known_by`: a column with a secret; who presents one may read the row that holds it, and no
    other. Without one, nothing is read: secrets cannot be listed.
    `private_unless`: SQL on the row; where it is false only the user in `author` may see the row,
    and only that user may ever change it, whatever role they hold.
    """

    def __init__(
        self,
        name: str,
        *,
        own_rows: str = "",
        known_by: str = "",
        author: str = "",
        private_unless: str = "",
    ) -> None:
        super().__init__(name)
        self.own_rows, self.known_by = own_rows, known_by
        self.author, self.private_unless = author, private_unless

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        extra = {
            "own_rows": self.own_rows,
            "known_by": self.known_by,
            "author": self.author,
            "private_unless": self.private_unless,
        }
        return (
            self.__class__.__name__,
            [self.name],
            {k: v for k, v in extra.items() if v},
        )

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = self._model(app_label, to_state)
        table = schema_editor.quote_name(model._meta.db_table)
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for name, clause in self._policies():
            schema_editor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
            schema_editor.execute(f"CREATE POLICY {name} ON {table} {clause}")
        self._add_once(
            schema_editor,
            model,
            f"{model._meta.db_table}_area_id_id"[:63],
            "UNIQUE (area_id, id)",
        )
        for field in area_foreign_keys(model):
            self._tie(schema_editor, model, field)

    def _policies(self) -> list[tuple[str, str]]:
        if self.author:
            is_author = IS_USER.format(column=self.author)
            visible = f"{IN_AREA} AND (({self.private_unless}) OR {is_author})"
            written = f"{IN_AREA} AND {is_author}"
            return [
                ("area_read", f"FOR SELECT USING ({visible})"),
                ("area_insert", f"FOR INSERT WITH CHECK ({written})"),
                ("area_update", f"FOR UPDATE USING ({written}) WITH CHECK ({written})"),
                ("area_delete", f"FOR DELETE USING ({written})"),
            ]
        policies = [("area_rows", f"USING ({IN_AREA}) WITH CHECK ({IN_AREA})")]
        if self.own_rows:
            policies.append(
                (
                    "own_rows",
                    f"FOR SELECT USING ({IS_USER.format(column=self.own_rows)})",
                )
            )
        if self.known_by:
            policies.append(
                ("known_rows", f"FOR SELECT USING ({IS_KNOWN.format(column=self.known_by)})")
            )
        return policies

    def _tie(
        self,
        schema_editor: BaseDatabaseSchemaEditor,
        model: type[models.Model],
        field: "models.ForeignKey[Any, Any]",
    ) -> None:
        quote = schema_editor.quote_name
        self._add_once(
            schema_editor,
            model,
            composite_name(model, field.column),
            f"FOREIGN KEY (area_id, {quote(field.column)}) "
            f"REFERENCES {quote(field.related_model._meta.db_table)} (area_id, id) "
            "DEFERRABLE INITIALLY DEFERRED",
        )

    def _add_once(
        self,
        schema_editor: BaseDatabaseSchemaEditor,
        model: type[models.Model],
        name: str,
        clause: str,
    ) -> None:
        # Adding a new foreign key later repeats the operation; what is there already stays.
        table = schema_editor.quote_name(model._meta.db_table)
        schema_editor.execute(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{name}' "
            f"AND conrelid = '{table}'::regclass) THEN "
            f"ALTER TABLE {table} ADD CONSTRAINT {schema_editor.quote_name(name)} {clause}; "
            "END IF; END $$"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = self._model(app_label, from_state)
        table = schema_editor.quote_name(model._meta.db_table)
        for name, _clause in self._policies():
            schema_editor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Close the table of {self.name} to other areas"


class AppendOnly(TableOperation):
    """Leave the restricted role only INSERT and SELECT: what is written stays as it was."""

    privileges = "UPDATE, DELETE"

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._change("REVOKE", "FROM", self._model(app_label, to_state), schema_editor)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._change("GRANT", "TO", self._model(app_label, from_state), schema_editor)

    def _change(
        self,
        verb: str,
        word: str,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
    ) -> None:
        quote = schema_editor.quote_name
        schema_editor.execute(
            f"{verb} {self.privileges} ON {quote(model._meta.db_table)} "
            f"{word} {quote(settings.DATABASE_APP_ROLE)}"
        )

    def describe(self) -> str:
        return f"Let nobody change or remove rows of {self.name}"


class ReadOnly(AppendOnly):
    """Leave the restricted role only SELECT: reference data that the owner loads."""

    privileges = "INSERT, UPDATE, DELETE"

    def describe(self) -> str:
        return f"Let only the owner write rows of {self.name}"
