"""The figures counted a second time, row by row in Python, to compare with what the database counts."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from canvas.models import AgendaItem, Decision
from cases.models import Case, Meting


def slow_figures(as_of):
    """{key: value} of what can be counted from single rows."""
    plans = {}
    for decision in Decision.objects.filter(outcome="agreed", decided_on__lte=as_of).order_by("decided_at"):
        withdrawal = getattr(decision, "withdrawal", None)
        if withdrawal is None or withdrawal.withdrawn_on > as_of:
            plans[decision.item.canvas.case] = decision.version
    kbas = [version for version in plans.values() if version.threatened_total is not None]
    ended = [case for case in Case.objects.all() if case.exit_on and case.exit_on <= as_of]
    found = {
        "aanmeldingen": Case.objects.filter(registered_on__lte=as_of).count(),
        "besproken": len({i.canvas_id for i in AgendaItem.objects.all() if i.discussed_at.date() <= as_of}),
        "plannen": len(plans),
        "ingezet": sum(1 for case in plans if case.started_on and case.started_on <= as_of),
        "uitgevoerd": sum(1 for case in plans if case.executed_on and case.executed_on <= as_of),
        "kbas": len(kbas),
        **_a_year_on(plans, as_of),
        "huidig": sum(version.current_total for version in kbas),
        "dreigend": sum(version.threatened_total for version in kbas),
        "rendement": sum(version.rendement for version in kbas),
        "regulier": sum(1 for case in ended if case.status == "regular"),
        "ingetrokken": sum(1 for case in ended if case.status == "withdrawn"),
        "leefgebied_wonen": sum(1 for case in plans if case.domains.filter(name="wonen").exists()),
    }
    for moment, key in (("direct", "direct"), ("months6", "6_maanden"), ("months12", "12_maanden")):
        asked = []
        for meting in Meting.objects.filter(case__in=plans, moment=moment):
            held = meting.held_on is not None and meting.held_on <= as_of
            if held or as_of > meting.due_on + timedelta(days=42):
                asked.append([mark.value for mark in meting.marks.all() if held and mark.value is not None])
        marks = [mark for family in asked for mark in family]
        found[f"geen_cijfer_{key}"] = sum(1 for family in asked if not family)
        found[f"aantal_cijfers_{key}"] = len(marks)
        found[f"cijfer_{key}"] = sum(marks) / len(marks) if marks else None
        means = [Fraction(sum(family)) / len(family) for family in asked if family]
        mean = sum(means) / len(means) if means else None
        found[f"cijfer_{key}_per_gezin"] = mean and round(Decimal(mean.numerator) / mean.denominator, 15)
    return found


def _a_year_on(plans, as_of):
    """What the fondsen agreed and paid for the plans whose inzet was twelve months ago."""
    found = {"na_twaalf_maanden": 0, "afgesproken_na_twaalf_maanden": 0, "betaald_na_twaalf_maanden": 0}
    for case, version in plans.items():
        begun = case.started_on or case.executed_on
        # Of 29 February a year on is 28 February.
        leap = begun and (begun.month, begun.day) == (2, 29)
        day = begun and (begun.replace(year=begun.year + 1, day=28) if leap else begun.replace(year=begun.year + 1))
        if day is None or day > as_of:
            continue
        found["na_twaalf_maanden"] += 1
        found["afgesproken_na_twaalf_maanden"] += sum(funding.amount for funding in version.fundings.all())
        for row in case.mutations.filter(on__lte=day).select_related("reverses"):
            if (row.reverses or row).kind == "realisation":
                found["betaald_na_twaalf_maanden"] += row.amount
    return found
