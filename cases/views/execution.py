"""Carrying out the plan: the steps in their order, and the days of inzet, uitgevoerd and afsluiten."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import Status
from ..forms.execution import DateForm, StepForm
from ..getters import get_own_case
from ..permissions import check_can_complete_step, check_can_plan_steps
from ..services.aftercare import obstacles_to_close
from .respond import respond

STEP_ACTS = {
    "up": lambda step, by: services.move_step(step, up=True, by=by),
    "down": lambda step, by: services.move_step(step, up=False, by=by),
    "done": lambda step, by: services.complete_step(step, by=by),
    "reopen": lambda step, by: services.reopen_step(step, by=by),
    "remove": lambda step, by: services.remove_step(step, by=by),
}


@require_http_methods(["GET", "POST"])
def steps(request, number):
    """The steps of the plan, the most determining first; each button posts one act."""
    case = get_own_case(request, number, viewed="case.viewed")
    if request.POST.get("do") in STEP_ACTS:
        return _act_on_step(request, case)
    form, act = StepForm(request.POST or None), None
    if form.is_bound and already_done(request, form):
        return redirect("cases:steps", case.number)
    if form.is_valid():
        with attempt(request, "step.add", case, case=case, form=form) as act:
            services.add_step(case, text=form.cleaned_data["text"], by=request.user)
        if act.done:
            mark_done(request, form)
            return redirect(f"{reverse('cases:steps', args=[case.number])}#nieuw")
    found = list(case.steps.select_related("done_by"))
    context = {
        "case": case,
        "form": form,
        "todo": [step for step in found if not step.done_on],
        "done": sorted((step for step in found if step.done_on), key=lambda step: (step.done_on, step.pk)),
        "planning_closed": sentence_of(check_can_plan_steps, request.user, case),
        "doing_closed": sentence_of(check_can_complete_step, request.user, case),
    }
    return respond(request, "cases/steps.html", context, act)


def _act_on_step(request, case):
    """Do what the button says and come back to the step itself."""
    pk, do = request.POST.get("step", ""), request.POST["do"]
    step = get_object_or_404(case.steps, pk=pk if pk.isdecimal() else 0)
    with attempt(request, f"step.{do}", step, case=case):
        STEP_ACTS[do](step, request.user)
    here = "" if do == "remove" else f"#stap-{pk}"
    return redirect(f"{reverse('cases:steps', args=[case.number])}{here}")


# What may be recorded next in each state, with the words of its form.
NOW = {
    Status.AGREED: "start",
    Status.IN_EXECUTION: "executed",
    Status.EXECUTED: "close",
    Status.AFTERCARE: "close",
}
DATE_FORMS = {
    "start": {
        "label": "Op welke dag is het maatwerk ingezet?",
        "button": "Inzet vastleggen",
        "help_text": "De dag waarop het gezin er voor het eerst iets van merkte. Vanaf die dag tellen de metingen.",
    },
    "executed": {
        "label": "Op welke dag was het plan uitgevoerd?",
        "button": "Uitgevoerd vastleggen",
        "help_text": "Alles uit het plan is gedaan. Er mogen problemen open blijven.",
    },
}
DONE = {
    "start": "De inzet is vastgelegd. De metingen staan gepland.",
    "executed": "Vastgelegd: het plan is uitgevoerd.",
    "close": "De casus is afgesloten.",
}


@require_http_methods(["GET", "POST"])
def execution(request, number):
    """Inzet, uitgevoerd and afsluiten: one of the three at a time."""
    case = get_own_case(request, number)
    now, act = NOW.get(case.status), None
    if request.method == "POST" and request.POST.get("do") != now:
        messages.error(request, "De casus is intussen een stap verder. Hieronder staat wat nu nodig is.")
        return redirect("cases:execution", case.number)
    form = DateForm(request.POST or None, do=now, **DATE_FORMS[now]) if now in DATE_FORMS else None
    if request.method == "POST" and (form is None or form.is_valid()):
        with attempt(request, f"case.{now}", case, case=case, form=form) as act:
            _record(case, now, form, by=request.user)
        if act.done:
            messages.success(request, DONE[now])
            return redirect("cases:execution", case.number)
    obstacles = obstacles_to_close(case) if now == "close" else []
    context = {"case": case, "form": form, "now": now, "obstacles": obstacles, "todo": case.steps.todo()}
    return respond(request, "cases/execution.html", context, act)


def _record(case, now, form, *, by):
    if now == "start":
        services.start_execution(case, started_on=form.cleaned_data["on"], by=by)
    elif now == "executed":
        services.mark_executed(case, executed_on=form.cleaned_data["on"], by=by)
    else:
        services.close_case(case, by=by)
