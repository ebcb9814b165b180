"""Plans of 2020 with regular means only: eighteen and out of care, a night's sleep, a small business."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, day, mark, regular
from maatwerk.demo.story.tafels import present

ACHTTIEN = Family(
    key="achttien-en-verder",
    title="Achttien en dan niet zonder plek",
    registered_on=day("2020-06-08"),
    adults=1,
    children=2,
    team="IGT Centrum",
    source="partner",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "daginvulling"),
    coach="maatwerkeindbaas6",
    consultant="consulent5",
    talks=(
        (day("2020-06-17"), "De jongere is op 1 oktober jarig en vindt dat voor het eerst een naar vooruitzicht."),
        (day("2020-08-13"), "Met de groepsleiding een kamer bekeken in hetzelfde gebouw."),
    ),
    agreed_on=day("2020-08-13"),
    boxes=boxes(
        """
        # Situatieschets
        Een jongere wordt achttien en moet dan weg bij de woongroep. Thuis bij moeder en een jonger zusje gaat het een
        dag goed, niet langer. De opleiding loopt nog een jaar.

        # Perspectief
        Een eigen kamer met hulp op de achtergrond en het diploma op zak.

        # Doorbraak
        De jeugdhulp wordt een jaar verlengd op een lichtere plek in hetzelfde gebouw, met dezelfde mentor.

        # Zelf doen
        De jongere werkt in het weekend, betaalt huur en eet op zondag bij moeder.

        # Ondersteuning
        Twee uur per week begeleiding bij geld, koken en papieren.

        # Behandeling
        Afgerond; een opfrisgesprek kan altijd.

        # Legitimiteit
        De Jeugdwet kan tot 23 jaar doorlopen als de hulp al liep en nog nodig is. Die ruimte wordt zelden gebruikt.

        # Betrokkenheid
        Jongere, moeder, zusje, mentor en de school.
        """
    ),
    fundings=(regular("Jeugdwet", "Verlengde jeugdhulp op een lichtere plek", 1240, "month"),),
    spar_on=day("2020-09-01"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas7"),
    circulated_on=day("2020-09-10"),
    doorbraak_on=day("2020-09-15"),
    attendees=present("2020-09-15"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2020-10-01"),
    steps=(
        Step("Beschikking voor verlengde jeugdhulp", day("2020-09-25")),
        Step("Verhuizen binnen het gebouw", day("2020-10-03")),
        Step("Diploma halen"),
    ),
    metingen=(
        mark("canvas", "jeugdige", 5, "2020-08-13", "Een verjaardag als uitzettingsdatum."),
        mark("direct", "jeugdige", "6.5", "2020-10-15", "Eigen sleutel, zelfde mentor."),
    ),
    leerpunten=("achttien-min-plus",),
    parties=("woongroep", "school"),
)

NACHTRUST = Family(
    key="nachtrust",
    title="Eén nacht in de week doorslapen",
    registered_on=day("2020-08-17"),
    adults=2,
    children=2,
    team="IGT Noordwest",
    source="own_team",
    ground="too_slow",
    domains=("gezondheid", "opvoeding"),
    coach="maatwerkeindbaas7",
    consultant="consulent2",
    talks=(
        (day("2020-08-26"), "De ouders hebben al drie jaar niet samen geslapen: een van beiden waakt."),
        (day("2020-09-17"), "Met de kinderverpleegkundige opgeschreven wat er 's nachts precies moet gebeuren."),
    ),
    agreed_on=day("2020-09-17"),
    boxes=boxes(
        """
        # Situatieschets
        Het jongste kind heeft elke nacht toezicht nodig. Drie loketten vinden dat een ander moet betalen: de
        gemeente, de zorgverzekeraar en het zorgkantoor. Intussen slapen de ouders om beurten.

        # Perspectief
        De ouders slapen weer en houden hun werk. Het kind blijft thuis wonen.

        # Doorbraak
        We vragen niet meer wie er moet betalen, maar beginnen: één nacht per week een verpleegkundige thuis op kosten
        van de Jeugdwet. De drie loketten verrekenen het daarna onderling.

        # Zelf doen
        Vader en moeder leren opa de eenvoudige handelingen, zodat hij een avond kan overnemen.

        # Ondersteuning
        Elke week een nacht en één logeerweekend per maand.

        # Behandeling
        De kinderarts bekijkt of een andere sonde minder toezicht vraagt.

        # Legitimiteit
        De Jeugdwet geldt zolang niet vaststaat dat een andere wet voorgaat. Het gezin hoeft op die uitkomst niet te
        wachten.

        # Betrokkenheid
        Ouders, opa, kinderverpleegkundige, zorgverzekeraar en zorgkantoor.
        """
    ),
    fundings=(
        regular(
            "Jeugdwet",
            "Verpleegkundige, één nacht per week",
            285,
            "week",
            6,
            until="Zolang niet vaststaat welke wet voorgaat.",
            review=day("2021-03-01"),
        ),
    ),
    spar_on=day("2020-10-13"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas4", "maatwerkeindbaas6"),
    questions=(
        Question(
            "legitimacy",
            "Krijgen we het geld terug als het zorgkantoor later ja zegt?",
            "maatwerkeindbaas4",
            "maatwerkeindbaas7",
            "Dat is schriftelijk toegezegd, vanaf de datum van de aanvraag.",
            day("2020-10-20"),
        ),
    ),
    circulated_on=day("2020-10-22"),
    doorbraak_on=day("2020-10-27"),
    attendees=present("2020-10-27"),
    akkoord_by=("maatwerkeindbaas4", "maatwerkeindbaas6"),
    outcome="akkoord",
    started_on=day("2020-11-09"),
    steps=(
        Step("Verpleegkundige laten beginnen", day("2020-11-12")),
        Step("Opa de handelingen leren"),
        Step("Verrekening tussen de drie wetten vastleggen"),
    ),
    # The first meting after the inzet is still to be held.
    metingen=(
        mark("canvas", "moeder", 4, "2020-09-17", "Zij droomt van dromen."),
        mark("canvas", "vader", "4.5", "2020-09-17", "Hij viel op zijn werk in slaap."),
    ),
    leerpunten=("een-overleg",),
    parties=("kinderverpleegkundige", "zorgverzekeraar", "zorgkantoor"),
)

EIGEN_BEDRIJF = Family(
    key="eigen-bedrijf",
    title="Een bedrijf dat de lockdown niet overleeft",
    registered_on=day("2020-09-14"),
    adults=2,
    children=2,
    team="IGT Zuidoost",
    source="data",
    ground="too_slow",
    domains=("werk-en-inkomen", "financien"),
    coach="maatwerkeindbaas8",
    consultant="consulent4",
    talks=(
        (day("2020-09-23"), "In de lege zaak. Vader heeft de stoelen al verkocht."),
        (day("2020-10-14"), "Boekhouding en thuisadministratie van elkaar losgemaakt."),
    ),
    agreed_on=day("2020-10-14"),
    boxes=boxes(
        """
        # Situatieschets
        Vader heeft een kleine zaak die sinds het voorjaar stilligt. De steunregeling is bijna op, zijn zakelijke
        schuld drukt op het huishouden en schuldhulp voor ondernemers begint pas als de zaak is uitgeschreven.

        # Perspectief
        Binnen een half jaar is de zaak netjes gestopt en heeft vader loon in plaats van schuld.

        # Doorbraak
        Stoppen, schuldhulp en een baan regelen we tegelijk in plaats van na elkaar, met één contactpersoon.

        # Zelf doen
        Vader verkoopt de inventaris en solliciteert in de zorg. Moeder breidt haar uren uit.

        # Ondersteuning
        Een ondernemerscoach helpt met uitschrijven en met de laatste belastingaangifte.

        # Behandeling
        Vader praat met de praktijkondersteuner over het verlies van zijn zaak.

        # Legitimiteit
        Het Bbz kent hulp bij het beëindigen van een bedrijf. De schuldhulp sluit ondernemers in de wet niet uit;
        alleen onze werkwijze deed dat.

        # Betrokkenheid
        Vader, moeder, ondernemerscoach, kredietbank en het werkplein.
        """
    ),
    fundings=(
        regular("Bbz 2004 en Tozo", "Levensonderhoud tijdens het beëindigen van het bedrijf", 1340, "month", 4),
        regular("Participatiewet", "Omscholing naar de zorg", 1900),
    ),
    spar_on=day("2020-11-03"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas4", "maatwerkeindbaas5"),
    circulated_on=day("2020-11-12"),
    doorbraak_on=day("2020-11-17"),
    attendees=present("2020-11-17"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas10"),
    outcome="akkoord",
    steps=(
        Step("Bedrijf uitschrijven en schuldhulp aanvragen op dezelfde dag"),
        Step("Beginnen met de omscholing"),
        Step("Laatste aangifte doen"),
    ),
    metingen=(mark("canvas", "vader", 5, "2020-10-14", "Hij opent elke ochtend een zaak zonder klanten."),),
    parties=("werkplein", "ondernemerscoach", "kredietbank"),
)
