"""An example list of articles that give room, to begin with. Own wording: the text of the law is read at the source.

The list itself is data of the municipality; a jurist reads it before it is used.
"""

PURPOSES = {
    "Participatiewet": (
        "Wie niet genoeg geld heeft om van te leven, krijgt bijstand en hulp om weer mee te doen, het liefst met werk."
    ),
    "Wmo 2015": "Inwoners kunnen zo lang mogelijk zelf thuis wonen, zich redden en meedoen.",
    "Jeugdwet": ("Kinderen groeien gezond en veilig op, het liefst thuis, en het gezin wordt sterker op eigen kracht."),
    "Wet gemeentelijke schuldhulpverlening": (
        "Wie zijn schulden niet meer kan betalen, krijgt van de gemeente hulp bij een oplossing die blijft werken."
    ),
    "Algemene wet bestuursrecht": (
        "De overheid besluit zorgvuldig en met maat: een besluit mag iemand niet zwaarder treffen dan nodig is."
    ),
    "Huisvestingswet 2014": "Schaarse woonruimte wordt eerlijk verdeeld; wie dringend een huis nodig heeft, gaat voor.",
    "Leerplichtwet 1969": "Elk kind gaat naar school en krijgt een goede basis.",
    "Invorderingswet 1990": "Belasting wordt geïnd, maar niet ten koste van wat iemand nodig heeft om van te leven.",
    "Opiumwet": "Handel in drugs vanuit woningen en lokalen stopt.",
    "Verdrag inzake de rechten van het kind": "Bij alles wat de overheid doet, tellen de belangen van kinderen zwaar.",
}

_ROOM = (
    (
        "Participatiewet",
        "artikel 9, tweede lid",
        "Zijn er dringende redenen, dan kan het college iemand tijdelijk ontheffen van de plicht om werk te zoeken.",
    ),
    (
        "Participatiewet",
        "artikel 16, eerste lid",
        "Ook wie geen recht op bijstand heeft, kan bij zeer dringende redenen toch bijstand krijgen.",
    ),
    (
        "Participatiewet",
        "artikel 18, eerste lid",
        "Het college stemt de bijstand en de verplichtingen af op de omstandigheden, de mogelijkheden en de "
        "middelen van deze mensen. Afwijken van de norm naar boven of beneden is dus mogelijk als hun situatie "
        "dat vraagt.",
    ),
    (
        "Participatiewet",
        "artikel 35, eerste lid",
        "Bijzondere bijstand is er voor noodzakelijke kosten die uit bijzondere omstandigheden komen en die "
        "iemand zelf niet kan betalen. Ook werkenden met een laag inkomen of met beslag kunnen haar krijgen.",
    ),
    (
        "Participatiewet",
        "artikel 51, eerste lid",
        "Bijzondere bijstand voor duurzame spullen, zoals een koelkast of bedden, kan een lening zijn, maar ook "
        "een gift.",
    ),
    (
        "Wmo 2015",
        "artikel 2.3.3",
        "Bij spoed beslist het college meteen over een tijdelijke maatwerkvoorziening; het onderzoek volgt daarna.",
    ),
    (
        "Wmo 2015",
        "artikel 2.3.5, derde lid",
        "Een maatwerkvoorziening past bij de persoon: het college kijkt wat iemand met eigen kracht en hulp van "
        "anderen kan, en vult de rest aan. De wet noemt geen vaste lijst van voorzieningen.",
    ),
    (
        "Jeugdwet",
        "artikel 2.1",
        "Het beleid van de gemeente richt zich onder meer op integrale hulp aan een gezin met meer problemen tegelijk.",
    ),
    (
        "Jeugdwet",
        "artikel 2.3, eerste lid",
        "Kan een gezin het niet alleen, dan treft het college een voorziening. Welke hulp nodig is, wordt per "
        "kind en gezin beoordeeld.",
    ),
    (
        "Jeugdwet",
        "artikel 2.3, tweede lid",
        "Vervoer van en naar de plek waar jeugdhulp wordt gegeven hoort erbij als dat nodig is om medische "
        "redenen of omdat een kind het niet zelf kan.",
    ),
    (
        "Wet gemeentelijke schuldhulpverlening",
        "artikel 3",
        "Wie eerder schuldhulp kreeg of fraude pleegde, kan worden geweigerd. Het is een bevoegdheid en geen "
        "plicht: er is dus ruimte om toch te helpen.",
    ),
    (
        "Wet gemeentelijke schuldhulpverlening",
        "artikel 4",
        "Het eerste gesprek is binnen vier weken. Dreigt ontruiming of afsluiting van gas, stroom of water, dan "
        "is het binnen drie werkdagen.",
    ),
    (
        "Algemene wet bestuursrecht",
        "artikel 3:4, tweede lid",
        "De nadelen van een besluit voor een gezin mogen niet onevenredig zijn in verhouding tot het doel ervan.",
    ),
    (
        "Algemene wet bestuursrecht",
        "artikel 4:84",
        "Van een eigen beleidsregel wijkt de gemeente af als die in een bijzonder geval gevolgen heeft die "
        "onevenredig zijn in verhouding tot het doel van de regel.",
    ),
    (
        "Algemene wet bestuursrecht",
        "artikel 4:94a",
        "Sinds 1 april 2021: een schuld bij de overheid kan geheel of deels worden kwijtgescholden als het innen "
        "meer schade doet dan het oplevert, tenzij een andere wet dat verbiedt.",
    ),
    (
        "Huisvestingswet 2014",
        "artikel 12",
        "De huisvestingsverordening kan bepalen wie met urgentie voorgaat. Mensen in de opvang na geweld of "
        "problemen in hun relatie, en mensen die mantelzorg geven of krijgen, horen daar dan in elk geval bij.",
    ),
    (
        "Leerplichtwet 1969",
        "artikel 5, onder c",
        "Een kind hoeft niet in Nederland ingeschreven te staan als het staat ingeschreven op een school in het "
        "buitenland en daar geregeld naartoe gaat.",
    ),
    (
        "Leerplichtwet 1969",
        "artikel 11, onder g",
        "Een kind mag van school wegblijven wegens andere gewichtige omstandigheden. Daarover beslist de "
        "directeur, en bij meer dan tien schooldagen in een jaar de leerplichtambtenaar.",
    ),
    (
        "Invorderingswet 1990",
        "artikel 26",
        "Wie een belastingaanslag alleen met buitengewoon bezwaar kan betalen, kan hele of gedeeltelijke "
        "kwijtschelding krijgen, volgens de regels van de minister. Dat geldt ook voor belastingen van de "
        "gemeente.",
    ),
    (
        "Opiumwet",
        "artikel 13b",
        "De burgemeester mag een woning sluiten, maar hoeft dat niet. Hij weegt af of sluiten nodig en "
        "evenwichtig is, zeker als er kinderen wonen.",
    ),
    (
        "Verdrag inzake de rechten van het kind",
        "artikel 3, eerste lid",
        "Bij elke maatregel over een kind is het belang van dat kind een eerste overweging. Het moet dus "
        "zichtbaar zijn meegewogen.",
    ),
)

EXAMPLES = tuple(
    {
        "law": law,
        "number": number,
        "purpose": PURPOSES[law],
        "room": room,
        "source": f"wetten.overheid.nl, {law}, {number}",
    }
    for law, number, room in _ROOM
)
