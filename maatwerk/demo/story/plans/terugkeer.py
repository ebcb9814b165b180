"""A daughter comes home from a family home; paid from two funds."""

from maatwerk.demo.story.shapes import Family, Question, Step
from maatwerk.demo.story.short import boxes, costs, day, from_fund, mark, paid, regular, released
from maatwerk.demo.story.tafels import present

TERUGKEER = Family(
    key="terug-naar-huis",
    title="Terug naar huis uit het gezinshuis",
    registered_on=day("2020-03-02"),
    adults=2,
    children=2,
    team="IGT Noordoost",
    source="partner",
    ground="too_slow",
    domains=("opvoeding", "veiligheid", "sociaal-netwerk"),
    coach="maatwerkeindbaas2",
    consultant="consulent5",
    talks=(
        (day("2020-03-05"), "De ouders willen weten wat zij moeten laten zien, en aan wie."),
        (day("2020-06-18"), "Dochter (14) schreef een lijst met wat thuis anders moet."),
    ),
    agreed_on=day("2020-06-18"),
    boxes=boxes(
        """
        # Situatieschets
        De dochter van veertien woont in een gezinshuis. Haar ouders zijn gestopt met ruziemaken en de rechter vindt
        terugkeer mogelijk. Haar oude kamer is intussen van haar broertje en voor een verbouwing is geen geld.

        # Perspectief
        De dochter begint het nieuwe schooljaar vanuit huis en blijft daar.

        # Doorbraak
        We maken twee kamers van één en zetten meteen vanaf de eerste dag hulp in huis, in plaats van na de wachttijd.

        # Zelf doen
        Vader bouwt met een buurman. De ouders houden hun wekelijkse gesprek en de dochter mag altijd haar gezinshuis
        bellen.

        # Ondersteuning
        Intensieve hulp thuis, drie keer per week en dan minder. Familie en buren maken een rooster voor moeilijke
        avonden.

        # Behandeling
        Dochter en ouders ronden hun gezamenlijke therapie af.

        # Legitimiteit
        Elke maand langer in een gezinshuis is een maand te lang als de rechter terugkeer verantwoord vindt. Dat gaat
        voor de vraag uit welk budget een wand wordt betaald.

        # Betrokkenheid
        Beide ouders, de dochter, haar broertje, het gezinshuis en de jeugdbeschermer.
        """
    ),
    lines=costs(
        """
        huidig 2400 per maand: Gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Eén kind. | beschikking
        huidig 500 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Lopende maatregel. | tarief jeugdbescherming
        dreigend 2400 per maand: Gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Terugkeer schuift een schooljaar op. | advies jeugdbescherming
        dreigend 500 per maand: Jeugdbescherming | Jeugdwet | gemeente (Jeugdwet)
            Verlenging. | tarief jeugdbescherming
        dreigend 100 per maand: Begeleid bezoek | Jeugdwet | gemeente (Jeugdwet)
            Eén keer per maand. | beschikking
        maatwerk 6200 eenmalig: Wand, elektra, vloer en twee bedden | Geen regeling | gemeente (overig)
            Materiaal en elektricien. | offerte
        maatwerk 640 eenmalig: Fiets en sportclub voor de dochter | Geen regeling | gemeente (overig)
            Een jaar contributie. | prijsopgave
        maatwerk 2400 per maand x 1 mnd: Laatste maand in het gezinshuis | Jeugdwet | gemeente (Jeugdwet)
            Augustus. | beschikking
        maatwerk 105 per week: Intensieve hulp thuis | Jeugdwet | gemeente (Jeugdwet)
            Gemiddeld over een jaar. | offerte
        maatwerk 800 eenmalig: Beraad met familie en buren | Jeugdwet | gemeente (Jeugdwet)
            Eén beraad met voorbereiding. | offerte
        """
    ),
    kba_reviewed_by="maatwerkeindbaas4",
    kba_reviewed_on=day("2020-08-11"),
    fundings=(
        from_fund(
            "maatwerkbudget",
            "too_slow",
            "Wand, elektra, vloer en twee bedden",
            6200,
            tried="Bijzondere bijstand (als lening, besluit na de zomer); verhuurder (vindt het goed, betaalt niet).",
            scheme="Bijzondere bijstand",
        ),
        from_fund(
            "werkbudget-armoede-jeugd",
            "not_possible",
            "Fiets en sportclub voor de dochter",
            640,
            tried="Meedoenregeling (dochter staat nog op een ander adres ingeschreven).",
            scheme="Meedoenregelingen minima",
        ),
        regular("Jeugdwet", "Intensieve hulp thuis", 105, "week"),
    ),
    payments=(
        paid("2020-09-04", 3900, "Materiaal en elektricien"),
        paid("2020-09-18", 640, "Fiets en contributie", 1),
        paid("2020-10-02", 1750, "Vloer en bedden"),
    ),
    releases=(released("2020-11-13", 550, "Minder hout nodig dan begroot"),),
    spar_on=day("2020-08-11"),
    spar_partners=("maatwerkeindbaas3", "maatwerkeindbaas4", "maatwerkeindbaas8"),
    questions=(
        Question(
            "treatment",
            "Wie besluit dat de maatregel van de rechter kan stoppen?",
            "maatwerkeindbaas4",
            "consulent5",
            "De jeugdbeschermer vraagt het aan als het drie maanden goed gaat.",
            day("2020-08-14"),
        ),
    ),
    circulated_on=day("2020-08-20"),
    doorbraak_on=day("2020-08-25"),
    attendees=present("2020-08-25"),
    akkoord_by=("maatwerkeindbaas3", "maatwerkeindbaas8"),
    outcome="akkoord",
    started_on=day("2020-09-14"),
    steps=(
        Step("Kamer splitsen en inrichten", day("2020-09-30")),
        Step("Dochter thuis laten wonen, met hulp", day("2020-10-03")),
        Step("Hulp afbouwen"),
        Step("Maatregel laten beëindigen"),
    ),
    metingen=(
        mark("canvas", "moeder", 5, "2020-06-18", "Er staat één bord te weinig op tafel."),
        mark("canvas", "jeugdige", "5.5", "2020-06-18", "Zij wil naar huis, maar niet naar hoe het was."),
        mark("direct", "moeder", 7, "2020-10-08", "Het is weer een gezin met ruzie om de badkamer."),
        mark("direct", "jeugdige", "6.5", "2020-10-08", "Haar kamer ruikt nog naar verf. Dat vindt zij fijn."),
    ),
    parties=("gezinshuis", "jeugdbescherming", "verhuurder"),
)
