"""A temporary flat for a family that slept on other people's sofas."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, no_mark, paid, regular
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
    kba_reviewed_on=day("2019-07-09"),
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
    started_on=day("2019-08-05"),
    executed_on=day("2019-12-13"),
    steps=(
        Step("Appartement huren en betrekken", day("2019-08-05")),
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
            "2019-08-29",
            "Het gezin heeft een veilige plek. De zoon gaat weer naar school en dat geeft rust.",
        ),
        mark("months6", "moeder", 7, "2020-02-04", "Een eigen voordeur en buren die groeten."),
        mark("months12", "moeder", "7.5", "2020-08-11", "De zoon logeerde voor het eerst bij een klasgenoot."),
    ),
    leerpunten=("tussen-wal-en-schip", "grote-woningen"),
    parties=("school", "woonbemiddeling", "thuisbegeleiding", "eigenaar van het gebouw"),
)
