"""Many small plans for tests of figures: each case gets its own tafels, so a day can hold as many as a test needs."""

import datetime as dt
import itertools
from decimal import Decimal

from canvas import services as canvas_services
from canvas.enums import MeetingKind, Outcome, Scenario
from cases import services as case_services
from maatwerk.lib import clock
from tests import factories as f

_minutes = itertools.count()


def own_meeting(cast, kind):
    """An open tafel of today at a time that no other tafel of this test run has."""
    start = (dt.datetime(2020, 1, 1, 7, 0) + dt.timedelta(minutes=next(_minutes) % 900)).time()
    end = (dt.datetime.combine(dt.date(2020, 1, 1), start) + dt.timedelta(minutes=40)).time()
    people = [cast.coach, cast.eye1, cast.eye2]
    meeting = canvas_services.plan_meeting(
        kind=kind, on=clock.today(), starts_at=start, ends_at=end, place="zaal", attendees=people, by=cast.chair
    )
    meeting = canvas_services.open_meeting(meeting, by=cast.chair)
    for person in people:
        canvas_services.mark_present(meeting, person, by=cast.chair)
    return meeting


def add_costs(cast, canvas, costs):
    """Lines for huidig, dreigend and maatwerk in euro; None adds none."""
    for scenario, amount in zip(Scenario, costs or (), strict=bool(costs)):
        if amount is not None:
            canvas_services.add_cost_line(
                canvas, scenario=scenario, description=f"hulp {scenario.label}", payer="gemeente", basis="offerte",
                amount=Decimal(amount), by=cast.coach,
            )  # fmt: skip


def discussed(cast, *, at=f.TUESDAY, costs=None, fund=None, amount=4_300, **fields):
    """A canvas that a spar-tafel discussed at `at`."""
    with clock.at(at):
        case = f.make_case(cast, **fields)
        canvas = f.make_canvas(cast, case, fund=fund, amount=amount, costs=False)
        add_costs(cast, canvas, costs)
        f.through_spar(cast, canvas, own_meeting(cast, MeetingKind.SPAR))
    return canvas


def at_breakthrough(cast, *, at=f.TUESDAY, **fields):
    """An item of an open doorbraaktafel at `at`."""
    canvas = discussed(cast, at=at, **fields)
    with clock.at(at):
        canvas_services.circulate(canvas, by=cast.coach)
        canvas.case.refresh_from_db()
        return canvas_services.put_on_agenda(own_meeting(cast, MeetingKind.BREAKTHROUGH), canvas, by=cast.chair)


def agreed(cast, *, at=f.TUESDAY, **fields):
    """A case whose plan got akkoord at `at`; `costs` is (huidig, dreigend, maatwerk) in euro, or None without KBA."""
    item = at_breakthrough(cast, at=at, **fields)
    with clock.at(at):
        item.refresh_from_db()
        for eye in (cast.eye1, cast.eye2):
            canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=eye)
        canvas_services.decide(item, Outcome.AGREED, by=cast.chair)
    item.canvas.case.refresh_from_db()
    return item.canvas.case


def started(cast, case, *, on):
    """The inzet of an agreed case."""
    with clock.at(on):
        case_services.start_execution(case, started_on=on, by=cast.consultant)
    case.refresh_from_db()
    return case


def executed(cast, case, *, on):
    """The plan was carried out on that day, with the inzet on the same day."""
    started(cast, case, on=on)
    with clock.at(on):
        case_services.mark_executed(case, executed_on=on, by=cast.consultant)
    case.refresh_from_db()
    return case


def measured(cast, case, moment, *, on, marks):
    """A meting; `marks` is a list of marks, None for who gave none."""
    with clock.at(on):
        case_services.hold_meting(
            case.metingen.get(moment=moment),
            held_on=on,
            marks=[
                (f"persoon {i}", None if mark is None else Decimal(str(mark)), "" if mark else "wilde niet")
                for i, mark in enumerate(marks)
            ],
            story="",
            by=cast.consultant,
        )
