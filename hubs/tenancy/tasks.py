"""The base class of every Celery task that works for one area."""

from typing import Any
from uuid import UUID

from celery import Task

from hubs import logs
from hubs.tenancy.scope import area_scope


class AreaTask(Task[Any, Any]):
    """Opens the scope of the `area_id` keyword argument, in one transaction, round the task."""

    abstract = True

    def __call__(self, *args: Any, area_id: str, **kwargs: Any) -> Any:
        with logs.bound(area=area_id, task=self.name), area_scope(UUID(area_id)):
            return super().__call__(*args, area_id=area_id, **kwargs)
