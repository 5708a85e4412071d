"""Which of an area's own sets and statements, as they are being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from checklists.models import LocalSet, LocalStatement


class LocalSetQuerySet(models.QuerySet["LocalSet"]):
    def with_statements(self) -> Self:
        """With their statements in order; one query more."""
        return self.prefetch_related("statements")

    def in_use(self) -> Self:
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.exclude(retired_at=None)

    def with_title(self, title: str) -> Self:
        return self.filter(title__iexact=title)


class LocalStatementQuerySet(models.QuerySet["LocalStatement"]):
    def of_set(self, local_set_id: UUID) -> Self:
        return self.filter(local_set_id=local_set_id)

    def with_set(self) -> Self:
        return self.select_related("local_set")

    def saying(self, name: str, words: str) -> Self:
        """Those whose text or short name is this, but for capitals."""
        return self.filter(**{f"{name}__iexact": words})
