"""Blocks that were taken out of a report, kept so that they can be put back while the report is written."""

from django.conf import settings
from django.db import models

from ..enums import BlockKind
from .reports import Picture, Report

USER = settings.AUTH_USER_MODEL


class RemovedBlock(models.Model):
    """A block as it was when it was removed; it comes back under its own number, so that references to it hold.

    A working table: the newest few per report are kept, and none when the report is adopted.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="removed_blocks")
    block_id_was = models.BigIntegerField("nummer van het blok")
    position = models.PositiveIntegerField("plaats")
    kind = models.CharField("soort", max_length=20, choices=BlockKind.choices)
    text = models.TextField("tekst", blank=True)
    answer = models.TextField("antwoord", blank=True)
    settings = models.JSONField("instellingen", default=dict, blank=True)
    story = models.ForeignKey("reports.CaseDescription", models.PROTECT, null=True, blank=True, related_name="+")
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField("wijziging")
    removed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("verwijderd op")

    class Meta:
        ordering = ["-removed_at", "-pk"]
        verbose_name = "verwijderd blok"
        verbose_name_plural = "verwijderde blokken"
        constraints = [
            models.UniqueConstraint(fields=["report", "block_id_was"], name="reports_removedblock_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, verwijderd"
