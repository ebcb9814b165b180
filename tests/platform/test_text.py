"""Text as people type it: paragraphs and lists come back, markup never does."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from maatwerk.lib.text import TextBlock, clean_text, split_blocks
from reports.documents.blocks import BulletList, NumberedList, Paragraph, text_blocks


def shown(text):
    return Template("{% load mw %}{{ text|blocks }}").render(Context({"text": text}))


def test_paragraphs_and_lists_are_told_apart():
    text = "Moeder werkt.\nZij leest voor.\n\nWat:\n- school\n* oma\n  elke dag\n• buurt\n1. eerst\n2) dan\n\nKlaar."
    assert split_blocks(text) == [
        TextBlock("paragraph", ("Moeder werkt.", "Zij leest voor.")),
        TextBlock("paragraph", ("Wat:",)),
        TextBlock("bullets", ("school", "oma elke dag", "buurt")),
        TextBlock("numbers", ("eerst", "dan")),
        TextBlock("paragraph", ("Klaar.",)),
    ]


def test_blocks_as_html():
    assert shown("Een.\nTwee.\n\n- a\n- b") == (
        '<p dir="auto">Een.<br>\nTwee.</p>\n<ul><li dir="auto">a</li><li dir="auto">b</li></ul>'
    )
    assert shown("3. derde\n4. vierde") == '<ol start="3"><li dir="auto">derde</li><li dir="auto">vierde</li></ol>'
    assert shown("") == shown(None) == ""


@pytest.mark.parametrize("text", ["<script>x</script>", "- <img src=x onerror=y>", '1. "><b>', "&lt;script&gt;"])
def test_markup_is_shown_as_text(text):
    html = shown(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;" in html.replace("&amp;lt;", "&lt;")


@pytest.mark.parametrize("text", ["-5 graden", "2020 was zwaar", "1.250,50 euro", "100. dag", "--", "-"])
def test_a_sentence_that_only_looks_like_an_item_is_a_paragraph(text):
    assert split_blocks(text) == [TextBlock("paragraph", (text,))]


def test_control_characters_go_and_other_scripts_stay():
    assert clean_text("a\x00b\r\nc\rd\te\x1b") == "ab\nc\nd\te"
    assert clean_text("مرحبا 👩‍👧 é") == "مرحبا 👩‍👧 é"


@given(st.text())
def test_no_word_is_lost_between_typing_and_reading(text):
    words = "".join(clean_text(text).split())
    read = "".join("".join(line.split()) for block in split_blocks(text) for line in block.lines)
    assert [char for char in words if char.isalpha()] == [char for char in read if char.isalpha()]


def test_the_same_text_in_a_document():
    assert text_blocks("Zin.\n\n- a\n- b\n\n1. c\n2. d") == (
        Paragraph("Zin."),
        BulletList(("a", "b")),
        NumberedList(("c", "d")),
    )
