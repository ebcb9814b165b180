"""Agendas and besluitenlijsten for the tests, with invented people."""

from datetime import date
from decimal import Decimal

from reports.documents.tafel import (
    Agenda,
    AgendaLine,
    AkkoordGiven,
    DecisionList,
    FundAmount,
    Guest,
    ItemOutcome,
    Tafel,
    UrgentLine,
)

GUESTS = (Guest("C. Jansen", "SZMH, Wmo"), Guest("D. Smit", "KBL, Schuldhulpverlening"), Guest("K. Pieters"))
FUNDS = (FundAmount("Maatwerkbudget", Decimal(4300)), FundAmount("Werkbudget armoede jeugd", Decimal("1250.50")))
AKKOORDEN = tuple(AkkoordGiven(name=guest.name, when="24-11-2020, 15.24 uur") for guest in GUESTS[:2])


def tafel(**changes):
    """A doorbraaktafel of two hours."""
    facts = {
        "municipality": "Maastricht",
        "label": "doorbraaktafel",
        "on": date(2020, 11, 24),
        "time": "15.00–17.00 uur",
        "place": "Inspiratieruimte",
        "chair": "E. van Es",
    }
    return Tafel(**{**facts, **changes})


def agenda(count=4, **changes):
    """An agenda with so many cases of half an hour."""
    lines = tuple(
        AgendaLine(
            starts="15.00",
            ends="15.30",
            case_number=f"2020-{number:03}",
            coach="A. de Boer",
            minutes=30,
            version=2,
            asked=FUNDS[: number % 3],
        )
        for number in range(1, count + 1)
    )
    urgent = (
        UrgentLine(case_number="2019-101", outcome="akkoord", decided_on=date(2020, 11, 19), decided_by="E. van Es"),
    )
    facts = {"tafel": tafel(), "about_versions": True, "guests": GUESTS, "lines": lines, "minutes_available": 120}
    return Agenda(**{**facts, "urgent": urgent, **changes})


def decisions(times=1, **changes):
    """Every outcome that there is, so many times."""
    seen = {"version": 2, "short_hash": "a1b2c3d4e5f6"}
    items = (
        ItemOutcome(
            case_number="2020-014", outcome="akkoord", is_agreed=True, akkoorden=AKKOORDEN, committed=FUNDS,
            recused=("K. Pieters",), **seen,
        ),
        ItemOutcome(
            case_number="2020-015", outcome="aanvullen en opnieuw inbrengen", akkoorden=AKKOORDEN[:1],
            to_supplement="Zoek uit of de corporatie borg vraagt.\nVraag een tweede offerte.", **seen,
        ),
        ItemOutcome(
            case_number="2020-016", outcome="akkoord", is_agreed=True, akkoorden=AKKOORDEN,
            withdrawn_on=date(2020, 12, 3), **seen,
        ),
        ItemOutcome(case_number="2020-017", outcome="niet behandeld"),
        ItemOutcome(case_number="2020-018", outcome="besproken", questions=3),
    )  # fmt: skip
    facts = {"tafel": tafel(), "present": GUESTS[:2], "absent": GUESTS[2:], "items": items * times}
    return DecisionList(**{**facts, **changes})
