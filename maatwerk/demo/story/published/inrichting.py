"""Published: furniture without a loan after two years in a refuge (theme Financiële problemen)."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

INRICHTING = Family(
    key="woninginrichting",
    title="Woninginrichting",
    registered_on=day("2019-11-04"),
    adults=1,
    children=1,
    team="IGT Centrum",
    source="partner",
    ground="no_scheme",
    domains=("wonen", "financien", "opvoeding", "veiligheid"),
    coach="maatwerkeindbaas7",
    consultant="consulent5",
    talks=(
        (day("2019-11-13"), "In de opvang. Moeder laat foto's zien van het huis dat zij met hulp heeft gekregen."),
        (day("2019-12-05"), "Samen een lijst gemaakt van wat echt nodig is en wat tweedehands kan."),
    ),
    agreed_on=day("2019-12-05"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder vluchtte met haar zoontje voor haar ex-partner en woont nu twee jaar in de vrouwenopvang. In het begin
        twijfelden hulpverleners of zij de opvoeding aankon. Er is zelfs over een maatregel van de rechter gesproken.

        Die zorg is weg. Moeder nam elke vorm van hulp aan en laat zien dat zij haar zoon veiligheid en aandacht
        geeft.

        Via de bijzondere bemiddeling krijgt zij een eigen huurhuis. Het is leeg: geen bed, geen kookplaat, kale
        muren. Haar spaargeld is op. Een lening bij de kredietbank kan zij uit haar uitkering niet terugbetalen.

        # Perspectief
        Moeder en zoon wonen op zichzelf in een huis waarin zij kunnen slapen, koken en spelen. Wat er staat is van
        hen en er is niets voor geleend. Begeleiding is er zolang moeder die nodig vindt.

        # Doorbraak
        Geen lening, maar een gift. De grote apparaten, verf en de eerste huur gaan via de bijzondere bijstand. De
        rest van de inrichting betalen we uit het maatwerkbudget, zodat de verhuizing niet hoeft te wachten.

        Zo begint moeder na een periode van geweld niet met een schuld aan haar nieuwe leven. Ook de kosten die de
        gemeente zou maken om zo'n lening te laten verstrekken, € 186, vallen weg.

        # Zelf doen
        Moeder zoekt zelf meubels uit bij de kringloop en bewaart elke bon. Met een vriendin uit de opvang verft zij
        de kamers. Zij meldt haar zoon aan bij de peuterspeelgroep in de buurt.

        # Ondersteuning
        Een begeleider van de opvang blijft een jaar lang komen, elke week ongeveer een uur. De consulent loopt de
        eerste drie maanden de post met moeder na.

        # Behandeling
        Moeder rondt haar cursus over opvoeden na geweld af. Verdere behandeling is op dit moment niet nodig.

        # Legitimiteit
        Inrichting wordt volgens de beleidsregels als lening verstrekt. De wet laat toe om daarvan af te wijken als
        een lening het doel in de weg staat. Wie geen ruimte heeft om af te lossen, krijgt met een lening vooral een
        nieuw probleem.

        # Betrokkenheid
        Moeder heeft de lijst en de prijzen zelf gemaakt. De opvang, de woonbemiddeling en de kringloopwinkel helpen
        mee; de kredietbank denkt er net zo over.
        """
    ),
    lines=costs(
        """
        huidig 2490 per maand x 3 mnd: Plek in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Moeder met één kind, tot de verhuizing. | beschikking
        huidig 95 per week: Hulp bij het opvoeden | Jeugdwet | gemeente (Jeugdwet)
            Wekelijks gesprek in de opvang. | beschikking
        dreigend 2490 per maand x 5 mnd: Langer in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Zonder inrichting kan zij niet verhuizen; vijf maanden om te sparen en te lenen. | begeleidingsplan
        dreigend 186 eenmalig: Uitvoering van een lening | Bijzondere bijstand | gemeente (Participatiewet)
            Vast bedrag dat de gemeente aan de kredietbank betaalt. | opgave kredietbank
        dreigend 3100 eenmalig: Schuldhulp als de lening misgaat | Wet gemeentelijke schuldhulpverlening | kredietbank
            Aflossing past niet in haar begroting. | berekening kredietbank
        dreigend 95 per week: Hulp bij het opvoeden | Jeugdwet | gemeente (Jeugdwet)
            Loopt door zolang het gezin in de opvang woont en daarna. | beschikking
        dreigend 152 per maand: Beheer van geld en beslag | Bijzondere bijstand | gemeente (Participatiewet)
            Nodig zodra de aflossing stokt. | berekening kredietbank
        maatwerk 6850 eenmalig: Meubels, bedden, vloer en huisraad | Geen regeling | gemeente (overig)
            Lijst van moeder met prijzen van kringloop en bouwmarkt. | prijsopgave
        maatwerk 1190 eenmalig: Wasmachine, koelkast en kookplaat | Bijzondere bijstand | gemeente (Participatiewet)
            Richtprijzen voor witgoed. | beleidsregels
        maatwerk 164,60 eenmalig: Verf en kwasten | Bijzondere bijstand | gemeente (Participatiewet)
            Vier kamers en de gang. | prijsopgave
        maatwerk 645,40 eenmalig: Eerste maand huur | Bijzondere bijstand | gemeente (Participatiewet)
            Volgens het huurcontract. | huurcontract
        maatwerk 60 per week: Begeleiding in het nieuwe huis | Wmo 2015 | gemeente (Wmo)
            Een jaar lang, ongeveer een uur per week. | beschikking
        maatwerk 430 eenmalig: Cursus opvoeden na geweld | Jeugdwet | gemeente (Jeugdwet)
            Laatste vijf bijeenkomsten. | offerte
        maatwerk 600 eenmalig: Inzet van de consulent bij de start | Geen regeling | gemeente (overig)
            Twaalf uur in drie maanden. | urenraming
        """
    ),
    kba_reviewed_by="maatwerkeindbaas6",
    kba_reviewed_on=day("2020-01-14"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Meubels, bedden, vloer en huisraad",
            6850,
            tried="Bijzondere bijstand geeft hiervoor alleen een lening; de kredietbank vindt die onverantwoord.",
            scheme="Bijzondere bijstand",
        ),
        regular("Bijzondere bijstand", "Wasmachine, koelkast en kookplaat", 1190),
        regular("Bijzondere bijstand", "Verf en kwasten", "164.60"),
        regular("Bijzondere bijstand", "Eerste maand huur", "645.40"),
    ),
    payments=(
        paid("2020-02-07", 4300, "Bedden, vloer en keukenspullen"),
        paid("2020-02-28", 2180, "Meubels en gordijnen"),
    ),
    releases=(released("2020-03-31", 370, "Goedkoper uit dan begroot"),),
    spar_on=day("2020-01-14"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas5", "maatwerkeindbaas6"),
    questions=(
        Question(
            "legitimacy",
            "Wat kost het ons als we deze lening wél verstrekken?",
            "maatwerkeindbaas",
            "maatwerkeindbaas7",
            "De kredietbank rekent € 186 per lening, nog los van het werk als de aflossing stokt.",
            day("2020-01-15"),
        ),
        Question(
            "self",
            "Welke spullen kan moeder tweedehands kopen?",
            "maatwerkeindbaas6",
            "consulent5",
            "Alles behalve matrassen en het witgoed; de kringloop houdt een kamer vol apart.",
            day("2020-01-16"),
        ),
    ),
    circulated_on=day("2020-01-17"),
    doorbraak_on=day("2020-01-21"),
    attendees=present("2020-01-21"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas5"),
    outcome="akkoord",
    started_on=day("2020-02-03"),
    executed_on=day("2020-04-09"),
    steps=(
        Step("Bijzondere bijstand aanvragen voor witgoed, verf en eerste huur", day("2020-01-24")),
        Step("Bedden en vloer bestellen", day("2020-01-31")),
        Step("Verven en inrichten", day("2020-02-14")),
        Step("Verhuizen en de opvangplek vrijgeven", day("2020-02-20")),
        Step("Begeleiding thuis laten starten", day("2020-04-09")),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2019-12-05", "Blij met het huis, maar zij ligt wakker van de lege kamers."),
        mark("direct", "moeder", 8, "2020-02-27", "Haar zoon heeft een eigen bed. Moeder noemt het een gewoon huis."),
        mark("months6", "moeder", "7.5", "2020-08-06", "Stil voorjaar met weinig bezoek. Zij kwam elke maand rond."),
    ),
    leerpunten=("lening-inrichting", "papieren-bemiddeling"),
    parties=("vrouwenopvang", "woonbemiddeling", "kredietbank", "kringloopwinkel"),
)
