"""Mijn werk: per role what waits, and nothing of others."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import Mutation
from budgets.services import pay_commitment, pay_cost
from canvas import services as canvas_services
from canvas.enums import MeetingKind
from cases.services import signal_lesson
from maatwerk.lib import clock
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def work(client, user):
    """The page of this person."""
    client.force_login(user)
    response = client.get("/")
    assert response.status_code == 200
    return response


def parts(response):
    """{key: [labels]} of the parts with rows."""
    return {part.key: [row.label for row in part.rows] for part in response.context["parts"]}


@pytest.mark.parametrize("who", ["coach", "consultant", "chair", "keeper", "manager", "adviser", "admin", "stranger"])
def test_everyone_has_a_page_when_nothing_waits(client, cast, who):
    page = work(client, getattr(cast, who)).content.decode()
    assert "Mijn werk" in page
    if who in ("consultant", "stranger", "coach"):
        assert "Er wacht niets op je vandaag." in page


def test_anonymous_signs_in(client, db):
    assert client.get("/")["Location"] == "/aanmelden/?next=/"


def test_plan_waits_for_the_other_eyes_only(client, cast):
    item = plans.at_breakthrough(cast)
    number = f"Casus {item.canvas.case.number}"
    for who in (cast.eye1, cast.eye2):
        response = work(client, who)
        assert parts(response)["akkoord"] == [number]
        assert response.context["need"].url == item.get_absolute_url()
    for who in (cast.coach, cast.consultant, cast.eye3, cast.stranger):
        assert "akkoord" not in parts(work(client, who))
    item.refresh_from_db()
    canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye1)
    assert "akkoord" not in parts(work(client, cast.eye1))
    canvas_services.recuse(item, cast.eye2, by=cast.eye2)
    assert "akkoord" not in parts(work(client, cast.eye2))


def test_plan_does_not_wait_for_who_has_no_mandate(client, cast):
    plans.at_breakthrough(cast)
    Mandate.objects.filter(user=cast.eye1).update(ends_on=dt.date(2020, 11, 23))
    assert "akkoord" not in parts(work(client, cast.eye1))


def test_next_tafel_is_to_be_read(client, cast):
    canvas = plans.discussed(cast)
    canvas_services.circulate(canvas, by=cast.coach)
    meeting = canvas_services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH, on=dt.date(2020, 12, 1), starts_at=dt.time(15), ends_at=dt.time(17),
        place="zaal", attendees=[cast.eye1], by=cast.chair,
    )  # fmt: skip
    canvas.case.refresh_from_db()
    canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    found = work(client, cast.eye1)
    assert parts(found)["lezen"] == [f"Casus {canvas.case.number}"]
    row = next(part for part in found.context["parts"] if part.key == "lezen").rows[0]
    assert row.url == f"/casussen/{canvas.case.number}/canvas/versies/1/"
    assert "lezen" not in parts(work(client, cast.eye2))


def test_question_waits_for_its_owner(client, cast):
    canvas = f.make_canvas(cast)
    canvas_services.offer_for_spar(canvas, by=cast.coach)
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    canvas_services.ask_question(
        item, box="breakthrough", text="Wat zegt de corporatie?", owner=cast.consultant, by=cast.eye1
    )
    canvas_services.mark_discussed(item, by=cast.chair)
    assert parts(work(client, cast.consultant))["vragen"] == [f"Casus {canvas.case.number}"]
    assert "vragen" not in parts(work(client, cast.coach))
    assert parts(work(client, cast.chair))["wachten"] == [f"Casus {canvas.case.number}"]
    with clock.at(dt.datetime(2020, 12, 3, 9)):
        assert "was nodig dinsdag 1 december" in work(client, cast.consultant).content.decode()


@pytest.mark.parametrize(
    ("on", "shown"),
    [((2021, 5, 9), False), ((2021, 5, 10), True), ((2021, 5, 24), True), ((2021, 7, 5), True), ((2021, 7, 6), False)],
)
def test_meting_is_announced_and_missed(client, cast, on, shown):
    """Six months after the inzet of 24 November: from two weeks before until the window shuts."""
    case = plans.agreed(cast)
    plans.started(cast, case, on=f.TUESDAY.date())
    with clock.at(dt.date(*on)):
        found = parts(work(client, cast.consultant)).get("metingen", [])
        assert (found == [f"Casus {case.number}"]) is shown
        assert "metingen" not in parts(work(client, cast.stranger))


def test_families_stand_with_their_next_step(client, cast):
    case = f.make_case(cast)
    response = work(client, cast.coach)
    assert parts(response)["gezinnen"] == [f"Casus {case.number}"]
    assert "Voer het eerste gesprek met het gezin." in response.content.decode()
    assert "gezinnen" not in parts(work(client, cast.stranger))
    assert case.number not in work(client, cast.manager).content.decode()


def test_chair_sees_the_next_tafel_with_what_blocks(client, cast):
    canvas = plans.discussed(cast)
    canvas_services.circulate(canvas, by=cast.coach)
    canvas.case.refresh_from_db()
    label = f"Casus {canvas.case.number}"
    assert parts(work(client, cast.chair))["plannen"] == [label]
    meeting = canvas_services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH, on=dt.date(2020, 12, 1), starts_at=dt.time(15), ends_at=dt.time(17),
        place="zaal", attendees=[cast.coach, cast.eye1], by=cast.chair,
    )  # fmt: skip
    canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    response = work(client, cast.chair)
    assert "plannen" not in parts(response)
    (coming,) = [coming for coming in response.context["meetings"] if coming.meeting == meeting]
    assert [(row.label, row.text) for row in coming.rows] == [
        (label, "Nodig nog één maatwerkeindbaas uit van buiten deze casus.")
    ]
    canvas_services.change_attendees(meeting, attendees=[cast.coach, cast.eye1, cast.eye2], by=cast.chair)
    canvas_services.save_box(canvas, "self", "Nieuwe tekst", base_revision=1, by=cast.coach)
    assert "Er moet een nieuwe versie rond." in work(client, cast.chair).content.decode()


def test_budget_keeper_pays_and_reviews_without_a_word_of_the_plan(client, cast):
    fund = f.make_fund(cast)
    canvas = plans.discussed(cast, costs=(1, 2, 1))
    canvas_services.add_funding_line(
        canvas, source="fund", fund=fund, ground="too_slow", tried="aangevraagd", description="vaste lasten",
        amount=Decimal(500), frequency="month", until_condition="de beslagvrije voet niet klopt",
        review_on=dt.date(2020, 12, 15), by=cast.coach,
    )  # fmt: skip
    from tests.reports.plans import own_meeting

    canvas_services.circulate(canvas, by=cast.coach)
    canvas.case.refresh_from_db()
    item = canvas_services.put_on_agenda(own_meeting(cast, MeetingKind.BREAKTHROUGH), canvas, by=cast.chair)
    assert "voorwaarden" not in parts(work(client, cast.keeper))
    f.agree(cast, item)
    response = work(client, cast.keeper)
    label = f"Casus {canvas.case.number}"
    assert (parts(response)["verplichtingen"], parts(response)["voorwaarden"]) == ([label], [label])
    page = response.content.decode()
    assert "6.000,00" in page
    assert "Maatwerkbudget 2020" in page
    for word in ("beslagvrije", "vaste lasten"):
        assert word not in page
    commitment = Mutation.objects.commitments().get()
    pay_commitment(commitment, amount=Decimal(6_000), description="alles", by=cast.keeper, key="p")
    assert parts(work(client, cast.keeper)) == {}


def test_manager_sees_five_figures_and_the_way_to_a_report(client, cast):
    fund = f.make_fund(cast)
    pay_cost(fund.years.get(), cost_type="ipw", amount=Decimal(5), description="x", by=cast.keeper, key="x")
    plans.agreed(cast, at=dt.datetime(2020, 8, 4, 15), costs=(1, 40_000, 11_400))
    plans.agreed(cast, costs=(1, 40_000, 11_400))
    response = work(client, cast.manager)
    figures = {row["label"]: (row["value"], row["note"]) for row in response.context["programme_figures"]}
    assert len(figures) == 5
    assert figures["Maatwerkplannen"] == ("2", "drie maanden geleden 1")
    assert figures["Gemiddeld rendement"][0] == "€\xa028.500"
    assert "/rapporten/nieuw/" in response.content.decode()


def test_adviser_brings_leerpunten_further(client, cast):
    signal_lesson(
        theme=cast.theme, level="policy", title="Doorstroom stokt", hindrance="x", owner=cast.coach, by=cast.adviser
    )
    assert parts(work(client, cast.adviser))["leerpunten"] == ["Doorstroom stokt"]


def test_administrator_sees_mandates_that_end(client, cast):
    Mandate.objects.filter(user=cast.eye1).update(ends_on=dt.date(2020, 12, 31))
    Mandate.objects.filter(user=cast.eye2).update(ends_on=dt.date(2020, 11, 1))
    assert parts(work(client, cast.admin))["mandaten"] == ["C. Vancarla", "D. Vandirk"]


QUERIES = {"coach": 22, "eye1": 10, "consultant": 20, "chair": 14, "keeper": 13, "manager": 20}


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_questions_for_one_and_three(client, cast, django_assert_num_queries, count):
    fund = f.make_fund(cast)
    for _ in range(count):
        f.make_case(cast)
        plans.discussed(cast)
        plans.at_breakthrough(cast, fund=fund, costs=(1, 2, 1))
        case = plans.agreed(cast, fund=fund, amount=10, costs=(1, 2, 1))
        plans.executed(cast, case, on=f.TUESDAY.date())
        plans.agreed(cast)
    for who, queries in QUERIES.items():
        client.force_login(getattr(cast, who))
        with django_assert_num_queries(queries, info=who):
            assert client.get("/").status_code == 200
