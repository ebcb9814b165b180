"""Figures from elsewhere: what other cities report, and facts around the programme. Kept by hand, with a source."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet

from ..enums import Unit


class ReferenceKind(models.TextChoices):
    BENCHMARK = "vergelijking", "Andere gemeente"
    CONTEXT = "context", "Achtergrond"


class ReferenceQuerySet(AppendOnlyQuerySet):
    def valid_on(self, day):
        """The row of each key that is valid on this day."""
        newest = self.filter(valid_from__lte=day).order_by("key", "-valid_from").distinct("key").values("pk")
        return self.filter(pk__in=newest).order_by("kind", "label", "key")

    def of_key(self, key):
        """Every row of this key, the newest first."""
        return self.filter(key=key).order_by("-valid_from")


class ReferenceFigure(AppendOnly):
    """One figure. Reports name it by its key, like a figure of the programme: `{den_haag_rendement}`.

    Valid from `valid_from` until the day before a newer row with the same key. Rows are only added, each later than
    the one before it, so that what held on a day stays what it was; a key keeps its kind and its unit (trigger).
    """

    key = models.CharField(
        "naam in teksten",
        max_length=60,
        validators=[
            RegexValidator(r"\A[a-z][a-z0-9_]*\Z", "Gebruik kleine letters, cijfers en lage streepjes, zoals den_haag.")
        ],
        help_text="Zoals den_haag_rendement.",
    )
    kind = models.CharField("soort", max_length=16, choices=ReferenceKind.choices)
    label = models.CharField("wat het is", max_length=160)
    value = models.DecimalField("waarde", max_digits=14, decimal_places=2)
    unit = models.CharField("eenheid", max_length=10, choices=[(unit.value, unit.value) for unit in Unit])
    valid_from = models.DateField("geldt vanaf")
    source = models.CharField("bron", max_length=300)
    n = models.PositiveIntegerField("aantal gezinnen", null=True, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "label", "-valid_from"]
        verbose_name = "cijfer van elders"
        verbose_name_plural = "cijfers van elders"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"],
                name="reports_referencefigure_once",
                violation_error_message="Van dit cijfer is er al een waarde vanaf die dag.",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="reports_referencefigure_source"),
            models.CheckConstraint(
                condition=~Q(unit=Unit.SHARE.value) | Q(value__gte=0, value__lte=100),
                name="reports_referencefigure_share",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
            models.CheckConstraint(
                condition=~Q(unit=Unit.MARK.value) | Q(value__gte=1, value__lte=10),
                name="reports_referencefigure_mark",
                violation_error_message="Een cijfer ligt tussen 1 en 10.",
            ),
        ]

    def __str__(self):
        return self.label
