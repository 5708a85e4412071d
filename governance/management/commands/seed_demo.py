"""Make the demonstration's areas and accounts: `DEMO=1 bin/manage seed_demo`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.demo import seed_demo


class Command(BaseCommand):
    """Makes what is missing; refused unless DEMO=1."""

    help = "Make the demonstration's areas and accounts (only with DEMO=1)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is made only with DEMO=1 set.")
        made = seed_demo()
        names = ", ".join(name.capitalize() for name in made)
        self.stdout.write(f"Made {names}." if made else "The demonstration is already there.")
