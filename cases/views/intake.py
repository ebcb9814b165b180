"""From the first conversation to the akkoord of the family, and the ways out."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import Status
from ..forms.intake import STOP_TEXTS, ConversationForm, FamilyAkkoordForm, StopForm
from ..getters import get_own_case, work_closed_because
from ..permissions import check_can_record_family_akkoord, check_can_stop
from .respond import respond

CONVERSATION = "cases:conversations"


@require_http_methods(["GET", "POST"])
def conversations(request, number):
    """The keukentafelgesprekken, and a form for the next one."""
    case = get_own_case(request, number, viewed="case.viewed")
    form, act = ConversationForm(request.POST or None), None
    if form.is_bound and already_done(request, form):
        return redirect(CONVERSATION, case.number)
    if form.is_valid():
        with attempt(request, "conversation.record", case, case=case, form=form) as act:
            services.record_conversation(
                case, held_on=form.cleaned_data["held_on"], note=form.cleaned_data["note"], by=request.user
            )
        if act.done:
            mark_done(request, form)
            messages.success(request, "Het gesprek is vastgelegd.")
            return redirect(CONVERSATION, case.number)
    context = {
        "case": case,
        "form": form,
        "conversations": case.conversations.select_related("recorded_by").order_by("-held_on", "-pk"),
        "closed": work_closed_because(request.user, case),
    }
    return respond(request, "cases/conversations.html", context, act)


@require_http_methods(["GET", "POST"])
def family_akkoord(request, number):
    """Record the akkoord of the family, or see when it was given."""
    case = get_own_case(request, number)
    form, act = FamilyAkkoordForm(request.POST or None), None
    if form.is_valid():
        with attempt(request, "family_akkoord.give", case, case=case, form=form) as act:
            services.give_family_akkoord(case, given_on=form.cleaned_data["given_on"], by=request.user)
        if act.done:
            messages.success(request, "Het akkoord van het gezin is vastgelegd. Het canvas kan beginnen.")
            return redirect(case)
    context = {
        "case": case,
        "form": form,
        "akkoord": getattr(case, "family_akkoord", None),
        "closed": sentence_of(check_can_record_family_akkoord, request.user, case),
    }
    return respond(request, "cases/family_akkoord.html", context, act)


@require_http_methods(["GET", "POST"])
def withdraw_family_akkoord(request, number):
    """Say what withdrawing means, and withdraw."""
    case = get_own_case(request, number)
    akkoord = getattr(case, "family_akkoord", None)
    if request.method == "POST":
        with attempt(request, "family_akkoord.withdraw", case, case=case) as act:
            services.withdraw_family_akkoord(case, by=request.user)
        if act.done:
            messages.success(request, "Vastgelegd: het gezin heeft zijn akkoord ingetrokken.")
        return redirect("cases:family_akkoord", case.number)
    if akkoord is None or akkoord.withdrawn_on:
        return redirect("cases:family_akkoord", case.number)
    return respond(request, "cases/withdraw_akkoord.html", {"case": case, "akkoord": akkoord})


@require_http_methods(["GET", "POST"])
def stop(request, number):
    """End a case before akkoord of the tafel, with a reason."""
    case = get_own_case(request, number)
    refusals = {status: sentence_of(check_can_stop, request.user, case, status) for status in STOP_TEXTS}
    allowed = [status for status, sentence in refusals.items() if not sentence]
    form, act = StopForm(request.POST or None, allowed=allowed), None
    if form.is_valid():
        status = Status(form.cleaned_data["status"])
        with attempt(request, "case.stop", case, case=case, form=form) as act:
            services.stop_case(case, status, reason=form.cleaned_data["reason"], by=request.user)
        if act.done:
            messages.success(request, f"De casus is gestopt: {status.label}.")
            return redirect(case)
    context = {"case": case, "form": form, "closed": "" if allowed else refusals[Status.WITHDRAWN]}
    return respond(request, "cases/stop.html", context, act)
