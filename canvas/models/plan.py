"""The canvas while it is being written: text boxes, cost lines and bekostiging.

Every change of text or amount raises the canvas's `revision` and adds a CanvasEdit, both by database trigger, so
that a frozen version always shows whether it is still what is on the table, and who ever wrote in it.
"""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from budgets.models import euro_field
from maatwerk.lib.append_only import AppendOnly

from ..enums import BoxKind, Frequency, FundingGround, FundingSource, MeetingKind, Scenario

USER = settings.AUTH_USER_MODEL
TWELVE = Decimal(12)
# Twelve months hold 52 weeks; a monthly line counts the months it runs, a yearly or one-off line counts once.
TIMES = {Frequency.ONCE: Decimal(1), Frequency.YEAR: Decimal(1), Frequency.WEEK: Decimal(52), Frequency.MONTH: TWELVE}


def twelve_month_amount(amount, frequency, months):
    """Euro over the 12-month horizon for an amount in euro that returns with `frequency` during `months` months.

    A one-off amount counts whole. A periodic one counts in proportion to its months: € 75 a week for 6 months is
    75 × 52 × 6/12. Rounded half up to the cent. Source: rules.md, Costs and money (a year is the horizon).
    """
    if frequency == Frequency.ONCE:
        return amount
    # Divide last: a share of the year as 0.0208333… loses the half cent that decides the rounding.
    twelvefold = amount * TIMES[Frequency(frequency)] * (TWELVE if months is None else Decimal(months))
    return (twelvefold / TWELVE).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


class CanvasQuerySet(models.QuerySet):
    def visible_to(self, user):
        from cases.models import Case

        return self.filter(case__in=Case.objects.visible_to(user))

    def ready_for(self, kind):
        """Canvases that wait for a place on the agenda of such a tafel: offered concepts, or what was circulated."""
        from cases.enums import Status

        from .tafel import AgendaItem

        items = AgendaItem.objects.filter(canvas=models.OuterRef("pk"))
        planned = items.filter(meeting__closed_at__isnull=True, decision__isnull=True, discussed_at__isnull=True)
        waiting = self.filter(~models.Exists(planned)).select_related("case")
        if kind == MeetingKind.SPAR:
            return waiting.filter(
                ~models.Exists(items.filter(discussed_at__isnull=False)),
                case__status__in=(Status.CONCEPT, Status.SPAR_TABLE),
                offered_at__isnull=False,
            ).order_by("offered_at")
        return waiting.filter(case__status__in=(Status.CIRCULATED, Status.BREAKTHROUGH_TABLE)).order_by(
            "case__status_since", "case__number"
        )

    def with_newest_version(self):
        """Adds `newest_number`, `newest_revision` and `newest_at` of the version that was circulated last."""
        from .version import CanvasVersion

        newest = CanvasVersion.objects.filter(canvas=models.OuterRef("pk")).newest_first()
        return self.annotate(
            newest_number=models.Subquery(newest.values("number")[:1]),
            newest_revision=models.Subquery(newest.values("revision")[:1]),
            newest_at=models.Subquery(newest.values("frozen_at")[:1]),
        )


class Canvas(models.Model):
    """The one-page plan of a family. Its row is the lock for everything that is written in it."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="canvas", verbose_name="casus")
    started_at = models.DateTimeField("gestart op")
    started_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gestart door")
    revision = models.PositiveIntegerField("wijzigingen", default=0, editable=False)
    offered_at = models.DateTimeField("aangemeld voor de spar-tafel op", null=True, blank=True)
    offered_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aangemeld door"
    )
    kba_reviewed_at = models.DateTimeField("kosten getoetst op", null=True, blank=True)
    kba_reviewed_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kosten getoetst door"
    )

    objects = CanvasQuerySet.as_manager()
    no_delete = True

    class Meta:
        verbose_name = "canvas"
        verbose_name_plural = "canvassen"
        constraints = [
            models.CheckConstraint(
                condition=Q(offered_at__isnull=True, offered_by__isnull=True)
                | Q(offered_at__isnull=False, offered_by__isnull=False),
                name="canvas_canvas_offered_both",
            ),
            models.CheckConstraint(
                condition=Q(kba_reviewed_at__isnull=True, kba_reviewed_by__isnull=True)
                | Q(kba_reviewed_at__isnull=False, kba_reviewed_by__isnull=False),
                name="canvas_canvas_kba_reviewed_both",
            ),
        ]

    def __str__(self):
        return f"canvas van casus {self.case.number}"

    def get_absolute_url(self):
        return reverse("canvas:detail", args=[self.case.number])


class Box(models.Model):
    """One text box. `revision` names the state that an editor started from, so nobody overwrites newer text."""

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="boxes", verbose_name="canvas")
    kind = models.CharField("vak", max_length=12, choices=BoxKind.choices)
    text = models.TextField("tekst", blank=True)
    revision = models.PositiveIntegerField("wijzigingen", default=0)
    edited_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name="gewijzigd door")
    edited_at = models.DateTimeField("gewijzigd op", null=True)

    no_delete = True

    class Meta:
        verbose_name = "vak"
        verbose_name_plural = "vakken"
        constraints = [models.UniqueConstraint(fields=["canvas", "kind"], name="canvas_box_once_per_kind")]


class LineQuerySet(models.QuerySet):
    def current(self):
        return self.filter(removed=False)


class AmountLine(models.Model):
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
    removed = models.BooleanField("verwijderd", default=False)
    edited_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    edited_at = models.DateTimeField("gewijzigd op")

    objects = LineQuerySet.as_manager()
    no_delete = True

    class Meta:
        abstract = True
        ordering = ["pk"]
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
        ]

    @property
    def total(self):
        """Euro over 12 months."""
        return twelve_month_amount(self.amount, self.frequency, self.months)


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

    class Meta(AmountLine.Meta):
        verbose_name = "kostenregel"
        verbose_name_plural = "kostenregels"


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


class CanvasEdit(AppendOnly):
    """Who changed what, when: written by trigger for every box and line, with the text of a box as it became."""

    written_by_trigger = True

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="edits", verbose_name="canvas")
    revision = models.PositiveIntegerField("wijziging")
    part = models.CharField("onderdeel", max_length=20)
    text = models.TextField("tekst", blank=True)
    editor = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op")

    class Meta:
        ordering = ["canvas_id", "revision"]
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        constraints = [models.UniqueConstraint(fields=["canvas", "revision"], name="canvas_canvasedit_once")]
