"""Making a raadsinformatiebrief: a proposal, the text with live figures, the preview, the PDF, and what was sent."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from budgets.forms import AsOfForm
from maatwerk.audit.acting import attempt
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..body import tables
from ..disclosure import traceable_changes, withheld
from ..forms import LetterForm, NewLetterForm, SendForm
from ..letters import letter_figures, new_letter, printed_letter, sender
from ..models import Letter
from ..pdf.errors import PdfError
from ..permissions import check_can_edit_letter, check_can_make_letters, check_can_read_letters
from .overview import grouped

INDEX = "reports:index"


def get_letter(pk):
    """The letter with what every page of it shows, or 404."""
    return get_object_or_404(Letter.objects.select_related("signatory", "changed_by"), pk=pk)


def chip(key, text):
    """A figure in a text, marked so that the template can tell it from the words (reports_tags.chips)."""
    return f"\x02{key}\x03{text}\x04"


@require_http_methods(["GET", "POST"])
def new(request):
    """First the peildatum, on a page of its own so that no typed text gets lost; then the proposal, all filled in."""
    check_can_make_letters(request.user)
    day = AsOfForm.of(request, default=clock.today().replace(day=1) - timedelta(days=1))
    if request.method == "GET" and "peildatum" not in request.GET:
        sender()
        return TemplateResponse(request, "reports/letter_day.html", {"form": day})
    proposal = new_letter(day.as_of, date=clock.today(), by=request.user)
    form = NewLetterForm(request.POST or None, instance=proposal, back="/rapporten/")
    sentence = ""
    if request.method == "POST" and form.is_valid():
        if already_done(request, form):
            return redirect(INDEX)
        with attempt(request, "letter.make", proposal, form=form) as act:
            letter = services.create_letter(form.save(commit=False), by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De brief is opgeslagen.")
            return redirect(letter)
        sentence = act.sentence
    return _editor(request, form, day.as_of, {}, sentence)


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Write in a letter that was not sent yet."""
    letter = get_letter(pk)
    check_can_edit_letter(request.user, letter)
    form = LetterForm(
        request.POST or None,
        instance=get_letter(pk),
        back=letter.get_absolute_url(),
        initial={"base_revision": letter.revision},
    )
    newest, sentence = None, ""
    if request.method == "POST" and form.is_valid():
        base = form.cleaned_data["base_revision"]
        with attempt(request, "letter.change", letter, form=form) as act:
            services.save_letter(letter, base_revision=base, by=request.user, **form.letter_fields)
        if act.done:
            messages.success(request, "De brief is opgeslagen.")
            return redirect(letter)
        sentence, now = act.sentence, get_letter(pk)
        if now.revision != base:
            form, newest = _after_stale(request, form, now), now
            form.add_error(None, sentence)
    return _editor(request, form, letter.as_of, {"letter": letter, "newest": newest}, sentence)


def _after_stale(request, form, newest):
    """The same text, ready to be saved over the newest once its writer compared the two."""
    data = request.POST.copy()
    data["base_revision"] = newest.revision
    again = LetterForm(data, instance=get_letter(newest.pk), back=form.back)
    again.is_valid()
    return again


def _editor(request, form, as_of, context, sentence):
    found = letter_figures(as_of)
    context |= {
        "form": form,
        "as_of": as_of,
        "groups": grouped(found),
        "tables": [f"tabel_{key}" for key in tables(found)],
    }
    return TemplateResponse(request, "reports/letter_form.html", context, status=409 if sentence else 200)


@require_GET
def letter(request, pk):
    """The letter as it will print, with its figures marked; what is left out and why stands above it."""
    check_can_read_letters(request.user)
    found = get_letter(pk)
    figures = letter_figures(found.as_of)
    before = Letter.objects.sent().exclude(pk=pk).order_by("-sent_on", "-pk").first()
    context = {
        "letter": found,
        "printed": printed_letter(found, mark=None if found.sent_on else chip),
        "figures": figures,
        "hidden": [figures[key] for key in sorted(withheld(figures)) if f"{{{key}}}" in found.body],
        "warnings": [] if found.sent_on else traceable_changes(figures, before.sent_values if before else {}),
        "before": before,
        "edit_closed_because": sentence_of(check_can_edit_letter, request.user, found),
        "can_make": not sentence_of(check_can_make_letters, request.user),
    }
    return TemplateResponse(request, "reports/letter.html", context)


@require_http_methods(["GET", "POST"])
def send(request, pk):
    """Record that the letter was sent; from then on nothing in it changes."""
    found = get_letter(pk)
    check_can_edit_letter(request.user, found)
    form = SendForm(request.POST or None, back=found.get_absolute_url(), initial={"base_revision": found.revision})
    sentence = ""
    if request.method == "POST" and form.is_valid():
        with attempt(request, "letter.send", found, form=form) as act:
            services.send_letter(found, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "De verzending is vastgelegd. De brief en zijn PDF liggen nu vast.")
            return redirect(found)
        sentence = act.sentence
    context = {"form": form, "letter": found}
    return TemplateResponse(request, "reports/letter_send.html", context, status=409 if sentence else 200)


@require_GET
def brief_pdf(request, pk):
    """The letter as PDF; the filed bytes when it was sent. Who took it is in the log."""
    check_can_read_letters(request.user)
    found = get_letter(pk)
    try:
        pdf = services.letter_bytes(found)
    except PdfError as problem:
        return no_pdf(request, problem, back=found.get_absolute_url())
    record("letter.downloaded", found, by=request.user)
    return pdf_response(pdf, f"{found.kind} {found.date:%Y-%m-%d} {slugify(found.subject)[:60]}")


def pdf_response(pdf, name):
    """A download that browsers show and never keep."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(name)}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def no_pdf(request, problem, *, back):
    """What to do when no PDF can be made."""
    return TemplateResponse(request, "reports/no_pdf.html", {"sentence": problem.sentence, "back": back}, status=503)
