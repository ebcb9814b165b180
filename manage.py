#!/usr/bin/env python
"""The command line. Schema commands run as the owner of the tables, everything else as the app role."""

import os
import sys

# These change or read the schema. All other commands get only the rights that the web pages have.
OWNER_COMMANDS = {
    "createcachetable",
    "flush",
    "makemigrations",
    "migrate",
    "optimizemigration",
    "showmigrations",
    "sqlflush",
    "sqlmigrate",
    "squashmigrations",
}


def main() -> None:
    """Choose role and mode by the command's name, then let Django run it."""
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in OWNER_COMMANDS:
        os.environ.setdefault("MAATWERK_DB_ROLE", "owner")
    if command in {"demo", "serve"}:
        os.environ.setdefault("MAATWERK_ENV", "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maatwerk.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django ontbreekt. Start met .venv/bin/python en installeer eerst requirements.txt (zie README).")
    from maatwerk.lib.startup import plainly

    with plainly():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
