"""The ledger rows of made-up families."""

import datetime as dt

from budgets.enums import CostType, Kind
from budgets.models import Mutation
from maatwerk.lib.clock import AMSTERDAM


def book(pairs, *, world, versions):
    """What the fonds committed at the akkoord of these families, and what of it was paid. `versions` goes by case."""

    def row(family, case, kind, **fields):
        on = family.table_on
        return Mutation(
            budget_year=world.years[on.year], kind=kind, cost_type=CostType.CUSTOM, on=on, case=case,
            amount=family.asked, description="gesimuleerd", booked_by=world.keeper,
            booked_at=dt.datetime.combine(on, dt.time(17), tzinfo=AMSTERDAM), **fields,
        )  # fmt: skip

    committed = Mutation.objects.bulk_create(
        row(family, case, Kind.COMMITMENT, key=f"akkoord:{versions[case.pk].pk}:{world.fund.pk}")
        for family, case in pairs
    )
    Mutation.objects.bulk_create(
        row(family, case, Kind.REALISATION, commitment=commitment, key=f"sim:betaling:{commitment.pk}")
        for (family, case), commitment in zip(pairs, committed, strict=True) if family.paid
    )  # fmt: skip
