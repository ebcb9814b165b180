"""Plans of 2020 with regular means only: waiting for debt relief, exchanging houses, a new school, a divorce."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, day, mark, missed, regular
from maatwerk.demo.story.tafels import present

WACHTTIJD = Family(
    key="wachttijd-schuldhulp",
    title="Rust in de wachttijd van de schuldhulp",
    registered_on=day("2020-01-13"),
    adults=2,
    children=2,
    team="Kredietbank",
    source="own_team",
    ground="too_slow",
    domains=("financien", "wonen"),
    coach="maatwerkeindbaas10",
    consultant="consulent6",
    talks=(
        (day("2020-01-21"), "De huur is twee maanden achter, de energie drie."),
        (day("2020-02-13"), "Vader heeft zijn auto verkocht en vraagt wat hij nog meer kan doen."),
    ),
    agreed_on=day("2020-02-13"),
    boxes=boxes(
        """
        # Situatieschets
        Vader verloor een baan en het inkomen halveerde. De schuldhulp heeft vier maanden wachttijd; de corporatie en
        de energieleverancier wachten niet zo lang.

        # Perspectief
        Het gezin houdt huis en stroom en begint zonder nieuwe achterstand aan de schuldhulp.

        # Doorbraak
        De kredietbank begint met stabilisatie vóór het formele besluit. Corporatie en leverancier krijgen dezelfde
        dag een garantie dat de lopende rekeningen worden betaald.

        # Zelf doen
        De ouders verkopen wat zij niet nodig hebben en laten de vaste lasten rechtstreeks van de rekening gaan.

        # Ondersteuning
        Budgetbeheer vanaf week één en om de week een gesprek.

        # Behandeling
        Geen. Vader belt de huisarts als het slapen niet beter wordt.

        # Legitimiteit
        Het convenant met de corporaties gaat over vroeg ingrijpen. Wachten tot het besluit genomen is, is het
        omgekeerde.

        # Betrokkenheid
        Beide ouders, kredietbank, corporatie en energieleverancier.
        """
    ),
    fundings=(regular("Wet gemeentelijke schuldhulpverlening", "Stabilisatie en budgetbeheer", 112, "month"),),
    spar_on=day("2020-03-10"),
    # Only two could come that afternoon: a warning, not a block.
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5"),
    circulated_on=day("2020-04-02"),
    doorbraak_on=day("2020-04-07"),
    attendees=present("2020-04-07"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas5"),
    outcome="akkoord",
    started_on=day("2020-04-14"),
    executed_on=day("2020-08-21"),
    steps=(
        Step("Garantie aan corporatie en leverancier", day("2020-04-15")),
        Step("Budgetbeheer starten", day("2020-04-24")),
        Step("Traject schuldhulp laten beginnen", day("2020-08-21")),
    ),
    metingen=(
        mark(
            "canvas", "vader", "4.5", "2020-02-13", "Hij heeft het gevoel dat hij in de rij staat voor een dichte deur."
        ),
        mark("direct", "vader", "5.5", "2020-05-07", "De stroom blijft aan. Werk is er nu niet."),
        mark("months6", "vader", "6.5", "2020-10-22", "Schuldhulp loopt en hij bezorgt pakketten."),
    ),
    leerpunten=("beslagvrije-voet",),
    parties=("woningcorporatie", "energieleverancier", "kredietbank"),
)

WONINGRUIL = Family(
    key="woningruil",
    title="Twee gezinnen die van huis ruilen",
    registered_on=day("2020-02-17"),
    adults=2,
    children=4,
    team="IGT Zuidoost",
    source="own_team",
    ground="too_slow",
    domains=("wonen", "opvoeding"),
    coach="maatwerkeindbaas5",
    consultant="consulent4",
    talks=(
        (day("2020-02-26"), "Vier kinderen op één kamer; de oudste leert op de trap."),
        (day("2020-04-30"), "Buiten gesproken. Twee straten verder woont een stel te ruim."),
    ),
    agreed_on=day("2020-04-30"),
    boxes=boxes(
        """
        # Situatieschets
        Het gezin woont met zes mensen in een huis met twee slaapkamers en staat vijf jaar op de lijst. Twee straten
        verder zoekt een ouder stel juist iets kleiners, maar de huur van een nieuw contract is hoger dan wat zij nu
        betalen.

        # Perspectief
        Ieder kind een plek om te leren en te slapen, in dezelfde wijk en op dezelfde school.

        # Doorbraak
        De corporatie laat de twee huishoudens ruilen en neemt de oude huurprijs van het stel mee naar hun nieuwe
        adres.

        # Zelf doen
        Beide huishoudens helpen elkaar verhuizen en laten achter wat de ander kan gebruiken.

        # Ondersteuning
        Een wooncoach van de corporatie regelt de keuring en de sleutels op één dag.

        # Behandeling
        De opvoedhulp stopt in het najaar, als de drukte in huis weg is.

        # Legitimiteit
        Woningruil mag volgens de huurwet met toestemming van de verhuurder. Alleen de huurprijs hield het tegen, en
        daarover gaat de corporatie zelf.

        # Betrokkenheid
        Twee huishoudens en één corporatie, samen aan een tuintafel.
        """
    ),
    fundings=(regular("Bijzondere bijstand", "Verhuiskosten", 640),),
    spar_on=day("2020-06-02"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas8"),
    circulated_on=day("2020-06-11"),
    doorbraak_on=day("2020-06-16"),
    attendees=present("2020-06-16"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2020-08-03"),
    executed_on=day("2020-09-18"),
    steps=(
        Step("Afspraak met de corporatie over beide huurprijzen", day("2020-07-03")),
        Step("Keuren en verhuizen", day("2020-08-14")),
        Step("Opvoedhulp afronden", day("2020-09-18")),
    ),
    metingen=(
        mark("canvas", "vader", "5.5", "2020-04-30", "Hij werkt graag over, want thuis is er geen stoel vrij."),
        mark("direct", "vader", 7, "2020-08-27", "De oudste heeft een deur met zijn naam erop."),
    ),
    leerpunten=("grote-woningen",),
    parties=("woningcorporatie", "tweede huishouden"),
)

BRUGKLAS = Family(
    key="brugklas",
    title="Een goede start in de brugklas",
    registered_on=day("2020-04-20"),
    adults=1,
    children=3,
    team="IGT Noordoost",
    source="own_team",
    ground="too_slow",
    domains=("onderwijs", "financien"),
    coach="maatwerkeindbaas6",
    consultant="consulent2",
    talks=(
        (day("2020-04-29"), "De dochter doet haar thuislessen op de telefoon van haar moeder."),
        (day("2020-06-03"), "Lijst van de nieuwe school doorgenomen: laptop, fiets, gymkleren, kluisje."),
    ),
    agreed_on=day("2020-06-03"),
    boxes=boxes(
        """
        # Situatieschets
        De oudste van drie gaat naar de havo, als eerste in de familie. Haar moeder zit in de schuldsanering en kan
        laptop, fiets en ouderbijdrage niet voorschieten. Vier potjes vergoeden elk een deel, achteraf.

        # Perspectief
        Zij begint in augustus met alles wat haar klasgenoten ook hebben.

        # Doorbraak
        Eén aanvraag voor vier regelingen, met betaling vooraf aan de winkel en de school.

        # Zelf doen
        Moeder haalt de spullen en de dochter past een middag per week op bij een buurvrouw in ruil voor bijles.

        # Ondersteuning
        De brugfunctionaris van de school houdt een jaar lang contact.

        # Behandeling
        Hier is geen behandeling aan de orde: er ontbreekt geld, geen hulp.

        # Legitimiteit
        Elke regeling voorziet hierin. Alleen het voorschieten was de drempel en daarover zegt geen van de vier iets.

        # Betrokkenheid
        Dochter, moeder, basisschool, nieuwe school en de stichting voor schoolkosten.
        """
    ),
    fundings=(
        regular("Meedoenregelingen minima", "Laptop, fiets en schoolspullen", 985),
        regular("Bijzondere bijstand", "Ouderbijdrage en kluisje", 145),
    ),
    spar_on=day("2020-06-30"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas4", "maatwerkeindbaas7"),
    circulated_on=day("2020-07-03"),
    doorbraak_on=day("2020-07-07"),
    attendees=present("2020-07-07"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2020-08-17"),
    executed_on=day("2020-10-16"),
    steps=(
        Step("Aanvraag bij vier regelingen tegelijk", day("2020-07-10")),
        Step("Spullen kopen vóór de eerste schooldag", day("2020-08-20")),
        Step("Bijles en contact met de brugfunctionaris", day("2020-10-16")),
    ),
    metingen=(
        mark("canvas", "moeder", "5.5", "2020-06-03", "Trots en bang tegelijk."),
        missed("direct", "moeder"),
    ),
    leerpunten=("volgorde-van-aanvragen",),
    parties=("basisschool", "middelbare school", "stichting voor schoolkosten"),
)

SCHEIDEN = Family(
    key="scheiden-onder-een-dak",
    title="Scheiden zonder dat iemand op straat staat",
    registered_on=day("2020-06-22"),
    adults=2,
    children=3,
    team="IGT Zuidoost",
    source="gut_file",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "financien"),
    coach="maatwerkeindbaas5",
    consultant="consulent4",
    talks=(
        (day("2020-07-01"), "Eerst apart gesproken met vader, daarna met moeder. Beiden slapen met de deur op slot."),
        (day("2020-09-03"), "Samen aan tafel met een bemiddelaar. De kinderen hebben een wens opgeschreven."),
    ),
    agreed_on=day("2020-09-03"),
    boxes=boxes(
        """
        # Situatieschets
        De ouders zijn uit elkaar, maar geen van beiden vindt een huis. De ruzies gaan nu ook over de kinderen. Voor
        urgentie moet een van hen eerst dakloos zijn.

        # Perspectief
        Twee adressen op fietsafstand en een ouderschapsplan waar de kinderen iets aan hebben.

        # Doorbraak
        De corporatie geeft vader een flat uit de voorraad die voor doorstroom is bestemd, voordat iemand op straat
        staat.

        # Zelf doen
        De ouders houden zich aan een huisrooster en praten alleen over de kinderen als de bemiddelaar erbij is.

        # Ondersteuning
        Een bemiddelaar voor de ouders en een groep voor kinderen van gescheiden ouders.

        # Behandeling
        De middelste praat op school met een vertrouwenspersoon.

        # Legitimiteit
        De huisvestingsverordening kent een hardheidsclausule. Dakloosheid afwachten om urgentie te kunnen geven,
        schaadt drie kinderen.

        # Betrokkenheid
        Beide ouders tekenden; de kinderen kozen samen welke weekdag hun wisseldag wordt.
        """
    ),
    fundings=(regular("Jeugdwet", "Bemiddeling en kindergroep", 1480),),
    spar_on=day("2020-09-22"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas4"),
    questions=(
        Question(
            "legitimacy",
            "Wie mag de hardheidsclausule toepassen?",
            "maatwerkeindbaas3",
            "maatwerkeindbaas5",
            "Het college; de afdeling wonen heeft daarvoor een mandaat en bereidt het besluit voor.",
            day("2020-09-28"),
        ),
    ),
    circulated_on=day("2020-10-01"),
    doorbraak_on=day("2020-10-06"),
    attendees=present("2020-10-06"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2020-10-19"),
    steps=(
        Step("Besluit over de flat", day("2020-10-22")),
        Step("Verhuizing van vader"),
        Step("Ouderschapsplan vastleggen"),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2020-09-03", "Zij loopt op eieren in haar eigen gang."),
        mark("canvas", "vader", 4, "2020-09-03", "Hij zit na zijn werk nog een uur in de auto."),
        missed("direct", "moeder", "Gesprek afgezegd; er was die week te veel spanning."),
        missed("direct", "vader", "Gesprek afgezegd; er was die week te veel spanning."),
    ),
    parties=("woningcorporatie", "bemiddelaar", "school"),
)
