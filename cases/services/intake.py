"""From aanmelding to akkoord gezin, and the ways out before a plan is agreed."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import Status
from ..models import Case, CaseCounter, Conversation, FamilyAkkoord, Meting, Moment
from ..permissions import (
    check_can_record_family_akkoord,
    check_can_register,
    check_can_stop,
    check_can_work,
    check_is_member,
)
from .status import change_status, lock_case


def next_number(year):
    """Return the next case number of a year, such as 2020-014, holding the counter until commit."""
    CaseCounter.objects.get_or_create(year=year)
    counter = CaseCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{year}-{counter.last:03d}"


@transaction.atomic
def register_case(*, coach, consultant, team, adults, children, in_municipality, domains, source, ground, by):
    """Register a family that passes the doelgroep test and return the case.

    Doelgroep (tussenevaluatie 2020, bijlage 1): at least one adult and one child, living in Maastricht, stuck on two
    or more leefgebieden, and a ground why the regular way fails. Raises NotAllowed or RuleBroken.
    """
    check_can_register(by)
    check_doelgroep(adults=adults, children=children, in_municipality=in_municipality, domains=domains, ground=ground)
    if by.pk not in (coach.pk, consultant.pk):
        raise RuleBroken("Meld alleen een gezin aan waarvan je zelf de consulent of de maatwerkeindbaas bent.")
    if coach.pk == consultant.pk:
        raise RuleBroken("Kies twee verschillende collega's als maatwerkeindbaas en consulent.")
    if not coach.has_mandate_on(clock.today()):
        raise RuleBroken("Deze maatwerkeindbaas heeft geen lopend mandaat. Kies een andere collega.")
    today = clock.today()
    case = Case.objects.create(
        number=next_number(today.year),
        status_since=today,
        registered_on=today,
        registered_by=by,
        coach=coach,
        consultant=consultant,
        team=team,
        adults=adults,
        children=children,
        in_municipality=in_municipality,
        source=source,
        ground=ground,
    )
    case.domains.set(domains)
    record("case.registered", case, by=by, case=case)
    return case


def check_doelgroep(*, adults, children, in_municipality, domains, ground):
    """Raise RuleBroken with what is missing for the doelgroep."""
    missing = []
    if not adults:
        missing.append("er is minstens één volwassene")
    if not children:
        missing.append("er is minstens één kind")
    if not in_municipality:
        missing.append("het gezin woont in Maastricht")
    if len(domains) < 2:
        missing.append("er spelen problemen op twee of meer leefgebieden")
    if not ground:
        missing.append("er is een reden waarom het regulier niet lukt")
    if missing:
        raise RuleBroken(f"Dit gezin hoort bij de doelgroep als: {'; '.join(missing)}.")


@transaction.atomic
def record_conversation(case, *, held_on, note, by):
    """Add a keukentafelgesprek; the first one brings the case from aangemeld to in gesprek."""
    case = lock_case(case)
    check_can_work(by, case)
    if held_on > clock.today():
        raise RuleBroken("Leg een gesprek vast nadat het is gevoerd: kies vandaag of een eerdere dag.")
    conversation = Conversation.objects.create(case=case, held_on=held_on, note=note, recorded_by=by)
    if case.status == Status.REGISTERED:
        change_status(case, Status.IN_CONVERSATION, by=by)
    record("conversation.recorded", conversation, by=by, case=case, held_on=held_on)
    return conversation


@transaction.atomic
def give_family_akkoord(case, *, given_on, by):
    """Record that the family agrees, asked by `by`. From now on the canvas may exist.

    Raises RuleBroken before the first conversation, twice, or for a day that is still to come.
    """
    case = lock_case(case)
    check_can_record_family_akkoord(by, case)
    if given_on > clock.today():
        raise RuleBroken("Kies de dag waarop het gezin akkoord gaf: vandaag of eerder.")
    if given_on < case.registered_on:
        raise RuleBroken("Het akkoord kan niet vóór de aanmelding liggen. Kies een latere dag.")
    akkoord = FamilyAkkoord.objects.create(case=case, given_on=given_on, asked_by=by, recorded_at=clock.now())
    Meting.objects.create(case=case, moment=Moment.CANVAS, due_on=given_on)
    record("family_akkoord.given", akkoord, by=by, case=case, given_on=given_on)
    return akkoord


@transaction.atomic
def withdraw_family_akkoord(case, *, by):
    """The family takes its akkoord back: before akkoord of the tafel the case stops, and nothing more is written."""
    case = lock_case(case)
    check_is_member(by, case)
    akkoord = FamilyAkkoord.objects.select_for_update().filter(case=case, withdrawn_on__isnull=True).first()
    if akkoord is None:
        raise RuleBroken("Er is geen akkoord van het gezin om in te trekken.")
    akkoord.withdrawn_on, akkoord.withdrawn_by = clock.today(), by
    akkoord.save(update_fields=["withdrawn_on", "withdrawn_by"])
    record("family_akkoord.withdrawn", akkoord, by=by, case=case)
    if not case.has_plan and case.is_open:
        change_status(case, Status.FAMILY_DECLINED, by=by, reason="Het gezin heeft zijn akkoord ingetrokken.")
    return akkoord


@transaction.atomic
def stop_case(case, status, *, reason, by):
    """End a case before akkoord: regulier opgepakt (a success), gezin niet akkoord or ingetrokken, with a reason."""
    case = lock_case(case)
    check_can_stop(by, case, status)
    if not reason.strip():
        raise RuleBroken("Schrijf in een zin waarom de casus stopt.")
    return change_status(case, status, by=by, reason=reason.strip())


def record_viewing(case, *, by, what="case.viewed", **data):
    """Note that someone opened the case (or its canvas, or a PDF of it); `data` may say which version."""
    return record(what, case, by=by, case=case, **data)
