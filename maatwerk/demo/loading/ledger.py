"""The bookings outside the plans: what the raad made available, contracts and invoices, forecasts, oormerken."""

from budgets.models import BudgetYear
from budgets.services import (
    change_budget,
    commit_cost,
    earmark,
    open_budget_year,
    pay_commitment,
    pay_cost,
    release,
    set_forecast,
)
from maatwerk.demo.story import ledger as story


class LedgerActs:
    """Writes the ledger of the story into the script."""

    def __init__(self, cast, script):
        self.cast, self.script = cast, script
        self.commitments = {}

    def write(self):
        for number, entry in enumerate(story.ENTRIES):
            # A year exists before anything is booked in it on the same day.
            moment = "7.30" if entry.kind == "estimate" else "7.45"
            self.script.at(
                entry.on,
                moment,
                lambda number=number, entry=entry: self._book(entry, f"verhaal:boeking:{number}"),
                f"{entry.kind} {entry.description}",
            )
        for forecast in story.FORECASTS:
            self.script.at(forecast.as_of, "16.45", lambda forecast=forecast: self._forecast(forecast), "prognose")

    def _year(self, entry):
        return BudgetYear.objects.select_related("fund").get(fund=self.cast.funds[entry.fund], year=entry.year)

    def _book(self, entry, key):
        by = self.cast.keeper
        if entry.kind == "estimate":
            open_budget_year(
                self.cast.funds[entry.fund], entry.year, amount=entry.amount, decision=entry.description, by=by, key=key
            )
        elif entry.kind == "earmark":
            earmark(self._year(entry), law=entry.law, amount=entry.amount, decided_on=entry.on, by=by)
        elif entry.kind in ("amendment", "carry_over"):
            change_budget(
                self._year(entry), kind=entry.kind, amount=entry.amount, decision=entry.description, by=by, key=key
            )
        else:
            self._spend(entry, by, key)

    def _spend(self, entry, by, key):
        common = {"amount": abs(entry.amount), "description": entry.description, "by": by, "key": key}
        if entry.kind == "commitment":
            row = commit_cost(self._year(entry), cost_type=entry.cost_type, **common)
            if entry.ref:
                self.commitments[entry.ref] = row
        elif entry.kind == "release":
            release(self.commitments[entry.ref], **common)
        elif entry.ref:
            pay_commitment(self.commitments[entry.ref], **common)
        else:
            pay_cost(self._year(entry), cost_type=entry.cost_type, **common)

    def _forecast(self, forecast):
        set_forecast(
            self._year(forecast),
            cost_type=forecast.cost_type,
            as_of=forecast.as_of,
            amount=forecast.amount,
            note=forecast.note,
            by=self.cast.keeper,
        )
