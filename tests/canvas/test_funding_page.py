"""The bekostiging: a regular regeling first, a fonds with its ground, and what each fonds still has."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from budgets.models import Fund
from canvas import services as canvas_services
from canvas.models import FundingLine
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def funding_url(canvas):
    return reverse("canvas:funding", args=[canvas.case.number])


def line_url(line):
    return reverse("canvas:funding_line", args=[line.canvas.case.number, line.pk])


def typed(cast, **changes):
    return {
        "once": "token-1",
        "seen_at": "",
        "source": "regular",
        "scheme": str(cast.scheme.pk),
        "fund": "",
        "ground": "",
        "tried": "",
        "description": "inrichting",
        "amount": "1.200",
        "frequency": "once",
        "months": "",
        "until_condition": "",
        "review_on": "",
        **changes,
    }


def from_fund(cast, chosen, **changes):
    values = {
        "source": "fund",
        "scheme": "",
        "fund": str(chosen.pk),
        "ground": "too_slow",
        "tried": "aanvraag bijstand",
    }
    return typed(cast, **{**values, **changes})


def text_of(response):
    return response.content.decode()


def test_regular_line_is_added_once(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.consultant)
    for _ in range(2):
        assert client.post(funding_url(canvas), typed(cast)).status_code == 302
    line = FundingLine.objects.get()
    assert (line.source, line.scheme, line.fund, line.amount) == ("regular", cast.scheme, None, Decimal(1200))
    page = text_of(client.get(funding_url(canvas)))
    assert "regulier, met een eigen beschikking" in page
    assert "€\u00a01.200,00" in page


def test_fund_line_shows_ground_condition_and_what_the_fund_still_has(cast, client):
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast)
    client.force_login(cast.consultant)
    data = from_fund(
        cast, fund, amount="75", frequency="week", months="6",
        until_condition="er geen woning is", review_on="2021-02-01",
    )  # fmt: skip
    assert client.post(funding_url(canvas), data).status_code == 302
    line = FundingLine.objects.get()
    assert (line.fund, line.scheme, line.review_on) == (fund, None, dt.date(2021, 2, 1))
    page = text_of(client.get(funding_url(canvas)))
    for expected in (
        "te traag; geprobeerd: aanvraag bijstand",
        "zolang er geen woning is; opnieuw bekijken op 1 februari 2021",
        "€\u00a01.950,00",
        "€\u00a0300.000",
    ):
        assert expected in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fund": ""}, "Kies het fonds."),
        ({"ground": ""}, "Kies de reden: regulier niet mogelijk, of te traag."),
        ({"tried": ""}, "Schrijf op wat er regulier is geprobeerd."),
        ({"until_condition": "er geen woning is"}, "Kies een datum waarop de voorwaarde opnieuw wordt bekeken."),
    ],
)
def test_incomplete_fund_line_keeps_what_was_typed(cast, client, changes, sentence):
    canvas = f.make_canvas(cast)
    fund = f.make_fund(cast)
    client.force_login(cast.consultant)
    response = client.post(funding_url(canvas), from_fund(cast, fund, **changes))
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert 'value="inrichting"' in text_of(response)
    assert not FundingLine.objects.exists()


def test_regular_line_needs_a_scheme_and_drops_what_belongs_to_a_fund(cast, client):
    canvas = f.make_canvas(cast)
    fund = f.make_fund(cast)
    client.force_login(cast.consultant)
    page = text_of(client.post(funding_url(canvas), typed(cast, scheme="")))
    assert "Kies de regeling die dit betaalt." in page
    data = typed(cast, fund=str(fund.pk), ground="too_slow", tried="iets")
    assert client.post(funding_url(canvas), data).status_code == 302
    line = FundingLine.objects.get()
    assert (line.fund, line.ground, line.tried) == (None, "", "")


@pytest.mark.parametrize("field", ["description", "tried", "until_condition"])
def test_bsn_in_a_line_is_refused_and_kept(cast, client, field):
    canvas = f.make_canvas(cast)
    fund = f.make_fund(cast)
    client.force_login(cast.consultant)
    data = from_fund(cast, fund, review_on="2021-02-01", **{field: "zie 111222333"})
    response = client.post(funding_url(canvas), data)
    assert response.status_code == 409
    assert "lijkt een burgerservicenummer" in text_of(response)
    assert "zie 111222333" in text_of(response)


def test_fund_without_kba_without_budget_or_with_too_little_is_warned_for(cast, client):
    canvas = f.make_canvas(cast, costs=False, fund=f.make_fund(cast, amount=1_000))
    empty = Fund.objects.create(name="Leeg fonds", slug="leeg", purpose="p", owner="SZMH")
    client.force_login(cast.consultant)
    client.post(funding_url(canvas), from_fund(cast, empty))
    page = text_of(client.get(funding_url(canvas)))
    assert "Er is nog geen kosten-batenanalyse" in page
    assert "Leeg fonds heeft dit jaar geen budget" in page
    assert "Dit plan vraagt €\u00a04.300,00; er is dit jaar nog €\u00a01.000,00 beschikbaar." in page


def test_line_is_changed_and_newer_line_is_never_overwritten_unseen(cast, client):
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast, fund=fund)
    line = canvas.funding_lines.get()
    client.force_login(cast.coach)
    seen_at = client.get(line_url(line)).context["form"]["seen_at"].value()
    assert client.post(line_url(line), from_fund(cast, fund, seen_at=seen_at)).status_code == 302
    line.refresh_from_db()
    assert line.amount == Decimal(1200)
    with clock.at(f.TUESDAY.replace(hour=16)):
        canvas_services.change_line(line, by=cast.consultant, amount=Decimal(900))
    response = client.post(line_url(line), from_fund(cast, fund, seen_at=seen_at, amount="5.000"))
    assert response.status_code == 409
    assert "B. Vanbram heeft deze regel intussen gewijzigd." in text_of(response)
    assert 'value="5.000"' in text_of(response)
    line.refresh_from_db()
    assert line.amount == Decimal(900)


def test_line_is_removed(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    line = canvas.funding_lines.get()
    client.force_login(cast.coach)
    assert client.post(line_url(line), {"do": "remove"}).headers["Location"] == funding_url(canvas)
    assert "Er is nog geen bekostiging." in text_of(client.get(funding_url(canvas)))


def test_reader_reads_and_can_not_write(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    f.through_spar(cast, canvas)
    line = canvas.funding_lines.get()
    client.force_login(cast.eye1)
    page = text_of(client.get(funding_url(canvas)))
    assert "tijdelijke woonplek" in page
    assert "Regel toevoegen" not in page
    assert client.post(funding_url(canvas), typed(cast)).status_code == 403
    assert client.get(line_url(line)).status_code == 403
    assert client.post(line_url(line), {"do": "remove"}).status_code == 403


def test_stranger_gets_404_and_anonymous_signs_in(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    urls = [funding_url(canvas), line_url(canvas.funding_lines.get())]
    assert [client.get(url).status_code for url in urls] == [302, 302]
    for who in (cast.stranger, cast.keeper, cast.manager):
        client.force_login(who)
        assert [client.get(url).status_code for url in urls] == [404, 404]
        assert [client.post(url, typed(cast)).status_code for url in urls] == [404, 404]


def test_agreed_bekostiging_lies_fixed(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    assert "Het plan is vastgesteld." in text_of(client.get(funding_url(canvas)))
    assert client.post(funding_url(canvas), typed(cast)).status_code == 409
    assert client.get(line_url(canvas.funding_lines.get())).status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_lines(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast)
    for n in range(rows):
        fund = f.make_fund(cast, slug=f"fonds-{n}", name=f"Fonds {n}")
        canvas_services.add_funding_line(
            canvas, source="fund", fund=fund, ground="too_slow", tried="gevraagd", description=f"regel {n}",
            amount=Decimal(10), by=cast.coach,
        )  # fmt: skip
    client.force_login(cast.coach)
    with django_assert_num_queries(17):
        client.get(funding_url(canvas))


# --- what the fonds keeps, while a line is typed ---------------------------------------------------------------------
HTMX = {"HX-Request": "true"}


def ahead(client, canvas, what="nieuw", **typed):
    response = client.get(funding_url(canvas), {"vooruit": what, **typed}, headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in text_of(response)
    return text_of(response)


def test_what_is_typed_is_reckoned_and_not_saved(cast, client):
    fund = f.make_fund(cast, amount=5_000)
    canvas = f.make_canvas(cast, fund=fund)
    line = canvas.funding_lines.get()
    client.force_login(cast.consultant)
    page = ahead(client, canvas, source="fund", fund=fund.pk, amount="10", frequency="week", months="6")
    assert "is <b>€\u00a0260,00</b> over 12 maanden" in page
    assert "Na dit plan blijft in Maatwerkbudget <b>€\u00a0440,00</b> over." in page
    page = ahead(client, canvas, source="fund", fund=fund.pk, amount="1.000,50", frequency="once")
    assert "Dit plan vraagt €\u00a0300,50 meer dan er is." in page
    page = ahead(
        client, canvas, source="regular", amount="75", frequency="month", starts_on="2020-11-24", ends_on="2021-02-23"
    )
    assert "is <b>€\u00a0225,00</b> over 12 maanden" in page
    assert "Na dit plan blijft in Maatwerkbudget <b>€\u00a0700,00</b> over." in page
    page = ahead(client, canvas, str(line.pk), source="fund", fund=fund.pk, amount="5.000", frequency="once")
    assert "Na dit plan blijft in Maatwerkbudget <b>€\u00a00,00</b> over." in page
    assert FundingLine.objects.get() == line


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"amount": "tien", "frequency": "once"},
        {"amount": "10", "frequency": "dagelijks"},
        {"amount": "10", "frequency": "month", "starts_on": "2021-02-01", "ends_on": "2021-01-01"},
        {"amount": "10", "frequency": "month", "months": "99"},
    ],
)
def test_what_can_not_be_reckoned_yet_leaves_the_plan_as_it_is(cast, client, typed):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    client.force_login(cast.consultant)
    page = ahead(client, canvas, **typed)
    assert "Deze regel" not in page
    assert "<b>€\u00a0295.700,00</b> over" in page


def test_only_members_reckon(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    f.through_spar(cast, canvas)
    for who, status in ((cast.eye1, 403), (cast.stranger, 404)):
        client.force_login(who)
        assert client.get(funding_url(canvas), {"vooruit": "nieuw"}, headers=HTMX).status_code == status


def test_agreed_plan_is_not_taken_off_the_fonds_twice(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast, amount=5_000))
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    page = text_of(client.get(funding_url(canvas)))
    assert "te weinig" not in page
    assert "Na dit plan" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_what_is_typed_do_not_grow(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast)
    for n in range(rows):
        fund = f.make_fund(cast, slug=f"fonds-{n}", name=f"Fonds {n}")
        canvas_services.add_funding_line(
            canvas, source="fund", fund=fund, ground="too_slow", tried="gevraagd", description=f"regel {n}",
            amount=Decimal(10), by=cast.coach,
        )  # fmt: skip
    client.force_login(cast.coach)
    with django_assert_num_queries(10):
        ahead(client, canvas, source="fund", fund=fund.pk, amount="10", frequency="once")
