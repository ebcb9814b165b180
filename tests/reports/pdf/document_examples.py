"""Documents of every kind for the tests, with invented people and figures."""

import base64
import io

from PIL import Image as Pillow

from maatwerk.lib.charts import fund_line, scenario_bars
from reports.documents.blocks import (
    BulletList,
    CanvasForm,
    Chart,
    FigureTable,
    Heading,
    Image,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Question,
    Quote,
    Signature,
    Story,
    Timeline,
)
from reports.documents.document import AttachedFigure, Document, Head, Part
from tests.reports.pdf.examples import LONG_WORD, SENTENCE

ODD = f"{LONG_WORD * 3} 👩‍👧‍👦 🏠 🇳🇱 אבג 家 أمّي تبحث عن بيت ½ → ✓"
HOSTILE = '<script>x</script> **vet** [hier](file:///etc/passwd) <img src="http://127.0.0.1/x.png"> & \x0b \ue000'
TWO = (("A. Žaar", "Wethouder Sociale Zaken"), ("M. Öz", "Wethouder Wmo, Welzijn en Gezondheid"))
SHORT = "Het gezin woont nu veilig en de kinderen gaan weer naar school. "


def picture(colour="#8fbcc3", size=(240, 120), kind="PNG", mode="RGB"):
    """A picture as a data: address."""
    drawn = io.BytesIO()
    Pillow.new(mode, size, colour if mode == "RGB" else 0).save(drawn, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(drawn.getvalue()).decode()}"


def table(rows=3, columns=3, **changes):
    """A table of figures."""
    facts = {
        "headers": ("Kostensoort", *(f"Bedrag {n}" for n in range(1, columns))),
        "rows": tuple((f"Soort {n}", *("€ 1.354,33",) * (columns - 1)) for n in range(1, rows + 1)),
        "caption": "Uitgaven 2020 per kostensoort",
        "note": "Tot en met 31 oktober 2020.",
        "total": ("Totaal", *("€ 90.000",) * (columns - 1)),
    }
    return FigureTable(**facts | changes)


SCENARIOS = Chart(
    scenario_bars(20000, 90000, 63000),
    caption="Kosten over twaalf maanden",
    table=FigureTable(("Scenario", "Kosten"), (("Huidig", "€ 20.000"), ("Dreigend", "€ 90.000")), "Per scenario"),
)
FUND = Chart(fund_line([("Realisatie", 90000), ("Beschikbaar", 210000)]), caption="Stand van het fonds")
KEY_FIGURES = KeyFigures(
    (
        ("30", "gezinnen met een maatwerkplan", "n = 30, peildatum 31 oktober 2020"),
        ("20", "keer maatwerk uitgevoerd", ""),
        ("€ 21.000", "gemiddeld resultaat per gezin", "n = 20, afgerond"),
        ("€ 426.000", "totale opbrengst", "n = 20"),
    )
)
TIMELINE = Timeline(
    (("juni 2018", "besluit van de raad"), ("begin 2019", "eerste gezinnen"), ("november 2020", "tussenevaluatie"),
     ("eind 2021", "eindevaluatie"))
)  # fmt: skip
STORY = Story(
    "Een veilige woonplek voor moeder en dochter",
    (
        ("Situatieschets", SENTENCE * 2),
        ("Perspectief", SHORT * 2),
        ("Doorbraak", f"{SHORT}\n- een plek op basis van een afspraak\n- begeleiding, zes uur per week"),
        ("Wat leren we hiervan?", SHORT),
    ),
)
CANVAS = CanvasForm(
    "Het maatwerkcanvas",
    tuple(
        (title, "Wat speelt er in het gezin, en waar loopt het vast in de regels?")
        for title in ("Situatieschets", "Perspectief", "Doorbraak", "Zelf doen", "Ondersteuning", "Behandeling",
                      "Legitimiteit", "Betrokkenheid")
    ),
)  # fmt: skip
EVERYTHING = (
    Paragraph(SENTENCE, run_in="NB:"),
    Heading("Resultaten", number="1", in_contents=True, anchor="kop-1"),
    BulletList(("Een gezin blijft in huis.", "Een ouder kan weer werken.")),
    NumberedList(("eerst het perspectief", "dan de doorbraak"), first=3),
    KEY_FIGURES,
    table(),
    SCENARIOS,
    Heading("Systeemleren", level=3, number="1.1", in_contents=True, anchor="kop-2"),
    Quote("We hebben weer rust in huis.", "moeder van drie kinderen"),
    Heading("Wonen", level=4, in_contents=True, anchor="kop-3"),
    STORY,
    TIMELINE,
    CANVAS,
    Image(picture(), "Een lichtblauw vlak", caption="De inspiratieruimte", half=True),
    PageBreak(),
    FUND,
    Question(1, (Paragraph("Wanneer is de aanpak gestart?"),), (Paragraph(SHORT), BulletList(("een", "twee")))),
    Question(2, (Paragraph("En hoe verder?"),), (Paragraph("Zie antwoord op vraag 1."),)),
    Signature(TWO, above="Met dank aan alle collega's,"),
)  # fmt: skip

FIGURES = (
    AttachedFigure(
        key="plannen", label="gezinnen met een maatwerkplan", definition="Casussen met een akkoord.", printed="30",
        value="30", unit="aantal", n="30", period="van begin 2019 tot en met 31 oktober 2020", as_of="2020-10-31",
    ),
    AttachedFigure(
        key="rendement", label="totaal rendement", definition="Dreigend min Maatwerk.", printed="€ 426.000",
        value="426000.50", unit="euro", n="20", period="12 maanden", as_of="2020-10-31", source="=eigen; berekening",
    ),
    AttachedFigure(
        key="thema_wonen", label="gezinnen met het thema wonen", definition="Casussen.", printed="minder dan 5",
        value="", unit="aantal", n="", period="", as_of="2020-10-31",
    ),
)  # fmt: skip

HEAD = Head(
    municipality="Maastricht",
    return_address="Postbus 1992, 6201 BZ Maastricht",
    visit_address=("Mosae Forum 10", "6211 DW Maastricht"),
    postal_address=("Postbus 1992", "6201 BZ Maastricht"),
    addressee=("Aan de dames en heren,", "leden van de gemeenteraad"),
    fax="043 - 350 0001",
    handled_by="J. (Janneke) de Wit",
    phone="043 350 0000",
    our_reference="2020-33291",
    email="janneke.de.wit@voorbeeld.nl",
    salutation="Geachte raadsleden,",
    closing="Hoogachtend,",
    signatories=TWO[:1],
    enclosure_total=2,
    send_on="2020-12-03",
)
LABELS = {
    "raadsinformatiebrief": "Raadsinformatiebrief",
    "schriftelijke-vragen": "Vragen ex art. 47 RvO",
    "raadsronde": "Beantwoording raadsronde",
    "tussenevaluatie": "Tussenevaluatie",
    "eindevaluatie": "Eindevaluatie",
    "oplegger": "Oplegger",
    "budgetrapportage": "Budgetrapportage",
}


def document(kind="raadsinformatiebrief", blocks=EVERYTHING, **changes):
    """A document of this kind; every block is a part of its own."""
    facts = {
        "kind": kind,
        "type_label": LABELS[kind],
        "title": "Tussenevaluatie 50 gezinnen-aanpak",
        "subtitle": "Samen met het gezin naar een oplossing",
        "dated": "2020-12-03",
        "peildatum": "2020-10-31",
        "head": HEAD,
        "parts": tuple(Part(f"blok-{n}", (block,)) for n, block in enumerate(blocks, start=1)),
        "figures": FIGURES,
    }
    return Document(**facts | changes)


def chapters(chapter_count=6, *, paragraphs=8, tables=1, charts=1, **changes):
    """An evaluation: a foreword, chapters with sections, tables and charts, and an appendix."""
    blocks, anchors = [], iter(range(1, 100_000))

    def heading(text, level=2, number="", own_page=False):
        blocks.append(Heading(text, level, number, own_page, in_contents=True, anchor=f"kop-{next(anchors)}"))

    heading("Voorwoord", number="1", own_page=True)
    blocks.extend((Paragraph(SENTENCE * 4), Paragraph(SHORT * 5), Signature(TWO[:1])))
    for n in range(2, chapter_count + 1):
        heading(f"Hoofdstuk {n} over de resultaten", number=str(n), own_page=n % 4 != 0)
        blocks.extend(Paragraph(SENTENCE * 5) for _ in range(paragraphs // 2))
        heading("Systeemleren", 3, f"{n}.1")
        blocks.extend((Paragraph(SHORT * 4), *(table(8, 4) for _ in range(tables))))
        heading("Wonen", 4)
        blocks.extend(Paragraph(f"{SENTENCE}{SHORT}" * 3) for _ in range(paragraphs - paragraphs // 2))
        blocks.extend((*(SCENARIOS for _ in range(charts)), Quote(SHORT, "een consulent"), STORY))
    heading("Werkwijze en kenmerken gezinnen", number="Bijlage 1", own_page=True)
    blocks.extend((Paragraph(SENTENCE * 3), CANVAS))
    return document("tussenevaluatie", tuple(blocks), **changes)


OVERVIEW = (
    Heading("Waarom"),
    Paragraph("Kosten sociale voorzieningen boven € 100.000 per jaar. In Maastricht lopen 300 tot 400 gezinnen vast."),
    Heading("Ambitie"),
    Paragraph("Vijftig gezinnen beter en goedkoper helpen. De werkwijze moet een olievlek worden."),
    Heading("Start"),
    Paragraph("Tien collega's zijn getraind als maatwerkeindbaas."),
    KEY_FIGURES,
    TIMELINE,
    Heading("Inhoudelijke resultaten voor gezinnen"),
    BulletList(tuple(f"{SHORT.strip()}" for _ in range(6))),
    Heading("Meest voorkomende hindernissen"),
    BulletList(("Geen passende woning", "Schulden die zich opstapelen", "Budgetten die nog gescheiden zijn")),
    Heading("Casus 1"),
    STORY,
)


def overview(**changes):
    """An oplegger."""
    return document("oplegger", OVERVIEW, title="De 50 gezinnen-aanpak in één oogopslag", **changes)
