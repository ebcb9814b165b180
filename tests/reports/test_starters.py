"""The starting text of each kind of report: live figures only, and nothing that can't be told."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from budgets.services import correct, pay_commitment
from maatwerk.lib import clock
from reports.body import FIELD, OWN_FIELDS
from reports.compose import compose
from reports.disclosure import HIDDEN, WITHHELD
from reports.documents.document import from_data, to_data
from reports.enums import LETTERS, ReportKind
from reports.models import Municipality, Signatory
from reports.release import release
from reports.services import create_report
from reports.starters import starter
from reports.starters.draft import draft
from reports.typed import typed_figures
from tests import factories as f
from tests.reports import plans, publishing

pytestmark = pytest.mark.django_db
YEAR_ON = ("na_twaalf_maanden", "afgesproken_na_twaalf_maanden", "betaald_na_twaalf_maanden")
TODAY = f.TUESDAY.date()


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        Municipality.objects.create(name="Heerlen", return_address="a", visit_address="b", postal_address="c")
        Signatory.objects.create(name="A.B. van Loenen", office="wethouder", starts_on=dt.date(2018, 6, 1))
        yield f.make_cast()


def said_in(begun):
    """Everything that a starting text says for itself: not the questions, which are the raad's."""
    for block in begun.blocks:
        yield block["answer"] if block["kind"] == "vraag" else block["text"]


def check(kind, as_of):
    """No number is typed, every field is a figure that can be told, and no name of a place is left."""
    found = release(as_of)
    begun = starter(kind, as_of=as_of, release=found)
    for text in (*said_in(begun), *(value for value in begun.head.values() if isinstance(value, str))):
        assert typed_figures(text) == []
        assert not re.search(r"<[a-z_]+>|\n\n\n| {2}", text), text
        for key in FIELD.findall(text):
            assert key in OWN_FIELDS or (key in found and key not in found.hidden), key
    document = draft(kind, as_of=as_of, date=as_of)
    assert from_data(to_data(document)) == document
    printed = repr(document.parts)
    assert "{" not in re.sub(r"<svg.*?</svg>", "", printed, flags=re.DOTALL).replace("{artikel}", "")
    texts = [getattr(block, "text", "") for block in document.blocks]
    assert not [text for text in texts if HIDDEN in text or WITHHELD in text]
    return document


@pytest.mark.parametrize("kind", ReportKind.values)
def test_without_any_figure_it_says_what_it_can(cast, kind):
    document = check(kind, TODAY)
    assert document.title
    assert document.blocks
    assert "Maastricht" not in repr(document.parts)


def test_what_is_about_too_few_families_is_left_out(cast):
    for _ in range(3):
        plans.agreed(cast, costs=(20_000, 90_000, 63_000))
    for kind in ReportKind.values:
        assert "81.000" not in repr(check(kind, TODAY).parts)


def test_figures_of_enough_families_are_told(cast):
    for _ in range(5):
        plans.agreed(cast, at=dt.datetime(2020, 10, 6, 15), costs=(1, 40_000, 11_400))
    text = " ".join(getattr(block, "text", "") for block in check(ReportKind.COUNCIL, dt.date(2020, 10, 31)).blocks)
    text = text.replace("\xa0", " ")
    assert "Met 5 gezinnen is een maatwerkplan gemaakt" in text
    assert "gemiddeld € 28.500 per gezin" in text
    assert "dit gemiddelde rust op 5 casussen" in text


def test_what_was_paid_a_year_on_is_told_in_an_eindevaluatie_and_of_no_single_family(cast):
    """5 × 1.000 agreed; 5 × 800 paid, less a storno; what came after the twelve months is not counted.

    The sixth family can't be had by subtracting one report from the next.
    """
    with clock.at(dt.date(2019, 1, 2)):
        fund = f.make_fund(cast)

    def plan(year, month):
        case = plans.agreed(cast, at=dt.datetime(year, month - 1, 3, 15), fund=fund, amount=1_000, costs=(1, 3, 2))
        plans.started(cast, case, on=dt.date(year, month, 1))
        (commitment,) = case.mutations.all()
        with clock.at(dt.date(year, month, 20)):
            for amount in (500, 300):
                paid = pay_commitment(commitment, amount=Decimal(amount), description="f", by=cast.keeper,
                                      key=f"{case.pk}:{amount}")  # fmt: skip
        return commitment, paid

    def told(day):
        printed = repr(check(ReportKind.FINAL, day).parts).replace("\\xa0", " ")
        return re.findall(r"Bij (\d) plannen is de inzet .*?akkoord (.*?) uit .*? inzet (.*?) betaald", printed)

    (commitment, paid), *_ = [plan(2019, 10) for _ in range(5)]
    with clock.at(dt.date(2020, 2, 1)):
        correct(paid, reason="dubbel", by=cast.keeper)
    with clock.at(dt.date(2020, 10, 2)):
        pay_commitment(commitment, amount=Decimal(100), description="laat", by=cast.keeper, key="laat")
    with clock.at(dt.date(2020, 1, 2)):
        f.make_fund(cast)
    plan(2020, 11)
    first, second = dt.date(2020, 10, 1), dt.date(2021, 11, 1)
    assert [told(day) for day in (dt.date(2020, 9, 30), first, second)] == [
        [], [("5", "€ 5.000", "€ 3.700")], [("6", "€ 6.000", "€ 4.500")],
    ]  # fmt: skip
    with clock.at(first):
        publishing.adopted(cast, publishing.concept(cast, publishing.block(text="NB: {betaald_na_twaalf_maanden}.")))
    after = release(second)
    assert [after.value(key) for key in YEAR_ON[1:]] == [None, None]
    assert told(second) == []


def test_a_letter_with_bijlagen_is_short_and_counts_them(cast):
    enclosed = [draft(kind, as_of=TODAY, date=TODAY) for kind in (ReportKind.INTERIM, ReportKind.OVERVIEW)]
    letter = draft(ReportKind.COUNCIL, as_of=TODAY, date=TODAY, enclosures=enclosed)
    assert letter.head.enclosure_count == "2"
    assert "twee documenten" in repr(letter.parts)
    assert not [block for block in letter.blocks if block.kind == "heading"]


@pytest.mark.parametrize("kind", ReportKind.values)
def test_a_report_begins_with_it(cast, kind):
    report = create_report(kind=kind, as_of=TODAY, date=TODAY, by=cast.manager)
    assert report.blocks.exists()
    signed = kind in LETTERS or report.blocks.filter(kind="ondertekening").exists()
    assert report.signing.count() == signed
    assert report.handled_by == ("" if kind not in LETTERS else cast.manager.display_name)


def test_the_article_of_the_letter_stands_in_its_first_sentence(cast):
    report = create_report(kind=ReportKind.WRITTEN_QUESTIONS, as_of=TODAY, date=TODAY, by=cast.manager)
    assert "op grond van artikel 47 van het Reglement van Orde." in compose(report).blocks[0].text
    report.article = "artikel 39 van het Reglement van Orde"
    assert "op grond van artikel 39 van" in compose(report).blocks[0].text
    report.article = ""
    assert "op grond van het Reglement van Orde." in compose(report).blocks[0].text
