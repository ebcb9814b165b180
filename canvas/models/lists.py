"""Lists that the functioneel beheerder keeps for the canvas: the kostenkaart, and articles of law that give room."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower

from budgets.models import euro_field
from maatwerk.lib.euro import format_euro_cents

from ..enums import Frequency, PriceUnit

USUAL_FREQUENCY = {
    PriceUnit.HOUR: Frequency.WEEK,
    PriceUnit.DAYPART: Frequency.WEEK,
    PriceUnit.DAY: Frequency.WEEK,
    PriceUnit.NIGHT: Frequency.WEEK,
    PriceUnit.WEEK: Frequency.WEEK,
    PriceUnit.MONTH: Frequency.MONTH,
    PriceUnit.YEAR: Frequency.YEAR,
    PriceUnit.PIECE: Frequency.ONCE,
}


class PriceItemQuerySet(models.QuerySet):
    def in_use(self):
        """What can be chosen today."""
        return self.filter(in_use=True)

    def about(self, text):
        """Items with this text in their name, their regeling or who pays."""
        return self.filter(Q(name__icontains=text) | Q(payer__icontains=text) | Q(scheme__name__icontains=text))

    def with_price_on(self, day):
        """For the list: each item with `priced`, a list of the one price that is valid on that day, or of none."""
        valid = models.Prefetch("prices", Price.objects.valid_on(day), to_attr="priced")
        return self.select_related("scheme").prefetch_related(valid).order_by(Lower("name"), "unit")


class PriceItem(models.Model):
    """What has a price on the kostenkaart, in one unit; its prices follow each other in time."""

    name = models.CharField("naam", max_length=120)
    unit = models.CharField("eenheid", max_length=10, choices=PriceUnit.choices)
    scheme = models.ForeignKey(
        "cases.Scheme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="regeling of wet"
    )
    payer = models.CharField("wie betaalt", max_length=120, blank=True)
    is_residence = models.BooleanField("een plek om te wonen of te verblijven", default=False)
    in_use = models.BooleanField("in gebruik", default=True)

    objects = PriceItemQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["name", "unit"]
        verbose_name = "post van de kostenkaart"
        verbose_name_plural = "posten van de kostenkaart"
        constraints = [
            models.UniqueConstraint(
                fields=["name", "unit"],
                name="canvas_priceitem_once",
                violation_error_message="Deze post met deze eenheid staat al op de kostenkaart.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.get_unit_display()}"


class PriceQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Prices of which that day is one; the first and the last day count."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)

    def to_choose_on(self, day):
        """What a cost line may take over on that day, by name, with the item and its regeling."""
        return (
            self.valid_on(day)
            .filter(item__in_use=True)
            .select_related("item__scheme")
            .order_by(F("item__scheme__name").asc(nulls_last=True), Lower("item__name"), "item__unit")
        )


class Price(models.Model):
    """A price in euro per unit with its source, valid from and until a day (both included); a new one is a new row."""

    item = models.ForeignKey(PriceItem, models.PROTECT, related_name="prices", verbose_name="post")
    amount = euro_field("prijs")
    source = models.CharField("bron", max_length=200)
    fictitious = models.BooleanField("fictief", default=False)
    valid_from = models.DateField("geldig vanaf")
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)

    objects = PriceQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["item", "valid_from"]
        verbose_name = "prijs"
        verbose_name_plural = "prijzen"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="canvas_price_positive",
                violation_error_message="Vul een prijs in die hoger is dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="canvas_price_period",
                violation_error_message="De prijs eindigt voordat hij begint. Pas een van de twee dagen aan.",
            ),
            # Ranges of one number and of days: no extension is needed to compare both.
            ExclusionConstraint(
                name="canvas_price_one_at_a_time",
                expressions=[
                    (Func(F("item"), F("item"), models.Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (
                        Func(F("valid_from"), F("valid_until"), models.Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="In deze periode geldt al een andere prijs. Sluit die eerst af.",
            ),
        ]

    def __str__(self):
        return f"{self.item}: {format_euro_cents(self.amount)}"

    @property
    def usual_frequency(self):
        """How often a line with this unit most likely returns; the writer may choose otherwise."""
        return USUAL_FREQUENCY[self.item.unit]

    @property
    def source_on_line(self):
        """The source as a cost line takes it over; of a fictitious price the line says so."""
        if not self.fictitious or "fictief" in self.source.lower():
            return self.source
        return f"{self.source[: self._meta.get_field('source').max_length - 10]} (fictief)"


class LegalArticle(models.Model):
    """An article that gives room, with the purpose of its law in our own words and the place where to read it."""

    law = models.CharField("wet of regeling", max_length=120)
    number = models.CharField("artikel", max_length=60)
    purpose = models.CharField("doel van de wet", max_length=400)
    room = models.CharField("ruimte die het artikel geeft", max_length=600)
    source = models.CharField("bron", max_length=200)
    in_use = models.BooleanField("in gebruik", default=True)

    no_delete = True

    class Meta:
        ordering = ["law", "number"]
        verbose_name = "wetsartikel"
        verbose_name_plural = "wetsartikelen"
        constraints = [
            models.UniqueConstraint(
                fields=["law", "number"],
                name="canvas_legalarticle_once",
                violation_error_message="Dit artikel staat al in de lijst.",
            )
        ]

    def __str__(self):
        return f"{self.law}, {self.number}"
