"""The story of a case in sentences, from the audit log; and who opened it.

The log holds ids and amounts, so a sentence tells what was done and never what was written about the family.
"""

from datetime import date
from decimal import Decimal

from django.db.models import Count, Max
from django.db.models.functions import TruncDate

from maatwerk.audit.models import Event
from maatwerk.lib.dates import as_date, format_long
from maatwerk.lib.euro import format_euro_cents
from maatwerk.people.models import User

from .enums import Moment, Status

# {action: sentence}. {who} is the role in which it was done; the other words come from `_words`.
SENTENCES = {
    "case.registered": "{who} meldde het gezin aan.",
    "conversation.recorded": "{who} legde een keukentafelgesprek vast van {held_on}.",
    "family_akkoord.given": "Het gezin gaf akkoord op {given_on}; {who_small} legde het vast.",
    "family_akkoord.withdrawn": "Het gezin trok zijn akkoord in.",
    "canvas.started": "{who} startte het canvas.",
    "canvas.offered": "{who} meldde de casus aan voor de spar-tafel.",
    "cost_line.added": "{who} voegde een kostenregel toe.",
    "funding_line.added": "{who} voegde een bekostigingsregel toe.",
    "line.changed": "{who} wijzigde een regel van de kosten of de bekostiging.",
    "line.removed": "{who} haalde een regel weg uit de kosten of de bekostiging.",
    "party.added": "{who} voegde een betrokken partij toe.",
    "party.changed": "{who} wijzigde een betrokken partij.",
    "party.removed": "{who} haalde een betrokken partij weg.",
    "party.in_current": "{who} zette de kosten van een betrokken partij bij Huidig: {amount} per jaar.",
    "parties.in_current": "{who} zette de kosten van de betrokken partijen bij Huidig: {amount} per jaar.",
    "article.chosen": "{who} koos een wetsartikel dat ruimte geeft.",
    "article.dropped": "{who} haalde een gekozen wetsartikel weg.",
    "condition.reviewed": "{who} bekeek opnieuw of een betaling doorloopt: zij {found}.",
    "costs.horizon": "{who} liet de twaalf maanden van de kosten op een andere dag beginnen.",
    "costs.reviewed": "{who} toetste de kosten.",
    "costs.exported": "{who} haalde de kosten op als Excelbestand.",
    "hint.ruled": "{who} gaf aan dat een gemarkeerde tekst in het canvas geen persoonsgegeven is.",
    "version.circulated": "{who} stuurde versie {number} van het canvas rond.",
    "case.spar_table": "De voorzitter zette de casus op de agenda van de spar-tafel.",
    "case.breakthrough_table": "De voorzitter zette de casus op de agenda van de doorbraaktafel.",
    "agenda.added": "De voorzitter zette de casus op de agenda van een tafel.",
    "agenda.placed": "De casus kwam op de agenda van de {table} van {day}.",
    "agenda.rescheduled": "De casus ging naar de agenda van de {table} van {day}.",
    "agenda.removed": "De voorzitter haalde de casus van de agenda.",
    "agenda.minutes": "De voorzitter paste de tijd op de agenda aan.",
    "agenda.moved": "De voorzitter verplaatste de casus op de agenda.",
    "question.asked": "{who} stelde een vraag aan de spar-tafel.",
    "question.answered": "{who} beantwoordde een vraag van de spar-tafel.",
    "case.discussed": "De spar-tafel besprak de casus.",
    "item.recused": "Vastgelegd: een collega doet bij deze casus niet mee aan de beslissing.",
    "decision.withdrawn": "{who} trok het akkoord op versie {version} in.",
    "urgent.requested": "{who} vroeg met spoed om akkoord op versie {version}.",
    "not_yet.said": "{who} zei nog niet akkoord te zijn met versie {version}.",
    "akkoord.given": "{who} gaf akkoord op versie {version}.",
    "decision.recorded": "De voorzitter legde de uitkomst van versie {version} vast: {outcome}.",
    "plan.filed": "Het plan en de kosten-batenanalyse van deze versie zijn als PDF bewaard.",
    "case.agreed": "De doorbraaktafel gaf akkoord.",
    "case.supplement": "De doorbraaktafel vroeg om een aanvulling.",
    "case.not_agreed": "De doorbraaktafel gaf geen akkoord; de casus stopte.",
    "case.regular": "De casus stopte: regulier opgepakt.",
    "case.family_declined": "De casus stopte: het gezin is niet akkoord.",
    "case.withdrawn": "De casus werd ingetrokken.",
    "case.in_execution": "{who} legde de inzet van het maatwerk vast.",
    "case.executed": "{who} legde vast dat het plan is uitgevoerd.",
    "case.aftercare": "De nazorg begon.",
    "case.closed": "{who} sloot de casus af.",
    "step.added": "{who} voegde een stap toe.",
    "step.moved": "{who} zette een stap op een andere plek.",
    "step.removed": "{who} haalde een stap weg.",
    "step.done": "{who} rondde een stap af.",
    "step.reopened": "{who} zette een afgeronde stap weer open.",
    "meting.baseline": "{who} legde het tevredenheidscijfer bij het canvas vast.",
    "meting.held": "{who} legde de meting {moment} vast.",
    "case.lesson": "{who} koppelde een leerpunt aan de casus.",
    "mutation.commitment": "Voor het plan is {amount} verplicht.",
    "mutation.release": "Van de verplichting viel {amount} vrij.",
    "mutation.realisation": "De budgetbeheerder boekte een betaling van {amount}.",
    "mutation.correction": "De budgetbeheerder boekte een correctie van {amount}.",
}
FALLBACK = "{who} legde een wijziging vast."

# A change of state that another event beside it already tells.
ALWAYS_ECHO = {"case.in_conversation", "case.concept", "case.circulated"}
ECHO_OF = {
    "decision.recorded": {"case.agreed", "case.supplement", "case.not_agreed", "case.regular", "case.withdrawn"},
    "family_akkoord.withdrawn": {"case.family_declined"},
    "case.spar_table": {"agenda.added"},
    "case.breakthrough_table": {"agenda.added"},
    "agenda.placed": {"case.spar_table", "case.breakthrough_table"},
}
BY_CHAIR = ("agenda.", "decision.", "case.discussed", "item.")
BY_BUDGET_KEEPER = ("mutation.",)
BY_OTHER_COACH = ("akkoord.", "question.", "costs.")


def story(case):
    """The rows of the timeline, newest first: when, sentence, who (a name), badge when it happened more than once."""
    events = list(Event.objects.of_case(case.number).story().order_by("seq"))
    people = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    rows = []
    for before, event, after in zip([None, *events], events, [*events[1:], None], strict=False):
        if _is_echo(event, before, after):
            continue
        row = {
            "when": event.at,
            "sentence": sentence(case, event),
            "who": people[event.actor_id].display_name if event.actor_id in people else "",
            "times": 1,
        }
        if rows and _same(rows[-1], row):
            row["times"] = rows.pop()["times"] + 1
        row["badge"] = f"{row['times']} keer" if row["times"] > 1 else ""
        rows.append(row)
    return rows[::-1]


def sentence(case, event):
    """One event as a colleague would tell it; an action that is not known here gets a plain sentence."""
    who = _role_of(case, event)
    words = {"who": who, "who_small": who[0].lower() + who[1:], **_words(event.data)}
    try:
        return SENTENCES.get(event.action, FALLBACK).format(**words)
    except KeyError:
        # An older event without one of the words.
        return FALLBACK.format(**words)


def _words(data):
    """The data of an event in Dutch words."""
    said = dict(data)
    for name in ("held_on", "given_on", "day"):
        if name in said:
            said[name] = format_long(date.fromisoformat(said[name]))
    if "amount" in said:
        said["amount"] = format_euro_cents(abs(Decimal(said["amount"])))
    if "outcome" in said:
        said["outcome"] = Status(said["outcome"]).label if said["outcome"] in Status else said["outcome"]
    if "moment" in said:
        said["moment"] = Moment(said["moment"]).label if said["moment"] in Moment else said["moment"]
    return said


def _role_of(case, event):
    """In which role it was done, with the article: De consulent, De voorzitter, Een maatwerkeindbaas."""
    for starts, role in ((BY_CHAIR, "De voorzitter"), (BY_BUDGET_KEEPER, "De budgetbeheerder")):
        if event.action.startswith(starts):
            return role
    if event.actor_id == case.coach_id:
        return "De maatwerkeindbaas"
    if event.actor_id == case.consultant_id:
        return "De consulent"
    return "Een maatwerkeindbaas" if event.action.startswith(BY_OTHER_COACH) else "Een collega"


def _is_echo(event, before, after):
    beside = {other.action for other in (before, after) if other}
    return event.action in ALWAYS_ECHO or any(event.action in ECHO_OF.get(action, ()) for action in beside)


def _same(row, other):
    return all(row[key] == other[key] for key in ("sentence", "who")) and as_date(row["when"]) == as_date(other["when"])


OPENED = {"case.viewed": "de casus", "canvas.viewed": "het canvas", "canvas.downloaded": "de PDF van het canvas"}


def viewings(case):
    """Who opened what of this case on which day, the latest first: name, role, day, last time, number of times."""
    grouped = (
        Event.objects.of_case(case.number)
        .views()
        .annotate(day=TruncDate("at"))
        .values("actor_id", "day", "action")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("-last")
    )
    grouped = list(grouped)
    people = User.objects.in_bulk({row["actor_id"] for row in grouped if row["actor_id"]})
    return [
        {
            "name": people[row["actor_id"]].display_name if row["actor_id"] in people else "onbekend",
            "role": _relation(case, row["actor_id"]),
            "what": OPENED.get(row["action"], "de casus"),
            **row,
        }
        for row in grouped
    ]


def _relation(case, user_id):
    return {case.coach_id: "maatwerkeindbaas", case.consultant_id: "consulent"}.get(user_id, "las mee bij een tafel")
