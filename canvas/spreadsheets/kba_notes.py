"""The third sheet: how the workbook counts, in words, and which kosten-batenanalyse it is."""

from .workbooks import fit, put

HOW = (
    (
        "Wat dit is",
        "De kosten van drie scenario's over twaalf maanden: zoals het nu gaat (Huidig), zoals het wordt als er niets "
        "verandert (Dreigend) en zoals het wordt met het plan (Maatwerk). Rendement is Dreigend − Maatwerk.",
    ),
    ("Over 12 maanden", "Bedrag × Telt ÷ Deler, afgerond op de cent; een halve cent gaat naar boven."),
    ("Eenmalig", "Telt één keer. Staat er een dag bij Van, dan telt hij alleen als die dag in de twaalf maanden valt."),
    (
        "Zonder periode",
        "Per week is 52 keer, per maand 12 keer, per jaar 1 keer. Staat er een aantal maanden, dan telt dat deel "
        "van de 12: per week gedurende 6 maanden is 52 × 6 ÷ 12.",
    ),
    (
        "Per week, met periode",
        "De dagen van de periode die in de twaalf maanden vallen, gedeeld door 7. Ten hoogste 364: 52 weken.",
    ),
    (
        "Per maand of per jaar, met periode",
        "Hele maanden vanaf de eerste dag, en wat overblijft als deel van de maand. Telt en Deler zijn hier getallen "
        "uit Maatwerk: wie Van of Tot en met verandert, past ze zelf aan.",
    ),
    ("Laag en hoog", "Het bedrag ligt tussen laag en hoog. Staat er niets, dan is er geen speling."),
    (
        "Rendement, laag en hoog",
        "Laag is Dreigend op zijn laagst − Maatwerk op zijn hoogst; hoog is het omgekeerde.",
    ),
    ("Verborgen kolommen", "Een kolom waarin bij geen enkele regel iets staat, is verborgen."),
    ("Wie betaalt", "Een betaler die anders is geschreven, is een andere betaler."),
    (
        "Let op",
        "Wat je in dit bestand verandert, komt niet in Maatwerk. Het bedrag bij Maatwerk is wat alle hulp samen kost; "
        "wat uit een fonds wordt betaald, staat bij de bekostiging.",
    ),
)


def put_notes(sheet, kba):
    """Write which one it is, and how it counts."""
    rows = [("Casus", kba.case), ("Stand", kba.about)]
    if kba.reviewed:
        rows.append(("Getoetst", kba.reviewed))
    if kba.hash:
        rows.append(("Kenmerk", kba.hash))
    for row, (heading, text) in enumerate((*rows, *HOW), start=1):
        put(sheet, row, 1, heading, bold=True)
        put(sheet, row, 2, text)
        fit(sheet, row)
