"""The boxes of the Maatwerkcanvas, the lines of the kosten-batenanalyse, and what happens at a tafel."""

from datetime import timedelta

from django.db.models import TextChoices


class BoxKind(TextChoices):
    """The text boxes in the order of the paper canvas; the other boxes are computed (number, date, marks, costs)."""

    SITUATION = "situation", "Situatieschets"
    PERSPECTIVE = "perspective", "Perspectief"
    BREAKTHROUGH = "breakthrough", "Doorbraak"
    SELF = "self", "Zelf doen"
    SUPPORT = "support", "Ondersteuning"
    TREATMENT = "treatment", "Behandeling"
    LEGITIMACY = "legitimacy", "Legitimiteit"
    INVOLVEMENT = "involvement", "Betrokkenheid"


# The guiding question beside each box, in our own words.
GUIDING_QUESTIONS = {
    BoxKind.SITUATION: "Wat speelt er in het gezin, en waar loopt het vast in de regels?",
    BoxKind.PERSPECTIVE: "Waar wil het gezin over een jaar staan? Wat maakt het leven dan goed?",
    BoxKind.BREAKTHROUGH: "Wat moet er gebeuren om daar te komen, ook als de regels er niet op gemaakt zijn?",
    BoxKind.SELF: "Wat doet het gezin zelf, en wie uit het eigen netwerk helpt mee?",
    BoxKind.SUPPORT: "Welke ondersteuning is nodig, van wie en voor hoe lang?",
    BoxKind.TREATMENT: "Welke behandeling loopt of is nodig?",
    BoxKind.LEGITIMACY: "Welke wet of regeling geeft de ruimte, en wat is het doel van die wet?",
    BoxKind.INVOLVEMENT: "Wie doet mee: gezin, netwerk, collega's en partners? Wat heeft ieder toegezegd?",
}


class Scenario(TextChoices):
    CURRENT = "current", "Huidig"
    THREATENED = "threatened", "Dreigend"
    CUSTOM = "custom", "Maatwerk"


class Frequency(TextChoices):
    ONCE = "once", "eenmalig"
    WEEK = "week", "per week"
    MONTH = "month", "per maand"
    YEAR = "year", "per jaar"


class PriceUnit(TextChoices):
    """The unit of a price on the kostenkaart."""

    HOUR = "hour", "per uur"
    DAYPART = "daypart", "per dagdeel"
    DAY = "day", "per dag"
    NIGHT = "night", "per etmaal"
    WEEK = "week", "per week"
    MONTH = "month", "per maand"
    YEAR = "year", "per jaar"
    PIECE = "piece", "per stuk"


class HintKind(TextChoices):
    """What may be personal data in a text of the canvas."""

    NAME = "name", "naam"
    BSN = "bsn", "burgerservicenummer"
    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    IBAN = "iban", "rekeningnummer"
    ADDRESS = "address", "adres"
    BIRTH = "birth", "geboortedatum"


class FundingSource(TextChoices):
    REGULAR = "regular", "reguliere regeling"
    FUND = "fund", "fonds"


class FundingGround(TextChoices):
    """Why a fonds pays: the last resort, when the regular way is closed or too slow (rules.md, Costs and money)."""

    NOT_POSSIBLE = "not_possible", "regulier niet mogelijk"
    TOO_SLOW = "too_slow", "te traag"


class ReviewOutcome(TextChoices):
    """What was found when a `zolang`-condition was looked at again."""

    CONTINUES = "continues", "loopt door"
    ENDS = "ends", "stopt"


class MeetingKind(TextChoices):
    SPAR = "spar", "spar-tafel"
    BREAKTHROUGH = "breakthrough", "doorbraaktafel"


class Outcome(TextChoices):
    """What the voorzitter records for an agenda item of the doorbraaktafel."""

    AGREED = "agreed", "akkoord"
    SUPPLEMENT = "supplement", "aanvullen en opnieuw inbrengen"
    REGULAR = "regular", "regulier opgepakt"
    NOT_AGREED = "not_agreed", "niet akkoord"
    WITHDRAWN = "withdrawn", "ingetrokken"


# 6-ogenprincipe: besides the maatwerkeindbaas of the case, this many others must agree.
AKKOORDEN_NEEDED = 2
MAX_MINUTES = 30
MIN_MINUTES = 5
# How far ahead the tafels of a series can be planned.
MOST_WEEKS_AHEAD = 26
QUESTION_DAYS = 7
SPAR_PARTNERS_WANTED = 3
# The urgent route: the same two others, within this time, outside the meeting (rules.md 7).
URGENT_HOURS = timedelta(hours=24)
