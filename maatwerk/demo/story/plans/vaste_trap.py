"""A staircase to the attic instead of a larger house."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

VASTE_TRAP = Family(
    key="vaste-trap",
    title="Een vaste trap en een eigen kamer",
    registered_on=day("2019-07-15"),
    adults=2,
    children=5,
    team="IGT Centrum",
    source="gut_file",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "gezondheid"),
    coach="maatwerkeindbaas5",
    consultant="consulent5",
    talks=(
        (
            day("2019-07-24"),
            "Vijf kinderen in twee kamers. De vlizotrap naar zolder is niet te gebruiken in het donker.",
        ),
        (day("2019-08-29"), "De opzichter van de corporatie kwam kijken en vond het een goed idee."),
    ),
    agreed_on=day("2019-08-29"),
    boxes=boxes(
        """
        # Situatieschets
        De oudste van vijf kinderen raakt overprikkeld en slaat dan van zich af. Hij deelt een kamer met twee
        broertjes. Een grotere woning komt er voorlopig niet en het gezin wil de buurt niet uit.

        # Perspectief
        Iedereen kan zich terugtrekken en de nachten zijn rustig. De jeugdhulp kan daardoor terug in uren.

        # Doorbraak
        Geen verhuizing maar een vaste trap naar zolder. De gemeente betaalt de trap en de corporatie maakt de zolder
        bewoonbaar, zonder de huur te verhogen.

        # Zelf doen
        Vader schildert de zolder met zijn broer. De oudste zoon kiest de kleur en houdt zijn kamer zelf bij.

        # Ondersteuning
        De opvoedhulp blijft een half jaar, met als doel dat de ouders elkaar aflossen voordat het misgaat.

        # Behandeling
        De zoon leert bij zijn behandelaar wat hij kan doen als het te druk wordt; zijn kamer hoort daarbij.

        # Legitimiteit
        Een verbouwing zonder lichamelijke beperking valt buiten de Wmo. Wel vraagt de Jeugdwet ons de lichtste hulp
        te kiezen die werkt, en dat is hier een trap.

        # Betrokkenheid
        Ouders, zoon, corporatie en bouwtoezicht waren bij de eerste meting. De buren weten wanneer er geboord wordt.
        """
    ),
    lines=costs(
        """
        huidig 1150 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Twee keer per week ambulant. | beschikking
        huidig 70 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Ruim een uur per week. | beschikking
        dreigend 1150 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 130 per week: Logeren buiten het gezin | Jeugdwet | gemeente (Jeugdwet)
            Elk weekend, advies van de behandelaar. | advies behandelaar
        dreigend 3900 per maand x 3 mnd: Crisisplaats | Jeugdwet | gemeente (Jeugdwet)
            Eén opname van drie maanden. | inschatting behandelaar
        dreigend 70 per week: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Loopt door. | beschikking
        dreigend 1600 eenmalig: Bemiddeling met de buren en schade | Geen regeling | woningcorporatie
            Twee trajecten, deuren en vloer. | opgave corporatie
        maatwerk 2680 eenmalig: Vaste trap naar zolder | Geen regeling | gemeente (overig)
            Laagste van twee offertes. | offerte
        maatwerk 1900 eenmalig: Isolatie, raam en stopcontacten | Geen regeling | woningcorporatie
            Voor rekening van de corporatie. | toezegging corporatie
        maatwerk 490 per maand: Jeugdhulp voor de oudste | Jeugdwet | gemeente (Jeugdwet)
            Minder dan de helft van de uren. | nieuw hulpplan
        maatwerk 70 per week x 6 mnd: Opvoedhulp | Jeugdwet | gemeente (Jeugdwet)
            Daarna klaar. | nieuw hulpplan
        maatwerk 420 eenmalig: Melding en controle | Besluit omgevingsrecht | gemeente (overig)
            Leges. | legesverordening
        maatwerk 800 eenmalig: Bed, kast en bureau | Bijzondere bijstand | gemeente (Participatiewet)
            Richtprijzen. | beleidsregels
        """
    ),
    kba_reviewed_by="maatwerkeindbaas7",
    kba_reviewed_on=day("2019-09-24"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Vaste trap naar zolder",
            2680,
            tried="Woningaanpassing volgens de Wmo (afgewezen); corporatie betaalt geen uitbreiding van de woonruimte.",
        ),
        regular("Bijzondere bijstand", "Bed, kast en bureau", 800),
    ),
    payments=(paid("2019-11-29", 2680, "Trap geplaatst en opgeleverd"),),
    spar_on=day("2019-09-24"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas2", "maatwerkeindbaas7"),
    questions=(
        Question(
            "legitimacy",
            "Waarom betaalt de corporatie de trap niet zelf?",
            "maatwerkeindbaas",
            "maatwerkeindbaas5",
            "Zij betaalt wel de zolder. Een trap telt als extra ruimte en zou de huur verhogen.",
            day("2019-09-30"),
        ),
    ),
    circulated_on=day("2019-10-04"),
    doorbraak_on=day("2019-10-08"),
    attendees=present("2019-10-08"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2019-11-11"),
    executed_on=day("2019-11-29"),
    steps=(
        Step("Trap bestellen en melding doen", day("2019-10-17")),
        Step("Zolder isoleren", day("2019-11-15")),
        Step("Trap plaatsen", day("2019-11-26")),
        Step("Kamer inrichten", day("2019-11-29")),
    ),
    metingen=(
        mark("canvas", "moeder", "5.5", "2019-08-29", "Zij slaapt met één oor open."),
        mark("canvas", "vader", 6, "2019-08-29", "Vader werkt nachten en vangt overdag op."),
        mark("direct", "moeder", 7, "2019-12-03", "Er is een deur die dicht mag."),
        mark("direct", "vader", "6.5", "2019-12-03", "Hij is trots op de zolder."),
        mark("months6", "moeder", "7.5", "2020-05-14", "Zelfs met alle kinderen thuis bleef het te doen."),
        mark("months12", "moeder", 7, "2020-11-12", "De uren jeugdhulp zijn gehalveerd."),
    ),
    leerpunten=("vergunning-unit",),
    parties=("woningcorporatie", "bouwtoezicht", "jeugdhulp"),
)
