"""The accounts that the sign-in page offers in the demo, with what one can see there. All people are invented."""

DEMO_PASSWORD = "maatwerk"  # noqa: S105  (public on purpose: the demo holds invented families only)

DEMO_ACCOUNTS = {
    "consulent": "Consulent, is er voor het gezin",
    "maatwerkeindbaas": "Maatwerkeindbaas van dat gezin",
    "maatwerkeindbaas2": "Maatwerkeindbaas, Jeugd",
    "maatwerkeindbaas3": "Maatwerkeindbaas, Wmo",
    "maatwerkeindbaas4": "Maatwerkeindbaas, schulden",
    "maatwerkeindbaas5": "Maatwerkeindbaas, Wonen",
    "voorzitter": "Voorzitter van de tafels",
    "budgetbeheerder": "Budgetbeheerder",
    "teammanager": "Teammanager",
    "beleidsadviseur": "Beleidsadviseur",
    "beheerder": "Functioneel beheerder",
}
