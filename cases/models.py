"""A family's case: who works on it, what was agreed with the family, what is done and how the family fares.

No names of family members anywhere, no BSN, and no field for migration background or disability (rules.md).
"""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from maatwerk.lib.append_only import AppendOnly
from maatwerk.people.enums import Role

from .enums import (
    ENDED,
    EXECUTED_OR_LATER,
    EXITS,
    WITH_PLAN,
    Ground,
    LessonLevel,
    LessonStatus,
    Moment,
    ReferralSource,
    Status,
)

USER = settings.AUTH_USER_MODEL
HALVES = [Decimal(halves) / 2 for halves in range(2, 21)]


class NamedListQuerySet(models.QuerySet):
    def in_use(self):
        """What can be chosen today."""
        return self.filter(in_use=True)


class NamedList(models.Model):
    """A short list that the functioneel beheerder keeps; what was once used is switched off, never removed."""

    name = models.CharField(
        "naam", max_length=120, unique=True, error_messages={"unique": "Deze naam staat al in de lijst."}
    )
    in_use = models.BooleanField("in gebruik", default=True)

    objects = NamedListQuerySet.as_manager()
    no_delete = True

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class LifeDomain(NamedList):
    """A leefgebied on which a family may be stuck; two are needed for the doelgroep."""

    class Meta(NamedList.Meta):
        verbose_name = "leefgebied"
        verbose_name_plural = "leefgebieden"


class Scheme(NamedList):
    """A regeling: the law, ordinance or policy that pays, or that stands in the way."""

    class Meta(NamedList.Meta):
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"


class Theme(NamedList):
    """A theme of systeemleren, such as Wonen or Financiële problemen."""

    class Meta(NamedList.Meta):
        verbose_name = "thema"
        verbose_name_plural = "thema's"


class CaseCounter(models.Model):
    """The last number given in a year; the row is locked while a case number is made."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class CaseQuerySet(models.QuerySet):
    def of_member(self, user):
        """Cases on which the user is the maatwerkeindbaas or the consulent."""
        return self.filter(Q(coach=user) | Q(consultant=user))

    def visible_to(self, user):
        """Cases whose content the user may read: her own, and those that a reader rule of a higher app adds."""
        from .access import reader_filters  # the registry is filled by higher apps (house style: one typed registry)

        condition = Q(coach=user) | Q(consultant=user)
        for reader_filter in reader_filters:
            condition |= reader_filter(user)
        return self.filter(condition)

    def open(self):
        return self.exclude(status__in=ENDED)

    def with_plan(self):
        return self.filter(status__in=WITH_PLAN)

    def executed(self):
        return self.filter(status__in=EXECUTED_OR_LATER)

    def for_list(self):
        return self.select_related("coach", "consultant", "team", "family_akkoord")

    def numbered_like(self, text):
        """Cases whose number holds what someone typed: `014`, `2020-014` or `casus 2020-014`."""
        return self.filter(number__contains=text.lower().removeprefix("casus").strip())

    def in_status(self, status):
        return self.filter(status=status)

    def of_team(self, team):
        return self.filter(team=team)

    def of_lesson(self, lesson):
        return self.filter(leerpunten=lesson)


class Case(models.Model):
    """One family that is stuck. Its number is the only thing that names it outside this table."""

    number = models.CharField("casusnummer", max_length=12, unique=True, editable=False)
    status = models.CharField("status", max_length=24, choices=Status.choices, default=Status.REGISTERED)
    status_since = models.DateField("sinds")
    registered_on = models.DateField("aangemeld op")
    registered_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="aangemeld door")
    coach = models.ForeignKey(USER, models.PROTECT, related_name="coached_cases", verbose_name="maatwerkeindbaas")
    consultant = models.ForeignKey(USER, models.PROTECT, related_name="own_cases", verbose_name="consulent")
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="cases", verbose_name="team")
    adults = models.PositiveSmallIntegerField("aantal volwassenen")
    children = models.PositiveSmallIntegerField("aantal kinderen")
    in_municipality = models.BooleanField("woont in Maastricht")
    domains = models.ManyToManyField(LifeDomain, related_name="cases", verbose_name="leefgebieden")
    source = models.CharField("bron van de aanmelding", max_length=10, choices=ReferralSource.choices)
    ground = models.CharField("waarom niet regulier", max_length=10, choices=Ground.choices)
    started_on = models.DateField("inzet op", null=True, blank=True)
    executed_on = models.DateField("uitgevoerd op", null=True, blank=True)
    exit_on = models.DateField("gestopt op", null=True, blank=True)
    exit_reason = models.TextField("reden", blank=True)

    objects = CaseQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-number"]
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        constraints = [
            models.CheckConstraint(
                condition=Q(adults__gte=1, children__gte=1),
                name="cases_case_family",
                violation_error_message="Een gezin telt minstens één volwassene en één kind.",
            ),
            models.CheckConstraint(
                condition=Q(in_municipality=True),
                name="cases_case_in_municipality",
                violation_error_message="De aanpak is er voor gezinnen die in Maastricht wonen.",
            ),
            models.CheckConstraint(
                condition=~Q(coach=F("consultant")),
                name="cases_case_two_people",
                violation_error_message="Maatwerkeindbaas en consulent zijn twee verschillende collega's.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=EXITS, exit_on__isnull=False) & ~Q(exit_reason="")
                | ~Q(status__in=EXITS) & Q(exit_on__isnull=True, exit_reason=""),
                name="cases_case_exit_with_reason",
                violation_error_message="Geef de reden waarom de casus stopt.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=EXECUTED_OR_LATER) | Q(started_on__isnull=False, executed_on__isnull=False),
                name="cases_case_executed_dates",
                violation_error_message="Vul in wanneer het maatwerk is ingezet en uitgevoerd.",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("canvas:case", args=[self.number])

    @property
    def is_open(self):
        return self.status not in ENDED

    @property
    def has_plan(self):
        return self.status in WITH_PLAN

    def is_member(self, user):
        return user.pk in (self.coach_id, self.consultant_id)

    def roles_of(self, user):
        """The roles in which this user acts on this case."""
        roles = set()
        if user.pk == self.coach_id:
            roles.add(Role.COACH)
        if user.pk == self.consultant_id:
            roles.add(Role.CONSULTANT)
        return roles


class FamilyAkkoord(models.Model):
    """The family's own yes, given in person before anything is written in a canvas. It can be withdrawn."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="family_akkoord", verbose_name="casus")
    given_on = models.DateField("akkoord gegeven op")
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    recorded_at = models.DateTimeField("vastgelegd op")
    withdrawn_on = models.DateField("ingetrokken op", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="intrekking vastgelegd door"
    )

    no_delete = True

    class Meta:
        verbose_name = "akkoord gezin"
        verbose_name_plural = "akkoorden van gezinnen"
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
                name="cases_familyakkoord_withdrawn_both",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="cases_familyakkoord_dates",
                violation_error_message="Intrekken kan niet vóór de dag van het akkoord.",
            ),
        ]


class Conversation(models.Model):
    """A keukentafelgesprek; as many as needed, there is no norm."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="conversations", verbose_name="casus")
    held_on = models.DateField("gesprek op")
    note = models.TextField("wat kwam er op tafel", blank=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="vastgelegd door")

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name = "keukentafelgesprek"
        verbose_name_plural = "keukentafelgesprekken"


class StepQuerySet(models.QuerySet):
    def todo(self):
        return self.filter(done_on__isnull=True)


class Step(models.Model):
    """One step of the plan, in order; the first that is not done is what the family needs first (eerst nodig)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps", verbose_name="casus")
    position = models.PositiveSmallIntegerField("volgorde")
    text = models.CharField("stap", max_length=300)
    done_on = models.DateField("gedaan op", null=True, blank=True)
    done_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gedaan door"
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = "stap"
        verbose_name_plural = "stappen"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "position"], name="cases_step_order", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="cases_step_done_both",
            ),
        ]


class MetingQuerySet(models.QuerySet):
    def held(self):
        return self.filter(held_on__isnull=False)

    def waiting(self):
        return self.filter(held_on__isnull=True)


class Meting(models.Model):
    """A conversation in which the family tells how it fares: baseline at the canvas, then 0, 6 and 12 months on."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="metingen", verbose_name="casus")
    moment = models.CharField("moment", max_length=10, choices=Moment.choices)
    due_on = models.DateField("gepland op")
    held_on = models.DateField("gehouden op", null=True, blank=True)
    story = models.TextField("het verhaal", blank=True)
    recorded_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgelegd door"
    )

    # A meting is the family's answer at that moment. Outside this window it is missed and stays missed (rules.md 11).
    WINDOW_BEFORE, WINDOW_AFTER = 14, 42

    objects = MetingQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["due_on"]
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        constraints = [
            models.UniqueConstraint(fields=["case", "moment"], name="cases_meting_once_per_moment"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, recorded_by__isnull=True)
                | Q(held_on__isnull=False, recorded_by__isnull=False),
                name="cases_meting_held_both",
            ),
        ]


class Mark(models.Model):
    """The mark that one family member gives life, 1 to 10 with halves; absent only with a reason."""

    meting = models.ForeignKey(Meting, models.PROTECT, related_name="marks", verbose_name="meting")
    role = models.CharField("rol in het gezin", max_length=40)
    value = models.DecimalField(
        "cijfer",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    absent_reason = models.CharField("waarom geen cijfer", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        constraints = [
            models.UniqueConstraint(fields=["meting", "role"], name="cases_mark_once_per_person"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=1, value__lte=10, value__in=HALVES),
                name="cases_mark_halves",
                violation_error_message="Een cijfer ligt tussen 1 en 10, met halven: 6, 6,5 of 7.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, absent_reason="") | Q(value__isnull=True) & ~Q(absent_reason=""),
                name="cases_mark_or_reason",
                violation_error_message="Vul een cijfer in, of de reden waarom er geen cijfer is.",
            ),
        ]


class LessonQuerySet(models.QuerySet):
    def for_list(self):
        counted = self.annotate(case_count=models.Count("cases")).order_by("theme__name", "title", "pk")
        return counted.select_related("theme", "scheme", "owner")

    def on(self, **choices):
        """Leerpunten with these theme, level, status and scheme; a choice that is left empty does not count."""
        return self.filter(**{name: value for name, value in choices.items() if value})

    def of_case(self, case):
        return self.for_list().filter(pk__in=case.leerpunten.values("pk"))

    def about(self, text):
        """Leerpunten with these words in the title or the knelpunt."""
        return self.filter(Q(title__icontains=text) | Q(hindrance__icontains=text))


class Leerpunt(models.Model):
    """What a case teaches about rules and ways of working that do not help: from exception to standard."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="leerpunten", verbose_name="thema")
    level = models.CharField("niveau", max_length=10, choices=LessonLevel.choices)
    title = models.CharField("titel", max_length=140)
    hindrance = models.TextField("knelpunt")
    scheme = models.ForeignKey(
        Scheme, models.PROTECT, null=True, blank=True, related_name="leerpunten", verbose_name="regeling"
    )
    owner = models.ForeignKey(USER, models.PROTECT, related_name="leerpunten", verbose_name="eigenaar")
    status = models.CharField("stand", max_length=12, choices=LessonStatus.choices, default=LessonStatus.SIGNALLED)
    cases = models.ManyToManyField(Case, related_name="leerpunten", blank=True, verbose_name="casussen")

    objects = LessonQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["theme__name", "title"]
        verbose_name = "leerpunt"
        verbose_name_plural = "leerpunten"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("cases:lesson", args=[self.pk])


class LessonMove(AppendOnly):
    """One step on the route of a leerpunt, with the day it was taken."""

    lesson = models.ForeignKey(Leerpunt, models.PROTECT, related_name="moves", verbose_name="leerpunt")
    status = models.CharField("stand", max_length=12, choices=LessonStatus.choices)
    on = models.DateField("op")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="door")
    note = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "stap van een leerpunt"
