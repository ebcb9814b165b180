"""A first house of their own; paid from two funds."""

from maatwerk.demo.story.shapes import Family, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

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
    kba_reviewed_on=day("2020-05-12"),
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
