"""Differences between texts, and two texts of one origin that go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.compare import compare_texts
from maatwerk.lib.matching import lines_of, sentences_of, words_of
from maatwerk.lib.merging import merge_texts

WORDS = st.sampled_from(
    [
        "moeder",
        "zoekt",
        "een",
        "huis",
        "de",
        "niet",
        "€ 1.250,50",
        "👩‍👧",
        "é",
        "ما",
        "\n",
        "\n\n",
        " ",
        ".",
        "- ",
        "<b>",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS).map(" ".join))


def shown(old, new):
    """`[-weg-]` and `[+erbij+]` in the running text."""
    signs = {"equal": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in compare_texts(old, new))


@given(TEXTS)
def test_tokens_are_the_text(text):
    for split in (lines_of, sentences_of, words_of):
        assert "".join(split(text)) == text


@given(TEXTS, TEXTS)
def test_differences_rebuild_both_texts(old, new):
    parts = compare_texts(old, new)
    assert "".join(part.text for part in parts if part.kind != "added") == old
    assert "".join(part.text for part in parts if part.kind != "removed") == new
    assert all(part.text for part in parts)


@given(TEXTS)
def test_same_text_has_no_differences(text):
    assert all(part.kind == "equal" for part in compare_texts(text, text))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Moeder zoekt werk.", "Moeder zoekt nu werk.", "Moeder zoekt [+nu +]werk."),
        ("Huur € 1.250 per maand.", "Huur € 1.400 per maand.", "Huur € [-1.250-][+1.400+] per maand."),
        ("Eerst dit. Dan dat.", "Eerst dit. Nu ook. Dan dat.", "Eerst dit. [+Nu ook. +]Dan dat."),
        ("a\n\nb", "a\n\nnieuw\n\nb", "a\n\n[+nieuw\n\n+]b"),
        ("", "tekst", "[+tekst+]"),
        ("tekst", "", "[-tekst-]"),
        ("moeder-kindhuis", "moeder-kind huis", "[-moeder-kindhuis-][+moeder-kind huis+]"),
        ("twee👩‍👧", "twee👩‍👦", "twee[-👩‍👧-][+👩‍👦+]"),
        # A common word inside a rewritten stretch goes along with it.
        (
            "Het gezin woont in de auto.",
            "Het gezin slaapt sinds mei bij de buren.",
            "Het gezin [-woont in de auto-][+slaapt sinds mei bij de buren+].",
        ),
    ],
)
def test_differences_read_as_a_person_would_mark_them(old, new, expected):
    assert shown(old, new) == expected


def test_paragraphs_are_laid_beside_each_other_first():
    old = "De school belt elke week.\n\nMoeder werkt niet.\n\nDe huur is te hoog."
    new = "Moeder werkt niet.\n\nDe huur is veel te hoog.\n\nOma past op."
    assert shown(old, new) == (
        "[-De school belt elke week.\n\n-]Moeder werkt niet.\n\nDe huur is [+veel +]te hoog.[+\n\nOma past op.+]"
    )


def test_longest_texts_are_compared_without_a_table_of_all_pairs(monkeypatch):
    """20,000 characters on both sides: the exact table is only made for short stretches."""
    from maatwerk.lib import matching

    cells, exact = [], matching._exact

    def counted(old, new, low, high, left, right):
        cells.append((high - low) * (right - left))
        return exact(old, new, low, high, left, right)

    monkeypatch.setattr(matching, "_exact", counted)
    sentence = "De moeder zoekt een huis en de buurvrouw past op. "
    for old, new in [
        (sentence * 400, (sentence * 400).replace("huis", "woning")),
        ("a " * 10_000, "b a " * 5_000),
        (sentence * 400, "Iets heel anders, zonder zinnen " * 600),
        ("x" * 20_000, "y" * 20_000),
    ]:
        parts = compare_texts(old, new)
        assert "".join(part.text for part in parts if part.kind != "added") == old
        assert "".join(part.text for part in parts if part.kind != "removed") == new
    assert max(cells, default=0) <= matching.CELLS
    assert sum(cells) < 60 * matching.CELLS


# --- two texts of one origin -----------------------------------------------------------------------------------------
BASE = "Moeder zoekt een huis.\n\nDe huur is te hoog.\n\nOma past op de kinderen."


@given(TEXTS, TEXTS)
def test_merging_what_one_did_not_touch_gives_the_other(base, changed):
    assert merge_texts(base, base, changed) == (changed, True)
    assert merge_texts(base, changed, base) == (changed, True)
    assert merge_texts(base, changed, changed) == (changed, True)


@given(TEXTS, TEXTS, TEXTS)
def test_no_added_word_is_lost_in_merging(base, mine, theirs):
    merged, _ = merge_texts(base, mine, theirs)
    for text in (mine, theirs):
        for word in set(text.split()):
            added = text.split().count(word) - base.split().count(word)
            assert merged.count(word) >= added


def test_changes_in_different_paragraphs_go_together():
    mine = BASE.replace("zoekt een huis", "zoekt een huis met drie kamers")
    theirs = BASE.replace("te hoog", "te hoog: € 1.100")
    together = mine.replace("te hoog", "te hoog: € 1.100")
    assert merge_texts(BASE, mine, theirs) == (together, True)
    assert merge_texts(BASE, theirs, mine) == (together, True)


def test_changes_in_different_sentences_of_one_line_go_together():
    base = "Moeder werkt. Vader zoekt. Oma past op."
    assert merge_texts(base, base.replace("Moeder werkt", "Moeder werkt weer"), base + " De school helpt.") == (
        "Moeder werkt weer. Vader zoekt. Oma past op. De school helpt.",
        True,
    )


def test_changes_far_apart_in_one_sentence_go_together():
    base = "Moeder zoekt sinds de zomer een huis met een tuin voor de kinderen."
    merged = merge_texts(base, base.replace("zomer", "herfst"), base.replace("kinderen", "kinderen en de hond"))
    assert merged == ("Moeder zoekt sinds de herfst een huis met een tuin voor de kinderen en de hond.", True)


def test_two_versions_of_one_sentence_both_stay():
    merged, clean = merge_texts(BASE, BASE.replace("te hoog", "betaalbaar"), BASE.replace("te hoog", "veel te hoog"))
    assert not clean
    assert "De huur is betaalbaar. De huur is veel te hoog." in merged
    assert merged.startswith("Moeder zoekt een huis.")
    assert merged.endswith("Oma past op de kinderen.")


def test_two_new_paragraphs_at_the_end_both_stay():
    assert merge_texts(BASE, f"{BASE}\n\nVan mij.", f"{BASE}\n\nVan jou.") == (
        f"{BASE}\n\nVan mij.\n\nVan jou.",
        False,
    )


def test_what_was_typed_on_from_the_same_start_is_one_text():
    assert merge_texts("", "Hallo wer", "Hallo wereld") == ("Hallo wereld", True)
    assert merge_texts(BASE, f"{BASE} Nieuw", f"{BASE} Nieuw en meer.") == (f"{BASE} Nieuw en meer.", True)


def test_taken_out_by_one_and_changed_by_the_other_stays():
    merged, clean = merge_texts(BASE, BASE.replace("De huur is te hoog.", ""), BASE.replace("te hoog", "veel te hoog"))
    assert not clean
    assert "De huur is veel te hoog." in merged
