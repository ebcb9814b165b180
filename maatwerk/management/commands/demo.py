"""`manage.py demo`: set up, load the story of 2019–2020, and serve it on this computer."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from maatwerk.demo.loading import DemoRefused, load
from maatwerk.demo.loading.cast import LOGINS, PASSWORD
from maatwerk.lib.serving import HOST, PORT, prepare, refuse_busy_port, serve


class Command(BaseCommand):
    help = "Zet de demo klaar en start haar op http://127.0.0.1:8000/ (stoppen: Ctrl-C)."

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="alleen klaarzetten, niet starten")
        parser.add_argument("--port", type=int, default=PORT, help=f"poort (standaard {PORT})")

    def handle(self, *, no_serve, port, **options):
        if settings.PRODUCTION:
            raise CommandError("De demo hoort niet in productie: haar wachtwoord staat op de aanmeldpagina.")
        if not no_serve:
            refuse_busy_port(HOST, port)
        self.stdout.write("Database en bestanden worden klaargezet …")
        prepare()
        try:
            acts = load(progress=self._progress)
        except DemoRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"\rHet verhaal van 2019 en 2020 is geladen: {acts} gebeurtenissen." if acts else "De demo staat al klaar."
        )
        announcement = self._announcement(f"http://{HOST}:{port}/")
        if no_serve:
            self.stdout.write(announcement)
            return
        serve(HOST, port, announce=announcement)

    def _progress(self, done, total):
        if self.stdout.isatty() and (done % 50 == 0 or done == total):
            self.stdout.write(f"\rHet verhaal wordt gespeeld: {done} van {total} … ", ending="")
            self.stdout.flush()

    def _announcement(self, address):
        return "\n".join(
            [
                "",
                f"Maatwerk (demo): {address}",
                f"Aanmelden met wachtwoord '{PASSWORD}' als:",
                *(f"  {login}" for login in LOGINS),
                "Stoppen: Ctrl-C",
            ]
        )
