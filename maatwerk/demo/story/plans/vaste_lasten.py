"""Fixed costs paid until debt relief begins, so that a family keeps its house."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

VASTE_LASTEN = Family(
    key="vaste-lasten",
    title="Blijven wonen tot de schuldhulp begint",
    registered_on=day("2019-03-11"),
    adults=2,
    children=3,
    team="IGT Zuidwest",
    source="gut_file",
    ground="too_slow",
    domains=("wonen", "financien", "opvoeding"),
    coach="maatwerkeindbaas4",
    consultant="consulent3",
    talks=(
        (day("2019-03-20"), "De datum van de ontruiming staat in een brief op de koelkast: half juni."),
        (day("2019-04-09"), "Inkomsten en vaste lasten naast elkaar gelegd. Er komt elke maand € 845 te kort."),
    ),
    agreed_on=day("2019-04-09"),
    boxes=boxes(
        """
        # Situatieschets
        Vader en moeder hebben met drie kinderen een huurhuis. Door een te laag vastgestelde beslagvrije voet houden
        zij minder over dan waar zij recht op hebben. De schuldhulp kan pas na de zomer beginnen, de ontruiming is in
        juni.

        # Perspectief
        Het gezin blijft in het huis en op de scholen waar het nu is. Aan het einde van het jaar loopt de schuldhulp
        en kloppen de bedragen.

        # Doorbraak
        We vullen de vaste lasten aan zolang de schuldhulp niet is gestart en de beslagvrije voet niet is aangepast.
        In ruil daarvoor stelt de corporatie de ontruiming uit.

        # Zelf doen
        Vader levert elke maand zijn loonstrook in en moeder belt de deurwaarders met de afgesproken tekst. Het gezin
        betaalt de huurachterstand zelf in termijnen af.

        # Ondersteuning
        De kredietbank laat de beslagvrije voet opnieuw berekenen. Een begeleider komt elke week twee uur om de
        administratie op orde te brengen.

        # Behandeling
        De jeugdhulp voor de middelste gaat door; zijn behandelaar weet wat er thuis speelt.

        # Legitimiteit
        De wet op de schuldhulp vraagt in een bedreigende situatie binnen drie werkdagen een gesprek. Dat gesprek kwam
        er, de oplossing niet. Wij overbruggen die tijd en meer niet.

        # Betrokkenheid
        Het gezin, de corporatie en de kredietbank hebben het rooster van betalingen alle drie ondertekend.
        """
    ),
    lines=costs(
        """
        huidig 95 per week: Begeleiding bij de administratie | Wmo 2015 | gemeente (Wmo)
            Twee uur per week. | beschikking
        huidig 890 per maand: Jeugdhulp voor de middelste | Jeugdwet | gemeente (Jeugdwet)
            Lopend traject. | beschikking
        dreigend 8250 eenmalig: Ontruiming, opslag en leegstand | Geen regeling | woningcorporatie
            Gemiddelde van vijf ontruimingen in 2018. | opgave corporatie
        dreigend 3150 per maand x 9 mnd: Opvang van een gezin van vijf | Wmo 2015 | gemeente (Wmo)
            Vanaf juni; gemiddelde verblijfsduur negen maanden. | opgave opvang
        dreigend 890 per maand: Jeugdhulp voor de middelste | Jeugdwet | gemeente (Jeugdwet)
            Gaat door, mogelijk zwaarder. | beschikking
        dreigend 10000 per jaar: Maatschappelijke kosten van problematische schulden | Geen regeling | Rijk
            Publicatie van het Nibud over de kosten per huishouden en jaar. | Nibud
        dreigend 1620 eenmalig: Nieuwe scholen en vervoer | Verordening leerlingenvervoer | gemeente (overig)
            Twee kinderen reizen een half jaar. | opgave vervoer
        dreigend 50 per week: Begeleiding in de opvang | Wmo 2015 | gemeente (Wmo)
            Eén uur per week. | opgave opvang
        maatwerk 845 per maand x 6 mnd: Aanvulling op de vaste lasten | Geen regeling | gemeente (overig)
            Tekort volgens de begroting van april. | begroting kredietbank
        maatwerk 2480 per jaar: Traject schuldhulp | Wet gemeentelijke schuldhulpverlening | kredietbank
            Prijs per traject. | opgave kredietbank
        maatwerk 95 per week: Begeleiding bij de administratie | Wmo 2015 | gemeente (Wmo)
            Twee uur per week. | beschikking
        maatwerk 540 per maand: Jeugdhulp voor de middelste | Jeugdwet | gemeente (Jeugdwet)
            Kan terug in uren als er rust is. | inschatting behandelaar
        maatwerk 130 per maand: Budgetbeheer | Bijzondere bijstand | gemeente (Participatiewet)
            Begint met de schuldhulp. | opgave kredietbank
        maatwerk 3970 eenmalig: Huurachterstand in termijnen | Geen regeling | gezin
            Stand op 1 april. | opgave corporatie
        """
    ),
    kba_reviewed_by="maatwerkeindbaas",
    kba_reviewed_on=day("2019-05-14"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Aanvulling op de vaste lasten",
            845,
            "month",
            6,
            tried="Schuldhulp aangevraagd (start na de zomer); beslagvrije voet laten herzien (vier maanden).",
            until="Zolang de schuldhulp niet is gestart en de beslagvrije voet niet is aangepast.",
            review=day("2019-09-01"),
            scheme="Wet gemeentelijke schuldhulpverlening",
        ),
        regular("Wmo 2015", "Begeleiding bij de administratie", 95, "week"),
    ),
    payments=(
        paid("2019-06-05", 845, "Vaste lasten juni"),
        paid("2019-07-02", 845, "Vaste lasten juli"),
        paid("2019-08-02", 845, "Vaste lasten augustus"),
        paid("2019-09-03", 845, "Vaste lasten september"),
    ),
    releases=(released("2019-10-01", 1690, "Schuldhulp gestart: twee maanden niet meer nodig"),),
    spar_on=day("2019-05-14"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "breakthrough",
            "Stelt de corporatie de ontruiming echt uit als wij betalen?",
            "maatwerkeindbaas5",
            "maatwerkeindbaas4",
            "Ja, dat is per brief bevestigd tot 1 oktober.",
            day("2019-05-21"),
        ),
    ),
    circulated_on=day("2019-05-23"),
    doorbraak_on=day("2019-05-28"),
    attendees=present("2019-05-28"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas5"),
    outcome="akkoord",
    started_on=day("2019-06-03"),
    executed_on=day("2019-09-27"),
    closed_on=day("2020-06-12"),
    steps=(
        Step("Uitstel van de ontruiming vastleggen", day("2019-05-31")),
        Step("Maandelijks tekort betalen", day("2019-09-03")),
        Step("Beslagvrije voet laten aanpassen", day("2019-09-12")),
        Step("Schuldhulp laten beginnen", day("2019-09-27")),
    ),
    metingen=(
        mark("canvas", "moeder", "3.5", "2019-04-09", "Zij leeft van brief naar brief."),
        mark("direct", "moeder", 6, "2019-06-20", "De brief is van de koelkast af."),
        mark("months6", "moeder", "6.5", "2019-12-10", "De schuldhulp loopt en de huur is op tijd."),
        mark("months12", "moeder", 7, "2020-06-09", "Nog krap, maar zij weet nu waar zij aan toe is."),
    ),
    leerpunten=("beslagvrije-voet",),
    parties=("woningcorporatie", "kredietbank", "deurwaarder", "jeugdhulp"),
)
