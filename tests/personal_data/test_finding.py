"""What the hints say about a text: what to write instead, where it stands, and what stays quiet."""

import datetime as dt
import itertools

import pytest

from maatwerk.lib import clock
from maatwerk.lib.bsn import bsn_spans, find_bsn
from maatwerk.lib.personal_data import deduced, find


@pytest.fixture(autouse=True)
def _today():
    with clock.at(dt.datetime(2020, 11, 24, 15)):
        yield


def _replaced(text, which=0, option=0):
    finding = find(text)[which]
    start, end = finding.replaces
    return text[:start] + finding.options[option] + text[end:]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Haar dochter Sophie slaapt slecht.", "Haar dochter slaapt slecht."),
        ("Haar dochter Sophie (8) slaapt.", "Haar dochter (8) slaapt."),
        ("De zoon (15), Yusuf, zit thuis.", "De zoon (15), zit thuis."),
        ("Mevrouw El Amrani huurt bij Servatius.", "Moeder huurt bij Servatius."),
        ("Sophie (8) slaapt slecht.", "Dochter (8) slaapt slecht."),
        ("Onze consulent Bram gaat mee.", "Onze consulent gaat mee."),
        ("Selam, de moeder, werkt 's nachts.", "Moeder, de moeder, werkt 's nachts."),
        ("De jongste is geboren op 3 mei 2012.", "De jongste is 8 jaar."),
        ("De dochter (3 mei 2012) is thuis.", "De dochter (8) is thuis."),
        ("Zij woont op Kastanjelaan 12.", "Zij woont op dit adres."),
        ("Mail naar moeder@voorbeeld.nl vandaag.", "Mail naar  vandaag."),
    ],
)
def test_suggestion_can_take_the_place_of_what_was_found(text, instead):
    assert _replaced(text) == instead


def test_a_role_that_stands_once_is_known_everywhere():
    options = [finding.options for finding in find("Haar dochter Sophie zit thuis. School wil Sophie helpen.")]
    assert options == [("dochter",), ("dochter",)]


def test_without_a_role_there_is_a_choice():
    assert find("Volgens Oleksandr kan het.")[0].options == ("moeder", "vader", "kind")


def test_findings_do_not_overlap_and_an_account_is_no_telephone():
    found = find("Rekening NL91 ABNA 0417 1643 00 van Sophie, tel. 06-12345678, BSN 123456782.")
    assert [finding.kind for finding in found] == ["iban", "name", "phone", "bsn"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("123456782", "123456782"),
        ("1234.56.782", "123456782"),
        ("111 222 333", "111222333"),
        ("111-222-333", "111222333"),
        ("1 2 3 4 5 6 7 8 2", "123456782"),
        ("bsn 12345672", "012345672"),
        ("12345672", ""),  # eight digits that do not say what they are
        ("€ 123.456.782", ""),
        ("123456789", ""),
        ("1234567821", ""),
        ("000000000", ""),
        ("zaak 2020-014", ""),
        ("ons kenmerk 2019.37153", ""),
    ],
)
def test_bsn_in_its_forms(text, digits):
    assert find_bsn(text) == digits


def test_every_bsn_of_a_text_is_told():
    assert len(bsn_spans("111222333 en 123456782 en 123456789")) == 2


def test_a_plain_date_is_no_date_of_birth():
    assert find("Op 15 april 2019 spraken wij de moeder; de volgende afspraak is 03-05-2021.") == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "<script>alert(1)</script>", "😀😀😀", "مرحبا", "a" * 20_000, "A" * 20_000, "1" * 20_000],
)
def test_odd_text_is_read_without_trouble(text):
    assert isinstance(find(text), list)


@pytest.mark.parametrize("piece", ["Aa-", "a@", "0 ", "NL91 ", "van de ", "Straat ", "J. ", "geb. "])
def test_a_long_text_of_one_piece_is_read(piece):
    """No pattern may take forever on a text that almost matches; the run would hang."""
    assert isinstance(find(piece * 5_000), list)


def test_without_deduce_the_other_rules_go_on(monkeypatch, caplog):
    monkeypatch.setattr(deduced, "_state", {"tried": False, "deduce": None})
    monkeypatch.setattr(deduced, "_load", lambda: (_ for _ in ()).throw(OSError("vol")))
    found = find("Oleksandr belde gisteren met 06-12345678 over Tigist.")
    assert [finding.kind for finding in found] == ["name", "phone", "name"]
    assert "deduce kan niet laden" in caplog.text
    assert "Oleksandr" not in caplog.text
