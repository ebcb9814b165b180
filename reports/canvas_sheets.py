"""From a frozen version, or from the concept, to the sheet that is printed.

A frozen version is printed from its own content (canvas/services/circulate.py, version_content), so a later change of
anything else does not change its paper.
"""

from datetime import date
from decimal import Decimal

from django.conf import settings

from canvas.enums import FundingGround
from canvas.funding import condition
from canvas.models import Akkoord, Decision
from canvas.services.circulate import version_content
from maatwerk.lib.dates import as_date, format_long
from reports.documents.canvas_sheet import AkkoordLine, CanvasSheet, CostLine, FundingLine

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
    )


def sheet_of_concept(canvas):
    """The sheet of the canvas as it is now; it says that it is a concept."""
    return _sheet(version_content(canvas), version_label="Concept")


def _outcome(decision):
    if decision is None:
        return ""
    outcome = decision.get_outcome_display()
    return f"{outcome[0].upper()}{outcome[1:]}, doorbraaktafel van {format_long(decision.decided_on)}"


def _sheet(content, **fields):
    municipality = Municipality.objects.first()
    totals = {scenario: _euro(amount) for scenario, amount in content["totals"].items()}
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
        **totals,
        **fields,
    )


def _euro(amount):
    return None if amount is None else Decimal(amount)


def _mark(value):
    return None if value is None else value.removesuffix(".0").replace(".", ",")


def _cost(line):
    return CostLine(
        scenario=line["scenario"],
        description=line["description"],
        scheme=line["scheme"],
        payer=line["payer"],
        amount=Decimal(line["total"]),
        basis="; ".join(filter(None, (line["basis"], line["source"]))),
    )


def _funding(line):
    why = FundingGround(line["ground"]).label if line["ground"] else ""
    until = f"zolang {condition(line['until_condition'])}" if line["until_condition"] else ""
    details = "; ".join(filter(None, (why, until)))
    description = f"{line['description']} ({details})" if details else line["description"]
    return FundingLine(line["fund"] or line["scheme"], description, Decimal(line["total"]))
