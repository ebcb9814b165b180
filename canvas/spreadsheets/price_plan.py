"""What an uploaded kostenkaart would change, told before anything is changed.

The same rules as by hand: a price never changes, a new one closes the one before it, an end only comes forward. What
the file does not name stays as it is. An open end in the file is fine where a next price closed that end here, so that
a file that was read in once can be read in again without a change.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cases.models import Scheme
from maatwerk.lib.dates import format_num
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.refusals import RuleBroken

from ..enums import PriceUnit
from ..models import Price, PriceItem
from ..prices import ONE_DAY, price_before
from .price_rows import HEADINGS, PriceRow

ITEM_FIELDS = ("scheme", "payer", "is_residence", "in_use")


@dataclass
class Span:
    """A price in the reckoning: one that is there (`price`) or one that would come (`row`)."""

    amount: Decimal
    valid_from: date
    valid_until: date | None
    price: Price | None = None
    row: PriceRow | None = None
    closes: "Span | None" = None


@dataclass
class ItemPlan:
    """What happens to one item: `item` is None for a new one; `values` are its fields, `changed` those that differ."""

    name: str
    unit: str
    item: PriceItem | None
    values: dict
    changed: dict = field(default_factory=dict)
    ends: list = field(default_factory=list)
    prices: list = field(default_factory=list)

    @property
    def label(self):
        """Name and unit, as people say it."""
        return f"{self.name}, {PriceUnit(self.unit).label}"


@dataclass
class Plan:
    """Everything that would change, and why nothing can (`problems`)."""

    items: list
    unchanged: int
    absent: int
    problems: list
    ignored: list

    @property
    def new_items(self):
        """Items that come on the kostenkaart."""
        return [item for item in self.items if item.item is None]

    @property
    def changed_items(self):
        """Items of which the regeling, payer, woonplek or use changes."""
        return [item for item in self.items if item.item is not None and item.changed]

    @property
    def new_prices(self):
        """(item, span) of every price that comes."""
        return [(item, span) for item in self.items for span in item.prices]

    @property
    def ends(self):
        """(item, price, last day) of every price that the file itself ends."""
        return [(item, *end) for item in self.items for end in item.ends]

    @property
    def changes(self):
        """Whether there is anything to do."""
        return bool(self.new_items or self.changed_items or self.new_prices or self.ends)

    @property
    def fingerprint(self):
        """The same for the same changes: what was seen is what is done."""
        told = [
            (
                item.name,
                item.unit,
                sorted((name, str(value)) for name, value in item.changed.items()),
                [(price.pk, str(day)) for price, day in item.ends],
                [(str(span.amount), str(span.valid_from), str(span.valid_until), span.row.source,
                  span.row.fictitious, span.closes and str(span.closes.valid_from)) for span in item.prices],
            )
            for item in self.items
        ]  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()


def make_plan(rows, problems=(), ignored=()):
    """The Plan for these PriceRows against the kostenkaart as it is now: three queries, however many rows."""
    problems, unchanged = list(problems), 0
    known = list(PriceItem.objects.select_related("scheme").prefetch_related("prices"))
    schemes = {scheme.name.casefold(): scheme for scheme in Scheme.objects.all()}
    plans = []
    for item, own in _by_item(rows, known):
        plan = _plan_item(item, own, schemes, problems)
        unchanged += _plan_prices(plan, own, problems)
        plans.append(plan)
    absent = len(known) - sum(plan.item is not None for plan in plans)
    in_order = sorted(problems, key=lambda problem: (problem.row, len(problem.cell), problem.cell))
    return Plan(plans, unchanged, absent, in_order, list(ignored))


def _by_item(rows, known):
    """(item or None, its rows): by name and unit; capitals only tell items apart where they do so already."""
    exact = {(item.name, item.unit): item for item in known}
    loose = {(item.name.casefold(), item.unit): item for item in known}
    groups = {}
    for row in rows:
        key = (row.name.casefold(), row.unit)
        item = exact.get((row.name, row.unit)) or loose.get(key)
        groups.setdefault(item.pk if item else key, (item, []))[1].append(row)
    return groups.values()


def _plan_item(item, rows, schemes, problems):
    first = rows[0]
    values = {name: getattr(first, name) for name in ITEM_FIELDS if getattr(first, name) is not None}
    for row in rows[1:]:
        for name in values:
            if getattr(row, name) != values[name]:
                sentence = f"Bij dezelfde post staat in rij {first.number} iets anders. Maak ze gelijk."
                problems.append(row.problem(name, sentence))
    if "scheme" in values:
        scheme = schemes.get(values["scheme"].casefold())
        if values["scheme"] and scheme is None:
            sentence = f"'{values['scheme']}' staat niet in de lijst met regelingen. Voeg haar daar eerst toe."
            problems.append(first.problem("scheme", sentence))
        values["scheme"] = scheme
    plan = ItemPlan(item.name if item else first.name, first.unit, item, values)
    if item:
        plan.changed = {name: value for name, value in values.items() if getattr(item, name) != value}
    return plan


def _plan_prices(plan, rows, problems):
    """Add ends and new prices to the plan of one item; returns how many rows are there already."""
    spans = {
        price.valid_from: Span(price.amount, price.valid_from, price.valid_until, price=price)
        for price in (plan.item.prices.all() if plan.item else ())
    }
    unchanged, seen, fresh = 0, {}, []
    for row in rows:
        if row.amount is None:
            unchanged += plan.item is not None
        elif row.valid_from in seen:
            sentence = f"Deze prijs staat twee keer in het bestand, ook in rij {seen[row.valid_from]}."
            problems.append(row.problem("valid_from", sentence))
        elif row.valid_from in spans:
            unchanged += _compare(plan, row, spans, problems)
        else:
            fresh.append(row)
        if row.amount is not None:
            seen.setdefault(row.valid_from, row.number)
    for row in sorted(fresh, key=lambda row: row.valid_from):
        _add(plan, row, spans, problems)
    return unchanged


def _compare(plan, row, spans, problems):
    """A price that is there: 1 when nothing changes, 0 when the file ends it; a problem for anything else."""
    span = spans[row.valid_from]
    price = span.price
    for name, shown in (("amount", format_euro_cents(price.amount)), ("source", f"'{price.source}'"),
                        ("fictitious", "ja" if price.fictitious else "nee")):  # fmt: skip
        value = getattr(row, name)
        if value is not None and value != getattr(price, name):
            sentence = (
                f"Een prijs verandert niet: vanaf {format_num(price.valid_from)} staat hier {shown}. "
                "Zet een nieuwe prijs in een eigen rij, met een latere dag."
            )
            problems.append(row.problem(name, sentence))
    if row.valid_until == price.valid_until or _closed_by_next(price, spans, row):
        return 1
    if price.valid_until and (row.valid_until is None or row.valid_until > price.valid_until):
        sentence = f"Deze prijs is afgesloten op {format_num(price.valid_until)} en gaat niet langer door."
        problems.append(row.problem("valid_until", sentence))
        return 0
    span.valid_until = row.valid_until
    plan.ends.append((price, row.valid_until))
    return 0


def _closed_by_next(price, spans, row):
    return row.valid_until is None and price.valid_until and price.valid_until + ONE_DAY in spans


def _add(plan, row, spans, problems):
    span = Span(row.amount, row.valid_from, row.valid_until, row=row)
    try:
        before = price_before(sorted(spans.values(), key=lambda each: each.valid_from), row.valid_from, row.valid_until)
    except RuleBroken as refusal:
        problems.append(row.problem("valid_from", refusal.sentence))
        return
    if before:
        before.valid_until = row.valid_from - ONE_DAY
        span.closes = before
    spans[row.valid_from] = span
    plan.prices.append(span)


def shown_changes(plan):
    """(heading, before, after) of the fields of an item that change, in words."""
    return [
        (HEADINGS[name], _word(getattr(plan.item, name)), _word(value)) for name, value in sorted(plan.changed.items())
    ]


def _word(value):
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value or "leeg")
