"""veraPDF judges every document. All in one module, so that one worker starts Java, once."""

import io
import logging
from dataclasses import replace

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from pypdf import PdfReader

from reports.charts import fund_line, scenario_bars
from reports.documents.blocks import Chart, Paragraph
from reports.pdf import engine
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.documents import document_pdf
from reports.pdf.engine import UA, UA_AND_ARCHIVE
from reports.pdf.tafels import agenda_pdf, decisions_pdf
from tests.pdf_validation import assert_pdf_ua, attributes, elements, pdf_failures, spoken
from tests.reports.pdf.examples import (
    BODY,
    BOXES,
    LONG_WORD,
    canvas,
    chart,
    empty_canvas,
    full_canvas,
    letter,
    long_letter,
    rich_canvas,
)
from tests.reports.pdf.tafel_examples import agenda, decisions, tafel

TWO = (("A. Bakker", "Wethouder Sociale Zaken"), ("B. Smit", "Wethouder Wmo"))
CHARTS = (Chart(scenario_bars(20000, 90000, 63000)), Chart(fund_line([("Realisatie", 90000), ("Beschikbaar", 210000)])))
ODD = f"{LONG_WORD * 3} 👩‍👧‍👦 🏠 ❤️ 🇳🇱 אבג 家 أمّي تبحث عن بيت e\u0301 ½"
HOSTILE = '<script>x</script> & "quotes" \x0b \ue000 \ud7ff \u200b → ✓ Ελλάδα'

DOCUMENTS = {
    "letter": lambda: document_pdf(letter()),
    "letter of three pages": lambda: document_pdf(long_letter(signatories=TWO, on_behalf_of_college=True)),
    "bare letter": lambda: document_pdf(letter(enclosure_total=0, fax="", email="", phone="", send_on="")),
    "letter with charts": lambda: document_pdf(letter(body=(*BODY, *CHARTS))),
    "letter with long words": lambda: document_pdf(letter(title=LONG_WORD * 3, body=(Paragraph(LONG_WORD * 20),))),
    "letter with odd characters": lambda: document_pdf(letter(title=HOSTILE, body=(Paragraph(HOSTILE),))),
    "canvas": lambda: canvas_pdf(canvas()),
    "empty canvas": lambda: canvas_pdf(empty_canvas()),
    "full canvas": lambda: canvas_pdf(full_canvas()),
    "too full canvas": lambda: canvas_pdf(full_canvas(3)),
    "canvas with everything": lambda: canvas_pdf(rich_canvas()),
    "canvas with three pages of lines": lambda: canvas_pdf(rich_canvas(times=40)),
    "canvas with odd texts": lambda: canvas_pdf(
        rich_canvas(
            boxes=dict.fromkeys(BOXES, f"{ODD}\n- {ODD}\n- {HOSTILE}"),
            coach=ODD,
            reviewed_by=ODD,
            parties=tuple(replace(party, organisation=ODD, does=ODD) for party in rich_canvas().parties),
            articles=tuple(replace(article, room=ODD, purpose=HOSTILE) for article in rich_canvas().articles),
        )
    ),
    "canvas with a negative rendement": lambda: canvas_pdf(canvas(threatened=None, cost_lines=())),
    "agenda of three pages": lambda: agenda_pdf(agenda(60)),
    "empty agenda": lambda: agenda_pdf(agenda(0, guests=(), urgent=())),
    "agenda of a spar-tafel with odd texts": lambda: agenda_pdf(
        agenda(
            about_versions=False,
            tafel=tafel(label="spar-tafel", place=ODD, chair=LONG_WORD * 3),
            lines=tuple(replace(line, version=None, coach=LONG_WORD, asked=()) for line in agenda().lines),
        )
    ),
    "empty besluitenlijst": lambda: decisions_pdf(decisions(0, present=(), absent=()), variant=UA),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_passes_pdf_ua(name):
    assert_pdf_ua(DOCUMENTS[name]())


@pytest.mark.parametrize(
    ("make", "document"),
    [
        (document_pdf, long_letter()),
        (canvas_pdf, canvas()),
        (decisions_pdf, decisions(12)),
        (decisions_pdf, decisions(items=[replace(item, to_supplement=ODD) for item in decisions().items])),
    ],
)
def test_archive_copy_passes_pdf_a_as_well(make, document):
    pdf = make(document, variant=UA_AND_ARCHIVE)
    assert_pdf_ua(pdf, archive=True)
    assert make(document, variant=UA_AND_ARCHIVE) == pdf


def test_a_drawing_without_title_fails(monkeypatch):
    """The judge does judge."""
    bad = chart()
    without = bad.svg.replace("<title>Rendement: € 27.000</title>", "")
    object.__setattr__(bad, "svg", mark_safe(without))  # noqa: S308
    failures = pdf_failures(document_pdf(letter(body=(bad,))))
    assert [failure.split(":")[0] for failure in failures] == ["7.3 t1"]
    with pytest.raises(AssertionError, match="ua1"):
        assert_pdf_ua(document_pdf(letter(body=(bad,))))


def test_a_document_that_is_no_archive_copy_fails_as_one():
    assert pdf_failures(document_pdf(letter(), variant=UA), "3a")


def test_something_else_than_a_pdf_is_an_error():
    with pytest.raises(RuntimeError):
        pdf_failures(b"geen pdf")


# --- the repairs of the tag tree ---------------------------------------------------------------------------------
def _loose(markup, monkeypatch):
    page = f'<!doctype html><html lang="nl"><head><title>Proef</title></head><body>{markup}</body></html>'
    monkeypatch.setattr(engine, "render_to_string", lambda *_: engines["django"].from_string(page).render())
    return engine.render_pdf("x", {}, stylesheet="document.css", title="Proef")


def test_header_cells_say_what_they_head():
    reader = PdfReader(io.BytesIO(document_pdf(letter())))
    scopes = [attributes(element)["/Scope"] for element in elements(reader) if element["/S"] == "/TH"]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 3


def test_a_link_with_elements_inside_is_one_link(monkeypatch):
    inside = 'Zie <a href="#kop">de <strong>vette</strong> kop</a>'
    outside = '<a href="https://voorbeeld.nl/">de <em>site</em></a>'
    pdf = _loose(f'<h1 id="kop">Kop</h1><p>{inside} of {outside}.</p>', monkeypatch)
    assert_pdf_ua(pdf)
    notes = {link.get_object()["/Contents"] for link in PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"]}
    assert notes == {"Ga naar: de vette kop", "Website: de site"}


def test_running_texts_are_pagination_artifacts():
    reader = PdfReader(io.BytesIO(document_pdf(long_letter())))
    streams = [page.get_contents().get_data() for page in reader.pages]
    assert all(b"/Artifact <</Type /Pagination>>" in stream.replace(b"\n", b" ") for stream in streams)
    said = " ".join(text for _, text in spoken(document_pdf(long_letter())))
    assert "Raadsinformatiebrief" not in said


def test_weasyprint_itself_has_no_complaint():
    """The fixture of this folder fails a test on a warning; this shows that it does."""
    with pytest.raises(AssertionError, match="WeasyPrint: "):
        logging.getLogger("weasyprint").error("Image has no required alt description")
