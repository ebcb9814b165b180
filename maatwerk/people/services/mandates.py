"""Mandates: from when until when a maatwerkeindbaas may decide. A period is ended, never removed or stretched."""

from django.db import transaction

from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import Role
from ..logbook import record
from ..models import Mandate, User
from ..permissions import check_can_administer


@transaction.atomic
def give_mandate(user, *, starts_on, ends_on=None, by):
    """Give a maatwerkeindbaas a mandate from `starts_on` up to and including `ends_on` (None: until it is ended).

    Raises RuleBroken for someone without the role and for a period that runs over another one.
    """
    check_can_administer(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.has_role(Role.COACH):
        raise RuleBroken("Een mandaat is er voor een maatwerkeindbaas. Geef deze collega eerst die rol.")
    if ends_on and ends_on < starts_on:
        raise RuleBroken("De einddatum van het mandaat ligt vóór de begindatum. Pas een van beide aan.")
    if user.mandates.overlapping(starts_on, ends_on).exists():
        raise RuleBroken("In deze periode loopt al een mandaat. Beëindig dat eerst, of kies een latere begindatum.")
    mandate = Mandate.objects.create(user=user, starts_on=starts_on, ends_on=ends_on, granted_by=by)
    record("mandate.given", mandate, by=by, user=user.pk, starts_on=starts_on, ends_on=ends_on or "")
    return mandate


@transaction.atomic
def end_mandate(mandate, *, ends_on, by):
    """Let a mandate end on a day, today or later: an akkoord that was given while it ran keeps its worth."""
    check_can_administer(by)
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if mandate.ends_on and mandate.ends_on < clock.today():
        raise RuleBroken("Dit mandaat is al beëindigd.")
    if ends_on < max(mandate.starts_on, clock.today()):
        raise RuleBroken("Kies vandaag of een latere dag: wat al besloten is, blijft onder het mandaat vallen.")
    if mandate.ends_on and ends_on > mandate.ends_on:
        raise RuleBroken("Een mandaat wordt niet verlengd. Geef voor daarna een nieuw mandaat.")
    mandate.ends_on = ends_on
    mandate.save(update_fields=["ends_on"])
    record("mandate.ended", mandate, by=by, user=mandate.user_id, ends_on=ends_on)
    return mandate
