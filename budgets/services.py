"""Booking in the ledger. Every function adds rows and records the event; amounts are euro with cents.

The database keeps the sums and refuses what does not fit; here stands the sentence that says so.
"""

from decimal import Decimal

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.refusals import RuleBroken, database_sentence

from .enums import ON_BUDGET, CostType, Kind
from .models import BudgetYear, Forecast, Mutation, Oormerk
from .permissions import check_can_book

RELEASE_CHANCES = 5


def _add(*, key, by, budget_year, amount, kind, **fields):
    """Insert one row, or return the row that already has this key (a double click books once).

    Raises RuleBroken with the sentence of the rule that the database kept, for a day that is still to come, and for a
    key that was used for another booking.
    """
    on = fields.pop("on", None) or clock.today()
    if on > clock.today():
        raise RuleBroken("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if booked := _already_booked(key, budget_year, kind, amount):
        return booked
    try:
        with transaction.atomic():
            row = Mutation.objects.create(
                key=key,
                booked_by=by,
                booked_at=clock.now(),
                budget_year=budget_year,
                amount=amount,
                kind=kind,
                on=on,
                **fields,
            )
    except IntegrityError as error:
        # Two clicks in the same instant: the other request booked while this one waited for the year.
        if booked := _already_booked(key, budget_year, kind, amount):
            return booked
        raise RuleBroken(database_sentence(error)) from error
    record(f"mutation.{kind}", row, by=by, case=row.case, amount=amount, budget_year=budget_year.pk)
    return row


def _already_booked(key, budget_year, kind, amount):
    """The row with this key, if it is this very booking. Raises RuleBroken when a form is sent again, but changed."""
    row = Mutation.objects.filter(key=key).first()
    if row and (row.budget_year_id, row.kind, row.amount) != (budget_year.pk, kind, amount):
        raise RuleBroken("Met dit formulier is al iets anders geboekt. Open het opnieuw voor een volgende boeking.")
    return row


@transaction.atomic
def open_budget_year(fund, year, *, amount, decision, by, key, on=None):
    """Open a fund's year with its raming in euro, by a decision of the raad; unspent money does not roll over.

    Raises RuleBroken when the year is open already: what comes on top is a begrotingswijziging.
    """
    check_can_book(by)
    budget_year, created = BudgetYear.objects.get_or_create(fund=fund, year=year)
    if created:
        record("budget_year.opened", budget_year, by=by)
    elif not Mutation.objects.filter(key=key).exists():
        raise RuleBroken(f"{budget_year} is al geopend. Boek een begrotingswijziging om de raming aan te passen.")
    _add(key=key, by=by, budget_year=budget_year, amount=amount, kind=Kind.ESTIMATE, description=decision, on=on)
    return budget_year


@transaction.atomic
def change_budget(budget_year, *, kind, amount, decision, by, key, on=None):
    """Change the raming by decision: a begrotingswijziging or an overheveling, euro, may be negative."""
    check_can_book(by)
    if kind not in ON_BUDGET:
        raise RuleBroken("Kies raming, begrotingswijziging of overheveling.")
    return _add(key=key, by=by, budget_year=budget_year, amount=amount, kind=kind, description=decision, on=on)


@transaction.atomic
def carry_over(budget_year, to_year, *, amount, decision, by, key, on=None):
    """Take an amount (euro) out of one year and add it to another year of the same fund, by decision (overheveling).

    Returns the row in the receiving year. Raises RuleBroken when the first year has too little available.
    """
    check_can_book(by)
    if to_year.fund_id != budget_year.fund_id or to_year.pk == budget_year.pk:
        raise RuleBroken("Kies een ander jaar van hetzelfde fonds.")
    common = {"kind": Kind.CARRY_OVER, "description": decision, "by": by, "on": on}
    _add(key=f"{key}:van", budget_year=budget_year, amount=-amount, **common)
    return _add(key=f"{key}:naar", budget_year=to_year, amount=amount, **common)


@transaction.atomic
def earmark(budget_year, *, law, amount, decided_on, by):
    """Set apart an amount (euro) of a year from one law. Raises RuleBroken when this law has its oormerk already."""
    check_can_book(by)
    try:
        with transaction.atomic():
            row = Oormerk.objects.create(
                budget_year=budget_year, law=law, amount=amount, decided_on=decided_on, recorded_by=by
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("oormerk.set", row, by=by, amount=amount, law=law)
    return row


@transaction.atomic
def commit_plan(*, case, fund, amount, version_id, by):
    """Book the verplichting of an agreed plan in the fund's year of today, inside the transaction of the akkoord.

    The one commitment that needs no budgetbeheerder: the akkoord of the tafel is the decision. Raises RuleBroken when
    the fund has no year or too little room.
    """
    budget_year = BudgetYear.objects.select_related("fund").of_day(fund, clock.today()).first()
    if budget_year is None:
        raise RuleBroken(f"{fund} heeft in {clock.today().year} geen budget. Vraag de budgetbeheerder.")
    if amount > budget_year.available:
        raise RuleBroken(not_enough(budget_year, amount))
    return _add(
        key=f"akkoord:{version_id}:{fund.pk}",
        by=by,
        budget_year=budget_year,
        amount=amount,
        kind=Kind.COMMITMENT,
        cost_type=CostType.CUSTOM,
        case=case,
        description=f"Akkoord doorbraaktafel, casus {case.number}",
    )


@transaction.atomic
def release_plan(*, case, version_id, by):
    """Release what is still open (euro) of the verplichtingen of a plan whose akkoord is withdrawn; returns the sum.

    Inside the transaction of the withdrawal, which is the decision: no budgetbeheerder is needed. Payments stay.
    """
    rows = Mutation.objects.with_open_amount().filter(case=case, key__startswith=f"akkoord:{version_id}:")
    return sum((_release_rest(rows, pk, by) for pk in rows.order_by("budget_year__fund_id").values("pk")), Decimal(0))


def _release_rest(rows, pk, by):
    """Release what is open of one verplichting; a payment of this very moment may take some of it first."""
    for chance in range(RELEASE_CHANCES):
        commitment = rows.select_related("budget_year", "case").get(**pk)
        if not commitment.open_amount:
            break
        try:
            with transaction.atomic():
                _add(
                    key=f"ingetrokken:{commitment.pk}",
                    by=by,
                    amount=-commitment.open_amount,
                    kind=Kind.RELEASE,
                    description=f"Akkoord ingetrokken, casus {commitment.case.number}",
                    **_use_of(commitment),
                )
            return commitment.open_amount
        except RuleBroken:
            if chance == RELEASE_CHANCES - 1:
                raise
    return Decimal(0)


def not_enough(budget_year, amount):
    """The sentence that says how much (euro) a fund lacks."""
    return (
        f"{budget_year} heeft nog {format_euro_cents(budget_year.available)} beschikbaar; "
        f"dit plan vraagt {format_euro_cents(amount)}. Pas het plan aan of vraag de budgetbeheerder."
    )


@transaction.atomic
def commit_cost(budget_year, *, cost_type, amount, description, by, key, on=None):
    """Book a verplichting that belongs to no family, such as a contract."""
    check_can_book(by)
    return _add(
        key=key,
        by=by,
        budget_year=budget_year,
        amount=amount,
        kind=Kind.COMMITMENT,
        cost_type=cost_type,
        description=description,
        on=on,
    )


def _use_of(commitment):
    """What a row takes over from the verplichting that it uses up; the database refuses anything else."""
    return {
        "budget_year": commitment.budget_year,
        "cost_type": commitment.cost_type,
        "case": commitment.case,
        "commitment": commitment,
    }


@transaction.atomic
def pay_commitment(commitment, *, amount, description, by, key, on=None):
    """Book a realisatie (euro) on a verplichting. Raises RuleBroken when more is paid than is still open."""
    check_can_book(by)
    return _add(
        key=key,
        by=by,
        amount=amount,
        kind=Kind.REALISATION,
        description=description,
        on=on,
        **_use_of(commitment),
    )


@transaction.atomic
def pay_cost(budget_year, *, cost_type, amount, description, by, key, on=None):
    """Book a realisatie (euro) without a verplichting, such as an invoice for training."""
    check_can_book(by)
    return _add(
        key=key,
        by=by,
        budget_year=budget_year,
        amount=amount,
        kind=Kind.REALISATION,
        cost_type=cost_type,
        description=description,
        on=on,
    )


@transaction.atomic
def release(commitment, *, amount, description, by, key, on=None):
    """Let a part (positive euro) of a verplichting fall free; it becomes available in the fund again."""
    check_can_book(by)
    return _add(
        key=key,
        by=by,
        amount=-amount,
        kind=Kind.RELEASE,
        description=description,
        on=on,
        **_use_of(commitment),
    )


@transaction.atomic
def correct(mutation, *, reason, by):
    """Reverse one row whole (storno). A verplichting is not corrected but released."""
    check_can_book(by)
    if mutation.kind in (Kind.COMMITMENT, Kind.CORRECTION):
        raise RuleBroken("Een verplichting laat je vrijvallen; een correctie kun je niet nog eens terugdraaien.")
    return _add(
        key=f"correctie:{mutation.pk}",
        by=by,
        budget_year=mutation.budget_year,
        amount=-mutation.amount,
        kind=Kind.CORRECTION,
        cost_type=mutation.cost_type,
        case=mutation.case,
        commitment=mutation.commitment,
        reverses=mutation,
        description=reason,
    )


@transaction.atomic
def set_forecast(budget_year, *, cost_type, as_of, amount, note, by):
    """Record what a year is expected to end at (euro). Entered, never a straight line (rules.md)."""
    check_can_book(by)
    if as_of > clock.today():
        raise RuleBroken("Deze peildatum is nog niet geweest. Kies vandaag of een eerdere dag.")
    row = Forecast.objects.create(
        budget_year=budget_year, cost_type=cost_type, as_of=as_of, amount=amount, note=note, made_by=by
    )
    record("forecast.set", row, by=by, amount=amount, as_of=as_of)
    return row
