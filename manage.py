#!/usr/bin/env python
"""Run a management command in the database role it needs.

Commands that change the schema or the shipped reference data run as the owner of the tables;
everything else runs as the restricted role that the web and the workers use.
"""

import os
import sys

OWNER_COMMANDS = frozenset(
    {"migrate", "makemigrations", "sqlmigrate", "load_question_sets", "load_tools"}
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ["DATABASE_ROLE"] = "owner"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
