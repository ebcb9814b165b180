"""What stands in the head of the letters, who signs them, and a plan as it was filed at the akkoord."""

from django.db import models
from django.db.models import F, Q

from maatwerk.lib.append_only import AppendOnly

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
