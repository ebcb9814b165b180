"""The 12-month arithmetic of the kosten-batenanalyse, on the sources' own figures and on generated ones."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.models.lines import twelve_month_amount

AMOUNTS = st.decimals(min_value="0.01", max_value="999999.99", places=2)


@pytest.mark.parametrize(
    ("amount", "frequency", "months", "total"),
    [
        ("74", "month", None, "888.00"),  # K14: rent, twelve months
        ("1354.33", "once", None, "1354.33"),  # K14: furnishing
        ("75", "week", None, "3900.00"),  # K15: leefgeld
        ("75", "week", "6", "1950.00"),
        ("186", "year", None, "186.00"),
        ("5800", "month", "3", "17400.00"),
        ("100", "year", "6", "50.00"),
    ],
)
def test_twelve_month_amount(amount, frequency, months, total):
    assert twelve_month_amount(Decimal(amount), frequency, months and Decimal(months)) == Decimal(total)


@given(AMOUNTS)
def test_one_off_amount_counts_whole(amount):
    assert twelve_month_amount(amount, "once", None) == amount


@given(
    AMOUNTS,
    st.sampled_from([("week", 52), ("month", 12), ("year", 1)]),
    st.decimals(min_value="0.25", max_value="12", places=2),
)
def test_periodic_amount_is_the_exact_share_rounded_to_the_cent(amount, frequency, months):
    name, times = frequency
    exact = Fraction(amount) * times * Fraction(months) / 12
    computed = twelve_month_amount(amount, name, months)
    assert computed == computed.quantize(Decimal("0.01"))
    # The share may be rounded inside by at most what 28 digits leave; the cent itself is never more than half off.
    assert abs(Fraction(computed) - exact) <= Fraction(1, 200) + Fraction(1, 10**12)
