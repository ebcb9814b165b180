"""`manage.py simulate --families 1000 --seed 1`: a made-up programme of any size in an empty database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from maatwerk.lib.serving import prepare
from reports.simulation import SimulationRefused, simulate

WIDTH = 40


class Command(BaseCommand):
    help = "Vult een lege database met verzonnen gezinnen, om te zien hoe het met heel veel gezinnen gaat."

    def add_arguments(self, parser):
        parser.add_argument("--families", type=int, required=True, help="hoeveel gezinnen")
        parser.add_argument("--seed", type=int, default=1, help="hetzelfde getal geeft dezelfde gezinnen (standaard 1)")

    def handle(self, *, families, seed, **options):
        if settings.PRODUCTION:
            raise CommandError("Verzonnen gezinnen horen niet in productie.")
        if families < 1:
            raise CommandError("Geef een aantal van 1 of meer.")
        prepare()
        try:
            simulate(families, seed=seed, progress=self._progress)
        except SimulationRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{families} gezinnen geladen.")

    def _progress(self, done, total):
        filled = WIDTH * done // total
        bar = f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} van {total}"
        self.stdout.write(bar, ending="\n" if done == total else "")
        self.stdout.flush()
