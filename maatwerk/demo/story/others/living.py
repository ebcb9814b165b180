"""Still under way on 1 December 2020: the living work of the demonstration. No akkoord among them yet."""

from maatwerk.demo.story.shapes import Family, Question
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, regular
from maatwerk.demo.story.tafels import present

# On the doorbraaktafel of Tuesday 1 December 2020: circulated, nobody has given akkoord.
BAKFIETS = Family(
    key="bakfiets",
    title="Een bakfiets in plaats van drie taxi's",
    registered_on=day("2020-09-28"),
    adults=1,
    children=4,
    team="IGT Noordoost",
    source="own_team",
    ground="no_scheme",
    domains=("onderwijs", "gezondheid", "financien"),
    coach="maatwerkeindbaas2",
    consultant="consulent",
    talks=(
        (day("2020-10-07"), "Moeder wil de kinderen zelf wegbrengen, net als de andere ouders."),
        (day("2020-10-22"), "Proefrit gemaakt op het schoolplein. De jongste wilde niet meer uitstappen."),
    ),
    agreed_on=day("2020-10-22"),
    boxes=boxes(
        """
        # Situatieschets
        Drie van de vier kinderen worden elk met een eigen taxi naar school gebracht, omdat moeder door een slechte
        knie niet ver kan lopen en geen auto heeft. Zij ziet daardoor nooit een leerkracht of een andere ouder. De
        taxi's komen op verschillende tijden, zodat zij de hele ochtend bij de deur staat.

        Op het schoolplein weet niemand wie zij is. De kinderen worden nergens uitgenodigd.

        # Perspectief
        Moeder brengt haar kinderen zelf en hoort er op school bij. Over een jaar wil zij overblijfmoeder zijn.

        # Doorbraak
        Wij kopen een elektrische bakfiets met vier zitjes. De drie taxi's stoppen een maand daarna. De fiets kost
        minder dan twee maanden taxi.

        # Zelf doen
        Moeder volgt drie fietslessen bij de verkeersvereniging en betaalt zelf de verzekering. De oudste fietst naast
        haar.

        # Ondersteuning
        Een ouder uit de buurt fietst de eerste twee weken mee. Bij ijzel rijdt er één taxi voor alle kinderen.

        # Behandeling
        De fysiotherapeut houdt de knie in de gaten; fietsen met ondersteuning vindt zij goed.

        # Legitimiteit
        De verordening vergoedt vervoer, ook eigen vervoer, maar geen fiets. Met een kilometervergoeding achteraf kan
        moeder er geen kopen.

        De verordening wil dat een kind op school komt en de Wmo dat een moeder meedoet. De fiets doet allebei.

        # Betrokkenheid
        Moeder en de kinderen kozen de kleur. De twee scholen, de vervoerder en de fysiotherapeut weten ervan.
        """
    ),
    lines=costs(
        """
        huidig 1180 per maand x 10 mnd: Drie taxi's | Verordening leerlingenvervoer | gemeente (overig)
            Tien schoolmaanden. | contract vervoerder
        dreigend 1180 per maand x 10 mnd: Drie taxi's | Verordening leerlingenvervoer | gemeente (overig)
            Loopt door tot de kinderen groter zijn. | contract vervoerder
        dreigend 54 per week: Begeleiding tegen eenzaamheid | Wmo 2015 | gemeente (Wmo)
            Eén uur per week, advies van de huisarts. | advies huisarts
        maatwerk 2350 eenmalig: Elektrische bakfiets met vier zitjes | Geen regeling | gemeente (overig)
            Tweedehands met garantie. | offerte
        maatwerk 1180 per maand x 1 mnd: Taxi's, laatste maand | Verordening leerlingenvervoer | gemeente (overig)
            Tot moeder zelf rijdt. | contract vervoerder
        maatwerk 220 per jaar: Eén taxi bij ijzel | Verordening leerlingenvervoer | gemeente (overig)
            Naar schatting acht dagen. | opgave vervoerder
        maatwerk 18 per maand: Verzekering en onderhoud | Geen regeling | gezin
            Polis en een beurt per jaar. | prijsopgave
        """
    ),
    kba_reviewed_by="maatwerkeindbaas5",
    kba_reviewed_on=day("2020-11-17"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Elektrische bakfiets met vier zitjes",
            2350,
            tried="Vergoeding eigen vervoer (alleen kilometers, achteraf); Wmo (moeder loopt korte stukken zelf).",
            scheme="Verordening leerlingenvervoer",
        ),
        regular("Verordening leerlingenvervoer", "Eén taxi bij ijzel", 220, "year"),
    ),
    spar_on=day("2020-11-17"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "treatment",
            "Kan moeder met haar knie een bakfiets met vier kinderen rijden?",
            "maatwerkeindbaas3",
            "consulent",
            "Ja, de fysiotherapeut heeft het met haar geprobeerd, met trapondersteuning.",
            day("2020-11-20"),
        ),
        Question(
            "breakthrough",
            "Stopt het contract met de taxi's dan ook echt?",
            "maatwerkeindbaas",
            "maatwerkeindbaas2",
            "De vervoerder haalt de drie ritten eraf met een opzegtermijn van een maand.",
            day("2020-11-23"),
        ),
    ),
    circulated_on=day("2020-11-26"),
    doorbraak_on=day("2020-12-01"),
    attendees=present("2020-12-01"),
    metingen=(mark("canvas", "moeder", 5, "2020-10-22", "Zij kent de school alleen van foto's."),),
    parties=("twee basisscholen", "vervoerder", "fysiotherapeut", "verkeersvereniging"),
)

# Discussed at the spar-tafel of 24 November; two questions are due on Tuesday 1 December.
DRIE_GENERATIES = Family(
    key="drie-generaties",
    title="Drie generaties in één bovenwoning",
    registered_on=day("2020-10-12"),
    adults=3,
    children=3,
    team="IGT Noordwest",
    source="gut_file",
    ground="no_scheme",
    domains=("wonen", "gezondheid", "opvoeding"),
    coach="maatwerkeindbaas",
    consultant="consulent",
    talks=(
        (day("2020-10-21"), "Oma slaapt in de woonkamer en staat op als het laatste kind naar bed gaat."),
        (day("2020-11-05"), "Vader en oma willen samen blijven wonen. Moeder wil vooral een deur."),
    ),
    agreed_on=day("2020-11-05"),
    boxes=boxes(
        """
        # Situatieschets
        Oma trok in bij haar zoon nadat zij was gevallen. Nu wonen zes mensen in een bovenwoning met twee slaapkamers.
        Oma kan de trap niet af en komt niet meer buiten. De kinderen doen hun huiswerk op de overloop.

        # Perspectief
        Oma woont zo dichtbij dat zij mee kan eten, en zo apart dat iedereen kan slapen.

        # Doorbraak
        De benedenwoning onder hen komt in februari vrij. De corporatie verhuurt die aan oma en maakt een doorgang in
        de hal.

        # Zelf doen
        Vader verzorgt oma 's ochtends, moeder kookt voor iedereen. De oudste haalt elke dag haar boodschappen.

        # Ondersteuning
        Wijkverpleging op de dagen dat vader vroeg werkt.

        # Behandeling
        De fysiotherapeut oefent met oma om weer buiten te lopen.

        # Legitimiteit
        Volgens de toewijzingsregels moet de benedenwoning naar iemand op de lijst. De Wmo vraagt ons mantelzorg
        mogelijk te maken.
        """
    ),
    lines=costs(
        """
        huidig 165 per week: Wijkverpleging en hulp in huis | Zorgverzekeringswet | zorgverzekeraar
            Zes momenten per week. | opgave wijkverpleging
        huidig 410 per maand: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Eén uur per week. | beschikking
        dreigend 3900 per maand x 6 mnd: Plaats in een verpleeghuis | Wet langdurige zorg | Rijk
            Verwacht vanaf de zomer als thuis niet meer gaat. | inschatting wijkverpleging
        dreigend 165 per week x 6 mnd: Wijkverpleging en hulp in huis | Zorgverzekeringswet | zorgverzekeraar
            Tot de opname. | opgave wijkverpleging
        dreigend 410 per maand: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        maatwerk 1980 eenmalig: Doorgang en deur in de hal | Geen regeling | woningcorporatie
            Eerste raming van de opzichter. | raming corporatie
        maatwerk 165 per week: Wijkverpleging en hulp in huis | Zorgverzekeringswet | zorgverzekeraar
            Blijft gelijk. | opgave wijkverpleging
        """
    ),
    fundings=(regular("Wmo 2015", "Drempels en beugels in de benedenwoning", 860),),
    spar_on=day("2020-11-24"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "breakthrough",
            "Houdt de corporatie de benedenwoning voor oma vast?",
            "maatwerkeindbaas5",
            "maatwerkeindbaas",
        ),
        Question(
            "legitimacy",
            "Wat verandert er aan de toeslagen en de uitkering als oma een eigen adres krijgt?",
            "maatwerkeindbaas3",
            "consulent",
        ),
        Question(
            "involvement",
            "Willen de kinderen dit ook?",
            "maatwerkeindbaas2",
            "consulent",
            "Ja. De jongste wil weten of oma dan nog voorleest; dat heeft zij beloofd.",
            day("2020-11-27"),
        ),
    ),
    metingen=(
        mark("canvas", "vader", "5.5", "2020-11-05", "Goede zoon, moe mens."),
        mark("canvas", "moeder", 5, "2020-11-05", "Zij fluistert in haar eigen huis."),
    ),
    parties=("woningcorporatie", "wijkverpleging", "fysiotherapeut"),
)

# A draft canvas that coach and consulent are still filling.
SCHULD_EN_DIPLOMA = Family(
    key="schuld-en-diploma",
    title="Een studieschuld die een diploma tegenhoudt",
    registered_on=day("2020-10-26"),
    adults=1,
    children=1,
    team="IGT Zuidwest",
    source="partner",
    ground="too_slow",
    domains=("financien", "onderwijs", "werk-en-inkomen"),
    coach="maatwerkeindbaas",
    consultant="consulent3",
    talks=(
        (day("2020-11-03"), "Moeder (23) mist één stage en één bedrag voor haar diploma."),
        (day("2020-11-17"), "Opleiding bevestigt: na betaling van de achterstand mag zij in februari instromen."),
    ),
    agreed_on=day("2020-11-17"),
    boxes=boxes(
        """
        # Situatieschets
        Een jonge moeder stopte vlak voor haar diploma met haar opleiding. Zij mag terugkomen als het oude lesgeld is
        betaald. De schuldhulp wil eerst al haar schulden kennen en dat duurt tot de zomer.

        # Perspectief
        Een diploma in juni en daarna een baan in de kinderopvang, waar al naar haar gevraagd is.

        # Doorbraak
        Het lesgeld nu betalen en de schuldhulp daarna laten beginnen.

        # Zelf doen
        Zij haalt haar stageplek zelf op en zoekt met haar moeder naar oppas.
        """
    ),
    lines=costs(
        """
        huidig 1095 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Norm voor een alleenstaande ouder. | beschikking
        dreigend 1095 per maand: Bijstand | Participatiewet | gemeente (Participatiewet)
            Zonder diploma nog zeker een jaar. | inschatting klantmanager
        """
    ),
    metingen=(mark("canvas", "moeder", "4.5", "2020-11-17", "Zo dichtbij, zegt zij, en wijst met duim en vinger."),),
    parties=("opleiding", "kredietbank"),
)

IN_GESPREK = Family(
    key="eerste-gesprek",
    title="Een vader die om hulp belde",
    registered_on=day("2020-11-09"),
    adults=1,
    children=3,
    team="Kredietbank",
    source="own_team",
    ground="too_slow",
    domains=("financien", "opvoeding", "wonen"),
    coach="maatwerkeindbaas4",
    consultant="consulent6",
    talks=((day("2020-11-18"), "Eerste gesprek bij hem thuis. Hij wil er nog met zijn kinderen over praten."),),
)

AANGEMELD = Family(
    key="net-aangemeld",
    title="Net aangemeld door school",
    registered_on=day("2020-11-23"),
    adults=2,
    children=4,
    team="IGT Noordoost",
    source="partner",
    ground="no_scheme",
    domains=("onderwijs", "wonen"),
    coach="maatwerkeindbaas3",
    consultant="consulent2",
)
