"""`manage.py worker`: the background work (mails, reminders). `demo` and `serve` start it themselves."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maatwerk.lib.working import work


class Command(BaseCommand):
    """Work through the queue."""

    help = "Doe het achtergrondwerk: mails en herinneringen (stoppen: Ctrl-C)."
    requires_system_checks: list[str] = []  # it serves no page

    def add_arguments(self, parser: CommandParser) -> None:
        """How long."""
        parser.add_argument("--until-done", action="store_true", help="stop als er niets meer wacht")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does not return before a signal, unless nothing has to be waited for."""
        work(until_done=options["until_done"])
