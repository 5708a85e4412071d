"""Print the table of figures: `bin/bench`. What it builds to measure with is undone."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from governance.measuring.assets import asset_figures
from governance.measuring.documents import document_figures
from governance.measuring.figures import Figure
from governance.measuring.leadership import leadership_figures
from governance.measuring.pages import page_figures
from governance.measuring.sweep import sweep_figures


class Command(BaseCommand):
    """Measures in one process; exits with 1 when a figure is over its bar."""

    help = "Measure the service and print the figures as text and JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("The bench runs only on this machine: set DEMO=1 or DEBUG=1.")
        figures = []
        for figure in self._figures():
            self.stdout.write(figure.as_line())
            figures.append(figure)
        self.stdout.write(json.dumps([f.as_dict() for f in figures]))
        if not all(f.holds for f in figures):
            raise CommandError("A figure is over its bar.")

    def _figures(self) -> Iterator[Figure]:
        yield from asset_figures()
        for measure in (page_figures, leadership_figures, document_figures):
            with transaction.atomic():
                yield from measure()
                transaction.set_rollback(True)
        yield from sweep_figures()
