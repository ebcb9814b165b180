"""Five months in a safehouse, a diploma, and a quiet home."""

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
    kba_reviewed_by="maatwerkeindbaas5",
    kba_reviewed_on=day("2020-01-28"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Verblijf in een safehouse",
            3180,
            "month",
            5,
            tried="Ingekocht aanbod nagelopen (te licht of gesloten); de verzekeraar vergoedt alleen de kliniek.",
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
