"""Giving an akkoord, taking no part, and recording the outcome with its verplichtingen in one transaction."""

from django.db import IntegrityError, transaction

from budgets.services import commit_plan
from cases.enums import Status
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role

from ..enums import Outcome
from ..hooks import announce_akkoord
from ..models import AgendaItem, Akkoord, Decision, Meeting, NotYet, Recusal
from ..permissions import check_can_decide, check_can_give_akkoord, check_can_recuse, check_clock
from ..six_eyes import ItemFacts
from .editing import check_no_bsn, lock_canvas

STATUS_AFTER = {
    Outcome.AGREED: Status.AGREED,
    Outcome.SUPPLEMENT: Status.SUPPLEMENT,
    Outcome.REGULAR: Status.REGULAR,
    Outcome.NOT_AGREED: Status.NOT_AGREED,
    Outcome.WITHDRAWN: Status.WITHDRAWN,
}


@transaction.atomic
def give_akkoord(item, *, seen_hash, by):
    """Give an akkoord on the version that `by` has read (`seen_hash`) and return it.

    Six eyes (werkafspraken; rules.md 7): raises NotAllowed for who does not count, RuleBroken when the item is closed
    or the version was replaced while she was reading. The same akkoord twice is refused.
    """
    lock_canvas(item.canvas)
    facts = ItemFacts(item)
    check_can_give_akkoord(by, facts)
    _attend_urgent(facts, by)
    if seen_hash != facts.version.hash:
        raise RuleBroken("Er is intussen een nieuwe versie rondgestuurd. Lees die eerst; daarna kun je akkoord geven.")
    check_clock(facts.item)
    try:
        with transaction.atomic():
            akkoord = Akkoord.objects.create(
                item=facts.item, version=facts.version, given_by=by, given_at=clock.now(), hash=facts.version.hash
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("akkoord.given", akkoord, by=by, case=facts.case, version=facts.version.number)
    return akkoord


def _attend_urgent(facts, user):
    """With spoed, who speaks attends from that moment."""
    if facts.meeting.urgent and user.pk not in facts.present:
        facts.meeting.attendees.filter(user=user).update(present_from=clock.now(), present_until=None)


@transaction.atomic
def say_not_yet(item, reason, *, by, once=""):
    """Note that `by` does not agree yet and what she needs first; she may still give akkoord later.

    The same form (`once`) from another window, or the same words once more, is the row that is there already. Open as
    an akkoord is: raises NotAllowed for who does not count, RuleBroken when the item is closed, when she gave akkoord
    already, or when the reason is empty.
    """
    canvas = lock_canvas(item.canvas)
    facts = ItemFacts(item)
    check_can_give_akkoord(by, facts)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Schrijf in een zin wat er nog nodig is.")
    if said := _said_already(facts, reason, by=by, once=once):
        return said
    check_clock(facts.item)
    _attend_urgent(facts, by)
    check_no_bsn(reason, canvas=canvas)
    try:
        with transaction.atomic():
            said = NotYet.objects.create(
                item=facts.item, version=facts.version, said_by=by, said_at=clock.now(), reason=reason, once=once
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("not_yet.said", said, by=by, case=facts.case, version=facts.version.number)
    return said


def _said_already(facts, reason, *, by, once):
    """What `by` said last on this version when these are its words, or what this form said before; else None."""
    last = facts.version.not_yets.filter(said_by=by).last()
    if last and last.reason == reason:
        return last
    return NotYet.objects.filter(said_by=by, once=once).first() if once else None


@transaction.atomic
def recuse(item, user, *, by):
    """Note that `user` takes no part in this item: she neither counts nor sees it. Herself or the voorzitter."""
    lock_canvas(item.canvas)
    item = AgendaItem.objects.select_related("meeting", "canvas__case").get(pk=item.pk)
    check_can_recuse(by, item, user)
    recusal, created = Recusal.objects.get_or_create(
        item=item, user=user, defaults={"at": clock.now(), "recorded_by": by}
    )
    if created:
        record("item.recused", recusal, by=by, case=item.canvas.case, user=user.pk)
    return recusal


@transaction.atomic
def decide(item, outcome, *, by, reason=""):
    """Record the outcome of an item and return the decision.

    `akkoord` needs the six eyes and room in every fonds; the verplichtingen are booked in this same transaction, so
    there is never one without the other. Every other outcome needs a reason. Raises NotAllowed or RuleBroken.
    """
    canvas = lock_canvas(item.canvas)
    facts = ItemFacts(item)
    check_can_decide(by, facts, outcome)
    if outcome != Outcome.AGREED and not reason.strip():
        raise RuleBroken("Schrijf in een zin waarom, of wat er moet worden aangevuld.")
    check_no_bsn(reason, canvas=canvas)
    check_clock(facts.item)
    now = clock.now()
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                item=facts.item,
                version=facts.version,
                outcome=outcome,
                reason=reason.strip(),
                decided_on=now.date(),
                decided_at=now,
                decided_by=by,
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    if outcome == Outcome.AGREED:
        for funding in facts.version.fundings.select_related("fund"):
            commit_plan(case=canvas.case, fund=funding.fund, amount=funding.amount, version_id=facts.version.pk, by=by)
    AgendaItem.objects.filter(pk=item.pk).update(discussed_at=now)
    change_status(canvas.case, STATUS_AFTER[Outcome(outcome)], by=by, acting={Role.CHAIR}, reason=reason.strip())
    if facts.meeting.urgent:
        # Nothing is left to decide: the readers leave.
        facts.meeting.attendees.filter(present_from__isnull=False, present_until__isnull=True).update(present_until=now)
        Meeting.objects.filter(pk=facts.meeting.pk).update(closed_at=now)
    record("decision.recorded", decision, by=by, case=canvas.case, outcome=outcome, version=facts.version.number)
    if outcome == Outcome.AGREED:
        announce_akkoord(decision)
    return decision
