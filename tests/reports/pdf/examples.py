"""Letters and canvases for the tests, with invented people."""

from datetime import date
from decimal import Decimal

from django.utils.safestring import mark_safe

from reports.documents.blocks import BulletList, Chart, FigureTable, Heading, Paragraph
from reports.documents.canvas_sheet import AkkoordLine, ArticleLine, CanvasSheet, CostLine, FundingLine, PartyLine
from reports.documents.document import Document, Head, Part

LONG_WORD = "verantwoordelijkheidsverdelingsproblematiek"
SENTENCE = "De woning wordt gesloten en het gezin heeft nog vier weken om een andere plek te vinden. "
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">{}<path d="M1 1h8v8z"/></svg>'

BODY = (
    Paragraph("In 2019 zijn we gestart met de 50 gezinnen-aanpak. In deze brief leest u wat die opleverde."),
    Heading("Financieel rendement"),
    Paragraph("Van twintig plannen is een kosten-batenanalyse gemaakt.", run_in="NB:"),
    FigureTable(
        ("Scenario", "Plannen", "Bedrag over 12 maanden"),
        (("Dreigend", "20", "€ 830.000"), ("Maatwerk", "20", "€ 404.000")),
        "Verwachte kosten van twintig gezinnen",
        note="Exacte bedragen.",
        total=("Rendement", "", "€ 426.000"),
    ),
    BulletList(("Een gezin blijft in huis.", "Een ouder kan weer werken.")),
    Paragraph("Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd,"),
)

BOXES = {
    "situation": f"{SENTENCE}\n\nTerug naar huis is niet veilig.\n- de school is dichtbij\n- er is geen contract",
    "perspective": "Een veilige plek waar moeder met haar dochter kan wonen.",
    "breakthrough": "Plaatsing op basis van een maatwerkafspraak, tot er een contract is.",
    "self": "Moeder houdt haar afspraken met de behandelaar.",
    "support": "Begeleid wonen, zes uur per week.",
    "treatment": "De behandeling loopt door.",
    "legitimacy": "Wmo 2015, artikel 2.3.5.",
    "involvement": "Behandelaar, bewindvoerder en moeder-kindhuis.",
}

COSTS = (
    CostLine("current", "Begeleiding", "Wmo", "Gemeente", Decimal(20000), "zes uur per week"),
    CostLine("threatened", "Uithuisplaatsing", "Jeugdwet", "Gemeente", Decimal(90000), "tarief, 12 maanden"),
    CostLine("custom", "Moeder-kindhuis", "Jeugdwet", "Gemeente", Decimal("61645.67"), "offerte"),
    CostLine("custom", "Woninginrichting", "", "Maatwerkbudget", Decimal("1354.33")),
)


HEAD = {
    "municipality": "Maastricht",
    "return_address": "Postbus 1992, 6201 BZ Maastricht",
    "visit_address": ("Mosae Forum 10", "6211 DW Maastricht"),
    "postal_address": ("Postbus 1992", "6201 BZ Maastricht"),
    "addressee": ("Aan de dames en heren,", "leden van de gemeenteraad"),
    "send_on": "2020-12-03",
    "enclosure_total": 2,
    "handled_by": "J. (Janneke) de Wit",
    "phone": "043 350 0000",
    "our_reference": "2020-33291",
    "email": "janneke.de.wit@voorbeeld.nl",
    "fax": "043 - 350 0001",
    "salutation": "Geachte raadsleden,",
    "closing": "Hoogachtend,",
    "signatories": (("A. Žaar", "Wethouder Organisatie, Sociale Zaken, Ouderenbeleid en Cultuur"),),
}


def letter(*, body=BODY, title="Tussenevaluatie 50 gezinnen-aanpak", type_label="Raadsinformatiebrief", **head):
    """A raadsinformatiebrief of one page; `head` changes what stands around its text."""
    return Document(
        kind="raadsinformatiebrief",
        type_label=type_label,
        title=title,
        subtitle="",
        dated="2020-12-03",
        peildatum="2020-11-30",
        head=Head(**HEAD | head),
        parts=(Part("blok-1", tuple(body)),),
    )


def long_letter(**changes):
    """A letter of three pages."""
    questions = tuple(
        block
        for i in range(1, 10)
        for block in (Paragraph(SENTENCE, run_in=f"Vraag {i}:"), Paragraph(SENTENCE * 6, run_in=f"Antwoord {i}:"))
    )
    return letter(body=(*questions, *BODY), **changes)


def canvas(**changes):
    """The canvas of casus 1: 20.000, 90.000 and 63.000."""
    facts = {
        "municipality": "Maastricht",
        "programme": "50 gezinnen-aanpak",
        "case_number": "2020-014",
        "coach": "J. de Wit",
        "date": date(2020, 11, 23),
        "marks": (("moeder", "4,5"), ("dochter", "6"), ("vader", None)),
        "boxes": BOXES,
        "current": Decimal(20000),
        "threatened": Decimal(90000),
        "custom": Decimal(63000),
        "version_label": "Versie 3",
        "content_hash": "9f2c4ab1d0e37f5566aa00112233",
        "frozen_on": date(2020, 11, 24),
        "akkoorden": (
            AkkoordLine("M. Jansen", "Kredietbank", date(2020, 11, 24)),
            AkkoordLine("K. Pieters", "Sociale Zaken", date(2020, 11, 24)),
        ),
        "decision": "Akkoord, doorbraaktafel van 24 november 2020",
        "cost_lines": COSTS,
        "funding": (FundingLine("Maatwerkbudget", "Woninginrichting: regulier is te traag", Decimal("1354.33")),),
    }
    return CanvasSheet(**facts | changes)


def rich_canvas(times=1, **changes):
    """A canvas with everything that can be known: period, ranges, rates, sources, parties, articles and a reviewer."""
    spread = {"low": Decimal(85000), "high": Decimal(95000)}
    hours = {"reckoning": "€ 85 per uur × 10 = € 850 per week, vanaf 1 januari 2021 tot en met 30 juni 2021"}
    lines = (
        CostLine("current", "Begeleiding", "Wmo", "Gemeente", Decimal(20000), "zes uur per week", "kostenkaart 2021"),
        CostLine(
            "threatened", "Uithuisplaatsing", "Jeugdwet", "Gemeente", Decimal(90000), "tarief", "offerte", **spread
        ),
        *(
            CostLine(
                "custom", f"Hulp {i}", "Jeugdwet", "Gemeente", Decimal(63000) / times, "offerte", "aanbieder", **hours
            )
            for i in range(times)
        ),
    )
    facts = {
        "cost_lines": lines,
        "ranges": {
            "threatened": (Decimal(85000), Decimal(95000)),
            "custom": (Decimal(62000), Decimal(64000)),
        },
        "funding": (
            FundingLine(
                "Maatwerkbudget", "Woninginrichting", Decimal("1354.33"), "€ 1.354,33 eenmalig",
                ("te traag", "geprobeerd: bijzondere bijstand", "zolang er geen contract is",
                 "opnieuw bekijken op 1 maart 2021"),
            ),
        ),
        "period": (date(2021, 1, 1), date(2021, 12, 31)),
        "reviewed_by": "C. de Vries",
        "parties": (
            PartyLine(
                "Jeugdbescherming", "volgt de veiligheid", date(2019, 3, 1), "Gemeente / Jeugdwet", Decimal(12400)
            ),
            PartyLine("School", "volgt de kinderen"),
        ),
        "parties_line": "2 organisaties, € 12.400 per jaar, van 1 is het bedrag niet bekend",
        "articles": (
            ArticleLine(
                "Wmo 2015", "artikel 2.3.5", "Mensen kunnen zelfredzaam blijven.",
                "De maatwerkvoorziening sluit aan bij wat dit gezin nodig heeft.", "wetten.overheid.nl",
            ),
        ),
    }  # fmt: skip
    return canvas(**facts | changes)


def empty_canvas():
    """A canvas that somebody just opened."""
    return canvas(
        boxes={}, marks=(), current=None, threatened=None, custom=None, cost_lines=(), funding=(), akkoorden=(),
        decision="", content_hash="", frozen_on=None, version_label="Versie 1, concept",
    )  # fmt: skip


def full_canvas(times=1):
    """A canvas with `times` as much text as a sheet holds."""
    return canvas(boxes={key: f"{text}\n\n{SENTENCE * 6}\n\n" * times for key, text in BOXES.items()})


def chart(title="<title>Rendement: € 27.000</title>"):
    """A drawing; without its title a known bad one."""
    return Chart(mark_safe(SVG.format(title)))  # noqa: S308
