"""What is known of a case when its next step is told: read for any number of cases in a fixed number of queries."""

from django.db.models import Prefetch, prefetch_related_objects

from cases.enums import BEFORE_CANVAS, ENDED, WRITING, Moment, Status
from cases.models import Step
from cases.services.aftercare import is_missed

from .models import AgendaItem, CanvasVersion, CostLine, FundingLine, Question


def prepare(cases):
    """Read what the frame of these cases needs; the number of queries does not grow with them."""
    new = [case for case in cases if not getattr(case, "next_step_ready", False)]
    _fetch([case for case in new if case.status in BEFORE_CANVAS], "family_akkoord")
    questions = Prefetch("questions", Question.objects.open().select_related("owner"), to_attr="waiting_questions")
    items = AgendaItem.objects.select_related("meeting__chair", "decision__withdrawal").order_by("-meeting__on", "-pk")
    versions = CanvasVersion.objects.defer("content").newest_first()
    _fetch(
        [case for case in new if case.status in WRITING],
        "canvas__offered_by",
        "canvas__boxes",
        Prefetch("canvas__agenda_items", items.prefetch_related(questions), to_attr="newest_items"),
        Prefetch("canvas__versions", versions, to_attr="newest_versions"),
    )
    fetch_lines([case for case in new if case.status in WRITING and _comes_to_circulating(case)])
    _fetch(
        [case for case in new if case.status not in (*BEFORE_CANVAS, *WRITING, *ENDED)],
        Prefetch("steps", Step.objects.order_by("position"), to_attr="all_steps"),
        Prefetch("metingen", to_attr="all_metingen"),
    )
    _fetch(
        [case for case in new if case.status in ENDED and case.status != Status.CLOSED],
        "family_akkoord",
        "conversations",
        "canvas__agenda_items__meeting",
    )
    for case in new:
        case.next_step_ready = True


def _fetch(cases, *lookups):
    if cases:
        prefetch_related_objects(cases, "coach", "consultant", *lookups)


def _comes_to_circulating(case):
    """Whether circulating may be what is needed next, so that its lines decide what is said."""
    if case.status == Status.SPAR_TABLE:
        items = case.canvas.newest_items
        return any(item.discussed_at for item in items) and not any(item.waiting_questions for item in items)
    return case.status != Status.CONCEPT and changed_since(case) is not None


def fetch_lines(cases):
    """Read the lines on which circulating depends: `current_costs` and `current_fundings` of each canvas."""
    new = [case.canvas for case in cases if not hasattr(case.canvas, "current_fundings")]
    if new:
        fundings = FundingLine.objects.current().select_related("fund")
        prefetch_related_objects(
            new,
            Prefetch("cost_lines", CostLine.objects.current(), to_attr="current_costs"),
            Prefetch("funding_lines", fundings, to_attr="current_fundings"),
        )


def family_akkoord_of(case):
    """The running akkoord of the family, or None."""
    akkoord = getattr(case, "family_akkoord", None)
    return akkoord if akkoord and not akkoord.withdrawn_on else None


def pending_item(canvas):
    """The agenda item at which this canvas is still to be treated, or None."""
    for item in canvas.newest_items:
        if item.meeting.closed_at is None and item.discussed_at is None and not hasattr(item, "decision"):
            return item
    return None


def open_questions(case):
    """Questions of the spar-tafel that wait for an answer, the most urgent first."""
    if case.status not in WRITING:
        return []
    prepare([case])
    found = [question for item in case.canvas.newest_items for question in item.waiting_questions]
    return sorted(found, key=lambda question: (question.due_on, question.pk))


def changed_since(case):
    """The newest version when the canvas was changed after it, else None."""
    newest = case.canvas.newest_versions[0] if case.canvas.newest_versions else None
    return newest if newest and newest.revision != case.canvas.revision else None


def frozen_for_reading(canvas):
    """The circulated version that colleagues are reading now; an edit makes it out of date. None when there is none."""
    if canvas.case.status not in (Status.CIRCULATED, Status.BREAKTHROUGH_TABLE):
        return None
    newest = canvas.versions.defer("content").newest_first().first()
    return newest if newest and newest.revision == canvas.revision else None


def next_meting(case):
    """The first meting after the inzet that is neither held nor missed, or None."""
    for meting in case.all_metingen:
        if meting.moment != Moment.CANVAS and not meting.held_on and not is_missed(meting):
            return meting
    return None
