"""A frozen version of the canvas: its text, its costs and its amounts, held together by a hash.

An akkoord is given on one of these rows and on nothing else. Rows are only added.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from budgets.models import euro_field
from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet

from .plan import Canvas

USER = settings.AUTH_USER_MODEL


class VersionQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user):
        return self.filter(canvas__in=Canvas.objects.visible_to(user))

    def newest_first(self):
        return self.order_by("-number")

    def for_list(self):
        """Newest first, without the content, with the number of akkoorden."""
        return (
            self.newest_first()
            .defer("content")
            .select_related("frozen_by")
            .annotate(akkoord_count=models.Count("akkoorden", distinct=True))
            .prefetch_related("decisions__withdrawal")
        )

    def for_page(self):
        """One version with everyone who had a hand in it."""
        return self.select_related("frozen_by", "kba_reviewed_by").prefetch_related(
            "editors__user", "akkoorden__given_by", "decisions__decided_by", "decisions__withdrawal__withdrawn_by"
        )


class CanvasVersion(AppendOnly):
    """What was circulated. `content` holds boxes, marks, cost lines and bekostiging as they were, `hash` its digest.

    The three totals (euro over 12 months) are None when the plan has no kosten-batenanalyse.
    """

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="versions", verbose_name="canvas")
    number = models.PositiveSmallIntegerField("versie")
    revision = models.PositiveIntegerField("wijziging")
    content = models.JSONField("inhoud")
    hash = models.CharField("hash", max_length=64)
    current_total = euro_field("huidig", null=True)
    threatened_total = euro_field("dreigend", null=True)
    custom_total = euro_field("maatwerk", null=True)
    kba_reviewed_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", verbose_name="kosten getoetst door"
    )
    frozen_at = models.DateTimeField("vastgezet op")
    frozen_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="rondgestuurd door")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["canvas_id", "number"]
        verbose_name = "versie van een canvas"
        verbose_name_plural = "versies van canvassen"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "number"], name="canvas_canvasversion_number"),
            models.CheckConstraint(
                condition=Q(current_total__isnull=True, threatened_total__isnull=True, custom_total__isnull=True)
                | Q(current_total__isnull=False, threatened_total__isnull=False, custom_total__isnull=False),
                name="canvas_canvasversion_kba_whole",
            ),
        ]

    def __str__(self):
        return f"versie {self.number}"

    @property
    def has_kba(self):
        return self.threatened_total is not None

    @property
    def rendement(self):
        """Euro saved over 12 months against the threatening scenario: Dreigend − Maatwerk, or None without KBA."""
        return self.threatened_total - self.custom_total if self.has_kba else None


class VersionEditor(AppendOnly):
    """Someone whose own plan a version is: who wrote in it, and its maatwerkeindbaas and consulent at that moment.

    She never counts among its akkoorden. Filled by trigger.
    """

    written_by_trigger = True

    version = models.ForeignKey(CanvasVersion, models.PROTECT, related_name="editors", verbose_name="versie")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="schrijver")

    class Meta:
        verbose_name = "schrijver van een versie"
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="canvas_versioneditor_once")]


class VersionFunding(AppendOnly):
    """What a version asks of one fonds, in euro over 12 months: the amount that an akkoord commits. By trigger."""

    written_by_trigger = True

    version = models.ForeignKey(CanvasVersion, models.PROTECT, related_name="fundings", verbose_name="versie")
    fund = models.ForeignKey("budgets.Fund", models.PROTECT, related_name="+", verbose_name="fonds")
    amount = euro_field("bedrag")

    class Meta:
        ordering = ["fund_id"]
        verbose_name = "gevraagd bedrag"
        verbose_name_plural = "gevraagde bedragen"
        constraints = [
            models.UniqueConstraint(fields=["version", "fund"], name="canvas_versionfunding_once_per_fund"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="canvas_versionfunding_positive"),
        ]
