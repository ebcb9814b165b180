"""Looking again at a `zolang`-condition of an agreed plan (rules.md, Costs and money: periodic payments end on one)."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..enums import ReviewOutcome
from ..models import ConditionReview
from ..permissions import check_can_review_conditions
from .editing import check_no_bsn, lock_canvas


@transaction.atomic
def review_condition(line, *, outcome, reviewed_on, by, note="", next_on=None):
    """Record that the condition of a bekostigingsregel was looked at; returns the review.

    `outcome` says whether the payment runs on (then `next_on` is the day to look again) or stops. What is not needed
    any more falls back to the fonds only when the budgetbeheerder books the vrijval.
    """
    canvas = lock_canvas(line.canvas)
    check_can_review_conditions(by, canvas)
    if not line.until_condition or line.removed:
        raise RuleBroken("Bij deze regel hoort geen voorwaarde.")
    if reviewed_on > clock.today():
        raise RuleBroken("Vul een dag in tot en met vandaag.")
    earlier = ConditionReview.objects.newest_of([line]).get(line.pk)
    if earlier and earlier.outcome == ReviewOutcome.ENDS:
        raise RuleBroken("Van deze betaling is al vastgelegd dat zij stopt.")
    check_no_bsn(note, canvas=canvas)
    review = ConditionReview(
        line=line,
        outcome=outcome,
        reviewed_on=reviewed_on,
        next_on=next_on if outcome == ReviewOutcome.CONTINUES else None,
        note=note,
        reviewed_by=by,
        recorded_at=clock.now(),
    )
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("condition.reviewed", review, by=by, case=canvas.case, found=review.get_outcome_display(), line=line.pk)
    return review
