"""Looking again at one `zolang`-condition of an agreed plan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import ReviewOutcome
from ..forms.conditions import ConditionForm
from ..getters import get_own_canvas
from ..models import FundingLine
from ..permissions import check_can_review_conditions


@require_http_methods(["GET", "POST"])
def condition(request, number, pk):
    """What was found before, and the form to look again."""
    canvas = get_own_canvas(request, number)
    line = get_object_or_404(_lines(canvas), pk=pk)
    back = reverse("canvas:funding", args=[number])
    form, act = ConditionForm(request.POST or None), None
    form.back = back
    if form.is_bound and already_done(request, form):
        return redirect(back)
    if form.is_valid():
        with attempt(request, "condition.review", line, case=canvas.case, form=form) as act:
            review = services.review_condition(line, **form.review, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"Vastgelegd: de betaling {review.get_outcome_display()}.")
            return redirect(back)
    reviews = list(line.reviews.select_related("reviewed_by").order_by("-pk"))
    ended = bool(reviews) and reviews[0].outcome == ReviewOutcome.ENDS
    closed = sentence_of(check_can_review_conditions, request.user, canvas)
    context = {"case": canvas.case, "canvas": canvas, "line": line, "reviews": reviews, "form": form}
    context |= {"ended": ended, "closed": closed, "open": not ended and not closed}
    return respond(request, "canvas/condition.html", context, act)


def _lines(canvas):
    """The lines of a canvas that have a condition."""
    return (
        FundingLine.objects.current()
        .filter(canvas=canvas)
        .exclude(until_condition="")
        .select_related("fund", "scheme", "canvas__case")
    )
