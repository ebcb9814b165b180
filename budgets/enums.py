"""The words of the ledger (BBV) and the kinds of cost that the council is told about."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What a ledger row does. Amounts are signed; the sums of the three columns follow from the kind."""

    ESTIMATE = "estimate", "raming"
    AMENDMENT = "amendment", "begrotingswijziging"
    CARRY_OVER = "carry_over", "overheveling"
    COMMITMENT = "commitment", "verplichting"
    RELEASE = "release", "vrijval"
    REALISATION = "realisation", "realisatie"
    CORRECTION = "correction", "correctie"


# Rows that change what the raad made available; each needs a decision (raadsbesluit) as its description.
ON_BUDGET = (Kind.ESTIMATE, Kind.AMENDMENT, Kind.CARRY_OVER)


class CostType(TextChoices):
    """Kostensoort: every published figure says which of these it counts (18.500 and 140.000 are both right)."""

    CUSTOM = "maatwerk", "maatwerk"
    FACILITY = "facilitair", "facilitair"
    ORGANISATION = "organisatie", "organisatie"
    IPW = "ipw", "IPW"
    STAFF = "inzet_maatwerkers", "inzet maatwerkers"
    TRAINING = "training", "training en coaching"
    COMMUNICATION = "communicatie", "communicatie"
    TOOL = "tool", "tool"


class Law(TextChoices):
    """The law from which money is earmarked since 2021."""

    WMO = "wmo", "Wmo"
    PARTICIPATION = "participatiewet", "Participatiewet"
    YOUTH = "jeugdwet", "Jeugdwet"
