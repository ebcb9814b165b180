"""What a figure is: a value with its definition, peildatum and n, and how it is printed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maatwerk.lib.dates import format_long
from maatwerk.lib.euro import format_euro
from reports.enums import Unit

STEP = Decimal(500)
# Under this number of cases an average carries the standard NB.
SMALL_N = 30
UNKNOWN = "niet bekend"
DUTCH = str.maketrans(",.", ".,")
# The period of what is counted from the first family on.
SINCE = "vanaf de start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `value` is exact (None when there is nothing to tell), `rounded` what is printed when it differs.

    `n` is how many cases, families or marks it rests on; `people` says that value and n count families or people, so
    that small numbers are kept out of what is published. `zero` is the word for nothing,
    `group` the heading under which the page shows it. `families` is how many cases stand behind it, None when it
    counts no cases. `origin` names where a figure from elsewhere was taken from.
    """

    key: str
    label: str
    definition: str
    value: Decimal | int | None
    as_of: date
    unit: Unit = Unit.COUNT
    n: int | None = None
    period: str = ""
    rounded: Decimal | int | None = None
    note: str = ""
    people: bool = False
    zero: str = ""
    group: str = "Casussen en plannen"
    families: int | None = None
    origin: str = ""

    @property
    def shown(self):
        """The value as it is printed: rounded when there is a rounded one."""
        return self.value if self.rounded is None else self.rounded

    @property
    def printed(self):
        """The figure in the house style of numbers: `€ 21.000`, `30`, `6,7`, `50%`."""
        if self.shown is None:
            return UNKNOWN
        if self.zero and not self.shown:
            return self.zero
        if self.unit == Unit.EURO:
            return format_euro(self.shown)
        if self.unit == Unit.MARK:
            return f"{Decimal(self.shown):.1f}".replace(".", ",")
        number = f"{self.shown:,}".translate(DUTCH)
        return f"{number}%" if self.unit == Unit.SHARE else number

    @property
    def source(self):
        """What stands beside a figure: how many it rests on, the period, the day and, from elsewhere, its source."""
        parts = [f"n = {self.n}"] if self.n is not None else []
        parts += [self.period] if self.period else []
        parts.append(f"peildatum {format_long(self.as_of)}")
        return "; ".join([*parts, f"bron: {self.origin}"] if self.origin else parts)


def round_down(amount, step=STEP):
    """Down to a multiple of `step` euro, also below zero: a result is never shown better than it is.

    The published averages 200.000/7 → 28.500 and 426.000/20 → 21.000 both follow this rule and no other usual one.
    """
    steps, rest = divmod(Decimal(amount), step)
    if rest < 0:  # Decimal's remainder takes the sign of the dividend
        steps -= 1
    return steps * step


def exact(number):
    """A Decimal without the zeros that a sum in the database carries."""
    plain = number.normalize()
    return plain.quantize(Decimal(1)) if plain.as_tuple().exponent > 0 else plain


def small_n_note(n):
    """The standard NB under an average over few cases (answer to the raad, 12 December 2019), or ''."""
    if not n or n >= SMALL_N:
        return ""
    return (
        f"NB: dit gemiddelde rust op {n} casussen. Dat zijn er nog te weinig om er de rest van de aanpak op te bouwen. "
        "Bovendien kwamen de zwaarste casussen waarschijnlijk het eerst aan bod."
    )


def grouped(found):
    """[(heading, figures)] of {key: Figure}, in the order in which the figures come."""
    groups = {}
    for figure in found.values():
        groups.setdefault(figure.group, []).append(figure)
    return list(groups.items())
