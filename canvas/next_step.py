"""What a case needs now, said to one user: the link for who must act, else whom it waits for and since when.

Every case page, 'mijn werk' and the list of cases ask here, so that they never contradict each other. Who asks for
many cases calls `prepare` first.
"""

from dataclasses import dataclass, replace

from django.urls import reverse

from cases.access import closing_obstacles
from cases.enums import Status
from cases.services.aftercare import metings_window
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day, format_long

from .case_facts import changed_since, family_akkoord_of, next_meting, open_questions, pending_item, prepare
from .enums import AKKOORDEN_NEEDED, BoxKind
from .services.circulate import missing_in
from .services.offer import SPAR_BOXES
from .six_eyes import ItemFacts

NUMBERS = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf")


@dataclass(frozen=True)
class NextStep:
    """One sentence and at most one button. `post` says that the button posts; `closed_reason` closes the button."""

    lead: str
    sub: str = ""
    url: str = ""
    label: str = ""
    post: str = ""
    waiting: str = ""
    closed_reason: str = ""
    tone: str = ""
    for_readers: bool = False


def next_step(case, user):
    """What this case needs now, as it is said to `user`."""
    prepare([case])
    step = _SAID[Status(case.status)](case, user)
    if case.is_member(user) or step.for_readers or not step.url:
        return step
    members = f"{case.consultant} (consulent) en {case.coach} (maatwerkeindbaas)"
    waiting = f"Wacht op {members}, sinds {format_day(case.status_since)}."
    return replace(step, url="", label="", post="", waiting=waiting)


def _page(name, case, *more):
    return reverse(name, args=[case.number, *more])


def _amount_of(number, one, many):
    """`Twee vragen`, `Eén vraag`; from thirteen on in figures."""
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {one if number == 1 else many}"


# --- aanmelding and akkoord gezin ------------------------------------------------------------------------------------
def _registered(case, user):
    return NextStep(
        "Voer het eerste gesprek met het gezin.",
        "Aan de keukentafel, zo vaak als nodig is.",
        url=_page("cases:conversations", case),
        label="Gesprek vastleggen",
    )


def _in_conversation(case, user):
    akkoord = family_akkoord_of(case)
    if akkoord is None:
        return NextStep(
            "Vraag het gezin om akkoord.",
            "Het canvas begint pas als het gezin akkoord is.",
            url=_page("cases:family_akkoord", case),
            label="Akkoord gezin vastleggen",
        )
    return NextStep(
        "Start het canvas.",
        f"Het gezin gaf akkoord op {format_day(akkoord.given_on)}.",
        url=_page("canvas:detail", case),
        label="Canvas starten",
        post="start",
    )


# --- the plan --------------------------------------------------------------------------------------------------------
def _concept(case, user):
    canvas = case.canvas
    if canvas.offered_at:
        return NextStep(
            "De voorzitter zet de casus op de agenda van een spar-tafel.",
            waiting=f"Wacht op de voorzitter. {canvas.offered_by} meldde de casus aan op "
            f"{format_day(canvas.offered_at)}.",
        )
    texts = {box.kind: box.text for box in canvas.boxes.all()}
    empty = [BoxKind(kind).label for kind in SPAR_BOXES if not texts.get(kind)]
    if empty:
        return NextStep(
            "Vul het canvas met het gezin.",
            f"Nog leeg: {', '.join(empty)}.",
            url=_page("canvas:detail", case),
            label="Canvas invullen",
        )
    return NextStep(
        "Meld de casus aan voor de spar-tafel.",
        "Daar denken drie maatwerkeindbazen uit andere disciplines mee.",
        url=_page("canvas:offer", case),
        label="Aanmelden voor de spar-tafel",
    )


def _spar_table(case, user):
    if item := pending_item(case.canvas):
        return NextStep(
            f"De spar-tafel bespreekt deze casus op {item.meeting.when}.",
            waiting=f"Wacht op de spar-tafel van voorzitter {item.meeting.chair}.",
        )
    if questions := open_questions(case):
        return _answer(case, questions)
    if not any(item.discussed_at for item in case.canvas.newest_items):
        return NextStep(
            "De voorzitter zet de casus op de agenda van een volgende spar-tafel.",
            waiting=f"Wacht op de voorzitter. De casus is bij de spar-tafel sinds {format_day(case.status_since)}.",
        )
    return _first_complete(case) or NextStep(
        "Stuur het canvas rond.",
        "De spar-tafel heeft de casus besproken en alle vragen zijn beantwoord.",
        url=_page("canvas:circulate", case),
        label="Rondsturen",
    )


def _answer(case, questions):
    due = questions[0].due_on
    who = sorted({str(question.owner) for question in questions})
    until = f"Vóór {format_day(due)}" if due >= clock.today() else f"Het antwoord had er {format_day(due)} moeten zijn"
    return NextStep(
        f"{_amount_of(len(questions), 'vraag', 'vragen')} van de spar-tafel "
        f"{'wacht' if len(questions) == 1 else 'wachten'} op antwoord.",
        f"{until}. {' en '.join(who)} {'zoekt' if len(who) == 1 else 'zoeken'} het uit.",
        url=f"{_page('canvas:case_meetings', case)}#vragen",
        label="Vraag beantwoorden" if len(questions) == 1 else "Vragen beantwoorden",
    )


def _first_complete(case):
    """What circulating would refuse now, before it is asked; None when the canvas is complete."""
    texts = {box.kind: box.text for box in case.canvas.boxes.all()}
    missing = missing_in(texts, case.canvas.current_costs, case.canvas.current_fundings)
    if not missing:
        return None
    return NextStep(
        "Vul het canvas aan; daarna stuur je het rond.",
        " ".join(missing),
        url=f"{_page('canvas:detail', case)}#wat-mist",
        label="Canvas aanvullen",
    )


def _circulate_again(case, version):
    return _first_complete(case) or NextStep(
        f"De tekst of een bedrag is gewijzigd na versie {version.number}. Stuur de nieuwe versie rond.",
        "Akkoord wordt alleen gegeven op wat is rondgestuurd.",
        url=_page("canvas:circulate", case),
        label="Nieuwe versie rondsturen",
    )


def _circulated(case, user):
    if version := changed_since(case):
        return _circulate_again(case, version)
    return NextStep(
        "De voorzitter zet de casus op de agenda van een doorbraaktafel.",
        waiting=f"Wacht op de voorzitter. Versie {case.canvas.newest_versions[0].number} is rondgestuurd op "
        f"{format_day(case.canvas.newest_versions[0].frozen_at)}.",
    )


def _breakthrough_table(case, user):
    if version := changed_since(case):
        return _circulate_again(case, version)
    item = pending_item(case.canvas)
    if item is None:
        return NextStep(
            "De voorzitter zet de casus op de agenda van een volgende doorbraaktafel.",
            waiting="Wacht op de voorzitter. De vorige doorbraaktafel sloot zonder uitkomst voor deze casus.",
        )
    if not item.meeting.opened_at:
        return NextStep(
            f"De doorbraaktafel bespreekt deze casus op {item.meeting.when}.",
            "Nodig: akkoord van twee maatwerkeindbazen die niet bij de casus betrokken zijn.",
            waiting=f"Wacht op de doorbraaktafel van voorzitter {item.meeting.chair}.",
        )
    return _at_open_table(case, user, item)


def _at_open_table(case, user, item):
    facts = ItemFacts(item)
    if facts.closed_because:
        return NextStep(facts.closed_because, waiting=f"Wacht op de voorzitter, {item.meeting.chair}.")
    count = f"{len(facts.counted)} van {AKKOORDEN_NEEDED} akkoorden op versie {facts.version.number}."
    if not facts.still_needed:
        return NextStep(
            "De akkoorden zijn er. De voorzitter legt de uitkomst vast.",
            count,
            waiting=f"Wacht op de voorzitter, {item.meeting.chair}.",
        )
    waiting_for = facts.waiting_for()
    if user.pk in {person.pk for person in waiting_for}:
        return NextStep(
            "Deze casus wacht op jouw akkoord.",
            count,
            url=item.get_absolute_url(),
            label="Lezen en akkoord geven",
            for_readers=True,
        )
    names = " of ".join(str(person) for person in waiting_for)
    where = "met spoed" if item.meeting.urgent else "aan de doorbraaktafel"
    return NextStep(
        f"Nog {'één akkoord' if facts.still_needed == 1 else 'twee akkoorden'} nodig {where}.",
        f"{count} Tot {item.meeting.when.removeprefix('uiterlijk ')}." if item.meeting.urgent else count,
        waiting=f"Wacht op akkoord van {names}."
        if names
        else "Wacht op een maatwerkeindbaas die niet betrokken is en aan tafel zit.",
    )


def _supplement(case, user):
    asked = [item.decision for item in case.canvas.newest_items if hasattr(item, "decision")]
    sub = f"Gevraagd: {asked[0].reason}" if asked else ""
    withdrawn = bool(asked) and hasattr(asked[0], "withdrawal")
    if withdrawn:
        sub = f"Het akkoord is ingetrokken: {asked[0].withdrawal.reason}"
    if changed_since(case):
        return _first_complete(case) or NextStep(
            "Stuur het aangevulde canvas opnieuw rond.",
            sub,
            url=_page("canvas:circulate", case),
            label="Opnieuw rondsturen",
        )
    lead = "Vul het plan aan." if withdrawn else "De doorbraaktafel vroeg om een aanvulling."
    return NextStep(lead, sub, url=_page("canvas:detail", case), label="Canvas aanvullen")


# --- execution and metingen ------------------------------------------------------------------------------------------
def _agreed(case, user):
    return NextStep(
        "Leg vast wanneer het maatwerk is ingezet.",
        f"Het plan heeft akkoord sinds {format_day(case.status_since)}.",
        url=_page("cases:execution", case),
        label="Inzet vastleggen",
    )


def _in_execution(case, user):
    meting = next_meting(case)
    sub = ""
    if meting and metings_window(meting)[0] <= clock.today():
        last = format_day(metings_window(meting)[1])
        sub = f"Vraag ook hoe het gaat: de meting {meting.get_moment_display()} kan tot en met {last}."
    todo = [step for step in case.all_steps if step.done_on is None]
    if todo:
        return NextStep(f"Eerst nodig: {todo[0].text}", sub, url=_page("cases:steps", case), label="Naar de stappen")
    if not case.all_steps:
        return NextStep(
            "Zet de stappen van het plan op een rij, de meest bepalende eerst.",
            sub,
            url=_page("cases:steps", case),
            label="Stap toevoegen",
        )
    return NextStep(
        "Alle stappen zijn gedaan. Leg vast dat het plan is uitgevoerd.",
        sub,
        url=_page("cases:execution", case),
        label="Uitgevoerd vastleggen",
    )


def _aftercare(case, user):
    meting = next_meting(case)
    if meting is None:
        return _closing(case)
    first, last = metings_window(meting)
    if clock.today() < first:
        return NextStep(
            f"De volgende meting is {meting.get_moment_display()}, rond {format_day(meting.due_on)}.",
            waiting=f"Vanaf {format_day(first)} kun je haar vastleggen.",
        )
    return NextStep(
        f"Vraag het gezin hoe het gaat: de meting {meting.get_moment_display()}.",
        f"Leg haar vast uiterlijk {format_day(last)}; daarna telt zij als gemist.",
        url=_page("cases:meting", case, meting.moment),
        label="Meting vastleggen",
    )


def _closing(case):
    obstacles = [sentence for ask in closing_obstacles for sentence in ask(case)]
    if obstacles:
        return NextStep("De casus kan nog niet worden afgesloten.", waiting=" ".join(obstacles))
    return NextStep(
        "Sluit de casus af.",
        "De metingen zijn gehouden of gemist en het geld is afgerond.",
        url=_page("cases:execution", case),
        label="Naar afsluiten",
    )


def _closed(case, user):
    return NextStep("Deze casus is afgesloten.", f"Op {format_long(case.status_since)}.", tone="done")


def _stopped(case, user):
    return NextStep(
        f"Deze casus is gestopt: {case.get_status_display()}.",
        f"Op {format_long(case.exit_on)}. {case.exit_reason}",
        tone="done",
    )


_SAID = {
    Status.REGISTERED: _registered,
    Status.IN_CONVERSATION: _in_conversation,
    Status.CONCEPT: _concept,
    Status.SPAR_TABLE: _spar_table,
    Status.CIRCULATED: _circulated,
    Status.BREAKTHROUGH_TABLE: _breakthrough_table,
    Status.SUPPLEMENT: _supplement,
    Status.AGREED: _agreed,
    Status.IN_EXECUTION: _in_execution,
    Status.EXECUTED: _aftercare,
    Status.AFTERCARE: _aftercare,
    Status.CLOSED: _closed,
    Status.REGULAR: _stopped,
    Status.FAMILY_DECLINED: _stopped,
    Status.WITHDRAWN: _stopped,
    Status.NOT_AGREED: _stopped,
}
