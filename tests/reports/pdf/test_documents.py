"""Every kind of document as a PDF of its plain data: both standards, page numbers, bookmarks, attached figures."""

import csv
import hashlib
import io
import json
import logging.handlers
import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import cache

import pytest
from django.core.management import call_command
from django.utils.safestring import mark_safe
from pypdf import PdfReader

from reports.benchmarks import pdf as benchmark
from reports.documents.attachments import figures_csv, figures_json
from reports.documents.blocks import BulletList, Chart, FigureTable, Heading, Image, Paragraph, Question
from reports.documents.document import from_data, to_data
from reports.pdf import engine
from reports.pdf.bundle import bundle_pdf
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.documents import document_pdf, page_of_parts
from reports.pdf.errors import BrokenPicture, ForbiddenResource
from reports.pdf.kba import kba_pdf, payers
from reports.pdf.shown import Page
from tests.pdf_validation import assert_pdf_ua, bookmarks, elements, spoken
from tests.reports.pdf.document_examples import (
    EVERYTHING,
    HOSTILE,
    LABELS,
    ODD,
    TWO,
    chapters,
    document,
    overview,
    picture,
    table,
)
from tests.reports.pdf.examples import LONG_WORD, SENTENCE, canvas, empty_canvas, rich_canvas

HEAVY = (
    *EVERYTHING,
    Paragraph(f"{ODD} {HOSTILE} {LONG_WORD * 20}"),
    table(120, 4),
    replace(table(4, 11), rows=tuple((LONG_WORD, *("€ 1.354,33",) * 10) for _ in range(4))),
    FigureTable(("Wat", "Hoeveel"), (), "Een lege tabel"),
    Heading("Leeg", own_page=True, in_contents=True, anchor="kop-8"),
    Heading(LONG_WORD * 3, level=4, in_contents=True, anchor="kop-9"),
)
SIXTY = tuple(
    Question(n, (Paragraph(SENTENCE),), (Paragraph(SENTENCE * 2), BulletList(("een", "twee")))) for n in range(1, 61)
)
KINDS = {
    "raadsinformatiebrief": lambda: document(blocks=HEAVY, head=_head(signatories=TWO)),
    "schriftelijke-vragen": lambda: document("schriftelijke-vragen", SIXTY, head=_head(on_behalf_of_college=True)),
    "raadsronde": lambda: document("raadsronde", (Heading(ODD), *EVERYTHING), title=ODD, head=_head(salutation=ODD)),
    "tussenevaluatie": lambda: chapters(4),
    "eindevaluatie": lambda: document("eindevaluatie", HEAVY, title=LONG_WORD * 3, subtitle=ODD),
    "oplegger": overview,
    "budgetrapportage": lambda: document("budgetrapportage", HEAVY),
    "lege evaluatie": lambda: document("tussenevaluatie", (), figures=(), title="", subtitle=""),
}


def _head(**changes):
    return replace(document().head, **changes)


@cache
def made(name):
    """The PDF of a document of this name."""
    return document_pdf(KINDS[name]())


def pages_of(pdf):
    """The text of every page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_passes_both_standards(name):
    pdf = made(name)
    assert_pdf_ua(pdf, archive=True)
    said = spoken(pdf)
    assert not [text for _, text in said if "..." in text or ". . ." in text], "dots are read aloud"
    assert next(tag for tag, _ in said if tag.startswith("H")) == "H1"
    cells = [element for element in elements(PdfReader(io.BytesIO(pdf))) if element["/S"] == "/TD"]
    assert all(cell["/A"].get("/Headers") for cell in cells), "a cell that does not say what it belongs to"


def test_bundle_is_one_file_with_a_part_per_document():
    documents = [document("raadsronde"), chapters(2), overview()]
    pdf = bundle_pdf(documents)
    assert_pdf_ua(pdf, archive=True)
    reader = PdfReader(io.BytesIO(pdf))
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert len(titles) == 3
    assert titles[1:] == [given.title for given in documents[1:]]
    assert reader.metadata.title == documents[0].file_title
    assert len(reader.attachments) == 6
    assert len(reader.trailer["/Root"]["/AF"]) == 6
    texts = pages_of(pdf)
    assert "BIJLAGEN 2" in texts[0]
    # Page numbers begin again with every document: the foreword of the evaluation is its page 4.
    begin = len(pages_of(document_pdf(documents[0])))
    assert " 4 Hoofdstuk 2" in texts[begin + 2]
    assert texts[begin + 3].startswith("1 Voorwoord")
    assert texts[begin + 3].endswith("4")
    assert texts[-1].split()[-1] in {"1", "2"}
    with pytest.raises(ValueError, match="2 bijlagen, but the letter says --"):
        bundle_pdf([document(head=_head(enclosure_total=0)), overview(), overview()])


def test_numbers_in_the_contents_are_those_of_the_pages():
    given = chapters(9)
    pdf = document_pdf(given)
    texts, contents = pages_of(pdf), {}
    reader = PdfReader(io.BytesIO(pdf))
    destinations = reader.named_destinations
    for page in Page(given).contents:
        contents[page[0]] = page[1]
    lines = [text for tag, text in spoken(pdf) if tag in ("LBody", "Link")]
    printed = " ".join(lines)
    for name, heading in contents.items():
        number = reader.get_destination_page_number(destinations[name]) + 1
        assert f"{heading.text} {number}" in printed
        assert heading.text in texts[number - 1]
        assert texts[number - 1].endswith(f" {number}"), "the number at the foot counts the cover"
    assert texts[3].startswith("1 Voorwoord")
    assert "Gemeente Maastricht Tussenevaluatie december 2020" in texts[4]
    assert bookmarks(reader)[:4] == [given.title, "Inhoudsopgave", "1 Voorwoord", "2 Hoofdstuk 2 over de resultaten"]


def test_no_heading_stands_alone_at_the_end_of_a_page():
    given = chapters(9, paragraphs=5)
    found = page_of_parts(given)
    for part, following in zip(given.parts, given.parts[1:], strict=False):
        if isinstance(part.blocks[0], Heading) and not isinstance(following.blocks[0], Heading):
            assert found[part.anchor] == found[following.anchor], part.blocks[0].text


def test_preview_knows_on_which_page_a_part_begins():
    given = document("budgetrapportage", EVERYTHING)
    found = page_of_parts(given)
    assert list(found) == [part.anchor for part in given.parts]
    assert list(found.values()) == sorted(found.values())
    texts = pages_of(document_pdf(given))
    assert "Wanneer is de aanpak gestart?" in texts[found["blok-17"] - 1]
    assert max(found.values()) == len(texts)


def test_oplegger_fits_on_two_sides_and_nothing_is_cut():
    full = overview()
    times = replace(full, parts=full.parts + tuple(replace(part, anchor=f"{part.anchor}b") for part in full.parts))
    texts = pages_of(document_pdf(times))
    assert len(texts) == 2
    assert " ".join(texts).count("Meest voorkomende hindernissen") == 2


def test_letter_keeps_its_look_with_blocks_of_every_kind():
    texts = pages_of(document_pdf(document(head=_head(signatories=TWO, on_behalf_of_college=True))))
    for text in texts[1:]:
        assert "DATUM 3 december 2020" in text
        assert "ONDERWERP" not in text
    assert all("Raadsinformatiebrief" in text for text in texts)
    joined = " ".join(texts)
    for words in (
        "Vraag 2: En hoe verder? Antwoord 2: Zie antwoord op vraag 1.",
        "Namens het college",
    ):
        assert words in joined


def test_the_same_document_gives_the_same_bytes_in_another_process_too():
    given = KINDS["oplegger"]()
    again = from_data(json.loads(json.dumps(to_data(given))))
    assert again == given
    assert document_pdf(again) == made("oplegger")
    program = (
        "import json, sys, hashlib, django; django.setup()\n"
        "from reports.documents.document import from_data\n"
        "from reports.pdf.documents import document_pdf\n"
        "print(hashlib.sha256(document_pdf(from_data(json.load(sys.stdin)))).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "maatwerk.settings"}
    other = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(to_data(given)), env=environment, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    assert other.stdout.strip() == hashlib.sha256(made("oplegger")).hexdigest()


@pytest.mark.parametrize(
    ("make", "given"),
    [
        (document_pdf, document("budgetrapportage", HEAVY[:-20:-1])),
        (document_pdf, overview()),
        (canvas_pdf, rich_canvas()),
    ],
    ids=["report", "oplegger", "canvas"],
)
def test_what_is_remembered_changes_no_byte(monkeypatch, make, given):
    quick = make(given)
    monkeypatch.setattr(engine, "remembering", nullcontext)
    assert make(given) == quick


def test_figures_go_along_as_csv_and_json():
    given = chapters(2)
    reader = PdfReader(io.BytesIO(document_pdf(given)))
    assert {name: found[0] for name, found in reader.attachments.items()} == {
        "cijfers.csv": figures_csv(given),
        "cijfers.json": figures_json(given),
    }
    assert {str(file.get_object()["/AFRelationship"]) for file in reader.trailer["/Root"]["/AF"]} == {"/Data"}
    rows = list(csv.DictReader(io.StringIO(figures_csv(given).decode("utf-8-sig")), delimiter=";"))
    assert [row["waarde"] for row in rows] == ["30", "426000,50", ""]
    assert rows[1]["bron"] == "'=eigen; berekening"
    data = json.loads(figures_json(given))
    assert data["cijfers"][1]["waarde"] == "426000.50"
    assert {found["titel"] for found in data["tabellen"]} == {"Uitgaven 2020 per kostensoort", "Per scenario"}
    assert not PdfReader(io.BytesIO(made("lege evaluatie"))).attachments


def test_progress_never_goes_back_ends_at_the_end_and_is_no_log(monkeypatch):
    told, logged = [], logging.handlers.BufferingHandler(1000)
    monkeypatch.setattr(logging.root, "handlers", [logged])
    document_pdf(chapters(3), progress=lambda step, steps: told.append((step, steps)))
    assert told == sorted(told)
    assert told[-1] == (100, 100)
    assert len(told) > 5
    assert not logged.buffer


@pytest.mark.parametrize(
    "data",
    ["http://127.0.0.1/x.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "data:image/svg+xml;base64,AAAA"],
)
def test_a_picture_that_is_none_is_said_and_never_fetched(data):
    with pytest.raises(BrokenPicture, match="“plaatje” is niet te lezen"):
        document_pdf(document(blocks=(Image(data, "plaatje"),)))


def test_a_drawing_that_asks_for_a_file_stops_the_document(monkeypatch):
    monkeypatch.setattr(logging.getLogger("weasyprint"), "disabled", True)
    image = "<image href='file:///etc/passwd' width='9' height='9'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>x</title>{image}</svg>"
    with pytest.raises(ForbiddenResource):
        document_pdf(document(blocks=(Chart(mark_safe(svg)),)))  # noqa: S308


def test_pictures_of_a_camera_and_of_a_printer_pass():
    images = (Image(picture(kind="JPEG"), "foto"), Image(picture(kind="JPEG", mode="CMYK"), "drukwerk", half=True))
    assert_pdf_ua(document_pdf(document(blocks=(*images, Image(picture(mode="RGBA"), "doorzichtig")))), archive=True)


def test_kba_tells_who_pays_and_who_saves():
    sheet = canvas()
    found = payers(sheet)
    assert [(line.payer, line.saves) for line in found] == [
        ("Gemeente", 90000 - sheet.cost_lines[2].amount),
        ("Maatwerkbudget", -sheet.cost_lines[3].amount),
    ]
    pdf = kba_pdf(rich_canvas(times=40))
    assert_pdf_ua(pdf, archive=True)
    assert kba_pdf(rich_canvas(times=40)) == pdf
    texts = pages_of(pdf)
    assert "Wie betaalt en wie bespaart" in texts[0]
    assert "€ 27.000" in texts[0]
    assert all(f"pagina {n} van {len(texts)}" in text for n, text in enumerate(texts, start=1))
    assert_pdf_ua(kba_pdf(empty_canvas()), archive=True)


def test_benchmark_tells_ratios(monkeypatch):
    monkeypatch.setattr(benchmark, "CHAPTERS", {benchmark.REPORT: 1, benchmark.BOOK: 2})
    monkeypatch.setattr(benchmark, "ROUNDS", dict.fromkeys(benchmark.ROUNDS, 1))
    out = io.StringIO()
    call_command("benchmark", "pdf", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split("  ")[0] for line in lines[1:4]] == [benchmark.LETTER, benchmark.REPORT, benchmark.BOOK]
    assert lines[4].startswith("Per pagina: ")


def test_every_kind_is_looked_at():
    assert set(LABELS) <= set(KINDS)
