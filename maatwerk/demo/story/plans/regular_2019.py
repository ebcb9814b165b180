"""Three plans of 2019 that needed no fund and have no kosten-batenanalyse."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, day, mark, missed, regular
from maatwerk.demo.story.tafels import present

OPVANG_OP_INDICATIE = Family(
    key="opvang-op-indicatie",
    title="Kinderopvang terwijl moeder herstelt",
    registered_on=day("2019-05-27"),
    adults=1,
    children=2,
    team="IGT Zuidwest",
    source="own_team",
    ground="too_slow",
    domains=("gezondheid", "opvoeding", "werk-en-inkomen"),
    coach="maatwerkeindbaas3",
    consultant="consulent",
    talks=(
        (day("2019-06-05"), "Moeder ligt op de bank; de oudste van vijf haalt drinken voor de baby."),
        (day("2019-07-04"), "Buurvrouw en moeder maken samen een weekrooster."),
    ),
    agreed_on=day("2019-07-04"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder is na een ziekbed maandenlang te moe om overdag voor haar twee jonge kinderen te zorgen. Zij werkt niet
        en krijgt dus geen kinderopvangtoeslag; de aanvraag op medische gronden ligt al tien weken stil.

        # Perspectief
        Moeder herstelt zonder zich schuldig te voelen en de kinderen hebben gewone dagen. Na een jaar gaat zij weer
        werken.

        # Doorbraak
        Eén gesprek met arts, beleidsmedewerker en consulent in plaats van drie formulieren na elkaar. De
        gemeentelijke regeling voor opvang op sociaal-medische gronden start dezelfde week.

        # Zelf doen
        Moeder rust op de opvangdagen echt en laat de buurvrouw het halen en brengen doen.

        # Ondersteuning
        Drie dagen kinderopvang, elk kwartaal opnieuw bekeken.

        # Behandeling
        Revalidatie via de huisarts, twee ochtenden in de week.

        # Legitimiteit
        De regeling bestaat; alleen de volgorde van de stappen maakte haar onbruikbaar. Wij draaiden die volgorde om.

        # Betrokkenheid
        Moeder, buurvrouw, huisarts en kinderopvang.
        """
    ),
    fundings=(regular("Wet kinderopvang", "Opvang op sociaal-medische gronden, drie dagen", 890, "month", 9),),
    spar_on=day("2019-09-10"),
    spar_partners=("maatwerkeindbaas6", "maatwerkeindbaas9", "maatwerkeindbaas10"),
    circulated_on=day("2019-09-13"),
    doorbraak_on=day("2019-09-17"),
    attendees=present("2019-09-17"),
    akkoord_by=("maatwerkeindbaas6", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2019-09-30"),
    executed_on=day("2020-06-26"),
    steps=(
        Step("Beschikking voor opvang op medische gronden", day("2019-09-24")),
        Step("Kinderen laten wennen", day("2019-10-11")),
        Step("Opvang afbouwen nu moeder weer werkt", day("2020-06-26")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2019-07-04", "Zij is moe van het moe zijn."),
        mark("direct", "moeder", "6.5", "2019-10-15", "Twee ochtenden geslapen."),
        mark("months6", "moeder", 7, "2020-04-02", "Belgesprek. Zij wandelt elke dag met de jongste."),
        mark("months12", "moeder", "7.5", "2020-10-08", "Werkt twaalf uur per week."),
    ),
    leerpunten=("volgorde-van-aanvragen",),
    parties=("huisarts", "kinderopvang"),
)

PGB_OUDSTE = Family(
    key="pgb-oudste-zoon",
    title="Hulp van iemand die hij al kent",
    registered_on=day("2019-08-19"),
    adults=2,
    children=3,
    team="IGT Noordoost",
    source="gut_file",
    ground="no_scheme",
    domains=("opvoeding", "onderwijs", "gezondheid"),
    coach="maatwerkeindbaas2",
    consultant="consulent2",
    talks=(
        (day("2019-08-28"), "De zoon praat alleen als zijn oude begeleider erbij is."),
        (
            day("2019-09-19"),
            "Alle hulpverleners van de laatste vier jaar op een rij: elf namen op een flap, daarna doorgestreept.",
        ),
    ),
    agreed_on=day("2019-09-19"),
    boxes=boxes(
        """
        # Situatieschets
        Elke keer dat een contract met een aanbieder afliep, kreeg de oudste zoon een nieuwe begeleider. De laatste
        keer weigerde hij. Hij gaat halve dagen naar school en de ouders raken uitgeput.

        # Perspectief
        Eén vaste begeleider tot hij achttien is, en hele schooldagen.

        # Doorbraak
        De begeleider die hij vertrouwt is voor zichzelf begonnen. Met een persoonsgebonden budget kan het gezin haar
        inhuren; wij helpen met het plan dat daarvoor nodig is.

        # Zelf doen
        Vader beheert het budget en leert dat van een andere ouder. De zoon maakt zelf zijn weekdoelen.

        # Ondersteuning
        Vier uur begeleiding per week, deels in de klas.

        # Behandeling
        De lopende behandeling eindigt, want hij heeft vooral een vast gezicht nodig.

        # Legitimiteit
        De Jeugdwet geeft recht op een persoonsgebonden budget als ouders motiveren waarom zorg in natura niet past.
        Elf begeleiders in vier jaar is zo'n motivering.

        # Betrokkenheid
        Ouders, zoon, begeleider, mentor.
        """
    ),
    fundings=(regular("Jeugdwet", "Persoonsgebonden budget voor vier uur per week", 168, "week"),),
    spar_on=day("2019-10-15"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas4", "maatwerkeindbaas8"),
    questions=(
        Question(
            "legitimacy",
            "Voldoet deze begeleider aan de kwaliteitseisen?",
            "maatwerkeindbaas3",
            "consulent2",
            "Ja, zij is geregistreerd en heeft een verklaring omtrent het gedrag.",
            day("2019-10-21"),
        ),
    ),
    circulated_on=day("2019-10-25"),
    doorbraak_on=day("2019-10-29"),
    attendees=present("2019-10-29"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2019-11-18"),
    executed_on=day("2020-03-09"),
    steps=(
        Step("Plan en beschikking voor het budget", day("2019-11-14")),
        Step("Begeleider laten beginnen in de klas", day("2019-12-05")),
        Step("Opbouwen naar hele schooldagen", day("2020-03-09")),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2019-09-19", "Zij vertelt haar verhaal voor de twaalfde keer."),
        mark("direct", "moeder", "6.5", "2019-12-12", "Niemand hoeft meer te raden wat hij bedoelt."),
        mark("months6", "moeder", 7, "2020-05-28", "Ook thuis les volgen lukte met haar erbij."),
        # The last meting may still be held until the middle of December.
    ),
    parties=("school", "zelfstandige begeleider"),
)

TERUGVORDERING = Family(
    key="terugvordering",
    title="Een terugvordering die het gezin niet kan dragen",
    registered_on=day("2019-09-09"),
    adults=2,
    children=4,
    team="IGT Noordwest",
    source="gut_file",
    ground="no_scheme",
    domains=("financien", "werk-en-inkomen", "opvoeding"),
    coach="maatwerkeindbaas",
    consultant="consulent3",
    talks=(
        (day("2019-09-18"), "Moeder heeft alle besluiten bewaard. Twee ervan spreken elkaar tegen."),
        (day("2019-10-17"), "Met een jurist de data naast elkaar gelegd."),
    ),
    agreed_on=day("2019-10-17"),
    boxes=boxes(
        """
        # Situatieschets
        Vader nam uitzendwerk aan en gaf dat door, maar op het verkeerde formulier. De bijstand wordt nu over zeven
        maanden teruggevorderd, terwijl toeslagen over dezelfde maanden ook zijn stopgezet.

        # Perspectief
        Vader kan werk aannemen zonder angst voor een brief. Het gezin betaalt terug wat klopt, en niet meer.

        # Doorbraak
        De terugvordering wordt opnieuw bekeken door iemand die er niet eerder over besliste. Tot die tijd staat de
        invordering stil en krijgt het gezin de volle beslagvrije voet.

        # Zelf doen
        Vader bewaart elke loonstrook in één map en meldt wijzigingen samen met de klantmanager.

        # Ondersteuning
        De sociaal raadslieden helpen met bezwaar en met de toeslagen.

        # Behandeling
        Voorlopig geen; de huisarts weet van de spanning en houdt contact.

        # Legitimiteit
        De Participatiewet laat toe om bij dringende redenen van terugvordering af te zien. Vier kinderen onder het
        bestaansminimum is zo'n reden.

        # Betrokkenheid
        Beide ouders, sociaal raadslieden, klantmanager en de afdeling terugvordering.
        """
    ),
    fundings=(
        regular("Participatiewet", "Herziening van de terugvordering", 2310),
        regular("Bijzondere bijstand", "Overbrugging tot de toeslagen lopen", 225, "month", 3),
    ),
    spar_on=day("2019-11-12"),
    spar_partners=("maatwerkeindbaas4", "maatwerkeindbaas5", "maatwerkeindbaas7"),
    circulated_on=day("2019-11-21"),
    doorbraak_on=day("2019-11-26"),
    attendees=present("2019-11-26"),
    akkoord_by=("maatwerkeindbaas4", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2019-12-09"),
    executed_on=day("2020-05-15"),
    steps=(
        Step("Invordering laten stilzetten", day("2019-12-09")),
        Step("Toeslagen herstellen", day("2020-02-20")),
        Step("Nieuw besluit over de terugvordering", day("2020-05-15")),
    ),
    metingen=(
        mark("canvas", "moeder", "4.5", "2019-10-17", "Wie eerlijk is, betaalt dubbel, zegt zij."),
        missed("direct", "moeder", "Gezin was op reis voor een begrafenis."),
        mark("months6", "moeder", "6.5", "2020-06-16", "Het nieuwe besluit scheelt tweederde."),
    ),
    leerpunten=("beslagvrije-voet", "volgorde-van-aanvragen"),
    parties=("sociaal raadslieden", "afdeling terugvordering"),
)
