"""The letter to the council as the municipality sends it (layout facts 135-149 of the letters of 2019-2022)."""

import io
from functools import cache

import pytest
from pypdf import PdfReader

from reports.documents.blocks import Chart, FigureTable, Heading, text_blocks
from reports.pdf.documents import document_pdf
from tests.pdf_validation import bookmarks, smallest_type, spoken
from tests.reports.pdf.examples import BODY, LONG_WORD, chart, letter, long_letter


@cache
def _rendered(given):
    return document_pdf(given)


def _pages(given):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(_rendered(given))).pages]


def _text(given):
    return " ".join(_pages(given))


def test_first_page_holds_every_label_in_the_order_of_the_paper():
    text = _pages(letter())[0]
    labels = [
        "Gemeente Maastricht", "RETOURADRES Postbus 1992, 6201 BZ Maastricht", "Aan de dames en heren,",
        "BEZOEKADRES Mosae Forum 10", "POSTADRES Postbus 1992", "ONDERWERP Tussenevaluatie 50 gezinnen-aanpak",
        "DATUM 3 december 2020", "Verzonden: 03-12-2020", "BIJLAGEN 2", "BEHANDELD DOOR J. (Janneke) de Wit",
        "TELEFOONNUMMER 043 350 0000", "ONZE REFERENTIE 2020-33291", "E-MAILADRES janneke.de.wit@voorbeeld.nl",
        "FAXNUMMER 043 - 350 0001", "UW REFERENTIE --", "Geachte raadsleden,", "Hoogachtend,",
    ]  # fmt: skip
    text = text.replace("gezinnen- aanpak", "gezinnen-aanpak")
    assert [label for label in labels if label not in text] == []
    assert sorted(labels, key=text.index) == labels


def test_letter_not_sent_yet_says_nothing_of_sending():
    assert "Verzonden" not in _text(letter(send_on=""))


def test_no_enclosures_are_two_dashes():
    assert "BIJLAGEN -- " in _text(letter(enclosure_total=0))


def test_what_is_empty_leaves_no_label():
    text = _text(letter(fax="", phone="", handled_by="", our_reference="", email=""))
    for label in ("FAXNUMMER", "TELEFOONNUMMER", "BEHANDELD DOOR", "ONZE REFERENTIE", "E-MAILADRES"):
        assert label not in text


def test_labels_that_differ_per_letter_are_data():
    text = _text(letter(phone_label="DOORKIESNUMMER", website="www.voorbeeld.nl", your_reference="2020/7"))
    assert "DOORKIESNUMMER 043" in text
    assert "6201 BZ Maastricht www.voorbeeld.nl" in text
    assert "UW REFERENTIE 2020/7" in text


def test_next_pages_have_only_the_date_on_top_and_every_page_the_kind_of_letter():
    pages = _pages(long_letter(type_label="Vragen ex art. 47 RvO"))
    assert len(pages) == 3
    for page in pages[1:]:
        assert "DATUM 3 december 2020" in page
        assert "ONDERWERP" not in page
        assert "Gemeente Maastricht" not in page
    assert all("Vragen ex art. 47 RvO" in page for page in pages)


def test_the_running_date_and_kind_are_not_read_aloud():
    said = " ".join(text for _, text in spoken(_rendered(long_letter())))
    assert said.count("3 december 2020") == 1
    assert "Raadsinformatiebrief" not in said


def test_nothing_of_a_long_letter_is_lost():
    text = _text(long_letter())
    for i in range(1, 10):
        assert f"Vraag {i}:" in text
        assert f"Antwoord {i}:" in text


def test_signature_never_stands_alone_on_a_page():
    for extra in range(6, 14):
        pages = _pages(letter(body=(*BODY, *text_blocks("\n\n".join(["Nog een alinea."] * extra)))))
        last = pages[-1].removeprefix("DATUM 3 december 2020")
        if len(pages) > 1:
            assert last.strip().startswith("Nog een alinea.")


def test_letter_of_the_college_names_it_before_the_name():
    text = _text(letter(on_behalf_of_college=True))
    assert "Namens het college van burgemeester en wethouders van Maastricht, A. Žaar, Wethouder" in text
    assert "Namens het college" not in _text(letter())


def test_two_signatories_both_stand_under_the_letter():
    two = (("A. Bakker", "Wethouder Sociale Zaken"), ("B. Smit", "Wethouder Wmo"))
    said = " ".join(text for _, text in spoken(_rendered(letter(signatories=two))))
    assert "A. Bakker, Wethouder Sociale Zaken" in " ".join(said.split())
    assert "B. Smit, Wethouder Wmo" in " ".join(said.split())


def test_a_word_longer_than_its_column_is_broken_not_cut():
    text = _text(letter(title=f"{LONG_WORD} {LONG_WORD}", body=(*BODY, *text_blocks(LONG_WORD * 6))))
    joined = text.replace("- ", "").replace(" ", "")
    assert joined.count(LONG_WORD) >= 8


def test_headings_are_real_and_make_the_bookmarks():
    pdf = _rendered(letter())
    tags = [(tag, text) for tag, text in spoken(pdf) if tag.startswith("H")]
    assert tags[0][0] == "H1"
    assert ("H2", "Financieel rendement") in tags
    assert bookmarks(PdfReader(io.BytesIO(pdf))) == ["Tussenevaluatie 50 gezinnen-aanpak", "Financieel rendement"]


def test_mail_link_says_where_it_leads():
    page = PdfReader(io.BytesIO(_rendered(letter()))).pages[0]
    assert [link.get_object()["/Contents"] for link in page["/Annots"]] == ["E-mail aan janneke.de.wit@voorbeeld.nl"]


def test_file_names_itself():
    reader = PdfReader(io.BytesIO(_rendered(letter())))
    assert reader.metadata.title == "Raadsinformatiebrief: Tussenevaluatie 50 gezinnen-aanpak"
    assert reader.metadata.author == "Gemeente Maastricht"


def test_a_chart_is_read_by_its_title():
    assert ("Figure", "Rendement: € 27.000") in spoken(_rendered(letter(body=(*BODY, chart()))))


def test_type_is_never_too_small():
    assert smallest_type(_rendered(letter())) >= 8


def test_numbers_stand_right_and_words_left():
    table = FigureTable(("Wijk", "Aantal", "Bedrag", "Toelichting"), (("West", "20", "€ −1.354,33", "ruim 20"),), "x")
    assert [number for _, number in table.columns] == [False, True, True, False]


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match="2 cells under 3 headers"):
        FigureTable(("a", "b", "c"), (("1", "2"),), "Tabel")


def test_a_heading_of_level_one_is_the_subject_only():
    with pytest.raises(ValueError, match="level 2, 3 or 4"):
        Heading("Kop", level=1)


def test_a_chart_without_title_is_refused():
    with pytest.raises(ValueError, match="without <title>"):
        chart(title="")


def test_a_chart_of_loose_text_is_refused():
    with pytest.raises(ValueError, match=r"out of reports\.charts"):
        Chart("<svg><title>x</title></svg>")
