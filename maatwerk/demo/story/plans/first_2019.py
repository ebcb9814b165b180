"""Plans of the first half of 2019: fixed costs, a medical debt, and children who come home."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, missed, paid, regular, released
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
    kba_reviewed_on=day("2019-05-20"),
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

MEDISCHE_SCHULD = Family(
    key="medische-schuld",
    title="Een schuld bij het ziekenhuis en een vader die wil werken",
    registered_on=day("2019-04-08"),
    adults=2,
    children=2,
    team="IGT Zuidoost",
    source="gut_file",
    ground="no_scheme",
    domains=("financien", "werk-en-inkomen", "gezondheid"),
    coach="maatwerkeindbaas10",
    consultant="consulent4",
    talks=(
        (day("2019-04-17"), "Vader vertelt dat hij elk sollicitatiegesprek met deze rekening in zijn hoofd voert."),
        (day("2019-05-09"), "Rekeningen uit drie jaar bij elkaar gezocht."),
    ),
    agreed_on=day("2019-05-09"),
    boxes=boxes(
        """
        # Situatieschets
        Na een operatie in een periode zonder verzekering bleef vader met een rekening zitten. Door beslag loont
        werken voor hem niet. Moeder is sinds een jaar overspannen van de zorgen.

        # Perspectief
        Vader heeft binnen een half jaar een baan waarvan het gezin zelf kan leven. De kinderen merken dat er weer
        iets mag.

        # Doorbraak
        We lossen de medische schuld af, tegen een lager bedrag dat het ziekenhuis aanvaardt. Daarmee vervalt het
        beslag en wordt elk gewerkt uur weer zichtbaar op de bankrekening.

        # Zelf doen
        Vader solliciteert elke week en begint direct op een proefplaats. Hij verzekert het hele gezin via het
        gemeentelijke pakket.

        # Ondersteuning
        De klantmanager werk zoekt een werkgever die met een proefplaats wil beginnen. Een budgetcoach kijkt een jaar
        mee.

        # Behandeling
        Moeder houdt haar gesprekken bij de praktijkondersteuner, de tweede helft van het jaar om de week.

        # Legitimiteit
        De Participatiewet is er om mensen weer aan het werk te helpen. Geen regeling betaalt een oude zorgschuld,
        terwijl die hier de enige drempel is.

        # Betrokkenheid
        Vader sprak zelf met het ziekenhuis over het bedrag. De klantmanager en de kredietbank steunen het plan.
        """
    ),
    lines=costs(
        """
        huidig 1180 per maand: Bijstand voor het gezin | Participatiewet | gemeente (Participatiewet)
            Norm min wat het beslag weghaalt. | beschikking
        huidig 95 per week: Behandeling van moeder | Zorgverzekeringswet | zorgverzekeraar
            Wekelijks gesprek. | opgave behandelaar
        dreigend 1180 per maand: Bijstand voor het gezin | Participatiewet | gemeente (Participatiewet)
            Zonder oplossing nog een jaar. | inschatting klantmanager
        dreigend 10000 per jaar: Maatschappelijke kosten van problematische schulden | Geen regeling | Rijk
            Publicatie van het Nibud over de kosten per huishouden en jaar. | Nibud
        dreigend 95 per week: Behandeling van moeder | Zorgverzekeringswet | zorgverzekeraar
            Wekelijks gesprek. | opgave behandelaar
        dreigend 1900 eenmalig: Kosten van deurwaarder en zitting | Geen regeling | gezin
            Twee vonnissen en betekening. | opgave deurwaarder
        maatwerk 2940 eenmalig: Afkoop van de medische schuld | Geen regeling | gemeente (overig)
            Zestig procent van de rekening tegen finale kwijting. | akkoord ziekenhuis
        maatwerk 1180 per maand x 5 mnd: Bijstand tot vader werkt | Participatiewet | gemeente (Participatiewet)
            Proefplaats en daarna een contract. | inschatting klantmanager
        maatwerk 1850 eenmalig: Begeleiding naar werk | Participatiewet | gemeente (Participatiewet)
            Proefplaats met jobcoach. | offerte
        maatwerk 95 per week x 6 mnd: Behandeling van moeder | Zorgverzekeringswet | zorgverzekeraar
            Na een half jaar klaar. | opgave behandelaar
        maatwerk 70 per maand: Budgetcoach | Bijzondere bijstand | gemeente (Participatiewet)
            Een jaar lang één gesprek per maand. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas8",
    kba_reviewed_on=day("2019-06-17"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "not_possible",
            "Afkoop van de medische schuld",
            2940,
            tried="Bijzondere bijstand (schulden uitgesloten); regeling met het ziekenhuis (duurt vijf jaar).",
        ),
        regular("Participatiewet", "Begeleiding naar werk", 1850),
    ),
    payments=(paid("2019-07-05", 2940, "Afkoopsom aan het ziekenhuis"),),
    spar_on=day("2019-06-11"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas5", "maatwerkeindbaas8"),
    circulated_on=day("2019-06-20"),
    doorbraak_on=day("2019-06-25"),
    attendees=present("2019-06-25"),
    akkoord_by=("maatwerkeindbaas", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2019-07-01"),
    executed_on=day("2019-10-18"),
    closed_on=day("2020-07-14"),
    steps=(
        Step("Afkoop overeenkomen en betalen", day("2019-07-05")),
        Step("Beslag laten opheffen", day("2019-07-19")),
        Step("Proefplaats in een magazijn", day("2019-10-18")),
    ),
    metingen=(
        mark("canvas", "vader", 4, "2019-05-09", "Hij noemt zichzelf een man op pauze."),
        mark("direct", "vader", 7, "2019-07-16", "Het beslag is weg. Hij heeft een startdatum."),
        mark("months6", "vader", 8, "2020-01-09", "Contract voor een jaar, de kinderen zitten op zwemles."),
        mark("months12", "vader", 7, "2020-07-09", "Minder uren door corona, maar nog steeds aan het werk."),
    ),
    leerpunten=("schuld-buiten-schuld",),
    parties=("ziekenhuis", "deurwaarder", "klantmanager werk"),
)

SAMEN_WONEN = Family(
    key="samen-wonen",
    title="Met begeleiding weer samen onder één dak",
    registered_on=day("2019-04-23"),
    adults=1,
    children=2,
    team="IGT Centrum",
    source="own_team",
    ground="no_scheme",
    domains=("wonen", "opvoeding", "veiligheid"),
    coach="maatwerkeindbaas6",
    consultant="consulent5",
    talks=(
        (day("2019-05-02"), "Moeder heeft twee kamers ingericht voor kinderen die er nog niet slapen."),
        (
            day("2019-05-23"),
            "Met de kinderen gesproken in het gezinshuis. De jongste vroeg hoe vaak zij nog moet wisselen.",
        ),
    ),
    agreed_on=day("2019-05-23"),
    boxes=boxes(
        """
        # Situatieschets
        De twee kinderen wonen sinds twee jaar in een gezinshuis. Moeder heeft haar leven weer op orde, maar alleen
        wonen met twee kinderen vinden zij en de jeugdbeschermer een te grote stap. Een plek waar dat met hulp in huis
        kan, bestaat alleen voor moeders met baby's.

        # Perspectief
        Moeder en kinderen wonen samen, met iemand in de buurt die dag en nacht kan komen. Na een jaar kan die hulp
        weg.

        # Doorbraak
        Een zorgaanbieder zet begeleid wonen op in een gewone huurwoning. Twee wetten betalen samen één begeleider,
        die zowel moeder als de kinderen helpt.

        # Zelf doen
        Moeder volgt de wenweekenden volgens plan en vraagt zelf om hulp vóór het misgaat. De kinderen kiezen hun
        kamer en houden hun sport.

        # Ondersteuning
        Begeleiding elke dag, in de avond telefonisch. De ouders van het gezinshuis blijven oppas en vangnet.

        # Behandeling
        Een gezinstherapeut komt om de week. De jeugdbeschermer sluit na een half jaar af als het goed gaat.

        # Legitimiteit
        De Jeugdwet wil dat kinderen thuis wonen als dat veilig kan. Dat de plek hiervoor niet is ingekocht, is een
        reden om haar te maken en niet om de kinderen uit huis te laten.

        # Betrokkenheid
        Moeder, beide kinderen, het gezinshuis, de jeugdbeschermer en de school hebben de stappen samen bepaald.
        """
    ),
    lines=costs(
        """
        huidig 4100 per maand: Gezinshuis voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Tarief per kind per etmaal. | beschikking
        huidig 715 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Twee maatregelen. | tarief jeugdbescherming
        dreigend 4100 per maand: Gezinshuis voor twee kinderen | Jeugdwet | gemeente (Jeugdwet)
            Zonder andere plek nog een jaar. | beschikking
        dreigend 715 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Verlenging van de maatregelen. | tarief jeugdbescherming
        dreigend 1485 per maand: Begeleid wonen voor moeder alleen | Wmo 2015 | gemeente (Wmo)
            Advies van de behandelaar als de kinderen niet terugkomen. | advies behandelaar
        dreigend 200 per maand: Begeleide omgang | Jeugdwet | gemeente (Jeugdwet)
            Twee keer per maand. | beschikking
        maatwerk 2150 per maand: Begeleid wonen met twee kinderen | Wmo 2015 | gemeente (Wmo)
            Eén begeleider voor het hele gezin. | offerte
        maatwerk 105 per week: Gezinstherapie en hulp voor de kinderen | Jeugdwet | gemeente (Jeugdwet)
            Om de week, plus kindgesprekken. | offerte
        maatwerk 4100 per maand x 1 mnd: Laatste maand in het gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Tijdens de wenweekenden. | beschikking
        maatwerk 1850 eenmalig: Bedden, bureaus en een tweede slot | Geen regeling | gemeente (overig)
            Lijst van moeder, prijzen van de bouwmarkt. | prijsopgave
        maatwerk 290 eenmalig: Wenweekenden | Geen regeling | gemeente (overig)
            Reizen en een uitje met het gezinshuis. | begroting
        """
    ),
    kba_reviewed_by="maatwerkeindbaas3",
    kba_reviewed_on=day("2019-06-26"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Bedden, bureaus en een tweede slot",
            1850,
            tried="Bijzondere bijstand aangevraagd; die wacht tot de kinderen bij moeder staan ingeschreven.",
            scheme="Bijzondere bijstand",
        ),
        regular("Wmo 2015", "Begeleid wonen met twee kinderen", 2150, "month"),
        regular("Jeugdwet", "Gezinstherapie en hulp voor de kinderen", 105, "week"),
    ),
    payments=(paid("2019-09-06", 1850, "Inrichting van twee kinderkamers"),),
    spar_on=day("2019-06-18"),
    spar_partners=("maatwerkeindbaas", "maatwerkeindbaas3", "maatwerkeindbaas9"),
    circulated_on=day("2019-06-27"),
    doorbraak_on=day("2019-07-02"),
    attendees=present("2019-07-02"),
    akkoord_by=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas7"),
    outcome="akkoord",
    started_on=day("2019-09-02"),
    executed_on=day("2020-02-14"),
    steps=(
        Step("Huurwoning en begeleiding regelen", day("2019-08-28")),
        Step("Kamers inrichten en wenweekenden houden", day("2019-09-29")),
        Step("Kinderen thuis laten wonen", day("2019-10-12")),
        Step("Maatregelen van de rechter afsluiten", day("2020-02-14")),
    ),
    metingen=(
        mark("canvas", "moeder", "4.5", "2019-05-23", "Zij telt haar leven in weekenden met de kinderen."),
        mark("direct", "moeder", "7.5", "2019-10-22", "Druk, en precies wat zij wilde."),
        mark("months6", "moeder", 7, "2020-03-12", "Alles gaat goed, al is zij 's avonds moe."),
        missed("months12", "moeder", "Afspraak twee keer verzet en niet meer gehouden."),
    ),
    leerpunten=("tussen-wal-en-schip",),
    parties=("gezinshuis", "jeugdbescherming", "zorgaanbieder", "woningcorporatie"),
)
