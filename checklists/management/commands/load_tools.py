"""Load the tools library: `bin/manage load_tools`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checklists.actions.tools import load_tools
from checklists.files import ContentError
from checklists.library import SHIPPED_TOOLS


class Command(BaseCommand):
    help = "Adds the tools whose version is new. Safe to run at any time, and twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=SHIPPED_TOOLS, help="where the YAML files are"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            loaded = load_tools(folder=folder)
        except ContentError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        for each in loaded.added:
            self.stdout.write(f"Added {each.title}, version {each.version}")
        if count := len(loaded.unchanged):
            already = "tool was" if count == 1 else "tools were"
            self.stdout.write(f"{count} {already} already up to date.")
