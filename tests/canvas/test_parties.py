"""Betrokken partijen: their number and cost, and that cost as a line of Huidig, once per party."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from canvas import services
from canvas.models import CanvasEdit, CostLine, Party
from canvas.parties import party_sum, with_current_lines
from canvas.sheet import sheet_of
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f
from tests.canvas.below_orm import insert, verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast, costs=False)


def add(canvas, cast, organisation="thuisbegeleiding", cost=3_900, payer="gemeente (Wmo)", **fields):
    values = {"does": "komt elke week", "yearly_cost": None if cost is None else Decimal(cost), "payer": payer}
    return services.add_party(canvas, organisation=organisation, **{**values, **fields}, by=cast.consultant)


def in_current(canvas):
    return [(line.description, line.amount, line.payer) for line in CostLine.objects.current().filter(canvas=canvas)]


def url(name, canvas, *args):
    return reverse(f"canvas:{name}", args=[canvas.case.number, *args])


def text_of(response):
    return response.content.decode()


# --- how many, at what cost ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rows", "short", "not_known"),
    [
        ([("school", None)], "1 organisatie", "van 1 is het bedrag niet bekend"),
        ([("school", Decimal(0)), ("wijkteam", Decimal("84300.40"))], "2 organisaties, €\u00a084.300 per jaar", ""),
        (
            [("School", Decimal(10)), ("school ", None)],
            "1 organisatie, €\u00a010 per jaar",
            "van 1 is het bedrag niet bekend",
        ),
    ],
)
def test_number_and_cost_are_counted(rows, short, not_known):
    assert (party_sum(rows).short, party_sum(rows).not_known) == (short, not_known)


def test_no_parties_is_no_sum():
    assert party_sum([]) is None


# --- the rules -------------------------------------------------------------------------------------------------------
def test_a_party_is_content_of_the_canvas(cast, canvas):
    before = canvas.revision
    party = add(canvas, cast)
    services.change_party(party, by=cast.coach, does="komt tweemaal per week")
    services.remove_party(party, by=cast.coach)
    edits = CanvasEdit.objects.filter(canvas=canvas, revision__gt=before)
    assert [(edit.part, edit.editor) for edit in edits] == [
        ("parties", cast.consultant),
        ("parties", cast.coach),
        ("parties", cast.coach),
    ]


def test_cost_comes_into_huidig_once(cast, canvas):
    party = add(canvas, cast)
    assert services.put_in_current(party, by=cast.coach) == services.put_in_current(party, by=cast.coach)
    assert in_current(canvas) == [("thuisbegeleiding", Decimal(3_900), "gemeente (Wmo)")]
    line = CostLine.objects.get()
    assert (line.scenario, line.frequency, line.basis, line.total) == (
        "current", "year", "opgave betrokken partij", Decimal(3_900),
    )  # fmt: skip


def test_line_differs_until_it_is_brought_up_to_date(cast, canvas):
    party = add(canvas, cast)
    line = services.put_in_current(party, by=cast.coach)
    services.change_party(party, by=cast.coach, yearly_cost=Decimal(5_000))
    (row,) = with_current_lines(canvas)
    assert (row.differs, row.can_be_updated, row.line.amount) == (True, True, Decimal(3_900))
    assert services.put_in_current(party, by=cast.coach).pk == line.pk
    assert in_current(canvas) == [("thuisbegeleiding", Decimal(5_000), "gemeente (Wmo)")]
    services.change_line(line, by=cast.coach, months=Decimal(6))
    assert with_current_lines(canvas)[0].differs
    services.put_in_current(party, by=cast.coach)
    assert not with_current_lines(canvas)[0].differs


def test_all_known_costs_come_into_huidig_and_a_second_time_nothing_changes(cast, canvas):
    add(canvas, cast)
    changed = add(canvas, cast, "school", 1_000, "school")
    services.put_in_current(changed, by=cast.coach)
    services.change_party(changed, by=cast.coach, yearly_cost=Decimal(2_000))
    for organisation, cost, payer in (("huisarts", None, ""), ("vrijwilliger", 0, ""), ("jeugdhulp", 7_800, "")):
        add(canvas, cast, organisation, cost, payer)
    assert [party.organisation for party in services.put_all_in_current(canvas, by=cast.coach)] == ["thuisbegeleiding"]
    canvas.refresh_from_db()
    before = canvas.revision
    assert services.put_all_in_current(canvas, by=cast.coach) == []
    canvas.refresh_from_db()
    assert canvas.revision == before
    assert in_current(canvas) == [
        ("school", Decimal(1_000), "school"),
        ("thuisbegeleiding", Decimal(3_900), "gemeente (Wmo)"),
    ]


@pytest.mark.parametrize(("cost", "payer"), [(None, "school"), (0, "school"), (100, "")])
def test_what_can_not_be_counted_is_refused(cast, canvas, cost, payer):
    with pytest.raises(RuleBroken):
        services.put_in_current(add(canvas, cast, cost=cost, payer=payer), by=cast.coach)
    assert in_current(canvas) == []


def test_party_takes_its_line_along(cast, canvas):
    party = add(canvas, cast)
    services.put_in_current(party, by=cast.coach)
    services.remove_party(party, by=cast.coach)
    services.remove_party(party, by=cast.coach)
    assert in_current(canvas) == []
    with pytest.raises(services.StaleParty):
        services.put_in_current(party, by=cast.coach)


def test_line_that_was_taken_out_can_be_put_again(cast, canvas):
    party = add(canvas, cast)
    services.remove_line(services.put_in_current(party, by=cast.coach), by=cast.coach)
    assert with_current_lines(canvas)[0].can_be_put
    services.put_in_current(party, by=cast.coach)
    assert len(in_current(canvas)) == 1


def test_newer_party_is_never_overwritten_unseen(cast, canvas):
    party = add(canvas, cast)
    with clock.at(f.TUESDAY.replace(hour=16)):
        services.change_party(party, by=cast.coach, does="komt niet meer")
    with pytest.raises(services.StaleParty) as refusal:
        services.change_party(party, by=cast.consultant, seen_at=party.edited_at, does="komt wel")
    assert refusal.value.party.does == "komt niet meer"


def test_only_members_write_and_only_before_akkoord(cast, canvas):
    party = add(canvas, cast)
    for act in (
        lambda by: services.add_party(canvas, organisation="x", does="y", by=by),
        lambda by: services.change_party(party, does="z", by=by),
        lambda by: services.put_in_current(party, by=by),
        lambda by: services.put_all_in_current(canvas, by=by),
        lambda by: services.remove_party(party, by=by),
    ):
        with pytest.raises(NotAllowed):
            act(cast.stranger)


# --- what the database holds -----------------------------------------------------------------------------------------
def line_of(party, canvas, **other):
    values = {
        "canvas_id": canvas.pk, "scenario": "current", "description": "x", "payer": "x", "basis": "", "source": "",
        "amount": 1, "frequency": "year", "removed": False, "is_residence": False, "rate_unit": "",
        "edited_by_id": canvas.started_by_id, "edited_at": clock.now(), "party_id": party.pk,
    }  # fmt: skip
    return insert("canvas_costline", **{**values, **other})


def test_database_holds_the_line_of_a_party(cast, canvas):
    party = add(canvas, cast)
    other = f.make_canvas(cast, costs=False)
    gone = add(canvas, cast, "weg")
    services.remove_party(gone, by=cast.coach)
    assert verdict(line_of(party, canvas)) == ""
    assert verdict(line_of(party, canvas), line_of(party, canvas)) == "canvas_costline_party_once"
    assert verdict(line_of(party, canvas, scenario="custom")) == "canvas_costline_party_current"
    assert verdict(line_of(party, other)) == "canvas_costline_party_own"
    assert verdict(line_of(gone, canvas)) == "canvas_costline_party_own"
    remove = ("UPDATE canvas_party SET removed = true WHERE id = %s", [party.pk])
    assert verdict(line_of(party, canvas), remove) == "canvas_party_takes_its_cost"
    assert verdict(("UPDATE canvas_party SET yearly_cost = -1 WHERE id = %s", [party.pk])) == "canvas_party_cost"


def test_line_of_a_party_stays_at_huidig_with_a_sentence(cast, canvas):
    line = services.put_in_current(add(canvas, cast), by=cast.coach)
    with pytest.raises(RuleBroken, match="horen bij Huidig"):
        services.change_line(line, by=cast.coach, scenario="threatened")


# --- the page --------------------------------------------------------------------------------------------------------
def typed(**changes):
    return {
        "once": "token-1", "seen_at": "", "organisation": "woningcorporatie", "does": "verhuurt de woning",
        "since": "2018-05-01", "yearly_cost": "1.250,50", "payer": "woningcorporatie", "scheme": "", **changes,
    }  # fmt: skip


def test_party_is_added_once_and_shown_large(cast, canvas, client):
    client.force_login(cast.consultant)
    for _ in range(2):
        assert client.post(url("parties", canvas), typed()).status_code == 302
    party = Party.objects.get()
    assert (party.organisation, party.since, party.yearly_cost) == (
        "woningcorporatie", dt.date(2018, 5, 1), Decimal("1250.50"),
    )  # fmt: skip
    add(canvas, cast, "huisarts", None, "")
    page = text_of(client.get(url("parties", canvas)))
    for expected in ("2 organisaties", "€\u00a01.251 per jaar", "van 1 is het bedrag niet bekend", "01-05-2018"):
        assert expected in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": ""}, "Schrijf op welke organisatie het is."),
        ({"does": ""}, "Schrijf op wat deze organisatie in het gezin doet."),
        ({"payer": ""}, "Vul in wie dit betaalt"),
        ({"since": "2020-11-25"}, "Vul een dag in tot en met vandaag."),
        ({"since": "0002-11-25"}, "Vul een dag in vanaf 1950."),
        ({"yearly_cost": "-1"}, "Het bedrag mag niet lager zijn dan"),
        ({"yearly_cost": "99999999999"}, "Het bedrag mag niet hoger zijn dan"),
    ],
)
def test_wrong_input_keeps_what_was_typed(cast, canvas, client, changes, sentence):
    client.force_login(cast.consultant)
    data = typed(**changes)
    response = client.post(url("parties", canvas), data)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert f'value="{data["does"]}"' in text_of(response) or not data["does"]
    assert not Party.objects.exists()


@pytest.mark.parametrize("field", ["organisation", "does", "payer"])
def test_bsn_is_refused_and_kept(cast, canvas, client, field):
    client.force_login(cast.consultant)
    response = client.post(url("parties", canvas), typed(**{field: "zie 111222333"}))
    assert response.status_code == 409
    assert "zie 111222333" in text_of(response)
    assert not Party.objects.exists()


def test_costs_are_put_updated_and_taken_out_on_the_page(cast, canvas, client):
    client.force_login(cast.coach)
    party = add(canvas, cast)
    add(canvas, cast, "school", 500, "school")
    page = text_of(client.get(url("parties", canvas)))
    assert page.count("Zet in Huidig<") == 2
    client.post(url("party_in_current", canvas, party.pk))
    assert "thuisbegeleiding telt in Huidig voor" in text_of(client.get(url("parties", canvas)))
    services.change_party(party, by=cast.coach, yearly_cost=Decimal(4_000))
    page = text_of(client.get(url("parties", canvas)))
    assert "wijkt af" in page
    assert "Werk Huidig bij<" in page
    assert "Zet alle bekende kosten in Huidig" in page
    client.post(url("all_parties_in_current", canvas))
    client.post(url("party_in_current", canvas, party.pk))
    assert sorted(amount for _, amount, _ in in_current(canvas)) == [500, 4_000]
    page = text_of(client.post(url("all_parties_in_current", canvas), follow=True))
    assert "Alle bekende kosten stonden al bij Huidig." in page
    assert "Zet alle bekende kosten" not in page
    client.post(url("party", canvas, party.pk), {"do": "remove"})
    assert [name for name, *_ in in_current(canvas)] == ["school"]


def test_costs_that_may_stand_in_huidig_already_are_told(cast, client):
    canvas = f.make_canvas(cast)
    add(canvas, cast)
    client.force_login(cast.coach)
    assert "In Huidig staat al 1 regel die met de hand is ingevuld." in text_of(client.get(url("parties", canvas)))


def test_newer_party_is_shown_beside_what_was_typed(cast, canvas, client):
    party = add(canvas, cast)
    client.force_login(cast.consultant)
    seen_at = client.get(url("party", canvas, party.pk)).context["form"]["seen_at"].value()
    with clock.at(f.TUESDAY.replace(hour=16)):
        services.change_party(party, by=cast.coach, does="komt niet meer")
    data = typed(seen_at=seen_at)
    response = client.post(url("party", canvas, party.pk), data)
    assert response.status_code == 409
    assert "A. Vananna heeft deze partij intussen gewijzigd." in text_of(response)
    assert "komt niet meer" in text_of(response)
    assert 'value="verhuurt de woning"' in text_of(response)
    again = response.context["form"]["seen_at"].value()
    assert client.post(url("party", canvas, party.pk), typed(seen_at=again)).status_code == 302
    party.refresh_from_db()
    assert party.does == "verhuurt de woning"


def test_reader_reads_and_stranger_finds_nothing(cast, canvas, client):
    party = add(canvas, cast)
    pages = [url("parties", canvas), url("party", canvas, party.pk)]
    acts = [url("party_in_current", canvas, party.pk), url("all_parties_in_current", canvas)]
    assert [client.get(page).status_code for page in pages] == [302, 302]
    for who in (cast.stranger, cast.keeper, cast.manager):
        client.force_login(who)
        assert {client.get(page).status_code for page in pages} == {404}
        assert {client.post(page).status_code for page in (*pages, *acts)} == {404}
    f.through_spar(cast, canvas)
    client.force_login(cast.eye1)
    page = text_of(client.get(pages[0]))
    assert "thuisbegeleiding" in page
    for button in ("Partij toevoegen", "Zet in Huidig", "Wijzigen"):
        assert button not in page
    assert client.get(pages[1]).status_code == 403
    assert {client.post(page).status_code for page in (*pages, *acts)} == {403}


def test_after_akkoord_the_list_lies_fixed_with_the_sentence(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    party = add(canvas, cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    assert "Het plan is vastgesteld." in text_of(client.get(url("parties", canvas)))
    assert client.post(url("parties", canvas), typed()).status_code == 409
    assert client.get(url("party", canvas, party.pk)).status_code == 409
    client.post(url("party_in_current", canvas, party.pk))
    assert not CostLine.objects.filter(party=party).exists()


def test_sheet_overview_and_box_show_number_and_cost(cast, canvas, client):
    client.force_login(cast.coach)
    assert sheet_of(canvas).parties is None
    add(canvas, cast)
    for page in (url("detail", canvas), url("case", canvas)):
        assert "1 organisatie, €\u00a03.900 per jaar" in text_of(client.get(page)), page
    part = client.get(url("box", canvas, "involvement") + "?lezen", headers={"HX-Request": "true"})
    assert "1 organisatie, €\u00a03.900 per jaar" in text_of(part)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_parties(cast, canvas, client, django_assert_num_queries, rows):
    for n in range(rows):
        services.put_in_current(add(canvas, cast, f"organisatie {n}", scheme=cast.scheme), by=cast.coach)
    client.force_login(cast.coach)
    with django_assert_num_queries(15):
        client.get(url("parties", canvas))
