"""Published as casus 1: a safe place for mother and daughter; huidig 20.000, dreigend 90.000, maatwerk 63.000."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

VEILIGE_PLEK = Family(
    key="veilige-woonplek",
    title="Veilige woonplek voor moeder en dochter",
    registered_on=day("2020-05-18"),
    adults=1,
    children=1,
    team="IGT Noordwest",
    source="partner",
    ground="no_scheme",
    domains=("wonen", "veiligheid", "verslaving", "opvoeding", "justitie"),
    coach="maatwerkeindbaas",
    consultant="consulent",
    talks=(
        (day("2020-05-20"), "In de kliniek. Moeder vraagt maar één ding: niet terug naar dat huis."),
        (day("2020-06-02"), "Videogesprek met het netwerkgezin en de dochter (8). Zij wil weten waar haar bed staat."),
        (day("2020-06-16"), "Kennismaking bij het moeder-kindhuis. Moeder en dochter hebben hun kamer gekozen."),
    ),
    agreed_on=day("2020-06-02"),
    boxes=boxes(
        """
        # Situatieschets
        Moeder was tien jaar van de drugs af toen zij anderhalf jaar geleden terugviel. Zij zocht zelf hulp en werd
        een paar maanden opgenomen. Haar dochter (8) woonde toen in een gezin uit hun netwerk.

        Eenmaal thuis zette een vroegere dealer haar onder druk. Zij moest spullen voor hem bewaren en later ook met
        haar lichaam geld verdienen. Zij weigerde, de dreiging nam toe en zij gebruikte opnieuw. Een paar maanden
        geleden drongen mannen het huis binnen. Er vielen klappen en er werd van alles vernield, terwijl de dochter
        thuis was. Moeder deed aangifte en de mannen zijn aangehouden.

        Op zolder bleek een hennepkwekerij te zitten. De verhuurder sluit de woning en wil van het contract af. Onder
        het huidige beleid kan moeder vijf jaar lang nergens bij een corporatie huren. Opvang is er niet: de ene plek
        neemt alleen mensen op bij acuut gevaar, de andere juist als dat voorbij is. Moeder is op en zegt soms dat zij
        niet meer wil leven. Voor haarzelf zorgen lukt nauwelijks, voor haar dochter nog minder.

        # Perspectief
        Moeder woont op een veilige plek, het liefst buiten de stad, met begeleiding in huis. Haar dochter woont bij
        haar of komt in elk geval vast logeren.

        Over een jaar gebruikt moeder niet, gaat de dochter elke dag naar school en is er zicht op een eigen adres.

        # Doorbraak
        Een moeder-kindhuis in de regio heeft plaats, maar geen contract met de gemeente. We laten dat geen reden zijn
        om nee te zeggen. We maken een maatwerkafspraak: een indicatie voor begeleid wonen en een persoonsgebonden
        budget dat moeder daar besteedt.

        Tot dat budget is toegekend, betalen wij het verblijf uit het maatwerkbudget, zodat er geen dag op straat
        tussen zit. Ondertussen vechten we met een advocaat de ontbinding van het huurcontract aan.

        # Zelf doen
        Moeder houdt haar afspraken met de behandelaar en laat zich testen. Zij kookt om de dag voor de groep en
        brengt haar dochter zelf naar school. Zij heeft haar oude telefoonnummer weggedaan.

        De ouders uit het netwerkgezin vangen de dochter om de week een weekend op.

        # Ondersteuning
        Begeleiders van het moeder-kindhuis zijn dag en nacht bereikbaar en leren moeder een vaste dag op te bouwen.
        De bewindvoerder regelt het geld. De consulent is het ene adres voor alle partijen en roept hen elke maand bij
        elkaar.

        # Behandeling
        De verslavingszorg blijft moeder behandelen, ook nu zij buiten de stad woont. Bij sombere gedachten geldt een
        veiligheidsplan met een nummer dat altijd wordt opgenomen.

        # Legitimiteit
        De Wmo geeft ruimte om begeleid wonen als persoonsgebonden budget toe te kennen als het aanbod dat is
        ingekocht niet past. De Jeugdwet vraagt ons een kind zo mogelijk bij de ouder te laten.

        Het sluiten van het huis volgt uit ander beleid, dat hier het doel van de Jeugdwet doorkruist. Moeder had geen
        keus en deed aangifte; dat weegt in ons oordeel mee.

        # Betrokkenheid
        Moeder en dochter hebben hun eigen wensen op papier gezet. Veilig Thuis, verslavingszorg, bewindvoerder,
        netwerkgezin, woonbemiddeling en het moeder-kindhuis zaten samen aan tafel en doen elk hun deel.
        """
    ),
    lines=costs(
        """
        huidig 165 per week: Behandeling bij de verslavingszorg | Zorgverzekeringswet | zorgverzekeraar
            Eén gesprek en één groepsbijeenkomst per week. | opgave behandelaar
        huidig 435 per maand: Vergoeding voor het netwerkgezin | Jeugdwet | gemeente (Jeugdwet)
            Dochter woont er door de week. | beschikking
        huidig 120 per maand: Bewind | Bijzondere bijstand | gemeente (Participatiewet)
            Lopende beschikking. | beschikking
        huidig 85 per week: Begeleiding van moeder thuis | Wmo 2015 | gemeente (Wmo)
            Twee uur per week. | beschikking
        huidig 340 eenmalig: Overleg van betrokken partijen | Geen regeling | gemeente (overig)
            Vier overleggen, uren van de consulent. | urenstaat
        dreigend 2650 per maand: Maatschappelijke opvang voor moeder | Wmo 2015 | gemeente (Wmo)
            Dakloos vanaf de sluiting; doorstroom duurt langer dan een jaar. | opgave opvang
        dreigend 2350 per maand: Gezinshuis voor de dochter | Jeugdwet | gemeente (Jeugdwet)
            Netwerkgezin kan dit niet blijvend op zich nemen. | advies jeugdbescherming
        dreigend 6100 per maand x 3 mnd: Opname van moeder in een kliniek | Zorgverzekeringswet | zorgverzekeraar
            Even lang als de vorige opname. | opgave behandelaar
        dreigend 640 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Uithuisplaatsing vraagt een maatregel van de rechter. | tarief jeugdbescherming
        dreigend 4020 eenmalig: Ontruiming en herstel | Damoclesbeleid (artikel 13b Opiumwet) | woningcorporatie
            Sluiting, opslag en schade aan de zolder. | opgave corporatie
        maatwerk 5800 per maand x 3 mnd: Moeder-kindhuis zonder contract | Geen regeling | gemeente (overig)
            Verblijf en begeleiding, tot het persoonsgebonden budget er is. | offerte
        maatwerk 2150 per maand x 9 mnd: Begeleid wonen voor moeder | Wmo 2015 | gemeente (Wmo)
            Persoonsgebonden budget volgens de indicatie. | indicatie
        maatwerk 1150 per maand x 9 mnd: Verblijf en hulp voor de dochter | Jeugdwet | gemeente (Jeugdwet)
            Persoonsgebonden budget volgens de indicatie. | indicatie
        maatwerk 165 per week: Behandeling bij de verslavingszorg | Zorgverzekeringswet | zorgverzekeraar
            Gaat ongewijzigd door. | opgave behandelaar
        maatwerk 120 per maand: Bewind | Bijzondere bijstand | gemeente (Participatiewet)
            Lopende beschikking. | beschikking
        maatwerk 180 per maand: Weekenden bij het netwerkgezin | Jeugdwet | gemeente (Jeugdwet)
            Om de week, vergoeding per etmaal. | beschikking
        maatwerk 1320 eenmalig: Rechtsbijstand en opslag van de inboedel | Geen regeling | gemeente (overig)
            Eigen bijdrage advocaat en drie maanden opslag. | offerte
        maatwerk 200 per maand: Regie door de consulent | Geen regeling | gemeente (overig)
            Vier uur per maand voor overleg en voortgang. | urenraming
        """
    ),
    kba_reviewed_by="maatwerkeindbaas2",
    kba_reviewed_on=day("2020-06-30"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Verblijf in het moeder-kindhuis tot het persoonsgebonden budget er is",
            5800,
            "month",
            3,
            tried="Gecontracteerde opvang (geen plek die past); het persoonsgebonden budget duurt drie maanden.",
            until="Zolang het persoonsgebonden budget nog niet is toegekend.",
            review=day("2020-09-15"),
            scheme="Wmo 2015",
        ),
        regular("Wmo 2015", "Persoonsgebonden budget voor begeleid wonen", 2150, "month", 9),
        regular("Jeugdwet", "Persoonsgebonden budget voor de dochter", 1150, "month", 9),
    ),
    payments=(
        paid("2020-07-31", 5800, "Verblijf, eerste maand"),
        paid("2020-08-31", 5800, "Verblijf, tweede maand"),
        paid("2020-09-30", 5800, "Verblijf, derde maand"),
    ),
    spar_on=day("2020-06-30"),
    spar_partners=("maatwerkeindbaas2", "maatwerkeindbaas3", "maatwerkeindbaas5"),
    questions=(
        Question(
            "breakthrough",
            "Voldoet het moeder-kindhuis aan de eisen die wij aan een aanbieder stellen?",
            "maatwerkeindbaas3",
            "consulent",
            "Ja. De toezichthouder is er dit voorjaar geweest en het verslag is goed.",
            day("2020-07-01"),
        ),
        Question(
            "legitimacy",
            "Hoe lang duurt de toekenning van het persoonsgebonden budget?",
            "maatwerkeindbaas5",
            "maatwerkeindbaas",
            "Reken op drie maanden. De Wmo-consulent begint er deze week mee.",
            day("2020-07-02"),
        ),
        Question(
            "involvement",
            "Wat vindt de dochter zelf?",
            "maatwerkeindbaas2",
            "consulent",
            "Zij wil bij haar moeder slapen en haar vriendinnen blijven zien. Het netwerkgezin helpt met het tweede.",
            day("2020-07-02"),
        ),
    ),
    circulated_on=day("2020-07-03"),
    doorbraak_on=day("2020-07-07"),
    attendees=present("2020-07-07"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas5"),
    outcome="akkoord",
    started_on=day("2020-07-13"),
    executed_on=day("2020-10-30"),
    steps=(
        Step("Moeder en dochter verhuizen naar het moeder-kindhuis", day("2020-07-13")),
        Step("Dochter op een school in de buurt laten beginnen", day("2020-08-24")),
        Step("Bezwaar tegen de ontbinding van het huurcontract indienen", day("2020-09-04")),
        Step("Persoonsgebonden budget aanvragen en laten toekennen", day("2020-10-08")),
        Step("Maandelijks overleg overdragen aan het moeder-kindhuis", day("2020-10-30")),
    ),
    metingen=(
        mark("canvas", "moeder", 2, "2020-06-16", "Moeder ziet geen uitweg en is bang voor elke auto die stopt."),
        mark("canvas", "jeugdige", 6, "2020-06-16", "Bij het netwerkgezin is het fijn, maar zij mist haar moeder."),
        mark("direct", "moeder", 5, "2020-07-28", "Moeder slaapt weer door. Rustig is het in haar hoofd nog niet."),
    ),
    leerpunten=("damocles-en-jeugd", "tussen-wal-en-schip", "een-overleg"),
    parties=(
        "Veilig Thuis",
        "verslavingszorg",
        "bewindvoerder",
        "moeder-kindhuis",
        "woonbemiddeling",
        "vrouwenopvang",
        "pleegzorg",
        "crisishulp",
        "woningcorporatie",
        "Veiligheidshuis",
    ),
)
