"""Typed text becomes paragraphs, lists and pieces, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.documents.blocks import BulletList, Paragraph, text_blocks
from reports.documents.words import BREAK, printable
from reports.pdf.canvas_text import LONG, passages, pieces_of

TEXT = st.text(alphabet=st.sampled_from("ab é.!? \n-•…”"), max_size=400)


def test_paragraphs_and_lists():
    text = "Eerste alinea.\nTweede regel.\n\n- een\n- twee\n  vervolg van twee\n\nSlot."
    assert text_blocks(text) == (
        Paragraph("Eerste alinea.\nTweede regel."),
        BulletList(("een", "twee vervolg van twee")),
        Paragraph("Slot."),
    )


def test_a_list_right_under_a_paragraph_is_a_list():
    assert text_blocks("Nodig:\n- een\n* twee\n") == (Paragraph("Nodig:"), BulletList(("een", "twee")))


def test_a_minus_inside_a_line_is_no_list():
    assert text_blocks("van 3 - 5 jaar\n-5 graden") == (Paragraph("van 3 - 5 jaar\n-5 graden"),)


def test_empty_text_has_no_blocks():
    assert text_blocks("") == text_blocks(" \n\r\n ") == ()


def test_pieces_are_sentences():
    found = [piece.text for piece in pieces_of("Een. Twee! Is dat alles?\nJa.")]
    assert found == ["Een. ", "Twee! ", "Is dat alles?\n", "Ja."]


def test_a_word_without_end_is_cut():
    assert max(len(piece.text) for piece in pieces_of("x" * 3000)) <= LONG


@given(TEXT)
def test_pieces_joined_are_the_text(text):
    blocks = text_blocks(text)
    texts = [item for block in blocks for item in (block.items if isinstance(block, BulletList) else [block.text])]
    assert "".join(piece.text for piece in pieces_of(text)) == "".join(texts)


@given(TEXT, st.integers(0, 12))
def test_a_cut_text_has_all_pieces_on_one_of_the_two_sheets(text, cut):
    pieces = pieces_of(text)
    built = [*passages(pieces[:cut]), *passages(pieces[cut:])]
    found = [part for passage in built for line in passage.lines for _, part in line.pieces]
    found = [part.replace(BREAK, "") for part in found]
    assert found == [piece.text for piece in pieces]


def test_a_word_without_end_gets_places_to_break():
    assert printable("x" * 130) == f"{'x' * 60}{BREAK}{'x' * 60}{BREAK}{'x' * 10}"
    assert printable(f"{'x' * 60} y") == f"{'x' * 60} y"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("collega's, zo'n, 's avonds, Hans' huis", "collega’s, zo’n, ’s avonds, Hans’ huis"),
        ("het traject 'Eenvoudig maatwerk'.", "het traject ‘Eenvoudig maatwerk’."),
        ('zij zei: "Dit helpt."', "zij zei: “Dit helpt.”"),
        ("5' en 6\" en ' alleen", "5’ en 6\" en ' alleen"),
    ],
)
def test_quotes_are_printed_curly(typed, printed):
    assert printable(typed) == printed
