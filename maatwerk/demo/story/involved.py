"""Who is in a family at what cost a year, on which articles its plan leans, and conditions that were looked at again.

Costs are what the lines of Huidig say over a whole year; where the story names no amount, none is known.
"""

from maatwerk.demo.story.shapes import Look, Party
from maatwerk.demo.story.short import day, involved

PARTIES: dict[str, tuple[Party, ...]] = {
    "moeder-zes": involved(
        """
        vrouwenopvang | geeft het gezin een plek | 2018-11 | 35400 | Wmo 2015 | gemeente (Wmo)
        vrouwenopvang | begeleidt moeder, twee uur per week | 2018-11 | 4420 | Wmo 2015 | gemeente (Wmo)
        woningcorporatie | zoekt een huis voor zeven personen | 2019-02 | - | Huisvestingswet 2014 | -
        woonbemiddeling | bemiddelt bijzonder, met voorrang | 2019-10 | - | Huisvestingswet 2014 | -
        jeugdhulp | spreekt met twee kinderen | 2019-09 | - | Jeugdwet | gemeente (Jeugdwet)
        basisschool | houdt de toetsen en de slaap in de gaten | 2019-09 | - | Geen regeling | school
        """
    ),
    "mantelzorgwoning": involved(
        """
        behandelcentrum | biedt de oudste zoon deeltijdverblijf | 2018-03 | 22200 | Jeugdwet | gemeente (Jeugdwet)
        jeugdhulp | begeleidt drie zonen, zes uur per week | 2017-09 | 9360 | Jeugdwet | gemeente (Jeugdwet)
        logeerhuis | ontvangt twee zonen om het weekend | 2019-01 | 4940 | Jeugdwet | gemeente (Jeugdwet)
        woningcorporatie | verhuurt het huis en geeft de tuin vrij | - | - | - | -
        afdeling vergunningen | kijkt wat er naast het huis mag staan | 2020-04 | - | Besluit omgevingsrecht | -
        school | stemt de dagen af met thuis | 2016-08 | - | Wet passend onderwijs | school
        """
    ),
    "leerlingenvervoer-belgie": involved(
        """
        school in België | houdt de plek open en biedt een psycholoog | 2019-09 | - | - | -
        leerplicht | volgt het verzuim | 2019-10 | 1480 | Wet passend onderwijs | gemeente (overig)
        vervoerder | rijdt al andere leerlingen over de grens | - | - | - | -
        samenwerkingsverband | zoekt een passende school | 2019-10 | - | Wet passend onderwijs | school
        begeleiding thuis | oefent met moeder, anderhalf uur per week | 2019-03 | 3900 | Wmo 2015 | gemeente (Wmo)
        jeugdhulp | komt twee uur per week aan huis | 2019-11 | 5720 | Jeugdwet | gemeente (Jeugdwet)
        """
    ),
    "luiers": involved(
        """
        kinderdagverblijf | vangt het kind drie dagen per week op | 2018-01 | 4620 | Toeslagen | Rijk
        budgetbeheer | betaalt de vaste lasten | 2017-06 | 1200 | Bijzondere bijstand | gemeente (Participatiewet)
        begeleiding thuis | loopt de post en de toeslagen na | 2018-05 | 3120 | Wmo 2015 | gemeente (Wmo)
        jeugdgezondheidszorg | helpt met zindelijk worden | 2017-02 | - | - | gemeente (overig)
        """
    ),
    "woninginrichting": involved(
        """
        vrouwenopvang | geeft moeder en zoon een plek | 2017-11 | 29880 | Wmo 2015 | gemeente (Wmo)
        jeugdhulp | helpt wekelijks bij het opvoeden | 2018-02 | 4940 | Jeugdwet | gemeente (Jeugdwet)
        woonbemiddeling | wees het huis toe | 2019-08 | - | Huisvestingswet 2014 | -
        kredietbank | beoordeelt of een lening kan | 2019-11 | - | Bijzondere bijstand | -
        kringloopwinkel | levert meubels tegen een lage prijs | 2019-12 | 0 | - | -
        """
    ),
    "nieuwe-schulden": involved(
        """
        kredietbank | beheert het geld | 2017-04 | 1344 | Wet gemeentelijke schuldhulpverlening | kredietbank
        behandelaar | spreekt vader elke week | 2018-01 | 7540 | Zorgverzekeringswet | zorgverzekeraar
        begeleiding thuis | komt ruim een uur per week | 2018-09 | 3016 | Wmo 2015 | gemeente (Wmo)
        bewindvoerder | houdt toezicht op de wettelijke regeling | 2017-04 | - | - | -
        basisschool | let op de dochter | 2012-08 | - | - | school
        """
    ),
    "veilige-woonplek": involved(
        """
        verslavingszorg | behandelt moeder | 2018-12 | 8580 | Zorgverzekeringswet | zorgverzekeraar
        pleegzorg | begeleidt het netwerkgezin waar de dochter is | 2020-02 | 5220 | Jeugdwet | gemeente (Jeugdwet)
        bewindvoerder | regelt het geld | 2019-06 | 1440 | Bijzondere bijstand | gemeente (Participatiewet)
        begeleiding thuis | komt twee uur per week | 2019-09 | 4420 | Wmo 2015 | gemeente (Wmo)
        sociaal team | roept alle partijen bij elkaar | 2020-05 | 340 | Geen regeling | gemeente (overig)
        Veilig Thuis | volgt de veiligheid van moeder en dochter | 2020-03 | - | - | gemeente (overig)
        woningcorporatie | verhuurt de woning en wil van het contract af | - | - | - | -
        vrouwenopvang | heeft alleen plek bij acuut gevaar | 2020-04 | - | Wmo 2015 | gemeente (Wmo)
        crisishulp | is er bij sombere gedachten | 2020-03 | - | Zorgverzekeringswet | zorgverzekeraar
        Veiligheidshuis | volgt de dreiging van buiten | 2020-04 | - | - | gemeente (overig)
        woonbemiddeling | zoekt een andere woning | 2020-05 | - | Huisvestingswet 2014 | -
        moeder-kindhuis | heeft een plek met begeleiding | 2020-05 | - | Wmo 2015 | -
        """
    ),
    "bakfiets": involved(
        """
        vervoerder | rijdt drie taxi's naar school | 2018-08 | 11800 | Verordening leerlingenvervoer | gemeente (overig)
        twee basisscholen | hebben samen drie van de kinderen | 2017-08 | - | - | school
        verkeersvereniging | geeft moeder fietsles | 2020-10 | - | - | gezin
        fysiotherapeut | behandelt de knie van moeder | 2020-01 | - | Zorgverzekeringswet | zorgverzekeraar
        """
    ),
}

# As the list of the municipality names them (canvas/example_articles.py).
ARTICLES: dict[str, tuple[str, ...]] = {
    "moeder-zes": (
        "Participatiewet, artikel 35, eerste lid",
        "Wmo 2015, artikel 2.3.5, derde lid",
        "Huisvestingswet 2014, artikel 12",
    ),
    "mantelzorgwoning": ("Jeugdwet, artikel 2.3, eerste lid", "Wmo 2015, artikel 2.3.5, derde lid"),
    "leerlingenvervoer-belgie": (
        "Leerplichtwet 1969, artikel 5, onder c",
        "Verdrag inzake de rechten van het kind, artikel 3, eerste lid",
    ),
    "luiers": ("Participatiewet, artikel 18, eerste lid", "Participatiewet, artikel 35, eerste lid"),
    "woninginrichting": ("Participatiewet, artikel 51, eerste lid", "Algemene wet bestuursrecht, artikel 4:84"),
    "nieuwe-schulden": ("Algemene wet bestuursrecht, artikel 4:84", "Participatiewet, artikel 16, eerste lid"),
    "veilige-woonplek": (
        "Wmo 2015, artikel 2.3.5, derde lid",
        "Jeugdwet, artikel 2.3, eerste lid",
        "Opiumwet, artikel 13b",
    ),
    "bakfiets": ("Wmo 2015, artikel 2.3.5, derde lid", "Algemene wet bestuursrecht, artikel 4:84"),
}

# What was due before the demo opens; one condition waits (weg-naar-het-ziekenhuis, 24 November 2020).
LOOKED_AT: dict[str, tuple[Look, ...]] = {
    "vaste-lasten": (
        Look(day("2019-08-30"), "continues", day("2019-10-01"), "De schuldhulp begint eind september."),
        Look(day("2019-10-01"), "ends", None, "De schuldhulp loopt en de beslagvrije voet klopt."),
    ),
    "tijdelijke-woonplek": (
        Look(day("2019-11-01"), "continues", day("2019-12-16"), "Er is nog geen huurhuis; de inschrijving is op orde."),
        Look(day("2019-12-16"), "ends", None, "Het gezin is verhuisd naar een eigen huurhuis."),
    ),
    "schooltaxi-zonder-adres": (
        Look(day("2019-12-16"), "ends", None, "Er is een vast adres; na de vakantie rijdt het gewone vervoer."),
    ),
    "luiers": (Look(day("2019-12-17"), "ends", None, "Overdag zindelijk; luiers voor de nacht koopt moeder zelf."),),
    "veilige-woonplek": (
        Look(day("2020-09-15"), "continues", day("2020-10-15"), "De aanvraag is gedaan, het besluit komt in oktober."),
        Look(day("2020-10-08"), "ends", None, "Het persoonsgebonden budget is toegekend."),
    ),
}
