"""In the same second: one form sent twice books once, and two first downloads file one PDF."""

from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Mutation
from budgets.services import correct, pay_cost
from canvas.models import Decision
from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from reports import services
from reports.letters import new_letter
from reports.models import FiledPlan, Letter, Municipality, Signatory
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


def test_two_writers_of_a_letter_lose_nothing(cast):
    Municipality.objects.create(name="Maastricht", return_address="a", visit_address="b", postal_address="c")
    Signatory.objects.create(name="A", office="b", starts_on=clock.today())
    letter = services.create_letter(new_letter(clock.today(), date=clock.today()), by=cast.manager)
    for number in range(1, ROUNDS):

        def save(text, number=number):
            return lambda: services.save_letter(letter, base_revision=number, by=cast.manager, body=text)

        results = race(save("een"), save("twee"))
        saved = [result for result in results if isinstance(result, Letter)]
        assert len(saved) == 1
        assert Letter.objects.get().body == saved[0].body
        assert next(result for result in results if result not in saved).endswith("sla dan opnieuw op.")
