"""Published: a movable unit beside the house of a family of nine (theme Wonen)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

MANTELZORG = Family(
    key="mantelzorgwoning",
    title="Mantelzorgwoning",
    registered_on=day("2020-03-09"),
    adults=2,
    children=7,
    team="IGT Zuidwest",
    source="own_team",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "gezondheid", "onderwijs"),
    coach="maatwerkeindbaas3",
    consultant="consulent",
    talks=(
        (day("2020-03-11"), "Rondleiding door het huis. Nergens is een deur die dicht mag blijven."),
        (
            day("2020-06-04"),
            "In de tuin gesproken, op afstand. Vader heeft op papier getekend waar een unit kan staan.",
        ),
        (day("2020-07-16"), "Met de corporatie en de vergunningverlener ter plaatse gemeten."),
    ),
    agreed_on=day("2020-06-04"),
    boxes=boxes(
        """
        # Situatieschets
        Vader werkt voltijds, moeder zorgt thuis voor zeven kinderen. Drie zonen hebben meer zorg nodig dan hun broers
        en zussen. Alle drie willen zij thuis wonen, en hun ouders willen dat ook.

        Voor een van hen is na een lange behandeling een gesloten plek geadviseerd. Twee jaar lang woonde hij deels in
        een instelling en deels thuis. Dat bracht iets, maar niet genoeg: door de heimwee liep het met de begeleiding
        hoog op. Hij is nu terug.

        Het huis heeft voor negen mensen te weinig kamers. Wie even alleen wil zijn, kan dat nergens. Een grotere
        woning is er niet, en in deze buurt redden de jongens zich: de buren kennen hen.

        # Perspectief
        Het gezin blijft in de eigen straat wonen en heeft ruimte om elkaar los te laten. De spanning zakt weer
        voordat zij oploopt, zodat minder hulp van buiten nodig is.

        De ouders bepalen zelf hoe hun kinderen meedoen, op school, bij de club en later op een werkplek.

        # Doorbraak
        We plaatsen een verplaatsbare woonunit in de tuin, naast het huis. Daarin komen twee rustige kamers en een
        kleine badkamer. De afdeling vergunningen, de woningcorporatie en wij leggen samen vast wie wat doet.

        Als de unit niet meer nodig is, kan een ander gezin hem gebruiken.

        # Zelf doen
        Vader en een oom leggen het pad en de bestrating. Moeder maakt met de zonen een rooster voor wie wanneer in de
        unit is. Het gezin betaalt de stroom en het water zelf.

        # Ondersteuning
        Ambulante hulp komt voortaan op vaste middagen, in de unit. Het logeren in de weekenden bouwen we in een half
        jaar af als het thuis rustig blijft.

        # Behandeling
        De zoon die terugkwam houdt zijn eigen behandelaar, eens per twee weken. Opname is alleen nog een noodplan;
        wat daarvoor moet gebeuren staat op één blad dat iedereen kent.

        # Legitimiteit
        De Jeugdwet stelt thuis opgroeien voorop en vraagt ons zware hulp te voorkomen. Een woningaanpassing volgens
        de Wmo gaat uit van één bewoner met een lichamelijke beperking en past hier dus niet, het doel van die wet
        wel.

        Voor het bouwen gebruiken we de ruimte die de landelijke regels geven voor mantelzorg.

        # Betrokkenheid
        De ouders, de zonen, twee buren, de behandelaar en de school hebben meegedacht. De woningcorporatie geeft de
        tuin vrij en neemt het onderhoud van de aansluitingen op zich.
        """
    ),
    lines=costs(
        """
        huidig 1850 per maand: Deeltijdverblijf in een instelling | Jeugdwet | gemeente (Jeugdwet)
            Prijs van het verblijf tot de terugkeer naar huis. | beschikking
        huidig 780 per maand: Ambulante hulp voor drie zonen | Jeugdwet | gemeente (Jeugdwet)
            Zes uur per week, verdeeld over drie kinderen. | beschikking
        huidig 95 per week: Logeren in de weekenden | Jeugdwet | gemeente (Jeugdwet)
            Om de week een weekend voor twee zonen. | beschikking
        dreigend 6450 per maand x 7 mnd: Gesloten plek voor een zoon | Jeugdwet | gemeente (Jeugdwet)
            Het advies van de behandelaar, met vijf maanden wachttijd. | advies behandelaar
        dreigend 780 per maand: Ambulante hulp voor drie zonen | Jeugdwet | gemeente (Jeugdwet)
            Loopt door, ook voor het gezin rond een opname. | beschikking
        dreigend 95 per week: Logeren in de weekenden | Jeugdwet | gemeente (Jeugdwet)
            Blijft nodig om de ouders op adem te laten komen. | beschikking
        dreigend 2400 eenmalig: Inzet van het crisisteam | Jeugdwet | gemeente (Jeugdwet)
            Vier keer uitrukken, zoals in het afgelopen jaar. | opgave crisisteam
        dreigend 150 per maand: Vervoer naar en van de instelling | Jeugdwet | gemeente (Jeugdwet)
            Bezoek en verlof, twee ritten per week. | opgave vervoerder
        dreigend 1850 eenmalig: Herstel van schade in het huis | Geen regeling | woningcorporatie
            Deuren en wanden, gelijk aan de rekening van 2019. | opgave corporatie
        maatwerk 24750 eenmalig: Verplaatsbare woonunit | Geen regeling | gemeente (overig)
            Gebruikte unit met twee kamers; laagste van drie offertes. | offerte
        maatwerk 5485 eenmalig: Leges, grondwerk en aansluitingen | Besluit omgevingsrecht | gemeente (overig)
            Fundering op tegels, water, riool en stroom. | offerte
        maatwerk 640 per maand: Ambulante hulp op vaste middagen | Jeugdwet | gemeente (Jeugdwet)
            Eén uur per week minder dan nu. | nieuw hulpplan
        maatwerk 95 per week x 6 mnd: Logeren, in een half jaar afgebouwd | Jeugdwet | gemeente (Jeugdwet)
            Na plaatsing van de unit nog zes maanden. | nieuw hulpplan
        maatwerk 65 per maand: Stroom en water van de unit | Geen regeling | gezin
            Opgave van de leverancier voor twee elektrisch verwarmde kamers. | opgave leverancier
        maatwerk 335 eenmalig: Keuring van de installatie | Geen regeling | gemeente (overig)
            Verplicht voor ingebruikname. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas2",
    kba_reviewed_on=day("2020-09-01"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Verplaatsbare woonunit met twee kamers",
            24750,
            tried="Aanpassing volgens de Wmo (afgewezen), verhuizen (geen woning), uitbouw door corporatie (te duur).",
        ),
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Leges, grondwerk en aansluitingen",
            5485,
            tried="De corporatie mag deze kosten niet in de huur verwerken; een subsidie bestaat er niet voor.",
        ),
        regular("Jeugdwet", "Ambulante hulp op vaste middagen", 640, "month"),
    ),
    payments=(paid("2020-10-09", 5485, "Leges, grondwerk en aansluitingen", 1),),
    spar_on=day("2020-09-01"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas5"),
    questions=(
        Question(
            "legitimacy",
            "Welke vergunning is nodig en hoe lang duurt die?",
            "maatwerkeindbaas5",
            "maatwerkeindbaas3",
            "Mantelzorg bij huis mag zonder bouwvergunning; voor de aansluiting is een melding nodig (drie weken).",
            day("2020-09-07"),
        ),
        Question(
            "breakthrough",
            "Van wie is de unit als het gezin verhuist?",
            "maatwerkeindbaas",
            "consulent",
            "De gemeente blijft eigenaar en kan hem verplaatsen naar een ander gezin.",
            day("2020-09-08"),
        ),
        Question(
            "treatment",
            "Wat doen we als de spanning toch oploopt?",
            "maatwerkeindbaas2",
            "consulent",
            "Het noodplan is met de behandelaar en de ouders op één blad gezet.",
            day("2020-09-08"),
        ),
    ),
    circulated_on=day("2020-09-10"),
    doorbraak_on=day("2020-09-15"),
    attendees=present("2020-09-15"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas6"),
    outcome="akkoord",
    started_on=day("2020-10-05"),
    steps=(
        Step("Afspraken met corporatie en vergunningen vastleggen", day("2020-09-24")),
        Step("Unit bestellen en grondwerk laten doen", day("2020-10-09")),
        Step("Unit plaatsen en laten keuren"),
        Step("Rooster en vaste hulpmiddagen laten ingaan"),
        Step("Logeren afbouwen en nagaan wat dat doet met de hulp"),
    ),
    metingen=(
        mark("canvas", "moeder", "4.5", "2020-07-16", "Moeder is de hele dag scheidsrechter en komt nergens aan toe."),
        mark(
            "canvas",
            "vader",
            6,
            "2020-07-16",
            "Vader vindt het buiten de deur makkelijker dan thuis, en baalt daarvan.",
        ),
        mark(
            "direct",
            "moeder",
            5,
            "2020-10-20",
            "De grond ligt klaar. Zolang de unit er niet staat, verandert er binnen weinig.",
        ),
    ),
    leerpunten=("vergunning-unit",),
    parties=("woningcorporatie", "afdeling vergunningen", "behandelcentrum", "jeugdhulp", "school"),
)
