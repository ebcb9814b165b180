"""The papers that `manage.py render` makes: reports in every format, and the PDFs of a case and of a tafel."""

from datetime import date

from canvas.enums import MeetingKind
from canvas.models import Canvas, CanvasVersion, Meeting
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from reports import services
from reports.bundle import bundle_of
from reports.canvas_sheets import sheet_of_concept, sheet_of_version
from reports.compose import document_of
from reports.documents.attachments import figures_csv, figures_json
from reports.enums import LETTERS, ReportKind
from reports.models import Municipality, Report, Signatory
from reports.pdf.bundle import bundle_pdf
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.documents import document_pdf
from reports.pdf.kba import kba_pdf
from reports.pdf.tafels import agenda_pdf, decisions_pdf
from reports.permissions import check_can_have_decisions
from reports.starters.draft import draft
from reports.tafels import agenda_of_tafel, decisions_of_tafel

TAFELS = {"spar": MeetingKind.SPAR, "doorbraak": MeetingKind.BREAKTHROUGH}
BUNDLE = "bundel"
CASE_PAPERS = ("canvas", "kba")
NO_SENDER = "De afzender is nog niet ingevuld. Vul onder Rapporten, Afzender de gegevens van de gemeente in."
NO_SIGNATORY = "Er is geen ondertekenaar in functie op {day}. Voeg er onder Rapporten, Afzender een toe."
NO_CASE = (
    "Geef met --casus het casusnummer op, zoals 2020-014, of met --peildatum een dag: dan is het de laatste versie die "
    "er op die dag was."
)
NO_TAFEL = (
    "Geef met --tafel de dag van de tafel op, zoals 2020-11-24, of met --peildatum een dag: dan is het de laatste "
    "doorbraaktafel tot en met die dag."
)
FORMATS = ("pdf", "docx", "xlsx", "html", "csv", "json")


class Problem(Exception):
    """What is wrong, in one Dutch line for who typed the command."""


def paper(options, target):
    """The bytes of what was asked. Raises Problem, a Refusal or a PdfError."""
    kind, wanted = options["soort"], format_of(options, target)
    if kind not in ReportKind.values and wanted != "pdf":
        raise Problem(f"{kind} is er alleen als pdf.")
    if kind == BUNDLE:
        return bundle_bytes(peildatum_of(options))
    if kind in ReportKind.values:
        return report_bytes(ReportKind(kind), peildatum_of(options), wanted)
    return PAPERS[kind](options)


def format_of(options, target):
    """The format that was asked, else the one that the name of the file tells, else PDF."""
    named = target.suffix.removeprefix(".").lower()
    wanted = options["formaat"] or (named if named in FORMATS else "pdf")
    if wanted not in FORMATS:
        raise Problem(f"Kies met --format {', '.join(FORMATS[:-1])} of {FORMATS[-1]}.")
    return wanted


# --- reports ---------------------------------------------------------------------------------------------------------
def report_bytes(kind, as_of, wanted):
    """The newest report of this kind on this peildatum, else its starting text. A published PDF is the filed one."""
    report = Report.objects.newest_with(kind, as_of)
    if report and wanted == "pdf":
        return services.report_bytes(report)
    document = document_of(report) if report else drafted(kind, as_of)
    return written(document, wanted)


def written(document, wanted):
    """A document in this format, in bytes."""
    # Loaded when asked: a PDF needs nothing of Word or Excel.
    if wanted == "docx":
        from reports.formats.word import docx

        return docx(document)
    if wanted == "xlsx":
        from reports.formats.excel import xlsx

        return xlsx(document)
    if wanted == "html":
        from reports.formats.page import html

        return html(document).encode()
    return {"pdf": document_pdf, "csv": figures_csv, "json": figures_json}[wanted](document)


def drafted(kind, as_of, **options):
    """The starting text of this kind, dated today. Raises Problem when nobody sends or signs it."""
    today = clock.today()
    if not Municipality.objects.exists():
        raise Problem(NO_SENDER)
    if kind in LETTERS and not Signatory.objects.in_office(today).exists():
        raise Problem(NO_SIGNATORY.format(day=format_long(today)))
    return draft(kind, as_of=as_of, date=today, **options)


def bundle_bytes(as_of):
    """The newest raadsinformatiebrief on this peildatum with its bijlagen, else a proposal for all three."""
    report = Report.objects.newest_with(ReportKind.COUNCIL, as_of)
    if report and len(bundle_of(report)) > 1:
        return services.bundle_bytes(report)
    enclosed = [drafted(kind, as_of) for kind in (ReportKind.INTERIM, ReportKind.OVERVIEW)]
    return bundle_pdf([drafted(ReportKind.COUNCIL, as_of, enclosures=enclosed), *enclosed])


def peildatum_of(options):
    """The asked peildatum, else today. A day to come has no figures."""
    as_of = day_of(options["peildatum"], "peildatum") if options["peildatum"] else clock.today()
    services.check_peildatum(as_of)
    return as_of


def day_of(text, what):
    """A day as 2020-11-30; `what` names it in the sentence about one that can't be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(f"{text} is geen datum. Schrijf de {what} als 2020-11-30.") from None


# --- a case ----------------------------------------------------------------------------------------------------------
def canvas_bytes(options):
    """The asked version, else the newest one (of that day), else the concept."""
    canvas, version = _canvas_of(options)
    return services.plan_bytes(version) if version else canvas_pdf(sheet_of_concept(canvas))


def kba_bytes(options):
    """The kosten-batenanalyse of the asked version, else the newest one, else of the concept."""
    canvas, version = _canvas_of(options, threatened_total__isnull=False)
    sheet = sheet_of_version(version) if version else sheet_of_concept(canvas)
    if not sheet.cost_lines:
        raise Problem(f"Casus {canvas.case.number} heeft nog geen kosten-batenanalyse.")
    return kba_pdf(sheet)


def _canvas_of(options, **wanted):
    """The canvas and its version; without a casusnummer the last version, of those wanted, that was there that day."""
    number, as_of = options["casus"], peildatum_of(options) if options["peildatum"] else None
    if not number:
        return _last_version(as_of, wanted)
    canvas = Canvas.objects.filter(case__number=number).select_related("case__coach").first()
    if canvas is None:
        raise Problem(f"Er is geen casus {number} met een canvas.")
    versions = canvas.versions.newest_first()
    if as_of and not (versions := versions.filter(frozen_at__date__lte=as_of)):
        raise Problem(f"Casus {number} had op {format_long(as_of)} nog geen versie.")
    if options["versie"]:
        versions = versions.filter(number=int(options["versie"])) if options["versie"].isdecimal() else versions.none()
        if not versions:
            raise Problem(f"Casus {number} heeft geen versie {options['versie']}.")
    return canvas, versions.first()


def _last_version(as_of, wanted):
    if as_of is None:
        raise Problem(NO_CASE)
    found = CanvasVersion.objects.filter(frozen_at__date__lte=as_of, **wanted).order_by("-frozen_at", "-pk")
    version = found.select_related("canvas__case__coach").first()
    if version is None:
        raise Problem(f"Tot en met {format_long(as_of)} is er nog geen canvas rondgestuurd waarin dit staat.")
    return version.canvas, version


# --- a tafel ---------------------------------------------------------------------------------------------------------
def agenda_bytes(options):
    """The agenda of a tafel."""
    return agenda_pdf(agenda_of_tafel(tafel_of(options)))


def decisions_bytes(options):
    """The besluitenlijst of a tafel, once it is closed."""
    meeting = tafel_of(options, closed_at__isnull=False)
    check_can_have_decisions(meeting)
    return decisions_pdf(decisions_of_tafel(meeting))


def tafel_of(options, **wanted):
    """The tafel on the asked day, of the asked kind when there are more; the first when there are more of one kind.

    Without a day of the tafel it is the last doorbraaktafel, of those wanted, up to the peildatum.
    """
    kind = options["tafelsoort"]
    if kind and kind not in TAFELS:
        raise Problem("Kies met --soort spar of doorbraak.")
    if not options["tafel"]:
        return _last_tafel(options, TAFELS[kind or "doorbraak"], wanted)
    day = day_of(options["tafel"], "dag van de tafel")
    kinds = [TAFELS[kind]] if kind else MeetingKind.values
    found = list(Meeting.objects.regular().filter(on=day, kind__in=kinds).select_related("chair").order_by("starts_at"))
    if not found:
        raise Problem(f"Er is op {format_long(day)} geen {TAFELS[kind].label if kind else 'tafel'}.")
    if len({meeting.kind for meeting in found}) > 1:
        raise Problem(f"Op {format_long(day)} zijn er een spar-tafel en een doorbraaktafel. Kies met --soort.")
    return found[0]


def _last_tafel(options, kind, wanted):
    if not options["peildatum"]:
        raise Problem(NO_TAFEL)
    as_of = peildatum_of(options)
    found = Meeting.objects.regular().filter(on__lte=as_of, kind=kind, **wanted).select_related("chair")
    if not (meeting := found.order_by("-on", "-starts_at").first()):
        raise Problem(f"Tot en met {format_long(as_of)} is er geen {kind.label} geweest.")
    return meeting


PAPERS = {"canvas": canvas_bytes, "kba": kba_bytes, "agenda": agenda_bytes, "besluitenlijst": decisions_bytes}
