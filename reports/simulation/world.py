"""What stands before the first made-up family comes: colleagues, lists, the fonds with its years and the leerpunten."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from django.contrib.auth.hashers import make_password

from budgets.models import Fund
from budgets.services import open_budget_year
from cases.enums import LessonLevel, LessonStatus
from cases.models import Leerpunt, LessonMove, LifeDomain, Theme
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import Discipline, Mandate, Organisation, Team, User

from .families import FIRST

DOMAINS = ("wonen", "financiën", "werk", "onderwijs", "gezondheid", "opvoeding", "veiligheid", "sociaal netwerk")
THEMES = ("Wonen", "Financiële problemen", "Jeugd", "Gezondheid", "Samenwerking")
LESSONS = 40
TEXT = "Het gezin loopt vast tussen twee regelingen die elk naar de andere wijzen, en wacht daardoor te lang op hulp. "


def world_of(number):
    """The colleagues, the lists, the fonds and the leerpunten."""
    organisation = Organisation.objects.get_or_create(code="SZMH", defaults={"name": "Sociale Zaken"})[0]
    team = Team.objects.get_or_create(name="IGT Noordwest", defaults={"organisation": organisation})[0]
    disciplines = [Discipline.objects.get_or_create(name=name)[0] for name in ("Wmo", "Jeugd", "Schuldhulpverlening")]

    def people(role, count):
        made = [
            User(
                username=f"sim-{role}-{n}", password=make_password(None), initials="S.", roles=[role],
                surname=f"{Role(role).label} {n}",
                organisation=organisation, team=team, discipline=disciplines[n % 3],
            )
            for n in range(1, count + 1)
        ]  # fmt: skip
        return User.objects.bulk_create(made)

    coaches, consultants = people(Role.COACH, 12), people(Role.CONSULTANT, 20)
    (chair,), (keeper,), (adviser,) = (
        people(role, 1) for role in (Role.CHAIR, Role.BUDGET_KEEPER, Role.POLICY_ADVISER)
    )
    people(Role.MANAGER, 1)
    Mandate.objects.bulk_create(Mandate(user=user, starts_on=FIRST, granted_by=chair) for user in coaches)
    fund = Fund.objects.create(slug="maatwerkbudget", name="Maatwerkbudget", purpose="maatwerk", owner="SZMH")
    years = {}
    for year in (2019, 2020, 2021):
        with clock.at(dt.datetime(year, 1, 2, 9)):
            years[year] = open_budget_year(
                fund, year, amount=Decimal(300_000 + 9_000 * number), decision="raadsbesluit", by=keeper,
                key=f"sim:raming:{year}",
            )  # fmt: skip
    domains = [LifeDomain.objects.get_or_create(name=name)[0] for name in DOMAINS]
    themes = [Theme.objects.get_or_create(name=name)[0] for name in THEMES]
    lessons = Leerpunt.objects.bulk_create(
        Leerpunt(theme=themes[n % len(themes)], level=LessonLevel.values[n % 3], title=f"Leerpunt {n + 1}",
                 hindrance=TEXT, owner=adviser, status=LessonStatus.ADAPTED if n % 5 == 0 else LessonStatus.SIGNALLED)
        for n in range(LESSONS)
    )  # fmt: skip
    moves = [LessonMove(lesson=lesson, status=LessonStatus.SIGNALLED, on=FIRST, by=adviser) for lesson in lessons]
    adapted = [lesson for lesson in lessons if lesson.status == LessonStatus.ADAPTED]
    moves += [LessonMove(lesson=row, status=row.status, on=FIRST.replace(year=2020), by=adviser) for row in adapted]
    LessonMove.objects.bulk_create(moves)
    return SimpleNamespace(
        team=team, coaches=coaches, consultants=consultants, chair=chair, keeper=keeper, fund=fund, years=years,
        domains=domains, lessons=lessons,
    )  # fmt: skip
