"""Child care during night shifts."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

NACHTDIENST = Family(
    key="nachtdienst",
    title="Opvang voor de kinderen tijdens nachtdiensten",
    registered_on=day("2020-01-27"),
    adults=1,
    children=2,
    team="IGT Zuidwest",
    source="own_team",
    ground="no_scheme",
    domains=("werk-en-inkomen", "opvoeding", "financien"),
    coach="maatwerkeindbaas",
    consultant="consulent3",
    talks=(
        (day("2020-02-05"), "Moeder laat haar rooster zien: tien nachten in de maand."),
        (day("2020-03-04"), "Met haar teamleider gesproken over een vast patroon."),
    ),
    agreed_on=day("2020-03-04"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder werkt in een verpleeghuis en krijgt een vast contract aangeboden, mits zij nachten draait. Voor haar
        twee kinderen is er 's nachts geen opvang: een kinderdagverblijf is dan dicht en een oppas thuis krijgt geen
        toeslag.

        # Perspectief
        Moeder heeft een vast contract en is uit de bijstand. De kinderen slapen in hun eigen bed of op één vertrouwde
        plek.

        # Doorbraak
        Een gastouder in de straat neemt de kinderen op werknachten. De uren waarvoor geen toeslag bestaat, betalen we
        tot het einde van het jaar; daarna draait moeder dagdiensten.

        # Zelf doen
        Moeder ruilt haar rooster zo dat de nachten op vaste dagen vallen. Zij volgt in de zomer de cursus die nodig
        is voor dagdiensten.

        # Ondersteuning
        De klantmanager blijft een half jaar bereikbaar en een gezinscoach helpt de avondroutine op te zetten.

        # Behandeling
        Er loopt geen behandeling en die is ook niet nodig.

        # Legitimiteit
        De Wet kinderopvang denkt vanuit overdag. De Participatiewet wil dat werken lukt; het verschil tussen die twee
        kost minder dan een jaar bijstand.

        # Betrokkenheid
        Moeder, gastouder, werkgever en klantmanager weten wat er in januari verandert.
        """
    ),
    lines=costs(
        """
        huidig 1095 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Norm voor een alleenstaande ouder. | beschikking
        dreigend 1095 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Contract gaat niet door. | inschatting klantmanager
        dreigend 3200 eenmalig: Nieuw traject naar werk | Participatiewet | gemeente (Participatiewet)
            Gemiddelde prijs. | opgave werkplein
        dreigend 350 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Kind slaapt nu bij steeds iemand anders. | inschatting jeugdverpleegkundige
        dreigend 3460 eenmalig: Schuldhulp | Wet gemeentelijke schuldhulpverlening | kredietbank
            Verwacht binnen een jaar. | berekening kredietbank
        maatwerk 980 per maand x 8 mnd: Nachtopvang door een gastouder | Geen regeling | gemeente (overig)
            Tien nachten per maand, uren zonder toeslag. | offerte
        maatwerk 260 per maand: Kinderopvangtoeslag | Toeslagen | Rijk
            Uren binnen de regeling. | proefberekening
        maatwerk 40 per week x 6 mnd: Gezinscoach | Jeugdwet | gemeente (Jeugdwet)
            Een half uur per week. | offerte
        maatwerk 1500 eenmalig: Cursus voor dagdiensten | Participatiewet | gemeente (Participatiewet)
            Helft; de werkgever betaalt de rest. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas5",
    kba_reviewed_on=day("2020-04-14"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Nachtopvang door een gastouder",
            980,
            "month",
            8,
            tried="Kinderopvangtoeslag (niet voor deze uren); bijzondere bijstand (voorliggende voorziening).",
            until="Zolang moeder nachten werkt, tot en met december.",
            review=day("2020-12-08"),
            scheme="Wet kinderopvang",
        ),
        regular("Participatiewet", "Cursus voor dagdiensten", 1500),
    ),
    payments=(
        paid("2020-05-29", 980, "Nachtopvang mei"),
        paid("2020-06-30", 980, "Nachtopvang juni"),
        paid("2020-07-31", 980, "Nachtopvang juli"),
        paid("2020-08-31", 980, "Nachtopvang augustus"),
        paid("2020-09-30", 980, "Nachtopvang september"),
        paid("2020-10-30", 980, "Nachtopvang oktober"),
        paid("2020-11-30", 980, "Nachtopvang november"),
    ),
    spar_on=day("2020-04-14"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas4", "maatwerkeindbaas5"),
    questions=(
        Question(
            "perspective",
            "Wat gebeurt er na december?",
            "maatwerkeindbaas4",
            "maatwerkeindbaas",
            "De werkgever zegt dagdiensten toe zodra de cursus is gehaald.",
            day("2020-04-17"),
        ),
    ),
    circulated_on=day("2020-04-23"),
    doorbraak_on=day("2020-04-28"),
    attendees=present("2020-04-28"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2020-05-04"),
    steps=(
        Step("Gastouder en rooster vastleggen", day("2020-05-01")),
        Step("Contract tekenen", day("2020-05-15")),
        Step("Cursus voor dagdiensten afronden", day("2020-10-23")),
        Step("Overstappen op dagdiensten"),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2020-03-04", "Zij wil werken en krijgt het rooster niet rond."),
        mark("direct", "moeder", "6.5", "2020-05-26", "Moe, maar met een contract."),
        mark("months6", "moeder", 7, "2020-11-10", "De kinderen noemen de gastouder hun nachtoma."),
    ),
    parties=("werkgever", "gastouder", "klantmanager werk"),
)
