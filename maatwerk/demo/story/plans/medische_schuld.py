"""A hospital bill that kept a father from working."""

from maatwerk.demo.story.shapes import Family, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

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
    kba_reviewed_on=day("2019-06-11"),
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
