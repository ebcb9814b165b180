"""Amounts as the letters write them, and as people type them."""

from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from maatwerk.lib.euro import UNREADABLE, format_amount, format_euro, format_euro_cents, parse_euro
from maatwerk.lib.fields import EuroField


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("300000"), "€\u00a0300.000"),
        (Decimal("0"), "€\u00a00"),
        (Decimal("-43000"), "€\u00a0−43.000"),
        (Decimal("-0.4"), "€\u00a00"),
        (Decimal("1354.50"), "€\u00a01.355"),
        (1_000_000, "€\u00a01.000.000"),
    ],
)
def test_format_euro_writes_whole_euros(amount, text):
    assert format_euro(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("1354.33"), "€\u00a01.354,33"),
        (Decimal("-12.5"), "€\u00a0−12,50"),
        (Decimal("0.005"), "€\u00a00,01"),
        (Decimal("-0.001"), "€\u00a00,00"),
    ],
)
def test_format_euro_cents_writes_cents(amount, text):
    assert format_euro_cents(amount) == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250,50", "1250.50"),
        ("€ 1.250", "1250.00"),
        ("€\u00a01.250,5", "1250.50"),
        ("1250", "1250.00"),
        (" 50,- ", "50.00"),
        ("50,--", "50.00"),
        ("-12,50", "-12.50"),
        ("−12,50", "-12.50"),
        ("0", "0.00"),
        ("1.000.000", "1000000.00"),
        # As a spreadsheet writes it; with three digits behind it the dot is the Dutch one.
        ("1250.50", "1250.50"),
        ("1250.5", "1250.50"),
        ("0.99", "0.99"),
        ("-1250.50", "-1250.50"),
        ("1.250", "1250.00"),
    ],
)
def test_parse_euro_reads_what_people_type(text, amount):
    parsed = parse_euro(text)
    assert (parsed, str(parsed)) == (Decimal(amount), amount)


@pytest.mark.parametrize(
    "text", ["", "veel", "1,250.50", "1.250.50", "1250.505", "1,234", "1.2345", "12,", "1 250,5,5", "1e3", "--5", "€"]
)
def test_parse_euro_refuses_what_can_be_misread(text):
    with pytest.raises(ValueError, match="Schrijf een bedrag") as refusal:
        parse_euro(text)
    assert str(refusal.value) == UNREADABLE


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_parse_euro_reads_back_what_is_written(amount):
    assert parse_euro(format_euro_cents(amount)) == amount
    assert parse_euro(format_amount(amount)) == amount


class AmountForm(forms.Form):
    amount = EuroField(label="Bedrag", max_value=300_000)


def test_euro_field_cleans_to_decimal():
    form = AmountForm({"amount": "€ 1.250,50"})
    assert form.is_valid()
    assert form.cleaned_data == {"amount": Decimal("1250.50")}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Dit veld is verplicht."),
        ("  ", "Dit veld is verplicht."),
        ("1,250.50", UNREADABLE),
        ("-1", "Het bedrag mag niet lager zijn dan €\u00a00."),
        ("300.000,01", "Het bedrag mag niet hoger zijn dan €\u00a0300.000."),
    ],
)
def test_euro_field_says_what_is_wrong_and_keeps_the_text(typed, sentence):
    form = AmountForm({"amount": typed})
    assert form.errors == {"amount": [sentence]}
    assert form["amount"].value() == typed


def test_euro_field_shows_a_stored_amount_in_dutch():
    html = str(AmountForm(initial={"amount": Decimal("1250.5")})["amount"])
    assert 'value="1.250,50"' in html
    assert 'inputmode="decimal"' in html
    assert 'type="text"' in html


def test_euro_field_compares_amounts_not_spelling():
    form = AmountForm({"amount": "€ 1.250"}, initial={"amount": Decimal("1250.00")})
    assert form.changed_data == []
    form = AmountForm({"amount": "1.251"}, initial={"amount": Decimal("1250.00")})
    assert form.changed_data == ["amount"]


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("7.5"), "7,5"), (Decimal("8.0"), "8"), (8, "8"), (Decimal("6.75"), "6,8"), (None, "")]
)
def test_mark_filter(value, text):
    assert Template("{% load mw %}{{ value|mark }}").render(Context({"value": value})) == text


def test_euro_filters_in_a_template():
    template = Template("{% load mw %}{{ a|euro }} {{ a|euro_cents }} [{{ none|euro }}]")
    assert template.render(Context({"a": Decimal("1354.33"), "none": None})) == "€\u00a01.354 €\u00a01.354,33 []"
