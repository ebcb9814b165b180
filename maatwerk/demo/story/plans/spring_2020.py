"""Plans of early 2020: a safehouse, medication, and an old rent debt that kept a family in a refuge."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

SAFEHOUSE = Family(
    key="safehouse",
    title="Een safehouse voor de oudste zoon",
    registered_on=day("2019-11-11"),
    adults=1,
    children=3,
    team="IGT Noordoost",
    source="partner",
    ground="no_scheme",
    domains=("verslaving", "veiligheid", "onderwijs", "justitie"),
    coach="maatwerkeindbaas2",
    consultant="consulent5",
    talks=(
        (day("2019-11-20"), "De zoon kwam zelf mee. Hij wil stoppen, maar niet in de buurt waar het begon."),
        (day("2019-12-12"), "Moeder en de twee zusjes vertelden hoe een week thuis eruitziet."),
    ),
    agreed_on=day("2019-12-12"),
    boxes=boxes(
        """
        # Situatieschets
        De zoon van zeventien is afgekickt, maar thuis staan oude vrienden bij de deur. Moeder slaapt slecht en de
        zusjes zijn bang voor ruzie. Zijn examenjaar is begonnen en hij mist veel lessen.

        # Perspectief
        De zoon haalt zijn diploma en bouwt een leven op zonder middelen. Thuis is het rustig en zien zij elkaar
        graag.

        # Doorbraak
        Vijf maanden in een safehouse, waar jongeren na een behandeling samen wonen met begeleiding. De plek is niet
        ingekocht; we betalen haar uit het maatwerkbudget.

        # Zelf doen
        De zoon volgt de huisregels, laat zich testen en gaat elke dag naar school. Moeder bezoekt een oudergroep en
        houdt de deur dicht voor zijn oude vrienden.

        # Ondersteuning
        School geeft hem een eigen rooster tot het examen. Na het safehouse komt er een begeleider die hij al kent.

        # Behandeling
        De nazorg van de kliniek loopt door in het safehouse. Het gezin heeft elke maand een gesprek met een
        therapeut.

        # Legitimiteit
        De Jeugdwet vraagt om hulp die past bij wat een jongere nodig heeft. Het ingekochte aanbod is te licht of
        gesloten; iets daartussen bestaat in onze contracten niet.

        # Betrokkenheid
        De zoon heeft zelf gebeld met het safehouse. Moeder, school, kliniek en jeugdreclassering steunen hem daarin.
        """
    ),
    lines=costs(
        """
        huidig 75 per week: Ambulante nazorg | Jeugdwet | gemeente (Jeugdwet)
            Ruim een uur per week. | beschikking
        huidig 240 per maand: Gesprekken met het gezin | Jeugdwet | gemeente (Jeugdwet)
            Eén per maand met twee behandelaren. | beschikking
        dreigend 5350 per maand x 6 mnd: Plaatsing in een instelling | Jeugdwet | gemeente (Jeugdwet)
            Verwacht bij terugval; gemiddelde duur. | advies behandelaar
        dreigend 7500 eenmalig: Aanhouding en detentie | Geen regeling | Rijk
            Dertig dagen tegen € 250 per dag. | openbare kengetallen
        dreigend 120 per week: Therapie voor het gezin | Jeugdwet | gemeente (Jeugdwet)
            Wekelijks. | advies behandelaar
        dreigend 1360 eenmalig: Verzuimtraject | Wet passend onderwijs | gemeente (overig)
            Inzet leerplicht. | opgave leerplicht
        dreigend 400 per maand: Crisisinzet thuis | Jeugdwet | gemeente (Jeugdwet)
            Twee keer per maand. | opgave crisisteam
        maatwerk 3180 per maand x 5 mnd: Safehouse | Geen regeling | gemeente (overig)
            Verblijf en begeleiding, prijs zonder contract. | offerte
        maatwerk 75 per week: Ambulante nazorg | Jeugdwet | gemeente (Jeugdwet)
            Ruim een uur per week. | beschikking
        maatwerk 650 eenmalig: Begeleiding tot het examen | Wet passend onderwijs | school
            Eigen rooster en bijles. | opgave school
        maatwerk 240 per maand: Gesprekken met het gezin | Jeugdwet | gemeente (Jeugdwet)
            Eén per maand. | beschikking
        maatwerk 450 eenmalig: Oudergroep voor moeder | Zorgverzekeringswet | zorgverzekeraar
            Tien bijeenkomsten. | opgave aanbieder
        maatwerk 60 per maand: Reizen naar school en huis | Geen regeling | gezin
            Abonnement. | prijsopgave
        """
    ),
    kba_reviewed_by="maatwerkeindbaas6",
    kba_reviewed_on=day("2020-02-04"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Verblijf in een safehouse",
            3180,
            "month",
            5,
            tried="Ingekocht jeugdhulpaanbod doorgelopen (te licht of gesloten); verzekeraar vergoedt alleen de kliniek.",
            scheme="Jeugdwet",
        ),
        regular("Jeugdwet", "Gesprekken met het gezin", 240, "month"),
    ),
    payments=(
        paid("2020-06-05", 3180, "Verblijf, eerste maand"),
        paid("2020-07-01", 3180, "Verblijf, tweede maand"),
        paid("2020-08-03", 3180, "Verblijf, derde maand"),
        paid("2020-09-01", 3180, "Verblijf, vierde maand"),
        paid("2020-10-01", 3180, "Verblijf, vijfde maand"),
    ),
    spar_on=day("2020-01-28"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas4", "maatwerkeindbaas5"),
    questions=(
        Question(
            "perspective",
            "Waar gaat de zoon wonen na het safehouse?",
            "maatwerkeindbaas5",
            "consulent5",
            "Naar huis, met een begeleider, of op kamers als hij dan achttien is en werk heeft.",
            day("2020-02-03"),
        ),
    ),
    circulated_on=day("2020-02-06"),
    doorbraak_on=day("2020-02-11"),
    attendees=present("2020-02-11"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2020-05-25"),
    executed_on=day("2020-11-06"),
    steps=(
        Step("Plek reserveren zodra het safehouse weer mensen opneemt", day("2020-05-11")),
        Step("Verhuizen naar het safehouse", day("2020-05-25")),
        Step("Diploma halen", day("2020-06-15")),
        Step("Vervolgopleiding en nazorg regelen", day("2020-11-06")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2019-12-12", "Zij hoort elke nacht of de voordeur gaat."),
        mark("canvas", "jeugdige", 5, "2019-12-12", "Hij vertrouwt zichzelf wel, de straat niet."),
        mark("direct", "moeder", 7, "2020-06-18", "Het is stil in huis en de zusjes slapen door."),
        mark(
            "direct",
            "jeugdige",
            "7.5",
            "2020-06-18",
            "Hij heeft zijn vmbo-diploma en ruimte om aan zichzelf te werken.",
        ),
        mark("months6", "jeugdige", "7.5", "2020-11-26", "Bijna een half jaar clean en begonnen aan een opleiding."),
    ),
    leerpunten=("een-overleg",),
    parties=("verslavingszorg", "school", "jeugdreclassering", "safehouse"),
)

MEDICATIE = Family(
    key="medicatie",
    title="Medicijnen die de verzekering niet vergoedt",
    registered_on=day("2020-01-06"),
    adults=1,
    children=2,
    team="IGT Zuidoost",
    source="own_team",
    ground="no_scheme",
    domains=("gezondheid", "financien", "onderwijs"),
    coach="maatwerkeindbaas8",
    consultant="consulent2",
    talks=(
        (day("2020-01-09"), "Moeder rekent voor dat een potje pillen gelijk is aan vijf dagen eten."),
        (day("2020-01-30"), "Met de mentor gesproken: op goede dagen kan hij het niveau makkelijk aan."),
    ),
    agreed_on=day("2020-01-30"),
    boxes=boxes(
        """
        # Situatieschets
        De oudste van twee kinderen kan zich zonder medicijnen niet concentreren. Het middel dat bij hem werkt wordt
        maar deels vergoed en moeder liep er bij de apotheek een schuld door op. Nu slikt hij het om de dag.

        # Perspectief
        Hij blijft op zijn school en gaat over. Moeder maakt geen nieuwe schulden en houdt tijd over voor de jongste.

        # Doorbraak
        We betalen de schuld bij de apotheek en een jaar lang de bijbetaling. In dat jaar zoekt de arts een middel dat
        wel wordt vergoed.

        # Zelf doen
        Moeder houdt met een app de medicijnen bij en belt de apotheek voordat zij iets ophaalt. De zoon vraagt in de
        klas zelf om een rustige plek.

        # Ondersteuning
        Een budgetcoach helpt moeder een jaar lang. Opvoedhulp komt een half jaar en let ook op de jongste.

        # Behandeling
        De kinderarts ziet de zoon elke drie maanden en probeert in de zomer een ander middel.

        # Legitimiteit
        De zorgverzekeraar past de regels goed toe en bijzondere bijstand volgt die regels. De uitkomst is toch dat
        jeugdhulp duurder wordt dan de pillen. Dat kan de bedoeling niet zijn.

        # Betrokkenheid
        Moeder, zoon, kinderarts, apotheek en mentor kennen het plan en de einddatum.
        """
    ),
    lines=costs(
        """
        huidig 545 per maand: Jeugdhulp voor de zoon | Jeugdwet | gemeente (Jeugdwet)
            Anderhalf uur per week. | beschikking
        dreigend 545 per maand: Jeugdhulp voor de zoon | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 2160 eenmalig: Extra begeleiding op school | Wet passend onderwijs | school
            Eén dagdeel per week, half jaar. | opgave school
        dreigend 2480 per jaar: Traject schuldhulp | Wet gemeentelijke schuldhulpverlening | kredietbank
            Prijs per traject. | opgave kredietbank
        dreigend 40 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Een half uur per week. | inschatting jeugdhulpverlener
        dreigend 1240 eenmalig: Incassokosten | Geen regeling | gezin
            Drie nota's van de apotheek. | opgave incassobureau
        maatwerk 1960 eenmalig: Schuld en bijbetaling medicijnen | Geen regeling | gemeente (overig)
            € 1.280 schuld en een jaar bijbetaling. | opgave apotheek
        maatwerk 85 per maand: Budgetcoach | Bijzondere bijstand | gemeente (Participatiewet)
            Eén gesprek per maand. | offerte
        maatwerk 55 per week x 6 mnd: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Daarna klaar. | nieuw hulpplan
        maatwerk 1150 eenmalig: Begeleiding op school | Wet passend onderwijs | school
            Tot de zomer. | opgave school
        maatwerk 940 eenmalig: Controles bij de kinderarts | Zorgverzekeringswet | zorgverzekeraar
            Vier bezoeken. | opgave ziekenhuis
        """
    ),
    kba_reviewed_by="maatwerkeindbaas3",
    kba_reviewed_on=day("2020-02-25"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Schuld bij de apotheek en een jaar bijbetaling",
            1960,
            tried="Zorgverzekeraar (afgewezen, ook na bezwaar); bijzondere bijstand (voorliggende voorziening).",
            scheme="Zorgverzekeringswet",
        ),
        regular("Bijzondere bijstand", "Budgetcoach", 85, "month"),
    ),
    payments=(
        paid("2020-04-03", 1280, "Schuld bij de apotheek"),
        paid("2020-06-05", 680, "Bijbetaling voor een jaar, rechtstreeks aan de apotheek"),
    ),
    spar_on=day("2020-02-18"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas4"),
    questions=(
        Question(
            "treatment",
            "Is er een middel dat wel wordt vergoed?",
            "maatwerkeindbaas3",
            "consulent2",
            "De arts denkt van wel, maar wil pas na het schooljaar wisselen.",
            day("2020-02-21"),
        ),
    ),
    circulated_on=day("2020-02-28"),
    doorbraak_on=day("2020-03-03"),
    attendees=present("2020-03-03"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas4"),
    outcome="akkoord",
    started_on=day("2020-03-23"),
    executed_on=day("2020-07-10"),
    steps=(
        Step("Schuld bij de apotheek betalen", day("2020-04-03")),
        Step("Bijbetaling voor een jaar regelen", day("2020-06-05")),
        Step("Schooljaar afmaken", day("2020-07-10")),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2020-01-30", "Kiezen tussen pillen en boodschappen went niet."),
        mark(
            "direct",
            "moeder",
            6,
            "2020-05-12",
            "Haar zoon houdt zijn aandacht bij de les en zij maakte geen nieuwe schuld.",
        ),
        mark("months6", "moeder", "6.5", "2020-10-01", "Hij ging over. Het nieuwe middel wordt geprobeerd."),
    ),
    leerpunten=("schuld-buiten-schuld",),
    parties=("kinderarts", "apotheek", "school"),
)

OPVANG_ACHTERSTAND = Family(
    key="opvang-achterstand",
    title="Een oude huurschuld die een nieuw huis in de weg staat",
    registered_on=day("2019-12-09"),
    adults=1,
    children=3,
    team="IGT Zuidoost",
    source="partner",
    ground="too_slow",
    domains=("wonen", "financien", "veiligheid"),
    coach="maatwerkeindbaas5",
    consultant="consulent4",
    talks=(
        (day("2019-12-18"), "In de opvang. De huurschuld staat op naam van moeder, de sleutel had haar ex."),
        (day("2020-01-23"), "Telefonisch met de corporatie: eerst betalen, dan pas bemiddelen."),
    ),
    agreed_on=day("2020-01-23"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder zit met drie kinderen in de vrouwenopvang. Zij mag weg, maar een corporatie wil haar niet bemiddelen
        zolang een schuld openstaat die ontstond nadat zij was gevlucht. Een regeling van drie jaar zou haar drie jaar
        ophouden.

        # Perspectief
        Binnen drie maanden na het aflossen heeft het gezin zicht op een huurhuis. De kinderen hebben een tafel om aan
        te leren.

        # Doorbraak
        We betalen de achterstand in één keer en spreken af dat de corporatie dezelfde week begint met bemiddelen.

        # Zelf doen
        Moeder houdt haar inschrijving bij en bezoekt elke woning die wordt aangeboden. Zij doet aangifte van het
        misbruik van haar naam.

        # Ondersteuning
        De opvang begeleidt de kinderen en later de verhuizing. De consulent bewaakt de afspraak met de corporatie.

        # Behandeling
        Moeder volgt de groep voor vrouwen na geweld, nu via het scherm.

        # Legitimiteit
        De regels van de corporatie kloppen voor gewone schulden. Wie vluchtte, kon deze schuld niet voorkomen en een
        opvangplek is per maand bijna de helft van het hele bedrag waard.

        # Betrokkenheid
        Moeder, opvang en corporatie tekenden dezelfde afspraak.
        """
    ),
    lines=costs(
        """
        huidig 2450 per maand: Plek in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Moeder met drie kinderen. | beschikking
        huidig 300 per maand: Hulp voor de kinderen | Jeugdwet | gemeente (Jeugdwet)
            Eén groep en gesprekken. | beschikking
        dreigend 2450 per maand: Plek in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Zolang er niet wordt bemiddeld. | opgave opvang
        dreigend 300 per maand: Hulp voor de kinderen | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        maatwerk 5760 eenmalig: Betalen van de huurschuld | Geen regeling | gemeente (overig)
            Stand van 15 januari, met kosten. | opgave corporatie
        maatwerk 2450 per maand x 2 mnd: Plek in de vrouwenopvang | Wmo 2015 | gemeente (Wmo)
            Verwachting van de corporatie vóór de lockdown. | opgave corporatie
        maatwerk 300 per maand x 6 mnd: Hulp voor de kinderen | Jeugdwet | gemeente (Jeugdwet)
            Halve duur. | inschatting opvang
        maatwerk 45 per week: Begeleiding na de verhuizing | Wmo 2015 | gemeente (Wmo)
            Eén uur per week. | opgave opvang
        maatwerk 200 eenmalig: Inschrijving en papieren | Geen regeling | gezin
            Legitimatie en inschrijfkosten. | rekening
        """
    ),
    kba_reviewed_by="maatwerkeindbaas10",
    kba_reviewed_on=day("2020-02-27"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Betalen van de huurschuld",
            5760,
            tried="Betalingsregeling (corporatie bemiddelt pas daarna); schuldhulp (wachttijd en traject van drie jaar).",
            scheme="Wet gemeentelijke schuldhulpverlening",
        ),
        regular("Wmo 2015", "Begeleiding na de verhuizing", 45, "week"),
    ),
    payments=(paid("2020-04-08", 5760, "Huurschuld aan de corporatie"),),
    spar_on=day("2020-02-18"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas8", "maatwerkeindbaas10"),
    questions=(
        Question(
            "legitimacy",
            "Kunnen we de schuld nog bij de ex-partner verhalen?",
            "maatwerkeindbaas10",
            "maatwerkeindbaas5",
            "Juridisch wel, maar moeder zou dan contact moeten hebben. Dat doen we niet.",
            day("2020-02-25"),
        ),
    ),
    circulated_on=day("2020-02-28"),
    doorbraak_on=day("2020-03-03"),
    attendees=present("2020-03-03"),
    akkoord_by=("maatwerkeindbaas8", "maatwerkeindbaas10"),
    outcome="akkoord",
    started_on=day("2020-04-08"),
    steps=(
        Step("Huurschuld betalen en de afspraak met de corporatie tekenen", day("2020-04-08")),
        Step("Bemiddelen naar een huurhuis"),
        Step("Verhuizen en begeleiding laten meegaan"),
    ),
    metingen=(
        mark("canvas", "moeder", 4, "2020-01-23", "Zij betaalt voor een huis waar zij niet meer kon zijn."),
        mark(
            "direct",
            "moeder",
            "4.5",
            "2020-04-28",
            "De schuld is weg. Maar zonder school en met hulp op afstand is het zwaar.",
        ),
        mark(
            "months6",
            "moeder",
            "5.5",
            "2020-10-15",
            "De kinderen zijn weer op school. Twee huizen gezien, nog geen sleutel.",
        ),
    ),
    leerpunten=("schuld-bij-corporatie",),
    parties=("vrouwenopvang", "woningcorporatie", "woonbemiddeling"),
)
