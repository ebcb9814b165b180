"""Discussed in 2019 and then taken up by regular means (a success): the other five of ten."""

from maatwerk.demo.story.shapes import Family, Question
from maatwerk.demo.story.short import boxes, day, mark
from maatwerk.demo.story.tafels import present

FIETSROUTE = Family(
    key="fietsroute",
    title="Leren fietsen in plaats van de taxi",
    registered_on=day("2019-07-01"),
    adults=1,
    children=2,
    team="IGT Noordoost",
    source="own_team",
    ground="no_scheme",
    domains=("onderwijs", "financien"),
    coach="maatwerkeindbaas2",
    consultant="consulent2",
    talks=((day("2019-07-10"), "De zoon wil geen taxi, hij wil met klasgenoten mee."),),
    agreed_on=day("2019-07-10"),
    boxes=boxes(
        """
        # Situatieschets
        Een zoon van twaalf komt net niet in aanmerking voor leerlingenvervoer en de bus vindt hij te druk. Zijn
        moeder heeft geen geld voor een fiets.

        # Perspectief
        Zelf naar school, elke dag.

        # Doorbraak
        Fiets via de regeling voor minima en oefenen met een vrijwilliger, vier weken lang.

        # Zelf doen
        Hij oefent in de vakantie; zijn zus fietst de eerste week mee.

        # Ondersteuning
        Een maatje van het vrijwilligerspunt.
        """
    ),
    spar_on=day("2019-09-10"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas5", "maatwerkeindbaas10"),
    metingen=(mark("canvas", "jeugdige", 6, "2019-07-10", "Een eigen fiets is alvast twee punten waard."),),
    parties=("school", "vrijwilligerspunt"),
    exit="regular",
    exit_on=day("2019-09-24"),
    exit_reason="Fiets via de meedoenregeling; de school gaf begeleiding bij de route.",
)

LEGE_WINKEL = Family(
    key="lege-winkel",
    title="Een winkel dicht en een gezin zonder inkomen",
    registered_on=day("2019-08-12"),
    adults=2,
    children=2,
    team="IGT Zuidwest",
    source="data",
    ground="too_slow",
    domains=("werk-en-inkomen", "financien"),
    coach="maatwerkeindbaas8",
    consultant="consulent3",
    talks=(
        (day("2019-08-21"), "Moeder sloot haar winkel en wist niet dat zij zich kon melden."),
        (day("2019-09-04"), "Werkplein en zelfstandigenloket zaten samen aan tafel."),
    ),
    agreed_on=day("2019-09-04"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder stopte met haar winkel en viel tussen twee loketten: te laat voor het ene, te vroeg voor het andere.
        Het gezin leeft vier maanden van spaargeld en familie.

        # Perspectief
        Een uitkering met terugwerkende kracht en werk binnen een jaar.

        # Doorbraak
        Eén medewerker behandelt de overgang van Bbz naar bijstand en kent een voorschot toe.

        # Zelf doen
        Moeder schrijft haar bedrijf uit en levert de jaarcijfers aan.

        # Ondersteuning
        Een traject naar werk in de verkoop.

        # Behandeling
        Is nu niet aan de orde.

        # Legitimiteit
        Beide regelingen zijn toegepast zoals bedoeld. De overgang ertussen was niemands taak.

        # Betrokkenheid
        Moeder, vader, werkplein en zelfstandigenloket.
        """
    ),
    spar_on=day("2019-09-24"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas5", "maatwerkeindbaas7"),
    circulated_on=day("2019-10-04"),
    doorbraak_on=day("2019-10-08"),
    attendees=present("2019-10-08"),
    outcome="regular",
    metingen=(mark("canvas", "moeder", 5, "2019-09-04", "Zij mist de winkelbel het meest."),),
    leerpunten=("volgorde-van-aanvragen",),
    parties=("werkplein", "zelfstandigenloket"),
    exit="regular",
    exit_on=day("2019-10-08"),
    exit_reason="Voorschot en bijstand toegekend; het werkplein neemt het over.",
)

TERUG_UIT_DETENTIE = Family(
    key="terug-uit-detentie",
    title="Vader komt vrij en heeft geen adres",
    registered_on=day("2019-08-26"),
    adults=2,
    children=2,
    team="IGT Noordwest",
    source="partner",
    ground="too_slow",
    domains=("wonen", "justitie", "opvoeding"),
    coach="maatwerkeindbaas3",
    consultant="consulent",
    talks=((day("2019-09-04"), "Moeder wil dat hij komt, maar haar huurcontract staat het niet toe."),),
    agreed_on=day("2019-09-18"),
    boxes=boxes(
        """
        # Situatieschets
        Over zes weken komt vader vrij. Zonder adres krijgt hij geen uitkering en zonder uitkering geen kamer. De
        kinderen tellen de dagen.

        # Perspectief
        Een plek waar de kinderen hem in het weekend kunnen bezoeken en werk binnen drie maanden.

        # Doorbraak
        Een briefadres en een kamer bij begeleid wonen, allebei geregeld vóór de dag dat hij vrijkomt.

        # Zelf doen
        Vader belt vanuit de inrichting zelf met de reclassering en het werkplein.

        # Ondersteuning
        De nazorgcoördinator haalt hem op.
        """
    ),
    spar_on=day("2019-10-15"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas4", "maatwerkeindbaas6"),
    questions=(
        Question(
            "breakthrough",
            "Kan het briefadres ingaan vóór de vrijlating?",
            "maatwerkeindbaas",
            "consulent",
            "Ja, de afdeling burgerzaken doet dat twee weken van tevoren.",
            day("2019-10-21"),
        ),
    ),
    metingen=(mark("canvas", "moeder", 5, "2019-09-18", "Hoop en zorgen houden elkaar in evenwicht."),),
    parties=("reclassering", "nazorg na detentie", "begeleid wonen"),
    exit="regular",
    exit_on=day("2019-10-29"),
    exit_reason="Kamer en briefadres via de bestaande afspraken over nazorg; tijdig gemeld was het genoeg.",
)

MANTELZORGER = Family(
    key="overbelaste-mantelzorger",
    title="Een dochter die voor haar moeder zorgt",
    registered_on=day("2019-09-23"),
    adults=1,
    children=1,
    team="IGT Noordwest",
    source="own_team",
    ground="no_scheme",
    domains=("gezondheid", "opvoeding", "sociaal-netwerk"),
    coach="maatwerkeindbaas7",
    consultant="consulent",
    talks=(
        (day("2019-10-02"), "De dochter (15) deed de deur open en zette thee."),
        (day("2019-10-16"), "Zij gaf toe dat zij sinds de zomer niet meer heeft gesport."),
    ),
    agreed_on=day("2019-10-16"),
    boxes=boxes(
        """
        # Situatieschets
        Een dochter doet het huishouden en geeft haar moeder medicijnen. Op school valt zij in slaap. De hulp in huis
        is afgewezen omdat er een gezonde huisgenoot zou zijn.

        # Perspectief
        De dochter is weer vijftien: school, vriendinnen en volleybal.

        # Doorbraak
        Het besluit wordt herzien: een kind telt niet als huisgenoot die het huishouden overneemt.

        # Zelf doen
        Moeder vraagt een nicht voor de zaterdag. De dochter kiest één taak die zij graag houdt.

        # Ondersteuning
        Huishoudelijke hulp en een vaste wijkverpleegkundige.

        # Behandeling
        Moeder krijgt haar medicijnen via de wijkverpleging.

        # Legitimiteit
        De beleidsregels van de Wmo noemen leeftijd al; zij waren hier verkeerd gelezen.

        # Betrokkenheid
        Moeder, dochter, nicht, school en wijkverpleging.
        """
    ),
    spar_on=day("2019-11-12"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas10"),
    circulated_on=day("2019-11-21"),
    doorbraak_on=day("2019-11-26"),
    attendees=present("2019-11-26"),
    outcome="regular",
    metingen=(mark("canvas", "jeugdige", 5, "2019-10-16", "Zij vindt het niet erg, zegt zij, en kijkt weg."),),
    parties=("wijkverpleging", "school"),
    exit="regular",
    exit_on=day("2019-11-26"),
    exit_reason="Huishoudelijke hulp alsnog toegekend vanuit de Wmo na herziening van het besluit.",
)

BABYKAMER = Family(
    key="baby-op-komst",
    title="Een baby op komst en geen eigen adres",
    registered_on=day("2019-10-07"),
    adults=1,
    children=1,
    team="IGT Centrum",
    source="partner",
    ground="too_slow",
    domains=("wonen", "financien", "gezondheid"),
    coach="maatwerkeindbaas5",
    consultant="consulent5",
    talks=((day("2019-10-16"), "Zij slaapt met haar peuter bij haar zus en is zeven maanden zwanger."),),
    agreed_on=day("2019-10-16"),
    boxes=boxes(
        """
        # Situatieschets
        Een jonge moeder woont in bij haar zus en verwacht een tweede kind. Voor de lijst met urgentie moet zij eerst
        een half jaar ingeschreven staan.

        # Perspectief
        Een eigen plek vóór de geboorte.

        # Doorbraak
        Een kamer in een woongroep voor jonge moeders, waar nog plaats is en waar niemand naar had gevraagd.

        # Zelf doen
        Zij volgt de zwangerschapscursus en spaart voor een bedje.

        # Ondersteuning
        De jeugdverpleegkundige komt voor en na de geboorte.
        """
    ),
    spar_on=day("2019-11-12"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas4"),
    metingen=(mark("canvas", "moeder", "5.5", "2019-10-16", "Blij met de baby, niet met de bank van haar zus."),),
    leerpunten=("gesprek-kinderwens",),
    parties=("woongroep", "jeugdgezondheidszorg"),
    exit="regular",
    exit_on=day("2019-12-03"),
    exit_reason="Geplaatst in de woongroep voor jonge moeders, binnen het gewone aanbod van de Wmo.",
)
