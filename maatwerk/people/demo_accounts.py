"""The accounts that the sign-in page offers in the demo, with what one can see there. All people are invented."""

DEMO_PASSWORD = "maatwerk"  # noqa: S105  (public on purpose: the demo holds invented families only)

DEMO_ACCOUNTS = {
    "consulent": "Consulent: voert de gesprekken met het gezin en voert het plan uit",
    "maatwerkeindbaas": "Maatwerkeindbaas: maakt samen met de consulent het canvas",
    "maatwerkeindbaas2": "Maatwerkeindbaas Jeugd: spart mee en geeft akkoord op plannen van anderen",
    "maatwerkeindbaas3": "Maatwerkeindbaas Wmo: spart mee en geeft akkoord op plannen van anderen",
    "maatwerkeindbaas4": "Maatwerkeindbaas van de kredietbank: kijkt naar schulden en inkomen",
    "maatwerkeindbaas5": "Maatwerkeindbaas Wonen: kijkt naar huis en huur",
    "voorzitter": "Voorzitter: maakt de agenda en legt de uitkomst van de tafel vast",
    "budgetbeheerder": "Budgetbeheerder: boekt betalingen en bewaakt de fondsen",
    "teammanager": "Teammanager: volgt de cijfers en brengt verslag uit aan de raad",
    "beleidsadviseur": "Beleidsadviseur: brengt leerpunten verder, van uitzondering naar standaard",
    "beheerder": "Functioneel beheerder: beheert mensen, mandaten en lijsten",
}
