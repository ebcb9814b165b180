"""Who may do what with a canvas and at a tafel. Each check raises with the sentence that the screen shows."""

from django.db import connection

from cases.enums import WRITING, Status
from cases.models import Case
from cases.permissions import check_can_work
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.enums import Role

from .enums import MeetingKind, Outcome
from .models import Question


def check_can_start_canvas(user, case):
    """No canvas without akkoord gezin (werkafspraken)."""
    check_can_work(user, case)
    akkoord = getattr(case, "family_akkoord", None)
    if akkoord is None or akkoord.withdrawn_on:
        raise RuleBroken("Het canvas begint pas na het akkoord van het gezin. Leg dat eerst vast.")
    if case.status not in (Status.IN_CONVERSATION, *WRITING):
        raise RuleBroken("Het canvas van deze casus is al gemaakt.")


def check_can_edit(user, canvas):
    """Maatwerkeindbaas and consulent write together, until the plan is agreed."""
    check_can_work(user, canvas.case)
    if canvas.case.status not in WRITING:
        raise RuleBroken("Het plan is vastgesteld. De tekst en de bedragen liggen vast.")


def check_can_offer(user, canvas):
    """A member offers a concept for the spar-tafel; the voorzitter plans it."""
    check_can_edit(user, canvas)
    if canvas.case.status != Status.CONCEPT:
        raise RuleBroken("Deze casus is al bij de spar-tafel geweest.")
    if canvas.offered_at:
        raise RuleBroken("Deze casus is al aangemeld. De voorzitter zet haar op de agenda.")


def check_can_review_costs(user, canvas):
    """A mandated maatwerkeindbaas who may read the case looks the costs over."""
    if not user.has_running_mandate or not Case.objects.visible_to(user).filter(pk=canvas.case_id).exists():
        raise NotAllowed("De kosten toetst een maatwerkeindbaas met een lopend mandaat.")
    if canvas.case.status not in WRITING:
        raise RuleBroken("Het plan is vastgesteld. De kosten liggen vast.")


def check_can_review_conditions(user, canvas):
    """A member looks again at a condition of the agreed plan, while the case is open."""
    check_can_work(user, canvas.case)
    if not canvas.case.has_plan:
        raise RuleBroken("Een voorwaarde bekijk je opnieuw als het plan is vastgesteld.")


def check_can_see_articles(user):
    """The list of articles is for who writes canvases, and for the functioneel beheerder who keeps it."""
    if not user.has_role(Role.COACH, Role.CONSULTANT, Role.ADMINISTRATOR):
        raise NotAllowed("De wetsartikelen zijn er voor maatwerkeindbazen, consulenten en de functioneel beheerder.")


def check_can_circulate(user, canvas):
    """Circulating follows the spar-tafel, when its questions are answered."""
    check_can_edit(user, canvas)
    if canvas.case.status == Status.CONCEPT:
        raise RuleBroken("Bespreek de casus eerst aan de spar-tafel; daarna stuur je het canvas rond.")
    if canvas.case.status == Status.SPAR_TABLE:
        if not canvas.agenda_items.filter(meeting__kind=MeetingKind.SPAR, discussed_at__isnull=False).exists():
            raise RuleBroken("De spar-tafel heeft deze casus nog niet besproken.")
        waiting = Question.objects.open().filter(item__canvas=canvas).count()
        if waiting:
            word = "vraag wacht" if waiting == 1 else "vragen wachten"
            raise RuleBroken(
                f"{waiting} {word} nog op antwoord. Beantwoord die eerst; daarna stuur je het canvas rond."
            )
    if canvas.case.status == Status.SUPPLEMENT and canvas.versions.filter(revision=canvas.revision).exists():
        raise RuleBroken(
            "De doorbraaktafel vroeg om een aanvulling. Vul het canvas aan; daarna stuur je het opnieuw rond."
        )


def check_can_plan_meetings(user):
    """The voorzitter plans tafels and makes their agendas."""
    if not user.has_role(Role.CHAIR):
        raise NotAllowed("Een tafel plant de voorzitter.")


def check_can_see_meetings(user):
    """Tafels are for who brings cases, who spars and decides, and who chairs."""
    if not user.has_role(Role.CHAIR, Role.COACH, Role.CONSULTANT):
        raise NotAllowed("De tafels zijn er voor maatwerkeindbazen, consulenten en de voorzitter.")


def check_is_chair_of(user, meeting):
    """The voorzitter of this tafel runs it."""
    if not user.has_role(Role.CHAIR) or meeting.chair_id != user.pk:
        raise NotAllowed("Dit doet de voorzitter van deze tafel.")


def check_can_keep_series(user):
    """On which days the tafels are is kept by the voorzitter, or by the functioneel beheerder for her."""
    if not user.has_role(Role.CHAIR, Role.ADMINISTRATOR):
        raise NotAllowed("De vaste tafels stelt de voorzitter of de functioneel beheerder in.")


def check_not_cancelled(meeting):
    """A tafel that was cancelled is not opened, and nothing is put on it."""
    if meeting.cancelled_at:
        raise RuleBroken(f"Deze tafel gaat niet door: {meeting.cancelled_reason}.")


def check_can_cancel(user, meeting, *, whose=True):
    """The voorzitter calls off a tafel of hers that has not begun; the days of a series are skipped instead.

    Without `whose` only whether the tafel can still be called off: who keeps a series need not chair it.
    """
    if whose:
        check_is_chair_of(user, meeting)
        if meeting.series_id:
            raise RuleBroken("Deze tafel hoort bij de vaste tafels. Sla haar dag daar over.")
    check_not_cancelled(meeting)
    if meeting.opened_at:
        raise RuleBroken("De tafel van deze dag is al geopend. Zij gaat dus door.")
    if meeting.on < clock.today():
        raise RuleBroken("Deze dag is voorbij. Haal de casussen van de agenda; daarna kunnen ze op een volgende tafel.")


def check_can_change_agenda(user, meeting):
    """The agenda is made until the tafel closes."""
    check_is_chair_of(user, meeting)
    check_not_cancelled(meeting)
    if meeting.closed_at:
        raise RuleBroken("Deze tafel is gesloten; de agenda ligt vast.")


def check_can_open_meeting(user, meeting):
    """A tafel opens on its own day."""
    check_is_chair_of(user, meeting)
    check_not_cancelled(meeting)
    if meeting.closed_at:
        raise RuleBroken("Deze tafel is al gesloten.")
    if meeting.opened_at:
        raise RuleBroken("Deze tafel is al geopend.")
    if meeting.on != clock.today():
        raise RuleBroken(f"Deze tafel is op {meeting.on:%d-%m-%Y}. Open haar op de dag zelf.")


def check_meeting_open(user, meeting):
    """The voorzitter acts in a meeting that is open."""
    check_is_chair_of(user, meeting)
    if meeting.closed_at:
        raise RuleBroken("Deze tafel is gesloten.")
    if not meeting.opened_at:
        raise RuleBroken("Open de tafel eerst.")


def check_can_discuss(user, item):
    """The voorzitter ticks off a case at the spar-tafel; the doorbraaktafel has outcomes instead."""
    check_meeting_open(user, item.meeting)
    if item.meeting.is_breakthrough:
        raise RuleBroken("Aan de doorbraaktafel leg je de uitkomst vast.")


def check_can_recuse(by, item, user):
    """Someone at the table says that she takes no part, or the voorzitter says so; before the outcome."""
    if hasattr(item, "decision"):
        raise RuleBroken("De uitkomst van dit agendapunt is al vastgelegd.")
    if by.pk != user.pk:
        check_is_chair_of(by, item.meeting)
    if not item.meeting.attendees.filter(user=user).exists():
        raise NotAllowed("Deze collega zit niet aan deze tafel.")


def check_can_ask(user, item):
    """Whoever sits at the spar-tafel may ask: its attendees, the voorzitter and the members of the case."""
    if item.meeting.kind != MeetingKind.SPAR:
        raise RuleBroken("Vragen leg je vast aan de spar-tafel.")
    if item.meeting.closed_at:
        raise RuleBroken(
            "Deze tafel is gesloten. Neem de vraag mee naar de maatwerkeindbaas of consulent van de casus."
        )
    if item.recusals.filter(user=user).exists():
        raise NotAllowed("Je doet bij dit agendapunt niet mee.")
    at_table = item.meeting.attendees.filter(user=user).exists() or item.meeting.chair_id == user.pk
    if not at_table and not item.canvas.case.is_member(user):
        raise NotAllowed("Een vraag stelt wie aan deze spar-tafel zit.")


def check_can_answer(user, question):
    """The owner answers, or another member of the case for her."""
    case = question.item.canvas.case
    if user.pk != question.owner_id and not case.is_member(user):
        raise NotAllowed("Deze vraag beantwoordt wie haar uitzoekt, of de maatwerkeindbaas of consulent van de casus.")
    if question.answered_at:
        raise RuleBroken("Deze vraag is al beantwoord.")
    if not case.is_open:
        raise RuleBroken(f"Deze casus is {case.get_status_display()}. Er wordt niets meer in vastgelegd.")


def check_can_request_urgent(user, canvas):
    """A member asks for spoed once a version was circulated and while no tafel is busy with it."""
    check_can_edit(user, canvas)
    if canvas.case.status not in (Status.CIRCULATED, Status.BREAKTHROUGH_TABLE):
        raise RuleBroken("Spoed kan zodra het canvas is rondgestuurd.")
    newest = canvas.versions.defer("content").newest_first().first()
    if newest is None or newest.revision != canvas.revision:
        raise RuleBroken("De tekst of een bedrag is gewijzigd. Stuur eerst de nieuwe versie rond.")
    running = canvas.agenda_items.filter(
        meeting__kind=MeetingKind.BREAKTHROUGH,
        meeting__opened_at__isnull=False,
        meeting__closed_at__isnull=True,
        decision__isnull=True,
    )
    if running.filter(meeting__urgent=True).exists():
        raise RuleBroken("Er is al spoed gevraagd. De casus wacht op de collega's die daarvoor zijn gevraagd.")
    if running.exists():
        raise RuleBroken("De casus ligt nu op een geopende doorbraaktafel.")


def check_can_give_akkoord(user, facts):
    """Six eyes: a mandated, attending other gives akkoord on the current version at an open doorbraaktafel."""
    if facts.closed_because:
        raise RuleBroken(facts.closed_because)
    if reason := facts.why_not(user.pk):
        raise NotAllowed(f"Je kunt hier geen akkoord geven: je {_second_person(reason)}.")


def _second_person(reason):
    """The same reason, said to the person herself; only verbs that change are listed."""
    return {
        "is de consulent van deze casus": "bent de consulent van deze casus",
        "is niet uitgenodigd voor deze tafel": "bent niet uitgenodigd voor deze tafel",
        "is niet aanwezig": "bent niet als aanwezig genoteerd",
        "heeft geen lopend mandaat": "hebt geen lopend mandaat",
    }.get(reason, reason)


def check_can_withdraw(user, decision):
    """A voorzitter withdraws an akkoord as long as the plan is not carried out."""
    if not user.has_role(Role.CHAIR):
        raise NotAllowed("Een akkoord wordt ingetrokken door een voorzitter.")
    if decision.outcome != Outcome.AGREED:
        raise RuleBroken("Alleen een akkoord kan worden ingetrokken.")
    if hasattr(decision, "withdrawal"):
        raise RuleBroken("Dit akkoord is al ingetrokken.")
    case = decision.item.canvas.case
    if case.status not in (Status.AGREED, Status.IN_EXECUTION):
        raise RuleBroken(f"Deze casus is {case.get_status_display()}; het akkoord trek je niet meer in.")


def check_can_decide(user, facts, outcome):
    """The voorzitter records the outcome; `akkoord` only when the six eyes are met and the plan has its KBA."""
    check_meeting_open(user, facts.meeting)
    if facts.settled_because:
        raise RuleBroken(facts.settled_because)
    if outcome != Outcome.AGREED:
        return
    if facts.stale_because:
        raise RuleBroken(facts.stale_because)
    if facts.still_needed == 1:
        raise RuleBroken("Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is.")
    if facts.still_needed:
        raise RuleBroken("Nog twee akkoorden nodig van maatwerkeindbazen die niet betrokken zijn.")
    if not facts.version.has_kba and facts.version.fundings.exists():
        raise RuleBroken("Een plan dat geld uit een fonds vraagt, heeft een kosten-batenanalyse nodig.")


def check_clock(item):
    """The clock of the server must not stand before what was recorded last of this case or, roughly, at this tafel.

    The database refuses it too (migration 0016). Ask it under the lock of the case.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT canvas_latest_act(%s)", [item.pk])
        (latest,) = cursor.fetchone()
    if latest and clock.now() < latest:
        when = f"{format_day(latest)}, {latest.astimezone(clock.AMSTERDAM):%H.%M} uur"
        raise RuleBroken(
            f"De klok van de server loopt achter: het laatste aan deze tafel is van {when}. "
            "Er is niets vastgelegd. Meld dit de functioneel beheerder."
        )


def check_can_see_prices(user):
    """The kostenkaart is for who writes canvases, and for the functioneel beheerder who keeps it."""
    if not user.has_role(Role.COACH, Role.CONSULTANT, Role.ADMINISTRATOR):
        raise NotAllowed("De kostenkaart is er voor maatwerkeindbazen, consulenten en de functioneel beheerder.")
