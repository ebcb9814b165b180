"""Loads the story into an empty database, whole or not at all; a second time changes nothing."""

import datetime as dt

from django.db import transaction

from canvas.enums import MeetingKind
from canvas.hooks import quiet
from cases.models import Case
from maatwerk.audit.models import Event
from maatwerk.audit.services import record
from maatwerk.demo.clock import LOADED, STORY_NOW
from maatwerk.demo.story.all_families import FAMILIES
from maatwerk.lib import clock
from maatwerk.people.models import User

from .cast import Cast
from .descriptions import DescriptionActs
from .families import FamilyActs
from .ledger import LedgerActs
from .lessons import LessonActs
from .reports import BUNDLE_AT, ReportActs
from .rhythm import set_rhythm
from .script import Script
from .tafels import TafelActs

LISTS_ON = dt.date(2019, 3, 4)  # before the first canvas is started


class DemoRefused(Exception):
    """The database holds something else; its text is the Dutch sentence to show."""


def is_loaded():
    """True when this database holds the demo."""
    return Event.objects.filter(action=LOADED).exists()


def load(progress=lambda done, total: None):
    """Play the whole story in one transaction and return the number of acts; 0 when it was there already.

    Raises DemoRefused when the database holds other people or cases.
    """
    if is_loaded():
        return 0
    if User.objects.exists() or Case.objects.exists():
        raise DemoRefused(
            "In deze database staan al gegevens die niet van de demo zijn. Er is niets veranderd. "
            "Gebruik voor de demo een lege database."
        )
    # Each of the thirty plans is filed when it is first asked for; the bytes are the same.
    with quiet(), transaction.atomic():
        cast = Cast()
        script, lessons, reports = _write(cast)
        acts = script.in_order()
        for done, act in enumerate(acts, start=1):
            with clock.at(act.when):
                try:
                    act.play()
                except Exception as error:
                    error.add_note(f"in het verhaal: {act.when:%d-%m-%Y %H:%M} {act.what}")
                    raise
            progress(done, len(acts))
        lessons.link()
        with clock.at(BUNDLE_AT):
            reports.write_bundle()
            reports.begin_budget_report()
        with clock.at(STORY_NOW):
            set_rhythm(cast)
            record(LOADED, cast.users["beheerder"], by=None, loaded_at=dt.datetime.now(dt.UTC).isoformat())
    clock.set_offset(None)
    return len(acts)


def _write(cast):
    script = Script()
    script.at(LISTS_ON, "9.00", cast.keep_articles, "wetsartikelen")
    LedgerActs(cast, script).write()
    families = [FamilyActs(family, cast, script) for family in FAMILIES]
    for acts in families:
        acts.write()
    for kind, on, entries in _tafels(families):
        happened = on < STORY_NOW.date()
        TafelActs(kind, on, entries, cast, script, happened=happened).write()
    lessons = LessonActs(families, cast, script)
    lessons.write()
    DescriptionActs(cast, script).write()
    reports = ReportActs(cast, script)
    reports.write()
    return script, lessons, reports


def _tafels(families):
    """(kind, day, families) of every tafel in the story."""
    spar, breakthrough = {}, {}
    for acts in families:
        family = acts.family
        if family.spar_on:
            spar.setdefault(family.spar_on, []).append(acts)
        for day in (family.returned_on, family.doorbraak_on):
            if day:
                breakthrough.setdefault(day, []).append(acts)
    return [
        *((MeetingKind.SPAR, day, entries) for day, entries in sorted(spar.items())),
        *((MeetingKind.BREAKTHROUGH, day, entries) for day, entries in sorted(breakthrough.items())),
    ]
