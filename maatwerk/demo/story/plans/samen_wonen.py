"""A mother and two children together again, with help in the house."""

from maatwerk.demo.story.shapes import Family, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, missed, paid, regular
from maatwerk.demo.story.tafels import present

SAMEN_WONEN = Family(
    key="samen-wonen",
    title="Met begeleiding weer samen onder één dak",
    registered_on=day("2019-04-23"),
    adults=1,
    children=2,
    team="IGT Centrum",
    source="own_team",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "veiligheid"),
    coach="maatwerkeindbaas6",
    consultant="consulent5",
    talks=(
        (day("2019-05-02"), "Moeder heeft twee kamers ingericht voor kinderen die er nog niet slapen."),
        (
            day("2019-05-23"),
            "Met de kinderen gesproken in het gezinshuis. De jongste vroeg hoe vaak zij nog moet wisselen.",
        ),
    ),
    agreed_on=day("2019-05-23"),
    boxes=boxes(
        """
        # Situatieschets
        De twee kinderen wonen sinds twee jaar in een gezinshuis. Moeder heeft haar leven weer op orde, maar alleen
        wonen met twee kinderen vinden zij en de jeugdbeschermer een te grote stap. Een plek waar dat met hulp in huis
        kan, bestaat alleen voor moeders met baby's.

        # Perspectief
        Moeder en kinderen wonen samen, met iemand in de buurt die dag en nacht kan komen. Na een jaar kan die hulp
        weg.

        # Doorbraak
        Een zorgaanbieder zet begeleid wonen op in een gewone huurwoning. Twee wetten betalen samen één begeleider,
        die zowel moeder als de kinderen helpt.

        # Zelf doen
        Moeder volgt de wenweekenden volgens plan en vraagt zelf om hulp vóór het misgaat. De kinderen kiezen hun
        kamer en houden hun sport.

        # Ondersteuning
        Begeleiding elke dag, in de avond telefonisch. De ouders van het gezinshuis blijven oppas en vangnet.

        # Behandeling
        Een gezinstherapeut komt om de week. De jeugdbeschermer sluit na een half jaar af als het goed gaat.

        # Legitimiteit
        De Jeugdwet wil dat kinderen thuis wonen als dat veilig kan. Dat de plek hiervoor niet is ingekocht, is een
        reden om haar te maken en niet om de kinderen uit huis te laten.

        # Betrokkenheid
        Moeder, beide kinderen, het gezinshuis, de jeugdbeschermer en de school hebben de stappen samen bepaald.
        """
    ),
    lines=costs(
        """
        huidig 4100 per maand: Gezinshuis voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Tarief per kind per etmaal. | beschikking
        huidig 715 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Twee maatregelen. | tarief jeugdbescherming
        dreigend 4100 per maand: Gezinshuis voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Zonder andere plek nog een jaar. | beschikking
        dreigend 715 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Verlenging van de maatregelen. | tarief jeugdbescherming
        dreigend 1485 per maand: Begeleid wonen voor moeder alleen | Wmo 2015 | gemeente (Wmo)
            Advies van de behandelaar als de kinderen niet terugkomen. | advies behandelaar
        dreigend 200 per maand: Begeleide omgang | Jeugdwet | gemeente (Jeugdwet)
            Twee keer per maand. | beschikking
        maatwerk 2150 per maand: Begeleid wonen met twee kinderen | Wmo 2015 | gemeente (Wmo)
            Eén begeleider voor het hele gezin. | offerte
        maatwerk 105 per week: Gezinstherapie en hulp voor de kinderen | Jeugdwet | gemeente (Jeugdwet)
            Om de week, plus kindgesprekken. | offerte
        maatwerk 4100 per maand x 1 mnd: Laatste maand in het gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Tijdens de wenweekenden. | beschikking
        maatwerk 1850 eenmalig: Bedden, bureaus en een tweede slot | Geen regeling | gemeente (overig)
            Lijst van moeder, prijzen van de bouwmarkt. | prijsopgave
        maatwerk 290 eenmalig: Wenweekenden | Geen regeling | gemeente (overig)
            Reizen en een uitje met het gezinshuis. | begroting
        """
    ),
    kba_reviewed_by="maatwerkeindbaas3",
    kba_reviewed_on=day("2019-06-18"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Bedden, bureaus en een tweede slot",
            1850,
            tried="Bijzondere bijstand aangevraagd; die wacht tot de kinderen bij moeder staan ingeschreven.",
            scheme="Bijzondere bijstand",
        ),
        regular("Wmo 2015", "Begeleid wonen met twee kinderen", 2150, "month"),
        regular("Jeugdwet", "Gezinstherapie en hulp voor de kinderen", 105, "week"),
    ),
    payments=(paid("2019-09-06", 1850, "Inrichting van twee kinderkamers"),),
    spar_on=day("2019-06-18"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas9"),
    circulated_on=day("2019-06-27"),
    doorbraak_on=day("2019-07-02"),
    attendees=present("2019-07-02"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2019-09-27"),
    executed_on=day("2020-02-14"),
    steps=(
        Step("Huurwoning en begeleiding regelen", day("2019-08-28")),
        Step("Kamers inrichten en wenweekenden houden", day("2019-09-29")),
        Step("Kinderen thuis laten wonen", day("2019-10-12")),
        Step("Maatregelen van de rechter afsluiten", day("2020-02-14")),
    ),
    metingen=(
        mark("canvas", "moeder", "4.5", "2019-05-23", "Zij telt haar leven in weekenden met de kinderen."),
        mark("direct", "moeder", "7.5", "2019-10-08", "Druk, en precies wat zij wilde."),
        mark("months6", "moeder", 7, "2020-03-19", "Alles gaat goed, al is zij 's avonds moe."),
        missed("months12", "moeder", "Afspraak twee keer verzet en niet meer gehouden."),
    ),
    leerpunten=("tussen-wal-en-schip",),
    parties=("gezinshuis", "jeugdbescherming", "zorgaanbieder", "woningcorporatie"),
)
