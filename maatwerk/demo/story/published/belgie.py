"""Published: a taxi across the border to a school that fits (theme Leerlingenvervoer)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

BELGIE = Family(
    key="leerlingenvervoer-belgie",
    title="Leerlingenvervoer in België",
    registered_on=day("2019-12-16"),
    adults=1,
    children=1,
    team="IGT Noordoost",
    source="partner",
    ground="no_scheme",
    domains=("onderwijs", "veiligheid", "opvoeding"),
    coach="maatwerkeindbaas6",
    consultant="consulent2",
    talks=(
        (
            day("2019-12-19"),
            "Thuis gesproken met de gordijnen dicht. Moeder en zoon willen allebei dat school weer begint.",
        ),
        (day("2020-01-09"), "De leerplichtambtenaar en de school waren erbij. De plek in Maasmechelen blijft open."),
    ),
    agreed_on=day("2020-01-09"),
    boxes=boxes(
        """
        # Situatieschets
        De zoon is ingeschreven op een school voor speciaal onderwijs in Maasmechelen, net over de grens. Hij komt er
        niet, want er is niemand die hem kan brengen. Moeder gaat om redenen van veiligheid niet de straat op. Om
        dezelfde redenen kan de zoon niet alleen met de bus.

        Volgens de verordening telt de dichtstbijzijnde passende school. Die staat in Maastricht, maar daar is hij
        niet welkom na een hoog opgelopen ruzie tussen die school en de ex-partner van moeder.

        De school in België wil vervoer regelen tot aan de grens. Een overstap langs de weg is voor deze jongen te
        onveilig. Zo zit hij al sinds de herfstvakantie thuis.

        # Perspectief
        Elke schooldag wordt de zoon thuis opgehaald en veilig weer thuisgebracht. Hij heeft weer een ritme, ziet
        leeftijdgenoten en spreekt wekelijks met de psycholoog van de school.

        Aan het einde van het schooljaar weten we of hij in een kleine groep kan meekomen.

        # Doorbraak
        We laten hem meerijden in een taxibus die de gemeente al voor andere leerlingen heeft ingekocht. De rit valt
        buiten de verordening, dus betalen we hem uit het maatwerkbudget. Het vervoer is daarmee van dezelfde
        kwaliteit en de vervoerder hoeft niets nieuws op te zetten.

        # Zelf doen
        Moeder zorgt dat haar zoon op tijd klaarstaat en belt de vervoerder zelf af bij ziekte. Zij oefent met haar
        begeleider om weer kleine stukken buiten te lopen, eerst tot aan de hoek.

        # Ondersteuning
        Een begeleider komt elke week bij moeder thuis. De leerplichtambtenaar zet het verzuimtraject stil zolang de
        zoon naar school gaat.

        # Behandeling
        De psycholoog van de school begeleidt de zoon. Een jeugdhulpverlener sluit eens per maand aan, zodat hulp op
        school en thuis hetzelfde doel houden.

        # Legitimiteit
        Elk kind heeft recht op passend onderwijs. De Nederlandse wet legt een deel van het vervoer bij scholen neer,
        maar geldt niet voor een school in België. De verordening kent geen bepaling voor deze situatie; het doel
        ervan, dat een kind op school komt, halen we alleen op deze manier.

        Voor een ander kind dat om veiligheid niet naar de dichtstbijzijnde school kan, zouden we hetzelfde doen.

        # Betrokkenheid
        Moeder en zoon kozen zelf voor deze school. De school, de vervoerder, de leerplichtambtenaar en de begeleider
        van moeder hebben hun deel toegezegd.
        """
    ),
    lines=costs(
        """
        huidig 110 per week: Ambulante hulp aan huis | Jeugdwet | gemeente (Jeugdwet)
            Twee uur per week zolang de zoon thuiszit. | beschikking
        huidig 75 per week: Begeleiding van moeder | Wmo 2015 | gemeente (Wmo)
            Anderhalf uur per week. | beschikking
        huidig 1480 eenmalig: Verzuimtraject | Wet passend onderwijs | gemeente (overig)
            Uren van de leerplichtambtenaar tot nu toe. | urenstaat
        dreigend 1640 per maand: Dagbehandeling in plaats van school | Jeugdwet | gemeente (Jeugdwet)
            Enige alternatief volgens de jeugdarts; plek vanaf direct. | advies jeugdarts
        dreigend 110 per week: Ambulante hulp aan huis | Jeugdwet | gemeente (Jeugdwet)
            Loopt door naast de dagbehandeling. | beschikking
        dreigend 75 per week: Begeleiding van moeder | Wmo 2015 | gemeente (Wmo)
            Anderhalf uur per week. | beschikking
        dreigend 2350 eenmalig: Verzuimtraject en proces-verbaal | Wet passend onderwijs | gemeente (overig)
            Gemiddelde inzet bij een jaar thuiszitten. | opgave leerplicht
        dreigend 1850 eenmalig: Onderzoek en herstart op een andere school | Wet passend onderwijs | school
            Nieuwe toelaatbaarheidsverklaring met onderzoek. | opgave samenwerkingsverband
        maatwerk 1150 per maand x 10 mnd: Taxibus naar school in België | Geen regeling | gemeente (overig)
            Contractprijs van de vervoerder, tien schoolmaanden. | contract vervoerder
        maatwerk 75 per week: Begeleiding van moeder | Wmo 2015 | gemeente (Wmo)
            Blijft gelijk; het doel is nu: weer naar buiten. | beschikking
        maatwerk 140 per maand: Jeugdhulp op school | Jeugdwet | gemeente (Jeugdwet)
            Eén gesprek per maand en verslag. | beschikking
        maatwerk 420 eenmalig: Afstemming met school en vervoerder | Geen regeling | gemeente (overig)
            Acht uur van de consulent. | urenraming
        """
    ),
    kba_reviewed_by="maatwerkeindbaas7",
    kba_reviewed_on=day("2020-01-28"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Taxibus naar de school in Maasmechelen",
            1150,
            "month",
            10,
            tried="Leerlingenvervoer aangevraagd (afgewezen); vervoer door de school stopt bij de grens.",
            until="Zolang de verordening dit vervoer niet dekt en de zoon op deze school staat.",
            review=day("2020-12-15"),
        ),
        regular("Wmo 2015", "Begeleiding van moeder", 75, "week"),
        regular("Jeugdwet", "Jeugdhulp op school", 140, "month"),
    ),
    payments=(
        paid("2020-03-02", 575, "Ritten februari"),
        paid("2020-04-01", 575, "Ritten maart, tot de sluiting van de scholen"),
        paid("2020-07-01", 1150, "Ritten juni"),
        paid("2020-07-31", 575, "Ritten juli"),
        paid("2020-10-01", 1150, "Ritten september"),
        paid("2020-11-02", 1150, "Ritten oktober"),
    ),
    releases=(released("2020-07-15", 2300, "Geen ritten in april en mei: de scholen waren dicht"),),
    spar_on=day("2020-01-28"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas7"),
    questions=(
        Question(
            "breakthrough",
            "Mag een taxibus uit het contract de grens over?",
            "maatwerkeindbaas7",
            "consulent2",
            "Ja. De vervoerder heeft een vergunning voor België en rekent dezelfde prijs per rit.",
            day("2020-02-03"),
        ),
        Question(
            "legitimacy",
            "Is de weigering van de school in Maastricht op papier gezet?",
            "maatwerkeindbaas",
            "maatwerkeindbaas6",
            "Er is een brief van de directie. Het samenwerkingsverband bevestigt dat dit de enige andere plek is.",
            day("2020-02-04"),
        ),
    ),
    circulated_on=day("2020-02-06"),
    doorbraak_on=day("2020-02-11"),
    attendees=present("2020-02-11"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2020-02-17"),
    executed_on=day("2020-09-30"),
    steps=(
        Step("Plek in de taxibus vastleggen", day("2020-02-13")),
        Step("Eerste week samen met een vaste chauffeur opbouwen", day("2020-02-21")),
        Step("Verzuimtraject laten stoppen", day("2020-03-05")),
        Step("Na de sluiting van de scholen het vervoer opnieuw starten", day("2020-06-08")),
        Step("Met school en moeder besluiten over het nieuwe schooljaar", day("2020-09-30")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2020-01-09", "Moeder voelt zich schuldig dat haar zoon door haar thuiszit."),
        mark("canvas", "jeugdige", "5.5", "2020-01-09", "Hij mist de werkplaats op school het meest."),
        mark("direct", "moeder", "6.5", "2020-03-04", "De bus komt op tijd. Moeder slaapt weer na het wegbrengen."),
        mark("months6", "moeder", 6, "2020-09-08", "De maanden zonder school waren zwaar, nu is er weer ritme."),
        mark("months6", "jeugdige", "7.5", "2020-09-08", "Hij heeft een maat in de klas en een vaste stoel in de bus."),
    ),
    leerpunten=("vervoer-over-de-grens",),
    parties=("school in België", "leerplicht", "vervoerder", "samenwerkingsverband", "begeleiding thuis"),
)
