"""What the programme is for and how it works, in words that hold on every peildatum."""

MAIN_GOAL = (
    "Samen met gezinnen, hun omgeving en professionals ontwikkelen wij een werkwijze over de grenzen van wetten en "
    "afdelingen heen, waarmee gezinnen beter en tegen lagere kosten worden geholpen."
)
FOR_FAMILIES = (
    "Het gezin heeft meer zelf in de hand.",
    "Familie, vrienden en buren doen weer mee.",
    "Er is een doorbraak: het gezin weet waar het naartoe wil en wat daarvoor nodig is.",
    "Voorzieningen stapelen zich niet langer op.",
    "De hulp in het gezin is op elkaar afgestemd en werkt daardoor beter.",
    "Het is duidelijk welke oplossingen nodig zijn.",
    "Wij werken vanuit de vraag van het gezin en de doelen die het zelf stelt.",
)
FOR_MUNICIPALITY = (
    "Systeemleren: wij laten zien waar beleid en bureaucratie beter kunnen, en welke maatwerkoplossing de standaard "
    "kan worden.",
    "Door de aanpak te verbreden komt de verandering van onze organisatie op gang.",
    "Partners leren om buiten de gebaande paden te denken en te werken.",
    "Consulenten leren om het geheel te zien en om een ongewone oplossing goed te onderbouwen.",
)
AGREEMENTS = (
    "Maatwerkeindbazen halen in hun eigen team casussen op waarin een gezin vastloopt.",
    "Het eerste gesprek is met het gezin en de consulent die er al komt. De maatwerkeindbaas begeleidt en neemt niet "
    "over.",
    "Het gezin geeft akkoord voordat er iets wordt opgeschreven. In het canvas staat een casusnummer en geen naam.",
    "Aan de spar-tafel, op dinsdagmiddag, denken drie maatwerkeindbazen uit verschillende vakgebieden mee. Wat zij "
    "vragen, wordt in een week uitgezocht.",
    "Daarna gaat het canvas rond voor de doorbraaktafel van de dinsdag erop.",
    "De voorzitter maakt de agenda en trekt voor elke casus hoogstens een half uur uit.",
    "Een plan gaat door als twee andere maatwerkeindbazen akkoord geven: met die van het gezin zelf erbij kijken er "
    "zes ogen. Bij een plan uit het maatwerkbudget hoort een kosten-batenanalyse.",
    "Na het akkoord voert de consulent het plan uit, stap voor stap, wat het zwaarst weegt het eerst.",
    "Plan en kosten-batenanalyse worden bewaard zoals zij waren toen het akkoord viel.",
)
TARGET_GROUP = (
    "De aanpak is er voor gezinnen uit <gemeente> met ten minste één volwassene en één kind, die op twee of meer "
    "leefgebieden vastlopen. Een gewone oplossing is er niet, omdat hun vraag niet past in de bestaande regelingen of "
    "omdat het te lang duurt."
)
FOUND = (
    "Wij begonnen met de dossiers die collega’s buikpijn bezorgden. Later kwamen er casussen bij uit de eigen teams "
    "en van partners buiten de gemeente. Ook keken wij in onze gegevens naar de gezinnen met de hoogste kosten; die "
    "gegevens bleken snel verouderd en zeiden zonder de consulent erbij weinig."
)
TRAITS = (
    "Een paar dingen vallen de maatwerkeindbazen op. Het gaat vaak om grote gezinnen, om gezinnen die te klein of "
    "tijdelijk wonen, en om gezinnen met weinig mensen om op terug te vallen. Waar iemand vandaan komt of welke "
    "beperking iemand heeft, leggen wij niet vast; daarover geven wij dus ook geen cijfers."
)
MANDATE = (
    "De maatwerkeindbazen maakten werkafspraken. Die rusten op hun mandaat: zij mogen zelf maatwerk maken en daar "
    "maatwerkbudget voor inzetten, met de verantwoordelijkheid die daarbij hoort."
)
CANVAS = (
    "Het plan staat op één blad, het maatwerkcanvas. Per vak beantwoordt de maatwerkeindbaas met het gezin een vraag, "
    "en een kosten-batenanalyse vergelijkt wat het over twaalf maanden kost."
)
MONITORING = (
    "Op drie momenten vragen wij gezinnen hoe zij hun leven waarderen: direct na de inzet van het maatwerk, na een "
    "half jaar en na een jaar. Dat gebeurt in een gesprek. Wie wil, geeft een cijfer van een tot tien."
)
NO_CURE_ALL = (
    "Maatwerk lost niet alles op wat in een gezin speelt. Een plan kan uitgevoerd zijn terwijl er nog zorgen over zijn."
)
MANY_DESKS = (
    "Het sociaal domein kent veel regelingen, elk met een eigen doel, loket en beslistermijn. Wie op een onderdeel "
    "hulp nodig heeft, komt er meestal uit. Een gezin met zorgen over wonen, geld, gezondheid en opvoeding tegelijk "
    "raakt de weg kwijt, en de professionals die het helpen soms ook."
)
METHOD = (
    "Wij werken met de doorbraakmethode, die het Instituut voor Publieke Waarden (IPW) ontwikkelde en die ook andere "
    "gemeenten gebruiken. Bij ons maken eigen medewerkers het maatwerk. Daardoor blijft wat zij leren in huis."
)
