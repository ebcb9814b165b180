"""`manage.py benchmark pdf` and `manage.py benchmark figures`: what is promised about speed, measured on the spot."""

import importlib

from django.core.management.base import BaseCommand

SUBJECTS = ("pdf", "figures")


class Command(BaseCommand):
    """Runs one of the benchmarks of `reports.benchmarks`. Only ratios are worth comparing between machines."""

    help = "Meet hoe snel PDF's worden gemaakt (pdf) of hoe snel de cijfers worden berekend (figures)."

    def add_arguments(self, parser):
        parser.add_argument("subject", choices=SUBJECTS, help="pdf of figures")

    def handle(self, *args, **options):
        # Imported late: the one needs the libraries of WeasyPrint, the other the database.
        importlib.import_module(f"reports.benchmarks.{options['subject']}").run(self.stdout)
