"""One case at one tafel: its questions at the spar-tafel, its akkoorden and outcome at the doorbraaktafel."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from cases.services import record_viewing
from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import RuleBroken
from maatwerk.people.models import User

from .. import services
from ..enums import Outcome
from ..forms.meetings import NotYetForm, QuestionForm, ReasonForm, WithdrawForm
from ..item_money import commitments_of
from ..item_page import ItemPage
from ..meeting_getters import get_item
from ..models import Question
from ..permissions import check_can_decide, check_can_give_akkoord, check_can_recuse, check_can_withdraw
from ..tafel_state import state_of

REASONS = {
    Outcome.SUPPLEMENT: ("Wat moet er worden aangevuld?", "De maatwerkeindbaas en de consulent lezen dit."),
    Outcome.REGULAR: (
        "Hoe pakt het reguliere aanbod dit op?",
        "Lukt het langs de gewone weg, dan is dat de beste weg.",
    ),
    Outcome.NOT_AGREED: ("Waarom niet akkoord?", "De casus stopt hiermee."),
    Outcome.WITHDRAWN: ("Waarom is de casus ingetrokken?", "De casus stopt hiermee."),
}


def posted(view):
    """For an address that is only posted to: who opens it as a page is sent to the item."""

    @wraps(view)
    def only_posted(request, meeting_pk, pk):
        if request.method != "POST":
            return redirect("canvas:item", meeting_pk, pk)
        return view(request, meeting_pk, pk)

    return only_posted


@require_GET
def item(request, meeting_pk, pk):
    """The page of an item, or the sentence for who takes no part in it."""
    return item_page(request, get_item(request, meeting_pk, pk))


def item_page(request, item, *, form=None, act=None, live=False):
    """The page of an item as it stands now; `live` when an open page asks for it by itself, which is no visit."""
    stand = state_of(item.meeting, request.user)
    page = ItemPage(item, request.user, room="groot" in request.GET)
    context = {**_shown(request, page), "stand": stand, "follows": page.follows}
    if page.reads and request.method == "GET" and not live:
        which = {"version": page.version.number} if page.version else {}
        record_viewing(page.case, by=request.user, what="canvas.viewed", **which)
    template = "breakthrough_item" if page.meeting.is_breakthrough else "spar_item"
    if page.left_out:
        template = "left_out"
    elif template == "spar_item":
        context["form"] = form or QuestionForm(case=page.case)
        context["questions"] = Question.objects.for_item(page.item) if page.sees_questions else []
    return TemplateResponse(request, f"canvas/meetings/{template}.html", context, status=act.status if act else 200)


def _shown(request, page):
    """What every template of an item asks for; `stage` is the big screen of the room.

    While the page is kept up to date, its button stays bound to the version that it was opened with (`versie`).
    """
    shown = request.GET.get("versie") or str(page.version.pk if page.version else "")
    return {
        "page": page,
        "item": page.item,
        "meeting": page.meeting,
        "case": page.case,
        "stage": "groot" in request.GET,
        "shown_version": int(shown) if shown.isdecimal() else "",
        "newer_than_shown": page.version is not None and shown != str(page.version.pk),
    }


@posted
def question(request, meeting_pk, pk):
    """Ask a question at the spar-tafel, typed while it is asked."""
    item = get_item(request, meeting_pk, pk)
    form, act = QuestionForm(request.POST, case=item.canvas.case), None
    asked = redirect(f"{item.get_absolute_url()}#nieuwe-vraag")
    if already_done(request, form):
        return asked
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("box", "text", "owner")}
        with attempt(request, "question.ask", item, case=item.canvas.case, form=form) as act:
            services.ask_question(item, **values, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De vraag is vastgelegd.")
            return asked
    return item_page(request, item, form=form, act=act)


@posted
def discussed(request, meeting_pk, pk):
    """The voorzitter ticks the case off at the spar-tafel."""
    item = get_item(request, meeting_pk, pk)
    with attempt(request, "case.discuss", item, case=item.canvas.case) as act:
        services.mark_discussed(item, by=request.user)
    return redirect(item.meeting) if act.done else item_page(request, item, act=act)


@posted
def akkoord(request, meeting_pk, pk):
    """Give akkoord on the version that was shown (`seen_hash`); pressing twice is giving once."""
    item = get_item(request, meeting_pk, pk)
    seen = request.POST.get("seen_hash", "")
    if item.version and item.version.akkoorden.filter(given_by=request.user, hash=seen).exists():
        return redirect(item)
    with attempt(request, "akkoord.give", item, case=item.canvas.case) as act:
        services.give_akkoord(item, seen_hash=seen, by=request.user)
    if not act.done:
        return item_page(request, item, act=act)
    messages.success(request, "Je akkoord is vastgelegd.")
    return redirect(item)


@require_http_methods(["GET", "POST"])
def not_yet(request, meeting_pk, pk):
    """Say "nog niet, want …" on a page of its own, so that the live page does not take away what is typed."""
    item = get_item(request, meeting_pk, pk)
    page = ItemPage(item, request.user)
    form, act = NotYetForm(request.POST or None), None
    if request.method == "GET":
        check_can_give_akkoord(request.user, page.facts)
    elif already_done(request, form):
        return redirect(item)
    elif form.is_valid():
        with attempt(request, "not_yet.say", item, case=page.case, form=form) as act:
            services.say_not_yet(item, **form.cleaned_data, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "Vastgelegd. Is het opgelost, dan kun je hier alsnog akkoord geven.")
            return redirect(item)
    context = _shown(request, page) | {"form": form}
    return TemplateResponse(request, "canvas/meetings/not_yet.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def recuse(request, meeting_pk, pk):
    """Say that someone takes no part in this item: oneself, or for the voorzitter the colleague in `wie`."""
    item = get_item(request, meeting_pk, pk)
    wanted = request.POST.get("wie") or request.GET.get("wie") or str(request.user.pk)
    person = get_object_or_404(User, pk=wanted) if wanted.isdigit() else request.user
    act = None
    if request.method == "GET":
        check_can_recuse(request.user, item, person)
    else:
        with attempt(request, "item.recuse", item, case=item.canvas.case) as act:
            services.recuse(item, person, by=request.user)
        if act.done:
            return redirect(item)
    context = {"item": item, "meeting": item.meeting, "case": item.canvas.case, "person": person}
    return TemplateResponse(request, "canvas/meetings/recuse.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def decide(request, meeting_pk, pk, outcome):
    """Record the outcome on a page of its own: it can't be taken back."""
    item = get_item(request, meeting_pk, pk)
    if outcome not in Outcome.values:
        raise Http404("Deze uitkomst is er niet.")
    page = ItemPage(item, request.user)
    form, act = _reason_form(page, outcome, request.POST if request.method == "POST" else None), None
    if request.method == "GET":
        check_can_decide(request.user, page.facts, outcome)
    elif form is None or form.is_valid():
        reason = form.cleaned_data["reason"] if form else ""
        with attempt(request, "decision.record", item, case=page.case, form=form) as act:
            _check_same_version(request, page)
            services.decide(item, outcome, reason=reason, by=request.user)
        if act.done:
            messages.success(request, f"Vastgelegd: {Outcome(outcome).label}.")
            return redirect(item)
    context = _shown(request, page) | {"form": form, "outcome": Outcome(outcome), "agreed": form is None}
    return TemplateResponse(request, "canvas/meetings/decide.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request, meeting_pk, pk):
    """Withdraw the akkoord that was recorded here, with a reason; what was not spent is released."""
    page = ItemPage(get_item(request, meeting_pk, pk), request.user)
    decision = page.facts.decision
    if decision is None:
        raise Http404("Er is nog geen uitkomst.")
    form, act = WithdrawForm(request.POST or None, case=page.case), None
    if request.method == "GET":
        check_can_withdraw(request.user, decision)
    elif form.is_valid():
        with attempt(request, "decision.withdraw", page.item, case=page.case, form=form) as act:
            services.withdraw_decision(decision, **form.cleaned_data, by=request.user)
        if act.done:
            messages.success(request, "Het akkoord is ingetrokken. Wat niet is uitgegeven, is vrijgevallen.")
            return redirect(page.item)
    context = _shown(request, page) | {"form": form, "commitments": commitments_of(decision)}
    return TemplateResponse(request, "canvas/meetings/withdraw.html", context, status=act.status if act else 200)


def _check_same_version(request, page):
    """What the voorzitter confirms is the version and the amounts that stood on her page."""
    if page.version and request.POST.get("version") != str(page.version.pk):
        raise RuleBroken("Er is intussen een nieuwe versie rondgestuurd. Lees eerst de bedragen na.")


def _reason_form(page, outcome, data):
    """None for `akkoord`, which needs no reason; `aanvullen` starts from what colleagues said they need first."""
    if outcome == Outcome.AGREED:
        return None
    label, help_text = REASONS[Outcome(outcome)]
    start = {"reason": page.needed_first} if outcome == Outcome.SUPPLEMENT else {}
    return ReasonForm(data, label=label, help_text=help_text, initial=start)
