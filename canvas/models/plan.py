"""The canvas while it is being written: its row, its text boxes and the history of every change.

Every change of text or amount raises the canvas's `revision` and adds a CanvasEdit, both by database trigger, so
that a frozen version always shows whether it is still what is on the table, and who ever wrote in it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from maatwerk.lib import clock
from maatwerk.lib.append_only import AppendOnly

from ..enums import BoxKind, MeetingKind

USER = settings.AUTH_USER_MODEL


class CanvasQuerySet(models.QuerySet):
    def visible_to(self, user):
        from cases.models import Case

        return self.filter(case__in=Case.objects.visible_to(user))

    def ready_for(self, kind):
        """Canvases that wait for a place on the agenda of such a tafel: offered concepts, or what was circulated."""
        from cases.enums import Status

        from .tafel import AgendaItem

        items = AgendaItem.objects.filter(canvas=models.OuterRef("pk"))
        planned = items.filter(
            Q(meeting__deadline__isnull=True) | Q(meeting__deadline__gte=clock.now()),
            meeting__closed_at__isnull=True, decision__isnull=True, discussed_at__isnull=True,
        )  # fmt: skip
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
    # The first day of the twelve months over which the three scenarios are compared.
    horizon_from = models.DateField("de twaalf maanden beginnen op")
    horizon_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", verbose_name="begin van de twaalf maanden door"
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
