"""Who has a report open to write in it, and in which block. A working table: nothing of it is kept."""

from django.db import models

from maatwerk.lib.presence import OpenWindow

from .reports import Report


class ReportPresence(OpenWindow):
    """One open window on a concept; `box` is the number of a block, or `hoofd`."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="presences", verbose_name="rapport")

    class Meta:
        verbose_name = "aanwezigheid in een rapport"
        verbose_name_plural = "aanwezigheid in rapporten"
        constraints = [models.UniqueConstraint(fields=["report", "user", "window"], name="reports_presence_once")]
