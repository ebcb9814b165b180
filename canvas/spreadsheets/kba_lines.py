"""The cost lines of a kosten-batenanalyse as a spreadsheet needs them, from the concept or from a frozen version."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..enums import Frequency, Scenario

NUMBERS = ("amount", "low", "high", "rate", "quantity", "months", "total", "low_total", "high_total")
TEXTS = ("description", "payer", "basis", "source", "rate_unit")


@dataclass(frozen=True)
class KbaLine:
    """One line: amounts in euro, `total` and its range over the twelve months as the app reckons them."""

    scenario: Scenario
    description: str
    scheme: str
    payer: str
    amount: Decimal
    frequency: Frequency
    total: Decimal
    low_total: Decimal
    high_total: Decimal
    months: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    rate_unit: str = ""
    quantity: Decimal | None = None
    basis: str = ""
    source: str = ""


@dataclass(frozen=True)
class Kba:
    """What a workbook is made of: `horizon_from` is None for a version from before periods."""

    case: str
    about: str  # which one this is: the concept of a day, or a version
    lines: list
    horizon_from: date | None
    reviewed: str = ""  # who looked the costs over, when
    hash: str = ""


def lines_of(cost_lines):
    """KbaLines of CostLines, by scenario and in the order in which they stand there."""
    found = [
        KbaLine(
            scenario=Scenario(line.scenario),
            scheme=line.scheme.name if line.scheme else "",
            frequency=Frequency(line.frequency),
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            **{name: getattr(line, name) for name in (*NUMBERS, *TEXTS)},
        )
        for line in cost_lines
    ]
    return _in_order(found)


def frozen_lines_of(content):
    """KbaLines of the content of a version; what an older version did not have yet is empty."""
    return _in_order([_frozen(line) for line in content["costs"]])


def _frozen(line):
    numbers = {name: Decimal(line[name]) if line.get(name) else None for name in NUMBERS}
    for name in ("low_total", "high_total"):
        if numbers[name] is None:
            numbers[name] = numbers["total"]
    return KbaLine(
        scenario=Scenario(line["scenario"]),
        scheme=line.get("scheme", ""),
        frequency=Frequency(line["frequency"]),
        starts_on=_day(line.get("starts_on")),
        ends_on=_day(line.get("ends_on")),
        **numbers,
        **{name: line.get(name, "") for name in TEXTS},
    )


def _day(text):
    return date.fromisoformat(text) if text else None


def _in_order(lines):
    order = list(Scenario)
    return sorted(lines, key=lambda line: order.index(line.scenario))
