"""The register of outcomes of the doorbraaktafel: who sees which, what is shown of each, and the same in Excel.

No text of a canvas and no toelichting: the number of the case, what was decided, by whom, and the amounts.
"""

import io
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from canvas.enums import Outcome
from canvas.models import AgendaItem, Akkoord, Attendee, Decision, Recusal, VersionFunding
from canvas.spreadsheets.workbooks import DAY, EURO, add_sheet, fit, freeze, new_workbook, put, put_headings
from maatwerk.people.enums import Role
from reports.documents.canvas_sheet import SHORT_HASH

PER_PAGE = 25
HEADINGS = (
    "Datum", "Casusnummer", "Tafel", "Uitkomst", "Ingetrokken op", "Versie", "Controlegetal", "Voorzitter",
    "Akkoord van",
)  # fmt: skip
WIDTHS = (12, 14, 16, 28, 15, 8, 16, 20, 34)
FUND_WIDTH = 20


def decisions_for(user):
    """The outcomes that the user may know of (`check_can_see_register`), newest first.

    The voorzitter and the budgetbeheerder: all. A maatwerkeindbaas: those of her own cases, and with a running mandate
    also those of the tafels that she was invited to.
    """
    decisions = Decision.objects.order_by("-decided_at", "-pk")
    if user.has_role(Role.CHAIR, Role.BUDGET_KEEPER):
        return decisions
    known = Q(item__canvas__case__coach=user) | Q(item__canvas__case__consultant=user)
    if user.has_running_mandate:
        known |= Exists(Attendee.objects.filter(meeting=OuterRef("item__meeting"), user=user))
    return decisions.filter(known)


def with_everything(decisions, user):
    """The decisions with all that a row shows, in a constant number of queries; `opens`: the user meets the item."""
    opens = AgendaItem.objects.visible_to(user).filter(pk=OuterRef("item"))
    out = Recusal.objects.filter(item=OuterRef("item"), user=user)
    return (
        decisions.select_related("item__meeting", "item__canvas__case", "version", "decided_by", "withdrawal")
        .defer("version__content")
        .annotate(opens=Exists(opens), left_out=Exists(out))
        .prefetch_related(
            Prefetch("version__fundings", VersionFunding.objects.select_related("fund")),
            Prefetch("version__akkoorden", Akkoord.objects.select_related("given_by").order_by("given_at", "pk")),
            Prefetch("item__recusals"),
        )
    )


@dataclass(frozen=True)
class RegisterRow:
    """One outcome. `committed` is [(fonds, euro)], only for an akkoord; `withdrawn_on` when it no longer stands."""

    decision: Decision

    @property
    def case_number(self):
        return self.decision.item.canvas.case.number

    @property
    def table(self):
        """`doorbraaktafel` or `spoed`."""
        return self.decision.item.meeting.label

    @property
    def outcome(self):
        return self.decision.get_outcome_display()

    @property
    def is_agreed(self):
        return self.decision.outcome == Outcome.AGREED

    @property
    def short_hash(self):
        return self.decision.version.hash[:SHORT_HASH]

    @property
    def withdrawn_on(self):
        withdrawal = getattr(self.decision, "withdrawal", None)
        return withdrawal.withdrawn_on if withdrawal else None

    @property
    def url(self):
        """The page of the item with its toelichting, for who may open it; else ''."""
        return self.decision.item.get_absolute_url() if self.decision.opens and not self.decision.left_out else ""

    @property
    def akkoord_by(self):
        """The names whose akkoord lay there when the outcome was recorded."""
        recused = {row.user_id for row in self.decision.item.recusals.all()}
        return [
            row.given_by.display_name
            for row in self.decision.version.akkoorden.all()
            if row.given_at <= self.decision.decided_at and row.given_by_id not in recused
        ]

    @property
    def committed(self):
        fundings = self.decision.version.fundings.all() if self.is_agreed else ()
        return [(row.fund.name, row.amount) for row in fundings]


def register_as_excel(decisions):
    """Bytes of a workbook with a row per decision: days are days, amounts numbers, one column per fonds."""
    rows = [RegisterRow(decision) for decision in decisions]
    funds = sorted({fund for row in rows for fund, _ in row.committed})
    book = new_workbook("Besluiten")
    sheet = add_sheet(book, "Besluiten", [*WIDTHS, *[FUND_WIDTH] * len(funds)])
    numbers = ["Datum", "Ingetrokken op", "Versie", *funds]
    put_headings(sheet, 1, [*HEADINGS, *funds], numbers=numbers)
    for number, row in enumerate(rows, start=2):
        _put_row(sheet, number, row, funds)
        fit(sheet, number)
    freeze(sheet, "C2", repeat_row=1)
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _put_row(sheet, number, row, funds):
    decision, committed = row.decision, dict(row.committed)
    cells = [
        (decision.decided_on, DAY), (row.case_number, None), (row.table, None), (row.outcome, None),
        (row.withdrawn_on, DAY), (decision.version.number, None), (row.short_hash, None),
        (decision.decided_by.display_name, None), (", ".join(row.akkoord_by), None),
        *[(committed.get(fund), EURO) for fund in funds],
    ]  # fmt: skip
    for column, (value, shape) in enumerate(cells, start=1):
        put(sheet, number, column, value, shape=shape)
