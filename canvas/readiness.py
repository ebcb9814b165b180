"""'Wat mist er nog': what keeps a canvas from the spar-tafel, the doorbraaktafel and an akkoord.

Each point is one sentence with the place where it is put right. Services refuse by the same rules and the next step
(canvas/next_step.py) asks the same functions, so the three never contradict each other. The number of queries does
not grow with the canvas, its questions or its lines.
"""

from collections import Counter
from dataclasses import dataclass, replace

from django.urls import reverse

from budgets.models import BudgetYear
from budgets.services import not_enough
from cases.enums import WRITING, Status
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day

from .case_facts import changed_since, fetch_lines, open_questions, pending_item, prepare
from .enums import AKKOORDEN_NEEDED, BoxKind
from .hints import open_hints
from .models import CanvasVersion
from .services.circulate import fund_totals, missing_in, missing_to_circulate, warnings_to_circulate
from .services.offer import missing_to_offer
from .six_eyes import ItemFacts

PLACES = {"costs": "canvas:costs", "funding": "canvas:funding", "marks": "canvas:baseline"}
AKKOORDEN = {1: "één akkoord", 2: "twee akkoorden"}


@dataclass(frozen=True)
class Todo:
    """One sentence and where it is put right. `about` is a box kind, `costs`, `funding` or `marks`.

    `waits` marks what others do: it is shown, and not counted as something that the members still have to do.
    """

    sentence: str
    url: str
    about: str = ""
    waits: bool = False


@dataclass(frozen=True)
class Goal:
    """One of the three thresholds: what is still in front of it, or how it was passed."""

    key: str
    title: str
    passed: str
    todos: tuple

    @property
    def done(self):
        return not self.todos


@dataclass(frozen=True)
class Readiness:
    """The goals in their order, and what is allowed but deserves a second look."""

    goals: tuple
    warnings: tuple

    @property
    def count(self):
        """How many things the members can still do."""
        return sum(1 for goal in self.goals for todo in goal.todos if not todo.waits) + len(self.warnings)

    @property
    def per_box(self):
        """{box kind: number of things that stand in the way in that box}; a second look is none of these."""
        todos = [todo for goal in self.goals for todo in goal.todos if not todo.waits and todo.about in BoxKind.values]
        return dict(Counter(todo.about for todo in todos))


def readiness(canvas):
    """What this canvas still lacks, or None when it is written in no more."""
    case = canvas.case
    if case.status not in WRITING:
        return None
    case.canvas = canvas
    prepare([case])
    fetch_lines([case])
    texts = {box.kind: box.text for box in canvas.boxes.all()}
    fundings = canvas.current_fundings
    spar = _spar(case, texts)
    breakthrough = _breakthrough(case, missing_in(texts, canvas.current_costs, fundings), spar)
    goals = (spar, breakthrough, _akkoord(case, fundings, breakthrough))
    return Readiness(goals, tuple(_placed(case, warnings_to_circulate(canvas))))


def _spar(case, texts):
    canvas = case.canvas
    before = case.status == Status.CONCEPT and not canvas.offered_at
    passed = (
        "Klaar voor de spar-tafel"
        if before
        else "Besproken aan de spar-tafel"
        if _discussed(canvas)
        else "Aangemeld voor de spar-tafel"
    )
    return Goal("spar", "Voor de spar-tafel", passed, tuple(_placed(case, missing_to_offer(texts) if before else ())))


def _discussed(canvas):
    return any(item.discussed_at for item in canvas.newest_items)


def _breakthrough(case, missing, spar):
    canvas, number = case.canvas, case.number
    tables = reverse("canvas:case_meetings", args=[number])
    said = {todo.sentence for todo in spar.todos}
    todos = [todo for todo in _placed(case, missing) if todo.sentence not in said]
    todos += [
        Todo(
            f"Beantwoord de vraag van de spar-tafel over {question.get_box_display()}, "
            f"vóór {format_day(question.due_on)}.",
            f"{tables}#vragen",
            question.box,
        )
        for question in open_questions(case)
    ]
    todos += _hints(canvas)
    newest = canvas.newest_versions[0] if canvas.newest_versions else None
    changed = changed_since(case)
    if case.status == Status.SUPPLEMENT and not changed:
        todos.append(Todo("Vul het canvas aan met wat de doorbraaktafel vroeg.", tables))
    if case.status in (Status.CONCEPT, Status.SPAR_TABLE) and not _discussed(canvas):
        offer = case.status == Status.CONCEPT and not canvas.offered_at
        todos.append(
            Todo(
                "De spar-tafel bespreekt de casus eerst.",
                reverse("canvas:offer", args=[number]) if offer else tables,
                waits=True,
            )
        )
    passed = f"Versie {newest.number} is rondgestuurd" if newest and not changed else "Klaar om rond te sturen"
    return Goal("breakthrough", "Voor de doorbraaktafel", passed, tuple(todos))


def _hints(canvas):
    """Open hints on personal data, one point per box or list of lines; the text of a hint stays in its own place."""
    number = canvas.case.number
    for (place, page, box), count in Counter((hint.place, hint.page, hint.box) for hint in open_hints(canvas)).items():
        words = "een woord" if count == 1 else f"{count} woorden"
        yield Todo(
            f"Bekijk {words} bij {place}: staat daar een persoonsgegeven?",
            place_of(number, box) if box else reverse(page, args=[number]),
            box,
        )


def _akkoord(case, fundings, breakthrough):
    todos = []
    current = case.canvas.newest_versions and not changed_since(case)
    to_circulate = breakthrough.done and (not current or case.status == Status.SUPPLEMENT)
    if to_circulate:
        sentence = "Stuur de nieuwe versie rond." if case.canvas.newest_versions else "Stuur het canvas rond."
        todos.append(Todo(sentence, reverse("canvas:circulate", args=[case.number])))
    todos += _rooms(case, fundings)
    on_the_way = case.status in (Status.CIRCULATED, Status.BREAKTHROUGH_TABLE)
    item = pending_item(case.canvas) if on_the_way else None
    todos += _six_eyes(case, item if item and item.meeting.is_breakthrough else None, waits_for_chair=on_the_way)
    return Goal(
        "akkoord", "Voor het akkoord", "De akkoorden zijn er; de voorzitter legt de uitkomst vast", tuple(todos)
    )


def _rooms(case, fundings):
    """What the plan asks of a fonds that has too little room today."""
    asked = fund_totals(fundings)
    if not asked:
        return
    today = clock.today()
    years = BudgetYear.objects.filter(fund__in=asked, year=today.year).select_related("fund")
    room = {year.fund_id: year for year in years}
    url = reverse("canvas:funding", args=[case.number])
    for fund, amount in asked.items():
        year = room.get(fund.pk)
        if year is None:
            yield Todo(f"{fund} heeft in {today.year} geen budget. Vraag de budgetbeheerder.", url, "funding")
        elif amount > year.available:
            yield Todo(not_enough(year, amount), url, "funding")


def _six_eyes(case, item, *, waits_for_chair):
    tables = reverse("canvas:case_meetings", args=[case.number])
    if item is None:
        if waits_for_chair:
            yield Todo("De voorzitter zet de casus op de agenda van een doorbraaktafel.", tables, waits=True)
        needed = AKKOORDEN[AKKOORDEN_NEEDED].capitalize()
        yield Todo(f"{needed} nodig van maatwerkeindbazen die niet bij de casus betrokken zijn.", tables, waits=True)
        return
    facts = ItemFacts(item)
    if not facts.meeting.opened_at:
        yield Todo(f"De doorbraaktafel bespreekt de casus op {facts.meeting.when}.", tables, waits=True)
    elif facts.closed_because and not facts.stale_because:
        yield Todo(facts.closed_because, tables, waits=True)
    if facts.still_needed:
        yield Todo(_who_can(facts), item.get_absolute_url(), waits=True)


def _who_can(facts):
    able = [str(user) for user in facts.able() if user.pk not in facts.akkoorden]
    needed = f"Nog {AKKOORDEN[facts.still_needed]} nodig"
    if len(able) < facts.still_needed:
        who = f"alleen {able[0]} kan dat geven" if able else "niemand aan deze tafel kan dat geven"
        return f"{needed}; {who}. De voorzitter nodigt een maatwerkeindbaas uit die niet betrokken is."
    enough = len(able) == facts.still_needed
    names = able[0] if len(able) == 1 else f"{', '.join(able[:-1])} {'en' if enough else 'of'} {able[-1]}"
    return f"{needed}: {names} {'kan' if facts.still_needed == 1 else 'kunnen'} dat geven."


def with_signs(sheet, found):
    """The sheet with on each box how many things stand in the way there."""
    signs = found.per_box if found else {}
    return replace(sheet, boxes=[replace(box, todo=signs.get(box.kind.value, 0)) for box in sheet.boxes])


# --- points of one page ----------------------------------------------------------------------------------------------
def points(canvas):
    """What is missing and what deserves a second look before circulating, as two lists of (sentence, url)."""
    case = canvas.case
    return _pairs(case, missing_to_circulate(canvas)), _pairs(case, warnings_to_circulate(canvas))


def offer_points(canvas):
    """What is missing before offering, as a list of (sentence, url)."""
    return _pairs(canvas.case, missing_to_offer({box.kind: box.text for box in canvas.boxes.all()}))


def _pairs(case, found):
    return [(point, place_of(case.number, point.about)) for point in found]


def _placed(case, found):
    return [Todo(str(point), place_of(case.number, point.about), str(point.about)) for point in found]


def place_of(number, about):
    """Where a box kind, the costs or the marks are filled in. On the sheet that place of a box opens by itself."""
    if about in PLACES:
        return reverse(PLACES[about], args=[number])
    return f"{reverse('canvas:detail', args=[number])}#schrijf-{about}"


def newest_version(canvas):
    """The version that was circulated last, without its content, or None."""
    return CanvasVersion.objects.filter(canvas=canvas).defer("content").newest_first().first()


def version_line(canvas, newest):
    """`versie 3 (concept)`, or `versie 2, rondgestuurd op dinsdag 24 november` when nothing changed since."""
    if newest and newest.revision == canvas.revision:
        return f"versie {newest.number}, rondgestuurd op {format_day(newest.frozen_at)}"
    return f"versie {newest.number + 1 if newest else 1} (concept)"
