"""The agenda and the besluitenlijst on paper: what a reader hears, and tables that go on over pages."""

import io

from pypdf import PdfReader

from reports.pdf.tafels import agenda_pdf, decisions_pdf
from tests.pdf_validation import elements, spoken
from tests.reports.pdf.tafel_examples import agenda, decisions, tafel


def pages_of(pdf):
    return [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_agenda_is_read_in_order():
    said = spoken(agenda_pdf(agenda(1)))
    assert [text for tag, text in said if tag in ("H1", "H2")] == [
        "Agenda doorbraaktafel", "Uitgenodigd", "Casussen", "Met spoed besloten",
    ]  # fmt: skip
    cells = [text.replace("\xa0", " ") for tag, text in said if tag in ("TH", "TD")]
    assert cells == [
        "Tijd", "Casus", "Maatwerkeindbaas", "Versie", "Gevraagd per fonds", "Minuten",
        "15.00–15.30", "2020-001", "A. de Boer", "2", "Maatwerkbudget € 4.300", "30",
        "Casus", "Uitkomst", "Datum", "Vastgelegd door",
        "2019-101", "akkoord", "19-11-2020", "E. van Es",
    ]  # fmt: skip


def test_long_agenda_repeats_its_headings_and_tells_what_is_too_much():
    pdf = agenda_pdf(agenda(60, urgent=()))
    pages = pages_of(pdf)
    assert len(pages) == 3
    assert all("Gevraagd per fonds" in page for page in pages)
    assert "Samen 1800 van 120 minuten. Dat is 1680 minuten te veel." in pages[-1]
    assert pages[1].endswith("pagina 2 van 3")
    tables = [element for element in elements(PdfReader(io.BytesIO(pdf))) if element["/S"] == "/Table"]
    assert len(tables) == 3


def test_agenda_of_a_spar_tafel_asks_no_money_yet():
    text = " ".join(pages_of(agenda_pdf(agenda(about_versions=False, urgent=()))))
    assert "De canvassen zijn nog concept" in text
    assert "Gevraagd" not in text


def test_empty_agenda_says_so():
    text = " ".join(pages_of(agenda_pdf(agenda(0, guests=(), urgent=()))))
    assert "Er staat nog niets op de agenda." in text
    assert "Er is nog niemand uitgenodigd." in text


def test_cancelled_tafel_says_so():
    assert "Deze tafel is afgezegd." in pages_of(agenda_pdf(agenda(tafel=tafel(cancelled=True))))[0]
    assert "afgezegd" not in pages_of(agenda_pdf(agenda()))[0]


def test_besluitenlijst_tells_each_outcome():
    text = " ".join(pages_of(decisions_pdf(decisions())))
    for words in (
        "Afwezig K. Pieters",
        "Akkoord van C. Jansen 24-11-2020, 15.24 uur D. Smit",
        "€ 4.300,00 uit het fonds Maatwerkbudget € 1.250,50 uit het fonds Werkbudget armoede jeugd",
        "Deed niet mee K. Pieters",
        "Versie 2 controlegetal a1b2c3d4e5f6",
        "Aanvullen Zoek uit of de corporatie borg vraagt. Vraag een tweede offerte.",
        "later ingetrokken op 3 december 2020",
        "Verplicht geen bedrag uit een fonds",
        "Vragen 3 gesteld",
    ):
        assert words in text
