"""A taxi to school for children without a fixed address."""

from maatwerk.demo.story.shapes import Family, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, missed, paid, regular
from maatwerk.demo.story.tafels import present

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
    kba_reviewed_on=day("2019-08-27"),
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
