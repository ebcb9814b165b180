"""What the page of the kosten-batenanalyse shows: its lines and sums, and the editor that is open in a table.

A line is edited where it stands, or added below the last one: an Editor is that form with its place. With htmx only
the row is exchanged, and what changed elsewhere (sums, payers) comes along; without it the page is built again.
"""

from dataclasses import dataclass

from django.urls import reverse

from cases.models import Scheme
from maatwerk.lib import clock
from maatwerk.lib.refusals import sentence_of

from .enums import Scenario
from .forms.costs import CopyForm, CostLineForm, HorizonForm, PasteForm
from .models import CostLine
from .permissions import check_can_edit, check_can_review_costs
from .prices import line_values, price_to_use, prices_on
from .reckoning import last_day_of
from .sums import cost_overview


@dataclass
class Editor:
    """The form of one line, new or not, and the place where it stands."""

    canvas: object
    form: CostLineForm
    scenario: str
    line: CostLine | None = None
    newer: CostLine | None = None
    chosen_price: int | None = None

    @property
    def key(self):
        """Name of its row in the page."""
        return key_of(self.line, self.scenario)

    @property
    def action(self):
        """Where it is posted to."""
        number = self.canvas.case.number
        if self.line:
            return reverse("canvas:cost_line", args=[number, self.line.pk])
        return reverse("canvas:costs", args=[number])

    @property
    def prices(self):
        """What the kostenkaart offers today."""
        return prices_on(clock.today())


def key_of(line, scenario):
    """`regel-12`, or `nieuw-threatened` for a line that does not exist yet."""
    return f"regel-{line.pk}" if line else f"nieuw-{scenario}"


def new_editor(canvas, scenario, data=None, *, price="", focus=False):
    """The editor of a next line of this scenario, filled from a price of the kostenkaart when one was chosen."""
    price = price_to_use(price, clock.today())
    initial = {"scenario": scenario, **(line_values(price) if price else {})}
    key = key_of(None, scenario)
    form = CostLineForm(data, button="Opslaan en volgende", initial=initial, auto_id=f"{key}-%s")
    return Editor(canvas, _begin_at_description(form, focus), scenario, chosen_price=price and price.pk)


def line_editor(canvas, line, data=None, *, focus=False):
    """The editor of a line that is there."""
    initial = {name: getattr(line, name) for name in (*CostLineForm.SHARED, "scenario")}
    initial["seen_at"] = line.edited_at.isoformat()
    form = CostLineForm(data, button="Opslaan", initial=initial, auto_id=f"{key_of(line, '')}-%s")
    return Editor(canvas, _begin_at_description(form, focus), line.scenario, line=line)


def _begin_at_description(form, focus):
    """The cursor goes to the first field of an editor that was asked for (static/js/app.js)."""
    if focus:
        form.fields["description"].widget.attrs["data-focus"] = ""
    return form


def first_empty(canvas, scenarios):
    """The scenario that a writer starts with: the first one without a line, or '' when each has one."""
    return next((scenario.scenario.value for scenario in scenarios if not scenario.lines), "")


def sums_context(user, canvas, lines=None, *, typing=False):
    """What follows from the lines, wherever it stands on the page."""
    return {
        "case": canvas.case,
        "canvas": canvas,
        "review_closed": sentence_of(check_can_review_costs, user, canvas),
        "typing": typing,
        **cost_overview(canvas, lines),
    }


def page_context(user, canvas, editor=None, *, scenario=None):
    """The whole page. Without an `editor` one stands open in `scenario`, or in the first scenario without lines."""
    closed = sentence_of(check_can_edit, user, canvas)
    context = sums_context(user, canvas)
    if not closed and editor is None:
        begin = scenario or first_empty(canvas, context["scenarios"])
        editor = new_editor(canvas, begin) if begin else None
    return {
        **context,
        "editor": editor,
        "can_edit": not closed,
        "closed": closed if canvas.case.is_member(user) else "",
        "last_day": last_day_of(canvas.horizon_from),
        "horizon": horizon_form(canvas),
        "copying": CopyForm(auto_id="kopie-%s"),
        "pasting": PasteForm(auto_id="plak-%s"),
        "payer_names": [row.payer for row in context["payers"]],
    }


def horizon_form(canvas, data=None):
    """The form for the first day of the twelve months."""
    action = reverse("canvas:horizon", args=[canvas.case.number])
    return HorizonForm(data, action=action, initial={"horizon_from": canvas.horizon_from})


def with_typed(canvas, fields, line):
    """The current lines, with the one that is being typed (`fields`) in the place of `line`."""
    lines = list(canvas.cost_lines.current())
    typed = CostLine(canvas=canvas, basis="…", **fields)
    if line is None:
        return [*lines, typed], typed
    return [typed if old.pk == line.pk else old for old in lines], typed


def schemes_by_name():
    """{name in small letters: number} of the regelingen in use."""
    return {scheme.name.casefold(): str(scheme.pk) for scheme in Scheme.objects.filter(in_use=True)}


def known_scenario(text, default=""):
    """The scenario of that name, or `default`."""
    return Scenario(text).value if text in Scenario else default
