"""The money outside the plans: what the raad estimated, what the programme cost besides maatwerk, what was expected.

Bekostiging of the plans is not here: their commitments follow from the akkoord, their payments and releases stand with
the family. Together they give the published figures:

* 2019: raming 300.000; up to 12 December 18.500 of maatwerk and facilitair; over the year 140.000 in all.
* 2020: raming 300.000; up to 15 October 90.000 of maatwerk; expected for the year 125.000 of maatwerk, 298.000 in all.

Unspent money of 2019 fell back to the general means: there is no overheveling.
"""

from maatwerk.demo.story.shapes import Forecast, LedgerEntry
from maatwerk.demo.story.short import day, euro

MAATWERK = "maatwerkbudget"
TEAMS = "werkbudget-sociale-teams"
YOUTH = "werkbudget-armoede-jeugd"


def _estimate(fund: str, year: int, amount: int, on: str, what: str) -> LedgerEntry:
    return LedgerEntry(fund, year, "estimate", "", euro(amount), day(on), what)


def _earmark(law: str, amount: int) -> LedgerEntry:
    what = f"Oormerk {law} voor 2021"
    return LedgerEntry(MAATWERK, 2021, "earmark", "", euro(amount), day("2020-11-10"), what, law=law.lower())


def _spent(cost_type: str, on: str, amount: int, what: str, *, ref: str = "", fund: str = MAATWERK) -> LedgerEntry:
    booked = day(on)
    return LedgerEntry(fund, booked.year, "realisation", cost_type, euro(amount), booked, what, ref=ref)


def _committed(cost_type: str, on: str, amount: int, what: str, ref: str) -> LedgerEntry:
    booked = day(on)
    return LedgerEntry(MAATWERK, booked.year, "commitment", cost_type, euro(amount), booked, what, ref=ref)


ESTIMATES = (
    _estimate(MAATWERK, 2019, 300_000, "2019-01-01", "Raming volgens raadsbesluit, programmabegroting 2019"),
    _estimate(TEAMS, 2019, 50_000, "2019-01-01", "Raming volgens programmabegroting 2019"),
    _estimate(YOUTH, 2019, 50_000, "2019-01-01", "Raming volgens programmabegroting 2019"),
    _estimate(MAATWERK, 2020, 300_000, "2020-01-01", "Raming volgens raadsbesluit, programmabegroting 2020"),
    _estimate(TEAMS, 2020, 50_000, "2020-01-01", "Raming volgens programmabegroting 2020"),
    _estimate(YOUTH, 2020, 50_000, "2020-01-01", "Raming volgens programmabegroting 2020"),
    # From 2021 the regular budgets of three laws carry the approach; these amounts are invented.
    _estimate(
        MAATWERK, 2021, 150_000, "2020-11-10", "Raming volgens programmabegroting 2021, uit drie reguliere budgetten"
    ),
    _earmark("Wmo", 60_000),
    _earmark("Participatiewet", 45_000),
    _earmark("Jeugdwet", 45_000),
)

# Maatwerk of the plans in 2019: 16.620 up to 12 December and 340 after it.
SPENT_2019 = (
    _spent("organisatie", "2019-03-29", 9_800, "Projectleiding, eerste kwartaal"),
    _spent("ipw", "2019-04-12", 13_500, "Begeleiding en methode, eerste termijn"),
    _spent("training", "2019-04-26", 5_400, "Training van tien maatwerkeindbazen, voorjaar"),
    _spent("facilitair", "2019-05-10", 940, "Inrichting van de inspiratieruimte"),
    _spent("organisatie", "2019-06-28", 10_400, "Projectleiding, tweede kwartaal"),
    _spent("inzet_maatwerkers", "2019-06-28", 8_600, "Vrijgemaakte uren, eerste halfjaar"),
    _spent("ipw", "2019-07-12", 13_500, "Begeleiding en methode, tweede termijn"),
    _spent("facilitair", "2019-09-20", 560, "Zaal en drukwerk voor de informatiebijeenkomst van de raad"),
    _spent("organisatie", "2019-09-30", 10_400, "Projectleiding, derde kwartaal"),
    _spent("training", "2019-10-18", 4_200, "Coaching aan de tafels, najaar"),
    _spent("inzet_maatwerkers", "2019-10-31", 9_200, "Vrijgemaakte uren, juli tot en met oktober"),
    _spent("ipw", "2019-11-15", 13_500, "Begeleiding en kosten-batenanalyses, derde termijn"),
    _spent("facilitair", "2019-11-29", 380, "Canvassen op groot formaat en toebehoren"),
    _spent("facilitair", "2019-12-17", 160, "Koffie en zaal, vierde kwartaal"),
    _spent("training", "2019-12-20", 2_400, "Terugkomdag"),
    _spent("organisatie", "2019-12-31", 10_900, "Projectleiding, vierde kwartaal"),
    _spent("inzet_maatwerkers", "2019-12-31", 9_200, "Vrijgemaakte uren, november en december"),
)

# Besides maatwerk 2020 costs 173.000: inzet 72.000, training 24.000, communicatie 9.000, IPW 52.000 and tool 16.000.
SPENT_2020 = (
    _committed("ipw", "2020-01-15", 52_000, "Opdracht begeleiding 2020", "ipw-2020"),
    _committed("tool", "2020-02-10", 16_000, "Opdracht doorbraak-tool, proef en inrichting", "tool-2020"),
    _spent("training", "2020-02-28", 7_500, "Training integraal werken, eerste groep"),
    _spent("ipw", "2020-03-31", 13_000, "Begeleiding, eerste kwartaal", ref="ipw-2020"),
    _spent("inzet_maatwerkers", "2020-03-31", 18_000, "Vrijgemaakte uren, eerste kwartaal"),
    _spent("communicatie", "2020-05-15", 2_600, "Nieuwsbrief en beeldmateriaal"),
    _spent("tool", "2020-06-12", 6_000, "Proef met de doorbraak-tool", ref="tool-2020"),
    _spent("ipw", "2020-06-30", 13_000, "Begeleiding, tweede kwartaal", ref="ipw-2020"),
    _spent("inzet_maatwerkers", "2020-06-30", 18_000, "Vrijgemaakte uren, tweede kwartaal"),
    _spent("training", "2020-09-11", 8_250, "Training integraal werken, tweede groep"),
    _spent("ipw", "2020-09-30", 13_000, "Begeleiding, derde kwartaal", ref="ipw-2020"),
    _spent("inzet_maatwerkers", "2020-09-30", 18_000, "Vrijgemaakte uren, derde kwartaal"),
    _spent("communicatie", "2020-10-09", 3_100, "Opmaak van de tussenevaluatie"),
    _spent("training", "2020-11-13", 5_250, "Training integraal werken, derde groep"),
    _spent("inzet_maatwerkers", "2020-11-30", 12_000, "Vrijgemaakte uren, oktober en november"),
    _spent("communicatie", "2020-11-27", 1_800, "Oplegger en uitleg voor medewerkers"),
)

# Use of the two other budgets by the teams themselves, without any word about a family.
TEAM_BUDGETS = (
    _spent("maatwerk", "2019-04-05", 8_450, "Knelpunten sociale teams, eerste kwartaal", fund=TEAMS),
    _spent("maatwerk", "2019-07-05", 10_920, "Knelpunten sociale teams, tweede kwartaal", fund=TEAMS),
    _spent("maatwerk", "2019-10-04", 9_775, "Knelpunten sociale teams, derde kwartaal", fund=TEAMS),
    _spent("maatwerk", "2019-12-27", 11_210, "Knelpunten sociale teams, vierde kwartaal", fund=TEAMS),
    _spent("maatwerk", "2019-07-05", 14_300, "Ontwikkeling van jeugdigen, eerste halfjaar", fund=YOUTH),
    _spent("maatwerk", "2019-12-27", 19_650, "Ontwikkeling van jeugdigen, tweede halfjaar", fund=YOUTH),
    _spent("maatwerk", "2020-04-03", 9_130, "Knelpunten sociale teams, eerste kwartaal", fund=TEAMS),
    _spent("maatwerk", "2020-07-03", 13_480, "Knelpunten sociale teams, tweede kwartaal", fund=TEAMS),
    _spent("maatwerk", "2020-10-02", 11_065, "Knelpunten sociale teams, derde kwartaal", fund=TEAMS),
    _spent("maatwerk", "2020-07-03", 17_900, "Ontwikkeling van jeugdigen, eerste halfjaar", fund=YOUTH),
    _spent("maatwerk", "2020-10-02", 12_240, "Ontwikkeling van jeugdigen, derde kwartaal", fund=YOUTH),
)

ENTRIES = tuple(sorted(ESTIMATES + SPENT_2019 + SPENT_2020 + TEAM_BUDGETS, key=lambda entry: entry.on))


def _expected(cost_type: str, amount: int, note: str) -> Forecast:
    return Forecast(MAATWERK, 2020, cost_type, day("2020-10-15"), euro(amount), note)


FORECASTS = (
    _expected("maatwerk", 125_000, "€ 90.000 betaald; de woonunit en lopende betalingen komen daar nog bij."),
    _expected("inzet_maatwerkers", 72_000, "€ 6.000 per maand."),
    _expected("training", 24_000, "Nog twee dagen in november en december."),
    _expected("communicatie", 9_000, "Opmaak en drukwerk rond de tussenevaluatie."),
    _expected("ipw", 52_000, "Volgens de opdracht."),
    _expected("tool", 16_000, "Volgens de opdracht; laatste termijn bij oplevering."),
)
