"""An old rent debt that kept a family in a refuge."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular
from maatwerk.demo.story.tafels import present

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
    kba_reviewed_on=day("2020-02-18"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Betalen van de huurschuld",
            5760,
            tried="Betalen in termijnen (bemiddeling pas daarna); schuldhulp (wachttijd en traject van drie jaar).",
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
