"""Published: new debts that a family could not help, during a debt arrangement (theme Financiële problemen)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

NIEUWE_SCHULDEN = Family(
    key="nieuwe-schulden",
    title="Nieuwe schulden",
    registered_on=day("2019-11-25"),
    adults=2,
    children=1,
    team="Kredietbank",
    source="own_team",
    ground="no_scheme",
    domains=("financien", "gezondheid", "opvoeding"),
    coach="maatwerkeindbaas4",
    consultant="consulent6",
    talks=(
        (day("2019-12-03"), "Op kantoor. Vader durfde niet thuis af te spreken vanwege de bel."),
        (day("2019-12-17"), "Thuis. Samen een wasmand met post geopend en op stapels gelegd."),
        (day("2020-01-14"), "Lijst van alle nieuwe rekeningen compleet; de ouders hebben elke regel nagekeken."),
    ),
    agreed_on=day("2019-12-17"),
    boxes=boxes(
        """
        # Situatieschets
        Vader, moeder en hun dochter van elf wonen in een sociale huurwoning. Er loopt een wettelijke regeling voor
        hun oude schulden en de kredietbank beheert hun geld. Ze hielden zich aan alle afspraken en waren ver op weg.

        Daarna kwam de ene rekening na de andere. De energieleverancier ging failliet en de nieuwe vroeg een hoge
        borg. Oma overleed en de uitvaart moest betaald worden. De tandarts en enkele andere behandelaars stuurden
        nota's waar niemand op gerekend had.

        Vader heeft een uitkering van € 1.039 en moeder van € 993. Daarin zit geen ruimte. Nu dreigt de lopende
        regeling te stoppen en moet alles opnieuw, drie jaar lang. De bel gaat niet meer open en de post blijft
        liggen. De dochter krijgt minder aandacht dan zij nodig heeft en haar ouders zien dat zelf ook.

        # Perspectief
        Het gezin maakt de lopende regeling af zonder nieuwe schuld ernaast. Daarna is er elke maand een klein bedrag
        om te sparen, zodat een kapotte wasmachine geen ramp meer is.

        Vader gaat weer naar zijn behandelaar en de dochter neemt weer een vriendin mee naar huis.

        # Doorbraak
        Wij lossen de nieuwe schulden in één keer af. De kredietbank belt vooraf elke schuldeiser en vraagt wie een
        deel laat vallen. Daardoor blijft de lopende regeling staan en hoeft het gezin niet opnieuw te beginnen.

        Dit doen we één keer. Er komt tegelijk een buffer, zodat een tegenvaller niet meteen weer een schuld wordt.

        # Zelf doen
        De ouders openen elke maandag samen de post en leggen die in een vaste map. Moeder meldt een onverwachte nota
        dezelfde dag. Het gezin spaart vanaf de eerste maand € 25 en koopt geen dingen op afbetaling.

        # Ondersteuning
        De budgetbeheerder van de kredietbank bekijkt eens per maand met de ouders wat er binnenkomt en uitgaat. Een
        vrijwilliger helpt de dochter een middag in de week met huiswerk.

        # Behandeling
        Vader zet zijn gesprekken bij de psychiater voort. De eigen bijdrage staat voortaan in de begroting, zodat hij
        geen afspraken meer afzegt.

        # Legitimiteit
        De wet op de schuldhulp wil dat mensen weer financieel op eigen benen staan. Een regeling laten mislukken door
        kosten waar niemand schuld aan heeft, past niet bij die bedoeling.

        Bijzondere bijstand voor schulden is in de wet bijna uitgesloten. Daarom gebruiken we hier het maatwerkbudget
        en leggen we vast waarom dit gezin de nieuwe schulden niet kon voorkomen.

        # Betrokkenheid
        De ouders hebben met een handtekening bij elke regel laten zien dat de lijst klopt. De bewindvoerder van de
        regeling, de kredietbank en de tandarts zijn op de hoogte en werken mee.
        """
    ),
    lines=costs(
        """
        huidig 112 per maand: Budgetbeheer | Wet gemeentelijke schuldhulpverlening | kredietbank
            Lopende overeenkomst. | beschikking
        huidig 145 per week: Behandeling van vader | Zorgverzekeringswet | zorgverzekeraar
            Wekelijks, opgeschaald na de deurwaarders. | opgave behandelaar
        huidig 58 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Ruim een uur per week. | beschikking
        dreigend 10000 per jaar: Maatschappelijke kosten van problematische schulden | Geen regeling | Rijk
            Publicatie van het Nibud over de kosten per huishouden en jaar. | Nibud
        dreigend 112 per maand: Budgetbeheer | Wet gemeentelijke schuldhulpverlening | kredietbank
            Loopt door. | beschikking
        dreigend 640 per maand: Jeugdhulp voor de dochter | Jeugdwet | gemeente (Jeugdwet)
            Inschatting als de spanning thuis aanhoudt. | inschatting jeugdverpleegkundige
        dreigend 145 per week: Behandeling van vader | Zorgverzekeringswet | zorgverzekeraar
            Wekelijks, zoals nu. | opgave behandelaar
        dreigend 58 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Loopt door. | beschikking
        dreigend 160 per maand: Bewind voor beide ouders | Bijzondere bijstand | gemeente (Participatiewet)
            Wordt gevraagd zodra de regeling stopt. | berekening kredietbank
        maatwerk 12480 eenmalig: Aflossen van de nieuwe schulden | Geen regeling | gemeente (overig)
            Som van zeven rekeningen op de lijst van 14 januari. | lijst van schulden
        maatwerk 112 per maand: Budgetbeheer | Wet gemeentelijke schuldhulpverlening | kredietbank
            Loopt door. | beschikking
        maatwerk 62 per week: Behandeling van vader | Zorgverzekeringswet | zorgverzekeraar
            Om de week is dan voldoende. | opgave behandelaar
        maatwerk 452 eenmalig: Huiswerkhulp en maatje voor de dochter | Meedoenregelingen minima | gemeente (overig)
            Een schooljaar, onkosten van de vrijwilliger. | offerte
        maatwerk 500 eenmalig: Nazorg door de kredietbank | Wet gemeentelijke schuldhulpverlening | kredietbank
            Vier extra gesprekken over sparen en toeslagen. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas6",
    kba_reviewed_on=day("2020-01-28"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Aflossen van zeven nieuwe schulden",
            12480,
            tried="Betaling in termijnen (geen ruimte), krediet (niet naast de regeling), bijstand (uitgesloten).",
        ),
        regular("Wet gemeentelijke schuldhulpverlening", "Budgetbeheer en nazorg", 112, "month"),
    ),
    payments=(
        paid("2020-02-21", 5210, "Borg en eindafrekening energie"),
        paid("2020-03-06", 4895, "Uitvaart"),
        paid("2020-04-10", 1875, "Tandarts en andere behandelaars"),
    ),
    releases=(released("2020-05-04", 500, "De tandarts schold een deel van de rekening kwijt"),),
    spar_on=day("2020-01-28"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas6"),
    questions=(
        Question(
            "breakthrough",
            "Waarom zou dit over een jaar niet weer gebeuren?",
            "maatwerkeindbaas",
            "consulent6",
            "Elke tegenvaller kwam van buiten. Met sparen en een aanvullend pakket zijn zulke kosten op te vangen.",
            day("2020-01-30"),
        ),
        Question(
            "legitimacy",
            "Vindt de bewindvoerder van de regeling dit goed?",
            "maatwerkeindbaas3",
            "maatwerkeindbaas4",
            "Ja, mits de gemeente rechtstreeks aan de schuldeisers betaalt.",
            day("2020-01-29"),
        ),
        Question(
            "support",
            "Wat merkt de dochter hiervan?",
            "maatwerkeindbaas6",
            "consulent6",
            "Zij wil vooral hulp bij rekenen en rust aan tafel; daar is een vrijwilliger voor gevonden.",
            day("2020-01-31"),
        ),
    ),
    circulated_on=day("2020-01-31"),
    doorbraak_on=day("2020-02-04"),
    attendees=present("2020-02-04"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas6"),
    outcome="akkoord",
    started_on=day("2020-02-10"),
    executed_on=day("2020-05-29"),
    steps=(
        Step("Schuldeisers bellen en incasso laten stoppen", day("2020-02-12")),
        Step("Nieuwe schulden rechtstreeks aflossen", day("2020-04-10")),
        Step("Eigen bijdragen en spaarbedrag in de begroting zetten", day("2020-04-24")),
        Step("Huiswerkhulp voor de dochter laten beginnen", day("2020-05-29")),
    ),
    metingen=(
        mark("canvas", "vader", 3, "2019-12-17", "Vader telt de dagen tussen twee brieven."),
        mark("canvas", "moeder", "4.5", "2019-12-17", "Moeder schaamt zich voor haar dochter."),
        mark(
            "direct",
            "vader",
            7,
            "2020-02-25",
            "De druk van de schulden is lager en dat brengt rust. Vader kijkt naar vacatures.",
        ),
        mark("months6", "vader", 7, "2020-08-18", "Geen deurwaarder meer gezien. Er staat € 140 op de spaarrekening."),
        mark("months6", "moeder", "6.5", "2020-08-18", "Zij doet de deur weer open zonder eerst te kijken."),
    ),
    leerpunten=("schuld-buiten-schuld",),
    parties=("kredietbank", "bewindvoerder", "behandelaar", "basisschool"),
)
