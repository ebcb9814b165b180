"""What is kept of a report once it is adopted: what it says as data, and its PDF, which is made from that alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from maatwerk.lib.append_only import AppendOnly

from .reports import Report
from .sender import Filed

USER = settings.AUTH_USER_MODEL


class Publication(AppendOnly):
    """What a report says, frozen when it was adopted: the whole document as data (reports.documents.document).

    `figures` holds {key: [printed, exact value as text, is hidden]}, `content` the document. The bytes of its PDF are
    made from `content` alone.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="publication", verbose_name="rapport")
    content = models.JSONField("inhoud")
    figures = models.JSONField("cijfers")
    sha256 = models.CharField("SHA-256 van de inhoud", max_length=64)
    published_at = models.DateTimeField("vastgelegd op")

    class Meta:
        verbose_name = "vastgelegd rapport"
        verbose_name_plural = "vastgelegde rapporten"

    def __str__(self):
        return f"inhoud van rapport {self.report_id}"


class FiledReport(Filed):
    """The PDF of a publication, made once."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="filed", verbose_name="inhoud")

    class Meta:
        verbose_name = "opgeborgen rapport"
        verbose_name_plural = "opgeborgen rapporten"

    def __str__(self):
        return f"pdf van rapport {self.publication_id}"


class FiledBundle(Filed):
    """A letter with its enclosures in one PDF, made once out of their publications."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="filed_bundle", verbose_name="brief")

    class Meta:
        verbose_name = "opgeborgen bundel"
        verbose_name_plural = "opgeborgen bundels"

    def __str__(self):
        return f"bundel van rapport {self.report_id}"


class Rendering(models.Model):
    """A PDF that is being made in the background: of a publication, or of a concept as it was when it was asked for.

    With `is_bundle` it is the letter with its enclosures: filed when the letter is published (then there is no
    `content`), else of the documents in `content` in order. A working table: the row of a concept goes when it is a
    day old. `step` of `steps` is how far the printer is.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="renderings")
    publication = models.OneToOneField(Publication, models.CASCADE, null=True, blank=True, related_name="rendering")
    content = models.JSONField("inhoud", null=True)
    is_bundle = models.BooleanField("met de bijlagen", default=False)
    digest = models.CharField("SHA-256 van de inhoud", max_length=64)
    step = models.PositiveSmallIntegerField("stap", default=0)
    steps = models.PositiveSmallIntegerField("stappen", default=7)
    pdf = models.BinaryField("pdf", null=True)
    problem = models.CharField("wat er misging", max_length=300, blank=True)
    asked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField("gevraagd op")
    done_at = models.DateTimeField("klaar op", null=True)

    class Meta:
        verbose_name = "pdf in de maak"
        verbose_name_plural = "pdf's in de maak"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "digest"], condition=Q(publication__isnull=True), name="reports_rendering_once"
            )
        ]

    def __str__(self):
        return f"pdf van rapport {self.report_id}"
