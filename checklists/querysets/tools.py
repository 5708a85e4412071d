"""Which tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from checklists.models import Tool


class ToolQuerySet(models.QuerySet["Tool"]):
    """Versions of the tools that ship."""

    def newest(self) -> ToolQuerySet:
        """The newest version of each, also of those that are retired."""
        return self.order_by("key", "-version").distinct("key")
