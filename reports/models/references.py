"""Figures from elsewhere: what other cities report, and facts around the programme. Kept by hand, with a source."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from ..enums import Unit


class ReferenceKind(models.TextChoices):
    BENCHMARK = "vergelijking", "Andere gemeente"
    CONTEXT = "context", "Achtergrond"


class ReferenceFigure(models.Model):
    """One figure. Reports name it by its key, like a figure of the programme: `{den_haag_rendement}`.

    Valid from `valid_from` until the day before a newer row with the same key.
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

    no_delete = True

    class Meta:
        ordering = ["kind", "label", "-valid_from"]
        verbose_name = "cijfer van elders"
        verbose_name_plural = "cijfers van elders"
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="reports_referencefigure_once"),
            models.CheckConstraint(condition=~Q(source=""), name="reports_referencefigure_source"),
        ]

    def __str__(self):
        return self.label
