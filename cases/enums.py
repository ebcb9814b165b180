"""The states of a case, the arrows between them, and the fixed choices of rules.md."""

from django.db.models import TextChoices

from maatwerk.people.enums import Role


class Status(TextChoices):
    REGISTERED = "registered", "aangemeld"
    IN_CONVERSATION = "in_conversation", "in gesprek"
    CONCEPT = "concept", "concept"
    SPAR_TABLE = "spar_table", "spar-tafel"
    CIRCULATED = "circulated", "rondgestuurd"
    BREAKTHROUGH_TABLE = "breakthrough_table", "doorbraaktafel"
    SUPPLEMENT = "supplement", "aanvullen"
    AGREED = "agreed", "akkoord"
    IN_EXECUTION = "in_execution", "in uitvoering"
    EXECUTED = "executed", "uitgevoerd"
    AFTERCARE = "aftercare", "nazorg"
    CLOSED = "closed", "afgesloten"
    REGULAR = "regular", "regulier opgepakt"
    FAMILY_DECLINED = "family_declined", "gezin niet akkoord"
    WITHDRAWN = "withdrawn", "ingetrokken"
    NOT_AGREED = "not_agreed", "niet akkoord"


S = Status
MEMBERS = (Role.COACH, Role.CONSULTANT)

# The exits before akkoord, each with a reason and counted; "regulier opgepakt" is a success.
EXITS = (S.REGULAR, S.FAMILY_DECLINED, S.WITHDRAWN, S.NOT_AGREED)
ENDED = (*EXITS, S.CLOSED)
BEFORE_CANVAS = (S.REGISTERED, S.IN_CONVERSATION)
# The plan is being made: the canvas can be written in.
WRITING = (S.CONCEPT, S.SPAR_TABLE, S.CIRCULATED, S.BREAKTHROUGH_TABLE, S.SUPPLEMENT)
WITH_PLAN = (S.AGREED, S.IN_EXECUTION, S.EXECUTED, S.AFTERCARE, S.CLOSED)
EXECUTED_OR_LATER = (S.EXECUTED, S.AFTERCARE, S.CLOSED)

# {from: {to: (who may, audit action)}}. `change_status` is the one door; a command draws the diagram in the README.
_EXIT_BY_MEMBERS = {
    S.REGULAR: (MEMBERS, "case.regular"),
    S.FAMILY_DECLINED: (MEMBERS, "case.family_declined"),
    S.WITHDRAWN: (MEMBERS, "case.withdrawn"),
}
_OUTCOMES = {
    S.AGREED: ((Role.CHAIR,), "case.agreed"),
    S.SUPPLEMENT: ((Role.CHAIR,), "case.supplement"),
    S.REGULAR: ((Role.CHAIR,), "case.regular"),
    S.NOT_AGREED: ((Role.CHAIR,), "case.not_agreed"),
    S.WITHDRAWN: ((Role.CHAIR, *MEMBERS), "case.withdrawn"),
    S.FAMILY_DECLINED: (MEMBERS, "case.family_declined"),
}
TRANSITIONS = {
    S.REGISTERED: {S.IN_CONVERSATION: (MEMBERS, "case.in_conversation"), **_EXIT_BY_MEMBERS},
    S.IN_CONVERSATION: {S.CONCEPT: (MEMBERS, "case.concept"), **_EXIT_BY_MEMBERS},
    S.CONCEPT: {S.SPAR_TABLE: ((Role.CHAIR, *MEMBERS), "case.spar_table"), **_EXIT_BY_MEMBERS},
    S.SPAR_TABLE: {
        S.CIRCULATED: (MEMBERS, "case.circulated"),
        **_EXIT_BY_MEMBERS,
        S.REGULAR: ((Role.CHAIR, *MEMBERS), "case.regular"),
    },
    S.CIRCULATED: {
        # By the members with the urgent route.
        S.BREAKTHROUGH_TABLE: ((Role.CHAIR, *MEMBERS), "case.breakthrough_table"),
        **_EXIT_BY_MEMBERS,
    },
    S.BREAKTHROUGH_TABLE: _OUTCOMES,
    S.SUPPLEMENT: {S.CIRCULATED: (MEMBERS, "case.circulated"), **_EXIT_BY_MEMBERS},
    # Back, or out, only by withdrawing the akkoord (canvas.services.withdraw_decision).
    S.AGREED: {
        S.IN_EXECUTION: (MEMBERS, "case.in_execution"),
        S.SUPPLEMENT: ((Role.CHAIR,), "case.supplement"),
        S.WITHDRAWN: ((Role.CHAIR,), "case.withdrawn"),
    },
    S.IN_EXECUTION: {
        S.EXECUTED: (MEMBERS, "case.executed"),
        S.WITHDRAWN: ((Role.CHAIR,), "case.withdrawn"),
    },
    S.EXECUTED: {S.AFTERCARE: (MEMBERS, "case.aftercare")},
    S.AFTERCARE: {S.CLOSED: (MEMBERS, "case.closed")},
    **{ended: {} for ended in ENDED},
}


class ReferralSource(TextChoices):
    """Where an aanmelding comes from (tussenevaluatie 2020, bijlage 1)."""

    GUT_FILE = "gut_file", "buikpijndossier"
    OWN_TEAM = "own_team", "eigen team (IGT)"
    PARTNER = "partner", "externe partner"
    DATA = "data", "data-analyse"


class Ground(TextChoices):
    """Why the regular way does not work for this family (doelgroep)."""

    NO_SCHEME = "no_scheme", "past niet in bestaande regelingen"
    TOO_SLOW = "too_slow", "duurt te lang"


class Moment(TextChoices):
    """When the family is asked for a mark: at the canvas, and directly, 6 and 12 months after the inzet."""

    CANVAS = "canvas", "bij het canvas"
    DIRECT = "direct", "direct na de inzet"
    MONTHS_6 = "months6", "na 6 maanden"
    MONTHS_12 = "months12", "na 12 maanden"


MONTHS_AFTER = {Moment.DIRECT: 0, Moment.MONTHS_6: 6, Moment.MONTHS_12: 12}


class LessonLevel(TextChoices):
    EXECUTION = "execution", "uitvoering"
    POLICY = "policy", "beleid"
    CHAIN = "chain", "samenwerking keten"


class LessonStatus(TextChoices):
    """The route of a leerpunt, from exception to standard."""

    SIGNALLED = "signalled", "gesignaleerd"
    SHARED = "shared", "gedeeld SZMH"
    DISCUSSED = "discussed", "besproken B&O"
    MANAGEMENT = "management", "MT Sociaal"
    ADAPTED = "adapted", "aangepast"
    NOT_ADAPTED = "not_adapted", "niet aangepast"
