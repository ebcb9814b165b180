"""The actions of the general chain in Dutch, for the administrator. Unknown ones are shown by their own name."""

GROUPS = {
    "sign": "Aanmelden en afmelden",
    "person": "Accounts",
    "mandate": "Mandaten",
    "list": "Lijsten en teams",
    "meeting": "Tafels",
    "lesson": "Leerpunten",
    "money": "Fondsen",
    "report": "Rapporten",
}
# {group: the beginnings of its actions}
STARTS = {
    "sign": ("sign_in.", "sign_out."),
    "person": ("person.",),
    "mandate": ("mandate.",),
    "list": ("list.", "organisation.", "team.", "discipline."),
    "meeting": ("meeting.",),
    "lesson": ("lesson.",),
    "money": ("mutation.", "budget_year.", "oormerk.", "forecast."),
    "report": ("letter.", "sender.", "report.", "figure.", "snapshot."),
}
ACTIONS = {
    "sign_in.done": "meldde zich aan",
    "sign_in.refused": "aanmelden mislukte",
    "sign_in.closed": "aanmelden tijdelijk gesloten na te veel pogingen",
    "sign_out.done": "meldde zich af",
    "person.created": "maakte een account",
    "person.changed": "wijzigde een account",
    "person.password_renewed": "maakte een tijdelijk wachtwoord voor een collega",
    "person.password_chosen": "koos een eigen wachtwoord",
    "mandate.given": "gaf een mandaat",
    "mandate.ended": "beëindigde een mandaat",
    "list.added": "voegde een naam toe aan een lijst",
    "list.changed": "wijzigde een naam in een lijst",
    "organisation.added": "voegde een organisatie toe",
    "team.added": "voegde een team toe",
    "discipline.added": "voegde een discipline toe",
    "meeting.planned": "plande een tafel",
    "meeting.attendees": "wijzigde wie aan een tafel zit",
    "meeting.opened": "opende een tafel",
    "meeting.closed": "sloot een tafel",
    "meeting.present": "noteerde een aanwezige",
    "meeting.left": "noteerde een vertrek",
    "lesson.signalled": "signaleerde een leerpunt",
    "lesson.moved": "bracht een leerpunt verder",
    "letter.made": "maakte een brief",
    "letter.changed": "wijzigde een brief",
    "letter.sent": "verzond een brief",
    "letter.downloaded": "opende de PDF van een brief",
    "sender.changed": "wijzigde de afzender van de brieven",
    "demo.loaded": "zette de demo klaar",
    "budget_year.opened": "opende een begrotingsjaar",
    "oormerk.set": "legde een oormerk vast",
    "forecast.set": "legde een prognose vast",
    "mutation.estimate": "boekte een raming",
    "mutation.amendment": "boekte een begrotingswijziging",
    "mutation.carry_over": "boekte een overheveling",
    "mutation.commitment": "boekte een verplichting",
    "mutation.release": "boekte een vrijval",
    "mutation.realisation": "boekte een betaling",
    "mutation.correction": "boekte een correctie",
}


# What was tried and refused has no past tense of its own.
TRIED = {
    "case.register": "wilde een gezin aanmelden",
    "lesson.signal": "wilde een leerpunt signaleren",
    "lesson.move": "wilde een leerpunt verder brengen",
    "person.create": "wilde een account maken",
    "person.change": "wilde een account wijzigen",
    "person.choose_password": "wilde een eigen wachtwoord kiezen",
    "mandate.give": "wilde een mandaat geven",
    "mandate.end": "wilde een mandaat beëindigen",
    "mutation.book": "wilde boeken",
    "letter.make": "wilde een brief maken",
    "letter.change": "wilde een brief wijzigen",
    "letter.send": "wilde een brief verzenden",
    "list.add": "wilde een naam toevoegen aan een lijst",
    "list.change": "wilde een naam in een lijst wijzigen",
}


def said(action):
    """The action in Dutch, or its own name."""
    return ACTIONS.get(action) or TRIED.get(action, action)
