"""Plans of the second half of 2019: a temporary place, a taxi without an address, a staircase to the attic."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, missed, no_mark, paid, regular
from maatwerk.demo.story.tafels import present

BANKHOPPEN = Family(
    key="tijdelijke-woonplek",
    title="Een tijdelijke plek in plaats van telkens een andere bank",
    registered_on=day("2019-05-13"),
    adults=1,
    children=2,
    team="IGT Noordwest",
    source="partner",
    ground="too_slow",
    domains=("wonen", "onderwijs", "gezondheid", "opvoeding"),
    coach="maatwerkeindbaas5",
    consultant="consulent",
    talks=(
        (day("2019-05-16"), "Gesprek op school, omdat er geen adres is. Alles wat zij hebben zit in vier tassen."),
        (
            day("2019-06-06"),
            "Moeder en zoon vertellen wat er in een huis minimaal moet zijn: een douche zonder drempel.",
        ),
    ),
    agreed_on=day("2019-06-06"),
    boxes=boxes(
        """
        # Situatieschets
        Sinds de scheiding slapen moeder, haar zoon en haar dochter bij steeds andere kennissen op de bank. De zoon
        heeft dagelijks hulp bij het wassen nodig en dat lukt op de meeste plekken niet. Daarom gaat hij niet meer
        naar school.

        # Perspectief
        Het gezin heeft rust op één adres en de zoon zit weer in de klas. Binnen een half jaar is er een eigen
        huurhuis.

        # Doorbraak
        We huren voor vijf maanden een aangepast appartement in een leegstaand gebouw. Zo hoeven de kinderen niet uit
        huis en wint de woonbemiddeling tijd.

        # Zelf doen
        Moeder reageert elke dag op woningen en houdt het appartement netjes. Een tante past op de dochter als moeder
        met haar zoon naar het ziekenhuis moet.

        # Ondersteuning
        Thuisbegeleiding helpt bij inschrijvingen, toeslagen en het vinden van een huis.

        # Behandeling
        De zoon krijgt zijn therapie weer op school, zodra hij daar elke dag is.

        # Legitimiteit
        Uithuisplaatsing omdat er geen woning is, mag niet. De Jeugdwet zegt niet wie dan de woning betaalt; daarom
        doen wij dat, voor korte tijd.

        # Betrokkenheid
        Moeder, de school, de woonbemiddeling en de eigenaar van het gebouw hebben hun afspraken op één blad gezet.
        """
    ),
    lines=costs(
        """
        huidig 690 per maand: Hulp aan de zoon | Jeugdwet | gemeente (Jeugdwet)
            Persoonlijke verzorging en begeleiding. | beschikking
        huidig 145 per week: Thuisbegeleiding | Wmo 2015 | gemeente (Wmo)
            Drie uur per week, op wisselende plekken. | beschikking
        dreigend 3480 per maand: Woonplek met zorg voor de zoon | Jeugdwet | gemeente (Jeugdwet)
            Enige plek met de juiste voorzieningen. | opgave aanbieder
        dreigend 610 per maand: Pleegzorg voor de dochter | Jeugdwet | gemeente (Jeugdwet)
            Pleegvergoeding en begeleiding. | tarief pleegzorg
        dreigend 1120 per maand: Opvang voor moeder | Wmo 2015 | gemeente (Wmo)
            Nachtopvang met begeleiding. | opgave opvang
        dreigend 3480 eenmalig: Herstart op school na een jaar verzuim | Wet passend onderwijs | school
            Onderzoek, tijdelijke plaatsing en vervoer. | opgave samenwerkingsverband
        maatwerk 950 per maand x 5 mnd: Tijdelijk appartement | Geen regeling | gemeente (overig)
            Huur met energie, zonder borg. | offerte
        maatwerk 145 per week: Thuisbegeleiding | Wmo 2015 | gemeente (Wmo)
            Drie uur per week. | beschikking
        maatwerk 310 per maand x 10 mnd: Vervoer naar school | Verordening leerlingenvervoer | gemeente (overig)
            Tien schoolmaanden, vanaf het nieuwe adres. | opgave vervoer
        maatwerk 690 per maand: Hulp aan de zoon | Jeugdwet | gemeente (Jeugdwet)
            Blijft gelijk. | beschikking
        maatwerk 1830 eenmalig: Verhuizing en stoffering | Bijzondere bijstand | gemeente (Participatiewet)
            Bij de stap naar een eigen huis. | beleidsregels
        """
    ),
    kba_reviewed_by="maatwerkeindbaas3",
    kba_reviewed_on=day("2019-07-11"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Tijdelijk appartement",
            950,
            "month",
            5,
            tried="Urgentie aangevraagd (wachttijd zes maanden); opvang heeft geen kamer met een aangepaste douche.",
            until="Zolang er geen eigen huurwoning is, hooguit tot het einde van het jaar.",
            review=day("2019-11-01"),
            scheme="Wmo 2015",
        ),
        regular("Bijzondere bijstand", "Verhuizing en stoffering", 1830),
    ),
    payments=(
        paid("2019-08-02", 950, "Huur augustus"),
        paid("2019-09-02", 950, "Huur september"),
        paid("2019-10-01", 950, "Huur oktober"),
        paid("2019-11-01", 950, "Huur november"),
        paid("2019-12-02", 950, "Huur december"),
    ),
    spar_on=day("2019-07-09"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas10"),
    questions=(
        Question(
            "perspective",
            "Wat gebeurt er als er na vijf maanden nog geen huis is?",
            "maatwerkeindbaas10",
            "maatwerkeindbaas5",
            "De bemiddeling geeft het gezin vanaf oktober voorrang op een gelijkvloerse woning.",
            day("2019-07-11"),
        ),
    ),
    circulated_on=day("2019-07-12"),
    doorbraak_on=day("2019-07-16"),
    attendees=present("2019-07-16"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2019-07-29"),
    executed_on=day("2019-12-13"),
    steps=(
        Step("Appartement huren en betrekken", day("2019-07-29")),
        Step("Zoon terug naar school met vervoer", day("2019-08-26")),
        Step("Eigen huurhuis vinden", day("2019-11-21")),
        Step("Verhuizen", day("2019-12-13")),
    ),
    metingen=(
        mark("canvas", "moeder", 3, "2019-06-06", "Vier tassen en geen sleutel."),
        no_mark(
            "direct",
            "moeder",
            "Moeder wil geen cijfer geven: zij vindt een getal te klein voor het verschil.",
            "2019-09-05",
            "Het gezin heeft een veilige plek. De zoon gaat weer naar school en dat geeft rust.",
        ),
        mark("months6", "moeder", 7, "2020-02-04", "Een eigen voordeur en buren die groeten."),
        mark("months12", "moeder", "7.5", "2020-08-11", "De zoon logeerde voor het eerst bij een klasgenoot."),
    ),
    leerpunten=("tussen-wal-en-schip", "grote-woningen"),
    parties=("school", "woonbemiddeling", "thuisbegeleiding", "eigenaar van het gebouw"),
)

SCHOOLTAXI = Family(
    key="schooltaxi-zonder-adres",
    title="Naar school zonder vast adres",
    registered_on=day("2019-06-24"),
    adults=1,
    children=3,
    team="IGT Noordoost",
    source="partner",
    ground="no_scheme",
    domains=("onderwijs", "wonen", "veiligheid"),
    coach="maatwerkeindbaas6",
    consultant="consulent2",
    talks=(
        (day("2019-06-27"), "Moeder houdt op een kaart bij waar zij die week slapen en hoe ver dat van school is."),
        (day("2019-07-11"), "School wil de kinderen graag houden en past de begintijd aan."),
    ),
    agreed_on=day("2019-07-11"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder en drie kinderen zijn ondergebracht op wisselende adressen buiten de stad, omdat thuis niet veilig is.
        Twee kinderen gaan naar het speciaal onderwijs. Wie geen vaste woonplaats heeft, krijgt geen
        leerlingenvervoer.

        # Perspectief
        De kinderen zitten elke dag op hun eigen school, ook als zij die maand weer ergens anders slapen.

        # Doorbraak
        De taxi rijdt naar het adres van die week. De gemeente betaalt de rit uit het maatwerkbudget tot er een vast
        adres is.

        # Zelf doen
        Moeder geeft elke vrijdag het adres voor de week erna door, alleen aan de consulent. Zij brengt het jongste
        kind zelf met de fiets.

        # Ondersteuning
        De begeleider van de opvang houdt contact met school over veiligheid bij het halen en brengen.

        # Behandeling
        Een van de kinderen praat met een speltherapeut op school.

        # Legitimiteit
        De verordening gaat uit van één woonadres. Zij wil kinderen op een passende school krijgen en dat doel geldt
        net zo goed voor wie moest vluchten.

        # Betrokkenheid
        Moeder, school, opvang en vervoerder werken met een codewoord in plaats van een naam.
        """
    ),
    lines=costs(
        """
        huidig 2650 per maand x 3 mnd: Tijdelijke opvang | Wmo 2015 | gemeente (Wmo)
            Tot er een vast adres is. | beschikking
        huidig 640 per maand: Jeugdhulp voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Loopt sinds het voorjaar. | beschikking
        dreigend 1420 per maand: Dagbehandeling voor één kind | Jeugdwet | gemeente (Jeugdwet)
            Advies als school wegvalt. | advies jeugdarts
        dreigend 4350 per maand x 2 mnd: Crisisplaats | Jeugdwet | gemeente (Jeugdwet)
            Verwacht bij het ontbreken van een vaste dag. | inschatting jeugdhulp
        dreigend 640 per maand: Jeugdhulp voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 1480 eenmalig: Verzuimtraject | Wet passend onderwijs | gemeente (overig)
            Uren van de leerplichtambtenaar. | opgave leerplicht
        dreigend 3600 eenmalig: Plaatsing op een nieuwe school | Wet passend onderwijs | school
            Twee onderzoeken en opstart. | opgave samenwerkingsverband
        maatwerk 340 per maand x 4 mnd: Taxi vanaf wisselende adressen | Geen regeling | gemeente (overig)
            Prijs per rit, begeleiding inbegrepen. | offerte
        maatwerk 2650 per maand x 3 mnd: Tijdelijke opvang | Wmo 2015 | gemeente (Wmo)
            Tot er een vast adres is. | beschikking
        maatwerk 75 per week: Begeleiding van moeder | Wmo 2015 | gemeente (Wmo)
            Anderhalf uur per week. | beschikking
        maatwerk 190 per maand x 9 mnd: Speltherapie op school | Jeugdwet | gemeente (Jeugdwet)
            Eén kind, negen maanden. | offerte
        maatwerk 145 per maand x 4 mnd: Gewoon leerlingenvervoer | Verordening leerlingenvervoer | gemeente (overig)
            Vanaf maart binnen de regeling. | opgave vervoer
        """
    ),
    kba_reviewed_by="maatwerkeindbaas9",
    kba_reviewed_on=day("2019-08-29"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Taxi vanaf wisselende adressen",
            340,
            "month",
            4,
            tried="Leerlingenvervoer aangevraagd en afgewezen; vrijwillige chauffeurs vindt de opvang te onveilig.",
            until="Zolang het gezin geen vast woonadres heeft.",
            review=day("2019-12-15"),
            scheme="Verordening leerlingenvervoer",
        ),
        regular("Wmo 2015", "Begeleiding van moeder", 75, "week"),
        regular("Jeugdwet", "Speltherapie op school", 190, "month", 9),
    ),
    payments=(
        paid("2019-10-01", 340, "Ritten september"),
        paid("2019-11-01", 340, "Ritten oktober"),
        paid("2019-12-02", 340, "Ritten november"),
        paid("2019-12-20", 340, "Ritten december"),
    ),
    spar_on=day("2019-08-27"),
    spar_partners=("maatwerkeindbaas7", "maatwerkeindbaas8", "maatwerkeindbaas9"),
    circulated_on=day("2019-08-30"),
    doorbraak_on=day("2019-09-03"),
    attendees=present("2019-09-03"),
    akkoord_by=("maatwerkeindbaas7", "maatwerkeindbaas9"),
    outcome="akkoord",
    started_on=day("2019-09-09"),
    executed_on=day("2019-12-20"),
    steps=(
        Step("Vaste chauffeur en codewoord afspreken", day("2019-09-06")),
        Step("Dagelijks rijden", day("2019-12-20")),
        Step("Overgaan naar het gewone leerlingenvervoer", day("2019-12-20")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2019-07-11", "Elke avond de vraag waar zij morgen zijn."),
        mark("direct", "moeder", 6, "2019-09-26", "School is het enige dat elke dag hetzelfde is."),
        missed("months6", "moeder", "Gesprek viel samen met het sluiten van de scholen."),
        mark("months12", "moeder", 7, "2020-09-15", "Vast adres, vaste fietsroute."),
    ),
    leerpunten=("vervoer-zonder-adres",),
    parties=("vrouwenopvang", "school", "vervoerder"),
)

VASTE_TRAP = Family(
    key="vaste-trap",
    title="Een vaste trap en een eigen kamer",
    registered_on=day("2019-07-15"),
    adults=2,
    children=5,
    team="IGT Centrum",
    source="gut_file",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "gezondheid"),
    coach="maatwerkeindbaas5",
    consultant="consulent5",
    talks=(
        (
            day("2019-07-24"),
            "Vijf kinderen in twee kamers. De vlizotrap naar zolder is niet te gebruiken in het donker.",
        ),
        (day("2019-08-29"), "De opzichter van de corporatie kwam kijken en vond het een goed idee."),
    ),
    agreed_on=day("2019-08-29"),
    boxes=boxes(
        """
        # Situatieschets
        De oudste van vijf kinderen raakt overprikkeld en slaat dan van zich af. Hij deelt een kamer met twee
        broertjes. Een grotere woning komt er voorlopig niet en het gezin wil de buurt niet uit.

        # Perspectief
        Iedereen kan zich terugtrekken en de nachten zijn rustig. De jeugdhulp kan daardoor terug in uren.

        # Doorbraak
        Geen verhuizing maar een vaste trap naar zolder. De gemeente betaalt de trap en de corporatie maakt de zolder
        bewoonbaar, zonder de huur te verhogen.

        # Zelf doen
        Vader schildert de zolder met zijn broer. De oudste zoon kiest de kleur en houdt zijn kamer zelf bij.

        # Ondersteuning
        De opvoedhulp blijft een half jaar, met als doel dat de ouders elkaar aflossen voordat het misgaat.

        # Behandeling
        De zoon leert bij zijn behandelaar wat hij kan doen als het te druk wordt; zijn kamer hoort daarbij.

        # Legitimiteit
        Een verbouwing zonder lichamelijke beperking valt buiten de Wmo. Wel vraagt de Jeugdwet ons de lichtste hulp
        te kiezen die werkt, en dat is hier een trap.

        # Betrokkenheid
        Ouders, zoon, corporatie en bouwtoezicht waren bij de eerste meting. De buren weten wanneer er geboord wordt.
        """
    ),
    lines=costs(
        """
        huidig 1150 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Twee keer per week ambulant. | beschikking
        huidig 70 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Ruim een uur per week. | beschikking
        dreigend 1150 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 130 per week: Logeren buiten het gezin | Jeugdwet | gemeente (Jeugdwet)
            Elk weekend, advies van de behandelaar. | advies behandelaar
        dreigend 3900 per maand x 3 mnd: Crisisplaats | Jeugdwet | gemeente (Jeugdwet)
            Eén opname van drie maanden. | inschatting behandelaar
        dreigend 70 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 1600 eenmalig: Bemiddeling met de buren en schade | Geen regeling | woningcorporatie
            Twee trajecten, deuren en vloer. | opgave corporatie
        maatwerk 2680 eenmalig: Vaste trap naar zolder | Geen regeling | gemeente (overig)
            Laagste van twee offertes. | offerte
        maatwerk 1900 eenmalig: Isolatie, raam en stopcontacten | Geen regeling | woningcorporatie
            Voor rekening van de corporatie. | toezegging corporatie
        maatwerk 490 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Minder dan de helft van de uren. | nieuw hulpplan
        maatwerk 70 per week x 6 mnd: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Daarna klaar. | nieuw hulpplan
        maatwerk 420 eenmalig: Melding en controle | Besluit omgevingsrecht | gemeente (overig)
            Leges. | legesverordening
        maatwerk 800 eenmalig: Bed, kast en bureau | Bijzondere bijstand | gemeente (Participatiewet)
            Richtprijzen. | beleidsregels
        """
    ),
    kba_reviewed_by="maatwerkeindbaas7",
    kba_reviewed_on=day("2019-10-01"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Vaste trap naar zolder",
            2680,
            tried="Woningaanpassing volgens de Wmo (afgewezen); corporatie betaalt geen uitbreiding van de woonruimte.",
        ),
        regular("Bijzondere bijstand", "Bed, kast en bureau", 800),
    ),
    payments=(paid("2019-11-29", 2680, "Trap geplaatst en opgeleverd"),),
    spar_on=day("2019-09-24"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas7"),
    questions=(
        Question(
            "legitimacy",
            "Waarom betaalt de corporatie de trap niet zelf?",
            "maatwerkeindbaas",
            "maatwerkeindbaas5",
            "Zij betaalt wel de zolder. Een trap telt als extra ruimte en zou de huur verhogen.",
            day("2019-09-30"),
        ),
    ),
    circulated_on=day("2019-10-04"),
    doorbraak_on=day("2019-10-08"),
    attendees=present("2019-10-08"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2019-11-11"),
    executed_on=day("2019-11-29"),
    steps=(
        Step("Trap bestellen en melding doen", day("2019-10-17")),
        Step("Zolder isoleren", day("2019-11-15")),
        Step("Trap plaatsen", day("2019-11-26")),
        Step("Kamer inrichten", day("2019-11-29")),
    ),
    metingen=(
        mark("canvas", "moeder", "5.5", "2019-08-29", "Zij slaapt met één oor open."),
        mark("canvas", "vader", 6, "2019-08-29", "Vader werkt nachten en vangt overdag op."),
        mark("direct", "moeder", 7, "2019-12-03", "Er is een deur die dicht mag."),
        mark("direct", "vader", "6.5", "2019-12-03", "Hij is trots op de zolder."),
        mark("months6", "moeder", "7.5", "2020-05-14", "Zelfs met alle kinderen thuis bleef het te doen."),
        mark("months12", "moeder", 7, "2020-11-12", "De uren jeugdhulp zijn gehalveerd."),
    ),
    leerpunten=("vergunning-unit",),
    parties=("woningcorporatie", "bouwtoezicht", "jeugdhulp"),
)
