"""Plans with a fund of the rest of 2020: night shifts, a first house, coming home, and the way to the hospital."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
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
        Niet nodig.

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
    kba_reviewed_on=day("2020-04-21"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Nachtopvang door een gastouder",
            980,
            "month",
            8,
            tried="Kinderopvangtoeslag (alleen geregistreerde uren overdag); bijzondere bijstand (voorliggende voorziening).",
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

EERSTE_HUIS = Family(
    key="eerste-eigen-huis",
    title="Een eerste eigen huis in een nieuwe stad",
    registered_on=day("2020-02-03"),
    adults=2,
    children=4,
    team="IGT Noordwest",
    source="own_team",
    ground="too_slow",
    domains=("wonen", "financien", "werk-en-inkomen", "sociaal-netwerk"),
    coach="maatwerkeindbaas7",
    consultant="consulent",
    talks=(
        (day("2020-02-12"), "Met een tolk. Vader liet de bak zien die onder het lek in de slaapkamer staat."),
        (day("2020-03-05"), "De ouders willen zelf werken en niet nog een keer van school wisselen."),
    ),
    agreed_on=day("2020-03-05"),
    boxes=boxes(
        """
        # Situatieschets
        Een gezin met vier kinderen woont in een vochtig huurhuis van een particuliere eigenaar. De huur is te hoog en
        er is een achterstand. Een corporatie biedt een beter huis aan, maar vraagt eerst de achterstand en een maand
        vooruit.

        # Perspectief
        Het gezin woont droog en betaalbaar, de kinderen zijn minder ziek en vader heeft binnen een jaar werk.

        # Doorbraak
        We betalen de achterstand, de eerste maand en de nodigste inrichting, zodat het aangeboden huis niet naar een
        ander gaat.

        # Zelf doen
        Vader werkt als tegenprestatie een half jaar mee in de buurtwerkplaats. Moeder volgt de taalles en laat de
        kinderen meedoen aan de sportclub.

        # Ondersteuning
        Een vrijwilliger helpt met brieven. De klantmanager zoekt een leerwerkplek in de techniek.

        # Behandeling
        De longarts volgt de jongste; na de verhuizing kijkt hij of het medicijn minder kan.

        # Legitimiteit
        Bijzondere bijstand zou grotendeels passen, maar een besluit duurt acht weken en de woning wordt tien dagen
        vastgehouden. Het doel van de regeling is hetzelfde.

        # Betrokkenheid
        Beide ouders tekenden het plan na uitleg door een tolk. De corporatie en de buurtwerkplaats doen mee.
        """
    ),
    lines=costs(
        """
        huidig 1080 per maand: Bijstand voor het gezin | Participatiewet | gemeente (Participatiewet)
            Na verrekening van deeltijdwerk. | beschikking
        huidig 410 per maand: Jeugdhulp voor de tweede | Jeugdwet | gemeente (Jeugdwet)
            Eén uur per week. | beschikking
        dreigend 1080 per maand: Bijstand voor het gezin | Participatiewet | gemeente (Participatiewet)
            Zonder rust geen werk. | inschatting klantmanager
        dreigend 410 per maand: Jeugdhulp voor de tweede | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 95 per week: Behandeling van de jongste | Zorgverzekeringswet | zorgverzekeraar
            Gevolg van vocht in huis. | opgave ziekenhuis
        dreigend 3180 eenmalig: Oplopende huurschuld en incasso | Geen regeling | gezin
            Zes maanden tekort. | berekening kredietbank
        maatwerk 8900 eenmalig: Achterstand, eerste huur en inrichting | Geen regeling | gemeente (overig)
            € 5.400 aan de corporatie, € 3.500 inrichting. | opgave corporatie
        maatwerk 750 eenmalig: Plaats in de buurtwerkplaats | Geen regeling | gemeente (overig)
            Werkkleding en begeleiding, half jaar. | offerte
        maatwerk 50 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Eén uur per week. | beschikking
        maatwerk 1750 eenmalig: Leerwerkplek | Participatiewet | gemeente (Participatiewet)
            Proefplaats met taal op de werkvloer. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas10",
    kba_reviewed_on=day("2020-05-20"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Achterstand, eerste huur en inrichting",
            8900,
            tried="Bijzondere bijstand (besluit na acht weken); de corporatie houdt het huis tien dagen vast.",
            scheme="Bijzondere bijstand",
        ),
        from_fund(
            "werkbudget-sociale-teams",
            "not_possible",
            "Plaats in de buurtwerkplaats",
            750,
            tried="Traject naar werk (pas na afronding van de taalles).",
        ),
        regular("Participatiewet", "Leerwerkplek", 1750),
    ),
    payments=(
        paid("2020-06-12", 5400, "Achterstand en eerste huur aan de corporatie"),
        paid("2020-06-26", 750, "Werkkleding en begeleiding", 1),
        paid("2020-07-03", 3100, "Bedden, vloer en kookspullen"),
    ),
    releases=(released("2020-08-14", 400, "De kringloop gaf een deel van de meubels"),),
    spar_on=day("2020-05-12"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas10"),
    circulated_on=day("2020-05-21"),
    doorbraak_on=day("2020-05-26"),
    attendees=present("2020-05-26"),
    akkoord_by=("maatwerkeindbaas5", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2020-06-08"),
    executed_on=day("2020-09-11"),
    steps=(
        Step("Achterstand betalen en contract tekenen", day("2020-06-12")),
        Step("Inrichten en verhuizen", day("2020-07-10")),
        Step("Beginnen in de buurtwerkplaats", day("2020-08-03")),
        Step("Leerwerkplek vinden", day("2020-09-11")),
    ),
    metingen=(
        mark("canvas", "vader", 5, "2020-03-05", "Hij wil iets terugdoen, maar weet niet waar."),
        mark(
            "direct", "vader", 10, "2020-06-23", "Niet alles is opgelost, zegt hij, maar het gezin heeft een droog dak."
        ),
    ),
    leerpunten=("schuld-bij-corporatie",),
    parties=("woningcorporatie", "buurtwerkplaats", "taalschool", "tolk"),
)

TERUGKEER = Family(
    key="terug-naar-huis",
    title="Terug naar huis uit het gezinshuis",
    registered_on=day("2020-03-02"),
    adults=2,
    children=2,
    team="IGT Noordoost",
    source="partner",
    ground="too_slow",
    domains=("opvoeding", "veiligheid", "sociaal-netwerk"),
    coach="maatwerkeindbaas2",
    consultant="consulent5",
    talks=(
        (day("2020-03-05"), "De ouders willen weten wat zij moeten laten zien, en aan wie."),
        (day("2020-06-18"), "Dochter (14) schreef een lijst met wat thuis anders moet."),
    ),
    agreed_on=day("2020-06-18"),
    boxes=boxes(
        """
        # Situatieschets
        De dochter van veertien woont in een gezinshuis. Haar ouders zijn gestopt met ruziemaken en de rechter vindt
        terugkeer mogelijk. Haar oude kamer is intussen van haar broertje en voor een verbouwing is geen geld.

        # Perspectief
        De dochter begint het nieuwe schooljaar vanuit huis en blijft daar.

        # Doorbraak
        We maken twee kamers van één en zetten meteen vanaf de eerste dag hulp in huis, in plaats van na de wachttijd.

        # Zelf doen
        Vader bouwt met een buurman. De ouders houden hun wekelijkse gesprek en de dochter mag altijd haar gezinshuis
        bellen.

        # Ondersteuning
        Intensieve hulp thuis, drie keer per week en dan minder. Familie en buren maken een rooster voor moeilijke
        avonden.

        # Behandeling
        Dochter en ouders ronden hun gezamenlijke therapie af.

        # Legitimiteit
        Elke maand langer in een gezinshuis is een maand te lang als de rechter terugkeer verantwoord vindt. Dat gaat
        voor de vraag uit welk budget een wand wordt betaald.

        # Betrokkenheid
        Beide ouders, de dochter, haar broertje, het gezinshuis en de jeugdbeschermer.
        """
    ),
    lines=costs(
        """
        huidig 2400 per maand: Gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Eén kind. | beschikking
        huidig 500 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Lopende maatregel. | tarief jeugdbescherming
        dreigend 2400 per maand: Gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Terugkeer schuift een schooljaar op. | advies jeugdbescherming
        dreigend 500 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Verlenging. | tarief jeugdbescherming
        dreigend 100 per maand: Begeleid bezoek | Jeugdwet | gemeente (Jeugdwet)
            Eén keer per maand. | beschikking
        maatwerk 6200 eenmalig: Wand, elektra, vloer en twee bedden | Geen regeling | gemeente (overig)
            Materiaal en elektricien. | offerte
        maatwerk 640 eenmalig: Fiets en sportclub voor de dochter | Geen regeling | gemeente (overig)
            Een jaar contributie. | prijsopgave
        maatwerk 2400 per maand x 1 mnd: Laatste maand in het gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Augustus. | beschikking
        maatwerk 105 per week: Intensieve hulp thuis | Jeugdwet | gemeente (Jeugdwet)
            Gemiddeld over een jaar. | offerte
        maatwerk 800 eenmalig: Beraad met familie en buren | Jeugdwet | gemeente (Jeugdwet)
            Eén beraad met voorbereiding. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas4",
    kba_reviewed_on=day("2020-08-18"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Wand, elektra, vloer en twee bedden",
            6200,
            tried="Bijzondere bijstand (alleen als lening, besluit na de zomer); verhuurder staat verbouwen toe maar betaalt niet.",
            scheme="Bijzondere bijstand",
        ),
        from_fund(
            "werkbudget-armoede-jeugd",
            "not_possible",
            "Fiets en sportclub voor de dochter",
            640,
            tried="Meedoenregeling (dochter staat nog op een ander adres ingeschreven).",
            scheme="Meedoenregelingen minima",
        ),
        regular("Jeugdwet", "Intensieve hulp thuis", 105, "week"),
    ),
    payments=(
        paid("2020-09-04", 3900, "Materiaal en elektricien"),
        paid("2020-09-18", 640, "Fiets en contributie", 1),
        paid("2020-10-02", 1750, "Vloer en bedden"),
    ),
    releases=(released("2020-11-13", 550, "Minder hout nodig dan begroot"),),
    spar_on=day("2020-08-11"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas4", "maatwerkeindbaas8"),
    questions=(
        Question(
            "treatment",
            "Wie besluit dat de maatregel van de rechter kan stoppen?",
            "maatwerkeindbaas4",
            "consulent5",
            "De jeugdbeschermer vraagt het aan als het drie maanden goed gaat.",
            day("2020-08-14"),
        ),
    ),
    circulated_on=day("2020-08-20"),
    doorbraak_on=day("2020-08-25"),
    attendees=present("2020-08-25"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2020-08-31"),
    steps=(
        Step("Kamer splitsen en inrichten", day("2020-09-30")),
        Step("Dochter thuis laten wonen, met hulp", day("2020-10-03")),
        Step("Hulp afbouwen"),
        Step("Maatregel laten beëindigen"),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2020-06-18", "Er staat één bord te weinig op tafel."),
        mark("canvas", "jeugdige", "5.5", "2020-06-18", "Zij wil naar huis, maar niet naar hoe het was."),
        mark("direct", "moeder", 7, "2020-10-08", "Het is weer een gezin met ruzie om de badkamer."),
        mark("direct", "jeugdige", "6.5", "2020-10-08", "Haar kamer ruikt nog naar verf. Dat vindt zij fijn."),
    ),
    parties=("gezinshuis", "jeugdbescherming", "verhuurder"),
)

ZIEKENHUIS = Family(
    key="weg-naar-het-ziekenhuis",
    title="De weg naar het ziekenhuis",
    registered_on=day("2020-05-04"),
    adults=2,
    children=3,
    team="IGT Zuidwest",
    source="own_team",
    ground="too_slow",
    domains=("gezondheid", "financien", "werk-en-inkomen"),
    coach="maatwerkeindbaas3",
    consultant="consulent",
    talks=(
        (day("2020-05-07"), "Gebeld. De auto staat sinds april stil en het academisch ziekenhuis is ver weg."),
        (day("2020-07-09"), "De ouders hielden een maand bij wat elke rit kostte."),
    ),
    agreed_on=day("2020-07-09"),
    boxes=boxes(
        """
        # Situatieschets
        De jongste van drie moet elke week naar een kinderziekenhuis in een andere provincie. De auto is kapot. Vader
        neemt steeds onbetaald verlof en moeder vindt geen oppas voor de andere twee.

        # Perspectief
        Het kind mist geen behandeling, vader houdt zijn baan en de zussen komen niet tekort.

        # Doorbraak
        We laten de auto repareren en betalen vier maanden de reiskosten, tot de vergoeding van de verzekeraar rond
        is.

        # Zelf doen
        Vader regelt met zijn werkgever een vaste vrije ochtend. Een oma en een buurvrouw verdelen de oppas.

        # Ondersteuning
        Een oppascentrale vult aan als oma niet kan. De consulent helpt met de aanvraag bij de verzekeraar.

        # Behandeling
        Het ziekenhuis plant controles van twee afdelingen voortaan op één dag.

        # Legitimiteit
        De Zorgverzekeringswet vergoedt dit vervoer, maar beslist achteraf en traag. Wij overbruggen en het gezin
        betaalt na uitbetaling niets dubbel.

        # Betrokkenheid
        Ouders, werkgever, ziekenhuis en de familie die oppast.
        """
    ),
    lines=costs(
        """
        huidig 420 per maand: Taxi naar het ziekenhuis | Zorgverzekeringswet | zorgverzekeraar
            Eén rit per week, deels vergoed. | opgave vervoerder
        dreigend 420 per maand: Taxi naar het ziekenhuis | Zorgverzekeringswet | zorgverzekeraar
            Blijft nodig zonder auto. | opgave vervoerder
        dreigend 80 per week: Oppas en hulp thuis | Wmo 2015 | gemeente (Wmo)
            Twee dagdelen. | inschatting consulent
        dreigend 150 per maand: Aanvullende bijstand | Participatiewet | gemeente (Participatiewet)
            Inkomen zakt onder de norm door onbetaald verlof. | proefberekening
        maatwerk 1650 eenmalig: Reparatie van de auto | Geen regeling | gemeente (overig)
            Koppeling en banden. | offerte
        maatwerk 310 per maand x 4 mnd: Reiskosten | Geen regeling | gemeente (overig)
            Vier ritten per maand. | kilometerstaat
        maatwerk 120 per maand: Vergoeding ziekenvervoer | Zorgverzekeringswet | zorgverzekeraar
            Volgens de polis. | polis
        maatwerk 45 per week x 6 mnd: Oppas | Wmo 2015 | gemeente (Wmo)
            Eén dagdeel, half jaar. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas6",
    kba_reviewed_on=day("2020-08-19"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Reparatie van de auto",
            1650,
            tried="Lening bij de kredietbank (geen ruimte om af te lossen); bijzondere bijstand (auto telt niet mee).",
        ),
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Reiskosten tot de verzekeraar betaalt",
            310,
            "month",
            4,
            tried="Vergoeding ziekenvervoer aangevraagd; besluit na ongeveer vier maanden.",
            until="Zolang de verzekeraar nog niet heeft besloten.",
            review=day("2020-11-24"),
            scheme="Zorgverzekeringswet",
        ),
        regular("Wmo 2015", "Oppas", 45, "week", 6),
    ),
    payments=(
        paid("2020-09-04", 1650, "Garage"),
        paid("2020-09-30", 310, "Reiskosten september", 1),
        paid("2020-10-30", 310, "Reiskosten oktober", 1),
        paid("2020-11-27", 310, "Reiskosten november", 1),
    ),
    spar_on=day("2020-08-11"),
    spar_partners=("maatwerkeindbaas6", "maatwerkeindbaas8", "maatwerkeindbaas10"),
    circulated_on=day("2020-08-20"),
    doorbraak_on=day("2020-08-25"),
    attendees=present("2020-08-25"),
    akkoord_by=("maatwerkeindbaas6", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2020-09-01"),
    steps=(
        Step("Auto laten repareren", day("2020-09-04")),
        Step("Controles op één dag laten plannen", day("2020-10-14")),
        Step("Vergoeding van de verzekeraar binnenhalen"),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2020-07-09", "Haar agenda is een puzzel van bussen en wachtkamers."),
        mark("direct", "moeder", "6.5", "2020-09-22", "Eén dag ziekenhuis in plaats van drie."),
    ),
    parties=("kinderziekenhuis", "zorgverzekeraar", "werkgever"),
)
