"""Migration operations for a table of shipped rows to which areas add their own.

`ShareTable` closes it; `TieToShared` or `GuardShared` keeps rows of one area from pointing at
another's. See `operations.py` for how they are checked.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from hubs.tenancy.operations import IN_AREA, TableOperation, composite_name


class ShareTable(TableOperation):
    """Let everybody read the shipped rows, and an area read, add and change its own.

    The owner, who migrates, may write the shipped rows and sees no area's. Nobody removes any.
    `lasting`: an area adds its own, and never changes them afterwards.
    """

    def __init__(self, name: str, *, lasting: bool = False) -> None:
        super().__init__(name)
        self.lasting = lasting

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (
            self.__class__.__name__,
            [self.name],
            {"lasting": True} if self.lasting else {},
        )

    @property
    def policies(self) -> list[tuple[str, str]]:
        shipped = "TO CURRENT_USER USING (area_id IS NULL) WITH CHECK (area_id IS NULL)"
        changed = f"FOR UPDATE USING ({IN_AREA}) WITH CHECK ({IN_AREA})"
        return [
            ("shared_read", f"FOR SELECT USING (area_id IS NULL OR {IN_AREA})"),
            ("area_insert", f"FOR INSERT WITH CHECK ({IN_AREA})"),
            *([] if self.lasting else [("area_update", changed)]),
            ("shipped_rows", shipped),
        ]

    @property
    def rights(self) -> str:
        return "INSERT" if self.lasting else "INSERT, UPDATE"

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        quote, model = schema_editor.quote_name, self._model(app_label, to_state)
        table = quote(model._meta.db_table)
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for name, clause in self.policies:
            schema_editor.execute(f"CREATE POLICY {name} ON {table} {clause}")
        role = quote(settings.DATABASE_APP_ROLE)
        schema_editor.execute(f"GRANT {self.rights} ON {table} TO {role}")
        key = quote(f"{model._meta.db_table}_area_id_key"[:63])
        column = quote(str(model._meta.pk.column))
        schema_editor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {key} UNIQUE (area_id, {column})"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        quote, model = schema_editor.quote_name, self._model(app_label, from_state)
        table = quote(model._meta.db_table)
        key = quote(f"{model._meta.db_table}_area_id_key"[:63])
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}")
        role = quote(settings.DATABASE_APP_ROLE)
        schema_editor.execute(f"REVOKE {self.rights} ON {table} FROM {role}")
        for name, _clause in self.policies:
            schema_editor.execute(f"DROP POLICY {name} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Share the shipped rows of {self.name} and close each area's own to the others"


class TieToShared(TableOperation):
    """Tie a foreign key to a shared table to the same area, where it points to an area's own row.

    A generated column holds the area for keys that begin with `own` and is empty for shipped rows,
    which the composite foreign key then leaves alone.
    """

    def __init__(self, name: str, field: str, *, own: str) -> None:
        super().__init__(name)
        self.field, self.own = field, own

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.name, self.field], {"own": self.own}

    def _parts(self, model: type[models.Model]) -> tuple[str, str, str, str, str]:
        """The table, the key's column, the generated one, what they refer to, and its name."""
        field = model._meta.get_field(self.field)
        assert isinstance(field, models.ForeignKey)  # noqa: S101 - a migration of ours says so
        target, column = field.related_model._meta, field.column
        key = f"{target.db_table} (area_id, {target.pk.column})"
        name = composite_name(model, column)
        return model._meta.db_table, column, f"{self.field}_area_id", key, name

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, column, area, key, name = self._parts(self._model(app_label, to_state))
        schema_editor.execute(
            f"ALTER TABLE {table} ADD COLUMN {area} uuid GENERATED ALWAYS AS "
            f"(CASE WHEN starts_with({column}, '{self.own}') THEN area_id END) STORED"
        )
        schema_editor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({area}, {column}) "
            f"REFERENCES {key} DEFERRABLE INITIALLY DEFERRED"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, _column, area, _key, _name = self._parts(self._model(app_label, from_state))
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN {area}")

    def describe(self) -> str:
        return f"Tie the {self.field} of {self.name} to the same area"


class GuardShared(TableOperation):
    """Refuse a foreign key to a shared table where it points to a row of another area.

    For keys that do not say whose row they name: a constraint trigger looks. It has the name that
    a composite key would have, so that the checks ask for the one or the other.
    """

    def __init__(self, name: str, field: str) -> None:
        super().__init__(name)
        self.field = field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.name, self.field], {}

    def _parts(self, model: type[models.Model]) -> tuple[str, str, str, str, str]:
        """The table, the key's column, what it refers to with its column, and the guard's name."""
        field = model._meta.get_field(self.field)
        assert isinstance(field, models.ForeignKey)  # noqa: S101 - a migration of ours says so
        target, column = field.related_model._meta, field.column
        name = composite_name(model, column)
        return model._meta.db_table, column, target.db_table, str(target.pk.column), name

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, column, target, key, name = self._parts(self._model(app_label, to_state))
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF NOT EXISTS (SELECT FROM {target} t WHERE t.{key} = NEW.{column} "
            "AND (t.area_id IS NULL OR t.area_id = NEW.area_id)) THEN "
            f"RAISE foreign_key_violation USING CONSTRAINT = '{name}', "
            f"MESSAGE = 'the {column} of {table} is neither shipped nor of the same area'; "
            "END IF; RETURN NULL; END $$"
        )
        schema_editor.execute(
            f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR UPDATE OF {column}, area_id "
            f"ON {table} FOR EACH ROW WHEN (NEW.{column} IS NOT NULL) EXECUTE FUNCTION {name}()"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, _column, _target, _key, name = self._parts(self._model(app_label, from_state))
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
        schema_editor.execute(f"DROP FUNCTION {name}()")

    def describe(self) -> str:
        return f"Refuse another area's rows as the {self.field} of {self.name}"
