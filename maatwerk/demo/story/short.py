"""Short constructors that keep the story readable: amounts and dates as a person would write them."""

from datetime import date
from decimal import Decimal

from maatwerk.demo.story.shapes import Funding, Line, Meting, Payment, Release


def day(text: str) -> date:
    """A day from its ISO form, "2020-04-15"."""
    return date.fromisoformat(text)


def euro(amount: str | int) -> Decimal:
    """An amount in euros with cents, from 74 or "1354.33"."""
    return Decimal(amount).quantize(Decimal("0.01"))


def _span(months: str | int | None) -> Decimal | None:
    return None if months is None else Decimal(months)


def current(what, scheme, payer, amount, frequency="once", months=None, *, basis, source="dossier") -> Line:
    """A cost line of the scenario Huidig."""
    return Line("current", what, scheme, payer, euro(amount), frequency, _span(months), basis, source)


def threatened(what, scheme, payer, amount, frequency="once", months=None, *, basis, source="inschatting") -> Line:
    """A cost line of the scenario Dreigend."""
    return Line("threatened", what, scheme, payer, euro(amount), frequency, _span(months), basis, source)


def custom(what, scheme, payer, amount, frequency="once", months=None, *, basis, source="offerte") -> Line:
    """A cost line of the scenario Maatwerk: the help as it costs under the plan, whoever pays."""
    return Line("custom", what, scheme, payer, euro(amount), frequency, _span(months), basis, source)


def regular(scheme, what, amount, frequency="once", months=None, *, until="", review=None) -> Funding:
    """Bekostiging from a regular scheme; it still needs its own beschikking."""
    return Funding("regular", "", scheme, "", "", what, euro(amount), frequency, _span(months), until, review)


def from_fund(
    fund, ground, what, amount, frequency="once", months=None, *, tried, until="", review=None, scheme=""
) -> Funding:
    """Bekostiging from a fund, with its ground ('not_possible' or 'too_slow') and what was tried first."""
    return Funding("fund", fund, scheme, ground, tried, what, euro(amount), frequency, _span(months), until, review)


def paid(on: str, amount: str | int, what: str, index: int = 0) -> Payment:
    """A payment on the commitment of funding line `index`."""
    return Payment(day(on), euro(amount), what, index)


def released(on: str, amount: str | int, what: str, index: int = 0) -> Release:
    """A release of what is left on the commitment of funding line `index`."""
    return Release(day(on), euro(amount), what, index)


def mark(moment: str, role: str, value: str | int, held_on: str, story: str) -> Meting:
    """A meting with a mark."""
    return Meting(moment, role, Decimal(str(value)), "", story, day(held_on))


def no_mark(moment: str, role: str, reason: str, held_on: str, story: str = "") -> Meting:
    """A meting that was held but gave no mark, with the reason."""
    return Meting(moment, role, None, reason, story, day(held_on))


def missed(moment: str, role: str, reason: str = "") -> Meting:
    """A meting that never took place."""
    return Meting(moment, role, None, reason, "", None)
