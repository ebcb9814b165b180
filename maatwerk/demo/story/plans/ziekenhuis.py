"""A car and travel costs until the insurer decides."""

from maatwerk.demo.story.shapes import Family, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

ZIEKENHUIS = Family(
    key="weg-naar-het-ziekenhuis",
    title="De weg naar het ziekenhuis",
    registered_on=day("2020-05-04"),
    adults=2,
    children=3,
    team="IGT Zuidwest",
    source="own_team",
    ground="too_slow",
    domains=("gezondheid", "financien", "werk-en-inkomen"),
    coach="maatwerkeindbaas3",
    consultant="consulent",
    talks=(
        (day("2020-05-07"), "Gebeld. De auto staat sinds april stil en het academisch ziekenhuis is ver weg."),
        (day("2020-07-09"), "De ouders hielden een maand bij wat elke rit kostte."),
    ),
    agreed_on=day("2020-07-09"),
    boxes=boxes(
        """
        # Situatieschets
        De jongste van drie moet elke week naar een kinderziekenhuis in een andere provincie. De auto is kapot. Vader
        neemt steeds onbetaald verlof en moeder vindt geen oppas voor de andere twee.

        # Perspectief
        Het kind mist geen behandeling, vader houdt zijn baan en de zussen komen niet tekort.

        # Doorbraak
        We laten de auto repareren en betalen vier maanden de reiskosten, tot de vergoeding van de verzekeraar rond
        is.

        # Zelf doen
        Vader regelt met zijn werkgever een vaste vrije ochtend. Een oma en een buurvrouw verdelen de oppas.

        # Ondersteuning
        Een oppascentrale vult aan als oma niet kan. De consulent helpt met de aanvraag bij de verzekeraar.

        # Behandeling
        Het ziekenhuis plant controles van twee afdelingen voortaan op één dag.

        # Legitimiteit
        De Zorgverzekeringswet vergoedt dit vervoer, maar beslist achteraf en traag. Wij overbruggen en het gezin
        betaalt na uitbetaling niets dubbel.

        # Betrokkenheid
        Ouders, werkgever, ziekenhuis en de familie die oppast.
        """
    ),
    lines=costs(
        """
        huidig 420 per maand: Taxi naar het ziekenhuis | Zorgverzekeringswet | zorgverzekeraar
            Eén rit per week, deels vergoed. | opgave vervoerder
        dreigend 420 per maand: Taxi naar het ziekenhuis | Zorgverzekeringswet | zorgverzekeraar
            Blijft nodig zonder auto. | opgave vervoerder
        dreigend 80 per week: Oppas en hulp thuis | Wmo 2015 | gemeente (Wmo)
            Twee dagdelen. | inschatting consulent
        dreigend 150 per maand: Aanvullende bijstand | Participatiewet | gemeente (Participatiewet)
            Inkomen zakt onder de norm door onbetaald verlof. | proefberekening
        maatwerk 1650 eenmalig: Reparatie van de auto | Geen regeling | gemeente (overig)
            Koppeling en banden. | offerte
        maatwerk 310 per maand x 4 mnd: Reiskosten | Geen regeling | gemeente (overig)
            Vier ritten per maand. | kilometerstaat
        maatwerk 120 per maand: Vergoeding ziekenvervoer | Zorgverzekeringswet | zorgverzekeraar
            Volgens de polis. | polis
        maatwerk 45 per week x 6 mnd: Oppas | Wmo 2015 | gemeente (Wmo)
            Eén dagdeel, half jaar. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas6",
    kba_reviewed_on=day("2020-08-11"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Reparatie van de auto",
            1650,
            tried="Lening bij de kredietbank (geen ruimte om af te lossen); bijzondere bijstand (auto telt niet mee).",
        ),
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Reiskosten tot de verzekeraar betaalt",
            310,
            "month",
            4,
            tried="Vergoeding ziekenvervoer aangevraagd; besluit na ongeveer vier maanden.",
            until="Zolang de verzekeraar nog niet heeft besloten.",
            review=day("2020-11-24"),
            scheme="Zorgverzekeringswet",
        ),
        regular("Wmo 2015", "Oppas", 45, "week", 6),
    ),
    payments=(
        paid("2020-09-04", 1650, "Garage"),
        paid("2020-09-30", 310, "Reiskosten september", 1),
        paid("2020-10-30", 310, "Reiskosten oktober", 1),
        paid("2020-11-27", 310, "Reiskosten november", 1),
    ),
    spar_on=day("2020-08-11"),
    spar_partners=("maatwerkeindbaas6", "maatwerkeindbaas8", "maatwerkeindbaas10"),
    circulated_on=day("2020-08-20"),
    doorbraak_on=day("2020-08-25"),
    attendees=present("2020-08-25"),
    akkoord_by=("maatwerkeindbaas6", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2020-09-01"),
    steps=(
        Step("Auto laten repareren", day("2020-09-04")),
        Step("Controles op één dag laten plannen", day("2020-10-14")),
        Step("Vergoeding van de verzekeraar binnenhalen"),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2020-07-09", "Haar agenda is een puzzel van bussen en wachtkamers."),
        mark("direct", "moeder", "6.5", "2020-09-22", "Eén dag ziekenhuis in plaats van drie."),
    ),
    parties=("kinderziekenhuis", "zorgverzekeraar", "werkgever"),
)
