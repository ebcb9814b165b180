"""The maatwerkcanvas on A3 (form of Bijlage 1, items 65-76) and the KBA behind it."""

import io
from decimal import Decimal
from functools import cache

import pytest
from pypdf import PdfReader

from reports.documents.canvas_sheet import BOXES, CostLine
from reports.pdf import canvas_sheets
from reports.pdf.canvas_layout import BOXES as ALL_BOXES
from reports.pdf.canvas_layout import SIZES
from reports.pdf.canvas_sheets import canvas_pdf
from tests.pdf_validation import bookmarks, smallest_type, spoken
from tests.reports.pdf.examples import LONG_WORD, SENTENCE, canvas, empty_canvas, full_canvas, rich_canvas

A3_LANDSCAPE, A4 = (1190.55, 841.89), (595.28, 841.89)


@cache
def _example(name):
    makers = {"casus 1": canvas, "empty": empty_canvas, "full": full_canvas, "too full": lambda: full_canvas(3)}
    makers |= {"rich": rich_canvas, "three pages of lines": lambda: rich_canvas(times=30)}
    return canvas_pdf(makers[name]())


def _pages(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def _sizes(pdf):
    return [
        (pytest.approx(float(page.mediabox.width), abs=0.1), pytest.approx(float(page.mediabox.height), abs=0.1))
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def test_one_sheet_of_a3_and_the_kba_on_a4():
    assert _sizes(_example("casus 1")) == [A3_LANDSCAPE, A4]


def test_sheet_has_the_boxes_of_the_paper_in_reading_order():
    headings = [text for tag, text in spoken(_example("casus 1")) if tag in ("H1", "H2")]
    assert headings[:11] == [
        "Maatwerkcanvas Maastricht", "Situatieschets", "Perspectief", "Doorbraak", "Zelf doen", "Ondersteuning",
        "Behandeling", "Kosten-batenanalyse", "Legitimiteit", "Betrokkenheid", "Akkoord",
    ]  # fmt: skip
    text = _pages(_example("casus 1"))[0]
    for words in ("50 gezinnen-aanpak", "Maatwerkeindbaas J. de Wit", "Datum 23 november 2020", "Casusnummer 2020-014"):
        assert words in text
    assert "Tevredenheidscijfer moeder 4,5 · dochter 6 · vader geen cijfer" in text


def test_perspectief_keeps_its_star():
    said = spoken(_example("casus 1"))
    star = said.index(("Figure", "ster: hier werkt het plan naartoe"))
    assert said[star - 1] == ("H2", "Perspectief")


def test_every_heading_is_a_bookmark():
    titles = bookmarks(PdfReader(io.BytesIO(_example("casus 1"))))
    assert titles[0] == "Maatwerkcanvas Maastricht"
    assert "Perspectief" in titles[2]
    assert titles[-1] == "Bijlage: kosten-batenanalyse en bekostiging"


def test_amounts_stand_under_their_names_with_the_rendement_of_casus_1():
    said = spoken(_example("casus 1"))
    heads = [text for tag, text in said if tag == "TH"][:4]
    assert heads == ["Huidig", "Dreigend", "Maatwerk", "Rendement over 12 maanden"]
    assert [text for tag, text in said if tag == "TD"][:4] == ["€ 20.000", "€ 90.000", "€ 63.000", "€ 27.000"]


def test_a_negative_rendement_is_said_in_words_too():
    text = _pages(canvas_pdf(canvas(threatened=Decimal(50500), cost_lines=(), funding=())))[0]
    assert "€ −12.500" in text
    assert "Dit plan kost naar verwachting meer dan het dreigende scenario." in text


def test_an_empty_canvas_says_so_in_every_box():
    pages = _pages(_example("empty"))
    assert len(pages) == 1
    assert pages[0].count("nog niet ingevuld") == len(BOXES) + 3 + 1  # the texts, three amounts, the mark
    assert "nog niet bekend" in pages[0]
    assert "Op deze versie is nog geen akkoord gegeven." in pages[0]
    assert "controlegetal" not in pages[0]


def test_foot_names_version_hash_and_who_gave_akkoord():
    text = _pages(_example("casus 1"))[0]
    assert "M. Jansen, Kredietbank, 24 november 2020" in text
    assert "K. Pieters, Sociale Zaken, 24 november 2020" in text
    assert "Akkoord, doorbraaktafel van 24 november 2020 · Versie 3 · vastgelegd op 24 november 2020" in text
    assert "controlegetal 9f2c4ab1d0e3" in text


def test_kba_has_the_lines_and_totals_of_every_scenario():
    text = _pages(_example("casus 1"))[1]
    for words in ("Totaal Huidig € 20.000,00", "Totaal Dreigend € 90.000,00", "Totaal Maatwerk € 63.000,00"):
        assert words in text
    assert "Woninginrichting Maatwerkbudget niet opgegeven € 1.354,33" in text
    assert "Rendement: Dreigend € 90.000 min Maatwerk € 63.000 is € 27.000 over 12 maanden." in text
    assert "Maatwerkbudget Woninginrichting: regulier is te traag € 1.354,33" in text


def test_the_kba_is_left_out_without_lines():
    assert len(_pages(canvas_pdf(canvas(cost_lines=(), funding=())))) == 1


def test_appendix_tells_period_ranges_rates_sources_and_who_reviewed():
    sheet, *more = _pages(_example("rich"))
    behind = " ".join(more)
    for words in (
        "van 1 januari 2021 tot en met 31 december 2021",
        "Getoetst door C. de Vries.",
        "€ 85.000 tot € 95.000",
    ):
        assert words in sheet
        assert words in behind
    assert "€ 27.000 € 21.000 tot € 33.000" in sheet
    for words in (
        "Het ligt tussen € 21.000 (Dreigend laag, Maatwerk hoog) en € 33.000 (Dreigend hoog, Maatwerk laag).",
        "€ 85 per uur × 10 = € 850 per week, vanaf 1 januari 2021 tot en met 30 juni 2021",
        "bron: kostenkaart 2021",
        "te traag geprobeerd: bijzondere bijstand zolang er geen contract is opnieuw bekijken op 1 maart 2021",
    ):
        assert words in behind


def test_parties_and_articles_stand_on_the_sheet_and_are_explained_behind_it():
    sheet, *more = _pages(_example("rich"))
    behind = " ".join(more)
    assert "2 organisaties, € 12.400 per jaar, van 1 is het bedrag niet bekend." in sheet
    assert "Wmo 2015, artikel 2.3.5" in sheet
    assert "Jeugdbescherming volgt de veiligheid 1 maart 2019 Gemeente / Jeugdwet € 12.400,00" in behind
    assert "School volgt de kinderen niet bekend niet opgegeven niet bekend" in behind
    assert "Samen, voor zover bekend € 12.400,00" in behind
    assert "Wmo 2015, artikel 2.3.5 bron: wetten.overheid.nl" in behind
    assert "zelfredzaam blijven" in behind


def test_chart_stands_on_the_sheet_too_while_there_is_room():
    def figures(name):
        sheet, *_ = PdfReader(io.BytesIO(_example(name))).pages
        return " ".join(sheet.extract_text().split()).count("Dreigend")

    assert figures("casus 1") == 3  # the column, the note, the chart
    assert figures("too full") == 2


def test_chart_says_its_ranges_in_words():
    figures = [text for tag, text in spoken(_example("rich")) if tag == "Figure"]
    assert "Dreigend € 90.000 (tussen € 85.000 en € 95.000)" in figures[-1].replace("\xa0", " ")


@pytest.mark.parametrize("name", ["casus 1", "empty", "rich", "three pages of lines"])
def test_no_type_is_smaller_than_8_points(name):
    assert smallest_type(_example(name)) >= 8


def test_a_long_list_of_lines_repeats_its_header_on_every_page():
    pages = _pages(_example("three pages of lines"))
    assert len([page for page in pages if "Onderbouwing Berekening" in page]) >= 3
    assert "Totaal Maatwerk" in " ".join(pages)


def test_a_long_kba_goes_on_with_its_header_and_never_leaves_the_total_alone():
    lines = tuple(CostLine("current", f"Regel {i}", "Wmo", "Gemeente", Decimal(100), SENTENCE) for i in range(40))
    pages = _pages(canvas_pdf(canvas(cost_lines=lines, current=Decimal(4000), funding=())))
    assert len(pages) >= 3
    assert all("Omschrijving Wie betaalt Onderbouwing Berekening Over 12 maanden" in page for page in pages[1:])
    total = next(page for page in pages if "Totaal Huidig" in page)
    assert "Regel 39" in total


def test_text_that_fits_in_small_type_stays_on_one_sheet():
    assert _sizes(_example("full")) == [A3_LANDSCAPE, A4]
    assert smallest_type(_example("full")) >= 8


def test_too_much_text_goes_on_on_a_second_sheet_in_type_that_can_be_read():
    pdf = _example("too full")
    assert _sizes(pdf)[:2] == [A3_LANDSCAPE, A3_LANDSCAPE]
    assert smallest_type(pdf) >= 8
    pages = _pages(pdf)
    assert pages[0].count("Vervolg op blad 2") == len(BOXES)
    assert all(f"{title} (vervolg)" in " ".join(pages[1:]) for title in BOXES.values())


@pytest.mark.parametrize("times", [1, 3])
def test_nothing_of_the_text_is_lost(times):
    said = " ".join(text for _, text in spoken(_example("full" if times == 1 else "too full")))
    assert said.count(SENTENCE.strip()) == (6 * len(BOXES) + 1) * times
    assert said.count("er is geen contract") == times


@pytest.mark.parametrize("text", ["x" * 3000, f"{LONG_WORD} " * 90, "- punt\n" * 120, f"{SENTENCE}\n" * 60, "a" * 6000])
def test_no_text_runs_out_of_its_box(text, monkeypatch):
    """What stands on the sheet is measured again there: the content of every box ends inside the box."""
    ends = {}

    def measuring(template, context, *, title, variant, **options):
        ends.update(canvas_sheets.measure(template, context, **options))

    monkeypatch.setattr(canvas_sheets, "render_pdf", measuring)
    canvas_pdf(canvas(boxes={"self": text, "treatment": text, "perspective": SENTENCE}))
    for box in ALL_BOXES:
        assert ends[f"end-{box}"].bottom <= ends[f"box-{box}"].bottom, box
        assert ends[f"end-{box}"].page == 0


def test_type_is_large_when_there_is_room(monkeypatch):
    sizes, place = [], canvas_sheets.sheet_css
    monkeypatch.setattr(canvas_sheets, "sheet_css", lambda size, layout: sizes.append(size) or place(size, layout))
    canvas_pdf(canvas())
    assert sizes == [SIZES[0]]


def test_the_same_canvas_gives_the_same_bytes():
    assert canvas_pdf(full_canvas(3)) == _example("too full")


def test_lines_that_contradict_the_total_are_refused():
    with pytest.raises(ValueError, match="Huidig: the lines add up to 20000"):
        canvas(current=Decimal(21000))


def test_unknown_boxes_and_scenarios_are_refused():
    with pytest.raises(ValueError, match="unknown boxes"):
        canvas(boxes={"situatie": "x"})
    with pytest.raises(ValueError, match="unknown scenario"):
        CostLine("huidig", "x", "", "", Decimal(1))


def test_rendement_is_unknown_while_an_amount_is():
    assert canvas(cost_lines=(), threatened=None).rendement is None


def test_pictures_and_signs_that_no_font_has_are_told():
    text = " ".join(text for _, text in spoken(canvas_pdf(canvas(boxes={"self": "Blij 👩‍👧‍👦🏠 en 家 thuis, أمّي"}))))
    assert "Blij [emoji] en □ thuis, " in text
