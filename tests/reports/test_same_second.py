"""In the same second: one form sent twice books once, and two first downloads file one PDF."""

from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Mutation
from budgets.services import correct, pay_cost
from canvas.models import Decision
from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from reports import services
from reports.models import Block, FiledPlan
from reports.starters import Starter
from tests import factories as f
from tests.canvas.test_concurrency import race
from tests.reports import plans

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def test_same_key_books_once(cast):
    year = f.make_fund(cast).years.get()
    for number in range(ROUNDS):

        def pay(number=number):
            return pay_cost(
                year, cost_type="ipw", amount=Decimal(10), description="x", by=cast.keeper, key=f"k{number}"
            )

        first, second = race(pay, pay)
        assert first == second
    year.refresh_from_db()
    assert year.realised == 10 * ROUNDS
    assert Mutation.objects.filter(kind="realisation").count() == ROUNDS
    assert broken_events() == []


def test_row_is_reversed_once(cast):
    year = f.make_fund(cast).years.get()
    row = pay_cost(year, cost_type="ipw", amount=Decimal(10), description="x", by=cast.keeper, key="k")

    def reverse():
        return correct(row, reason="dubbel", by=cast.keeper)

    first, second = race(reverse, reverse)
    assert first == second
    assert BudgetYear.objects.get().realised == 0


def test_two_first_downloads_file_one_pdf(cast):
    plans.agreed(cast, costs=(1, 3, 2))
    version = Decision.objects.get().version
    first, second = race(lambda: services.plan_bytes(version), lambda: services.plan_bytes(version))
    assert first == second == bytes(FiledPlan.objects.get().pdf)
    assert broken_events() == []


def test_two_writers_of_a_block_lose_nothing(cast):
    report = services.create_report(
        kind="oplegger", as_of=clock.today(), date=clock.today(), by=cast.manager, starter=Starter({}, [])
    )
    block = services.add_block(report, kind="tekst", text="begin", by=cast.manager)
    for number in range(1, ROUNDS):

        def save(text, number=number):
            return lambda: services.save_block(block, base_revision=number, by=cast.manager, text=f"{text} {number}")

        results = race(save("een"), save("twee"))
        saved = [result for result in results if isinstance(result, Block)]
        assert len(saved) == 1
        assert Block.objects.get(pk=block.pk).text == saved[0].text
        (other,) = [result for result in results if result not in saved]
        assert "intussen" in other
