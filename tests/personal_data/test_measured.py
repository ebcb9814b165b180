"""How well the hints do on the stored sentences. The limits are those that the hints must keep (no wall clock)."""

from pathlib import Path

import pytest
from django.core.management import call_command

from maatwerk.lib.personal_data.measure import LOWER, MEASURED, read, score, unmark
from maatwerk.management.commands.measure_hints import LABELS

FOLDER = Path(__file__).parent
TUNED, HELD_OUT = read(FOLDER / "sentences.txt"), read(FOLDER / "held_out.txt")


@pytest.fixture(scope="module", params=["sentences.txt", "held_out.txt"])
def measured(request):
    """The score of one set."""
    return score(read(FOLDER / request.param))


def test_names_with_a_capital_are_found_and_little_else(measured):
    assert measured.recall("name") >= 0.90, measured.missed
    assert measured.precision("name") >= 0.90, measured.wrong


@pytest.mark.parametrize("kind", ["bsn", "iban", "email"])
def test_numbers_with_check_digits_and_mail_are_all_found_and_never_wrongly(measured, kind):
    assert (measured.recall(kind), measured.precision(kind)) == (1, 1), (measured.missed, measured.wrong)


@pytest.mark.parametrize("kind", ["phone", "address", "birth"])
def test_other_forms_are_mostly_found(kind):
    """Only on the large set: the other holds two or three of each."""
    measured = score(TUNED)
    assert measured.recall(kind) >= 0.9, measured.missed
    assert measured.precision(kind) >= 0.9, measured.wrong


def test_names_without_a_capital_are_found_gently(measured):
    assert measured.recall(LOWER) >= 0.6, measured.missed
    assert measured.precision(LOWER) >= 0.9, measured.wrong


def test_the_sets_are_large_and_varied():
    assert len(TUNED) >= 180
    assert len(HELD_OUT) >= 40
    kinds = {kind for _, marks in TUNED for kind, _, _ in marks}
    assert kinds == set(MEASURED)
    assert sum(1 for _, marks in TUNED if not marks) >= 40


def test_marks_are_read():
    assert unmark("Bel [name|Selam] op [phone|06-12345678].") == (
        "Bel Selam op 06-12345678.",
        [("name", 4, 9), ("phone", 13, 24)],
    )


def test_a_detector_that_finds_nothing_scores_nothing(monkeypatch):
    monkeypatch.setattr("maatwerk.lib.personal_data.measure.find", lambda text: [])
    blind = score(TUNED)
    assert (blind.recall("name"), blind.recall("bsn")) == (0, 0)


def test_the_command_prints_every_kind_of_both_sets(capsys):
    call_command("measure_hints")
    printed = capsys.readouterr().out
    assert all(printed.count(f"\n{label} ") == 2 for label in LABELS.values())
    assert "waarop is afgesteld" in printed
    assert "apart gehouden" in printed
