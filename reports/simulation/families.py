"""What happens to one made-up family, drawn from a seed: the same seed and number give the same family."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from cases.enums import MONTHS_AFTER, Ground, Moment, ReferralSource, S

FIRST, LAST = dt.date(2019, 3, 4), dt.date(2020, 11, 30)
TUESDAY = 1
# How a family's way ends, with how many of a hundred.
ENDINGS = {
    S.REGISTERED: 4, S.IN_CONVERSATION: 4, S.REGULAR: 10, S.FAMILY_DECLINED: 4, S.WITHDRAWN: 4, S.SPAR_TABLE: 8,
    S.NOT_AGREED: 3, S.AGREED: 13, S.IN_EXECUTION: 15, S.AFTERCARE: 35,
}  # fmt: skip
BEFORE_A_TABLE = (S.REGISTERED, S.IN_CONVERSATION, S.REGULAR, S.FAMILY_DECLINED, S.WITHDRAWN)
WITH_AKKOORD = (S.AGREED, S.IN_EXECUTION, S.AFTERCARE)
MEMBERS = ("moeder", "vader", "jeugdige")


@dataclass(slots=True)
class Family:
    """One family. Amounts in euro over twelve months; marks are {moment: [(role, mark or None)]}."""

    registered_on: dt.date
    ending: str
    adults: int
    children: int
    source: str
    ground: str
    domains: list[int]
    people: list[int]  # maatwerkeindbaas, consulent and the other two eyes, as places in their lists
    lesson: int | None
    canvas_on: dt.date | None = None
    spar_on: dt.date | None = None
    table_on: dt.date | None = None
    started_on: dt.date | None = None
    executed_on: dt.date | None = None
    exit_on: dt.date | None = None
    costs: dict[str, tuple[Decimal, Decimal, Decimal]] = field(default_factory=dict)  # low, amount, high
    asked: Decimal | None = None  # of the fonds
    paid: bool = False
    taken_back: bool = False
    marks: dict[str, list] = field(default_factory=dict)
    due: dict[str, dt.date] = field(default_factory=dict)


def families(seed, batch, count, *, coaches, consultants, domains, lessons):
    """`count` families of one batch; the numbers say how many there are to choose from."""
    rng = Random(f"{seed}/{batch}")  # noqa: S311 - made-up data, to be repeated
    return [_family(rng, coaches, consultants, domains, lessons) for _ in range(count)]


def _family(rng, coaches, consultants, domains, lessons):
    registered = FIRST + dt.timedelta(days=rng.randrange(540))
    family = Family(
        registered_on=registered,
        ending=rng.choices(list(ENDINGS), weights=ENDINGS.values())[0],
        adults=rng.choice((1, 1, 2)),
        children=rng.choice((1, 1, 2, 2, 3, 4)),
        source=rng.choice(ReferralSource.values),
        ground=rng.choice(Ground.values),
        domains=rng.sample(range(domains), rng.choice((2, 2, 3, 4))),
        people=[*rng.sample(range(coaches), 3), rng.randrange(consultants)],
        lesson=rng.randrange(lessons) if rng.random() < 0.15 else None,
    )
    if family.ending in BEFORE_A_TABLE:
        family.exit_on = registered + dt.timedelta(days=rng.randrange(1, 60))
        return family
    _to_the_tables(rng, family)
    if family.ending in WITH_AKKOORD:
        _carried_out(rng, family)
    return family


def _to_the_tables(rng, family):
    family.canvas_on = family.registered_on + dt.timedelta(days=rng.randrange(7, 20))
    family.spar_on = _tuesday(family.canvas_on + dt.timedelta(days=3))
    family.marks[Moment.CANVAS] = _marks(rng, family, 4)
    if family.ending == S.SPAR_TABLE:
        return
    family.table_on = family.spar_on + dt.timedelta(days=7)
    if rng.random() < 0.67:
        family.costs = {
            "current": _range(rng, 5_000, 40_000),
            "threatened": _range(rng, 15_000, 90_000),
            "custom": _range(rng, 4_000, 50_000),
        }
        if rng.random() < 0.6:
            family.asked, family.paid = Decimal(rng.randrange(50_000, 900_000)) / 100, rng.random() < 0.7
    if family.ending == S.NOT_AGREED:
        family.exit_on = family.table_on


def _carried_out(rng, family):
    if family.ending == S.AGREED:
        # Some akkoorden are taken back a week later, and the case stops.
        if family.asked is None and rng.random() < 0.2:
            family.taken_back, family.ending = True, S.WITHDRAWN
            family.exit_on = family.table_on + dt.timedelta(days=7)
        return
    family.started_on = family.table_on + dt.timedelta(days=rng.randrange(1, 21))
    if family.ending == S.AFTERCARE:
        family.executed_on = family.started_on + dt.timedelta(days=rng.randrange(14, 90))
        if family.executed_on > LAST:
            family.executed_on, family.ending = None, S.IN_EXECUTION
    for moment, months in MONTHS_AFTER.items():
        family.due[moment] = family.started_on + dt.timedelta(days=months * 365 // 12)
        if family.due[moment] <= LAST and rng.random() < 0.85:
            family.marks[moment] = _marks(rng, family, 5 + months / 4)


def _tuesday(day):
    return day + dt.timedelta(days=(TUESDAY - day.weekday()) % 7)


def _range(rng, low, high):
    """An amount with cents; one in three lies between a low and a high end."""
    amount = Decimal(rng.randrange(low * 100, high * 100)) / 100
    width = rng.choice((0, 0, 1)) * amount / 10
    return tuple(each.quantize(Decimal("0.01")) for each in (amount - width, amount, amount + width))


def _marks(rng, family, around):
    roles = MEMBERS[: rng.randrange(1, 4)]
    return [(role, _mark(rng, around) if rng.random() < 0.85 else None) for role in roles]


def _mark(rng, around):
    return Decimal(round(min(10, max(1, rng.gauss(around, 1.5))) * 2)) / 2
