"""Toezeggingen: what the raad was promised, who picks it up, by when, and how it ended."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..models import Promise
from ..permissions import check_can_change_promise, check_can_keep_promise, check_can_make_promise

CHANGED = "Deze toezegging is intussen gewijzigd. Bekijk haar opnieuw."


def _store(promise, **options):
    if find_bsn(f"{promise.text}\n{promise.done_note}"):
        raise RuleBroken("Er staat een nummer in dat een burgerservicenummer lijkt. Haal het weg.")
    try:
        with transaction.atomic():
            promise.save(**options)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error


def _locked(promise, base_revision):
    found = Promise.objects.select_for_update(of=("self",), no_key=True).select_related("report").get(pk=promise.pk)
    if found.revision != base_revision:
        raise RuleBroken(CHANGED)
    return found


@transaction.atomic
def make_promise(*, text, due_on, owner, report=None, by):
    """Note a promise, made in `report` or (without it) at a meeting of the raad. Returns it."""
    check_can_make_promise(by)
    if report and report.enclosed_with_id:
        report = report.enclosed_with
    promise = Promise(text=text.strip(), due_on=due_on, owner=owner, report=report, made_by=by, made_at=clock.now())
    _store(promise)
    record("promise.made", promise, by=by, due_on=due_on, owner=owner.pk)
    return promise


@transaction.atomic
def change_promise(promise, *, base_revision, by, **fields):
    """Change text, day or owner. What stands in an adopted letter keeps its text and day: the raad read them.

    A later day is told to the raad: keep this promise with that in its note, and make a new one in the new letter.
    """
    promise = _locked(promise, base_revision)
    check_can_change_promise(by, promise)
    for name, value in fields.items():
        setattr(promise, name, value)
    promise.revision += 1
    _store(promise, update_fields=[*fields, "revision"])
    record("promise.changed", promise, by=by, fields=sorted(fields), due_on=promise.due_on)
    return promise


@transaction.atomic
def keep_promise(promise, *, done_on, note, report=None, base_revision, by):
    """Note how a promise ended, and in which report the raad was told. Raises RuleBroken for a day to come."""
    promise = _locked(promise, base_revision)
    check_can_keep_promise(by, promise)
    if done_on > clock.today():
        raise RuleBroken("Kies de dag waarop de toezegging is afgedaan: niet later dan vandaag.")
    if not note.strip():
        raise RuleBroken("Schrijf in een zin hoe de toezegging is afgedaan.")
    promise.done_on, promise.done_by, promise.done_note, promise.done_in = done_on, by, note.strip(), report
    promise.revision += 1
    _store(promise)
    record("promise.kept", promise, by=by, done_on=done_on, report=report.pk if report else "")
    return promise
