"""Throwing a concept away: it leaves the list and goes nowhere any more, but its row stays.

Why a state and not a deletion: who wrote in a report stays known and the log points to it (the database refuses to
delete either, and the app role has no right to). A concept that was begun by mistake is no reason to make a hole in
that. What a second reader judged is never thrown away: `was_read` is kept by the database, like the refusal itself
(migration 0011).
"""

from django.db import IntegrityError, transaction
from django.db.models import F

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..bundle import asked_of, bundle_of
from ..enums import ReportState
from ..models import Promise, RemovedBlock
from ..permissions import check_can_discard_report
from .reports import enclose, lock_report


@transaction.atomic
def discard_report(report, *, with_enclosures=False, by):
    """Throw a concept away and return it.

    A bijlage leaves its letter first. The bijlagen of a letter stay as loose concepts, or go along
    (`with_enclosures`). Toezeggingen that are open stand by themselves from now on: somebody still has to keep or drop
    them. What it would have replaced can get another successor.
    """
    members = bundle_of(report, lock=True)
    asked = asked_of(members, report)
    enclosures = [] if asked.enclosed_with_id else members[1:]
    going = [asked, *(enclosures if with_enclosures else [])]
    for member in going:
        check_can_discard_report(by, member)
    for member in enclosures or [asked]:
        if member.enclosed_with_id:
            enclose(member, letter=None, by=by)
    for member in going:
        _discard(lock_report(member), by)
    return lock_report(asked)


def _discard(report, by):
    promises = Promise.objects.open().filter(report=report)
    loose, replaced = list(promises.values_list("pk", flat=True)), report.replaces_id
    promises.update(report=None, revision=F("revision") + 1)
    report.state, report.discarded_at, report.discarded_by = ReportState.DISCARDED, clock.now(), by
    report.replaces = None
    try:
        with transaction.atomic():
            report.save(update_fields=["state", "discarded_at", "discarded_by", "replaces"])
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    RemovedBlock.objects.filter(report=report).delete()
    record("report.discarded", report, by=by, replaces=replaced or "", promises=loose)
