"""Funds, their years and the ledger. Rows of the ledger are only added; what is available never falls below zero.

`beschikbaar = bijgestelde raming − realisatie − openstaande verplichtingen` (rules.md, Costs and money). The three
columns of a year are kept by a database trigger on the ledger and guarded by a check, so that two plans approved in
the same second can't overspend it. All amounts are euro with cents.
"""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet

from .enums import ON_BUDGET, CostType, Kind, Law

USER = settings.AUTH_USER_MODEL


def euro_field(label, **kwargs):
    """A column for an amount in euro with cents."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, **kwargs)


class Fund(models.Model):
    """A pot of money with its own purpose, such as the maatwerkbudget or a werkbudget of the social teams."""

    name = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("adres", unique=True)
    purpose = models.TextField("doelbinding")
    owner = models.CharField("eigenaar", max_length=120)
    asks_return = models.BooleanField("vraagt een tegenprestatie", default=False)

    no_delete = True

    class Meta:
        ordering = ["pk"]
        verbose_name = "fonds"
        verbose_name_plural = "fondsen"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("budgets:fund", args=[self.slug])


class BudgetYearQuerySet(models.QuerySet):
    def for_list(self):
        return self.select_related("fund").order_by("fund_id", "-year")

    def of_day(self, fund, day):
        return self.filter(fund=fund, year=day.year)


class BudgetYear(models.Model):
    """One fund in one year. `adjusted`, `realised` and `committed` are sums of its ledger, kept by the database."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="years", verbose_name="fonds")
    year = models.PositiveSmallIntegerField("jaar")
    adjusted = euro_field("bijgestelde raming", default=Decimal(0), editable=False)
    realised = euro_field("realisatie", default=Decimal(0), editable=False)
    committed = euro_field("openstaande verplichtingen", default=Decimal(0), editable=False)

    objects = BudgetYearQuerySet.as_manager()
    # The app role may open a year, but only the trigger on the ledger (owner's rights) changes its sums.
    append_only = True

    class Meta:
        ordering = ["fund_id", "year"]
        verbose_name = "begrotingsjaar"
        verbose_name_plural = "begrotingsjaren"
        constraints = [
            models.UniqueConstraint(fields=["fund", "year"], name="budgets_budgetyear_once"),
            models.CheckConstraint(
                condition=Q(adjusted__gte=F("realised") + F("committed")),
                name="budgets_budgetyear_available",
                violation_error_message="Er is niet genoeg beschikbaar in dit fonds.",
            ),
            models.CheckConstraint(
                condition=Q(committed__gte=0),
                name="budgets_budgetyear_committed",
                violation_error_message="Er kan niet meer vrijvallen of betaald worden dan er verplicht is.",
            ),
        ]

    def __str__(self):
        return f"{self.fund} {self.year}"

    def get_absolute_url(self):
        return reverse("budgets:year", args=[self.fund.slug, self.year])

    @property
    def available(self):
        """Euro still free: adjusted estimate less what is paid and what is committed."""
        return self.adjusted - self.realised - self.committed


class Oormerk(AppendOnly):
    """An amount set apart from one law for a fund's year (from 2021: Wmo, Participatiewet, Jeugdwet)."""

    budget_year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="oormerken", verbose_name="begrotingsjaar")
    law = models.CharField("wet", max_length=20, choices=Law.choices)
    amount = euro_field("bedrag")
    decided_on = models.DateField("besluit van")
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="vastgelegd door")

    class Meta:
        ordering = ["law"]
        verbose_name = "oormerk"
        verbose_name_plural = "oormerken"
        constraints = [
            models.UniqueConstraint(fields=["budget_year", "law"], name="budgets_oormerk_once_per_law"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="budgets_oormerk_positive"),
        ]


class MutationQuerySet(AppendOnlyQuerySet):
    def until(self, as_of):
        """Rows dated on or before the peildatum."""
        return self.filter(on__lte=as_of)

    def commitments(self):
        return self.filter(kind=Kind.COMMITMENT)

    def of_families(self):
        return self.filter(case__isnull=False)

    def with_effect(self):
        """Rows with `effect`: their kind, and for a correctie the kind of what it reverses."""
        return self.annotate(effect=models.functions.Coalesce("reverses__kind", "kind"))

    def by_effect(self):
        """Totals (euro) per year, kostensoort, effect and whether on a verplichting."""
        return (
            self.order_by()
            .with_effect()
            .annotate(on_commitment=models.ExpressionWrapper(Q(commitment__isnull=False), models.BooleanField()))
            .values("budget_year_id", "effect", "cost_type", "on_commitment")
            .annotate(total=models.Sum("amount"))
        )

    def with_open_amount(self, as_of=None):
        """Commitments with `open_amount`: what is neither paid nor released yet (on the peildatum), in euro."""
        used = (
            (Mutation.objects.until(as_of) if as_of else Mutation.objects.all())
            .filter(commitment=models.OuterRef("pk"))
            .order_by()
            .values("commitment")
            .annotate(total=models.Sum(USED_OF_COMMITMENT))
            .values("total")
        )
        return self.commitments().annotate(
            open_amount=F("amount") - models.functions.Coalesce(models.Subquery(used), Decimal(0), output_field=F_EURO)
        )

    def for_list(self):
        return self.select_related("case", "booked_by", "budget_year__fund", "commitment", "reversed_by", "reverses")


class Mutation(AppendOnly):
    """One row of the ledger. It is never changed: a mistake is put right by a correctie (storno) that reverses it.

    A `realisatie` or `vrijval` may point at the `verplichting` it is paid from; `vrijval` has a negative amount.
    A row holds a case number and an amount, never text about the family (rules.md, Keeping and destroying).
    """

    budget_year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="mutations", verbose_name="begrotingsjaar")
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    cost_type = models.CharField("kostensoort", max_length=20, choices=CostType.choices, blank=True)
    amount = euro_field("bedrag")
    on = models.DateField("datum")
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, null=True, blank=True, related_name="mutations", verbose_name="casus"
    )
    commitment = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="uses", verbose_name="op verplichting"
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name="draait terug"
    )
    description = models.CharField("omschrijving", max_length=200)
    booked_at = models.DateTimeField("geboekt op")
    booked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="geboekt door")
    # The same key twice is the same booking: a double click or a repeated request books once.
    key = models.CharField("boekingssleutel", max_length=80, unique=True)

    objects = MutationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "mutatie"
        verbose_name_plural = "mutaties"
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="budgets_mutation_not_zero"),
            models.CheckConstraint(
                condition=Q(kind__in=[*ON_BUDGET, Kind.CORRECTION])
                | Q(kind=Kind.RELEASE, amount__lt=0)
                | Q(kind__in=[Kind.COMMITMENT, Kind.REALISATION], amount__gt=0),
                name="budgets_mutation_sign",
                violation_error_message="Een verplichting of betaling is positief; corrigeer met een correctie.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ON_BUDGET, cost_type="")
                | ~Q(kind__in=ON_BUDGET) & ~Q(cost_type="")
                | Q(kind=Kind.CORRECTION),
                name="budgets_mutation_cost_type",
                violation_error_message="Kies de kostensoort van deze uitgave.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.CORRECTION, reverses__isnull=False)
                | ~Q(kind=Kind.CORRECTION) & Q(reverses__isnull=True),
                name="budgets_mutation_correction",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.RELEASE, commitment__isnull=False)
                | Q(kind__in=[Kind.REALISATION, Kind.CORRECTION])
                | ~Q(kind=Kind.RELEASE) & Q(commitment__isnull=True),
                name="budgets_mutation_commitment",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.amount} op {self.on}"


F_EURO = models.DecimalField(max_digits=12, decimal_places=2)
# A vrijval is negative and uses up its verplichting by its size; a correctie gives back what it reverses.
USED_OF_COMMITMENT = models.Case(
    models.When(kind=Kind.RELEASE, then=-F("amount")),
    models.When(kind=Kind.CORRECTION, reverses__kind=Kind.RELEASE, then=-F("amount")),
    default=F("amount"),
    output_field=F_EURO,
)


class ForecastQuerySet(AppendOnlyQuerySet):
    def newest(self, as_of):
        """Per year and kostensoort the last forecast with a peildatum on or before `as_of`."""
        return (
            self.filter(as_of__lte=as_of)
            .order_by("budget_year_id", "cost_type", "-as_of", "-pk")
            .distinct("budget_year_id", "cost_type")
        )


class Forecast(AppendOnly):
    """What a budgetbeheerder expects a year to end at for one kostensoort, or for everything together (rules.md)."""

    budget_year = models.ForeignKey(BudgetYear, models.PROTECT, related_name="forecasts", verbose_name="begrotingsjaar")
    cost_type = models.CharField("kostensoort", max_length=20, choices=CostType.choices, blank=True)
    as_of = models.DateField("peildatum")
    amount = euro_field("verwacht voor het hele jaar")
    note = models.CharField("toelichting", max_length=300)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="opgesteld door")

    objects = ForecastQuerySet.as_manager()

    class Meta:
        ordering = ["-as_of", "-pk"]
        verbose_name = "prognose"
        verbose_name_plural = "prognoses"
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="budgets_forecast_not_negative")]
