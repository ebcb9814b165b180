"""Who reads figures and the register of outcomes, who makes letters (case content is in none), who searches and who
publishes a story.
"""

from canvas.agenda import sees_whole_agenda
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.enums import Role

from .enums import ReportState
from .figures.behind import is_about_money
from .models import Report

READERS = (Role.MANAGER, Role.POLICY_ADVISER, Role.CHAIR, Role.BUDGET_KEEPER)


def check_can_see_figures(user):
    """The figures of the programme, without cases."""
    if not user.has_role(*READERS):
        raise NotAllowed("De cijfers zijn er voor teammanager, beleidsadviseur, voorzitter en budgetbeheerder.")


def check_can_open_figure(user, key):
    """The case numbers behind a figure (rules.md, Who).

    The voorzitter has every case on her agenda. The budgetbeheerder sees case number and amount: the plans and what
    they cost, not what families say or why they stopped. The teammanager and the beleidsadviseur see aggregates.
    """
    check_can_see_figures(user)
    if user.has_role(Role.CHAIR):
        return
    if not user.has_role(Role.BUDGET_KEEPER):
        raise NotAllowed(
            "De casusnummers achter een cijfer zijn er voor de voorzitter en de budgetbeheerder. Teammanager en "
            "beleidsadviseur werken met cijfers over alle casussen."
        )
    if not is_about_money(key):
        raise NotAllowed("De budgetbeheerder ziet casusnummers bij plannen en bedragen. Vraag het de voorzitter.")


# --- figures from elsewhere -------------------------------------------------------------------------------------------
def check_can_see_references(user):
    """What other cities report is for who reads the figures, and for who keeps it."""
    if not user.has_role(*READERS, Role.ADMINISTRATOR):
        raise NotAllowed(
            "De cijfers van elders zijn er voor teammanager, beleidsadviseur, voorzitter, budgetbeheerder en "
            "functioneel beheerder."
        )


def check_can_keep_references(user):
    """They are kept by who makes the reports, or by the functioneel beheerder."""
    if not user.has_role(Role.MANAGER, Role.ADMINISTRATOR):
        raise NotAllowed("De cijfers van elders houdt de teammanager of de functioneel beheerder bij.")


# --- the papers of a tafel, and what was decided ----------------------------------------------------------------------
def may_have_papers(user, meeting):
    """Agenda and besluitenlijst are for who sees the whole agenda: a voorzitter, and who is invited to the tafel."""
    return sees_whole_agenda(user, meeting)


def check_can_have_decisions(meeting):
    """There is a besluitenlijst when there is nothing more to decide at the tafel."""
    if not meeting.closed_at:
        raise RuleBroken("De besluitenlijst is er zodra de tafel is gesloten.")


def check_can_see_register(user):
    """The register names cases by number, with outcome and amount (rules.md, Who).

    The voorzitter records outcomes and the budgetbeheerder sees case number and amount: both see all of it. A
    maatwerkeindbaas sees what she was there for (`reports.register.decisions_for`). The teammanager and the
    beleidsadviseur work with figures over all cases, the consulent with her own cases: they have no register.
    """
    if not user.has_role(Role.CHAIR, Role.BUDGET_KEEPER, Role.COACH):
        raise NotAllowed("Het besluitenregister is er voor voorzitter, maatwerkeindbaas en budgetbeheerder.")


# --- the sender -------------------------------------------------------------------------------------------------------
def check_can_set_sender(user):
    """What stands in the head of the letters is kept by who makes them, or by the functioneel beheerder."""
    if not user.has_role(Role.MANAGER, Role.ADMINISTRATOR):
        raise NotAllowed("De afzender en de ondertekenaars houdt de teammanager of de functioneel beheerder bij.")


# --- reports: composing -----------------------------------------------------------------------------------------------
def check_can_read_reports(user):
    """Reports in the making are for who makes them and for the beleidsadviseur, who can be their second reader."""
    if not user.has_role(Role.MANAGER, Role.POLICY_ADVISER):
        raise NotAllowed("De rapporten zijn er voor de teammanager en de beleidsadviseur.")


def check_can_make_reports(user):
    """The teammanager makes and publishes what goes to the raad (rules.md, Who)."""
    if not user.has_role(Role.MANAGER):
        raise NotAllowed("Een brief of rapport voor de raad maakt de teammanager.")


def check_can_edit_report(user, report):
    """Only a concept is written in; what lies with the second reader is taken back first, what is adopted stays."""
    check_can_make_reports(user)
    if report.state == ReportState.DISCARDED:
        raise RuleBroken("Dit concept is weggegooid. Begin een nieuw stuk als het toch nodig is.")
    if report.state == ReportState.READING:
        raise RuleBroken("Dit ligt bij de tweede lezer. Neem het eerst terug; daarna kun je weer schrijven.")
    if report.state != ReportState.CONCEPT:
        raise RuleBroken("Dit is vastgesteld en blijft zoals het is. Moet er iets anders in? Maak een vervangend stuk.")


# --- finding what worked before ---------------------------------------------------------------------------------------
def check_can_search(user):
    """Who makes plans, chairs or learns from them looks for what worked before; cases only those that she may read."""
    if not user.has_role(Role.COACH, Role.CONSULTANT, Role.CHAIR, Role.MANAGER, Role.POLICY_ADVISER):
        raise NotAllowed("Zoeken is er voor maatwerkers, voorzitter, teammanager en beleidsadviseur.")


# --- casusbeschrijvingen ----------------------------------------------------------------------------------------------
def check_can_describe_case(user, case=None):
    """A maatwerkeindbaas or consulent writes about her own case, or about one from before this system."""
    if not user.has_role(Role.COACH, Role.CONSULTANT):
        raise NotAllowed("Een casusbeschrijving schrijft een maatwerkeindbaas of consulent.")
    if case and not case.is_member(user):
        raise NotAllowed("Een casusbeschrijving schrijft de maatwerkeindbaas of de consulent van de casus.")


def _check_not_over(description):
    if description.withdrawn_at:
        raise RuleBroken("Deze casusbeschrijving is ingetrokken.")


def _check_in_the_making(description):
    _check_not_over(description)
    if description.released_at:
        raise RuleBroken("Deze casusbeschrijving is gepubliceerd en blijft zoals zij is. Je kunt haar wel intrekken.")


def check_can_change_description(user, description):
    """Its writers change the text until a second reader releases it."""
    if not description.is_writer(user):
        raise NotAllowed("De tekst wijzigt wie hem schreef, of de maatwerkeindbaas of consulent van de casus.")
    _check_in_the_making(description)


def check_can_record_family_agreement(user, description):
    """One of its writers asks the family, once per text."""
    check_can_change_description(user, description)
    if description.family_agreed_on:
        raise RuleBroken("Het gezin gaf al akkoord op deze tekst. De tweede lezer is aan zet.")


def check_can_read_description(user, description):
    """A second reader had no hand in the text: the beleidsadviseur, or another mandated maatwerkeindbaas."""
    if description.is_writer(user) or user.pk == description.changed_by_id:
        raise NotAllowed("Een tweede lezer geeft de tekst vrij, niet wie eraan schreef.")
    if not (user.has_role(Role.POLICY_ADVISER) or user.has_running_mandate):
        raise NotAllowed("De tweede lezer is de beleidsadviseur, of een maatwerkeindbaas met een lopend mandaat.")
    _check_in_the_making(description)
    if not description.family_agreed_on:
        raise RuleBroken("Vraag eerst het gezin om akkoord op deze tekst.")


def check_can_withdraw_description(user, description):
    """Its writers, its second reader and the beleidsadviseur take a text back, for instance when the family asks."""
    if not (description.is_writer(user) or user.has_role(Role.POLICY_ADVISER) or user.pk == description.released_by_id):
        raise NotAllowed("Intrekken doet wie de tekst schreef of vrijgaf, of de beleidsadviseur.")
    _check_not_over(description)


# --- publishing a report ----------------------------------------------------------------------------------------------
def check_is_no_enclosure(report):
    """A letter with its enclosures goes as one: every step is taken at the letter."""
    if report.enclosed_with_id:
        letter = report.enclosed_with
        raise RuleBroken(f"Dit is een bijlage bij ‘{letter}’ en gaat met die brief mee. Doe dit bij de brief.")


def _check_state(report, *states):
    if report.state not in states:
        raise RuleBroken(f"Dit rapport is {report.get_state_display()}. Deze stap kan nu niet.")


def check_can_submit_report(user, report):
    """Who publishes brings a concept to the second reader."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.CONCEPT)


def check_can_take_back_report(user, report):
    """Back to the writers, also after it was read: then it must be read again."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.READING)


def check_can_read_as_second(user, members):
    """A second reader had no hand in any part: another teammanager or the beleidsadviseur."""
    report = members[0]
    check_can_read_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.READING)
    if report.read_at:
        raise RuleBroken(f"{report.read_by} las dit rapport al en keurde het goed. De teammanager stelt het vast.")
    if user.pk == report.submitted_by_id or any(user in member.writers.all() for member in members):
        raise NotAllowed(
            "Een tweede lezer schreef er niet aan mee. Vraag een andere teammanager of de beleidsadviseur."
        )


def check_can_adopt_report(user, report):
    """What a second reader approved is adopted by the teammanager."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.READING)
    if not report.read_at:
        raise RuleBroken("De tweede lezer heeft het rapport nog niet goedgekeurd. Daarna stel je het vast.")


def check_can_send_report(user, report):
    """What is adopted is sent once."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.ADOPTED)


def check_can_withdraw_report(user, report):
    """What is adopted or sent can be withdrawn; it stays readable and says so."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.ADOPTED, ReportState.SENT)


def check_can_discard_report(user, report):
    """Who wrote in a concept throws it away; never what a second reader judged, nor what the raad was pointed to."""
    check_can_make_reports(user)
    _check_state(report, ReportState.CONCEPT)
    if report.was_read:
        raise RuleBroken("Een tweede lezer heeft dit stuk beoordeeld. Wat gelezen is, blijft bewaard: schrijf het af.")
    if not report.writers.filter(pk=user.pk).exists():
        raise NotAllowed("Een concept gooit weg wie eraan schreef.")
    if report.promises_kept.exists():
        raise RuleBroken("Een toezegging is afgedaan met een verwijzing naar dit stuk. Daarom blijft het bewaard.")


def check_can_replace_report(user, report):
    """What is adopted, sent or withdrawn gets one successor."""
    check_can_make_reports(user)
    check_is_no_enclosure(report)
    _check_state(report, ReportState.ADOPTED, ReportState.SENT, ReportState.WITHDRAWN)
    if Report.objects.filter(replaces=report).exists():
        raise RuleBroken("Er is al een vervangend rapport gemaakt. Werk daarin verder.")


# --- toezeggingen -----------------------------------------------------------------------------------------------------
def check_can_read_promises(user):
    """Toezeggingen are for who makes reports and for who must keep one: everyone who takes part."""
    if not user.has_role(*(role for role in Role if role != Role.ADMINISTRATOR)):
        raise NotAllowed("De toezeggingen zijn er voor wie in de aanpak werkt.")


def check_can_make_promise(user):
    """What was promised to the raad is noted by who writes to the raad."""
    if not user.has_role(Role.MANAGER, Role.POLICY_ADVISER):
        raise NotAllowed("Een toezegging leggen de teammanager en de beleidsadviseur vast.")


def check_can_change_promise(user, promise):
    """Until it is kept, text and day change as long as the letter that it stands in is not adopted."""
    check_can_make_promise(user)
    _check_open(promise)


def check_can_keep_promise(user, promise):
    """Its owner, or who makes reports, notes how it ended."""
    if user.pk != promise.owner_id:
        check_can_make_promise(user)
    _check_open(promise)


def _check_open(promise):
    if promise.done_on:
        raise RuleBroken("Deze toezegging is afgedaan en blijft zoals zij is.")
