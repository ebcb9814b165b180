"""Circulating freezes a version: text, marks, costs and bekostiging as they are now, under one hash."""

from django.db import transaction

from cases.enums import Status
from cases.models import Mark, Moment
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..cost_warnings import cost_warnings
from ..enums import BoxKind, FundingSource, MeetingKind
from ..hints import open_hints
from ..models import AgendaItem, CanvasVersion
from ..permissions import check_can_circulate
from ..totals import costs_so_far, fund_totals, has_kba, scenario_totals
from .editing import lock_canvas
from .mails import tell_readers
from .placing import place_on_next


class Point(str):
    """A sentence about the canvas that knows its place: `about` is a box kind, `costs` or `marks`."""

    __slots__ = ("about",)

    def __new__(cls, sentence, about):
        point = super().__new__(cls, sentence)
        point.about = about
        return point


NEEDED_BOXES = (BoxKind.SITUATION, BoxKind.PERSPECTIVE, BoxKind.BREAKTHROUGH)


def missing_to_circulate(canvas):
    """Dutch sentences that say what this canvas lacks before it can be circulated; empty when nothing does."""
    texts = {box.kind: box.text for box in canvas.boxes.all()}
    return missing_in(texts, list(canvas.cost_lines.current()), list(canvas.funding_lines.current()))


def missing_in(texts, costs, fundings):
    """The same, told from what was read already: {kind: text}, and the current cost and bekostiging lines.

    The next step of many cases asks here (canvas/next_step.py), so nothing is fetched.
    """
    missing = [Point(f"Vul het vak {BoxKind(kind).label} in.", kind) for kind in NEEDED_BOXES if not texts.get(kind)]
    from_funds = [line for line in fundings if line.source == FundingSource.FUND]
    if costs and not has_kba(costs):
        missing.append(
            Point("Zet kosten bij Dreigend én bij Maatwerk; zonder die twee is er geen vergelijking.", "costs")
        )
    elif not costs and from_funds:
        missing.append(Point("Dit plan vraagt geld uit een fonds. Maak eerst de kosten-batenanalyse.", "costs"))
    return missing + [
        Point(f"De bekostiging ‘{line.description}’ valt buiten de twaalf maanden. Pas de periode aan.", "funding")
        for line in from_funds
        if not line.total
    ]


def warnings_to_circulate(canvas):
    """Dutch sentences about what is allowed but deserves a second look."""
    lines = list(canvas.cost_lines.current())
    warnings = []
    if not lines:
        warnings.append(Point("Dit plan heeft geen kosten-batenanalyse.", "costs"))
    elif not canvas.kba_reviewed_at:
        warnings.append(Point("De kosten zijn nog door niemand getoetst.", "costs"))
    warnings += [Point(sentence, "costs") for sentence in cost_warnings(lines, costs_so_far(lines))]
    texts = {box.kind: box.text for box in canvas.boxes.all()}
    if not Mark.objects.filter(meting__case=canvas.case_id, meting__moment=Moment.CANVAS).exists():
        warnings.append(Point("Het tevredenheidscijfer bij het canvas ontbreekt.", "marks"))
    empty = [BoxKind(kind) for kind in BoxKind if kind not in NEEDED_BOXES and not texts.get(kind)]
    return warnings + [Point(f"Het vak {kind.label} is nog leeg.", kind) for kind in empty]


def version_content(canvas):
    """Everything that an akkoord is about, as plain data with amounts in text: the hash is taken over this."""
    case = canvas.case
    costs = list(canvas.cost_lines.current().select_related("scheme"))
    fundings = list(canvas.funding_lines.current().select_related("scheme", "fund"))
    baseline = case.metingen.filter(moment=Moment.CANVAS, held_on__isnull=False).first()
    return {
        "case": case.number,
        "coach": case.coach.display_name,
        "date": clock.today().isoformat(),
        "horizon_from": _day(canvas.horizon_from),
        "boxes": {box.kind: box.text for box in canvas.boxes.order_by("pk")},
        "marks": [
            {"role": mark.role, "value": _text(mark.value), "absent_reason": mark.absent_reason}
            for mark in (baseline.marks.all() if baseline else ())
        ],
        "costs": [_cost(line) for line in costs],
        "fundings": [_funding(line) for line in fundings],
        "parties": [_party(party) for party in canvas.parties.current().select_related("scheme")],
        "articles": [
            {name: getattr(article, name) for name in ("law", "number", "purpose", "room", "source")}
            for article in canvas.articles.current()
        ],
        "totals": _texts(scenario_totals(costs)),
        "low_totals": _texts(scenario_totals(costs, "low_total")),
        "high_totals": _texts(scenario_totals(costs, "high_total")),
        "fund_totals": [
            {"fund_id": fund.pk, "fund": fund.name, "amount": _text(amount)}
            for fund, amount in fund_totals(fundings).items()
        ],
    }


def _text(value):
    return None if value is None else str(value)


def _texts(totals):
    return {scenario: _text(amount) for scenario, amount in totals.items()}


def _day(day):
    return day.isoformat() if day else ""


def _amounts(line):
    return {
        "description": line.description,
        "amount": _text(line.amount),
        "frequency": line.frequency,
        "months": _text(line.months),
        "starts_on": _day(line.starts_on),
        "ends_on": _day(line.ends_on),
        "total": _text(line.total),
        "scheme": str(line.scheme or ""),
    }


def _cost(line):
    return {
        **_amounts(line),
        "scenario": line.scenario,
        "payer": line.payer,
        "basis": line.basis,
        "source": line.source,
        "low": _text(line.low),
        "high": _text(line.high),
        "low_total": _text(line.low_total),
        "high_total": _text(line.high_total),
        "rate": _text(line.rate),
        "rate_unit": line.rate_unit,
        "quantity": _text(line.quantity),
        "is_residence": line.is_residence,
    }


def _funding(line):
    return {
        **_amounts(line),
        "source": line.source,
        "fund": str(line.fund or ""),
        "ground": line.ground,
        "tried": line.tried,
        "until_condition": line.until_condition,
        "review_on": _day(line.review_on),
    }


def _party(party):
    return {
        "organisation": party.organisation,
        "does": party.does,
        "since": _day(party.since),
        "yearly_cost": _text(party.yearly_cost),
        "scheme": str(party.scheme or ""),
        "payer": party.payer,
    }


@transaction.atomic
def circulate(canvas, *, by):
    """Freeze the canvas as its next version and send it round for reading; returns the version.

    Raises RuleBroken with all that is missing. Circulating again without a change returns the newest version (a
    double click circulates once), unless the tafel asked for more (aanvullen). Undecided agenda items follow; without
    one the case comes on the next doorbraaktafel of the series.
    """
    canvas = lock_canvas(canvas)
    check_can_circulate(by, canvas)
    if missing := missing_to_circulate(canvas):
        raise RuleBroken(" ".join(missing))
    if waiting := len(open_hints(canvas)):
        hints = "1 hint op persoonsgegevens staat" if waiting == 1 else f"{waiting} hints op persoonsgegevens staan"
        raise RuleBroken(
            f"{hints} nog open. Haal weg wat een gezin herkenbaar maakt, of leg vast dat het geen persoonsgegeven is."
        )
    newest = canvas.versions.newest_first().first()
    if newest and newest.revision == canvas.revision:
        return newest
    version = CanvasVersion.objects.create(
        canvas=canvas, number=0, revision=0, content=version_content(canvas), frozen_at=clock.now(), frozen_by=by
    )
    version.refresh_from_db()
    AgendaItem.objects.filter(
        canvas=canvas, version__isnull=False, decision__isnull=True, meeting__closed_at__isnull=True
    ).update(version=version)
    first = canvas.case.status in (Status.SPAR_TABLE, Status.SUPPLEMENT)
    if first:
        change_status(canvas.case, Status.CIRCULATED, by=by)
    record("version.circulated", version, by=by, case=canvas.case, number=version.number, hash=version.hash)
    if first:
        place_on_next(canvas, MeetingKind.BREAKTHROUGH, by=by)
    tell_readers(version, by=by)
    return version
