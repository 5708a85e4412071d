"""Build areas to measure with: `bin/manage make_load --areas 10 --rounds 5 --people 20`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.measuring.load import Size, make_load


class Command(BaseCommand):
    """Builds realistic areas; refused outside a demonstration or development database."""

    help = "Build areas with reviews, people and answers, to measure with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--areas", type=int, required=True)
        parser.add_argument("--rounds", type=int, required=True)
        parser.add_argument("--people", type=int, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("A load is built only on this machine: set DEMO=1 or DEBUG=1.")
        if min(options["areas"], options["rounds"], options["people"]) < 1:
            raise CommandError("--areas, --rounds and --people must each be 1 or more.")
        size = Size(rounds=options["rounds"], people=options["people"])
        made = sum(1 for _area in make_load(options["areas"], size))
        self.stdout.write(f"Built {made} areas.")
