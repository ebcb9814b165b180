"""Differencing attacks on what is published (rules.md, Figures for the raad): an attacker who reads everything.

The attackers (`tests.reports.attacker`) take what is printed and share no code with the program. Every attack is also
made on figures of which only what is small by itself is left out: there it must succeed, so that these tests can fail.
"""

import datetime as dt
import itertools
import random
import re
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maatwerk.lib import clock
from reports.charts import chart, charts
from reports.compose import compose
from reports.disclosure import HIDDEN, PER_CASE, Atoms, Crowd, Told, cleaned, decide, note_is_safe, space
from reports.documents.document import to_data
from reports.enums import BlockKind, ReportKind
from reports.figures import Figure, Unit
from reports.figures.atoms import Atom
from reports.release import release
from reports.tables import table, tables
from tests import factories as f
from tests.reports import plans
from tests.reports.attacker import Line, few_left, groups_found, numbers_left, totals_found, two_or_three_left
from tests.reports.publishing import adopted, block, concept

DAY, LATER = dt.date(2019, 12, 12), dt.date(2020, 11, 30)
# Kinds of family, by what the raad is told about them.
KINDS = (
    {"aanmeldingen", "besproken", "plannen", "uitgevoerd", "kbas"},
    {"aanmeldingen", "besproken", "plannen", "kbas"},
    {"aanmeldingen", "besproken", "regulier"},
    {"aanmeldingen", "besproken", "ingetrokken"},
)
MORE = (
    {"aanmeldingen"},
    {"aanmeldingen", "besproken", "plannen", "uitgevoerd"},
    {"aanmeldingen", "besproken", "plannen", "woonproblematiek", "kbas"},
    {"aanmeldingen", "besproken", "plannen", "uitgevoerd", "woonproblematiek", "kbas"},
)
# Any family can have a theme.
LISTED = tuple({*kind, *theme} for kind in (KINDS[0], KINDS[2]) for theme in ((), ("thema_zorg",)))
N_OF = {
    **dict.fromkeys(("uitgevoerd", "kbas", "woonproblematiek", "leefgebied"), "plannen"), "thema": "aanmeldingen",
}  # fmt: skip
COUNTED = ("aanmeldingen", "besproken", "plannen", "uitgevoerd", "kbas", "regulier", "ingetrokken")


class Town:
    """Kinds of family on one or more days, each with how many there are, and what would be printed of them."""

    def __init__(self, days, kinds, counts, *, judge=Atoms):
        self.days, self.kinds, self.counts = days, kinds, counts
        named = {flag for kind in kinds for flags in kind for flag in flags}
        self.lists = sorted(flag for flag in named if flag.startswith(("leefgebied_", "thema_")))
        rows = [
            Atom(count, tuple(frozenset(flags) for flags in kind), tuple({} for _ in days))
            for kind, count in zip(kinds, counts, strict=True)
        ]
        self.atoms = judge(sorted(rows, key=lambda row: -row.count) if judge is Crowd else rows, days)

    def members(self, flag, day):
        at = self.days.index(day)
        return frozenset(i for i, kind in enumerate(self.kinds) if flag in kind[at])

    def number(self, flag, day):
        return sum(self.counts[i] for i in self.members(flag, day))

    def figures(self, day):
        found = {}
        for key in (*COUNTED, *self.lists):
            whole = N_OF.get(key.partition("_")[0])
            found[key] = Figure(
                key=key, label=key, definition=f"wat {key} telt", value=self.number(key, day), as_of=day, people=True,
                n=self.number(whole, day) if whole else None,
            )  # fmt: skip
        plans, housing = self.number("plannen", day), self.number("woonproblematiek", day)
        if housing:
            found["woonproblematiek"] = Figure(
                key="woonproblematiek", label="Wonen", definition=f"Deel ({housing} van {plans})", as_of=day, n=plans,
                value=Decimal(housing) / plans * 100, rounded=round(Decimal(housing) / plans * 100), unit=Unit.SHARE,
                people=True,
            )  # fmt: skip
        if n := self.number("kbas", day):
            found["rendement"] = Figure(
                key="rendement", label="Rendement", definition="som", value=Decimal(n * 20_000), as_of=day, n=n,
                unit=Unit.EURO, people=True,
            )  # fmt: skip
        return found

    def published(self, day, told=(), **how):
        """(what is printed as `Line`s, the same as what a later publication takes as told, groups with a total)."""
        found = self.figures(day)
        verdict = decide(found, self.atoms, told, **how)
        lines, kept, totals = [], [], []
        for key, figure in found.items():
            seen = cleaned(figure, verdict, note_is_safe=note_is_safe(key, verdict))
            words, hidden = verdict.words.get(key, seen.printed), key in verdict.hidden
            assert hidden is (seen.value is None)
            kept.append(Told(key, day, words, None if hidden else figure.value, seen.n is not None, hidden))
            if key == "rendement":
                totals += [] if hidden else [self.members("kbas", day)]
                continue
            # A share times its n is a count; so is every n that is printed.
            number = None if hidden else self.number(key, day)
            lines.append(Line(f"{key} {day}", self.members(key, day), number, 1, 4 if words == HIDDEN else None))
            if seen.n is not None:
                lines.append(Line(f"n van {key} {day}", self.members(N_OF[key.partition("_")[0]], day), seen.n))
            if key == "woonproblematiek" and (hidden or seen.n is None):
                assert "van" not in seen.definition
        return lines, kept, totals

    def allowed(self):
        """The plans without a kosten-batenanalyse may be known: that is about our work (Atoms.open_groups)."""
        return {self.members("plannen", day) - self.members("kbas", day) for day in self.days}

    def found_out(self, lines):
        there = {i for i, count in enumerate(self.counts) if count}
        allowed = {frozenset(group & there) for group in self.allowed()}
        return groups_found(self.counts, lines) - allowed


def town(counts, kinds=KINDS + MORE):
    return Town([DAY], [(kind,) for kind in kinds[: len(counts)]], counts)


# --- one report ------------------------------------------------------------------------------------------------------
@settings(max_examples=120)
@given(st.lists(st.integers(0, 9), min_size=4, max_size=8))
def test_total_less_parts_and_two_filters_and_shares_tell_nothing_small(counts):
    here = town(counts)
    lines, _, totals = here.published(DAY)
    assert not here.found_out(lines)
    assert not totals_found(here.counts, totals)
    assert all(not 0 < line.number < 5 for line in lines if line.number is not None)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.sampled_from((KINDS, LISTED)))
def test_whole_numbers_leave_every_left_out_number_open(counts, kinds):
    """Every world of whole numbers is tried: "minder dan vijf" twice in a total of eight would be four and four."""
    lines, _, _ = town(counts, kinds).published(DAY)
    for name, numbers in numbers_left(lines, 4, most=9).items():
        assert len(numbers) > 1, name  # one of them is the real one


def test_four_and_four_in_a_total_of_eight_get_wider_words():
    kinds = ({"plannen", "uitgevoerd", "kbas"}, {"besproken", "regulier"}, {"besproken", "ingetrokken"})
    here = Town([DAY], [(kind,) for kind in kinds], [9, 4, 4])
    lines, _, _ = here.published(DAY)
    besproken, regulier = (
        next(line for line in lines if line.name.startswith(key)) for key in ("besproken", "regulier")
    )
    assert (besproken.number, regulier.number, regulier.high) == (8, None, None)
    assert all(len(numbers) > 1 for numbers in numbers_left(lines, 3, most=9).values())
    lines, _, _ = here.published(DAY, complementary=False)
    assert [numbers for numbers in numbers_left(lines, 3, most=9).values() if len(numbers) == 1] == [{4}, {4}]


# --- reports after each other ----------------------------------------------------------------------------------------
TWO_DAYS = [
    ((), KINDS[1]), ((), KINDS[2]), (KINDS[1], KINDS[1]), (KINDS[1], KINDS[0]), (KINDS[2], KINDS[2]),
    (MORE[0], KINDS[0]), (KINDS[1], KINDS[3]),
]  # fmt: skip


@settings(max_examples=80)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_two_successive_reports_tell_nothing_small(counts):
    here = Town([DAY, LATER], TWO_DAYS, counts)
    first, told, totals = here.published(DAY)
    second, _, more = here.published(LATER, told)
    assert not here.found_out([*first, *second])
    assert not totals_found(here.counts, [*totals, *more])
    numbers = {line.name: line.number for line in (*first, *second)}
    for key in COUNTED:
        before, after = numbers[f"{key} {DAY}"], numbers[f"{key} {LATER}"]
        assert None in (before, after) or not 0 < abs(after - before) < 5, key


def test_an_average_times_its_n_tells_nothing_about_who_came_since():
    """7 kosten-batenanalyses, then 9: two totals less each other would be those of two families."""
    here = Town([DAY, LATER], [(KINDS[1], KINDS[1]), ((), KINDS[1])], [7, 2])
    _, told, totals = here.published(DAY)
    assert totals
    found = here.figures(LATER)
    hidden = decide(found, here.atoms, told).hidden
    assert {"rendement", "kbas", "plannen"} <= hidden.keys()
    assert "een bedrag of cijfer van 2 gezinnen" in hidden["rendement"]
    assert "7 op 12 december 2019" in hidden["kbas"]
    here.counts[1] = 5
    again = Town([DAY, LATER], here.kinds, here.counts)
    assert "rendement" not in decide(again.figures(LATER), again.atoms, told).hidden


@settings(max_examples=30)
@given(st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_the_same_day_again_prints_the_same(counts):
    """A letter and its enclosure, or a report that replaces another: no figure changes sides."""
    here = Town([LATER], [(kind[1],) for kind in TWO_DAYS], counts)
    first, told, _ = here.published(LATER)
    assert here.published(LATER, told)[0] == first


# --- the attack must be able to succeed ------------------------------------------------------------------------------
def test_without_complementary_suppression_the_attackers_win():
    here = town([6, 9, 8, 3])  # 26 besproken, 15 plannen, 8 regulier: 3 are left
    lines, _, _ = here.published(DAY, complementary=False)
    assert frozenset({3}) in here.found_out(lines)
    assert {3} in numbers_left(lines, 4, most=12).values()
    after = Town([DAY, LATER], [(KINDS[1], KINDS[1]), ((), KINDS[1])], [7, 2])
    first, told, totals = after.published(DAY, complementary=False)
    second, _, more = after.published(LATER, told, complementary=False)
    assert frozenset({1}) in after.found_out([*first, *second])
    assert frozenset({1}) in totals_found(after.counts, [*totals, *more])


@settings(max_examples=25)
@given(st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_what_is_left_out_is_needed(counts):
    """Printing any figure that was left out would expose a small group."""
    here = town(counts)
    found = here.figures(DAY)
    hidden = decide(found, here.atoms).hidden
    lines, _, _ = here.published(DAY)
    for key in hidden.keys() - {"rendement"}:
        shown = [Line(key, here.members(key, DAY), here.number(key, DAY)), *lines]
        assert here.found_out(shown) or hidden[key].startswith("Met dit aantal erbij"), key


@settings(max_examples=60)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=10), st.lists(st.integers(1, 1023), min_size=2, max_size=8))
def test_many_figures_are_searched_as_exactly_as_few(counts, masks):
    """Too many rows to try every choice of them are searched another way, with the same outcome."""
    sets = [frozenset(i for i in range(len(counts)) if mask >> i & 1) for mask in masks]
    found = set(space.exposed_groups(sets, counts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "MOST_ROWS", -1)
        assert set(space.exposed_groups(sets, counts)) == found


# --- very many families ----------------------------------------------------------------------------------------------
def city(few):
    """Some 1.500 families on two days: leefgebieden and themes divide them, each has a rare one, and `few` is small."""
    rng, seen = random.Random(few), Counter()
    for n in range(1500):
        days = rng.choices(TWO_DAYS, weights=(5, 5, 60, 30, 20, 15, 1))[0] if n > 40 else (KINDS[0], KINDS[0])
        theme = "recht" if n < few else rng.choice(("jeugd", "zorg"))
        area = rng.choice(("wonen", "werk", "geld"))
        # Six plans on the first day, and a few more on the second.
        areas = ["school" if n < 6 + more else area for more in (0, few)]
        both = []
        for day, own in zip(days, areas, strict=True):
            plan = {f"leefgebied_{own}", *(("woonproblematiek",) if own == "wonen" else ())}
            both.append(frozenset({*day, f"thema_{theme}", *(plan if "plannen" in day else ())} if day else ()))
        seen[tuple(both)] += 1
    return list(seen), list(seen.values())


@pytest.mark.parametrize("few", [1, 4])
def test_of_very_many_families_nothing_small_can_be_had_either(few):
    """The number of families above which they are not judged one by one is no way in."""
    kinds, counts = city(few)
    here = Town([DAY, LATER], kinds, counts, judge=Crowd)
    for attack, complementary in itertools.product((few_left, two_or_three_left), (True, False)):
        first, told, totals = here.published(DAY, complementary=complementary)
        second, _, more = here.published(LATER, told, complementary=complementary)
        shown = [line.members for line in (*first, *second) if line.number is not None]
        assert bool(attack(counts, shown)) is not complementary, attack
        assert not complementary or not attack(counts, [*totals, *more])
    # Much can be told all the same.
    hidden = {line.name for line in here.published(DAY)[0] if line.number is None}
    assert not {f"{key} {DAY}" for key in ("plannen", "besproken", "uitgevoerd", "leefgebied_werk")} & hidden


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_who_judges_many_families_hides_no_less_of_few(counts):
    here = Town([DAY, LATER], TWO_DAYS, counts, judge=Crowd)
    first, told, totals = here.published(DAY)
    second, _, more = here.published(LATER, told)
    assert not here.found_out([*first, *second])
    assert not totals_found(here.counts, [*totals, *more])


# --- a whole document ------------------------------------------------------------------------------------------------
BEFORE, NOW = dt.datetime(2020, 5, 26, 15), dt.datetime(2020, 9, 8, 15)


@pytest.fixture
def cast():
    with clock.at(BEFORE):
        yield f.make_cast()


def _everything(found):
    """A block for every figure, table and drawing that a report can hold."""
    yield block(text="\n\n".join(f"{key}: {{{key}}}" for key in found.found))
    yield block(BlockKind.FIGURES, settings={"keys": list(found.found)})
    for key in tables(found):
        yield block(BlockKind.TABLE, settings={"key": key})
    for key in charts(found):
        yield block(BlockKind.CHART, settings={"key": key})


def _texts(value):
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


@pytest.mark.django_db
def test_a_published_report_keeps_the_next_one_from_telling_who_came_since(cast):
    """Five plans in the first report; the second has two more, and says no total, average or count of them."""
    for i in range(5):
        case = plans.agreed(cast, at=BEFORE, costs=(1_000, 40_000 + i, 10_000))
        plans.executed(cast, case, on=BEFORE.date())
        plans.measured(cast, case, "direct", on=BEFORE.date(), marks=[7])
    with clock.at(BEFORE):
        found = release(BEFORE.date())
        assert (found.text("plannen"), found.value("rendement")) == ("5", Decimal(150_010))
        assert sum(many for _, many in found.each_case()) == 5
        report = concept(cast, *_everything(found), kind=ReportKind.INTERIM)
        adopted(cast, report)
    for i in range(2):
        case = plans.agreed(cast, at=NOW, costs=(1_000, 77_777, 100 + i))
        plans.executed(cast, case, on=NOW.date())
        plans.measured(cast, case, "direct", on=NOW.date(), marks=[3])
    with clock.at(NOW):
        later = concept(cast, kind=ReportKind.INTERIM)
        free = release(NOW.date(), report=report)
        assert free.text("plannen") == "7"  # without the first report nothing stands in the way
        held = release(NOW.date(), report=later)
        assert {"plannen", "kbas", "rendement", "rendement_gemiddeld", "uitgevoerd", "cijfer_direct", PER_CASE} <= (
            held.hidden.keys()
        )
        assert "5 op 26 mei 2020" in held.hidden["plannen"]
        assert all(held.found[key].value is None and held.found[key].n is None for key in held.hidden)
        assert held.each_case() == []
        assert held.each_person().get("direct") is None
        assert "grafiek_rendement" not in charts(held)
        document = compose(concept(cast, *_everything(free), kind=ReportKind.INTERIM), release=held)
        printed = " ".join(_texts(to_data(document)))
        for exact in ("305.363", "305363", "43.623", "43623", "7 keer"):
            assert exact not in printed.replace("\xa0", " ")
        shown = {one.key: one for one in document.figures}
        assert not {key for key in held.hidden if key in shown and (shown[key].value or shown[key].n)}
        # What takes the place of the first one says the same on its peildatum: both were published.
        again = release(BEFORE.date(), report=later)
        assert (again.text("plannen"), again.value("rendement")) == ("5", Decimal(150_010))


@pytest.mark.django_db
def test_notes_and_definitions_tell_nothing_that_is_left_out(cast):
    """A note: "1 van 7 gezinnen gaf geen cijfer" stands in the note of the average: without its number it goes."""
    for i in range(7):
        case = plans.agreed(cast, at=BEFORE)
        plans.executed(cast, case, on=BEFORE.date())
        plans.measured(cast, case, "direct", on=BEFORE.date(), marks=[7 if i else None])
    with clock.at(BEFORE):
        found = release(BEFORE.date())
        assert found.text("geen_cijfer_direct") == HIDDEN
        assert found.text("cijfer_direct") == "7,0"
        note = found.figure("cijfer_direct").note
        assert not re.search(r"\d", note)
        assert "geen cijfer" in note
        assert found.figure("cijfer_direct_per_gezin").n is None  # 6 of 7 plans: one family is left
        (row,) = [row for row in table("tabel_tevredenheid", found).rows if row[0].startswith("Direct")]
        assert row[1:] == ("7,0", "6", HIDDEN)
        title = str(chart("grafiek_tevredenheid", found).svg).partition("</title>")[0]
        assert "direct 7,0 (6 cijfers)" in title
        assert "bij het canvas –" not in title or "te weinig" in title
