"""Looking again at a `zolang`-condition of an agreed plan: does the payment run on, or does it stop? Rows only grow."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet

from ..enums import ReviewOutcome
from .lines import FundingLine


class ConditionReviewQuerySet(AppendOnlyQuerySet):
    def newest_of(self, lines):
        """{pk of a bekostigingsregel: its newest review} of these lines; one query."""
        found = self.filter(line__in=lines).select_related("reviewed_by").order_by("pk")
        return {review.line_id: review for review in found}


class ConditionReview(AppendOnly):
    """What was found when a condition was looked at again, and when that is done next.

    The line itself lies fixed with the agreed plan; the day on which it is looked at again moves on by these rows.
    """

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="reviews", verbose_name="bekostigingsregel")
    reviewed_on = models.DateField("bekeken op")
    outcome = models.CharField("uitkomst", max_length=9, choices=ReviewOutcome.choices)
    note = models.CharField("toelichting", max_length=300, blank=True)
    next_on = models.DateField("opnieuw bekijken op", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="bekeken door"
    )
    recorded_at = models.DateTimeField("vastgelegd op")

    objects = ConditionReviewQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "bekeken voorwaarde"
        verbose_name_plural = "bekeken voorwaarden"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=ReviewOutcome.CONTINUES, next_on__isnull=False, next_on__gt=F("reviewed_on"))
                | Q(outcome=ReviewOutcome.ENDS, next_on__isnull=True),
                name="canvas_conditionreview_next",
                violation_error_message="Loopt het door, kies dan een latere dag om opnieuw te kijken.",
            ),
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(outcome=ReviewOutcome.ENDS),
                name="canvas_conditionreview_one_end",
                violation_error_message="Van deze betaling is al vastgelegd dat zij stopt.",
            ),
        ]
