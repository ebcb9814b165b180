"""People who use the app, where they work, and the mandates that let a maatwerkeindbaas decide."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from maatwerk.lib import clock

from .enums import Role


class Organisation(models.Model):
    """An employer of maatwerkers: SZMH (Sociale Zaken Maastricht Heuvelland) or KBL (Kredietbank Limburg)."""

    code = models.CharField("afkorting", max_length=20, unique=True)
    name = models.CharField("naam", max_length=120)

    class Meta:
        ordering = ["code"]
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"

    def __str__(self):
        return self.code


class Team(models.Model):
    """A team in which cases are collected, such as an Integraal Gebiedsteam (IGT)."""

    name = models.CharField("naam", max_length=120, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="teams", verbose_name="organisatie")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "teams"

    def __str__(self):
        return self.name


class Discipline(models.Model):
    """What someone is skilled in (Wmo, Jeugd, Schuldhulpverlening); a spar-tafel wants three different ones."""

    name = models.CharField("naam", max_length=80, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "disciplines"

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def for_list(self):
        return self.select_related("team", "discipline", "organisation").prefetch_related("mandates")

    def in_role(self, role):
        """Everyone with this role, also who can't sign in any more."""
        return self.filter(roles__contains=[role])

    def of_team(self, team):
        return self.filter(team=team)

    def with_role(self, role):
        return self.active().filter(roles__contains=[role])

    def mandated(self, on=None):
        """Maatwerkeindbazen whose mandate runs on the given day (default today)."""
        day = on or clock.today()
        running = Mandate.objects.running(day).filter(user=models.OuterRef("pk"))
        return self.with_role(Role.COACH).filter(models.Exists(running))

    def coaches_without_mandate(self):
        """Maatwerkeindbazen who can't give akkoord today."""
        running = Mandate.objects.running(clock.today()).filter(user=models.OuterRef("pk"))
        return self.with_role(Role.COACH).exclude(models.Exists(running))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False

    def create_user(self, username, password=None, **fields):
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A colleague with a personal account. No group accounts (BIO 5.16.02), no client ever has one."""

    username = models.CharField(
        "gebruikersnaam",
        max_length=60,
        unique=True,
        error_messages={"unique": "Deze gebruikersnaam bestaat al. Kies een andere."},
    )
    initials = models.CharField("voorletters", max_length=20)
    first_name = models.CharField("voornaam", max_length=60, blank=True)
    prefix = models.CharField("tussenvoegsel", max_length=20, blank=True)
    surname = models.CharField("achternaam", max_length=80)
    email = models.EmailField("e-mailadres", blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="organisatie"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="team")
    discipline = models.ForeignKey(
        Discipline, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="discipline"
    )
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role.choices), default=list, blank=True, verbose_name="rollen"
    )
    is_active = models.BooleanField("kan aanmelden", default=True)
    password_is_temporary = models.BooleanField("wachtwoord is tijdelijk", default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["surname"]

    objects = UserManager()

    class Meta:
        ordering = ["surname", "initials"]
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=Role.values),
                name="people_user_roles_known",
                violation_error_message="Kies alleen rollen uit de lijst.",
            )
        ]

    def __str__(self):
        return self.display_name

    @property
    def display_name(self):
        """Initials, prefix and surname, as staff are named on canvas and letter: J. de Wit."""
        return " ".join(part for part in (self.initials, self.prefix, self.surname) if part)

    @property
    def role_labels(self):
        return [Role(role).label for role in self.roles]

    def has_role(self, *roles):
        return self.is_active and bool(set(roles) & set(self.roles))

    @cached_property
    def has_running_mandate(self):
        """True when a mandate runs today; kept for the life of this object (one request)."""
        return self.has_mandate_on(clock.today())

    def has_mandate_on(self, day):
        return self.has_role(Role.COACH) and self.mandates.running(day).exists()


class MandateQuerySet(models.QuerySet):
    def running(self, day):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def ending_between(self, first, last):
        return self.filter(ends_on__gte=first, ends_on__lte=last, user__is_active=True)

    def overlapping(self, starts_on, ends_on):
        """Mandates that share a day with this period; `ends_on` may be None."""
        later = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
        return self.filter(later) if ends_on is None else self.filter(later, starts_on__lte=ends_on)


class Mandate(models.Model):
    """The period in which a maatwerkeindbaas may make maatwerk and give akkoord (tussenevaluatie 2020, 6.2)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="mandates", verbose_name="maatwerkeindbaas")
    starts_on = models.DateField("vanaf")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="granted_mandates", verbose_name="verleend door")

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="people_mandate_period",
                violation_error_message="De einddatum van het mandaat ligt vóór de begindatum. Pas een van beide aan.",
            )
        ]

    def __str__(self):
        return f"{self.user} vanaf {self.starts_on}"

    @property
    def state(self):
        """`lopend`, `komt nog` or `beëindigd`, today."""
        today = clock.today()
        if self.starts_on > today:
            return "komt nog"
        return "lopend" if self.ends_on is None or self.ends_on >= today else "beëindigd"


class SignInFailures(models.Model):
    """How often signing in failed for one username of late, so that guessing is stopped by every worker alike.

    The username itself is not kept: people type their password in the wrong field. `key` is a keyed hash of it.
    """

    key = models.CharField("sleutel", max_length=64, unique=True)
    count = models.PositiveSmallIntegerField("aantal", default=0)
    since = models.DateTimeField("sinds")
    locked_until = models.DateTimeField("gesloten tot", null=True, blank=True)

    class Meta:
        verbose_name = "mislukte aanmeldingen"
        verbose_name_plural = "mislukte aanmeldingen"
