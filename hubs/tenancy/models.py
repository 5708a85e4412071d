"""What every row that belongs to an area has in common."""

from typing import Any, TypeVar

from django.db import models
from uuid_utils.compat import uuid7

from hubs.tenancy.scope import NoAreaScope, current_area_id

M = TypeVar("M", bound=models.Model)


class AreaManager(models.Manager[M]):
    """Raises `NoAreaScope` instead of answering when no area is open.

    The database would answer with no rows; the alarm makes the mistake loud.
    """

    def get_queryset(self) -> models.QuerySet[M]:
        if current_area_id() is None:
            raise NoAreaScope(
                f"{self.model.__name__} was queried outside an area: open area_scope() first."
            )
        return super().get_queryset()


class AreaOwned(models.Model):
    """A row of exactly one area. Its table is closed by `ProtectTable` in a migration."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    area = models.ForeignKey(
        "hubs.LocalArea", on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects: models.Manager[Any] = AreaManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the open area, so that a caller cannot forget it; the database checks it."""
        scope = current_area_id()
        if scope and self._state.adding and not self.__dict__.get("area_id"):
            self.area_id = scope
        super().save(*args, **kwargs)


class AreaShared(models.Model):
    """A row that ships with the service (no area), or is one area's own.

    Everybody reads the shipped rows; nobody but the database's owner writes them. Its table is
    closed by `ShareTable` in a migration, which hides every area's own rows from the others.
    """

    area = models.ForeignKey(
        "hubs.LocalArea",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    class Meta:
        abstract = True
