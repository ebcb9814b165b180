"""The path of one case through the services, from aanmelding to afgesloten, with the money that goes with it."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Mutation
from budgets.services import pay_commitment, release
from cases import services
from cases.enums import Status
from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_path_from_aanmelding_to_afgesloten():
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        fund = f.make_fund(cast)
        canvas = f.make_canvas(cast, fund=fund)
        item = f.to_breakthrough(cast, canvas)
        f.agree(cast, item)
        f.flush_deferred()
        case = canvas.case
        case.refresh_from_db()
        assert case.status == Status.AGREED
        year = BudgetYear.objects.get()
        assert (year.adjusted, year.committed, year.realised) == (Decimal(300_000), Decimal(4_300), Decimal(0))
        services.start_execution(case, started_on=clock.today(), by=cast.consultant)
        step = services.add_step(case, text="woning zoeken", by=cast.consultant)
        services.complete_step(step, by=cast.consultant)
        commitment = Mutation.objects.commitments().get()
        pay_commitment(commitment, amount=Decimal("4000"), description="huur", by=cast.keeper, key="p1")
        release(commitment, amount=Decimal("300"), description="goedkoper", by=cast.keeper, key="r1")
        services.mark_executed(case, executed_on=clock.today(), by=cast.consultant)
        direct = case.metingen.get(moment="direct")
        services.hold_meting(
            direct, held_on=clock.today(), marks=[("moeder", Decimal("8"), "")], story="rust", by=cast.consultant
        )
        year.refresh_from_db()
        assert (year.committed, year.realised) == (Decimal(0), Decimal(4_000))
    with clock.at(dt.datetime(2022, 1, 10)):
        services.close_case(case, by=cast.consultant)
        case.refresh_from_db()
        assert case.status == Status.CLOSED
        assert broken_events() == []
