"""What works on the kosten-batenanalyse as a whole: reckon while typing, copy, paste, and the twelve months."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import is_htmx, page_or_part
from maatwerk.lib.once import already_done, mark_done

from .. import services
from ..cost_page import horizon_form, key_of, known_scenario, page_context, schemes_by_name, with_typed
from ..enums import Frequency, Scenario
from ..forms.costs import CopyForm, CostLineForm, PasteForm
from ..getters import get_canvas_to_edit, get_own_canvas
from ..models import CostLine
from ..pasting import form_data, read_table
from .costs import back_to_page, part, refresh_review


@require_POST
def reckon(request, number):
    """What the line that is being typed comes to, and every sum with it; nothing is stored."""
    canvas = get_own_canvas(request, number)
    pk = request.POST.get("line", "")
    line = get_object_or_404(canvas.cost_lines, pk=pk) if pk.isdecimal() else None
    key = key_of(line, known_scenario(request.POST.get("scenario"), Scenario.CURRENT))
    fields = CostLineForm(request.POST, button="").countable
    if fields is None:
        return part(request, canvas, reckoned={"key": key})
    lines, typed = with_typed(canvas, fields, line)
    return part(request, canvas, lines=lines, typing=True, reckoned={"key": key, "line": typed})


@require_POST
def copy(request, number):
    """Copy one line, or all lines of a scenario, to another scenario, once."""
    canvas = get_own_canvas(request, number)
    form = CopyForm(request.POST)
    if not form.is_valid() or already_done(request, form):
        return back_to_page(request, canvas, "")
    what, to = form.cleaned_data["copy"]
    lines = canvas.cost_lines.current().filter(**({"pk": what} if what.isdecimal() else {"scenario": what}))
    with attempt(request, "cost_line.add", canvas, case=canvas.case) as act:
        copies = services.duplicate_lines(canvas, list(lines), to, by=request.user)
    if not act.done:
        return back_to_page(request, canvas, to.value)
    mark_done(request, form)
    many = f"{len(copies)} regels staan" if len(copies) > 1 else "De regel staat"
    said = f"{many} nu ook bij {to.label}."
    if is_htmx(request):
        refresh_review(canvas)
        rows = CostLine.objects.filter(pk__in=[line.pk for line in copies]).select_related("scheme", "canvas")
        return part(request, canvas, said=said, added=list(rows), copying=CopyForm(auto_id="kopie-%s"))
    messages.success(request, said)
    return back_to_page(request, canvas, to.value)


@require_POST
def horizon(request, number):
    """On which day the twelve months begin."""
    canvas = get_own_canvas(request, number)
    form, act = horizon_form(canvas, request.POST), None
    if form.is_valid():
        with attempt(request, "costs.horizon", canvas, case=canvas.case, form=form) as act:
            services.change_horizon(canvas, form.cleaned_data["horizon_from"], by=request.user)
        if act.done:
            messages.success(request, "De twaalf maanden zijn aangepast; alle bedragen zijn opnieuw geteld.")
            return back_to_page(request, canvas, "twaalf-maanden")
    context = {**page_context(request.user, canvas), "horizon": form}
    return respond(request, "canvas/costs.html", context, act)


@dataclass
class Preview:
    """Rows as they would be saved, and the columns that are left out."""

    ignored: list
    rows: list

    @property
    def wrong(self):
        """How many rows hold something to correct."""
        return sum(1 for row in self.rows if not row.form.is_valid())

    @property
    def is_right(self):
        return not self.wrong


@dataclass
class PreviewRow:
    """A row as it was pasted, with the form that judges it and what it comes to over twelve months."""

    number: int
    cells: dict
    form: CostLineForm
    total: object

    MAIN = ("scenario", "description", "payer", "amount", "frequency")

    @property
    def main(self):
        """{field: (text, errors)} of what every row has."""
        return {name: (self.cells[name], self.form.errors.get(name, ())) for name in self.MAIN}

    @property
    def more(self):
        """(label, text, errors) of what else was pasted."""
        return [
            (self.form.fields[name].label, text, self.form.errors.get(name, ()))
            for name, text in self.cells.items()
            if name not in self.MAIN and (text or name in self.form.errors)
        ]


@require_http_methods(["GET", "POST"])
def paste(request, number):
    """Rows from a spreadsheet: first a look at what was understood, then all of them or none."""
    canvas = get_canvas_to_edit(request, number)
    start = {"scenario": known_scenario(request.GET.get("bij"), Scenario.CURRENT)}
    form, preview, act = PasteForm(request.POST or None, initial=start), None, None
    if request.method == "POST":
        if already_done(request, form):
            return back_to_page(request, canvas, "")
        preview = _preview(canvas, form)
        if preview and preview.is_right and request.POST.get("do") == "save":
            with attempt(request, "cost_line.add", canvas, case=canvas.case, form=form) as act:
                rows = [row.form.line for row in preview.rows]
                services.add_cost_lines(canvas, rows, by=request.user)
            if act.done:
                mark_done(request, form)
                return _pasted(request, canvas, len(rows))
    context = {"case": canvas.case, "canvas": canvas, "form": form, "preview": preview}
    pages = {"page": "canvas/cost_paste.html", "part": "canvas/cost_paste_part.html"}
    return page_or_part(request, **pages, context=context, status=act.status if act else 200)


def _pasted(request, canvas, count):
    messages.success(request, f"{count} regels bewaard." if count > 1 else "De regel is bewaard.")
    url = reverse("canvas:costs", args=[canvas.case.number])
    return HttpResponse(headers={"HX-Redirect": url}) if is_htmx(request) else redirect(url)


def _preview(canvas, form):
    if not form.is_valid():
        return None
    try:
        pasted = read_table(form.cleaned_data["text"])
    except ValueError as problem:
        form.add_error("text", str(problem))
        return None
    schemes, scenario = schemes_by_name(), form.cleaned_data["scenario"]
    return Preview(pasted.ignored, [_preview_row(canvas, row, scenario, schemes) for row in pasted.rows])


def _preview_row(canvas, row, scenario, schemes):
    data = {name: [value] for name, value in form_data(row, scenario, schemes).items()}
    form = CostLineForm(MultiValueDict({**data, "once": ["plakken"]}), button="", auto_id=False)
    total = CostLine(canvas=canvas, **form.line).total if form.is_valid() else None
    started = {"scenario": Scenario(scenario).label, "frequency": Frequency.ONCE.label}
    cells = {**dict.fromkeys(PreviewRow.MAIN, ""), **row.cells}
    return PreviewRow(row.number, {name: text or started.get(name, "") for name, text in cells.items()}, form, total)
