"""Toezeggingen: what was promised to the raad in a letter, by when, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .reports import Report

USER = settings.AUTH_USER_MODEL


class PromiseQuerySet(models.QuerySet):
    def open(self):
        """Made to the raad (the letter was adopted or the promise stands by itself) and not kept or dropped yet."""
        return self.filter(done_on__isnull=True)


class Promise(models.Model):
    """One promise. `done_in` is the report that told the raad how it ended."""

    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="promises", verbose_name="gedaan in"
    )
    text = models.CharField("wat is toegezegd", max_length=300)
    due_on = models.DateField("uiterlijk op")
    owner = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="wie dit oppakt")
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    made_at = models.DateTimeField("vastgelegd op")
    revision = models.PositiveIntegerField("wijziging", default=1)
    done_on = models.DateField("afgedaan op", null=True, blank=True)
    done_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    done_note = models.CharField("hoe het is afgedaan", max_length=300, blank=True)
    done_in = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="promises_kept", verbose_name="gemeld in"
    )

    objects = PromiseQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True, done_note="", done_in__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False) & ~Q(done_note=""),
                name="reports_promise_done_with_note",
                violation_error_message="Schrijf in een zin hoe de toezegging is afgedaan.",
            )
        ]

    def __str__(self):
        return self.text
