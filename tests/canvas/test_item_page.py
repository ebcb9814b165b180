"""The page of one agenda item: who sees it and what of it, the questions of the spar-tafel, recusal and outcome."""

import datetime as dt

import pytest
from django.urls import reverse

from budgets.services import pay_cost
from canvas import services
from canvas.access import readers_of
from canvas.enums import MeetingKind, Outcome
from canvas.models import Decision, Question, Recusal
from cases.services import stop_case
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.tafel_setup import edit, give, on_the_table

pytestmark = pytest.mark.django_db
TEXT = "Tekst voor"


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


@pytest.fixture
def spar(tuesday):
    """A case at an open spar-tafel with the coach, the consulent and two others."""
    cast = f.make_cast()
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    meeting = f.make_meeting(
        cast, MeetingKind.SPAR, attendees=[cast.coach, cast.consultant, cast.eye1, cast.eye2, cast.stranger]
    )
    item = services.put_on_agenda(meeting, canvas, by=cast.chair)
    table = type("Table", (), {})()
    table.cast, table.canvas, table.case, table.meeting, table.item = cast, canvas, item.canvas.case, meeting, item
    return table


def address(name, table, *more):
    return reverse(f"canvas:{name}", args=[table.meeting.pk, table.item.pk, *more])


def look(client, table, user, **query):
    client.force_login(user)
    return client.get(table.item.get_absolute_url(), query)


def euro(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


# --- who sees it -----------------------------------------------------------------------------------------------------
SEES = {
    "coach": True,
    "consultant": True,
    "eye1": True,
    "chair": True,
    "stranger": False,
    "keeper": False,
    "manager": False,
    "adviser": False,
    "admin": False,
}


@pytest.mark.parametrize("name", ["item", "item_live", "akkoord", "recuse", "question", "discussed"])
def test_who_has_nothing_to_do_with_it_finds_nothing(client, table, name):
    for who, sees in SEES.items():
        client.force_login(getattr(table.cast, who))
        found = client.get(address("item", table)).status_code
        assert found == (200 if sees else 404), who
        if not sees:
            assert client.post(address(name, table)).status_code in (404, 405)
            assert client.get(address("decide", table, "agreed")).status_code == 404
    assert Recusal.objects.count() == 0


def test_another_voorzitter_and_an_uninvited_maatwerkeindbaas_find_nothing(client, table):
    for person in (f.make_user("vera", Role.CHAIR), f.make_user("nora", Role.COACH)):
        assert look(client, table, person).status_code == 404


def test_item_of_another_tafel_is_not_found(client, table):
    client.force_login(table.cast.chair)
    assert client.get(reverse("canvas:item", args=[table.meeting.pk + 1, table.item.pk])).status_code == 404


@pytest.mark.parametrize(("who", "reads"), [("coach", True), ("consultant", True), ("eye1", True), ("chair", False)])
def test_amounts_for_all_and_the_canvas_only_for_who_may_read_it(client, table, who, reads):
    page = look(client, table, getattr(table.cast, who))
    assert "€ 4.300,00" in euro(page)
    assert "€ 300.000,00" in euro(page)
    assert (TEXT in page.text) is reads
    link = reverse("canvas:version", args=[table.case.number, 1])
    assert (link in page.text) is reads
    assert client.get(link).status_code == (200 if reads else 404)


def test_invited_consulent_of_another_case_sees_amounts_and_no_canvas(client):
    table = on_the_table(attendees=lambda cast: [cast.coach, cast.eye1, cast.eye2, cast.stranger])
    page = look(client, table, table.cast.stranger)
    assert "€ 4.300,00" in euro(page)
    assert reverse("canvas:version", args=[table.case.number, 1]) not in page.text
    assert "Je kunt hier geen akkoord geven: je hebt geen lopend mandaat." in page.text


def test_reading_ends_with_the_tafel(client, table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    page = look(client, table, table.cast.eye1)
    assert page.status_code == 200
    assert reverse("canvas:version", args=[table.case.number, 1]) not in page.text


def test_who_takes_no_part_sees_nothing_of_it(client, table):
    cast = table.cast
    services.recuse(table.item, cast.eye1, by=cast.eye1)
    page = look(client, table, cast.eye1)
    assert "Je doet bij dit agendapunt niet mee" in page.text
    assert "4.300" not in page.text
    assert cast.eye2.display_name not in page.text
    part = client.get(address("item_live", table))
    assert "4.300" not in part.text
    assert cast.eye2.display_name not in part.text
    assert client.get(reverse("canvas:version", args=[table.case.number, 1])).status_code == 404
    (row,) = client.get(table.meeting.get_absolute_url()).context["rows"]
    assert row.recused


# --- what it says ----------------------------------------------------------------------------------------------------
def _nobody(table):
    return "Nog twee akkoorden nodig.", "Wacht op akkoord van C. Vancarla of D. Vandirk of K. Vankarel."


def _one(table):
    give(table, table.cast.eye1)
    return "Nog één akkoord nodig.", "Wacht op akkoord van D. Vandirk of K. Vankarel."


def _two(table):
    give(table, table.cast.eye1, table.cast.eye2)
    return "De akkoorden zijn er. Leg de uitkomst vast.", ""


def _edited(table):
    edit(table)
    return (
        "De tekst of een bedrag is gewijzigd na versie 1. Stuur eerst de nieuwe versie rond; "
        "daarna kan er weer akkoord worden gegeven.",
        "Wacht op A. Vananna (maatwerkeindbaas) of B. Vanbram (consulent).",
    )


def _all_left(table):
    for attendee in table.meeting.attendees.all():
        services.mark_left(table.meeting, attendee.user, by=table.cast.chair)
    return (
        "Nog twee akkoorden nodig.",
        "Wacht op akkoord van een maatwerkeindbaas die niet betrokken is en aan tafel zit.",
    )


def _stopped(table):
    stop_case(table.case, "withdrawn", reason="Het gezin verhuist.", by=table.cast.coach)
    return "Deze casus is ingetrokken en ligt niet meer aan de doorbraaktafel.", ""


def _closed(table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    return "Deze tafel is gesloten.", ""


def _agreed(table):
    give(table, table.cast.eye1, table.cast.eye2)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    return "Akkoord, vastgelegd op dinsdag 24 november.", ""


@pytest.mark.parametrize("moment", [_nobody, _one, _two, _edited, _all_left, _stopped, _closed, _agreed])
def test_page_says_whom_the_plan_waits_for(client, table, moment):
    lead, waiting = moment(table)
    need = look(client, table, table.cast.chair).context["page"].need
    assert (need["lead"], need.get("waiting", "")) == (lead, waiting)


def test_votes_in_words(client, table):
    cast = table.cast
    give(table, cast.eye1)
    services.mark_left(table.meeting, cast.eye3, by=cast.eye3)
    votes = look(client, table, cast.chair).context["page"].votes()
    assert [(vote.user, vote.kind, vote.text, vote.badge) for vote in votes] == [
        (cast.eye1, "yes", "akkoord om 15.00 uur op versie 1", "telt mee"),
        (cast.eye2, "open", "nog geen akkoord", "mag akkoord geven"),
        (cast.coach, "out", "begeleidt deze casus", "telt niet mee"),
        (cast.consultant, "out", "is de consulent van deze casus", "telt niet mee"),
        (cast.eye3, "out", "is weggegaan", "telt niet mee"),
    ]


def test_fund_without_room_closes_the_button_before_anyone_presses_it(client):
    table = on_the_table(amount=4_300, budget=4_000)
    give(table, table.cast.eye1, table.cast.eye2)
    page = look(client, table, table.cast.chair)
    assert "te weinig" in page.text
    assert euro(page).count("Maatwerkbudget 2020 heeft nog € 4.000,00 beschikbaar; dit plan vraagt € 4.300,00.") == 1
    assert address("decide", table, "agreed") not in page.text


def test_big_screen_shows_nothing_personal(client, table):
    page = look(client, table, table.cast.eye1, groot="")
    assert "mw-stage" in page.text
    assert "Akkoord geven" not in page.text


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_people(client, django_assert_num_queries, number):
    table = on_the_table(attendees=lambda cast: [cast.eye1, cast.eye2, cast.eye3][:number])
    give(table, *[table.cast.eye1, table.cast.eye2, table.cast.eye3][:number])
    client.force_login(table.cast.eye1)
    with django_assert_num_queries(31):
        client.get(table.item.get_absolute_url())


# --- the part that keeps itself up to date: what is asked is in test_tafel_live.py ----------------------------------
def live(client, table, stand="", **query):
    return client.get(address("item_live", table), query, headers={"If-None-Match": stand})


def test_no_news_is_no_answer_and_news_is_the_part(client, table):
    stand = look(client, table, table.cast.eye2).context["stand"]
    assert live(client, table, stand).status_code == 304
    give(table, table.cast.eye1)
    part = live(client, table, stand)
    assert part.status_code == 200
    assert "<html" not in part.text
    assert TEXT not in part.text
    assert "<b>1</b> van 2 akkoorden" in part.text
    assert live(client, table, part["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        lambda table: give(table, table.cast.eye1),
        lambda table: services.mark_left(table.meeting, table.cast.eye3, by=table.cast.eye3),
        lambda table: services.recuse(table.item, table.cast.eye3, by=table.cast.eye3),
        edit,
        _agreed,
        _closed,
        _stopped,
        lambda table: pay_cost(
            table.fund.years.get(), cost_type="tool", amount=1, description="app", by=table.cast.keeper, key="tool"
        ),
    ],
    ids=["akkoord", "left", "recused", "edit", "outcome", "closed", "stopped", "money"],
)
def test_what_is_news(client, table, change):
    stand = look(client, table, table.cast.chair).context["stand"]
    change(table)
    assert live(client, table, stand).status_code == 200


def test_closed_tafel_asks_no_more(client, table):
    assert address("item_live", table) in look(client, table, table.cast.chair).text
    _closed(table)
    assert address("item_live", table) not in look(client, table, table.cast.chair).text


def test_button_stays_bound_to_the_version_that_was_opened(client, table):
    """A new version that comes in while someone reads is not slipped under her thumb."""
    page = look(client, table, table.cast.eye1)
    shown = page.context["shown_version"]
    edit(table)
    new = services.circulate(table.canvas, by=table.cast.coach)
    part = live(client, table, page.context["stand"], versie=shown)
    assert new.hash not in part.text
    assert "Er is intussen versie 2 rondgestuurd. Lees die eerst; daarna kun je akkoord geven." in part.text
    assert "Bij nader inzien" not in part.text
    assert f'data-versie="{shown}"' in part.text
    page = look(client, table, table.cast.eye1)
    assert new.hash in page.text
    assert "Anders dan versie 1" in page.text


# --- spar-tafel ------------------------------------------------------------------------------------------------------
def ask(client, table, **fields):
    known = {"text": "Wie betaalt?", "box": "treatment", "owner": table.case.consultant_id, "once": "a"}
    return client.post(address("question", table), {**known, **fields})


@pytest.mark.parametrize("who", ["coach", "consultant", "eye1", "stranger", "chair"])
def test_who_sits_there_asks(client, spar, who):
    client.force_login(getattr(spar.cast, who))
    assert ask(client, spar)["Location"] == f"{spar.item.get_absolute_url()}#nieuwe-vraag"
    question = Question.objects.get()
    assert (question.asked_by, question.owner, question.due_on) == (
        getattr(spar.cast, who),
        spar.cast.consultant,
        dt.date(2020, 12, 1),
    )
    assert "Wie betaalt?" in client.get(spar.item.get_absolute_url()).text


def test_one_form_is_one_question(client, spar):
    client.force_login(spar.cast.eye1)
    ask(client, spar)
    ask(client, spar)
    assert Question.objects.count() == 1


def test_refused_question_keeps_what_was_typed(client, spar):
    client.force_login(spar.cast.eye1)
    page = ask(client, spar, text="Klopt nummer 111222333?", box="costs")
    assert page.status_code == 409
    assert "lijkt een burgerservicenummer" in page.text
    assert "Klopt nummer 111222333?" in page.text
    assert Question.objects.count() == 0
    assert Event.objects.filter(action="question.ask", result="refused").count() == 1


def test_question_is_found_out_by_someone_of_the_case(client, spar):
    client.force_login(spar.cast.eye1)
    page = ask(client, spar, owner=spar.cast.eye2.pk)
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"owner"}


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (lambda spar: services.recuse(spar.item, spar.cast.eye1, by=spar.cast.eye1), "Je doet bij dit agendapunt"),
        (
            lambda spar: services.close_meeting(spar.meeting, by=spar.cast.chair),
            "Deze tafel is gesloten. Neem de vraag mee naar de maatwerkeindbaas of consulent van de casus.",
        ),
    ],
    ids=["recused", "closed"],
)
def test_who_no_longer_takes_part_does_not_ask(client, spar, moment, sentence):
    moment(spar)
    client.force_login(spar.cast.eye1)
    page = ask(client, spar)
    assert page.status_code in (403, 409)
    assert sentence in page.text
    assert Question.objects.count() == 0


def test_questions_are_for_the_room_and_afterwards_for_the_case(client, spar):
    cast = spar.cast
    question = services.ask_question(spar.item, box="self", text="Wie helpt mee?", owner=cast.coach, by=cast.eye1)
    services.answer_question(question, answer="Een tante, twee dagen per week.", by=cast.coach)
    shown = {who: look(client, spar, getattr(cast, who)).text for who in ("coach", "eye1", "stranger", "chair")}
    assert ["Wie helpt mee?" in text for text in shown.values()] == [True, True, True, True]
    assert ["Een tante" in text for text in shown.values()] == [True, True, False, False]
    services.close_meeting(spar.meeting, by=cast.chair)
    shown = {who: look(client, spar, getattr(cast, who)).text for who in ("coach", "eye1", "stranger", "chair")}
    assert ["Wie helpt mee?" in text for text in shown.values()] == [True, False, False, False]


def test_voorzitter_rounds_the_case_off(client, spar):
    client.force_login(spar.cast.chair)
    assert client.post(address("discussed", spar))["Location"] == spar.meeting.get_absolute_url()
    spar.item.refresh_from_db()
    assert spar.item.discussed_at is not None


def test_another_does_not_round_it_off(client, spar):
    client.force_login(spar.cast.coach)
    page = client.post(address("discussed", spar))
    assert page.status_code == 403
    assert "Dit doet de voorzitter van deze tafel." in page.text


def test_doorbraaktafel_is_rounded_off_with_an_outcome(client, table):
    client.force_login(table.cast.chair)
    page = client.post(address("discussed", table))
    assert page.status_code == 409
    assert "Aan de doorbraaktafel leg je de uitkomst vast." in page.text


@pytest.mark.parametrize(("who", "reads"), [("coach", True), ("eye1", True), ("stranger", False), ("chair", False)])
def test_concept_is_for_who_may_read_it(client, spar, who, reads):
    page = look(client, spar, getattr(spar.cast, who))
    assert (reverse("canvas:detail", args=[spar.case.number]) in page.text) is reads
    assert (TEXT in page.text) is reads


# --- taking no part --------------------------------------------------------------------------------------------------
def test_someone_says_on_a_page_of_its_own_that_she_takes_no_part(client, table):
    client.force_login(table.cast.eye1)
    assert "Dit kan niet terug." in client.get(address("recuse", table)).text
    client.post(address("recuse", table), {"wie": table.cast.eye1.pk})
    assert Recusal.objects.get().user == table.cast.eye1


def test_voorzitter_says_it_of_a_colleague_and_a_colleague_does_not(client, table):
    cast = table.cast
    client.force_login(cast.eye2)
    assert client.get(address("recuse", table), {"wie": cast.eye1.pk}).status_code == 403
    page = client.post(address("recuse", table), {"wie": cast.eye1.pk})
    assert page.status_code == 403
    assert "Dit doet de voorzitter van deze tafel." in page.text
    client.force_login(cast.chair)
    client.post(address("recuse", table), {"wie": cast.eye1.pk})
    assert Recusal.objects.get().recorded_by == cast.chair


# --- the outcome -----------------------------------------------------------------------------------------------------
def record(client, table, outcome, **fields):
    table.item.refresh_from_db()
    return client.post(address("decide", table, outcome), {"version": table.item.version_id, **fields})


def test_akkoord_is_confirmed_with_who_and_how_much(client, table):
    cast = table.cast
    give(table, cast.eye1, cast.eye2)
    client.force_login(cast.chair)
    page = client.get(address("decide", table, "agreed"))
    assert "C. Vancarla" in page.text
    assert "€ 4.300,00" in euro(page)
    assert record(client, table, "agreed")["Location"] == table.item.get_absolute_url()
    assert Decision.objects.get().outcome == Outcome.AGREED
    page = client.get(table.item.get_absolute_url())
    assert "Verplicht in Maatwerkbudget" in page.text
    assert "€ 295.700,00" in euro(page)


@pytest.mark.parametrize("outcome", ["supplement", "regular", "not_agreed", "withdrawn"])
def test_other_outcomes_ask_for_a_reason(client, table, outcome):
    client.force_login(table.cast.chair)
    page = record(client, table, outcome, reason=" ")
    assert page.status_code == 200
    assert "Schrijf in een zin waarom, of wat er moet worden aangevuld." in page.text
    record(client, table, outcome, reason="Zo is het besproken.")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.reason) == (outcome, "Zo is het besproken.")


def test_closed_outcome_is_refused_on_the_page_and_in_the_log(client, table):
    give(table, table.cast.eye1)
    client.force_login(table.cast.chair)
    assert client.get(address("decide", table, "agreed")).status_code == 409
    page = record(client, table, "agreed")
    assert page.status_code == 409
    assert "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is." in page.text
    assert Decision.objects.count() == 0
    assert Event.objects.filter(action="decision.record", result="refused", chain=table.case.number).count() == 1


def test_refused_reason_stays_typed(client, table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    client.force_login(table.cast.chair)
    page = record(client, table, "supplement", reason="Wie betaalt na zes maanden?")
    assert page.status_code == 409
    assert "Deze tafel is gesloten." in page.text
    assert "Wie betaalt na zes maanden?" in page.text


def test_only_its_voorzitter_records(client, table):
    give(table, table.cast.eye1, table.cast.eye2)
    for who in ("coach", "consultant", "eye1"):
        client.force_login(getattr(table.cast, who))
        for outcome in Outcome:
            assert client.get(address("decide", table, outcome)).status_code == 403
            assert record(client, table, outcome, reason="x").status_code == 403
    assert Decision.objects.count() == 0


def test_confirmed_is_what_stood_on_the_page(client, table):
    """Between opening and confirming a new version came with two akkoorden of its own: look again first."""
    cast = table.cast
    give(table, cast.eye1, cast.eye2)
    old = table.item.version.pk
    edit(table)
    services.circulate(table.canvas, by=cast.coach)
    give(table, cast.eye1, cast.eye2)
    client.force_login(cast.chair)
    page = client.post(address("decide", table, "agreed"), {"version": old})
    assert page.status_code == 409
    assert "Er is intussen een nieuwe versie rondgestuurd." in page.text
    assert Decision.objects.count() == 0


def test_unknown_outcome_is_not_found(client, table):
    client.force_login(table.cast.chair)
    assert client.get(address("decide", table, "misschien")).status_code == 404


@pytest.mark.parametrize("name", ["akkoord", "question", "discussed"])
def test_address_for_posting_leads_back_to_the_page(client, table, name):
    client.force_login(table.cast.chair)
    assert client.get(address(name, table))["Location"] == table.item.get_absolute_url()


def test_recusal_at_one_tafel_ends_the_reading_at_the_other(client, table):
    """The spar-tafel of the same afternoon, still open, is no way round it."""
    cast = table.cast
    spar = services.plan_meeting(
        kind=MeetingKind.SPAR,
        on=clock.today(),
        starts_at=dt.time(9),
        ends_at=dt.time(10),
        place="Inspiratieruimte",
        attendees=[cast.eye1],
        by=cast.chair,
    )
    spar.items.create(canvas=table.canvas, position=1, minutes=10)
    services.recuse(table.item, cast.eye1, by=cast.eye1)
    client.force_login(cast.eye1)
    assert client.get(reverse("canvas:detail", args=[table.case.number])).status_code == 404
    assert cast.eye1 not in readers_of(table.case)
