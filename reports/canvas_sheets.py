"""From a frozen version, or from the concept, to the sheet that is printed.

A frozen version is printed from its own content (canvas/services/circulate.py, version_content), so a later change of
anything else does not change its paper.
"""

from datetime import date
from decimal import Decimal

from django.conf import settings

from canvas.compare import reading
from canvas.enums import FundingGround, Scenario
from canvas.funding import condition
from canvas.models import Akkoord, Decision
from canvas.parties import parties_of_content
from canvas.reckoning import last_day_of
from canvas.services.circulate import version_content
from maatwerk.lib.dates import as_date, format_long
from reports.documents.canvas_sheet import AkkoordLine, ArticleLine, CanvasSheet, CostLine, FundingLine, PartyLine

from .models import Municipality

FALLBACK = "Maastricht"


def sheet_of_version(version):
    """The sheet of a frozen version, with the akkoorden on it and the outcome as far as there is one."""
    akkoorden = Akkoord.objects.filter(version=version).select_related("given_by__organisation").order_by("given_at")
    decision = Decision.objects.filter(version=version).order_by("decided_at").last()
    return _sheet(
        version.content,
        version_label=f"Versie {version.number}",
        content_hash=version.hash,
        frozen_on=as_date(version.frozen_at),
        akkoorden=tuple(
            AkkoordLine(row.given_by.display_name, str(row.given_by.organisation or ""), as_date(row.given_at))
            for row in akkoorden
        ),
        decision=_outcome(decision),
        reviewed_by=str(version.kba_reviewed_by or ""),
    )


def sheet_of_concept(canvas):
    """The sheet of the canvas as it is now; it says that it is a concept."""
    return _sheet(version_content(canvas), version_label="Concept", reviewed_by=str(canvas.kba_reviewed_by or ""))


def _outcome(decision):
    if decision is None:
        return ""
    outcome = decision.words
    return f"{outcome[0].upper()}{outcome[1:]}, doorbraaktafel van {format_long(decision.decided_on)}"


def _sheet(content, **fields):
    municipality = Municipality.objects.first()
    totals = {scenario: _euro(amount) for scenario, amount in content["totals"].items()}
    parties = parties_of_content(content)
    return CanvasSheet(
        municipality=municipality.name if municipality else FALLBACK,
        programme=settings.PROGRAMME_NAME,
        case_number=content["case"],
        coach=content["coach"],
        date=date.fromisoformat(content["date"]),
        boxes=content["boxes"],
        marks=tuple((mark["role"], _mark(mark["value"])) for mark in content["marks"]),
        cost_lines=tuple(_cost(line) for line in content["costs"]),
        funding=tuple(_funding(line) for line in content["fundings"]),
        ranges=_ranges(content),
        period=_period(content),
        parties=tuple(_party(party) for party in content.get("parties", ())),
        parties_line=", ".join(filter(None, (parties.short, parties.not_known))) if parties else "",
        articles=tuple(ArticleLine(**article) for article in content.get("articles", ())),
        **totals,
        **fields,
    )


def _euro(amount):
    return None if amount is None else Decimal(amount)


def _mark(value):
    return None if value is None else value.removesuffix(".0").replace(".", ",")


def _ranges(content):
    """{scenario: (low, high)} where the two differ; a version from before ranges has none."""
    low, high = content.get("low_totals", {}), content.get("high_totals", {})
    pairs = {scenario: (_euro(low.get(scenario)), _euro(high.get(scenario))) for scenario in Scenario.values}
    return {scenario: pair for scenario, pair in pairs.items() if None not in pair and pair[0] != pair[1]}


def _period(content):
    if not content.get("horizon_from"):
        return None
    first = date.fromisoformat(content["horizon_from"])
    return first, last_day_of(first)


def _reckoning(line):
    """`€ 85 per uur × 12 = € 1.020 per week, 6 maanden`: how the amount over the 12 months came about."""
    amount = " = ".join(filter(None, (reading.rate(line), reading.amount(line))))
    return ", ".join(filter(None, (amount, reading.period(line))))


def _cost(line):
    low, high = _euro(line.get("low_total")), _euro(line.get("high_total"))
    return CostLine(
        scenario=line["scenario"],
        description=line["description"],
        scheme=line["scheme"],
        payer=line["payer"],
        amount=Decimal(line["total"]),
        basis=line["basis"],
        source=line["source"],
        reckoning=_reckoning(line),
        low=low if low != high else None,
        high=high if low != high else None,
    )


def _funding(line):
    tried = f"geprobeerd: {line['tried']}" if line["tried"] else ""
    until = f"zolang {condition(line['until_condition'])}" if line["until_condition"] else ""
    review = f"opnieuw bekijken op {reading.day(line['review_on'])}" if line["review_on"] else ""
    ground = FundingGround(line["ground"]).label if line["ground"] else ""
    return FundingLine(
        line["fund"] or line["scheme"],
        line["description"],
        Decimal(line["total"]),
        reckoning=_reckoning(line),
        details=tuple(filter(None, (ground, tried, until, review))),
    )


def _party(party):
    return PartyLine(
        organisation=party["organisation"],
        does=party["does"],
        since=date.fromisoformat(party["since"]) if party["since"] else None,
        payer=" / ".join(filter(None, (party["payer"], party["scheme"]))),
        yearly=_euro(party["yearly_cost"]),
    )
