"""Cases, plans and their kosten-batenanalyses."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Q

from canvas.models import AgendaItem, Decision
from cases.enums import EXITS, Status
from cases.models import Case
from maatwerk.lib.clock import AMSTERDAM

from .figure import Figure, Unit, round_down, small_n_note

HOUSING = "wonen"
EXIT_KEYS = {
    Status.REGULAR: ("regulier", "Regulier opgepakt", "Casussen die alsnog met bestaande voorzieningen zijn geholpen"),
    Status.FAMILY_DECLINED: (
        "gezin_niet_akkoord",
        "Gezin niet akkoord",
        "Casussen die stopten omdat het gezin dat wilde",
    ),
    Status.WITHDRAWN: (
        "ingetrokken",
        "Ingetrokken",
        "Casussen die zijn ingetrokken, ook na een akkoord",
    ),
    Status.NOT_AGREED: ("niet_akkoord", "Niet akkoord", "Casussen waarop de doorbraaktafel geen akkoord gaf"),
}


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """A plan with akkoord: its totals in euro over 12 months (None without KBA) and the marks at the canvas."""

    case_id: int
    executed_on: date | None
    current: Decimal | None
    threatened: Decimal | None
    custom: Decimal | None
    marks: list


def agreed_plans(as_of):
    """The plans with an akkoord of a doorbraaktafel that stood on the peildatum, one per case. One query."""
    rows = (
        Decision.objects.agreed()
        .filter(~Q(withdrawal__withdrawn_on__lte=as_of), decided_on__lte=as_of)
        .order_by("decided_at")
        .values_list(
            "item__canvas__case_id",
            "item__canvas__case__executed_on",
            "version__current_total",
            "version__threatened_total",
            "version__custom_total",
            "version__content__marks",
        )
    )
    return list({row[0]: AgreedPlan(*row) for row in rows}.values())


def end_of_day(day):
    """The first moment after `day` in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=AMSTERDAM)


def plan_figures(plans, as_of):
    """Besproken, plannen, uitgevoerd, the exits, the KBA's and the share with problems of housing."""
    discussed = AgendaItem.objects.filter(discussed_at__lt=end_of_day(as_of)).aggregate(
        n=Count("canvas", distinct=True)
    )["n"]
    executed = sum(1 for plan in plans if plan.executed_on and plan.executed_on <= as_of)
    yield _count("besproken", "Besproken casussen", "Casussen die aan een tafel zijn besproken", discussed, as_of)
    yield _count(
        "plannen", "Maatwerkplannen", "Plannen waarop een doorbraaktafel akkoord gaf, één per casus", len(plans), as_of
    )
    yield _count(
        "uitgevoerd", "Uitgevoerde plannen", "Plannen met akkoord die zijn uitgevoerd", executed, as_of, n=len(plans)
    )
    yield from _exits(as_of)
    yield from _kba_figures([plan for plan in plans if plan.threatened is not None], len(plans), as_of)
    yield _housing(plans, as_of)


def _count(key, label, definition, value, as_of, **fields):
    return Figure(key=key, label=label, definition=definition, value=value, as_of=as_of, people=True, **fields)


def _exits(as_of):
    counts = dict(
        Case.objects.filter(status__in=EXITS, exit_on__lte=as_of).order_by().values_list("status").annotate(Count("pk"))
    )
    for status, (key, label, definition) in EXIT_KEYS.items():
        yield _count(key, label, definition, counts.get(status, 0), as_of, group="Gestopt vóór akkoord")


def _kba_figures(plans, all_plans, as_of):
    n = len(plans)

    def total(key, label, definition, value, **fields):
        return Figure(
            key=key, label=label, definition=definition, value=value, n=n, as_of=as_of, unit=Unit.EURO,
            period="12 maanden vooruit", people=True, group="Kosten en rendement over 12 maanden", **fields,
        )  # fmt: skip

    current = sum((plan.current for plan in plans), Decimal(0))
    threatened = sum((plan.threatened for plan in plans), Decimal(0))
    custom = sum((plan.custom for plan in plans), Decimal(0))
    yield _count(
        "kbas",
        "Kosten-batenanalyses",
        "Plannen met akkoord die een kosten-batenanalyse hebben",
        n,
        as_of,
        n=all_plans,
    )
    yield total("huidig", "Kosten huidig", "Som van Huidig over de plannen met een kosten-batenanalyse", current)
    yield total(
        "dreigend", "Kosten dreigend", "Som van Dreigend over de plannen met een kosten-batenanalyse", threatened
    )
    yield total("maatwerk", "Kosten maatwerk", "Som van Maatwerk over de plannen met een kosten-batenanalyse", custom)
    yield total(
        "rendement",
        "Rendement",
        "Dreigend min Maatwerk over 12 maanden, opgeteld over de plannen met een kosten-batenanalyse",
        threatened - custom,
    )
    mean = (threatened - custom) / n if n else None
    yield total(
        "rendement_gemiddeld",
        "Gemiddeld rendement",
        "Rendement gedeeld door het aantal kosten-batenanalyses; afgerond, naar beneden op € 500",
        mean,
        rounded=None if mean is None else round_down(mean),
        note=small_n_note(n),
    )


def _housing(plans, as_of):
    """In which part of the plans housing is one of the leefgebieden on which the family was stuck."""
    n = len(plans)
    count = (
        Case.objects.filter(pk__in=[plan.case_id for plan in plans], domains__name__iexact=HOUSING).distinct().count()
    )
    return Figure(
        key="woonproblematiek",
        label="Woonproblematiek",
        definition=f"Deel van de plannen waarbij het leefgebied Wonen speelt ({count} van {n})",
        value=Decimal(count) / n * 100 if n else None,
        rounded=round(Decimal(count) / n * 100) if n else None,
        n=n,
        as_of=as_of,
        unit=Unit.SHARE,
        people=True,
    )
