"""`manage.py render <soort> -o <bestand>`: every paper of the programme, from the newest one that was written or, when
nobody wrote one, from its starting text. Nothing is stored.

    render raadsinformatiebrief --peildatum 2020-11-30 -o brief.pdf        (and the other kinds of report)
    render bundel --peildatum 2020-11-30 -o bundel.pdf                     (a letter with its bijlagen)
    render canvas --casus 2020-014 -o canvas.pdf                           (and kba)
    render agenda --tafel 2020-11-24 -o agenda.pdf                         (and besluitenlijst)

With a peildatum instead, the last four are those of the last version, or the last doorbraaktafel, up to that day.
"""

from pathlib import Path

from django.core.management.base import BaseCommand

from maatwerk.lib.refusals import Refusal
from reports.enums import ReportKind
from reports.management.papers import BUNDLE, CASE_PAPERS, FORMATS, PAPERS, Problem, paper
from reports.pdf.errors import PdfError

KINDS = [*ReportKind.values, BUNDLE, *PAPERS]


class Command(BaseCommand):
    """Writes one file. Everything that can go wrong is told in one Dutch line."""

    help = f"Maakt een document: render SOORT -o BESTAND, met als soort {', '.join(KINDS)}."

    def add_arguments(self, parser):
        # Nothing is required here: argparse would say so in English and in three lines.
        parser.add_argument("soort", nargs="?", help=", ".join(KINDS))
        parser.add_argument("-o", "--output", dest="output", help="het bestand dat wordt geschreven")
        parser.add_argument(
            "--peildatum",
            help="de dag van de cijfers, als 2020-11-30; canvas, kba, agenda en besluitenlijst: het laatste tot dan",
        )
        parser.add_argument(
            "--format",
            dest="formaat",
            help=f"{', '.join(FORMATS)}; zonder is het wat de naam van het bestand zegt (brieven en rapporten)",
        )
        parser.add_argument("--casus", help=f"het casusnummer, als 2020-014 ({' en '.join(CASE_PAPERS)})")
        parser.add_argument("--versie", help="het nummer van de versie; zonder is het de nieuwste (canvas en kba)")
        parser.add_argument("--tafel", help="de dag van de tafel, als 2020-11-24 (agenda en besluitenlijst)")
        parser.add_argument(
            "--soort",
            dest="tafelsoort",
            help="spar of doorbraak, als er op die dag meer tafels zijn (agenda en besluitenlijst)",
        )

    def handle(self, *args, **options):
        try:
            target, made = render(options)
        except Problem as problem:
            self.stderr.write(str(problem))
            raise SystemExit(1) from None
        self.stdout.write(f"{target} is gemaakt ({max(1, len(made) // 1024)} kB).")


def render(options):
    """Write the asked file; returns its path and bytes. Raises Problem."""
    if options["soort"] not in KINDS:
        raise Problem(f"Kies wat je wilt maken: {', '.join(KINDS[:-1])} of {KINDS[-1]}.")
    if not options["output"]:
        raise Problem("Geef met -o het bestand op dat moet worden geschreven.")
    target = Path(options["output"])
    check_writable(target)
    try:
        made = paper(options, target)
    except (Refusal, PdfError) as problem:
        raise Problem(problem.sentence) from problem
    try:
        target.write_bytes(made)
    except OSError as problem:
        raise Problem(f"{target} kan niet worden geschreven: geen toegang of geen ruimte.") from problem
    return target, made


def check_writable(target):
    """Tell before the work is done that its result has no place."""
    if target.is_dir():
        raise Problem(f"{target} is een map. Geef de naam van een bestand, zoals brief.pdf.")
    if not target.resolve().parent.is_dir():
        raise Problem(f"De map {target.resolve().parent} bestaat niet.")
