"""Taken up by regular means in 2020: five families, of whom one before any tafel."""

from maatwerk.demo.story.shapes import Family, Question
from maatwerk.demo.story.short import boxes, day, mark
from maatwerk.demo.story.tafels import present

ENERGIESCHULD = Family(
    key="energieschuld",
    title="Een lek, een naheffing en een koude kamer",
    registered_on=day("2020-01-20"),
    adults=2,
    children=2,
    team="Kredietbank",
    source="own_team",
    ground="too_slow",
    domains=("wonen", "financien"),
    coach="maatwerkeindbaas4",
    consultant="consulent6",
    talks=((day("2020-01-29"), "De ketel draait dag en nacht door een kier onder de voordeur."),),
    agreed_on=day("2020-01-29"),
    boxes=boxes(
        """
        # Situatieschets
        Het gezin kreeg een naheffing van de energieleverancier die hoger is dan een maandinkomen. De woning tocht en
        de corporatie had herstel uitgesteld.

        # Perspectief
        Een warm huis en een rekening die past.

        # Doorbraak
        De corporatie herstelt de deuren deze maand en betaalt mee aan de naheffing; de rest gaat in termijnen.

        # Zelf doen
        De ouders volgen het verbruik met een slimme meter.

        # Ondersteuning
        Een energiecoach komt twee keer langs.
        """
    ),
    spar_on=day("2020-02-18"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas5"),
    metingen=(mark("canvas", "vader", 6, "2020-01-29", "Hij draagt binnen een jas."),),
    parties=("woningcorporatie", "energieleverancier"),
    exit="regular",
    exit_on=day("2020-03-05"),
    exit_reason="Herstel en regeling via corporatie en leverancier; geen plan nodig.",
)

THUISONDERWIJS = Family(
    key="school-aan-tafel",
    title="School aan de keukentafel zonder laptop",
    registered_on=day("2020-03-16"),
    adults=1,
    children=4,
    team="IGT Noordoost",
    source="own_team",
    ground="too_slow",
    domains=("onderwijs", "opvoeding"),
    coach="maatwerkeindbaas2",
    consultant="consulent2",
    talks=(
        (day("2020-03-25"), "Gebeld. Vier kinderen, één telefoon en een moeder die de opdrachten niet kan lezen."),
        (day("2020-04-15"), "De mentor fietst elke week langs met papier."),
    ),
    agreed_on=day("2020-04-15"),
    boxes=boxes(
        """
        # Situatieschets
        Sinds de scholen dicht zijn, volgt geen van de vier kinderen les. Er is geen computer en moeder kan niet
        helpen met de taal.

        # Perspectief
        Alle vier weer elke dag les, met iemand die uitleg geeft.

        # Doorbraak
        De school leent twee laptops uit en haalt de kinderen als eersten terug in de noodopvang.

        # Zelf doen
        Moeder zorgt voor een vaste begintijd en de oudste helpt de jongste.

        # Ondersteuning
        Een student geeft via het scherm huiswerkhulp.
        """
    ),
    spar_on=day("2020-05-12"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas7", "maatwerkeindbaas10"),
    metingen=(mark("canvas", "moeder", 5, "2020-04-15", "Zij voelt zich een slechte juf."),),
    parties=("school", "studentenorganisatie"),
    exit="regular",
    exit_on=day("2020-05-19"),
    exit_reason="School en noodopvang losten het op; de laptops blijven tot de zomer.",
)

JONG_GEZIN = Family(
    key="jong-gezin",
    title="Een jong gezin dat om rust vraagt",
    registered_on=day("2020-08-31"),
    adults=2,
    children=3,
    team="IGT Centrum",
    source="partner",
    ground="no_scheme",
    domains=("opvoeding", "gezondheid", "wonen"),
    coach="maatwerkeindbaas3",
    consultant="consulent5",
    talks=(
        (
            day("2020-09-09"),
            "Drie kinderen onder de vier. Moeder zegt dat zij niet nog een keer zwanger wil worden, nu niet.",
        ),
        (day("2020-09-24"), "Met een verpleegkundige erbij gesproken over wat zij zelf wil."),
    ),
    agreed_on=day("2020-09-24"),
    boxes=boxes(
        """
        # Situatieschets
        Twee jonge ouders met drie kleine kinderen houden het thuis amper vol. Zij zouden nu geen kind meer willen,
        maar niemand had er ooit met hen over gesproken.

        # Perspectief
        Twee jaar rust om ouder te leren zijn, en dan verder kijken.

        # Doorbraak
        Een open gesprek over kinderwens met een verpleegkundige van de GGD, en anticonceptie die niets kost.

        # Zelf doen
        De ouders gaan samen naar het gesprek en nemen om de beurt een vrije avond.

        # Ondersteuning
        Gezinshulp drie ochtenden per week, binnen de bestaande indicatie.

        # Behandeling
        Moeder heeft een afspraak bij de huisarts over haar vermoeidheid.
        """
    ),
    spar_on=day("2020-10-13"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas10"),
    metingen=(mark("canvas", "moeder", "5.5", "2020-09-24", "Zij houdt van haar kinderen en van stilte."),),
    leerpunten=("gesprek-kinderwens",),
    parties=("GGD", "huisarts", "jeugdgezondheidszorg"),
    exit="regular",
    exit_on=day("2020-10-20"),
    exit_reason="Het gesprek en de extra ochtenden passen in het gewone aanbod van GGD en Jeugdwet.",
)

LOONBESLAG = Family(
    key="loonbeslag",
    title="Drie deurwaarders en één loonstrook",
    registered_on=day("2020-09-21"),
    adults=1,
    children=2,
    team="Kredietbank",
    source="data",
    ground="too_slow",
    domains=("financien", "wonen", "werk-en-inkomen"),
    coach="maatwerkeindbaas10",
    consultant="consulent6",
    talks=(
        (day("2020-09-30"), "Vader werkt voltijds en houdt minder over dan een buurman in de bijstand."),
        (day("2020-10-20"), "Alle beslagen op een tijdlijn gezet."),
    ),
    agreed_on=day("2020-10-20"),
    boxes=boxes(
        """
        # Situatieschets
        Drie schuldeisers leggen tegelijk beslag op het loon van een alleenstaande vader. Zij rekenen elk met een
        ander inkomen. De huur van november is niet betaald.

        # Perspectief
        Eén beslag, één berekening en een huur die op tijd is.

        # Doorbraak
        De kredietbank wijst één deurwaarder aan die namens allen rekent, zoals de nieuwe regels vanaf januari vragen.

        # Zelf doen
        Vader vraagt bij zijn werkgever een vast bedrag per maand.

        # Ondersteuning
        Budgetbeheer voor een jaar.

        # Behandeling
        Geen hulpvraag op dit punt.

        # Legitimiteit
        De wet op de beslagvrije voet lost dit in 2021 op. Vooruitlopen mag als alle schuldeisers instemmen.

        # Betrokkenheid
        Vader, werkgever, kredietbank en drie deurwaarders.
        """
    ),
    spar_on=day("2020-11-03"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "breakthrough",
            "Stemmen alle drie de schuldeisers in?",
            "maatwerkeindbaas",
            "consulent6",
            "Twee meteen, de derde na een telefoontje van de kredietbank.",
            day("2020-11-09"),
        ),
    ),
    circulated_on=day("2020-11-12"),
    doorbraak_on=day("2020-11-17"),
    attendees=present("2020-11-17"),
    outcome="regular",
    metingen=(mark("canvas", "vader", 5, "2020-10-20", "Werken loont niet, vertelt hij rustig."),),
    leerpunten=("beslagvrije-voet",),
    parties=("kredietbank", "deurwaarders", "werkgever"),
    exit="regular",
    exit_on=day("2020-11-17"),
    exit_reason="De kredietbank kan dit zelf met de deurwaarders afspreken; een plan is niet nodig.",
)

BRIL_EN_BUS = Family(
    key="bril-en-bus",
    title="Een bril, een busrit en een formulier",
    registered_on=day("2020-11-24"),
    adults=1,
    children=2,
    team="IGT Zuidwest",
    source="partner",
    ground="too_slow",
    domains=("gezondheid", "financien"),
    coach="maatwerkeindbaas5",
    consultant="consulent3",
    talks=(
        (day("2020-11-25"), "Moeder heeft alles al aangevraagd; de brief met het besluit ligt ongeopend op tafel."),
    ),
    exit="regular",
    exit_on=day("2020-11-27"),
    exit_reason="De vergoeding was al toegekend; de consulent hielp haar bij de zorgverzekeraar verder.",
)
