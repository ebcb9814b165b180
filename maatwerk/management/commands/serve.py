"""`manage.py serve`: the app on this computer with the data that is there. `manage.py demo` fills it first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maatwerk.lib import serving


class Command(BaseCommand):
    """Prepare and serve."""

    help = "Maak alles gereed en start de webserver op deze computer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default=serving.HOST, help="adres (standaard alleen deze computer)")
        parser.add_argument("--port", type=int, default=serving.PORT, help="poort")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does not return before Ctrl-C."""
        serving.refuse_busy_port(options["host"], options["port"])
        serving.prepare()
        serving.serve(options["host"], options["port"])
