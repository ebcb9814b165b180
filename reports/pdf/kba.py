"""The kosten-batenanalyse of a canvas as a paper of its own: three scenarios with their lines, and who pays and saves.

It prints what stands in the frozen version (`reports.documents.canvas_sheet`), so paper and canvas cannot differ.
"""

from dataclasses import dataclass
from decimal import Decimal

from maatwerk.lib.charts import scenario_bars
from reports.documents.canvas_sheet import SCENARIOS, CanvasSheet
from reports.pdf.engine import UA_AND_ARCHIVE, render_pdf

NOT_GIVEN = "niet opgegeven"


@dataclass(frozen=True, slots=True)
class PayerLine:
    """What one payer pays in the three scenarios, in euro over 12 months; `saves` is Dreigend − Maatwerk."""

    payer: str
    amounts: tuple[Decimal, ...]

    @property
    def saves(self):
        """Euro over 12 months; negative when this payer pays more under the plan."""
        _, threatened, custom = self.amounts
        return threatened - custom


def payers(sheet):
    """The totals per payer, who pays most in the dreigende scenario first; then by name."""
    names = dict.fromkeys(line.payer.strip() or NOT_GIVEN for line in sheet.cost_lines)
    lines = [PayerLine(name, tuple(_total(sheet, name, scenario) for scenario in SCENARIOS)) for name in names]
    return sorted(lines, key=lambda line: (-line.amounts[1], line.payer))


def payers_total(lines):
    """All payers together."""
    return PayerLine(
        "Totaal", tuple(sum(amounts, Decimal(0)) for amounts in zip(*(x.amounts for x in lines), strict=True))
    )


def _total(sheet, payer, scenario):
    amounts = (
        line.amount
        for line in sheet.cost_lines
        if line.scenario == scenario and (line.payer.strip() or NOT_GIVEN) == payer
    )
    return sum(amounts, Decimal(0))


def kba_pdf(sheet: CanvasSheet, *, variant=UA_AND_ARCHIVE):
    """The kosten-batenanalyse on A4, as bytes. Raises what `reports.pdf.engine.render_pdf` raises."""
    lines = payers(sheet)
    chart = (
        scenario_bars(sheet.current, sheet.threatened, sheet.custom, ranges=sheet.ranges, width=560)
        if lines and not sheet.current is sheet.threatened is sheet.custom is None
        else ""
    )
    title = f"Kosten-batenanalyse, casus {sheet.case_number}"
    return render_pdf(
        "reports/pdf/kba.html",
        {"sheet": sheet, "payers": lines, "payers_total": payers_total(lines) if lines else None, "chart": chart},
        stylesheet="kba.css",
        title=title,
        variant=variant,
    )
