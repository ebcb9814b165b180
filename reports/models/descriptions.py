"""Casusbeschrijvingen: separate texts with fictitious first names, the only family texts that are published.

The family agrees to this text; a second reader, who had no hand in it, releases it. From then on the database keeps
it as it is: it can be withdrawn, not changed (rules.md, Figures for the raad).
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models import Case
from maatwerk.people.enums import Role

USER = settings.AUTH_USER_MODEL


class DescriptionQuerySet(models.QuerySet):
    def published(self):
        """What everyone reads."""
        return self.filter(released_at__isnull=False, withdrawn_at__isnull=True)

    def of_writer(self, user):
        """What this user wrote, or may write in: those of her own cases."""
        return self.filter(Q(written_by=user) | Q(case__in=Case.objects.of_member(user)))

    def waiting(self):
        """Agreed by the family, not yet read by a second reader."""
        return self.filter(family_agreed_on__isnull=False, released_at__isnull=True, withdrawn_at__isnull=True)

    def to_read_by(self, user):
        """What waits for a second reader and may be read by this one."""
        if not (user.has_role(Role.POLICY_ADVISER) or user.has_running_mandate):
            return self.none()
        own = self.of_writer(user).values("pk")
        return self.waiting().exclude(pk__in=own).exclude(changed_by=user)

    def visible_to(self, user):
        """Published ones for everyone; a text in the making for its writers and for a second reader."""
        published = Q(pk__in=self.model.objects.published().values("pk"))
        own = Q(pk__in=self.model.objects.of_writer(user).values("pk"))
        return self.filter(published | own | Q(pk__in=self.model.objects.to_read_by(user).values("pk")))

    def for_list(self):
        return (
            self.select_related("written_by")
            .prefetch_related("themes", "domains", "schemes")
            .order_by("-year", "title", "pk")
        )

    def on(self, *, theme=None, domain=None, scheme=None):
        """About these; a choice that is left empty does not count."""
        found = self.filter(themes=theme) if theme else self
        found = found.filter(domains=domain) if domain else found
        return found.filter(schemes=scheme) if scheme else found


class CaseDescription(models.Model):
    """One story. `case` is shown only to who may read that case; `revision` names the state a writer started from."""

    title = models.CharField("titel", max_length=120)
    year = models.PositiveSmallIntegerField(
        "jaar", validators=[MinValueValidator(2018), MaxValueValidator(2100)], help_text="Het jaar waarin dit speelde."
    )
    names = models.CharField("verzonnen voornamen", max_length=200, blank=True)
    situation = models.TextField("situatie")
    perspective = models.TextField("perspectief")
    breakthrough = models.TextField("doorbraak")
    learned = models.TextField("wat leerden we", blank=True)
    themes = models.ManyToManyField("cases.Theme", related_name="+", blank=True, verbose_name="thema's")
    domains = models.ManyToManyField("cases.LifeDomain", related_name="+", blank=True, verbose_name="leefgebieden")
    schemes = models.ManyToManyField("cases.Scheme", related_name="+", blank=True, verbose_name="regelingen")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="descriptions", verbose_name="casus"
    )
    revision = models.PositiveIntegerField("wijziging", default=1)
    written_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="geschreven door")
    written_at = models.DateTimeField("geschreven op")
    changed_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gewijzigd door")
    changed_at = models.DateTimeField("gewijzigd op")
    # On this text: a change of text takes it away (trigger).
    family_agreed_on = models.DateField("akkoord gezin op", null=True, blank=True)
    family_asked_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gevraagd door"
    )
    remark = models.TextField("opmerking van de tweede lezer", blank=True)
    released_at = models.DateTimeField("vrijgegeven op", null=True, blank=True)
    released_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vrijgegeven door"
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingetrokken door"
    )
    withdrawn_reason = models.CharField("waarom ingetrokken", max_length=300, blank=True)

    objects = DescriptionQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-year", "title", "pk"]
        verbose_name = "casusbeschrijving"
        verbose_name_plural = "casusbeschrijvingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(family_agreed_on__isnull=True, family_asked_by__isnull=True)
                | Q(family_agreed_on__isnull=False, family_asked_by__isnull=False),
                name="reports_description_family_both",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False, family_agreed_on__isnull=False),
                name="reports_description_family_agreed",
                violation_error_message="Vraag eerst het gezin om akkoord op deze tekst.",
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True)
                | ~Q(released_by=F("written_by")) & ~Q(released_by=F("changed_by")),
                name="reports_description_second_reader",
                violation_error_message="Een tweede lezer geeft de tekst vrij, niet wie eraan schreef.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason=""),
                name="reports_description_withdrawn_with_reason",
                violation_error_message="Schrijf in een zin waarom de casusbeschrijving wordt ingetrokken.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reports:description", args=[self.pk])

    @property
    def is_published(self):
        return self.released_at is not None and self.withdrawn_at is None

    @property
    def is_waiting(self):
        """Whether it lies with a second reader."""
        return self.family_agreed_on is not None and self.released_at is None and self.withdrawn_at is None

    @property
    def parts(self):
        """(heading, text) in the order in which it reads; an empty part is left out."""
        found = [(self._meta.get_field(name).verbose_name.capitalize(), getattr(self, name)) for name in TEXTS]
        return [(heading, text) for heading, text in found if text]

    @property
    def state(self):
        """Where it is on its way, as a word of the screen."""
        if self.withdrawn_at:
            return "ingetrokken"
        if self.released_at:
            return "gepubliceerd"
        return "bij de tweede lezer" if self.family_agreed_on else "concept"

    def is_writer(self, user):
        """Whether this user wrote it, or is the maatwerkeindbaas or consulent of its case."""
        return user.pk == self.written_by_id or bool(self.case_id and self.case.is_member(user))


TEXTS = ("situation", "perspective", "breakthrough", "learned")
