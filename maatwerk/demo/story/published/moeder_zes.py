"""Published: a house that is large enough for a mother and six children (theme Wonen)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, mark, regular
from maatwerk.demo.story.tafels import present

MOEDER_ZES = Family(
    key="moeder-zes",
    title="Een passende woning voor moeder met 6 kinderen",
    registered_on=day("2019-10-28"),
    adults=1,
    children=6,
    team="IGT Noordwest",
    source="gut_file",
    ground="too_slow",
    domains=("wonen", "veiligheid", "opvoeding", "financien"),
    coach="maatwerkeindbaas5",
    consultant="consulent",
    talks=(
        (day("2019-11-06"), "Kennismaking in de opvang. Moeder laat zien hoe zeven mensen in twee kamers slapen."),
        (day("2019-11-19"), "Samen de woonwensen opgeschreven. Moeder wil vooral dat de kinderen niet meer verhuizen."),
        (day("2020-03-19"), "Telefonisch. Er is een huis in beeld; moeder rekent voor welke huur zij kan dragen."),
    ),
    agreed_on=day("2019-11-19"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder leeft sinds eind 2018 in de vrouwenopvang omdat zij thuis niet veilig was. In het najaar van 2019
        kwamen ook haar zes kinderen bij haar. Zij slapen met zeven mensen in twee kamers.

        De opvang is bedoeld voor de eerste, onveilige maanden. Die zijn voorbij: sinds februari 2019 mag moeder een
        eigen huis zoeken. Het traject voor bijzondere bemiddeling begon pas acht maanden na de aanmelding. Nu hoort
        zij dat een huis voor zeven personen nog zeker een jaar op zich laat wachten.

        De kinderen maken hun huiswerk om de beurt aan één tafel. Twee van hen slapen slecht en halen hun toetsen niet
        meer.

        # Perspectief
        Over een jaar woont het gezin op een adres dat van henzelf is en dat de ex-partner niet kent. Er zijn genoeg
        kamers om ruzies te voorkomen en de kinderen blijven op hun eigen school.

        Moeder wil 's avonds de deur dicht kunnen doen en weten dat zij niet opnieuw hoeft te pakken.

        # Doorbraak
        Niet wachten op de lijst, maar de woningcorporatie op directieniveau vragen om een grote gezinswoning.
        Tegelijk zoeken we naar een tussenstap: een particuliere huurwoning of een vakantiehuis.

        # Zelf doen
        Moeder verzamelt de papieren voor de inschrijving en gaat zelf mee naar elke bezichtiging. Zij houdt haar
        inkomsten en uitgaven bij in een schrift en spaart voor de verhuisbus.

        De oudste twee kinderen helpen met schilderen. Een zus van moeder past op tijdens de verhuizing.

        # Ondersteuning
        De consulent houdt contact met de corporatie en regelt de bijzondere bijstand. De opvang blijft nog een half
        jaar langskomen in het nieuwe huis, eerst twee keer en later één keer per week.

        # Behandeling
        Twee kinderen praten met een jeugdhulpverlener over wat zij hebben meegemaakt. Die hulp verhuist mee, zodat
        zij niet opnieuw op een wachtlijst komen.

        # Legitimiteit
        De Wmo vraagt ons opvang te bieden zolang dat nodig is, en dat is hier niet meer zo. Een plek bezet houden
        omdat er geen huis is, dient het doel van die wet niet.

        De Participatiewet laat ruimte om bijzondere bijstand te geven voor kosten die uit bijzondere omstandigheden
        volgen. Zeven mensen na een vlucht uit huis is zo'n omstandigheid.

        # Betrokkenheid
        Moeder en de oudste kinderen hebben meegeschreven aan dit plan. De opvang, de woningcorporatie, de
        gemeentelijke bemiddeling en de school kennen het en doen hun deel.
        """
    ),
    boxes_after=boxes(
        """
        # Doorbraak
        Onder aanhoudende druk heeft de woningcorporatie een gezinswoning met zes slaapkamers vrijgemaakt, vanaf half
        april. Een tussenstap is daardoor niet meer nodig.

        De huur ligt hoger dan moeder kan dragen. De doorbraak is dat we dat verschil elke maand aanvullen vanuit de
        bijzondere bijstand en dat we de stoffering in één keer betalen. Dat kost een fractie van een jaar opvang.
        """
    ),
    lines=costs(
        """
        huidig 2950 per maand: Plek in de vrouwenopvang voor zeven personen | Wmo 2015 | gemeente (Wmo)
            Maandprijs van de opvang voor een gezin van deze grootte. | beschikking
        huidig 85 per week: Begeleiding van moeder in de opvang | Wmo 2015 | gemeente (Wmo)
            Twee uur per week volgens het begeleidingsplan. | begeleidingsplan
        dreigend 2950 per maand: Plek in de vrouwenopvang, nog een jaar | Wmo 2015 | gemeente (Wmo)
            De bemiddeling rekent op minstens twaalf maanden wachten. | opgave bemiddeling
        dreigend 85 per week: Begeleiding van moeder in de opvang | Wmo 2015 | gemeente (Wmo)
            Loopt door zolang het gezin in de opvang woont. | begeleidingsplan
        dreigend 520 per maand: Jeugdhulp voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Klachten nemen toe door het krappe wonen; hulp is twaalf maanden nodig. | inschatting jeugdhulpverlener
        dreigend 2140 per jaar: Vervoer naar de oude scholen | Verordening leerlingenvervoer | gemeente (overig)
            Drie kinderen reizen vanuit de opvang met begeleiding. | opgave vervoer
        maatwerk 2950 per maand x 1 mnd: Laatste maand in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Tot de sleuteloverdracht. | beschikking
        maatwerk 74 per maand: Aanvulling op de huur | Bijzondere bijstand | gemeente (Participatiewet)
            Verschil tussen de huur van een groot huis en wat moeder na toeslag kan dragen. | berekening huurtoeslag
        maatwerk 1354,33 eenmalig: Stoffering van de woning | Bijzondere bijstand | gemeente (Participatiewet)
            Vloeren en gordijnen voor zes slaapkamers, laagste van drie prijzen. | offerte
        maatwerk 85 per week x 6 mnd: Begeleiding in het nieuwe huis | Wmo 2015 | gemeente (Wmo)
            Een half jaar nazorg door dezelfde begeleider. | begeleidingsplan
        maatwerk 520 per maand x 6 mnd: Jeugdhulp voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Met rust thuis is de helft van de tijd genoeg. | inschatting jeugdhulpverlener
        maatwerk 3300 eenmalig: Inzet van consulent en maatwerkeindbaas | Geen regeling | gemeente (overig)
            Zestig uur tegen € 55 per uur. | urenraming
        maatwerk 377,67 eenmalig: Verhuisbus en inschrijving | Geen regeling | gezin
            Door moeder gespaard van het leefgeld. | rekening
        """
    ),
    kba_reviewed_by="maatwerkeindbaas7",
    kba_reviewed_on=day("2020-01-14"),
    fundings=(
        regular(
            "Bijzondere bijstand",
            "Aanvulling op de huur van de gezinswoning",
            74,
            "month",
            until="Zolang de huur hoger is dan moeder na huurtoeslag kan dragen.",
            review=day("2021-04-15"),
        ),
        regular("Bijzondere bijstand", "Stoffering van de gezinswoning", "1354.33"),
    ),
    spar_on=day("2020-01-14"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas7"),
    questions=(
        Question(
            "breakthrough",
            "Wie bij de corporatie kan buiten de lijst om beslissen?",
            "maatwerkeindbaas",
            "maatwerkeindbaas5",
            "De manager wonen. Er is een gesprek gepland in de week van 20 januari.",
            day("2020-01-17"),
        ),
        Question(
            "support",
            "Blijft de hulp voor de kinderen lopen als zij verhuizen?",
            "maatwerkeindbaas2",
            "consulent",
            "Ja, de aanbieder werkt in de hele stad en de indicatie blijft geldig.",
            day("2020-01-16"),
        ),
    ),
    first_circulated_on=day("2020-01-17"),
    returned_on=day("2020-01-21"),
    returned_why=(
        "De tafel steunt het doel, maar er is nog geen huis om ja tegen te zeggen. Breng het plan opnieuw in zodra er "
        "een woning is, en laat dan zien dat het verschil in huur klopt en wie het betaalt."
    ),
    circulated_on=day("2020-04-03"),
    doorbraak_on=day("2020-04-07"),
    attendees=present("2020-04-07"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2020-04-15"),
    executed_on=day("2020-05-20"),
    steps=(
        Step("Huurcontract tekenen en sleutel ophalen", day("2020-04-15")),
        Step("Bijzondere bijstand aanvragen voor huur en stoffering", day("2020-04-17")),
        Step("Vloeren en gordijnen laten leggen", day("2020-04-29")),
        Step("Verhuizen en de kinderen op hun school houden", day("2020-05-04")),
        Step("Begeleiding in het nieuwe huis laten starten", day("2020-05-20")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2019-11-19", "Iedereen zit op elkaars lip. Moeder slaapt op de bank in de gang."),
        mark(
            "direct",
            "moeder",
            8,
            "2020-05-06",
            "Het gezin is weer bij elkaar in een huis. Moeder zegt dat zij voor het eerst in lange tijd vooruit kijkt.",
        ),
        mark(
            "months6",
            "moeder",
            8,
            "2020-10-20",
            "De kinderen hebben vriendjes in de straat. De huur lukt, sparen nog niet.",
        ),
    ),
    leerpunten=("grote-woningen", "papieren-bemiddeling"),
    parties=("vrouwenopvang", "woningcorporatie", "woonbemiddeling", "jeugdhulp", "basisschool"),
)
