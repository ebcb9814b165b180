"""The kostenkaart of the demonstration: plausible prices that are nobody's, all marked as fictitious.

Only the kind of source is named (a contract, an offer, a bill); no provider asks these prices. The weekly money and the
cost of carrying out a small loan are amounts that the municipality named in 2020.
"""

from datetime import date
from decimal import Decimal

from maatwerk.demo.story.shapes import PriceInfo

BEGIN, NEXT = date(2019, 1, 1), date(2020, 1, 1)
CONTRACT = "raamcontract, voor de demo"
OFFER = "offerte van een aanbieder, voor de demo"
SUBSIDY = "subsidieverlening, voor de demo"
BILL = "factuur, voor de demo"
POLICY = "beleidsregel, voor de demo"
NATIONAL = "landelijk richtbedrag, voor de demo"

WMO, YOUTH, WORK, OTHER = (
    "gemeente (Wmo)",
    "gemeente (Jeugdwet)",
    "gemeente (Participatiewet)",
    "gemeente (overig)",
)
DEBTS = "Wet gemeentelijke schuldhulpverlening"


def _item(name, unit, scheme, payer, source, *amounts, residence=False):
    """One amount holds from 2019 on; of two the second begins in 2020."""
    starts = (BEGIN, NEXT)[: len(amounts)]
    ends = (NEXT.replace(year=2019, month=12, day=31), None)[2 - len(amounts) :]
    prices = tuple((Decimal(amount), start, end) for amount, start, end in zip(amounts, starts, ends, strict=True))
    return PriceInfo(name, unit, scheme, payer, source, prices, residence)


PRICES = (
    _item("Ambulante begeleiding", "hour", "Wmo 2015", WMO, CONTRACT, "61.80", "63.60"),
    _item("Ambulante begeleiding, specialistisch", "hour", "Wmo 2015", WMO, CONTRACT, "84.00", "86.40"),
    _item("Begeleiding in een groep", "daypart", "Wmo 2015", WMO, CONTRACT, "38.50", "39.75"),
    _item("Begeleiding uit een persoonsgebonden budget", "daypart", "Wmo 2015", WMO, POLICY, "31.20"),
    _item("Hulp bij het huishouden", "hour", "Wmo 2015", WMO, CONTRACT, "27.00", "28.20"),
    _item("Kort verblijf", "night", "Wmo 2015", WMO, CONTRACT, "142.00", residence=True),
    _item(
        "Maatschappelijke opvang, alleenstaande", "night", "Wmo 2015", WMO, SUBSIDY, "88.00", "91.00", residence=True
    ),
    _item("Maatschappelijke opvang, gezin", "night", "Wmo 2015", WMO, SUBSIDY, "176.00", "182.00", residence=True),
    _item("Beschermd wonen", "night", "Wmo 2015", WMO, CONTRACT, "124.50", "128.00", residence=True),
    _item("Vervoer naar dagbesteding", "day", "Wmo 2015", WMO, CONTRACT, "14.75"),
    _item("Ambulante jeugdhulp", "hour", "Jeugdwet", YOUTH, CONTRACT, "79.20", "81.60"),
    _item("Jeugd-ggz, psycholoog", "hour", "Jeugdwet", YOUTH, CONTRACT, "104.40", "107.40"),
    _item("Crisisplek jeugd", "night", "Jeugdwet", YOUTH, CONTRACT, "285.00", "294.00", residence=True),
    _item("Pleegzorg", "night", "Jeugdwet", YOUTH, CONTRACT, "46.50", residence=True),
    _item("Gezinshuis", "night", "Jeugdwet", YOUTH, CONTRACT, "158.00", "163.00", residence=True),
    _item("Verblijf met behandeling, jeugd", "night", "Jeugdwet", YOUTH, CONTRACT, "312.00", "322.00", residence=True),
    _item("Leerlingenvervoer met een taxi", "month", "Verordening leerlingenvervoer", OTHER, CONTRACT, "540.00"),
    _item("Leefgeld", "week", "Participatiewet", WORK, POLICY, "75.00"),
    _item("Bijstandsuitkering, alleenstaande ouder", "month", "Participatiewet", WORK, NATIONAL, "1025.55", "1052.32"),
    _item("Schuldhulptraject", "piece", DEBTS, "kredietbank", OFFER, "2150.00", "2240.00"),
    _item("Budgetbeheer", "month", DEBTS, "kredietbank", OFFER, "62.50"),
    _item("Uitvoeringskosten van een kleine lening", "piece", DEBTS, "kredietbank", OFFER, "186.00"),
    _item("Bewindvoering", "month", "Bijzondere bijstand", WORK, NATIONAL, "118.25", "121.50"),
    _item("Inrichting van een woning", "piece", "Bijzondere bijstand", WORK, POLICY, "2475.00"),
    _item(
        "Huur van een sociale huurwoning", "month", "Geen regeling", "gezin", BILL, "612.00", "628.00", residence=True
    ),
    _item("Ontruiming van een woning", "piece", "Geen regeling", "woningcorporatie", BILL, "6800.00", "7050.00"),
    _item("Spoedeisende hulp", "piece", "Zorgverzekeringswet", "zorgverzekeraar", NATIONAL, "268.00"),
)
