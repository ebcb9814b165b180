"""What differs between two frozen contents: every line once, amounts in euro, nothing about what was not there yet."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from canvas.compare import compare_contents

BOXES = {"situation": "Er is geen huis.", "perspective": "Een veilige plek.", "self": ""}


def cost(description, amount, scenario="custom", **fields):
    line = {
        "description": description, "amount": amount, "frequency": "once", "months": None, "total": amount,
        "scenario": scenario, "scheme": "", "payer": "gemeente", "basis": "offerte", "source": "",
    }  # fmt: skip
    return line | fields


def funding(description, amount, **fields):
    line = {
        "description": description, "amount": amount, "frequency": "once", "months": None, "total": amount,
        "source": "fund", "scheme": "", "fund": "Maatwerkbudget", "ground": "too_slow", "tried": "bijstand",
        "until_condition": "", "review_on": "",
    }  # fmt: skip
    return line | fields


def content(**fields):
    made = {
        "case": "2020-014", "coach": "A. Vananna", "date": "2020-11-24", "boxes": dict(BOXES),
        "marks": [{"role": "moeder", "value": "4.5", "absent_reason": ""}],
        "costs": [cost("Opvang", "90000.00", "threatened"), cost("Moeder-kindhuis", "63000.00")],
        "fundings": [funding("Woonplek", "4300.00")],
        "totals": {"current": "0.00", "threatened": "90000.00", "custom": "63000.00"},
        "fund_totals": [{"fund_id": 1, "fund": "Maatwerkbudget", "amount": "4300.00"}],
    }  # fmt: skip
    return copy.deepcopy(made) | fields


def told(change):
    """Every line that changed, as (group, word, title, [(label, before, after)])."""
    return [
        (group.label, line.word, line.title, [(field.label, field.before, field.after) for field in line.fields])
        for group in change.groups
        for line in group.changes
    ]


def plain(rows):
    return str(rows).replace("\\xa0", " ")


def test_the_same_content_differs_nowhere():
    change = compare_contents(content(), content(date="2020-12-01"))
    assert not change.anything
    assert change.summary == []
    assert [box.label for box in change.same_boxes][:2] == ["Situatieschets", "Perspectief"]


def test_a_changed_amount_is_told_on_its_line_in_the_total_and_in_the_rendement():
    new = content(
        costs=[cost("Opvang", "90000.00", "threatened"), cost("Moeder-kindhuis", "60500.50")],
        totals={"current": "0.00", "threatened": "90000.00", "custom": "60500.50"},
    )
    change = compare_contents(content(), new)
    assert plain(told(change)) == plain(
        [("Kosten Maatwerk", "gewijzigd", "Moeder-kindhuis", [
            ("Bedrag", "€ 63.000 eenmalig", "€ 60.500,50 eenmalig"), ("Over 12 maanden", "€ 63.000", "€ 60.500,50"),
        ])]
    )  # fmt: skip
    assert plain(change.summary) == plain(["Kosten Maatwerk: 1 regel", "Rendement € 27.000 → € 29.499,50"])
    assert [(row.label, row.changed) for row in change.totals] == [
        ("Huidig", False), ("Dreigend", False), ("Maatwerk", True), ("Rendement", True),
    ]  # fmt: skip


def test_a_line_is_known_by_its_name_or_else_by_its_likeness():
    old = content(costs=[cost("Begeleiding thuis", "100.00"), cost("Taxi", "50.00"), cost("Huur", "10.00")])
    new = content(
        costs=[
            cost("Huur", "20.00"),
            cost("Begeleiding thuis en op school", "100.00"),
            cost("Oppas", "70.00", payer="eigen netwerk"),
        ]
    )
    assert [(line.word, line.title) for line in compare_contents(old, new).costs[2].lines] == [
        ("gewijzigd", "Huur"),
        ("gewijzigd", "Begeleiding thuis en op school"),
        ("erbij", "Oppas"),
        ("weg", "Taxi"),
    ]


def test_two_lines_of_one_name_are_not_mixed_up():
    old = content(costs=[cost("Begeleiding", "100.00"), cost("Begeleiding", "200.00")])
    new = content(costs=[cost("Begeleiding", "250.00"), cost("Begeleiding", "100.00")])
    changes = compare_contents(old, new).costs[2].changes
    assert [line.fields[0].before.replace("\xa0", " ") for line in changes] == ["€ 200 eenmalig"]


def test_bekostiging_parties_articles_marks_and_facts_are_told():
    new = content(
        coach="C. Vancarla",
        horizon_from="2021-01-01",
        marks=[
            {"role": "moeder", "value": "5.0", "absent_reason": ""},
            {"role": "vader", "value": None, "absent_reason": "niet bereikt"},
        ],
        fundings=[funding("Woonplek", "5000.00", until_condition="er geen huis is", review_on="2021-03-01")],
        fund_totals=[{"fund_id": 1, "fund": "Maatwerkbudget", "amount": "5000.00"}],
        parties=[{"organisation": "School", "does": "volgt de kinderen", "since": "2020-01-01", "yearly_cost": None}],
        articles=[{"law": "Jeugdwet", "number": "artikel 2.3", "purpose": "hulp", "room": "maatwerk", "source": "wet"}],
    )
    change = compare_contents(content(horizon_from="2020-11-24"), new)
    assert plain(change.summary) == plain(
        ["Bekostiging: 1 regel", "Betrokken partijen: 1 regel", "Gekozen artikelen: 1 regel",
         "Gevraagd uit Maatwerkbudget € 4.300 → € 5.000", "Maatwerkeindbaas",
         "De twaalf maanden beginnen op", "Tevredenheidscijfer moeder", "Tevredenheidscijfer vader"]
    )  # fmt: skip
    assert [(fact.before, fact.after) for fact in change.facts][1:] == [
        ("24 november 2020", "1 januari 2021"),
        ("4,5", "5"),
        ("", "geen cijfer: niet bereikt"),
    ]
    assert ("Zolang", "", "er geen huis is") in told(change)[0][3]


def test_a_content_from_before_a_field_lacks_nothing():
    new = content(
        horizon_from="2020-11-24", parties=[], articles=[],
        costs=[
            line | {"starts_on": "", "ends_on": "", "low": None, "high": None, "rate": None, "is_residence": False}
            for line in content()["costs"]
        ],
        low_totals=content()["totals"], high_totals=content()["totals"],
    )  # fmt: skip
    assert not compare_contents(content(), new).anything


def test_a_range_gives_the_range_of_the_rendement():
    new = content(
        low_totals={"current": "0.00", "threatened": "80000.00", "custom": "60000.00"},
        high_totals={"current": "0.00", "threatened": "95000.00", "custom": "65000.00"},
    )
    ranges = compare_contents(content(), new).ranges
    assert plain([(row.label, row.before, row.after) for row in ranges]) == plain(
        [
            ("Dreigend, laag tot hoog", "", "€ 80.000 tot € 95.000"),
            ("Maatwerk, laag tot hoog", "", "€ 60.000 tot € 65.000"),
            ("Rendement, laag tot hoog", "", "€ 15.000 tot € 35.000"),
        ]
    )


def test_period_and_tariff_read_as_people_say_them():
    old = cost("Hulp", "75.00", frequency="week", months="6.00")
    new = cost(
        "Hulp", "850.00", frequency="week", starts_on="2021-01-01", ends_on="2021-06-30", rate="85.00",
        rate_unit="hour", quantity="10.00", low="800.00", high="900.00", total="22100.00",
    )  # fmt: skip
    fields = compare_contents(content(costs=[old]), content(costs=[new])).costs[2].changes[0].fields
    assert plain([(field.label, field.before, field.after) for field in fields]) == plain(
        [
            ("Bedrag", "€ 75 per week", "€ 850 per week"),
            ("Periode", "6 maanden", "vanaf 1 januari 2021 tot en met 30 juni 2021"),
            ("Over 12 maanden", "€ 75", "€ 22.100"),
            ("Laag tot hoog", "", "€ 800 tot € 900"),
            ("Tarief", "", "€ 85 per uur × 10"),
        ]
    )


LINES = st.lists(
    st.builds(
        cost,
        st.sampled_from(["Hulp", "Hulp thuis", "Taxi", "Opvang in de nacht", "Opvang overdag"]),
        st.sampled_from(["10.00", "20.00", "1234.50"]),
        st.sampled_from(["current", "threatened", "custom"]),
    ),
    max_size=7,
)


@given(LINES, LINES)
def test_every_line_stands_once_on_its_side(old, new):
    change = compare_contents(content(costs=old), content(costs=new))
    lines = [line for group in change.costs for line in group.lines]
    for side, costs in (("old", old), ("new", new)):
        found = [getattr(line, side) for line in lines if getattr(line, side) is not None]
        assert sorted(map(str, found)) == sorted(map(str, costs))
    assert all(bool(line.fields) == (line.state != "same") for line in lines)
