"""The outcome that the voorzitter records: who may, when, and what it books or leaves untouched."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Mutation
from canvas import services
from canvas.enums import Outcome
from canvas.models import AgendaItem, CanvasVersion
from canvas.permissions import check_can_decide
from canvas.services.circulate import version_content
from canvas.six_eyes import ItemFacts
from cases.enums import Status
from cases.models import Case
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, Refusal, RuleBroken, sentence_of
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.tafel_setup import (
    closed,
    give,
    not_opened,
    on_the_table,
    stopped,
    written,
)

pytestmark = pytest.mark.django_db

NO = "Je kunt hier geen akkoord geven: je"
COACHES = f"{NO} begeleidt deze casus."
CONSULTS = f"{NO} bent de consulent van deze casus."
WROTE = f"{NO} werkte mee aan deze versie."
RECUSED = f"{NO} doet bij dit agendapunt niet mee."
NO_MANDATE = f"{NO} hebt geen lopend mandaat."
NOT_INVITED = f"{NO} bent niet uitgenodigd voor deze tafel."
NOT_THERE = f"{NO} bent niet als aanwezig genoteerd."
GAVE = f"{NO} gaf al akkoord."
TWO_NEEDED = "Nog twee akkoorden nodig van maatwerkeindbazen die niet betrokken zijn."
ONE_NEEDED = "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is."
STALE = (
    "De tekst of een bedrag is gewijzigd na versie 1. "
    "Stuur eerst de nieuwe versie rond; daarna kan er weer akkoord worden gegeven."
)
DECIDED = "De uitkomst van dit agendapunt is al vastgelegd."


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


def refused(kind, call):
    """The sentence with which `call` is refused; the refusal must be of this very kind."""
    with pytest.raises(Refusal) as refusal:
        call()
    assert type(refusal.value) is kind
    return refusal.value.sentence


def decide(table, outcome=Outcome.AGREED, *, by=None, reason=""):
    return services.decide(table.item, outcome, by=by or table.cast.chair, reason=reason)


def _another_chair(table):
    return f.make_user("vera", Role.CHAIR)


def _chair_without_the_role(table):
    table.cast.chair.roles = []
    table.cast.chair.save()
    return table.cast.chair


@pytest.mark.parametrize(
    "person",
    [
        _another_chair,
        _chair_without_the_role,
        lambda table: table.cast.coach,
        lambda table: table.cast.consultant,
        lambda table: table.cast.eye1,
        lambda table: table.cast.manager,
        lambda table: table.cast.keeper,
    ],
    ids=["another voorzitter", "voorzitter no more", "coach", "consulent", "eye", "teammanager", "budgetbeheerder"],
)
def test_only_the_voorzitter_of_this_table_records_the_outcome(table, person):
    give(table, table.cast.eye1, table.cast.eye2)
    by = person(table)
    for outcome in Outcome:
        sentence = refused(NotAllowed, lambda outcome=outcome: decide(table, outcome, by=by, reason="besproken"))
        assert sentence == "Dit doet de voorzitter van deze tafel."
    assert written() == (2, 0)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.SUPPLEMENT, Status.SUPPLEMENT),
        (Outcome.REGULAR, Status.REGULAR),
        (Outcome.NOT_AGREED, Status.NOT_AGREED),
        (Outcome.WITHDRAWN, Status.WITHDRAWN),
    ],
)
def test_other_outcomes_need_no_akkoord_but_a_reason_and_book_nothing(table, outcome, status):
    sentence = refused(RuleBroken, lambda: decide(table, outcome, reason="  "))
    assert sentence == "Schrijf in een zin waarom, of wat er moet worden aangevuld."
    decision = decide(table, outcome, reason="Zo is het besproken. ")
    table.case.refresh_from_db()
    assert (decision.reason, table.case.status) == ("Zo is het besproken.", status)
    assert Mutation.objects.commitments().count() == 0
    f.flush_deferred()


def test_there_is_one_outcome(table):
    give(table, table.cast.eye1, table.cast.eye2)
    decide(table)
    for second in Outcome:
        assert refused(RuleBroken, lambda second=second: decide(table, second, reason="toch anders")) == DECIDED
    assert Mutation.objects.commitments().count() == 1
    f.flush_deferred()


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (not_opened, "Open de tafel eerst."),
        (closed, "Deze tafel is gesloten."),
        (stopped, "Deze casus is ingetrokken en ligt niet meer aan de doorbraaktafel."),
    ],
)
def test_when_no_outcome_can_be_recorded(table, moment, sentence):
    moment(table)
    for outcome in Outcome:
        assert refused(RuleBroken, lambda outcome=outcome: decide(table, outcome, reason="besproken")) == sentence
    assert written() == (0, 0)


def test_closed_button_says_what_the_service_says(table):
    give(table, table.cast.eye1)
    assert sentence_of(check_can_decide, table.cast.chair, ItemFacts(table.item), Outcome.AGREED) == ONE_NEEDED
    give(table, table.cast.eye2)
    assert sentence_of(check_can_decide, table.cast.chair, ItemFacts(table.item), Outcome.AGREED) == ""


def test_akkoord_books_the_verplichting_in_the_same_transaction(table):
    give(table, table.cast.eye1, table.cast.eye2)
    decide(table)
    f.flush_deferred()
    table.case.refresh_from_db()
    row = Mutation.objects.commitments().get()
    assert (row.amount, row.case, row.key) == (
        Decimal(4_300),
        table.case,
        f"akkoord:{table.item.version.pk}:{table.fund.pk}",
    )
    assert table.case.status == Status.AGREED
    assert BudgetYear.objects.get().available == Decimal(295_700)


def test_no_akkoord_on_fund_money_without_kosten_batenanalyse():
    """Circulating refuses such a plan; a version that comes by another road is refused here."""
    cast = f.make_cast()
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast, fund=fund, costs=False)
    f.through_spar(cast, canvas)
    sentence = refused(RuleBroken, lambda: services.circulate(canvas, by=cast.coach))
    assert sentence == "Dit plan vraagt geld uit een fonds. Maak eerst de kosten-batenanalyse."
    CanvasVersion.objects.create(
        canvas=canvas,
        number=0,
        revision=0,
        content=version_content(canvas),
        frozen_at=clock.now(),
        frozen_by=cast.coach,
    )
    Case.objects.filter(pk=canvas.case_id).update(status=Status.CIRCULATED)
    item = services.put_on_agenda(f.make_meeting(cast), canvas, by=cast.chair)
    item.refresh_from_db()
    for eye in (cast.eye1, cast.eye2):
        services.give_akkoord(item, seen_hash=item.version.hash, by=eye)
    assert refused(RuleBroken, lambda: services.decide(item, Outcome.AGREED, by=cast.chair)) == (
        "Een plan dat geld uit een fonds vraagt, heeft een kosten-batenanalyse nodig."
    )
    assert written() == (2, 0)


def test_a_plan_without_fund_money_needs_no_kosten_batenanalyse():
    cast = f.make_cast()
    canvas = f.make_canvas(cast, costs=False)
    item = f.to_breakthrough(cast, canvas)
    f.agree(cast, item)
    f.flush_deferred()
    assert Mutation.objects.count() == 0


@pytest.mark.parametrize(
    ("amount", "budget", "sentence"),
    [
        (4_300, 4_300, ""),
        (
            4_300,
            Decimal("4299.99"),
            "Maatwerkbudget 2020 heeft nog € 4.299,99 beschikbaar; dit plan vraagt € 4.300,00. "
            "Pas het plan aan of vraag de budgetbeheerder.",
        ),
    ],
    ids=["to the cent", "one cent short"],
)
def test_an_akkoord_for_which_the_fund_has_no_room_leaves_nothing_behind(amount, budget, sentence):
    table = on_the_table(amount=amount, budget=budget)
    give(table, table.cast.eye1, table.cast.eye2)
    if not sentence:
        decide(table)
        assert BudgetYear.objects.get().available == 0
        return
    assert refused(RuleBroken, lambda: decide(table)).replace("\N{NO-BREAK SPACE}", " ") == sentence
    table.case.refresh_from_db()
    year = BudgetYear.objects.get()
    assert written() == (2, 0)
    assert (year.committed, year.available, Mutation.objects.count()) == (Decimal(0), budget, 1)
    assert table.case.status == Status.BREAKTHROUGH_TABLE
    assert AgendaItem.objects.get(pk=table.item.pk).discussed_at is None


def test_two_funds_are_committed_both_or_neither():
    def before(cast, canvas):
        second = f.make_fund(cast, amount=100, slug="jeugd", name="Werkbudget armoede jeugd")
        services.add_funding_line(
            canvas,
            source="fund",
            fund=second,
            ground="not_possible",
            tried="geen regeling",
            description="zwemles",
            amount=Decimal(150),
            by=cast.coach,
        )

    table = on_the_table(before=before)
    give(table, table.cast.eye1, table.cast.eye2)
    sentence = refused(RuleBroken, lambda: decide(table)).replace("\N{NO-BREAK SPACE}", " ")
    assert sentence.startswith("Werkbudget armoede jeugd 2020 heeft nog € 100,00 beschikbaar")
    assert Mutation.objects.commitments().count() == 0
    assert {year.committed for year in BudgetYear.objects.all()} == {Decimal(0)}


def test_a_fund_without_a_year_says_so(table):
    give(table, table.cast.eye1, table.cast.eye2)
    with clock.at(dt.datetime(2021, 1, 5, 9, 0)):
        assert refused(RuleBroken, lambda: decide(table)) == (
            "Maatwerkbudget heeft in 2021 geen budget. Vraag de budgetbeheerder."
        )
    assert written() == (2, 0)
