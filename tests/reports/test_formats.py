"""Word, Excel and the page of HTML say what the document says; LibreOffice opens the first two and reads the same."""

import base64
import datetime as dt
import io
import re
import subprocess
import zipfile
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

import openpyxl
import pytest
from django.utils.safestring import mark_safe
from docx import api as word_files
from openpyxl import load_workbook
from PIL import Image as Pixels

from reports.documents import blocks as b
from reports.documents.document import AttachedFigure, Document, Head, Part, from_data, to_data
from reports.formats import page
from reports.formats.excel import tables_of, xlsx
from reports.formats.numbers import number_of
from reports.formats.word import docx
from tests.browser import assert_accessible, listened, new_context

LONG = "Aansprakelijkheidswaardevaststellingsveranderingen"
TRICKS = "<script>alert(1)</script> **vet** [link](javascript:x) =1+1 🏠 مرحبا \uffff\x07"


def picture():
    out = io.BytesIO()
    Pixels.new("RGB", (40, 20), "teal").save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


TABLE = b.FigureTable(
    headers=("Jaar", "Uitgaven", "Cijfer", "Aandeel"),
    rows=(
        ("2019", "€ 18.500", "7,2", "36%"),
        ("2020", "€ 1.354,33", "6", "minder dan 5"),
        ("2021", "−27.000", "", "50%"),
    ),
    total=("Totaal", "€ 19.854,33", "6,6", ""),
    caption="Uitgaven per jaar: alle [kosten]",
    note="Afgerond naar beneden.",
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 9 9"><title>Kosten: Huidig € 20.000.</title></svg>'
)
CHART = b.Chart(
    mark_safe(SVG),  # noqa: S308
    caption="Kosten",
    table=b.FigureTable(
        ("Scenario", "Kosten"), (("Huidig", "€ 20.000"), ("Dreigend", "€ 90.000")), "Kosten per scenario"
    ),
)
BLOCKS = (
    b.Heading("Inleiding", level=2, number="1", in_contents=True, anchor="kop-1"),
    b.Paragraph("Dit telt mee.", run_in="NB:"),
    b.Paragraph(TRICKS),
    b.Heading("Diep", level=4, anchor="kop-2"),
    b.BulletList(("eerste", LONG)),
    b.NumberedList(("een", "twee")),
    b.NumberedList(("vier", "vijf"), first=4),
    TABLE,
    CHART,
    b.Quote("Ik slaap weer.", "moeder van twee"),
    b.KeyFigures((("30", "plannen", "n = 30"),), title="In het kort"),
    b.Story("Fleur", (("Situatie", "Zij sliep slecht.\n\n- geen bed\n- geen rust"),)),
    b.Question(1, (b.Paragraph("Hoeveel gezinnen?"),), (b.Paragraph("Dertig."), TABLE)),
    b.CanvasForm("Het maatwerkcanvas", (("Situatieschets", "Wat speelt er?"),)),
    b.Timeline((("2018", "besluit van de raad"),), title="Tijdlijn"),
    b.Image(picture(), "Een huis", caption="Het wijkhuis"),
    b.PageBreak(),
    b.Signature((("A.B. van Loenen", "wethouder Sociale Zaken"),), above="Hoogachtend,"),
)


def document(kind="tussenevaluatie", blocks=BLOCKS, **fields):
    """A document with every kind of block, as it comes back from what was kept."""
    figure = AttachedFigure(
        "uitgaven_2020", "Uitgaven 2020", "Alles wat is betaald", "€ 1.354,33", "1354.33", "euro", "30", "2020",
        "2020-11-30",
    )  # fmt: skip
    hidden = AttachedFigure("klein", "Kleine groep", "", "minder dan 5", "", "aantal", "", "", "2020-11-30")
    made = Document(
        kind=kind, type_label="Tussenevaluatie", title="Vijftig gezinnen", subtitle="Wat wij leerden",
        dated="2020-12-03", peildatum="2020-11-30", parts=(Part("blok-1", blocks),), figures=(figure, hidden),
        head=Head(
            municipality="Maastricht", return_address="Postbus 1992", visit_address=("Mosae Forum 10",),
            addressee=("De raad",), salutation="Geachte raadsleden,", closing="Hoogachtend,",
            signatories=(("A.B. van Loenen", "wethouder"), ("C. de Wit", "wethouder")), enclosure_total=2,
            send_on="2020-12-03", on_behalf_of_college=True,
        ),
        **fields,
    )  # fmt: skip
    return from_data(to_data(made))


def words(text):
    """The words of a text, without what only lays out."""
    return re.sub(
        r"\s+", " ", text.replace("\xa0", " ").replace("\u200e", "").replace("\uffff", "").replace("\x07", "")
    ).strip()


def said_by(blocks):
    """Every text of the document that must stand in each format."""
    for block in blocks:
        for name in ("text", "run_in", "caption", "note", "source", "title", "above"):
            if value := getattr(block, name, ""):
                yield value
        for name in ("items", "headers", "total"):
            yield from (value for value in getattr(block, name, ()) if value)
        for name in ("rows", "figures", "parts", "boxes", "points", "signatories"):
            for row in getattr(block, name, ()):
                yield from (line for value in row for line in value.replace("- ", "").split("\n") if line)
        for name in ("question", "answer"):
            yield from said_by(getattr(block, name, ()))
        if isinstance(block, b.Chart):
            yield from said_by([block.table])


def converted(folder, name, content, to):
    """What LibreOffice makes of a file."""
    (folder / name).write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / name)], check=True, capture_output=True, timeout=120
    )
    return folder / "out" / f"{name.rpartition('.')[0]}.{to.partition(':')[0]}"


# --- Word ------------------------------------------------------------------------------------------------------------
@pytest.mark.slow
def test_word_opens_in_libreoffice_with_the_same_text(tmp_path):
    made = document()
    opened = converted(tmp_path, "rapport.docx", docx(made), "txt:Text (encoded):UTF8").read_text("utf-8-sig")
    text = words(opened)
    for part in (made.title, made.subtitle, "Gemeente Maastricht", "Inhoud", "1 Inleiding", "Vraag 1:", "Antwoord 1:"):
        assert part in text
    missing = [value for value in said_by(made.blocks) if words(value) not in text and value != "Kosten"]
    assert missing == []
    assert "Kosten: Huidig € 20.000." in text
    # Every list counts for itself.
    assert re.findall(r"(\d)\.\s+(een|twee|vier|vijf)", text) == [
        ("1", "een"),
        ("2", "twee"),
        ("4", "vier"),
        ("5", "vijf"),
    ]


def test_word_has_headings_table_headers_alt_texts_and_its_language():
    file = docx(document())
    made = word_files.Document(io.BytesIO(file))
    levels = [int(one.style.name[-1]) for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        xml = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}
    body = xml["word/document.xml"]
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>") == 6
    assert 'descr="Een huis"' in body
    assert 'w:val="nl-NL"' in xml["word/styles.xml"]
    assert "<dc:title>Tussenevaluatie: Vijftig gezinnen</dc:title>" in xml["docProps/core.xml"]
    assert "<dc:language>nl-NL</dc:language>" in xml["docProps/core.xml"]
    # Plain text: no field, no link, no file from elsewhere.
    assert not re.search(r"w:hyperlink|w:fldSimple|w:instrText", body)
    assert 'TargetMode="External"' not in "".join(xml.values())


def test_word_letter_has_its_head_and_who_signs():
    letter = document("raadsinformatiebrief", (b.Paragraph("Met deze brief informeer ik u."),))
    text = "\n".join(one.text for one in word_files.Document(io.BytesIO(docx(letter))).paragraphs)
    assert "BEZOEKADRES: Mosae Forum 10" in text
    assert "DATUM: 3 december 2020" in text
    assert "BIJLAGEN: 2" in text
    assert text.index("Geachte raadsleden,") < text.index("Met deze brief") < text.index("Hoogachtend,")
    assert text.index("Namens het college") < text.index("A.B. van Loenen\nwethouder") < text.index("C. de Wit")


# --- Excel -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("€ 300.000", "300000"), ("1.354,33", "1354.33"), ("€ 20.000,-", "20000"), ("− € 27.000", "-27000"),
        ("€ -27.000", "-27000"), ("36%", "36"), ("12,5 procent", "12.5"), ("7,5", "7.5"), ("30", "30"),
        ("minder dan 5", None), ("24-11", None), ("1.2.3", None), ("", None), ("€ 5.000 tot € 9.000", None),
    ],
)  # fmt: skip
def test_printed_figure_is_a_number_again(printed, value):
    found = number_of(printed)
    assert (found and str(found[0])) == value


@pytest.mark.slow
def test_excel_opens_in_libreoffice_with_the_same_numbers(tmp_path):
    made = document()
    book = load_workbook(converted(tmp_path, "rapport.xlsx", xlsx(made), "xlsx"), data_only=True)
    names = ["Over dit bestand", "Cijfers", "1. Uitgaven per jaar  alle  kos", "2. Kosten per scenario"]
    assert book.sheetnames == [*names, "3. Uitgaven per jaar  alle  kos"]
    figures = list(book["Cijfers"].iter_rows(min_row=2, values_only=True))
    assert figures[0][:5] == ("Uitgaven 2020", "€ 1.354,33", 1354.33, "euro", 30)
    assert figures[0][6] == dt.datetime(2020, 11, 30)
    assert figures[1][:5] == ("Kleine groep", "minder dan 5", None, "aantal", None)
    for name, table in zip(book.sheetnames[2:], tables_of(made), strict=True):
        rows = list(book[name].iter_rows(max_col=len(table.headers), values_only=True))
        assert rows[0][0] == table.caption
        assert rows[1] == table.headers
        for printed, cells in zip(table.all_rows, rows[2:], strict=False):
            assert cells[0] == printed[0]
            for text, cell in zip(printed[1:], cells[1:], strict=True):
                number = number_of(text)
                assert (Decimal(repr(cell)) if number else cell) == (number[0] if number else text or None), text


def test_uploads_are_read_with_the_parser_that_refuses_entities():
    """python-docx brings lxml, and openpyxl would take that instead."""
    assert (openpyxl.LXML, openpyxl.DEFUSEDXML) == (False, True)


def test_excel_runs_no_formula_of_a_text():
    table = b.FigureTable(("=1+1", "@x\uffff"), (("=cmd()\x07", "+31 6\uffff"),), "=HYPERLINK(1)")
    book = load_workbook(io.BytesIO(xlsx(document(blocks=(table,)))))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}


def test_word_and_excel_are_the_same_bytes_whenever_they_are_made(monkeypatch):
    """What is downloaded of a published report is logged with its digest: that must name the file and not the hour."""
    made = document()
    first = docx(made), xlsx(made)
    later = zipfile.time.time() + 90_000
    monkeypatch.setattr(zipfile.time, "time", lambda: later)
    assert (docx(made), xlsx(made)) == first
    for file in first:
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(2020, 12, 3, 12, 0, 0)}
            told = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts.read("docProps/core.xml").decode())
            assert told == ["2020-12-03T12:00:00Z"] * 2


# --- HTML ------------------------------------------------------------------------------------------------------------
class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.tags, self.levels = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data):
        self.text.append(data)


def test_page_says_everything_and_stands_by_itself():
    made = document()
    markup = page.html(made)
    reader = _Reader()
    reader.feed(markup)
    text = words(" ".join(reader.text))
    assert [value for value in said_by(made.blocks) if words(value.replace("\n", " ")) not in text] == []
    assert reader.levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(reader.levels))
    tags = [tag for tag, _ in reader.tags]
    assert "script" not in tags
    assert not any("style" in attrs or "onclick" in attrs for _, attrs in reader.tags)
    addresses = [attrs[name] for _, attrs in reader.tags for name in ("src", "href") if name in attrs]
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in addresses)
    assert [attrs for tag, attrs in reader.tags if tag == "th" and "scope" not in attrs] == []
    assert '<html lang="nl">' in markup
    assert "style-src 'sha256-" in page.policy()


@pytest.mark.slow
def test_page_is_accessible_and_shown_under_its_own_policy(browser, browser_errors):
    made, asked = document(), []

    def answer(route):
        asked.append(route.request.url)
        headers = {"Content-Security-Policy": page.policy(), "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=page.html(made), headers=headers)

    context = new_context(browser, "http://rapport.test")
    context.route("**/*", answer)
    for scheme in ("light", "dark"):
        view = listened(context.new_page(), browser_errors)
        view.emulate_media(color_scheme=scheme)
        view.set_viewport_size({"width": 390, "height": 800})
        view.goto("/")
        assert view.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "736px"
        assert view.evaluate("document.querySelector('figure img').naturalWidth") == 40
        assert view.evaluate("document.documentElement.scrollWidth") <= 390
        assert_accessible(view)
    assert set(asked) <= {"http://rapport.test/", "http://rapport.test/favicon.ico"}
    context.close()
