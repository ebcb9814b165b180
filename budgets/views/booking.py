"""The screens on which the budgetbeheerder books. Each is one form; the rule and its sentence come from services.py."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.once import already_done, mark_done

from .. import services
from ..enums import Kind
from ..forms import (
    BookingForm,
    CarryOverForm,
    ChangeForm,
    CorrectForm,
    CostForm,
    EarmarkForm,
    ForecastForm,
    OpenYearForm,
)
from ..models import BudgetYear, Fund, Mutation
from ..permissions import check_can_book
from ..sums import year_sums
from .funds import get_year


def _booking(request, form, book, *, title, subject, done, lead="", facts=()):
    """The four steps of every booking screen: show the form, book, and go back with what was booked."""
    sentence = ""
    if request.method == "POST" and form.is_valid():
        with attempt(request, "mutation.book", subject, form=form) as act:
            book(**form.cleaned_data, by=request.user)
        if act.done:
            messages.success(request, done)
            return redirect(form.back)
        sentence = act.sentence
    return TemplateResponse(
        request,
        "budgets/booking.html",
        {"form": form, "title": title, "subject": subject, "lead": lead, "facts": facts},
        status=409 if sentence else 200,
    )


def _once(request, form, service):
    """The service for a form without a key in the ledger: a form that was handled in this session does nothing."""

    def run(*, once, **fields):
        if not already_done(request, form):
            service(**fields)
            mark_done(request, form)

    return run


def _room(budget_year):
    return [("Beschikbaar", format_euro_cents(budget_year.available))]


def open_year(request, slug):
    """Open a year of a fund with its raming."""
    check_can_book(request.user)
    fund = get_object_or_404(Fund, slug=slug)
    form = OpenYearForm(request.POST or None, back=fund.get_absolute_url(), initial={"year": clock.today().year})

    def book(*, year, amount, description, on, key, by):
        services.open_budget_year(fund, year, amount=amount, decision=description, on=on, key=key, by=by)

    return _booking(request, form, book, title="Jaar openen", subject=fund, done="Het jaar is geopend.")


def change(request, slug, year):
    """Book a begrotingswijziging."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    form = ChangeForm(request.POST or None, back=budget_year.get_absolute_url())

    def book(*, amount, description, on, key, by):
        services.change_budget(
            budget_year, kind=Kind.AMENDMENT, amount=amount, decision=description, on=on, key=key, by=by
        )

    return _booking(
        request,
        form,
        book,
        title="Begrotingswijziging",
        subject=budget_year,
        done="De begrotingswijziging is geboekt.",
        facts=_room(budget_year),
    )


def carry_over(request, slug, year):
    """Book an overheveling to another year of the same fund, by decision."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    years = BudgetYear.objects.filter(fund=budget_year.fund).exclude(pk=budget_year.pk).order_by("year")
    form = CarryOverForm(request.POST or None, back=budget_year.get_absolute_url(), years=years)

    def book(*, to_year, amount, description, on, key, by):
        services.carry_over(budget_year, to_year, amount=amount, decision=description, on=on, key=key, by=by)

    return _booking(
        request,
        form,
        book,
        title="Overheveling",
        subject=budget_year,
        done="De overheveling is in beide jaren geboekt.",
        lead="Wat overblijft gaat niet vanzelf mee naar een volgend jaar. Boek een overheveling alleen na een besluit.",
        facts=_room(budget_year),
    )


def commit(request, slug, year):
    """Book a verplichting that belongs to no family, such as a contract."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    form = CostForm(request.POST or None, back=budget_year.get_absolute_url())

    def book(**fields):
        services.commit_cost(budget_year, **fields)

    return _booking(
        request,
        form,
        book,
        title="Verplichting",
        subject=budget_year,
        done="De verplichting is geboekt.",
        lead="Bijvoorbeeld een contract. Geld voor een gezin wordt verplicht door het akkoord van de doorbraaktafel.",
        facts=_room(budget_year),
    )


def pay(request, slug, year):
    """Book a betaling without a verplichting, such as an invoice."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    form = CostForm(request.POST or None, back=budget_year.get_absolute_url())

    def book(**fields):
        services.pay_cost(budget_year, **fields)

    return _booking(
        request,
        form,
        book,
        title="Betaling zonder verplichting",
        subject=budget_year,
        done="De betaling is geboekt.",
        facts=_room(budget_year),
    )


def _get_row(slug, year, pk):
    rows = Mutation.objects.filter(budget_year__fund__slug=slug, budget_year__year=year).for_list()
    return get_object_or_404(rows, pk=pk)


def _get_commitment(slug, year, pk):
    return get_object_or_404(_commitments(slug, year), pk=pk)


def _commitments(slug, year):
    rows = Mutation.objects.filter(budget_year__fund__slug=slug, budget_year__year=year)
    return rows.with_open_amount().select_related("case", "budget_year__fund")


def _commitment_facts(row):
    whose = [("Casus", row.case.number)] if row.case else []
    return [
        *whose,
        ("Verplichting", row.description),
        ("Kostensoort", row.get_cost_type_display()),
        ("Bedrag", format_euro_cents(row.amount)),
        ("Staat open", format_euro_cents(row.open_amount)),
    ]


def pay_commitment(request, slug, year, pk):
    """Book a betaling on a verplichting."""
    check_can_book(request.user)
    row = _get_commitment(slug, year, pk)
    form = BookingForm(request.POST or None, back=row.budget_year.get_absolute_url())

    def book(**fields):
        services.pay_commitment(row, **fields)

    return _booking(
        request,
        form,
        book,
        title="Betaling op een verplichting",
        subject=row.budget_year,
        done="De betaling is geboekt.",
        facts=_commitment_facts(row),
    )


def release(request, slug, year, pk):
    """Let what is not needed of a verplichting fall free."""
    check_can_book(request.user)
    row = _get_commitment(slug, year, pk)
    form = BookingForm(
        request.POST or None, back=row.budget_year.get_absolute_url(), initial={"amount": row.open_amount}
    )

    def book(**fields):
        services.release(row, **fields)

    return _booking(
        request,
        form,
        book,
        title="Vrijval",
        subject=row.budget_year,
        done="De vrijval is geboekt; het bedrag is weer beschikbaar.",
        facts=_commitment_facts(row),
    )


def correct(request, slug, year, pk):
    """Reverse one row of the ledger whole (storno)."""
    check_can_book(request.user)
    row = _get_row(slug, year, pk)
    form = CorrectForm(request.POST or None, back=row.budget_year.get_absolute_url())

    def book(*, reason, by):
        services.correct(row, reason=reason, by=by)

    whose = [("Casus", row.case.number)] if row.case else []
    return _booking(
        request,
        form,
        book,
        title="Boeking terugdraaien",
        subject=row.budget_year,
        done="De boeking is teruggedraaid met een correctie.",
        lead="De boeking blijft staan. Er komt een correctie bij die haar helemaal opheft.",
        facts=[
            *whose,
            ("Boeking", f"{row.get_kind_display()}: {row.description}"),
            ("Bedrag", format_euro_cents(row.amount)),
        ],
    )


def forecast(request, slug, year):
    """Record a prognose."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    sums = year_sums(clock.today(), [budget_year])[budget_year.pk]
    form = ForecastForm(request.POST or None, back=budget_year.get_absolute_url())

    def book(**fields):
        services.set_forecast(budget_year, **fields)

    facts = [
        ("Gerealiseerd", format_euro_cents(sums.realised_total)),
        ("Verplicht", format_euro_cents(sums.committed_total)),
        ("Samen", format_euro_cents(sums.realised_total + sums.committed_total)),
    ]
    return _booking(
        request,
        form,
        _once(request, form, book),
        title="Prognose",
        subject=budget_year,
        done="De prognose is vastgelegd.",
        lead="Wat verwacht je dat het hele jaar kost? Een prognose is een inschatting, geen doorgetrokken lijn.",
        facts=facts,
    )


def oormerk(request, slug, year):
    """Set apart an amount of a year from one law."""
    check_can_book(request.user)
    budget_year = get_year(slug, year)
    form = EarmarkForm(request.POST or None, back=budget_year.get_absolute_url())

    def book(**fields):
        services.earmark(budget_year, **fields)

    return _booking(
        request,
        form,
        _once(request, form, book),
        title="Oormerk",
        subject=budget_year,
        done="Het oormerk is vastgelegd.",
        lead="Welk deel van dit jaar komt uit welke wet?",
    )
