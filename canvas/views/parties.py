"""Betrokken partijen: who is in this family, doing what, at what cost a year, and that cost in Huidig."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms.parties import PartyForm
from ..getters import get_canvas, get_canvas_to_edit, get_line, get_own_canvas
from ..models import Party
from ..parties import lines_by_hand, party_sum, with_current_lines
from ..permissions import check_can_edit

FIELDS = ("organisation", "does", "since", "yearly_cost", "scheme", "payer")


@require_http_methods(["GET", "POST"])
def parties(request, number):
    """Everyone who is in this family, with number and cost, and the form for a next one."""
    if request.method == "POST":
        return _add(request, get_own_canvas(request, number))
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    return _page(request, canvas, PartyForm(button="Partij toevoegen"))


def _add(request, canvas):
    form, act = PartyForm(request.POST, button="Partij toevoegen"), None
    if already_done(request, form):
        return redirect("canvas:parties", canvas.case.number)
    if form.is_valid():
        with attempt(request, "party.add", canvas, case=canvas.case, form=form) as act:
            party = services.add_party(canvas, **form.party, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"{party.organisation} staat in de lijst.")
            return redirect("canvas:parties", canvas.case.number)
    return _page(request, canvas, form, act)


def _page(request, canvas, form, act=None):
    closed = sentence_of(check_can_edit, request.user, canvas)
    rows = with_current_lines(canvas)
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "rows": rows,
        "sum": party_sum((row.party.organisation, row.party.yearly_cost) for row in rows),
        "by_hand": lines_by_hand(canvas),
        "to_put": [row for row in rows if row.can_be_put],
        "form": form,
        "payers": sorted({row.party.payer for row in rows if row.party.payer}),
        "can_edit": not closed,
        "closed": closed if canvas.case.is_member(request.user) else "",
    }
    return respond(request, "canvas/parties.html", context, act)


@require_http_methods(["GET", "POST"])
def party(request, number, pk):
    """Change one party, or take it out."""
    canvas = get_canvas_to_edit(request, number)
    subject = get_line(request, Party, canvas, pk)
    back = reverse("canvas:parties", args=[number])
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _remove(request, canvas, subject, back)
    initial = {**{name: getattr(subject, name) for name in FIELDS}, "seen_at": subject.edited_at.isoformat()}
    form, act, newer = PartyForm(request.POST or None, button="Opslaan", cancel=back, initial=initial), None, None
    if form.is_valid():
        act, newer = _change(request, canvas, subject, form)
        if act.done:
            messages.success(request, "De partij is gewijzigd.")
            return redirect(back)
    context = {"case": canvas.case, "canvas": canvas, "party": subject, "form": form, "newer": newer}
    context["in_current"] = subject.cost_lines.current().exists()
    return respond(request, "canvas/party.html", context, act)


def _change(request, canvas, subject, form):
    """The attempt and, when someone was first, the newer party; saving again is then a choice."""
    newer = None
    with attempt(request, "party.change", subject, case=canvas.case, form=form) as act:
        try:
            services.change_party(subject, by=request.user, seen_at=form.cleaned_data["seen_at"], **form.party)
        except services.StaleParty as stale:
            newer = stale.party
            form.data = form.data.copy()
            form.data["seen_at"] = newer.edited_at.isoformat()
            raise
    return act, newer


def _remove(request, canvas, subject, back):
    with attempt(request, "party.remove", subject, case=canvas.case) as act:
        services.remove_party(subject, by=request.user)
    if act.done:
        messages.success(request, f"{subject.organisation} is weggehaald.")
    return redirect(back)


@require_POST
def in_current(request, number, pk):
    """Bring the yearly cost of one party into Huidig, or its line there up to date."""
    canvas = get_own_canvas(request, number)
    subject = get_object_or_404(Party, canvas=canvas, pk=pk)
    with attempt(request, "party.put", subject, case=canvas.case) as act:
        line = services.put_in_current(subject, by=request.user)
    if act.done:
        said = f"{line.description} telt in Huidig voor {format_euro_cents(line.amount)} per jaar."
        messages.success(request, said)
    return redirect("canvas:parties", number)


@require_POST
def all_in_current(request, number):
    """Bring all known costs into Huidig that are not there yet."""
    canvas = get_own_canvas(request, number)
    with attempt(request, "parties.put", canvas, case=canvas.case) as act:
        done = services.put_all_in_current(canvas, by=request.user)
    if act.done and done:
        said = f"De kosten van {len(done)} {'partij staan' if len(done) == 1 else 'partijen staan'} nu bij Huidig."
        messages.success(request, said)
    elif act.done:
        messages.info(request, "Alle bekende kosten stonden al bij Huidig.")
    return redirect("canvas:parties", number)
