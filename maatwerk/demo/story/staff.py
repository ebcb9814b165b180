"""The colleagues of the demonstration. Every name is invented; none of them works or worked at the municipality.

Ten maatwerkeindbazen were trained in 2019: eight of SZMH and two of Kredietbank Limburg. The group changed on the way:
one left for other work, one was away over a winter and has two mandate periods.
"""

from datetime import date

from maatwerk.demo.story.shapes import Person

START = date(2019, 3, 1)
RUNNING = ((START, None),)

COACHES = (
    Person(
        "maatwerkeindbaas",
        "J.",
        "Josephine",
        "de",
        "Wit",
        "SZMH",
        "IGT Noordwest",
        "Werk en inkomen",
        ("coach",),
        RUNNING,
    ),
    Person("maatwerkeindbaas2", "P.", "Philip", "", "Willems", "SZMH", "IGT Noordoost", "Jeugd", ("coach",), RUNNING),
    Person("maatwerkeindbaas3", "A.", "Annelies", "", "Bakker", "SZMH", "IGT Zuidwest", "Wmo", ("coach",), RUNNING),
    Person(
        "maatwerkeindbaas4",
        "M.",
        "Mariska",
        "",
        "Jacobs",
        "KBL",
        "Kredietbank",
        "Schuldhulpverlening",
        ("coach",),
        RUNNING,
    ),
    Person(
        "maatwerkeindbaas5", "S.", "Stefan", "van der", "Heijden", "SZMH", "IGT Centrum", "Wonen", ("coach",), RUNNING
    ),
    Person("maatwerkeindbaas6", "T.", "Tamara", "", "Vermeulen", "SZMH", "IGT Zuidoost", "Jeugd", ("coach",), RUNNING),
    Person("maatwerkeindbaas7", "L.", "Leonie", "", "Hendriks", "SZMH", "IGT Noordwest", "Wmo", ("coach",), RUNNING),
    # Away from November 2019 to February 2020; a new period, not a longer old one.
    Person(
        "maatwerkeindbaas8",
        "R.",
        "Ruben",
        "",
        "Kuipers",
        "SZMH",
        "IGT Zuidoost",
        "Werk en inkomen",
        ("coach",),
        ((START, date(2019, 10, 31)), (date(2020, 2, 1), None)),
    ),
    # Left the group in 2019 when SZMH was reorganised: still known, no mandate any more.
    Person(
        "maatwerkeindbaas9",
        "C.",
        "Carolien",
        "van",
        "Dam",
        "SZMH",
        "IGT Noordoost",
        "Wonen",
        ("coach",),
        ((START, date(2019, 9, 30)),),
    ),
    Person(
        "maatwerkeindbaas10",
        "H.",
        "Hugo",
        "",
        "Groen",
        "KBL",
        "Kredietbank",
        "Schuldhulpverlening",
        ("coach",),
        RUNNING,
    ),
)

CONSULTANTS = (
    Person("consulent", "E.", "Esmee", "", "Mulder", "SZMH", "IGT Noordwest", "Wmo", ("consultant",)),
    Person("consulent2", "N.", "Nadine", "van", "Beek", "SZMH", "IGT Noordoost", "Jeugd", ("consultant",)),
    Person("consulent3", "F.", "Floris", "", "Dekker", "SZMH", "IGT Zuidwest", "Werk en inkomen", ("consultant",)),
    Person("consulent4", "I.", "Ilse", "", "Brouwer", "SZMH", "IGT Zuidoost", "Werk en inkomen", ("consultant",)),
    Person("consulent5", "G.", "Gerard", "van", "Leeuwen", "SZMH", "IGT Centrum", "Jeugd", ("consultant",)),
    Person("consulent6", "B.", "Birgit", "", "Kok", "KBL", "Kredietbank", "Schuldhulpverlening", ("consultant",)),
)

OTHERS = (
    Person("voorzitter", "W.", "Wilma", "van den", "Berg", "SZMH", "", "", ("chair",)),
    Person("budgetbeheerder", "D.", "Dirk", "", "Visser", "SZMH", "", "", ("budget_keeper",)),
    Person("teammanager", "K.", "Karin", "", "Schouten", "SZMH", "", "", ("manager",)),
    Person("beleidsadviseur", "Y.", "Yolanda", "", "Postma", "SZMH", "", "", ("policy_adviser",)),
    Person("beheerder", "O.", "Otto", "", "Meijer", "SZMH", "", "", ("administrator",)),
)

STAFF = COACHES + CONSULTANTS + OTHERS
BY_USERNAME = {person.username: person for person in STAFF}
