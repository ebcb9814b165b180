"""Discussed in 2019 and then taken up by regular means (a success): the first five of ten."""

from maatwerk.demo.story.shapes import Family, Question
from maatwerk.demo.story.short import boxes, day, mark
from maatwerk.demo.story.tafels import present

BENEDENWONING = Family(
    key="benedenwoning",
    title="Drie hoog met een rolstoel",
    registered_on=day("2019-03-18"),
    adults=2,
    children=2,
    team="IGT Zuidoost",
    source="gut_file",
    ground="too_slow",
    domains=("wonen", "gezondheid"),
    coach="maatwerkeindbaas",
    consultant="consulent4",
    talks=((day("2019-03-27"), "Vader draagt zijn zoon elke dag zes trappen af en weer op."),),
    agreed_on=day("2019-03-27"),
    boxes=boxes(
        """
        # Situatieschets
        Een zoon van negen heeft een rolstoel en woont drie hoog zonder lift. De aanvraag voor urgentie en die voor
        een woningaanpassing liggen bij twee teams die niet van elkaar weten.

        # Perspectief
        Een benedenwoning in dezelfde wijk, vóór de winter.

        # Doorbraak
        Beide aanvragen bij één Wmo-consulent leggen, die met de corporatie naar een vrijkomende woning kijkt.

        # Zelf doen
        De ouders geven door welke straten voor school haalbaar zijn en zeggen ja tegen een kleinere tuin.

        # Ondersteuning
        Tot de verhuizing een traphulp voor twee dagdelen.

        # Legitimiteit
        De Wmo voorziet hierin; er was alleen niemand die de twee dossiers naast elkaar legde.
        """
    ),
    spar_on=day("2019-05-14"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "breakthrough",
            "Welke gelijkvloerse woningen komen deze zomer vrij?",
            "maatwerkeindbaas5",
            "consulent4",
            "Twee. De corporatie houdt er één vast tot het besluit van de Wmo.",
            day("2019-05-20"),
        ),
    ),
    metingen=(mark("canvas", "vader", 5, "2019-03-27", "Zijn rug houdt het nog wel even, zijn geduld niet."),),
    parties=("woningcorporatie", "team Wmo"),
    exit="regular",
    exit_on=day("2019-06-18"),
    exit_reason="Verhuizing naar een benedenwoning toegekend vanuit de Wmo; corporatie en gemeente beslisten samen.",
)

WASMACHINE = Family(
    key="wasmachine",
    title="Een wasmachine en vijf formulieren",
    registered_on=day("2019-04-01"),
    adults=1,
    children=4,
    team="IGT Centrum",
    source="own_team",
    ground="too_slow",
    domains=("financien", "opvoeding"),
    coach="maatwerkeindbaas6",
    consultant="consulent5",
    talks=(
        (day("2019-04-10"), "Moeder wast voor vijf personen in bad."),
        (day("2019-04-24"), "Formulieren nagelopen: drie vragen naar hetzelfde."),
    ),
    agreed_on=day("2019-04-24"),
    boxes=boxes(
        """
        # Situatieschets
        Een moeder met vier kinderen vroeg drie keer bijzondere bijstand voor een wasmachine. Steeds ontbrak één
        bijlage. De school belt over kleren die niet schoon zijn.

        # Perspectief
        Schone kleren en een moeder die weer met de school durft te praten.

        # Doorbraak
        De consulent vult de aanvraag samen met haar in aan het loket en neemt de gegevens over die wij al hebben.

        # Zelf doen
        Moeder spaart daarna € 10 per maand voor wat als volgende stukgaat.

        # Ondersteuning
        Een vrijwilliger van de formulierenhulp komt nog drie keer langs.

        # Behandeling
        Geen.

        # Legitimiteit
        De bijzondere bijstand is hiervoor bedoeld. Gegevens die de gemeente al heeft, hoeft zij niet opnieuw te
        vragen.

        # Betrokkenheid
        Moeder, school en formulierenhulp.
        """
    ),
    spar_on=day("2019-05-21"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas7", "maatwerkeindbaas9"),
    circulated_on=day("2019-05-30"),
    doorbraak_on=day("2019-06-04"),
    attendees=present("2019-06-04"),
    outcome="regular",
    metingen=(mark("canvas", "moeder", 6, "2019-04-24", "Met een wasmachine zou het een zeven zijn."),),
    leerpunten=("volgorde-van-aanvragen",),
    parties=("school", "formulierenhulp"),
    exit="regular",
    exit_on=day("2019-06-04"),
    exit_reason="Bijzondere bijstand toegekend tijdens de week van de tafel; een maatwerkplan is niet nodig.",
)

HUURACHTERSTAND = Family(
    key="huurachterstand",
    title="Twee maanden huur achter en niemand die belt",
    registered_on=day("2019-04-15"),
    adults=2,
    children=1,
    team="Kredietbank",
    source="own_team",
    ground="too_slow",
    domains=("wonen", "financien"),
    coach="maatwerkeindbaas4",
    consultant="consulent6",
    talks=((day("2019-04-24"), "De ouders dachten dat de huur automatisch werd betaald."),),
    agreed_on=day("2019-04-24"),
    boxes=boxes(
        """
        # Situatieschets
        Door een nieuwe bankrekening is twee maanden geen huur betaald. De corporatie schakelde meteen een deurwaarder
        in.

        # Perspectief
        Geen rechtszaak en een gezin dat zijn rekeningen zelf bijhoudt.

        # Doorbraak
        De kredietbank belt de corporatie en stelt een regeling van zes maanden voor, zonder kosten van de
        deurwaarder.

        # Zelf doen
        De ouders zetten alle vaste lasten op één overzicht.

        # Ondersteuning
        Twee gesprekken met een budgetcoach.
        """
    ),
    spar_on=day("2019-06-11"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas6"),
    metingen=(mark("canvas", "moeder", "6.5", "2019-04-24", "Schrik, maar verder gaat het goed."),),
    parties=("woningcorporatie",),
    exit="regular",
    exit_on=day("2019-06-25"),
    exit_reason="Betalingsregeling binnen de bestaande afspraken met de corporatie over vroeg ingrijpen.",
)

EEN_PLAN = Family(
    key="een-plan-voor-drie",
    title="Drie hulpverleners en één keukentafel",
    registered_on=day("2019-05-06"),
    adults=2,
    children=3,
    team="IGT Noordwest",
    source="gut_file",
    ground="no_scheme",
    domains=("opvoeding", "gezondheid", "onderwijs"),
    coach="maatwerkeindbaas7",
    consultant="consulent",
    talks=(
        (day("2019-05-15"), "De ouders krijgen in één week zeven afspraken."),
        (day("2019-06-05"), "Alle drie de hulpverleners zaten voor het eerst samen aan tafel."),
    ),
    agreed_on=day("2019-06-05"),
    boxes=boxes(
        """
        # Situatieschets
        Drie aanbieders helpen elk een kind en geven de ouders verschillende adviezen. De moeder zegt afspraken af
        omdat zij het overzicht kwijt is.

        # Perspectief
        Eén plan, één avond in de week en één persoon om te bellen.

        # Doorbraak
        De drie beschikkingen worden er één, met de aanbieder die het gezin zelf kiest als eerste aanspreekpunt.

        # Zelf doen
        De ouders maken een weekbord in de keuken en schrappen wat niet helpt.

        # Ondersteuning
        Eén gezinsbegeleider voor drie kinderen.

        # Behandeling
        De oudste houdt haar behandelaar, de twee andere trajecten stoppen.
        """
    ),
    spar_on=day("2019-07-09"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas8", "maatwerkeindbaas10"),
    metingen=(mark("canvas", "moeder", "5.5", "2019-06-05", "Te veel hulp is ook een probleem."),),
    leerpunten=("een-overleg",),
    parties=("drie jeugdhulpaanbieders", "school"),
    exit="regular",
    exit_on=day("2019-07-23"),
    exit_reason="Eén gezamenlijke beschikking volgens de Jeugdwet vervangt de drie oude.",
)

EXTRA_KAMER = Family(
    key="extra-kamer",
    title="Een schuifwand in de grote slaapkamer",
    registered_on=day("2019-06-11"),
    adults=1,
    children=3,
    team="IGT Zuidoost",
    source="own_team",
    ground="no_scheme",
    domains=("wonen", "opvoeding"),
    coach="maatwerkeindbaas8",
    consultant="consulent4",
    talks=(
        (day("2019-06-19"), "Broer en zus van vijftien en dertien delen een kamer."),
        (day("2019-07-10"), "De opzichter tekende ter plekke een wand op de vloer."),
    ),
    agreed_on=day("2019-07-10"),
    boxes=boxes(
        """
        # Situatieschets
        Een broer en zus delen een slaapkamer en dat gaat op hun leeftijd niet meer. De corporatie had een wand eerder
        geweigerd omdat er geen regel voor is.

        # Perspectief
        Allebei een eigen plek, in hetzelfde huis.

        # Doorbraak
        Een schuifwand die bij verhuizing weer weg kan. De corporatie betaalt het materiaal uit haar onderhoudsbudget.

        # Zelf doen
        Een oom plaatst de wand in een weekend.

        # Ondersteuning
        De consulent is bij de oplevering.

        # Behandeling
        Niet van toepassing.

        # Legitimiteit
        Een verhuurder mag kleine veranderingen altijd toestaan; er is geen regel nodig om ja te zeggen.

        # Betrokkenheid
        Moeder, beide kinderen, de oom en de opzichter.
        """
    ),
    spar_on=day("2019-08-27"),
    spar_partners=("maatwerkeindbaas6", "maatwerkeindbaas7", "maatwerkeindbaas9"),
    circulated_on=day("2019-08-30"),
    doorbraak_on=day("2019-09-03"),
    attendees=present("2019-09-03"),
    outcome="regular",
    metingen=(mark("canvas", "moeder", 6, "2019-07-10", "Er is ruzie om de lamp en om alles."),),
    parties=("woningcorporatie",),
    exit="regular",
    exit_on=day("2019-09-03"),
    exit_reason="De corporatie regelt de wand zelf; geen maatwerkbudget en geen plan nodig.",
)
