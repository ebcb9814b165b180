"""The cases behind a figure: as many as the figure says, for who may know them, with a link where she may open one."""

import datetime as dt

import pytest
from django.urls import reverse

from cases.models import LessonMove
from cases.services import signal_lesson, stop_case
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from reports.figures import cases_behind, figures
from reports.figures.atoms import atoms, counted
from reports.figures.facts import FLAGS
from tests import factories as f
from tests.played import played_once
from tests.reports import plans

pytestmark = pytest.mark.django_db
DAY = f.TUESDAY.date()


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def programme(cast):
    """A few families in every state of the figures."""
    return played(cast)


@played_once
def played(cast):
    early = dt.datetime(2020, 3, 3, 15)
    done = plans.agreed(cast, at=early, costs=(1_000, 30_000, 12_000))
    plans.executed(cast, done, on=dt.date(2020, 3, 10))
    plans.measured(cast, done, "direct", on=dt.date(2020, 3, 12), marks=[7, 6.5])
    running = plans.agreed(cast, at=early, domains=cast.domains[1:])
    plans.started(cast, running, on=dt.date(2020, 3, 10))
    plans.agreed(cast, costs=(1_000, 20_000, 12_000))
    plans.discussed(cast)
    with clock.at(f.TUESDAY):
        stop_case(f.make_case(cast), "regular", reason="kon via de bijstand", by=cast.coach)
        stop_case(f.make_case(cast), "withdrawn", reason="verhuisd", by=cast.coach)
        signal_lesson(theme=cast.theme, level="policy", title="Huur", hindrance="te hoog", owner=cast.coach,
                      cases=[done, running], by=cast.coach)  # fmt: skip
    return done


def test_as_many_cases_as_the_figure_says(cast, programme):
    found = figures(DAY)
    with_cases = {key for key, figure in found.items() if figure.families is not None}
    assert {key: cases_behind(key, DAY).count() for key in with_cases} == {
        key: found[key].families for key in with_cases
    }
    counts = {key for key in with_cases if found[key].unit == "aantal" and not key.startswith("aantal_cijfers_")}
    assert {key: found[key].value for key in counts} == {key: found[key].families for key in counts}
    rows = atoms([DAY])
    assert {key: counted(rows, key) for key in counts} == {key: found[key].value for key in counts}
    assert set(FLAGS) - set(found) == {f"gaf_cijfer_{key}" for key in ("canvas", "direct", "6_maanden", "12_maanden")}
    for key in found.keys() - with_cases:
        with pytest.raises(KeyError):
            cases_behind(key, DAY)
    wanted = {"aanmeldingen": 6, "in_voorbereiding": 1, "besproken": 4, "plannen": 3, "ingezet": 2, "in_uitvoering": 1,
              "uitgevoerd": 1, "geholpen": 2, "regulier": 1, "ingetrokken": 1, "thema_wonen": 2, "leefgebied_wonen": 2,
              "leefgebied_onderwijs": 1, "leerpunten": 1, "leerpunten_thema_wonen": 1, "leerpunten_niveau_beleid": 1,
              "leerpunten_aangepast": 0}  # fmt: skip
    assert {key: found[key].value for key in wanted} == wanted


def test_every_figure_says_what_it_counts_when_and_over_how_many(cast, programme):
    alone = {"aanmeldingen", "besproken", "plannen", "regulier", "ingetrokken", "niet_akkoord", "gezin_niet_akkoord"}
    for key, figure in figures(DAY).items():
        assert "" not in (figure.label, figure.definition, figure.period), key
        assert figure.as_of == DAY
        assert figure.n is not None or key in alone or key.startswith("aantal_cijfers_"), key


def test_leerpunt_counts_from_the_day_on_which_it_was_signalled(cast, programme):
    assert figures(DAY - dt.timedelta(days=1))["leerpunten"].value == 0
    assert figures(DAY - dt.timedelta(days=1))["thema_wonen"].value == 0
    lesson = programme.leerpunten.get()
    LessonMove.objects.create(lesson=lesson, status="adapted", on=DAY + dt.timedelta(days=7), by=cast.adviser)
    assert figures(DAY)["leerpunten_aangepast"].value == 0
    assert figures(DAY + dt.timedelta(days=7))["leerpunten_aangepast"].value == 1


def test_ranges_and_averages_of_the_kbas(cast):
    with clock.at(f.TUESDAY):
        plans.agreed(cast, costs=(1_000, 30_250, 12_000))
        plans.agreed(cast, costs=(2_000, 20_000, 12_000))
    found = figures(DAY)
    assert (found["dreigend_gemiddeld"].value, found["dreigend_gemiddeld"].rounded) == (25_125, 25_000)
    assert (found["maatwerk_gemiddeld"].value, found["huidig_gemiddeld"].rounded) == (12_000, 1_500)
    # Without low and high the amount is both ends.
    assert found["rendement_laag"].value == found["rendement_hoog"].value == found["rendement"].value == 26_250


def test_range_is_dreigend_low_less_maatwerk_high(cast):
    from canvas.services import add_cost_line

    plans_add, add = plans.add_costs, add_cost_line

    def with_range(cast, canvas, costs):
        for scenario, (low, amount, high) in costs.items():
            add(canvas, scenario=scenario, description="hulp", payer="gemeente", basis="offerte", amount=amount,
                low=low, high=high, by=cast.coach)  # fmt: skip

    plans.add_costs = with_range
    try:
        plans.agreed(cast, costs={"threatened": (40_000, 50_000, 70_000), "custom": (20_000, 25_000, 28_000)})
    finally:
        plans.add_costs = plans_add
    found = figures(DAY)
    keys = ("dreigend_laag", "dreigend_hoog", "maatwerk_laag", "maatwerk_hoog", "rendement_laag", "rendement_hoog")
    assert [found[key].value for key in keys] == [40_000, 70_000, 20_000, 28_000, 12_000, 50_000]


def open_figure(client, who, key="plannen", **query):
    client.force_login(who)
    with clock.at(f.TUESDAY):
        return client.get(reverse("reports:figure_cases", args=[key]), query)


def test_voorzitter_sees_the_numbers_and_it_is_recorded(cast, programme, client):
    page = open_figure(client, cast.chair)
    numbers = sorted(cases_behind("plannen", DAY).values_list("number", flat=True))
    assert [number for number, _ in page.context["cases"]] == numbers
    assert not any(may_open for _, may_open in page.context["cases"])
    event = Event.objects.get(action="figure.opened")
    assert (event.actor_id, event.data["key"], event.data["cases"]) == (cast.chair.pk, "plannen", 3)
    before = open_figure(client, cast.chair, peildatum="2020-03-02")
    assert before.context["cases"] == []


def test_link_only_to_a_case_that_she_may_open(cast, programme, client):
    cast.coach.roles = [*cast.coach.roles, "chair"]
    cast.coach.save()
    page = open_figure(client, cast.coach)
    assert all(may_open for _, may_open in page.context["cases"])
    assert f'href="{programme.get_absolute_url()}"' in page.content.decode()


@pytest.mark.parametrize(
    ("who", "key", "status"),
    [
        ("chair", "geen_cijfer_direct", 200),
        ("chair", "uitgaven_2020", 404),
        ("chair", "leerpunten", 404),
        ("chair", "bestaat_niet", 404),
        ("keeper", "rendement_gemiddeld", 200),
        ("keeper", "uitgevoerd", 200),
        ("keeper", "cijfer_direct", 403),
        ("keeper", "gezin_niet_akkoord", 403),
        ("manager", "plannen", 403),
        ("adviser", "plannen", 403),
        ("coach", "plannen", 403),
    ],
)
def test_who_opens_what(cast, programme, client, who, key, status):
    assert open_figure(client, getattr(cast, who), key).status_code == status


def test_page_links_what_may_be_opened_and_refuses_a_day_to_come(cast, programme, client):
    with clock.at(f.TUESDAY):
        client.force_login(cast.chair)
        page = client.get(reverse("reports:figures"))
        assert reverse("reports:figure_cases", args=["plannen"]) in page.content.decode()
        client.force_login(cast.manager)
        page = client.get(reverse("reports:figures"), {"peildatum": "2020-11-25"})
    assert page.context["open_for"] == set()
    assert page.context["as_of"] == DAY
    assert "Deze dag moet nog komen" in page.content.decode()


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(1900, 2, 28), dt.date(9999, 12, 30)])
def test_any_day_has_figures(cast, programme, day):
    assert figures(day)["plannen"].value == (3 if day.year > 2020 else 0)
