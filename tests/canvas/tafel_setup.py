"""What the tests of the tafel share: a case on the table of an open doorbraaktafel, and everyone who may sit there."""

import datetime as dt
from decimal import Decimal
from itertools import product
from types import SimpleNamespace

from canvas import services
from canvas.enums import BoxKind, MeetingKind
from canvas.models import AgendaItem, Akkoord, Attendee, Canvas, CostLine, Decision
from canvas.services.circulate import NEEDED_BOXES
from cases import services as case_services
from cases.enums import Status
from cases.services import stop_case
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.played import played_once

TODAY = f.TUESDAY.date()
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
MANDATES = {
    "running": (dt.date(2019, 3, 1), None),
    "lapsed": (dt.date(2019, 3, 1), YESTERDAY),
    "future": (TOMORROW, None),
    "none": None,
}
PLACES = ("present", "left", "invited", "absent")


@played_once
def on_the_table(*, amount=4_300, budget=300_000, before=lambda cast, canvas: None, attendees=None):
    """A case with a plan of `amount` euro on an open doorbraaktafel. `before` writes in it before it goes round."""
    cast = f.make_cast()
    fund = f.make_fund(cast, amount=budget)
    canvas = f.make_canvas(cast, fund=fund, amount=amount)
    before(cast, canvas)
    people = [cast.coach, cast.consultant, cast.eye1, cast.eye2, cast.eye3] if attendees is None else attendees(cast)
    meeting = f.make_meeting(cast, attendees=people)
    item = f.to_breakthrough(cast, canvas, meeting)
    services.close_meeting(canvas.agenda_items.get(meeting__kind=MeetingKind.SPAR).meeting, by=cast.chair)
    return SimpleNamespace(cast=cast, fund=fund, canvas=canvas, meeting=meeting, item=item, case=canvas.case)


def give(table, *people):
    """Each gives akkoord on the version that is on the table now; returns the akkoorden."""
    item = AgendaItem.objects.select_related("version").get(pk=table.item.pk)
    return [services.give_akkoord(item, seen_hash=item.version.hash, by=person) for person in people]


def edit(table, text="Bij nader inzien anders.", *, by=None):
    """Someone of the case changes a box."""
    box = table.canvas.boxes.get(kind=BoxKind.BREAKTHROUGH)
    return services.save_box(table.canvas, box.kind, text, base_revision=box.revision, by=by or table.cast.consultant)


def edited_by(canvas, user):
    """A cost line that `user` wrote, as when she once worked on this case."""
    CostLine.objects.create(
        canvas=canvas,
        scenario="custom",
        description="begeleiding",
        payer="gemeente",
        amount=1,
        edited_by=user,
        edited_at=clock.now(),
    )


def raise_amount(table, amount):
    """The amount that the plan asks of the fonds becomes `amount` euro."""
    line = table.canvas.funding_lines.get()
    return services.change_line(line, amount=amount, by=table.cast.consultant)


def set_mandate(user, mandate):
    """Replace someone's mandates by the one of this name in MANDATES."""
    Mandate.objects.filter(user=user).delete()
    if MANDATES[mandate]:
        starts_on, ends_on = MANDATES[mandate]
        Mandate.objects.create(user=user, starts_on=starts_on, ends_on=ends_on, granted_by=user)


@played_once
def everyone_on_the_table():
    """A table with one person for every combination of writing, mandate, place and recusal.

    Returns the table and {(wrote, mandate, place, recused): user}.
    """
    kinds = list(product((False, True), MANDATES, PLACES, (False, True)))
    people = {}

    def before(cast, canvas):
        for number, (wrote, mandate, place, recused) in enumerate(kinds):
            user = f.make_user(f"p{number}", Role.COACH, mandate=False, surname=f"Persoon{number}")
            set_mandate(user, mandate)
            people[wrote, mandate, place, recused] = user
            if wrote:
                edited_by(canvas, user)

    table = on_the_table(before=before)
    for (_, _, place, recused), user in people.items():
        if place == "absent" and not recused:
            continue
        Attendee.objects.create(meeting=table.meeting, user=user)
        if recused:
            services.recuse(table.item, user, by=user)
        if place == "absent":
            Attendee.objects.filter(meeting=table.meeting, user=user).delete()
        if place in ("present", "left"):
            services.mark_present(table.meeting, user, by=user)
        if place == "left":
            services.mark_left(table.meeting, user, by=user)
    return table, people


@played_once
def tuesday_tables(cast):
    """An open spar-tafel and doorbraaktafel of today with two hours for small cases."""
    return SimpleNamespace(
        cast=cast, spar=f.make_meeting(cast, MeetingKind.SPAR), breakthrough=f.make_meeting(cast), fund=None
    )


def _small_canvas(tables, amount):
    """Just enough text and costs to be circulated: the races make hundreds of these."""
    cast, case = tables.cast, f.make_case(tables.cast)
    case_services.record_conversation(case, held_on=TODAY, note="kennisgemaakt", by=cast.consultant)
    case_services.give_family_akkoord(case, given_on=TODAY, by=cast.consultant)
    case.refresh_from_db()
    canvas = services.start_canvas(case, by=cast.consultant)
    for kind in NEEDED_BOXES:
        services.save_box(canvas, kind, f"Tekst voor {kind.label}.", base_revision=0, by=cast.consultant)
    plan = {"description": "woonplek", "amount": Decimal(amount)}
    for scenario in ("threatened", "custom"):
        services.add_cost_line(canvas, scenario=scenario, payer="gemeente", by=cast.coach, **plan)
    services.add_funding_line(
        canvas, source="fund", fund=tables.fund, ground="too_slow", tried="gevraagd", by=cast.coach, **plan
    )
    return canvas


@played_once
def small_case(tables, *, amount=4_300, circulated=True):
    """Another case through the spar-tafel and, when circulated, on the doorbraaktafel, five minutes each."""
    cast = tables.cast
    canvas = _small_canvas(tables, amount)
    services.offer_for_spar(canvas, by=cast.coach)
    spar = services.put_on_agenda(tables.spar, canvas, by=cast.chair, minutes=5)
    services.mark_discussed(spar, by=cast.chair)
    item = None
    if circulated:
        services.circulate(canvas, by=cast.coach)
        item = services.put_on_agenda(tables.breakthrough, canvas, by=cast.chair, minutes=5)
    canvas = Canvas.objects.select_related("case").get(pk=canvas.pk)
    return SimpleNamespace(
        cast=cast, canvas=canvas, case=canvas.case, item=item, meeting=tables.breakthrough, fund=tables.fund
    )


def written():
    """How many akkoorden and outcomes there are: (akkoorden, outcomes)."""
    return Akkoord.objects.count(), Decision.objects.count()


def not_opened(table):
    """The case moves to a tafel of this evening that nobody opened yet; returns what is said of that."""
    meeting = services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=TODAY,
        starts_at=dt.time(19),
        ends_at=dt.time(20),
        place="Inspiratieruimte",
        attendees=[table.cast.eye1],
        by=table.cast.chair,
    )
    services.take_off_agenda(table.item, by=table.cast.chair)
    table.item = services.put_on_agenda(meeting, table.canvas, by=table.cast.chair)
    return "De voorzitter heeft deze tafel nog niet geopend."


def closed(table):
    """The tafel is closed; returns what is said of that."""
    services.close_meeting(table.meeting, by=table.cast.chair)
    return "Deze tafel is gesloten."


def stopped(table):
    """The case is withdrawn while it lies at the table; returns what is said of that."""
    stop_case(table.case, Status.WITHDRAWN, reason="Het gezin verhuist.", by=table.cast.coach)
    return "Deze casus is ingetrokken en ligt niet meer aan de doorbraaktafel."
