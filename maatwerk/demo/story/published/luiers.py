"""Published: a debt at the day nursery and the nappies that keep a mother at work (theme Financiële problemen)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, mark, missed, regular
from maatwerk.demo.story.tafels import present

LUIERS = Family(
    key="luiers",
    title="Luiers",
    registered_on=day("2019-03-25"),
    adults=2,
    children=1,
    team="IGT Noordoost",
    source="gut_file",
    ground="no_scheme",
    domains=("financien", "werk-en-inkomen", "opvoeding"),
    coach="maatwerkeindbaas",
    consultant="consulent2",
    talks=(
        (day("2019-03-29"), "Moeder belde in haar pauze. Het dagverblijf geeft haar nog twee weken."),
        (day("2019-04-11"), "Met beide ouders de vaste lasten nagelopen, samen met de budgetbeheerder."),
    ),
    agreed_on=day("2019-04-11"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder maakt schoon bij mensen thuis en is trots op haar baan. Vader kan door zijn beperking niet werken en
        heeft een uitkering. Hun zoontje van twee gaat naar een kinderdagverblijf.

        Daar staat een rekening open, ook voor luiers die de leidsters hebben gegeven. Het dagverblijf wil eerst geld
        zien. Anders kan het kind pas terugkomen als het zindelijk is, en dat duurt bij dit jongetje langer.

        Het gezin heeft veel schulden. Een budgetbeheerder betaalt de vaste lasten en geeft elke week € 75 leefgeld.
        Na de boodschappen blijft er niets over voor een pak luiers.

        # Perspectief
        Het zoontje gaat drie dagen per week naar de opvang en leert daar praten en spelen met anderen. Moeder houdt
        haar werk en haar eigen inkomen.

        Over een jaar is de achterstand bij het dagverblijf vergeten en lopen de schulden terug in plaats van op.

        # Doorbraak
        We kijken niet naar de uitkering van vader of het loon van moeder afzonderlijk, maar naar wat het gezin
        overhoudt. Dan past de bijzondere bijstand voor mensen die geen bijstand hebben. Daaruit betalen we in één
        keer de achterstand en een jaar lang de luiers.

        # Zelf doen
        Moeder blijft haar uren werken en brengt haar zoon op vaste dagen. Vader haalt hem op en oefent thuis met het
        potje. De ouders geven elke brief ongeopend of niet meteen door aan de budgetbeheerder.

        # Ondersteuning
        De budgetbeheerder maakt een aparte pot voor de opvang, zodat er geen nieuwe achterstand komt. De begeleider
        thuis spreekt met moeder af welke toeslagen zij zelf bijhoudt.

        # Behandeling
        De jeugdverpleegkundige helpt met zindelijk worden en kijkt of een arts mee moet denken.

        # Legitimiteit
        Bijzondere bijstand staat ook open voor werkenden met een laag inkomen. Dat de regeling hier weinig voor wordt
        gebruikt, maakt haar niet minder geldig.

        De Participatiewet wil dat mensen aan het werk blijven. Een kind thuis houden om een luierrekening doet het
        omgekeerde.

        # Betrokkenheid
        Beide ouders hebben het plan gelezen met hulp van hun begeleider. Het dagverblijf houdt de plek vrij. De
        budgetbeheerder en de jeugdverpleegkundige doen mee.
        """
    ),
    lines=costs(
        """
        huidig 100 per maand: Budgetbeheer | Bijzondere bijstand | gemeente (Participatiewet)
            Lopende afspraak met de kredietbank. | beschikking
        huidig 60 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Ruim een uur per week. | beschikking
        huidig 385 per maand: Kinderopvangtoeslag | Toeslagen | Rijk
            Drie dagen opvang bij dit inkomen. | proefberekening
        dreigend 1025 per maand: Aanvullende bijstand als moeder stopt | Participatiewet | gemeente (Participatiewet)
            Verschil tussen de norm voor een paar en de uitkering van vader. | proefberekening
        dreigend 10000 per jaar: Maatschappelijke kosten van problematische schulden | Geen regeling | Rijk
            Publicatie van het Nibud over de kosten per huishouden en jaar. | Nibud
        dreigend 265 per maand: Extra hulp bij de ontwikkeling van het kind | Jeugdwet | gemeente (Jeugdwet)
            Nodig als het kind niet meer naar de opvang gaat. | advies jeugdarts
        dreigend 60 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Loopt door. | beschikking
        dreigend 100 per maand: Budgetbeheer | Bijzondere bijstand | gemeente (Participatiewet)
            Loopt door. | beschikking
        maatwerk 1846,50 eenmalig: Achterstand bij het dagverblijf | Bijzondere bijstand | gemeente (Participatiewet)
            Openstaande rekening tot en met mei. | rekening
        maatwerk 64 per maand: Luiers voor thuis en op de opvang | Bijzondere bijstand | gemeente (Participatiewet)
            Vier pakken per maand tegen de winkelprijs. | prijsopgave
        maatwerk 100 per maand: Budgetbeheer | Bijzondere bijstand | gemeente (Participatiewet)
            Loopt door. | beschikking
        maatwerk 60 per week: Begeleiding thuis | Wmo 2015 | gemeente (Wmo)
            Loopt door. | beschikking
        maatwerk 385 per maand: Kinderopvangtoeslag | Toeslagen | Rijk
            Blijft lopen omdat moeder blijft werken. | proefberekening
        maatwerk 245,50 eenmalig: Zindelijkheidstraject | Zorgverzekeringswet | zorgverzekeraar
            Vijf afspraken bij de jeugdverpleegkundige. | prijsopgave
        """
    ),
    kba_reviewed_by="maatwerkeindbaas4",
    kba_reviewed_on=day("2019-05-21"),
    fundings=(
        regular("Bijzondere bijstand", "Achterstand bij het dagverblijf", "1846.50"),
        regular(
            "Bijzondere bijstand",
            "Luiers voor thuis en op de opvang",
            64,
            "month",
            until="Zolang het kind niet zindelijk is.",
            review=day("2019-12-17"),
        ),
    ),
    spar_on=day("2019-05-21"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas4", "maatwerkeindbaas7"),
    questions=(
        Question(
            "support",
            "Hoe voorkomen we dat er volgend jaar weer een rekening openstaat?",
            "maatwerkeindbaas4",
            "consulent2",
            "De budgetbeheerder reserveert voortaan eerst voor de opvang en dan pas voor de rest.",
            day("2019-05-24"),
        ),
        Question(
            "legitimacy",
            "Geldt de bijzondere bijstand ook nu moeder een loon heeft?",
            "maatwerkeindbaas7",
            "maatwerkeindbaas",
            "Ja, de draagkracht is nul omdat het hele inkomen naar vaste lasten en schulden gaat.",
            day("2019-05-27"),
        ),
    ),
    circulated_on=day("2019-05-30"),
    doorbraak_on=day("2019-06-04"),
    attendees=present("2019-06-04"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2019-06-17"),
    executed_on=day("2019-12-02"),
    closed_on=day("2020-09-10"),
    steps=(
        Step("Bijzondere bijstand aanvragen en de plek laten vasthouden", day("2019-06-07")),
        Step("Achterstand betalen en het kind weer laten komen", day("2019-06-17")),
        Step("Aparte pot voor de opvang maken", day("2019-07-04")),
        Step("Oefenen met zindelijk worden", day("2019-12-02")),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2019-04-11", "Moeder is bang dat zij haar baan kwijtraakt om een pak luiers."),
        mark("canvas", "vader", "5.5", "2019-04-11", "Vader wil helpen, maar weet niet waar hij moet beginnen."),
        mark("direct", "moeder", 7, "2019-06-27", "Zij werkt haar uren en durft de leidsters weer aan te kijken."),
        mark(
            "months6",
            "moeder",
            "7.5",
            "2019-12-19",
            "Het zoontje praat in zinnen. Overdag heeft hij geen luier meer om.",
        ),
        missed("months12", "moeder", "Niet bereikt; moeder werkte extra in de maanden van de lockdown."),
    ),
    leerpunten=("bijstand-voor-werkenden",),
    parties=("kinderdagverblijf", "budgetbeheer", "jeugdgezondheidszorg", "begeleiding thuis"),
)
