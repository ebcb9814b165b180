"""`manage.py render raadsinformatiebrief -o brief.pdf`, `render canvas --casus 2020-014 -o canvas.pdf`, and
`render agenda --tafel 2020-11-24 -o agenda.pdf` or `render besluitenlijst --tafel 2020-11-24 -o besluitenlijst.pdf`.
"""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand

from canvas.enums import MeetingKind
from canvas.models import Canvas, Meeting
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import Refusal
from reports import services
from reports.canvas_sheets import sheet_of_concept
from reports.letters import new_letter, printed_letter
from reports.models import Letter
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.errors import PdfError
from reports.pdf.letters import letter_pdf
from reports.pdf.tafels import agenda_pdf, decisions_pdf
from reports.permissions import check_can_have_decisions
from reports.tafels import agenda_of_tafel, decisions_of_tafel

TAFELS = {"spar": MeetingKind.SPAR, "doorbraak": MeetingKind.BREAKTHROUGH}


class Problem(Exception):
    """What is wrong, in one Dutch line for who typed the command."""


class Command(BaseCommand):
    """Writes one PDF. Everything that can go wrong is told in one Dutch line."""

    help = (
        "Maakt een PDF: render raadsinformatiebrief, render canvas --casus NUMMER, of render agenda en render "
        "besluitenlijst --tafel DATUM, met -o BESTAND."
    )

    def add_arguments(self, parser):
        # Nothing is required here: argparse would say so in English and in three lines.
        parser.add_argument("soort", nargs="?", help="raadsinformatiebrief, canvas, agenda of besluitenlijst")
        parser.add_argument("-o", "--output", dest="output", help="het bestand dat wordt geschreven")
        parser.add_argument("--peildatum", help="de dag van de cijfers, als 2020-11-30 (raadsinformatiebrief)")
        parser.add_argument("--casus", help="het casusnummer, als 2020-014 (canvas)")
        parser.add_argument("--versie", help="het nummer van de versie; zonder is het de nieuwste (canvas)")
        parser.add_argument("--tafel", help="de dag van de tafel, als 2020-11-24 (agenda, besluitenlijst)")
        parser.add_argument(
            "--soort",
            dest="tafelsoort",
            help="spar of doorbraak, als er op die dag meer tafels zijn (agenda, besluitenlijst)",
        )

    def handle(self, *args, **options):
        try:
            target, pdf = render(options)
        except Problem as problem:
            self.stderr.write(str(problem))
            raise SystemExit(1) from None
        self.stdout.write(f"{target} is gemaakt ({len(pdf) // 1024} kB).")


def render(options):
    """Write the asked PDF; returns the path and the bytes. Raises Problem."""
    kinds = {
        "raadsinformatiebrief": letter_bytes,
        "canvas": canvas_bytes,
        "agenda": agenda_bytes,
        "besluitenlijst": decisions_bytes,
    }
    if options["soort"] not in kinds:
        raise Problem("Kies wat je wilt maken: raadsinformatiebrief, canvas, agenda of besluitenlijst.")
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
    as_of = day_of(options["peildatum"], "peildatum") if options["peildatum"] else clock.today()
    letter = Letter.objects.select_related("signatory").newest_with(as_of)
    if letter:
        return services.letter_bytes(letter)
    return letter_pdf(printed_letter(new_letter(as_of, date=clock.today())))


def day_of(text, what):
    """A day as 2020-11-30; `what` names it in the sentence about one that can't be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(f"{text} is geen datum. Schrijf de {what} als 2020-11-30.") from None


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


def agenda_bytes(options):
    """The agenda of a tafel."""
    return agenda_pdf(agenda_of_tafel(tafel_of(options)))


def decisions_bytes(options):
    """The besluitenlijst of a tafel, once it is closed."""
    meeting = tafel_of(options)
    check_can_have_decisions(meeting)
    return decisions_pdf(decisions_of_tafel(meeting))


def tafel_of(options):
    """The tafel on the asked day, of the asked kind when there are more; the first when there are more of one kind."""
    if not options["tafel"]:
        raise Problem("Geef met --tafel de dag van de tafel op, zoals 2020-11-24.")
    day, kind = day_of(options["tafel"], "dag van de tafel"), options["tafelsoort"]
    if kind and kind not in TAFELS:
        raise Problem("Kies met --soort spar of doorbraak.")
    kinds = [TAFELS[kind]] if kind else MeetingKind.values
    found = list(Meeting.objects.regular().filter(on=day, kind__in=kinds).select_related("chair").order_by("starts_at"))
    if not found:
        raise Problem(f"Er is op {format_long(day)} geen {TAFELS[kind].label if kind else 'tafel'}.")
    if len({meeting.kind for meeting in found}) > 1:
        raise Problem(f"Op {format_long(day)} zijn er een spar-tafel en een doorbraaktafel. Kies met --soort.")
    return found[0]
