"""Reports to the raad: composed from blocks, read by a second reader, adopted, sent.

While a report is written its figures are live: `{plannen}` in a text is worked out at every look. When it is adopted
(vastgesteld) everything it shows is frozen into its `Publication` (publications.py).
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.constraints import Deferrable
from django.urls import reverse

from ..enums import FROZEN, LETTERS, BlockKind, ReportKind, ReportState
from .sender import PHONE_LABELS, Signatory

USER = settings.AUTH_USER_MODEL


class ReportQuerySet(models.QuerySet):
    def published(self):
        """What the raad has or had: sent at some time."""
        return self.filter(sent_on__isnull=False)

    def kept(self):
        """All but the concepts that were thrown away."""
        return self.exclude(state=ReportState.DISCARDED)

    def for_list(self):
        return self.select_related("changed_by").order_by("-date", "-pk")

    def can_be_enclosed(self):
        """Concepts that are no letter and belong to no letter yet."""
        loose = self.filter(state=ReportState.CONCEPT, enclosed_with=None).exclude(kind__in=LETTERS)
        return loose.order_by("-date", "-pk")

    def on_their_way(self):
        """Letters and loose reports that are not sent yet."""
        states = [ReportState.CONCEPT, ReportState.READING, ReportState.ADOPTED]
        rows = self.filter(state__in=states, enclosed_with=None)
        return rows.select_related("submitted_by", "read_by").order_by("date", "pk")

    def to_read_by(self, user):
        """What waits for a second reader and in which this person, in no part of the bundle, had a hand."""
        waiting = self.filter(state=ReportState.READING, read_at__isnull=True, enclosed_with=None)
        own = Report.writers.through.objects.filter(user=user)
        waiting = waiting.exclude(submitted_by=user).exclude(pk__in=own.values("report"))
        waiting = waiting.exclude(enclosures__in=own.values("report"))
        return waiting.select_related("submitted_by").order_by("submitted_at", "pk")

    def newest_with(self, kind, as_of):
        """The newest report of this kind with this peildatum, or None; what was thrown away does not count."""
        return self.kept().filter(kind=kind, as_of=as_of).order_by("-date", "-pk").first()


class Report(models.Model):
    """A letter or report. `revision` names the state of its head that an editor started from; blocks have their own."""

    kind = models.CharField("soort", max_length=24, choices=ReportKind.choices)
    type_label = models.CharField(
        "aanduiding onder aan de pagina", max_length=80, help_text="Zoals Raadsinformatiebrief of Schriftelijke vragen."
    )
    title = models.CharField("onderwerp", max_length=160)
    subtitle = models.CharField("ondertitel", max_length=160, blank=True)
    date = models.DateField("datum")
    as_of = models.DateField("peildatum")
    state = models.CharField(
        "stand", max_length=16, choices=ReportState.choices, default=ReportState.CONCEPT, editable=False
    )
    # The head of a letter; empty in a report without one.
    article = models.CharField(
        "artikel",
        max_length=120,
        blank=True,
        help_text="Zoals artikel 47 van het Reglement van Orde; mag leeg blijven.",
    )
    addressee = models.TextField("geadresseerde", blank=True)
    our_reference = models.CharField("onze referentie", max_length=40, blank=True)
    your_reference = models.CharField("uw referentie", max_length=40, blank=True)
    handled_by = models.CharField("behandeld door", max_length=120, blank=True)
    phone_label = models.CharField(
        "hoe het nummer heet", max_length=20, choices=PHONE_LABELS, default=PHONE_LABELS[0][0]
    )
    phone = models.CharField("telefoonnummer", max_length=40, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    salutation = models.CharField("aanhef", max_length=200, blank=True)
    closing = models.CharField("groet", max_length=80, blank=True)
    on_behalf_of_college = models.BooleanField("namens het college", default=False)
    signatories = models.ManyToManyField(
        Signatory, through="ReportSignatory", related_name="+", verbose_name="ondertekenaars"
    )
    send_on = models.DateField(
        "verzenddatum in de brief",
        null=True,
        blank=True,
        help_text="Staat als 'Verzonden:' onder de datum. Zonder verzenddatum blijft die regel weg.",
    )
    other_enclosures = models.PositiveSmallIntegerField(
        "andere bijlagen", default=0, help_text="Bijlagen die niet in dit systeem zijn gemaakt."
    )
    # A letter with its bijlagen is one bundle.
    enclosed_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="enclosures", verbose_name="bijlage bij"
    )
    enclosure_order = models.PositiveSmallIntegerField("plaats in de bundel", default=0)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="vervangt"
    )
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt op")
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    changed_at = models.DateTimeField("gewijzigd op")
    revision = models.PositiveIntegerField("wijziging", default=1)
    # Everyone who wrote in it, in any block: none of them can be its second reader. Kept by the database.
    writers = models.ManyToManyField(USER, related_name="+", editable=False)
    submitted_at = models.DateTimeField("aan de tweede lezer op", null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    remark = models.TextField("opmerking van de tweede lezer", blank=True)
    read_at = models.DateTimeField("gelezen op", null=True, blank=True, editable=False)
    read_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    adopted_at = models.DateTimeField("vastgesteld op", null=True, blank=True, editable=False)
    adopted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    sent_on = models.DateField("verzonden op", null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    withdrawn_reason = models.CharField("waarom ingetrokken", max_length=300, blank=True)
    # A second reader judged it, now or earlier: then it is never thrown away. Kept by the database.
    was_read = models.BooleanField("door een tweede lezer beoordeeld", default=False, editable=False)
    discarded_at = models.DateTimeField("weggegooid op", null=True, blank=True, editable=False)
    discarded_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = ReportQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        constraints = [
            models.CheckConstraint(
                condition=~Q(enclosed_with=F("pk")) & ~Q(replaces=F("pk")), name="reports_report_not_itself"
            ),
            models.CheckConstraint(
                condition=Q(enclosed_with__isnull=True) | ~Q(kind__in=LETTERS), name="reports_report_letter_on_top"
            ),
            models.CheckConstraint(
                condition=Q(state__in=FROZEN, adopted_at__isnull=False, adopted_by__isnull=False)
                | (~Q(state__in=FROZEN) & Q(adopted_at__isnull=True, adopted_by__isnull=True)),
                name="reports_report_adopted_both",
            ),
            models.CheckConstraint(
                condition=Q(adopted_at__isnull=True) | Q(read_at__isnull=False, read_by__isnull=False),
                name="reports_report_read_first",
                violation_error_message="Laat het rapport eerst lezen door een tweede lezer.",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, sent_by__isnull=True)
                | Q(sent_on__isnull=False, sent_by__isnull=False, adopted_at__isnull=False),
                name="reports_report_adopted_before_sent",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason=""),
                name="reports_report_withdrawn_with_reason",
                violation_error_message="Schrijf in een zin waarom het rapport wordt ingetrokken.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reports:report", args=[self.pk])

    @property
    def is_letter(self):
        """It has a head, a salutation and signatories."""
        return self.kind in LETTERS

    @property
    def is_frozen(self):
        """Nothing in it changes any more."""
        return self.state in FROZEN


class ReportSignatory(models.Model):
    """Who signs a report, in order."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="signing")
    signatory = models.ForeignKey(Signatory, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("plaats", default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "signatory"], name="reports_reportsignatory_once"),
        ]

    def __str__(self):
        return f"{self.signatory}"


class Picture(models.Model):
    """A picture in a report: drawn anew by the server, so that only pixels are kept, never the file that was sent."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="pictures")
    data = models.BinaryField("gegevens")
    content_type = models.CharField("soort", max_length=20)
    width = models.PositiveIntegerField("breedte in pixels")
    height = models.PositiveIntegerField("hoogte in pixels")
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    added_at = models.DateTimeField("toegevoegd op")

    class Meta:
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"

    def __str__(self):
        return f"afbeelding {self.pk}"


class Block(models.Model):
    """One block of a report. `revision` names the state that an editor started from.

    `settings` per kind: HEADING level (1 chapter, 2, 3), numbered, appendix, own_page; FIGURES keys; TABLE and CHART
    key; QUOTE source; STORY parts (of situation, perspective, breakthrough, learned); QUESTION same_as (pk of the
    question whose answer counts here too); PICTURE alt, width ("half" or "heel"); PROMISES and
    SIGNATURE none.
    `text` is the text, heading, quote, caption or question; `answer` only that of a question.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="blocks")
    position = models.PositiveIntegerField("plaats")
    kind = models.CharField("soort", max_length=20, choices=BlockKind.choices)
    text = models.TextField("tekst", blank=True)
    answer = models.TextField("antwoord", blank=True)
    settings = models.JSONField("instellingen", default=dict, blank=True)
    story = models.ForeignKey(
        "reports.CaseDescription", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="verhaal"
    )
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField("wijziging", default=1)
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    changed_at = models.DateTimeField("gewijzigd op")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "blok"
        verbose_name_plural = "blokken"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"], name="reports_block_position", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(kind=BlockKind.STORY) | Q(story__isnull=True), name="reports_block_story_in_its_kind"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.position}"
