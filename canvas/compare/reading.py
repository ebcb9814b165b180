"""How one thing about a line of the canvas reads, for the page that compares two versions."""

from datetime import date
from decimal import Decimal

from maatwerk.lib.dates import format_long
from maatwerk.lib.euro import format_euro, format_euro_cents

from ..enums import Frequency, FundingGround, FundingSource, PriceUnit


def decimal(amount):
    """An amount of a content (text, None or empty) as Decimal in euro, or None."""
    return None if amount in (None, "") else Decimal(amount)


def euro(amount):
    """Whole euros where there are no cents; a dash where nothing is known."""
    amount = decimal(amount)
    if amount is None:
        return "–"
    return format_euro(amount) if amount == amount.to_integral_value() else format_euro_cents(amount)


def span(low, high):
    """`€ 1.000 tot € 1.500`."""
    return f"{euro(low)} tot {euro(high)}"


def day(iso):
    """`15 april 2019`; nothing for nothing."""
    return format_long(date.fromisoformat(iso)) if iso else ""


def number(text):
    """`2,5` and `3`."""
    return f"{Decimal(text).normalize():f}".replace(".", ",")


def mark_text(mark):
    """The mark, or why there is none."""
    return number(mark["value"]) if mark["value"] else f"geen cijfer: {mark['absent_reason']}"


def count(lines):
    """`1 regel`, `2 regels`."""
    return f"{lines} regel" if lines == 1 else f"{lines} regels"


def amount(line):
    """`€ 75 per week`."""
    return f"{euro(line['amount'])} {Frequency(line['frequency']).label}"


def period(line):
    """The months or the days of a line; nothing for the whole of the twelve months."""
    if line.get("starts_on") or line.get("ends_on"):
        return " ".join(
            filter(None, (
                line.get("starts_on") and f"vanaf {day(line['starts_on'])}",
                line.get("ends_on") and f"tot en met {day(line['ends_on'])}",
            ))
        )  # fmt: skip
    if not line.get("months") or line["frequency"] == Frequency.ONCE:
        return ""
    months = number(line["months"])
    return f"{months} {'maand' if months == '1' else 'maanden'}"


def low_high(line):
    """`€ 60 tot € 90`; nothing without a range."""
    return span(line["low"], line["high"]) if line.get("low") and line.get("high") else ""


def rate(line):
    """`€ 85 per uur × 12`; nothing when the amount was typed."""
    if not line.get("rate"):
        return ""
    unit = line.get("rate_unit", "")
    unit = PriceUnit(unit).label if unit in PriceUnit.values else unit
    return f"{euro(line['rate'])} {unit} × {number(line['quantity'])}"


def _text(key):
    return lambda line: line.get(key) or ""


def _choice(key, choices):
    return lambda line: choices(line[key]).label if line.get(key) else ""


def description(line):
    """What a line of money is called."""
    return line["description"]


def article(line):
    """`Jeugdwet, artikel 2.3`."""
    return f"{line['law']}, {line['number']}"


AMOUNTS = {
    "Omschrijving": _text("description"),
    "Bedrag": amount,
    "Periode": period,
    "Over 12 maanden": lambda line: euro(line["total"]),
}
COST = {
    **AMOUNTS,
    "Laag tot hoog": low_high,
    "Tarief": rate,
    "Wie betaalt": _text("payer"),
    "Regeling of wet": _text("scheme"),
    "Onderbouwing": _text("basis"),
    "Bron": _text("source"),
    "Plek om te wonen": lambda line: "ja" if line.get("is_residence") else "",
}
FUNDING = {
    **AMOUNTS,
    "Waaruit": lambda line: line.get("fund") or line.get("scheme") or "",
    "Soort": _choice("source", FundingSource),
    "Reden": _choice("ground", FundingGround),
    "Wat is geprobeerd": _text("tried"),
    "Zolang": _text("until_condition"),
    "Opnieuw bekijken op": lambda line: day(line.get("review_on")),
}
PARTY = {
    "Organisatie": _text("organisation"),
    "Wat zij doet": _text("does"),
    "Sinds": lambda line: day(line.get("since")),
    "Kosten per jaar": lambda line: euro(line["yearly_cost"]) if line.get("yearly_cost") else "",
    "Regeling of wet": _text("scheme"),
    "Wie betaalt": _text("payer"),
}
ARTICLE = {
    "Artikel": article,
    "Doel van de wet": _text("purpose"),
    "Ruimte": _text("room"),
    "Bron": _text("source"),
}
