"""What a mail is about, how it stands, and why one was not sent."""

from django.db.models import TextChoices


class Kind(TextChoices):
    VERSION_TO_READ = "version", "canvas om te lezen"
    QUESTION_DUE = "question", "vraag wacht op antwoord"
    PLAN_WAITS = "plan", "plan wacht op de volgende stap"
    INVITED = "invited", "uitnodiging voor een tafel"
    TAFEL_CHANGED = "changed", "tafel verplaatst of afgezegd"


class State(TextChoices):
    WAITING = "waiting", "wacht"
    BUSY = "busy", "wordt verstuurd"
    SENT = "sent", "verzonden"
    FAILED = "failed", "mislukt"
    UNSURE = "unsure", "onzeker"
    LAPSED = "lapsed", "vervallen"


class Error(TextChoices):
    """Why a mail is where it is. Never the server's own words: addresses and texts stand in those."""

    NO_ADDRESS = "no_address", "geen e-mailadres"
    NO_ACCOUNT = "no_account", "kan niet meer aanmelden"
    UNREACHABLE = "unreachable", "mailserver niet bereikbaar"
    POSTPONED = "postponed", "mailserver vraagt om uitstel"
    REFUSED = "refused", "mailserver weigert de mail"
    UNCERTAIN = "uncertain", "afgebroken tijdens het versturen"
    FAULT = "fault", "fout in de app"


# The same table stands in the database (migration 0002).
TRANSITIONS = {
    State.WAITING: {State.BUSY},
    State.BUSY: {State.SENT, State.WAITING, State.FAILED, State.UNSURE, State.LAPSED},
    State.UNSURE: {State.SENT, State.LAPSED},
    State.FAILED: {State.LAPSED},
    State.SENT: set(),
    State.LAPSED: set(),
}
NEEDS_ATTENTION = (State.FAILED, State.UNSURE)
