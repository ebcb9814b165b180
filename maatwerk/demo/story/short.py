"""Short constructors that keep the story readable: amounts and dates as a person would write them."""

import re
from datetime import date
from decimal import Decimal

from maatwerk.demo.story.shapes import Funding, Line, Meting, Party, Payment, Release


def day(text: str) -> date:
    """A day from its ISO form, "2020-04-15"."""
    return date.fromisoformat(text)


def euro(amount: str | int) -> Decimal:
    """An amount in euros with cents, from 74 or "1354.33"."""
    return Decimal(amount).quantize(Decimal("0.01"))


def _span(months: str | int | None) -> Decimal | None:
    return None if months is None else Decimal(months)


_SCENARIOS = {"huidig": "current", "dreigend": "threatened", "maatwerk": "custom"}
_FREQUENCIES = {"eenmalig": "once", "per week": "week", "per maand": "month", "per jaar": "year"}
_COST = re.compile(
    r"(?P<scenario>huidig|dreigend|maatwerk) (?P<amount>[0-9]+(,[0-9]{2})?) "
    r"(?P<frequency>eenmalig|per week|per maand|per jaar)( x (?P<months>[0-9]+) mnd)?: "
    r"(?P<what>[^|]+) \| (?P<scheme>[^|]+) \| (?P<payer>[^|]+)"
)


def costs(table: str) -> tuple[Line, ...]:
    """The cost lines of a KBA from a table of two rows each; a ValueError when a row does not read.

    First "dreigend 2950 per maand x 9 mnd: wat | regeling | wie betaalt", then "onderbouwing | bron".
    """
    rows = [row.strip() for row in table.strip().splitlines() if row.strip()]
    return tuple(_cost(first, second) for first, second in zip(rows[::2], rows[1::2], strict=True))


def _cost(first: str, second: str) -> Line:
    found = _COST.fullmatch(first)
    if found is None:
        raise ValueError(f"not a cost line: {first}")
    basis, source = (part.strip() for part in second.split("|"))
    return Line(
        _SCENARIOS[found["scenario"]],
        found["what"],
        found["scheme"],
        found["payer"],
        euro(found["amount"].replace(",", ".")),
        _FREQUENCIES[found["frequency"]],
        _span(found["months"]),
        basis,
        source,
    )


_TITLES = {
    "Situatieschets": "situation",
    "Perspectief": "perspective",
    "Doorbraak": "breakthrough",
    "Zelf doen": "self",
    "Ondersteuning": "support",
    "Behandeling": "treatment",
    "Legitimiteit": "legitimacy",
    "Betrokkenheid": "involvement",
}


def boxes(canvas: str) -> dict[str, str]:
    """The boxes of a canvas from one text: "# Perspectief" opens a box, a blank row parts two paragraphs.

    A KeyError when a title is none of the eight boxes, a ValueError when a box is given twice.
    """
    texts: dict[str, str] = {}
    for part in re.split(r"^\s*# ", canvas, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        paragraphs = re.split(r"\n\s*\n", body.strip())
        box = _TITLES[title.strip()]
        if box in texts:
            raise ValueError(f"given twice: {title}")
        texts[box] = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    return texts


def involved(table: str) -> tuple[Party, ...]:
    """The parties in a family: "organisatie | wat zij doet | sinds 2018-11 | per jaar | regeling | wie betaalt" a row.

    A dash is not known, or none. A ValueError when a row has not six parts.
    """
    return tuple(_party(*row.split(" | ")) for row in table.strip().splitlines())


def _party(organisation: str, does: str, since: str, cost: str, scheme: str, payer: str) -> Party:
    return Party(
        organisation.strip(),
        does,
        None if since == "-" else day(f"{since}-01"),
        None if cost == "-" else euro(cost),
        "" if scheme == "-" else scheme,
        "" if payer.strip() == "-" else payer.strip(),
    )


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
