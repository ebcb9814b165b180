"""The lines of a canvas: costs per scenario, and the bekostiging. A line is taken out by a mark, never deleted."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Round

from budgets.models import euro_field
from cases.enums import WITH_PLAN, Status
from maatwerk.lib import clock

from ..enums import Frequency, FundingGround, FundingSource, ReviewOutcome, Scenario
from ..reckoning import days_inside, last_day_of, times, twelve_month_amount
from .plan import Canvas

USER = settings.AUTH_USER_MODEL


class LineQuerySet(models.QuerySet):
    def current(self):
        return self.filter(removed=False)


class FundingLineQuerySet(LineQuerySet):
    def with_last_review(self):
        """Adds `last_outcome`, `last_review_at` and `due_on` (the day to look again) of lines that have a condition."""
        from .conditions import ConditionReview

        newest = ConditionReview.objects.filter(line=models.OuterRef("pk")).order_by("-pk")
        return self.exclude(until_condition="").annotate(
            last_outcome=models.Subquery(newest.values("outcome")[:1]),
            last_review_at=models.Subquery(newest.values("recorded_at")[:1]),
            due_on=Coalesce(models.Subquery(newest.values("next_on")[:1]), "review_on"),
        )

    def to_review(self, *, until):
        """Conditions of running plans that are looked at again up to a day, the longest due first."""
        running = self.current().with_last_review().filter(canvas__case__status__in=WITH_PLAN)
        running = running.exclude(canvas__case__status=Status.CLOSED).exclude(reviews__outcome=ReviewOutcome.ENDS)
        return running.filter(due_on__lte=until).order_by("due_on", "pk")

    def ended(self):
        """Lines of which it was recorded that the payment stops."""
        return self.current().with_last_review().filter(last_outcome=ReviewOutcome.ENDS)


class EditedRow(models.Model):
    """What was written in a canvas by someone at a moment; taken out by `removed`, so that its history stays."""

    removed = models.BooleanField("verwijderd", default=False)
    edited_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    edited_at = models.DateTimeField("gewijzigd op")

    objects = LineQuerySet.as_manager()
    no_delete = True

    class Meta:
        abstract = True
        ordering = ["pk"]

    def take_out(self, *, by):
        """Mark the row as taken out by `by`, now; the service that calls it holds the rule and the log."""
        self.removed, self.edited_by, self.edited_at = True, by, clock.now()
        self.save(update_fields=["removed", "edited_by", "edited_at"])


class AmountLine(EditedRow):
    """What a cost line and a bekostiging line share: an amount in euro, how often, and for how many months."""

    description = models.CharField("omschrijving", max_length=200)
    amount = euro_field("bedrag")
    frequency = models.CharField("hoe vaak", max_length=6, choices=Frequency.choices, default=Frequency.ONCE)
    months = models.DecimalField(
        "aantal maanden",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.25")), MaxValueValidator(12)],
    )
    # Either a number of months, or a period (both days included, an open end is the edge of the horizon), or neither:
    # the whole horizon. An eenmalig amount has at most its day, in `starts_on`.
    starts_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)

    class Meta(EditedRow.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="%(app_label)s_%(class)s_positive",
                violation_error_message="Vul een bedrag in dat hoger is dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__gt=0, months__lte=12),
                name="%(app_label)s_%(class)s_months",
                violation_error_message="De kosten tellen over 12 maanden: vul 12 maanden of minder in.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_period",
                violation_error_message="De periode eindigt voordat zij begint. Pas een van de twee dagen aan.",
            ),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(starts_on__isnull=True, ends_on__isnull=True),
                name="%(app_label)s_%(class)s_months_or_period",
                violation_error_message="Vul een aantal maanden in, of een periode van en tot en met; niet allebei.",
            ),
        ]

    @property
    def total(self):
        """Euro over the twelve months of its canvas."""
        return self._over_twelve_months(self.amount)

    def _over_twelve_months(self, amount):
        return twelve_month_amount(
            amount,
            self.frequency,
            months=self.months,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            horizon_from=self.canvas.horizon_from,
        )

    @property
    def times(self):
        """How many times the amount counts over the twelve months, as a Fraction."""
        return times(
            self.frequency,
            months=self.months,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            horizon_from=self.canvas.horizon_from,
        )

    @property
    def days_inside(self):
        """First and last day of its period within the twelve months, or None when it lies outside them."""
        ends_on = self.starts_on if self.frequency == Frequency.ONCE else self.ends_on
        return days_inside(self.starts_on, ends_on, self.canvas.horizon_from)

    @property
    def is_cut(self):
        """Whether a part of its period, or its day, lies outside the twelve months and does not count."""
        horizon = self.canvas.horizon_from
        before = self.starts_on is not None and self.starts_on < horizon
        last = self.starts_on if self.frequency == Frequency.ONCE or not self.ends_on else self.ends_on
        return before or (last is not None and last > last_day_of(horizon))


class CostLine(AmountLine):
    """One line of the kosten-batenanalyse: who pays what in one scenario, and why that is a fair estimate."""

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="cost_lines", verbose_name="canvas")
    scenario = models.CharField("scenario", max_length=10, choices=Scenario.choices)
    scheme = models.ForeignKey(
        "cases.Scheme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="regeling of wet"
    )
    payer = models.CharField("wie betaalt", max_length=120)
    basis = models.CharField("onderbouwing", max_length=300, blank=True)
    source = models.CharField("bron", max_length=200, blank=True)
    # The amount lies between these two, in euro at the same frequency.
    low = euro_field("laag", null=True, blank=True)
    high = euro_field("hoog", null=True, blank=True)
    is_residence = models.BooleanField("een plek om te wonen of te verblijven", default=False)
    # Copied from the kostenkaart, so that a later price changes nothing here: amount = rate × quantity.
    price = models.ForeignKey(
        "canvas.Price", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prijs van de kostenkaart"
    )
    rate = euro_field("tarief", null=True, blank=True)
    rate_unit = models.CharField("eenheid", max_length=20, blank=True)
    quantity = models.DecimalField("aantal", max_digits=8, decimal_places=2, null=True, blank=True)
    # The betrokken partij whose yearly cost this line brings into Huidig.
    party = models.ForeignKey(
        "canvas.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cost_lines",
        verbose_name="betrokken partij",
    )

    class Meta(AmountLine.Meta):
        verbose_name = "kostenregel"
        verbose_name_plural = "kostenregels"
        constraints = [
            *AmountLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__gte=0, low__lte=F("amount"), high__gte=F("amount")),
                name="canvas_costline_range",
                violation_error_message="Het bedrag ligt tussen laag en hoog. Pas een van de drie aan.",
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True, quantity__isnull=True, rate_unit="")
                | Q(rate__gt=0, quantity__gt=0, amount=Round(F("rate") * F("quantity"), 2)) & ~Q(rate_unit=""),
                name="canvas_costline_rate",
                violation_error_message="Het bedrag is het tarief maal het aantal. Pas een van de drie aan.",
            ),
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(removed=False),
                name="canvas_costline_party_once",
                violation_error_message="De kosten van deze partij staan al bij Huidig.",
            ),
        ]

    @property
    def low_total(self):
        """Euro over twelve months at the low end of its range; its total when it has no range."""
        return self._over_twelve_months(self.amount if self.low is None else self.low)

    @property
    def high_total(self):
        """Euro over twelve months at the high end of its range; its total when it has no range."""
        return self._over_twelve_months(self.amount if self.high is None else self.high)


class FundingLine(AmountLine):
    """One line of the bekostiging: what is really paid for the plan, from a regular regeling or from a fonds."""

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="funding_lines", verbose_name="canvas")
    source = models.CharField("bron", max_length=8, choices=FundingSource.choices)
    scheme = models.ForeignKey(
        "cases.Scheme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="regeling"
    )
    fund = models.ForeignKey(
        "budgets.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fonds"
    )
    ground = models.CharField("waarom uit het fonds", max_length=12, choices=FundingGround.choices, blank=True)
    tried = models.CharField("wat is regulier geprobeerd", max_length=300, blank=True)
    until_condition = models.CharField("zolang …", max_length=200, blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)

    objects = FundingLineQuerySet.as_manager()

    class Meta(AmountLine.Meta):
        verbose_name = "bekostigingsregel"
        verbose_name_plural = "bekostigingsregels"
        constraints = [
            *AmountLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(source=FundingSource.FUND, fund__isnull=False, scheme__isnull=True)
                & ~Q(ground="")
                & ~Q(tried="")
                | Q(source=FundingSource.REGULAR, fund__isnull=True, scheme__isnull=False, ground=""),
                name="canvas_fundingline_source",
                violation_error_message=(
                    "Kies een regeling, of een fonds met de reden en wat er regulier is geprobeerd."
                ),
            ),
            models.CheckConstraint(
                condition=Q(until_condition="") | Q(review_on__isnull=False),
                name="canvas_fundingline_review",
                violation_error_message="Kies een datum waarop de voorwaarde opnieuw wordt bekeken.",
            ),
        ]


class Party(EditedRow):
    """A betrokken partij: which organisation is in this family, doing what, since when, at what cost a year.

    Roles and organisations, no names of people (rules.md 4).
    """

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="parties", verbose_name="canvas")
    organisation = models.CharField("organisatie", max_length=120)
    does = models.CharField("wat zij doet", max_length=200)
    since = models.DateField("sinds", null=True, blank=True)
    yearly_cost = euro_field("kosten per jaar", null=True, blank=True)
    scheme = models.ForeignKey(
        "cases.Scheme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="regeling of wet"
    )
    payer = models.CharField("wie betaalt", max_length=120, blank=True)

    class Meta(EditedRow.Meta):
        verbose_name = "betrokken partij"
        verbose_name_plural = "betrokken partijen"
        constraints = [
            models.CheckConstraint(
                condition=Q(yearly_cost__isnull=True) | Q(yearly_cost__gte=0),
                name="canvas_party_cost",
                violation_error_message="Vul een bedrag van nul of hoger in.",
            ),
        ]


class ChosenArticle(EditedRow):
    """An article of law on which the plan leans, copied from the list as it read when it was chosen.

    The free argument stands in the box Legitimiteit.
    """

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="articles", verbose_name="canvas")
    article = models.ForeignKey("canvas.LegalArticle", models.PROTECT, related_name="+", verbose_name="artikel")
    law = models.CharField("wet of regeling", max_length=120)
    number = models.CharField("artikel", max_length=60)
    purpose = models.CharField("doel van de wet", max_length=400)
    room = models.CharField("ruimte die het artikel geeft", max_length=600)
    source = models.CharField("bron", max_length=200)

    class Meta(EditedRow.Meta):
        verbose_name = "gekozen artikel"
        verbose_name_plural = "gekozen artikelen"
        constraints = [
            models.UniqueConstraint(
                fields=["canvas", "article"],
                condition=Q(removed=False),
                name="canvas_chosenarticle_once",
                violation_error_message="Dit artikel staat al bij dit canvas.",
            ),
        ]
