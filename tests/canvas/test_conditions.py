"""Conditions of an agreed plan: looked at again, row by row, and who is told. The budgetbeheerder reads no plan."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from budgets.models import Mutation
from budgets.services import release
from canvas import services
from canvas.conditions import conditions_of
from canvas.models import ConditionReview
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f
from tests.canvas.below_orm import insert, verdict

pytestmark = pytest.mark.django_db

TODAY = f.TUESDAY.date()
REVIEW_ON = dt.date(2020, 11, 20)
LATER = dt.date(2021, 3, 1)
SECRET = ("huurwoning", "woonplek")  # words of the plan that the budgetbeheerder never reads


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    line = canvas.funding_lines.get()
    services.change_line(line, by=cast.coach, until_condition="Zolang er geen huurwoning is.", review_on=REVIEW_ON)
    canvas.refresh_from_db()
    return canvas


@pytest.fixture
def agreed(cast, canvas):
    f.agree(cast, f.to_breakthrough(cast, canvas))
    canvas.case.refresh_from_db()
    return canvas.funding_lines.get()


def look(line, by, outcome="continues", **fields):
    fields = {"reviewed_on": TODAY, "next_on": LATER, **fields}
    return services.review_condition(line, outcome=outcome, by=by, **fields)


def page_of(line):
    return reverse("canvas:condition", args=[line.canvas.case.number, line.pk])


def text_of(response):
    return response.content.decode()


def waiting(client, user, key):
    client.force_login(user)
    parts = {part.key: part.rows for part in client.get("/").context["parts"]}
    return [(row.label, row.side) for row in parts.get(key, [])]


# --- the rules -------------------------------------------------------------------------------------------------------
def test_what_runs_on_gets_a_next_day_and_what_stops_ends(cast, agreed):
    assert conditions_of(agreed.canvas)[0].due_on == REVIEW_ON
    look(agreed, cast.coach, note="nog geen woning")
    (condition,) = conditions_of(agreed.canvas)
    assert (condition.due_on, condition.has_ended, condition.review.note) == (LATER, False, "nog geen woning")
    look(agreed, cast.consultant, "ends")
    (condition,) = conditions_of(agreed.canvas)
    assert (condition.due_on, condition.has_ended) == (None, True)
    with pytest.raises(RuleBroken, match="dat zij stopt"):
        look(agreed, cast.coach)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"next_on": TODAY}, "kies dan een latere dag"),
        ({"next_on": None}, "kies dan een latere dag"),
        ({"reviewed_on": dt.date(2020, 11, 25)}, "tot en met vandaag"),
        ({"note": "zie 111222333"}, "lijkt een burgerservicenummer"),
    ],
)
def test_what_does_not_fit_is_refused(cast, agreed, fields, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        look(agreed, cast.coach, **fields)
    assert not ConditionReview.objects.exists()


def test_reviews_follow_each_other_in_time(cast, agreed):
    look(agreed, cast.coach)
    with pytest.raises(RuleBroken, match="na deze dag al opnieuw gekeken"):
        look(agreed, cast.coach, reviewed_on=dt.date(2020, 11, 23))


def test_only_members_and_only_of_an_agreed_plan(cast, canvas):
    line = canvas.funding_lines.get()
    with pytest.raises(RuleBroken, match="als het plan is vastgesteld"):
        look(line, cast.coach)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    for who in (cast.eye1, cast.keeper, cast.chair, cast.stranger):
        with pytest.raises(NotAllowed):
            look(line, who)


def test_database_holds_the_order_and_the_plan(cast, canvas, owner_rights):
    line = canvas.funding_lines.get()

    def row(outcome="continues", **fields):
        values = {"line_id": line.pk, "reviewed_on": TODAY, "outcome": outcome, "note": "", "next_on": LATER}
        values |= {"reviewed_by_id": cast.coach.pk, "recorded_at": clock.now()}
        return insert("canvas_conditionreview", **{**values, **fields})

    ends = row("ends", next_on=None)
    assert verdict(row()) == "canvas_conditionreview_running"
    f.agree(cast, f.to_breakthrough(cast, canvas))
    assert verdict(row(), row(), ends) == ""
    assert verdict(row(next_on=TODAY)) == verdict(row("ends")) == "canvas_conditionreview_next"
    assert verdict(ends, row()) == verdict(ends, ends) == "canvas_conditionreview_order"
    assert verdict(row(), row(reviewed_on=dt.date(2020, 11, 1))) == "canvas_conditionreview_order"
    look(line, cast.coach)
    for statement in ("UPDATE canvas_conditionreview SET note = 'x'", "DELETE FROM canvas_conditionreview"):
        assert verdict((statement, [])) == "42501"
        with owner_rights():
            assert verdict((statement, [])) == "canvas_conditionreview_append_only"


# --- who is told -----------------------------------------------------------------------------------------------------
def test_members_and_budgetbeheerder_have_it_on_their_list_until_it_was_looked_at(cast, agreed, client):
    label = f"Casus {agreed.canvas.case.number}"
    for who, key in ((cast.coach, "voorwaarden-gezinnen"), (cast.consultant, "voorwaarden-gezinnen")):
        assert waiting(client, who, key) == [(label, "vrijdag 20 november")]
    assert waiting(client, cast.keeper, "voorwaarden") == [(label, "vrijdag 20 november")]
    assert waiting(client, cast.stranger, "voorwaarden-gezinnen") == []
    look(agreed, cast.coach)
    for who, key in ((cast.coach, "voorwaarden-gezinnen"), (cast.keeper, "voorwaarden")):
        assert waiting(client, who, key) == []
    with clock.at(dt.datetime(2021, 2, 20, 9)):
        assert waiting(client, cast.coach, "voorwaarden-gezinnen") == [(label, "maandag 1 maart")]


def test_budgetbeheerder_releases_what_is_not_needed_any_more(cast, agreed, client):
    look(agreed, cast.coach, "ends", note="de huurwoning is er")
    assert waiting(client, cast.coach, "voorwaarden-gezinnen") == []
    assert waiting(client, cast.keeper, "voorwaarden") == [(f"Casus {agreed.canvas.case.number}", "gestopt")]
    pages = [text_of(client.get(url)) for url in ("/", f"/casussen/{agreed.canvas.case.number}/geld/")]
    assert "Op 24 november 2020 is vastgelegd dat de betaling stopt." in pages[1]
    for page in pages:
        assert [word for word in SECRET if word in page] == []
    with clock.at(f.TUESDAY.replace(hour=16)):
        commitment = Mutation.objects.commitments().get()
        release(commitment, amount=Decimal(300), description="niet nodig", by=cast.keeper, key="r")
        assert waiting(client, cast.keeper, "voorwaarden") == []


# --- the pages -------------------------------------------------------------------------------------------------------
def typed(**changes):
    values = {"once": "t", "outcome": "continues", "reviewed_on": "2020-11-24", "next_on": "2021-03-01", "note": ""}
    return {**values, **changes}


def test_condition_is_looked_at_on_its_page(cast, agreed, client):
    client.force_login(cast.consultant)
    funding = reverse("canvas:funding", args=[agreed.canvas.case.number])
    assert "te bekijken" in text_of(client.get(funding))
    assert "zolang er geen huurwoning is." in text_of(client.get(page_of(agreed)))
    wrong = client.post(page_of(agreed), typed(next_on="2020-11-24", note="er is nog niets"))
    assert "Kies een latere dag om opnieuw te kijken." in text_of(wrong)
    assert "er is nog niets" in text_of(wrong)
    bsn = client.post(page_of(agreed), typed(note="zie 111222333"))
    assert bsn.status_code == 409
    assert "zie 111222333" in text_of(bsn)
    for _ in range(2):
        assert client.post(page_of(agreed), typed()).headers["Location"] == funding
    assert ConditionReview.objects.count() == 1
    page = text_of(client.get(funding))
    assert "Bekeken op 24 november 2020: de betaling loopt door." in page
    assert "maandag 1 maart 2021" in page
    money = reverse("budgets:case_money", args=[agreed.canvas.case.number])
    assert "opnieuw bekijken op 1 maart 2021" in text_of(client.get(money))
    client.post(page_of(agreed), typed(once="u", outcome="ends"))
    assert "gestopt" in text_of(client.get(funding))
    page = text_of(client.get(page_of(agreed)))
    assert "Geldt de voorwaarde nog?" not in page
    assert "Eerder bekeken" in page


def test_others_do_not_look(cast, canvas, client):
    line = canvas.funding_lines.get()
    assert client.get(page_of(line)).status_code == 302
    for who in (cast.stranger, cast.keeper):
        client.force_login(who)
        assert (client.get(page_of(line)).status_code, client.post(page_of(line)).status_code) == (404, 404)
    f.to_breakthrough(cast, canvas)
    client.force_login(cast.eye1)
    assert (client.get(page_of(line)).status_code, client.post(page_of(line), typed()).status_code) == (403, 403)
    client.force_login(cast.coach)
    assert "Een voorwaarde bekijk je opnieuw als het plan is vastgesteld." in text_of(client.get(page_of(line)))
    assert client.post(page_of(line), typed()).status_code == 409


def test_line_without_condition_has_no_such_page(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    client.force_login(cast.coach)
    assert client.get(page_of(canvas.funding_lines.get())).status_code == 404
