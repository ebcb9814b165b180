"""Figures from elsewhere: what holds on a day, rows that are only added, and the pages that keep them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.append_only import AppendOnlyError
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports.figures.references import is_own, reference_figures
from reports.models import ReferenceFigure
from reports.services import add_reference, renew_reference
from tests import factories as f

pytestmark = pytest.mark.django_db
FIRST = {
    "key": "elders_rendement", "kind": "vergelijking", "label": "Rendement per plan elders", "value": Decimal("12500"),
    "unit": "euro", "valid_from": dt.date(2019, 7, 1), "source": "jaarverslag 2018, bladzijde 12", "n": 40,
}  # fmt: skip


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def row(cast):
    return add_reference(**FIRST, by=cast.manager)


def newer(row, by, **fields):
    values = {
        "label": row.label,
        "value": Decimal(14_000),
        "valid_from": dt.date(2020, 7, 1),
        "source": "bron",
        "n": None,
    }
    return renew_reference(row, **{**values, **fields}, by=by)


def test_value_of_the_peildatum_is_a_figure_with_its_source(cast, row, django_assert_num_queries):
    newer(row, cast.admin)
    with django_assert_num_queries(4):  # one each
        found = [reference_figures(dt.date(*day)) for day in ((2019, 6, 30), (2019, 7, 1), (2020, 6, 30), (2020, 7, 1))]
    assert [{key: figure.value for key, figure in each.items()} for each in found] == [
        {}, {"elders_rendement": 12_500}, {"elders_rendement": 12_500}, {"elders_rendement": 14_000},
    ]  # fmt: skip
    figure = found[1]["elders_rendement"]
    assert (figure.printed, figure.n, figure.people, figure.origin) == ("€\xa012.500", 40, False, FIRST["source"])
    assert figure.source == "n = 40; peildatum 1 juli 2019; bron: jaarverslag 2018, bladzijde 12"


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        ("procent", "37.50", "37,5%"),
        ("cijfer", "6.70", "6,7"),
        ("aantal", "120000.00", "120.000"),
        ("aantal", "10", "10"),
    ],
)
def test_value_is_printed_in_its_unit(cast, unit, value, printed):
    add_reference(**{**FIRST, "unit": unit, "value": Decimal(value)}, by=cast.manager)
    assert reference_figures(dt.date(2020, 1, 1))["elders_rendement"].printed == printed


def test_only_the_keepers_add(cast):
    for who in (cast.chair, cast.adviser, cast.keeper, cast.coach):
        with pytest.raises(NotAllowed):
            add_reference(**FIRST, by=who)
    assert not ReferenceFigure.objects.exists()


@pytest.mark.parametrize(
    "key",
    [
        "plannen",
        "rendement",
        "rendement_gemiddeld",
        "uitgaven_2020",
        "leefgebied_wonen",
        "cijfer_direct",
        "raming_x_2031",
    ],
)
def test_names_of_the_programme_are_refused(cast, key):
    assert is_own(key)
    with pytest.raises(RuleBroken, match="van de aanpak zelf"):
        add_reference(**{**FIRST, "key": key}, by=cast.manager)


def test_same_name_and_an_earlier_day_are_refused_with_what_to_do(cast, row):
    with pytest.raises(RuleBroken, match="nieuwe waarde"):
        add_reference(**FIRST, by=cast.manager)
    with pytest.raises(RuleBroken, match="na 01-07-2019"):
        newer(row, cast.manager, valid_from=FIRST["valid_from"])


INSERT = (
    "INSERT INTO reports_referencefigure (key, kind, label, value, unit, valid_from, source) "
    "VALUES ('elders_rendement', '{kind}', 'x', {value}, '{unit}', '{day}', '{source}')"
)
GOOD = {"kind": "vergelijking", "value": 1, "unit": "euro", "day": "2020-01-01", "source": "bron"}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"day": "2019-07-01"}, "reports_referencefigure_later"),
        ({"day": "2019-01-01"}, "reports_referencefigure_later"),
        ({"kind": "context"}, "reports_referencefigure_same"),
        ({"unit": "procent"}, "reports_referencefigure_same"),
        ({"source": ""}, "reports_referencefigure_source"),
    ],
)
def test_database_refuses_a_row_that_does_not_follow(row, fields, rule):
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT.format(**{**GOOD, **fields}))
    assert refused.value.__cause__.diag.constraint_name == rule


def test_a_row_is_never_changed(row, owner_rights):
    with pytest.raises(AppendOnlyError):
        row.save()
    for sql in ("UPDATE reports_referencefigure SET value = 1", "DELETE FROM reports_referencefigure"):
        with owner_rights(), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_keeper_adds_and_renews_on_the_pages(cast, client):
    client.force_login(cast.manager)
    page = client.get(reverse("reports:new_reference"))
    typed = {
        "once": page.context["form"]["once"].value(),
        "key": "elders_tevreden", "kind": "vergelijking", "unit": "cijfer",
        "label": "Cijfer elders", "value": "7,5", "n": "12", "valid_from": "2020-01-01", "source": "raadsbrief",
    }  # fmt: skip
    wrong = client.post(reverse("reports:new_reference"), {**typed, "value": "11", "source": ""})
    assert wrong.status_code == 200
    assert set(wrong.context["form"].errors) == {"value", "source"}
    taken = client.post(reverse("reports:new_reference"), {**typed, "key": "plannen"})
    assert (taken.status_code, taken.context["form"]["label"].value()) == (409, "Cijfer elders")
    for _ in range(2):  # a double click records once
        assert client.post(reverse("reports:new_reference"), typed).status_code == 302
    assert ReferenceFigure.objects.get().value == Decimal("7.5")
    newer_value = {**typed, "once": "b" * 32, "value": "8", "valid_from": "2020-10-01"}
    again = reverse("reports:renew_reference", args=["elders_tevreden"])
    assert client.post(again, {**newer_value, "value": "12"}).status_code == 200
    assert client.post(again, newer_value).status_code == 302
    page = client.get(reverse("reports:references")).content.decode()
    assert page.index("8,0") < page.index("7,5")
    assert Event.objects.filter(action="reference.added").count() == 2
    assert client.get(reverse("reports:renew_reference", args=["nergens"])).status_code == 404


def test_readers_see_the_list_without_the_button(cast, client, django_assert_num_queries):
    client.force_login(cast.adviser)
    client.get(reverse("reports:references"))
    for number in range(3):
        add_reference(**{**FIRST, "key": f"stad_{number}"}, by=cast.manager)
        with django_assert_num_queries(3):  # session, user, rows
            page = client.get(reverse("reports:references"))
        assert page.context["closed_because"]
        assert reverse("reports:new_reference") not in page.content.decode()
