"""Ended in 2020 without a plan: the family said no, moved away, or the tafel did not agree."""

from maatwerk.demo.story.shapes import Family, Question
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark
from maatwerk.demo.story.tafels import present

LIEVER_ZELF = Family(
    key="liever-zelf",
    title="Een gezin dat het liever zelf probeert",
    registered_on=day("2020-02-10"),
    adults=2,
    children=2,
    team="IGT Zuidwest",
    source="data",
    ground="no_scheme",
    domains=("financien", "opvoeding"),
    coach="maatwerkeindbaas7",
    consultant="consulent3",
    talks=(
        (day("2020-02-19"), "De ouders zijn beleefd en vragen hoe wij aan hun gegevens komen."),
        (day("2020-03-02"), "Zij hebben met familie gesproken en redden het samen, zeggen zij."),
    ),
    exit="family_declined",
    exit_on=day("2020-03-04"),
    exit_reason="Het gezin wil geen plan met de gemeente maken; zij weten wie zij kunnen bellen.",
)

VERHUISD = Family(
    key="verhuisd",
    title="Een gezin dat naar familie vertrok",
    registered_on=day("2020-05-11"),
    adults=1,
    children=2,
    team="IGT Centrum",
    source="partner",
    ground="too_slow",
    domains=("wonen", "veiligheid"),
    coach="maatwerkeindbaas5",
    consultant="consulent5",
    talks=((day("2020-05-20"), "Moeder twijfelt tussen hier wachten en naar haar ouders gaan."),),
    agreed_on=day("2020-05-20"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder en twee kinderen logeren sinds een verbroken relatie in een vakantiehuis dat per juli is verhuurd.

        # Perspectief
        Vóór de zomer een plek waar zij kunnen blijven.
        """
    ),
    metingen=(mark("canvas", "moeder", "4.5", "2020-05-20", "Een huis met een einddatum."),),
    parties=("verhuurder",),
    exit="withdrawn",
    exit_on=day("2020-06-15"),
    exit_reason="De aanmelding is ingetrokken: moeder woont nu met de kinderen bij haar ouders, buiten de gemeente.",
)

TWEEDE_AUTO = Family(
    key="lesauto",
    title="Een auto en een rijbewijs als doorbraak",
    registered_on=day("2020-07-06"),
    adults=2,
    children=1,
    team="IGT Zuidwest",
    source="own_team",
    ground="no_scheme",
    domains=("werk-en-inkomen", "financien"),
    coach="maatwerkeindbaas8",
    consultant="consulent3",
    talks=(
        (day("2020-07-15"), "Vader denkt dat hij met een auto direct als bezorger kan beginnen."),
        (day("2020-08-20"), "De werkgever wil pas iets toezeggen na het examen."),
    ),
    agreed_on=day("2020-08-20"),
    boxes=boxes(
        """
        # Situatieschets
        Vader is twee jaar werkloos. Hij kan als bezorger beginnen als hij een rijbewijs en een auto heeft. De bus
        rijdt niet op de uren van de dienst.

        # Perspectief
        Een inkomen waarvan drie mensen kunnen leven.

        # Doorbraak
        Rijlessen, examen en een tweedehands auto uit het maatwerkbudget.

        # Zelf doen
        Vader leert de theorie thuis en betaalt de verzekering vanaf de eerste loonstrook.

        # Ondersteuning
        De klantmanager houdt contact met de bezorgdienst.

        # Behandeling
        Vader ziet daar zelf geen aanleiding toe.

        # Legitimiteit
        Werk is een doel van de Participatiewet, maar een auto staat in geen regeling.

        # Betrokkenheid
        Vader en de klantmanager; de werkgever nog niet.
        """
    ),
    lines=costs(
        """
        huidig 1250 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Norm voor een paar, na verrekening. | beschikking
        dreigend 1250 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Ongewijzigd. | beschikking
        maatwerk 9800 eenmalig: Rijlessen, examen en auto | Geen regeling | gemeente (overig)
            Pakket met dertig lessen en een auto van acht jaar oud. | offerte
        maatwerk 1250 per maand x 7 mnd: Bijstand tot het examen | Participatiewet | gemeente (Participatiewet)
            Wachttijd voor het examen door corona. | opgave rijschool
        """
    ),
    kba_reviewed_by="maatwerkeindbaas10",
    kba_reviewed_on=day("2020-09-22"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Rijlessen, examen en auto",
            9800,
            tried="Traject naar werk (vergoedt geen rijbewijs); lening bij de kredietbank (geen ruimte).",
            scheme="Participatiewet",
        ),
    ),
    spar_on=day("2020-09-22"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas5", "maatwerkeindbaas10"),
    questions=(
        Question(
            "breakthrough",
            "Is er werk dat vader zonder auto kan doen?",
            "maatwerkeindbaas10",
            "consulent3",
            "Het werkplein ziet plekken in een magazijn, met vervoer van de werkgever.",
            day("2020-09-28"),
        ),
    ),
    circulated_on=day("2020-10-01"),
    doorbraak_on=day("2020-10-06"),
    attendees=present("2020-10-06"),
    outcome="not_agreed",
    metingen=(mark("canvas", "vader", 5, "2020-08-20", "Hij wil rijden, overal heen."),),
    parties=("werkplein",),
    exit="not_agreed",
    exit_on=day("2020-10-06"),
    exit_reason=(
        "Het plan kost binnen een jaar meer dan niets doen en de werkgever zegt niets toe. Het werkplein zoekt werk "
        "dat zonder auto bereikbaar is."
    ),
)
