"""The six eyes: akkoorden on one frozen version, who takes no part, and the outcome that the voorzitter records.

Tables that only grow. Who may give an akkoord and whether two count is held by triggers (migration 0003),
so a row that breaks the 6-ogenprincipe can't be written, by whatever road.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet

from ..enums import Outcome
from .tafel import AgendaItem
from .version import CanvasVersion

USER = settings.AUTH_USER_MODEL


class Recusal(AppendOnly):
    """Someone who takes no part in one item: she neither counts nor sees it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="recusals", verbose_name="agendapunt")
    user = models.ForeignKey(USER, models.PROTECT, related_name="recusals", verbose_name="wie doet niet mee")
    at = models.DateTimeField("op")
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="vastgelegd door")

    class Meta:
        verbose_name = "verschoning"
        verbose_name_plural = "verschoningen"
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="canvas_recusal_once")]


class Akkoord(AppendOnly):
    """One person's akkoord on one frozen version, given at a doorbraaktafel that she attends."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="akkoorden", verbose_name="agendapunt")
    version = models.ForeignKey(CanvasVersion, models.PROTECT, related_name="akkoorden", verbose_name="versie")
    given_by = models.ForeignKey(USER, models.PROTECT, related_name="akkoorden", verbose_name="gegeven door")
    given_at = models.DateTimeField("gegeven op")
    hash = models.CharField("hash van de versie", max_length=64)

    class Meta:
        ordering = ["given_at"]
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "given_by"],
                name="canvas_akkoord_once",
                violation_error_message="Je hebt al akkoord gegeven op deze versie.",
            )
        ]


class NotYet(AppendOnly):
    """Someone at the table who does not agree yet, and what she needs first: "nog niet, want …"."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="not_yets", verbose_name="agendapunt")
    version = models.ForeignKey(CanvasVersion, models.PROTECT, related_name="not_yets", verbose_name="versie")
    said_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gezegd door")
    said_at = models.DateTimeField("gezegd op")
    reason = models.CharField("want", max_length=500)
    # Of the form in which it was typed, so that a form that is sent twice, from any window, is one row.
    once = models.CharField("formulier", max_length=32, blank=True, default="", db_default="", editable=False)

    class Meta:
        ordering = ["said_at", "pk"]
        verbose_name = "nog niet"
        verbose_name_plural = "nog niet"
        constraints = [
            models.UniqueConstraint(
                fields=["said_by", "once"],
                condition=~Q(once=""),
                name="canvas_notyet_once",
                violation_error_message="Dit formulier is al verstuurd. Ververs de pagina.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="canvas_notyet_reason",
                violation_error_message="Schrijf in een zin wat er nog nodig is.",
            ),
        ]


class DecisionQuerySet(AppendOnlyQuerySet):
    def agreed(self):
        return self.filter(outcome=Outcome.AGREED)

    def standing(self):
        """Decisions `akkoord` that were not withdrawn."""
        return self.agreed().filter(withdrawal__isnull=True)


class Decision(AppendOnly):
    """What the voorzitter recorded for an item. `akkoord` carries the verplichtingen of its version."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="decision", verbose_name="agendapunt")
    version = models.ForeignKey(CanvasVersion, models.PROTECT, related_name="decisions", verbose_name="versie")
    outcome = models.CharField("uitkomst", max_length=12, choices=Outcome.choices)
    reason = models.TextField("toelichting", blank=True)
    decided_on = models.DateField("datum")
    decided_at = models.DateTimeField("vastgelegd op")
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="vastgelegd door")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["decided_at"]
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.AGREED) | ~Q(reason=""),
                name="canvas_decision_reason",
                violation_error_message="Schrijf in een zin waarom, of wat er moet worden aangevuld.",
            ),
            models.UniqueConstraint(
                fields=["version"], condition=Q(outcome=Outcome.AGREED), name="canvas_decision_one_akkoord_per_version"
            ),
        ]

    @property
    def words(self):
        """The outcome as it stands now: `akkoord`, or `akkoord, later ingetrokken`."""
        withdrawn = ", later ingetrokken" if hasattr(self, "withdrawal") else ""
        return f"{self.get_outcome_display()}{withdrawn}"


class DecisionWithdrawal(AppendOnly):
    """An akkoord that no longer stands, with the reason. What was booked and not spent is released with it."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="withdrawal", verbose_name="uitkomst")
    reason = models.TextField("waarom")
    withdrawn_on = models.DateField("datum")
    withdrawn_at = models.DateTimeField("ingetrokken op")
    withdrawn_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="ingetrokken door")

    class Meta:
        verbose_name = "ingetrokken akkoord"
        verbose_name_plural = "ingetrokken akkoorden"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="canvas_withdrawal_reason",
                violation_error_message="Schrijf in een zin waarom het akkoord wordt ingetrokken.",
            )
        ]
