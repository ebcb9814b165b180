"""`manage.py render raadsinformatiebrief -o brief.pdf` and `manage.py render canvas --casus 2020-014 -o canvas.pdf`."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand

from canvas.models import Canvas
from maatwerk.lib import clock
from maatwerk.lib.refusals import Refusal
from reports import services
from reports.canvas_sheets import sheet_of_concept
from reports.letters import new_letter, printed_letter
from reports.models import Letter
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.errors import PdfError
from reports.pdf.letters import letter_pdf


class Problem(Exception):
    """What is wrong, in one Dutch line for who typed the command."""


class Command(BaseCommand):
    """Writes one PDF. Everything that can go wrong is told in one Dutch line."""

    help = "Maakt een PDF: render raadsinformatiebrief of render canvas --casus NUMMER, met -o BESTAND."

    def add_arguments(self, parser):
        # Nothing is required here: argparse would say so in English and in three lines.
        parser.add_argument("soort", nargs="?", help="raadsinformatiebrief of canvas")
        parser.add_argument("-o", "--output", dest="output", help="het bestand dat wordt geschreven")
        parser.add_argument("--peildatum", help="de dag van de cijfers, als 2020-11-30 (raadsinformatiebrief)")
        parser.add_argument("--casus", help="het casusnummer, als 2020-014 (canvas)")
        parser.add_argument("--versie", help="het nummer van de versie; zonder is het de nieuwste (canvas)")

    def handle(self, *args, **options):
        try:
            target, pdf = render(options)
        except Problem as problem:
            self.stderr.write(str(problem))
            raise SystemExit(1) from None
        self.stdout.write(f"{target} is gemaakt ({len(pdf) // 1024} kB).")


def render(options):
    """Write the asked PDF; returns the path and the bytes. Raises Problem."""
    kinds = {"raadsinformatiebrief": letter_bytes, "canvas": canvas_bytes}
    if options["soort"] not in kinds:
        raise Problem("Kies wat je wilt maken: raadsinformatiebrief of canvas.")
    if not options["output"]:
        raise Problem("Geef met -o het bestand op dat moet worden geschreven.")
    target = Path(options["output"])
    check_writable(target)
    try:
        pdf = kinds[options["soort"]](options)
    except (Refusal, PdfError) as problem:
        raise Problem(problem.sentence) from problem
    try:
        target.write_bytes(pdf)
    except OSError as problem:
        raise Problem(f"{target} kan niet worden geschreven: geen toegang of geen ruimte.") from problem
    return target, pdf


def check_writable(target):
    """Tell before the work is done that its result has no place."""
    if target.is_dir():
        raise Problem(f"{target} is een map. Geef de naam van een bestand, zoals brief.pdf.")
    if not target.resolve().parent.is_dir():
        raise Problem(f"De map {target.resolve().parent} bestaat niet.")


def letter_bytes(options):
    """The newest letter with this peildatum, else a proposal of today."""
    as_of = day_of(options["peildatum"]) if options["peildatum"] else clock.today()
    letter = Letter.objects.select_related("signatory").newest_with(as_of)
    if letter:
        return services.letter_bytes(letter)
    return letter_pdf(printed_letter(new_letter(as_of, date=clock.today())))


def day_of(text):
    """A day as 2020-11-30."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(f"{text} is geen datum. Schrijf de peildatum als 2020-11-30.") from None


def canvas_bytes(options):
    """The asked version, else the newest one, else the concept."""
    number = options["casus"]
    if not number:
        raise Problem("Geef met --casus het casusnummer op, zoals 2020-014.")
    canvas = Canvas.objects.filter(case__number=number).select_related("case__coach").first()
    if canvas is None:
        raise Problem(f"Er is geen casus {number} met een canvas.")
    versions = canvas.versions.newest_first()
    if options["versie"]:
        versions = versions.filter(number=int(options["versie"])) if options["versie"].isdecimal() else versions.none()
        if not versions:
            raise Problem(f"Casus {number} heeft geen versie {options['versie']}.")
    version = versions.first()
    return services.plan_bytes(version) if version else canvas_pdf(sheet_of_concept(canvas))
