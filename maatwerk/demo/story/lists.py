"""The lists that an administrator keeps: leefgebieden, regelingen, payers, themes, cost types, funds and teams."""

from maatwerk.demo.story.shapes import FundInfo

LEEFGEBIEDEN = {
    "wonen": "Wonen",
    "financien": "Financiën",
    "werk-en-inkomen": "Werk en inkomen",
    "opvoeding": "Opvoeding en gezin",
    "onderwijs": "Onderwijs",
    "gezondheid": "Gezondheid",
    "verslaving": "Verslaving",
    "veiligheid": "Veiligheid",
    "sociaal-netwerk": "Sociaal netwerk",
    "justitie": "Justitie",
    "daginvulling": "Daginvulling",
}

REGELINGEN = (
    "Wmo 2015",
    "Jeugdwet",
    "Participatiewet",
    "Bijzondere bijstand",
    "Bbz 2004 en Tozo",
    "Verordening leerlingenvervoer",
    "Wet passend onderwijs",
    "Wet gemeentelijke schuldhulpverlening",
    "Wet kinderopvang",
    "Zorgverzekeringswet",
    "Wet langdurige zorg",
    "Huisvestingswet 2014",
    "Damoclesbeleid (artikel 13b Opiumwet)",
    "Besluit omgevingsrecht",
    "Toeslagen",
    "Wajong en WIA",
    "Meedoenregelingen minima",
    "Geen regeling",
)

PAYERS = (
    "gemeente (Wmo)",
    "gemeente (Jeugdwet)",
    "gemeente (Participatiewet)",
    "gemeente (overig)",
    "kredietbank",
    "zorgverzekeraar",
    "woningcorporatie",
    "Rijk",
    "school",
    "gezin",
)

THEMES = {
    "wonen": "Wonen",
    "leerlingenvervoer": "Leerlingenvervoer",
    "financiele-problemen": "Financiële problemen",
    "nu-niet-zwanger": "Nu niet zwanger",
}

COST_TYPES = {
    "maatwerk": "Maatwerk",
    "facilitair": "Facilitair",
    "organisatie": "Organisatie",
    "ipw": "IPW",
    "inzet_maatwerkers": "Inzet maatwerkers",
    "training": "Training en coaching",
    "communicatie": "Communicatie",
    "tool": "Tool",
}

LEVELS = ("uitvoering", "beleid", "samenwerking keten")

ROUTE = ("gesignaleerd", "gedeeld SZMH", "besproken B&O", "MT Sociaal", "aangepast", "niet aangepast")

ORGANISATIONS = {"SZMH": "Sociale Zaken Maastricht Heuvelland", "KBL": "Kredietbank Limburg"}

TEAMS = {
    "IGT Noordwest": "SZMH",
    "IGT Noordoost": "SZMH",
    "IGT Zuidwest": "SZMH",
    "IGT Zuidoost": "SZMH",
    "IGT Centrum": "SZMH",
    "Kredietbank": "KBL",
}

DISCIPLINES = ("Wmo", "Jeugd", "Werk en inkomen", "Schuldhulpverlening", "Wonen")

FUNDS = (
    FundInfo(
        "maatwerkbudget",
        "Maatwerkbudget",
        "50 gezinnen-aanpak",
        "Een doorbraak voor een gezin wanneer een reguliere regeling niet past of te lang duurt.",
        return_service=False,
    ),
    FundInfo(
        "werkbudget-sociale-teams",
        "Werkbudget sociale teams",
        "Sociale teams",
        "Acute knelpunten van bewoners die tussen wetten en regelingen vallen; het gezin doet iets terug.",
        return_service=True,
    ),
    FundInfo(
        "werkbudget-armoede-jeugd",
        "Werkbudget armoede jeugd",
        "Sociale teams en Team Jeugd",
        "De ontwikkeling van een kind dat door geldgebrek niet kan meedoen; er wordt niets teruggevraagd.",
        return_service=False,
    ),
)
