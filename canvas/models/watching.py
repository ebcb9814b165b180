"""Who is in which box now, and what colleagues said about hints on personal data."""

from django.conf import settings
from django.db import models

from maatwerk.lib.append_only import AppendOnly
from maatwerk.lib.presence import OpenWindow

from ..enums import HintKind
from .plan import Canvas

USER = settings.AUTH_USER_MODEL


class Presence(OpenWindow):
    """One open window on a canvas."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, related_name="presences", verbose_name="canvas")

    class Meta:
        verbose_name = "aanwezigheid in een canvas"
        verbose_name_plural = "aanwezigheid in canvassen"
        constraints = [models.UniqueConstraint(fields=["canvas", "user", "window"], name="canvas_presence_once")]


class HintRuling(AppendOnly):
    """Someone said of a hint in this canvas that it is no personal data. Holds a digest, never the text itself."""

    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="hint_rulings", verbose_name="canvas")
    kind = models.CharField("soort", max_length=10, choices=HintKind.choices)
    digest = models.CharField("kenmerk van de tekst", max_length=64)
    ruled_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="door")
    ruled_at = models.DateTimeField("op")

    class Meta:
        verbose_name = "oordeel over een hint"
        verbose_name_plural = "oordelen over hints"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "kind", "digest"], name="canvas_hintruling_once"),
        ]
