"""Medicine that the insurance does not pay in full."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

MEDICATIE = Family(
    key="medicatie",
    title="Medicijnen die de verzekering niet vergoedt",
    registered_on=day("2020-01-06"),
    adults=1,
    children=2,
    team="IGT Zuidoost",
    source="own_team",
    ground="no_scheme",
    domains=("gezondheid", "financien", "onderwijs"),
    coach="maatwerkeindbaas7",
    consultant="consulent2",
    talks=(
        (day("2020-01-09"), "Moeder rekent voor dat een potje pillen gelijk is aan vijf dagen eten."),
        (day("2020-01-30"), "Met de mentor gesproken: op goede dagen kan hij het niveau makkelijk aan."),
    ),
    agreed_on=day("2020-01-30"),
    boxes=boxes(
        """
        # Situatieschets
        De oudste van twee kinderen kan zich zonder medicijnen niet concentreren. Het middel dat bij hem werkt wordt
        maar deels vergoed en moeder liep er bij de apotheek een schuld door op. Nu slikt hij het om de dag.

        # Perspectief
        Hij blijft op zijn school en gaat over. Moeder maakt geen nieuwe schulden en houdt tijd over voor de jongste.

        # Doorbraak
        We betalen de schuld bij de apotheek en een jaar lang de bijbetaling. In dat jaar zoekt de arts een middel dat
        wel wordt vergoed.

        # Zelf doen
        Moeder houdt met een app de medicijnen bij en belt de apotheek voordat zij iets ophaalt. De zoon vraagt in de
        klas zelf om een rustige plek.

        # Ondersteuning
        Een budgetcoach helpt moeder een jaar lang. Opvoedhulp komt een half jaar en let ook op de jongste.

        # Behandeling
        De kinderarts ziet de zoon elke drie maanden en probeert in de zomer een ander middel.

        # Legitimiteit
        De zorgverzekeraar past de regels goed toe en bijzondere bijstand volgt die regels. De uitkomst is toch dat
        jeugdhulp duurder wordt dan de pillen. Dat kan de bedoeling niet zijn.

        # Betrokkenheid
        Moeder, zoon, kinderarts, apotheek en mentor kennen het plan en de einddatum.
        """
    ),
    lines=costs(
        """
        huidig 545 per maand: Jeugdhulp voor de zoon | Jeugdwet | gemeente (Jeugdwet)
            Anderhalf uur per week. | beschikking
        dreigend 545 per maand: Jeugdhulp voor de zoon | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 2160 eenmalig: Extra begeleiding op school | Wet passend onderwijs | school
            Eén dagdeel per week, half jaar. | opgave school
        dreigend 2480 per jaar: Traject schuldhulp | Wet gemeentelijke schuldhulpverlening | kredietbank
            Prijs per traject. | opgave kredietbank
        dreigend 40 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Een half uur per week. | inschatting jeugdhulpverlener
        dreigend 1240 eenmalig: Incassokosten | Geen regeling | gezin
            Drie nota's van de apotheek. | opgave incassobureau
        maatwerk 1960 eenmalig: Schuld en bijbetaling medicijnen | Geen regeling | gemeente (overig)
            € 1.280 schuld en een jaar bijbetaling. | opgave apotheek
        maatwerk 85 per maand: Budgetcoach | Bijzondere bijstand | gemeente (Participatiewet)
            Eén gesprek per maand. | offerte
        maatwerk 55 per week x 6 mnd: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Daarna klaar. | nieuw hulpplan
        maatwerk 1150 eenmalig: Begeleiding op school | Wet passend onderwijs | school
            Tot de zomer. | opgave school
        maatwerk 940 eenmalig: Controles bij de kinderarts | Zorgverzekeringswet | zorgverzekeraar
            Vier bezoeken. | opgave ziekenhuis
        """
    ),
    kba_reviewed_by="maatwerkeindbaas8",
    kba_reviewed_on=day("2020-02-18"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Schuld bij de apotheek en een jaar bijbetaling",
            1960,
            tried="Zorgverzekeraar (afgewezen, ook na bezwaar); bijzondere bijstand (voorliggende voorziening).",
            scheme="Zorgverzekeringswet",
        ),
        regular("Bijzondere bijstand", "Budgetcoach", 85, "month"),
    ),
    payments=(
        paid("2020-04-03", 1280, "Schuld bij de apotheek"),
        paid("2020-06-05", 680, "Bijbetaling voor een jaar, rechtstreeks aan de apotheek"),
    ),
    spar_on=day("2020-02-18"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas4", "maatwerkeindbaas8"),
    questions=(
        Question(
            "treatment",
            "Is er een middel dat wel wordt vergoed?",
            "maatwerkeindbaas8",
            "consulent2",
            "De arts denkt van wel, maar wil pas na het schooljaar wisselen.",
            day("2020-02-21"),
        ),
    ),
    circulated_on=day("2020-02-28"),
    doorbraak_on=day("2020-03-03"),
    attendees=present("2020-03-03"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2020-04-20"),
    executed_on=day("2020-07-10"),
    steps=(
        Step("Schuld bij de apotheek betalen", day("2020-04-03")),
        Step("Bijbetaling voor een jaar regelen", day("2020-06-05")),
        Step("Schooljaar afmaken", day("2020-07-10")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2020-01-30", "Kiezen tussen pillen en boodschappen went niet."),
        mark(
            "direct",
            "moeder",
            6,
            "2020-04-28",
            "Haar zoon houdt zijn aandacht bij de les en zij maakte geen nieuwe schuld.",
        ),
        mark("months6", "moeder", "6.5", "2020-10-13", "Hij ging over. Het nieuwe middel wordt geprobeerd."),
    ),
    leerpunten=("schuld-buiten-schuld",),
    parties=("kinderarts", "apotheek", "school"),
)
