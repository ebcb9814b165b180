"""How long a PDF takes, as a part of what WeasyPrint takes by itself for the same page of HTML.

A whole request is measured on our side: the page is built from the document, laid out, tagged, repaired, its figures
are put in and the bytes are written. On the other side stands WeasyPrint 70 as it comes, with the same HTML, the same
stylesheet and the same standard (PDF/UA-1). Both have been warmed up, and they take turns, so that a busy machine
weighs on both; seconds are those of the processor.
"""

import gc
import statistics
from dataclasses import dataclass, replace
from time import process_time

from maatwerk.lib.charts import scenario_bars
from reports.documents.blocks import BulletList, Chart, FigureTable, Heading, Paragraph, Quote, Story
from reports.documents.document import AttachedFigure, Document, Head, Part
from reports.pdf import documents, engine
from reports.pdf.shown import Page

SENTENCES = (
    "In deze periode is met de gezinnen gesproken over wat er nodig is om weer vooruit te kunnen.",
    "De consulenten zochten eerst naar een oplossing binnen de gewone regelingen en legden vast wat zij probeerden.",
    "Waar dat te lang duurde of niet paste, is aan tafel besproken wat een doorbraak kan zijn.",
    "De kosten van het plan zijn vergeleken met wat er zonder plan naar verwachting betaald zou worden.",
    "Na zes en na twaalf maanden vertelt het gezin zelf hoe het gaat.",
)
WORDS = (
    "Schuldhulp", "Woningaanpassing", "Kinderopvang", "Jeugdhulp", "Huurachterstand", "Vervoer", "Scholing",
    "Inrichting", "Bewindvoering", "Dagbesteding", "Eigen bijdragen", "Verhuiskosten",
)  # fmt: skip
LETTER, REPORT, BOOK = "brief", "evaluatie van 20 pagina's", "rapport van 300 pagina's"
AT_MOST = {LETTER: 0.35, REPORT: 0.70, BOOK: 0.60}
CHAPTERS = {REPORT: 6, BOOK: 108}
ROUNDS = {LETTER: 15, REPORT: 5, BOOK: 1}


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in seconds of one document, ours and WeasyPrint's own, and how many pages it has."""

    name: str
    pages: int
    ours: float
    plain: float

    @property
    def ratio(self):
        """Ours as a part of theirs."""
        return self.ours / self.plain

    @property
    def per_page(self):
        """Our milliseconds per page."""
        return 1000 * self.ours / self.pages


def run(stdout, *, sizes=None, rounds=None):
    """Measure every document, write a line about each, and return what was measured.

    `sizes` may give other numbers of chapters and `rounds` fewer turns, for a quick look.
    """
    found = {}
    stdout.write("document                          pagina's    wij (s)   WeasyPrint (s)   verhouding   hoogstens")
    for name, document in made(sizes or CHAPTERS).items():
        found[name] = line = measured(name, document, (rounds or ROUNDS)[name])
        stdout.write(
            f"{name:<34}{line.pages:>8}{line.ours:>11.3f}{line.plain:>17.3f}{line.ratio:>13.2f}{AT_MOST[name]:>12.2f}"
        )
    growth = found[BOOK].per_page / found[REPORT].per_page
    stdout.write(
        f"Per pagina: {found[REPORT].per_page:.1f} ms bij {found[REPORT].pages} pagina's, "
        f"{found[BOOK].per_page:.1f} ms bij {found[BOOK].pages}; verhouding {growth:.2f}."
    )
    return found


def measured(name, document, rounds):
    """The medians of both sides after `rounds` turns each, one after the other."""
    markup, pages = plain_markup(document), documents.page_count(document)
    ours, plain = [], []
    documents.document_pdf(letter())  # the stylesheet and the fonts are warm, as they are in a worker
    plain_pdf(plain_markup(letter()))
    for _ in range(rounds):
        plain.append(_seconds(plain_pdf, markup))
        ours.append(_seconds(documents.document_pdf, document))
    return Measured(name, pages, statistics.median(ours), statistics.median(plain))


def _seconds(make, argument):
    gc.collect()  # what the other side left behind is not paid for by this one
    begin = process_time()
    make(argument)
    return process_time() - begin


def plain_markup(document):
    """The same page as a request makes, with its stylesheet linked as WeasyPrint finds it by itself."""
    markup = engine.markup_of(documents.TEMPLATE, documents.context_of([Page(document)]), document.file_title)
    return markup.replace("</head>", f'<link rel="stylesheet" href="{documents.STYLESHEET}"></head>')


def plain_pdf(markup):
    """The PDF as WeasyPrint makes it with its default settings."""
    import weasyprint

    from reports.pdf.fetcher import STYLESHEETS

    return weasyprint.HTML(string=markup, base_url=f"{STYLESHEETS}/").write_pdf(pdf_variant=engine.UA)


# --- the documents ---------------------------------------------------------------------------------------------------
def made(chapters):
    """{name: document}; the numbers of `chapters` make the pages."""
    return {LETTER: letter(), REPORT: evaluation(chapters[REPORT]), BOOK: evaluation(chapters[BOOK])}


def letter():
    """A raadsinformatiebrief of one page."""
    blocks = (*(_paragraph(n) for n in range(2)), BulletList(SENTENCES[:3]), _paragraph(4))
    return _document("raadsinformatiebrief", "Raadsinformatiebrief", blocks)


def evaluation(chapters):
    """A tussenevaluatie: chapters of some three pages with sections, a table, a drawing, a quote and a casus."""
    blocks, anchor = [], 0
    for n in range(1, chapters + 1):
        titles = (f"Resultaten van onderdeel {n}", f"{n}", 2), ("Systeemleren", f"{n}.1", 3), ("Wonen", "", 4)
        for position, (title, number, level) in enumerate(titles):
            anchor += 1
            blocks.append(Heading(title, level, number, own_page=level == 2, in_contents=True, anchor=f"kop-{anchor}"))
            blocks += [_paragraph(n + position + i) for i in range(4)]
            blocks.append((_table(n), _chart(n), Quote(SENTENCES[n % 5], "een consulent"))[position])
        blocks.append(
            Story("Een huis voor het hele gezin", (("Situatieschets", SENTENCES[0]), ("Doorbraak", SENTENCES[2])))
        )
    return _document("tussenevaluatie", "Tussenevaluatie", tuple(blocks))


def _paragraph(n):
    return Paragraph(" ".join(SENTENCES[(n + i) % 5] for i in range(6)))


def _table(n):
    """Eight rows that differ from those of the other tables, as those of a programme do."""
    rows = tuple(
        (f"{WORDS[(n + i) % 12]} en {WORDS[(n * 5 + i * 7) % 12].lower()}", _euro(n, i), _euro(i, n), str(n * i % 61))
        for i in range(1, 9)
    )
    return FigureTable(("Kostensoort", "Raming", "Realisatie", "Casussen"), rows, f"Uitgaven van onderdeel {n}")


def _euro(n, i):
    return f"€ {7 + n * i * 37 % 590}.{(n * 7919 + i * 104729) % 1000:03},{(n * 31 + i * 17) % 100:02}"


def _chart(n):
    return Chart(scenario_bars(20000 + n, 90000 + n, 63000 + n), caption="Kosten over twaalf maanden per scenario")


def _document(kind, label, blocks):
    head = Head(
        municipality="Maastricht",
        return_address="Postbus 1992, 6201 BZ Maastricht",
        visit_address=("Mosae Forum 10", "6211 DW Maastricht"),
        addressee=("Aan de leden van de gemeenteraad",),
        salutation="Geachte raadsleden,",
        closing="Hoogachtend,",
        signatories=(("De wethouder", "Wethouder Sociale Zaken"),),
    )
    figure = AttachedFigure(
        key="plannen", label="plannen", definition="Casussen met een akkoord.", printed="30", value="30",
        unit="aantal", n="30", period="", as_of="2020-10-31",
    )  # fmt: skip
    parts = tuple(Part(f"blok-{n}", (block,)) for n, block in enumerate(blocks, start=1))
    figures = tuple(replace(figure, key=f"plannen_{n}") for n in range(40))
    return Document(
        kind=kind, type_label=label, title="Proef van de snelheid", subtitle="Met verzonnen tekst", dated="2020-12-03",
        peildatum="2020-10-31", head=head, parts=parts, figures=figures,
    )  # fmt: skip
