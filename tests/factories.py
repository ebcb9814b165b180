"""Plain functions that bring a case to where a test needs it, through the services, with a fixed cast.

Anna coaches, Bram is the consulent, Carla and Dirk are the other eyes, Esra chairs, Floor keeps the budgets,
Gijs manages, Hanna advises on policy, Ivo administers and Joep is a stranger: a consulent of other cases.
"""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from django.db import connection

from budgets.models import Fund
from budgets.services import open_budget_year
from canvas import services as canvas_services
from canvas.enums import BoxKind, MeetingKind, Outcome, Scenario
from canvas.hooks import quiet
from cases import services as case_services
from cases.models import LifeDomain, Scheme, Theme
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import Discipline, Mandate, Organisation, Team, User
from tests.played import played_once

TUESDAY = dt.datetime(2020, 11, 24, 15, 0)
PASSWORD = "geheim-genoeg-123"


def make_user(username, *roles, surname=None, discipline="Wmo", mandate=True, **fields):
    """A person; a maatwerkeindbaas gets a running mandate unless `mandate` is False."""
    organisation, _ = Organisation.objects.get_or_create(code="SZMH", defaults={"name": "Sociale Zaken"})
    team, _ = Team.objects.get_or_create(name="IGT Noordwest", defaults={"organisation": organisation})
    discipline, _ = Discipline.objects.get_or_create(name=discipline)
    user = User.objects.create_user(
        username,
        PASSWORD,
        initials=f"{username[0].upper()}.",
        surname=surname or f"Van{username}",
        organisation=organisation,
        team=team,
        discipline=discipline,
        roles=list(roles),
        **fields,
    )
    if Role.COACH in roles and mandate:
        Mandate.objects.create(user=user, starts_on=dt.date(2019, 3, 1), granted_by=user)
    return user


@played_once
def make_cast():
    """The fixed cast, and the lists they choose from."""
    return SimpleNamespace(
        coach=make_user("anna", Role.COACH),
        consultant=make_user("bram", Role.CONSULTANT),
        eye1=make_user("carla", Role.COACH, discipline="Jeugd"),
        eye2=make_user("dirk", Role.COACH, discipline="Schuldhulpverlening"),
        eye3=make_user("karel", Role.COACH, discipline="Wonen"),
        chair=make_user("esra", Role.CHAIR),
        keeper=make_user("floor", Role.BUDGET_KEEPER),
        manager=make_user("gijs", Role.MANAGER),
        adviser=make_user("hanna", Role.POLICY_ADVISER),
        admin=make_user("ivo", Role.ADMINISTRATOR),
        stranger=make_user("joep", Role.CONSULTANT),
        team=Team.objects.get(name="IGT Noordwest"),
        domains=[LifeDomain.objects.get_or_create(name=name)[0] for name in ("wonen", "financiën", "onderwijs")],
        scheme=Scheme.objects.get_or_create(name="bijzondere bijstand")[0],
        theme=Theme.objects.get_or_create(name="Wonen")[0],
    )


@played_once
def make_fund(cast, *, amount=300_000, year=None, slug="maatwerkbudget", name="Maatwerkbudget"):
    """A fund with one opened year (euro)."""
    fund, _ = Fund.objects.get_or_create(slug=slug, defaults={"name": name, "purpose": "maatwerk", "owner": "SZMH"})
    year = year or clock.today().year
    open_budget_year(
        fund, year, amount=Decimal(amount), decision="raadsbesluit", by=cast.keeper, key=f"open:{slug}:{year}"
    )
    return fund


@played_once
def make_case(cast, **fields):
    """A registered case of Anna and Bram."""
    values = {
        "coach": cast.coach,
        "consultant": cast.consultant,
        "team": cast.team,
        "adults": 1,
        "children": 2,
        "in_municipality": True,
        "domains": cast.domains[:2],
        "source": "own_team",
        "ground": "no_scheme",
        "by": cast.consultant,
    }
    return case_services.register_case(**{**values, **fields})


@played_once
def make_canvas(cast, case=None, *, fund=None, amount=4_300, costs=True):
    """A canvas with text, costs for three scenarios and, with `fund`, a bekostiging line of `amount` euro."""
    case = case or make_case(cast)
    case_services.record_conversation(case, held_on=clock.today(), note="kennisgemaakt", by=cast.consultant)
    case_services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    case.refresh_from_db()
    canvas = canvas_services.start_canvas(case, by=cast.consultant)
    case_services.record_baseline(
        canvas.case, marks=[("moeder", Decimal("4"), "")], held_on=clock.today(), by=cast.coach
    )
    for kind in BoxKind:
        canvas_services.save_box(canvas, kind, f"Tekst voor {kind.label}.", base_revision=0, by=cast.consultant)
    if costs:
        for scenario, total in zip(Scenario, (20_000, 90_000, 63_000), strict=True):
            canvas_services.add_cost_line(
                canvas,
                scenario=scenario,
                description=f"hulp {scenario.label}",
                payer="gemeente (Jeugdwet)",
                amount=Decimal(total),
                basis="offerte",
                by=cast.coach,
            )
    if fund:
        canvas_services.add_funding_line(
            canvas,
            source="fund",
            fund=fund,
            ground="too_slow",
            tried="bijzondere bijstand aangevraagd",
            description="tijdelijke woonplek",
            amount=Decimal(amount),
            by=cast.consultant,
        )
    canvas.refresh_from_db()
    return canvas


@played_once
def make_meeting(cast, kind=MeetingKind.BREAKTHROUGH, *, attendees=None, present=True):
    """A tafel today, opened, with the given people (default: coach and three other eyes) present."""
    people = [cast.coach, cast.eye1, cast.eye2, cast.eye3] if attendees is None else attendees
    start = dt.time(13 if kind == MeetingKind.SPAR else 15)
    # Nobody is mailed an invitation: that has tests of its own.
    with quiet():
        meeting = canvas_services.plan_meeting(
            kind=kind,
            on=clock.today(),
            starts_at=start,
            ends_at=dt.time(start.hour + 2),
            place="Inspiratieruimte",
            attendees=people,
            by=cast.chair,
        )
    meeting = canvas_services.open_meeting(meeting, by=cast.chair)
    if present:
        for person in people:
            canvas_services.mark_present(meeting, person, by=cast.chair)
    return meeting


@played_once
def through_spar(cast, canvas, meeting=None):
    """The case was discussed at a spar-tafel without questions."""
    canvas_services.offer_for_spar(canvas, by=cast.coach)
    meeting = meeting or make_meeting(cast, MeetingKind.SPAR)
    item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    canvas_services.mark_discussed(item, by=cast.chair)
    canvas.refresh_from_db()
    canvas.case.refresh_from_db()
    return item


@played_once
def to_breakthrough(cast, canvas, meeting=None):
    """The case is circulated and on the agenda of an open doorbraaktafel; returns the item."""
    through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    canvas.case.refresh_from_db()
    meeting = meeting or make_meeting(cast)
    return canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)


def agree(cast, item, *, by=None):
    """Two others give akkoord and the voorzitter records it; returns the decision."""
    item.refresh_from_db()
    for eye in by or (cast.eye1, cast.eye2):
        canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=eye)
    return canvas_services.decide(item, Outcome.AGREED, by=cast.chair)


def flush_deferred():
    """Judge the deferred rules now, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def make_theme(name="Wonen"):
    """A theme of systeemleren."""
    return Theme.objects.get_or_create(name=name)[0]


def make_description(cast, *, case=None, step="published", **fields):
    """A casusbeschrijving by Bram: `concept`, `agreed` (with the second reader) or `published` (read by Hanna)."""
    from reports import services as report_services

    values = {
        "title": "Een bed voor elk kind",
        "year": clock.today().year,
        "names": "Fleur",
        "situation": "Fleur sliep met haar kinderen in één kamer.",
        "perspective": "Een eigen huis met genoeg bedden.",
        "breakthrough": "De corporatie gaf een gezinswoning vrij.",
        "learned": "Grote gezinnen wachten te lang.",
        "domains": cast.domains[:1],
        "schemes": [cast.scheme],
        "themes": [cast.theme],
        "by": cast.consultant,
    }
    made = report_services.write_description(case=case, **{**values, **fields})
    if step != "concept":
        made = report_services.record_family_agreement(
            made, agreed_on=clock.today(), seen_revision=made.revision, by=made.written_by
        )
    if step == "published":
        made = report_services.release_description(made, seen_revision=made.revision, by=cast.adviser)
    return made
