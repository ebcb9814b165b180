"""Letters to the raad with what stands in their head, and what was filed: the bytes of a plan and of a sent letter.

A letter holds text with live figures, such as {plannen}, until it is sent. From then on its row is frozen and its PDF
is filed; the database refuses a change of either.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from maatwerk.lib.append_only import AppendOnly

from ..enums import LetterKind

USER = settings.AUTH_USER_MODEL
PHONE_LABELS = [("TELEFOONNUMMER", "Telefoonnummer"), ("DOORKIESNUMMER", "Doorkiesnummer")]


class Municipality(models.Model):
    """What stands in the head of every letter. One row."""

    name = models.CharField("naam", max_length=80, help_text="Zonder 'gemeente' ervoor: Maastricht.")
    return_address = models.CharField("retouradres", max_length=160)
    visit_address = models.TextField("bezoekadres", help_text="Elke regel op een eigen regel.")
    postal_address = models.TextField("postadres", help_text="Elke regel op een eigen regel.")
    phone_label = models.CharField(
        "hoe het nummer heet", max_length=20, choices=PHONE_LABELS, default=PHONE_LABELS[0][0]
    )
    phone = models.CharField("telefoonnummer", max_length=40, blank=True)
    fax = models.CharField("faxnummer", max_length=40, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    website = models.CharField("website", max_length=120, blank=True)
    fund = models.ForeignKey(
        "budgets.Fund",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fonds van de aanpak",
        help_text="Waarvan de brief raming, uitgaven en prognose noemt.",
    )
    only = models.BooleanField(default=True, unique=True, editable=False)

    no_delete = True

    class Meta:
        verbose_name = "afzender"
        verbose_name_plural = "afzenders"
        constraints = [models.CheckConstraint(condition=Q(only=True), name="reports_municipality_only_one")]

    def __str__(self):
        return f"Gemeente {self.name}"


class SignatoryQuerySet(models.QuerySet):
    def in_office(self, day):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Signatory(models.Model):
    """Who signs, with the office and its term: titles differ per year, a sent letter keeps its own."""

    name = models.CharField("naam", max_length=120)
    office = models.CharField("ambt", max_length=160)
    starts_on = models.DateField("vanaf")
    ends_on = models.DateField("tot en met", null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-starts_on", "name"]
        verbose_name = "ondertekenaar"
        verbose_name_plural = "ondertekenaars"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="reports_signatory_term",
                violation_error_message="De einddatum ligt vóór de begindatum. Pas een van beide aan.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.office}"


class LetterQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(sent_on__isnull=False)

    def for_list(self):
        return self.select_related("signatory", "made_by", "changed_by").order_by("-date", "-pk").defer("body")

    def newest_with(self, as_of):
        """The newest letter with this peildatum, or None."""
        return self.filter(as_of=as_of).order_by("-date", "-pk").first()


class Letter(models.Model):
    """A letter while it is written and after it was sent. `revision` names the state that an editor started from."""

    kind = models.CharField("soort", max_length=24, choices=LetterKind.choices, default=LetterKind.COUNCIL)
    subject = models.CharField("onderwerp", max_length=160)
    addressee = models.TextField("geadresseerde", default="Aan de dames en heren,\nleden van de gemeenteraad")
    date = models.DateField("datum")
    sent_on = models.DateField("verzonden op", null=True, blank=True, editable=False)
    as_of = models.DateField("peildatum")
    our_reference = models.CharField("onze referentie", max_length=40, blank=True)
    your_reference = models.CharField("uw referentie", max_length=40, blank=True)
    handled_by = models.CharField("behandeld door", max_length=120, blank=True)
    phone_label = models.CharField(
        "hoe het nummer heet", max_length=20, choices=PHONE_LABELS, default=PHONE_LABELS[0][0]
    )
    phone = models.CharField("telefoonnummer", max_length=40, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    enclosures = models.PositiveSmallIntegerField("aantal bijlagen", default=0)
    salutation = models.CharField("aanhef", max_length=160, default="Geachte raadsleden,")
    body = models.TextField("tekst")
    closing = models.CharField("groet", max_length=80, default="Hoogachtend,")
    signatory = models.ForeignKey(Signatory, models.PROTECT, related_name="letters", verbose_name="ondertekenaar")
    on_behalf_of_college = models.BooleanField("namens het college", default=False)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt op")
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    changed_at = models.DateTimeField("gewijzigd op")
    revision = models.PositiveIntegerField("wijziging", default=1)
    # What came from elsewhere when the letter was sent: sender, signatory, figures as {key: [printed, exact value]}.
    snapshot = models.JSONField("zoals verzonden", null=True, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, snapshot__isnull=True)
                | Q(sent_on__isnull=False, snapshot__isnull=False),
                name="reports_letter_sent_both",
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("reports:letter", args=[self.pk])

    @property
    def sent_values(self):
        """The exact values of its figures when it was sent, as text: {key: value}; empty while it is written."""
        return {key: texts[1] for key, texts in self.snapshot["figures"].items()} if self.sent_on else {}


class Filed(AppendOnly):
    """A PDF that stays the same for ever: the bytes with their SHA-256."""

    pdf = models.BinaryField("pdf")
    sha256 = models.CharField("SHA-256", max_length=64)
    filed_at = models.DateTimeField("opgeborgen op")

    class Meta:
        abstract = True


class FiledPlan(Filed):
    """Plan and kosten-batenanalyse as they were filed at the akkoord (werkafspraken: opgeslagen in de map)."""

    version = models.OneToOneField(
        "canvas.CanvasVersion", models.PROTECT, related_name="filed_plan", verbose_name="versie"
    )

    class Meta:
        verbose_name = "opgeborgen plan"
        verbose_name_plural = "opgeborgen plannen"


class FiledLetter(Filed):
    """A letter as it was sent."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="filed", verbose_name="brief")

    class Meta:
        verbose_name = "opgeborgen brief"
        verbose_name_plural = "opgeborgen brieven"
