"""The register of outcomes: who sees which, what it shows, how it is searched, and the same in Excel. And the papers of
a tafel, as they come out of the database.
"""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from canvas import services as canvas_services
from canvas.enums import MeetingKind, Outcome
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.models import Mandate, User
from reports.tafels import agenda_of_tafel
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
COSTS = (20_000, 90_000, 63_000)
URL = "/besluiten/"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def three(cast):
    """An akkoord of last year, an akkoord that was withdrawn, and one to be completed; by their case numbers."""
    fund = f.make_fund(cast)
    with clock.at(dt.datetime(2019, 11, 26, 15)):
        other = f.make_fund(cast, slug="armoede", name="=Werkbudget")
    old = plans.agreed(cast, at=dt.datetime(2019, 11, 26, 15), fund=other, amount=1_250, costs=COSTS)
    withdrawn = plans.agreed(cast, fund=fund, costs=COSTS)
    f.flush_deferred()
    canvas_services.withdraw_decision(
        withdrawn.canvas.agenda_items.get(decision__isnull=False).decision,
        reason="het gezin verhuist",
        stop=False,
        by=cast.chair,
    )
    item = plans.at_breakthrough(cast, fund=fund, costs=COSTS)
    canvas_services.decide(item, Outcome.SUPPLEMENT, reason="vraag een tweede offerte", by=cast.chair)
    return [old.number, withdrawn.number, item.canvas.case.number]


def numbers_in(response):
    return [row.case_number for row in response.context["rows"]]


def asked(client, **query):
    return numbers_in(client.get(URL, query))


def test_register_shows_every_outcome_newest_first(client, cast, three):
    client.force_login(cast.keeper)
    answer = client.get(URL)
    old, withdrawn, supplement = three
    assert numbers_in(answer) == [supplement, withdrawn, old]
    first, second, third = answer.context["rows"]
    assert (first.outcome, first.committed, first.akkoord_by) == ("aanvullen en opnieuw inbrengen", [], [])
    assert (second.outcome, second.withdrawn_on) == ("akkoord", clock.today())
    assert second.akkoord_by == third.akkoord_by == ["C. Vancarla", "D. Vandirk"]
    assert [(name, int(amount)) for name, amount in third.committed] == [("=Werkbudget", 1_250)]
    page = answer.content.decode()
    for words in ("tweede offerte", "verhuist", "tijdelijke woonplek", "Tekst voor"):
        assert words not in page
    # The toelichting is linked only for who may open the item.
    assert [row.url for row in answer.context["rows"]] == ["", "", ""]
    client.force_login(cast.chair)
    answer = client.get(URL)
    assert "met toelichting" in answer.content.decode()
    assert [client.get(row.url).status_code for row in answer.context["rows"]] == [200, 200, 200]


def test_filters(client, cast, three):
    client.force_login(cast.chair)
    old, withdrawn, supplement = three
    assert asked(client, jaar="2019") == [old]
    assert asked(client, uitkomst="agreed") == [withdrawn, old]
    assert asked(client, fonds="armoede") == [old]
    assert asked(client, fonds="maatwerkbudget") == [withdrawn]
    assert asked(client, ingetrokken="ja") == [withdrawn]
    assert asked(client, ingetrokken="nee") == [supplement, old]
    assert asked(client, casus=f" {old} ", uitkomst="agreed") == [old]
    assert asked(client, route="spoed") == []
    assert asked(client, jaar="2018") == [supplement, withdrawn, old]
    assert "past bij wat je zoekt" in client.get(URL, {"casus": "2001-001"}).content.decode()
    assert set(client.get(URL, {"jaar": "2018"}).context["form"].errors) == {"jaar"}


def test_spoed_is_in_the_register_and_on_the_next_agenda(client, cast):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    item = canvas_services.request_urgent(
        canvas, reason="uitzetting", chair=cast.chair, eyes=[cast.eye1, cast.eye2], by=cast.coach
    )
    f.agree(cast, item)
    client.force_login(cast.chair)
    assert asked(client, route="spoed") == [canvas.case.number]
    assert asked(client, route="tafel") == []
    noted = agenda_of_tafel(f.make_meeting(cast)).urgent
    assert [(line.case_number, line.outcome) for line in noted] == [(canvas.case.number, "akkoord")]
    # Spoed itself has no agenda, and a besluitenlijst as soon as it is closed by its outcome.
    url = f"/tafels/{item.meeting_id}/"
    assert client.get(f"{url}agenda.pdf").status_code == 404
    assert "Besluitenlijst spoed" in text_of(client.get(f"{url}besluitenlijst.pdf"))


def test_maatwerkeindbaas_knows_what_she_was_there_for(client, cast, three):
    old, withdrawn, supplement = three
    client.force_login(cast.eye3)
    assert asked(client) == []
    client.force_login(cast.eye1)
    assert asked(client) == [supplement, withdrawn, old]
    Mandate.objects.filter(user=cast.eye1).update(ends_on=clock.today() - dt.timedelta(days=1))
    assert asked(client) == []
    Mandate.objects.filter(user=cast.coach).update(ends_on=clock.today() - dt.timedelta(days=1))
    client.force_login(cast.coach)
    assert asked(client) == [supplement, withdrawn, old]


@pytest.mark.parametrize("who", ["consultant", "manager", "adviser", "admin"])
def test_others_have_no_register(client, cast, who):
    client.force_login(getattr(cast, who))
    assert "voorzitter, maatwerkeindbaas en budgetbeheerder" in client.get(URL).content.decode()
    assert {client.get(url).status_code for url in (URL, f"{URL}excel/")} == {403}


def test_empty_register(client, cast):
    client.force_login(cast.chair)
    assert "Er zijn nog geen besluiten." in client.get(URL).content.decode()
    assert client.get(f"{URL}excel/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_stays_the_same(client, cast, django_assert_num_queries, rows):
    fund = f.make_fund(cast)
    for _ in range(rows):
        plans.agreed(cast, fund=fund, costs=COSTS)
    client.force_login(cast.chair)
    for url, queries in ((URL, 12), (f"{URL}excel/", 8)):
        with django_assert_num_queries(queries):
            client.get(url)


def test_excel_holds_days_and_numbers_and_runs_no_formula(client, cast, three):
    User.objects.filter(pk=cast.eye1.pk).update(initials="=1+1")
    client.force_login(cast.keeper)
    answer = client.get(f"{URL}excel/", {"uitkomst": "agreed"})
    assert answer["Content-Disposition"] == 'attachment; filename="besluiten-2020-11-24.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content))["Besluiten"]
    headings, newest, oldest = sheet.iter_rows()
    assert [cell.value for cell in headings][-2:] == ["=Werkbudget", "Maatwerkbudget"]
    assert sheet.freeze_panes == "C2"
    assert [cell.value for cell in oldest][:4] == [dt.datetime(2019, 11, 26), three[0], "doorbraaktafel", "akkoord"]
    assert (newest[4].value, newest[4].is_date) == (dt.datetime(2020, 11, 24), True)
    assert [cell.value for cell in oldest][-2:] == [1_250, None]
    assert oldest[8].value == "=1+1 Vancarla, D. Vandirk"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}
    event = Event.objects.general().get(action="decisions.exported")
    assert (event.actor_id, event.data) == (cast.keeper.pk, {"rows": 2})


def test_register_is_in_the_menu(client, cast):
    client.force_login(cast.keeper)
    assert 'href="/besluiten/"' in client.get("/").content.decode()
    client.force_login(cast.manager)
    assert 'href="/besluiten/"' not in client.get("/").content.decode()


# --- the papers of a tafel -------------------------------------------------------------------------------------------
def test_papers_are_linked_on_the_page_of_the_tafel(client, cast):
    meeting = f.make_meeting(cast, MeetingKind.BREAKTHROUGH)
    client.force_login(cast.chair)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert f"/tafels/{meeting.pk}/agenda.pdf" in page
    assert "besluitenlijst.pdf" not in page
    canvas_services.close_meeting(meeting, by=cast.chair)
    assert f"/tafels/{meeting.pk}/besluitenlijst.pdf" in client.get(meeting.get_absolute_url()).content.decode()
    client.force_login(cast.stranger)
    assert ".pdf" not in client.get(meeting.get_absolute_url()).content.decode()


def text_of(response):
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    return " ".join(text.replace("\xa0", " ").split())


def test_agenda_and_besluitenlijst_come_from_the_tafel(client, cast):
    fund = f.make_fund(cast)
    item = f.to_breakthrough(cast, f.make_canvas(cast, fund=fund))
    meeting, number = item.meeting, item.canvas.case.number
    other = f.make_canvas(cast, fund=fund)
    f.through_spar(cast, other, plans.own_meeting(cast, MeetingKind.SPAR))
    canvas_services.circulate(other, by=cast.coach)
    other.case.refresh_from_db()
    second = canvas_services.put_on_agenda(meeting, other, by=cast.chair)
    url = f"/tafels/{meeting.pk}/"
    client.force_login(cast.eye3)
    agenda = text_of(client.get(f"{url}agenda.pdf"))
    assert f"15.00–15.30 {number} A. Vananna 1 Maatwerkbudget € 4.300 30" in agenda
    assert f"15.30–16.00 {other.case.number}" in agenda
    assert "C. Vancarla SZMH, Jeugd" in agenda
    early = client.get(f"{url}besluitenlijst.pdf")
    assert (early.status_code, "zodra de tafel is gesloten" in early.content.decode()) == (409, True)
    canvas_services.recuse(second, cast.eye3, by=cast.eye3)
    f.agree(cast, item)
    canvas_services.decide(second, Outcome.SUPPLEMENT, reason="vraag een tweede offerte", by=cast.chair)
    canvas_services.close_meeting(meeting, by=cast.chair)
    listed = text_of(client.get(f"{url}besluitenlijst.pdf"))
    for words in (
        "Akkoord van C. Vancarla 24-11-2020, 15.00 uur D. Vandirk",
        "€ 4.300,00 uit het fonds Maatwerkbudget",
    ):
        assert words in listed
    assert "Deed niet mee K. Vankarel" in listed
    # Who took no part does not get to see what it was about.
    assert "tweede offerte" not in listed
    client.force_login(cast.chair)
    listed = text_of(client.get(f"{url}besluitenlijst.pdf"))
    assert "Aanvullen vraag een tweede offerte" in listed
    for words in ("Tekst voor", "tijdelijke woonplek", "offerte Huidig"):
        assert words not in agenda + listed
    said = Event.objects.general().filter(action__in=["agenda.downloaded", "decisions.downloaded"])
    assert sorted(said.values_list("action", "actor_id")) == [
        ("agenda.downloaded", cast.eye3.pk),
        ("decisions.downloaded", cast.eye3.pk),
        ("decisions.downloaded", cast.chair.pk),
    ]
