"""Load the question sets: `bin/manage load_question_sets`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checklists.actions.question_sets import load_question_sets
from checklists.sets import SHIPPED, ContentError


class Command(BaseCommand):
    help = "Adds the question sets whose version is new. Safe to run at any time, and twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the YAML files are")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            loaded = load_question_sets(folder=folder)
        except ContentError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        for each in loaded.added:
            self.stdout.write(f"Added {each.title}, version {each.version}")
        if count := len(loaded.unchanged):
            already = "set was" if count == 1 else "sets were"
            self.stdout.write(f"{count} question {already} already up to date.")
