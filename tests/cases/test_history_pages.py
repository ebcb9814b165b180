"""The timeline tells every known act in a sentence, and members see who opened their case."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse

from cases import services
from cases.enums import Status
from cases.timeline import ALWAYS_ECHO, SENTENCES, sentence, story
from maatwerk.audit.models import Event
from maatwerk.audit.services import record
from maatwerk.lib import clock
from tests import factories as f

ROOT = Path(__file__).resolve().parents[2]


def acts_recorded_in_a_case():
    """The first argument of every `record(..., case=...)` in the source, and of what passes its action on."""
    for app in ("cases", "canvas", "budgets", "reports"):
        for source in (ROOT / app).rglob("*.py"):
            for call in ast.walk(ast.parse(source.read_text())):
                if not isinstance(call, ast.Call):
                    continue
                words = {keyword.arg: keyword.value for keyword in call.keywords}
                if getattr(call.func, "id", "") == "record" and "case" in words and call.args:
                    yield getattr(call.args[0], "value", None)
                # Who names its subject and no case (a report) stands in no case's history.
                if "action" in words and ("case" in words or "subject" not in words):
                    yield getattr(words["action"], "value", None)


def sentences(case):
    return [row["sentence"] for row in story(case)]


def test_every_act_in_a_case_has_a_sentence():
    acts = {act for act in acts_recorded_in_a_case() if isinstance(act, str) and "." in act}
    assert len(acts) > 20
    assert acts - set(SENTENCES) - ALWAYS_ECHO - {"box.saved"} == set()


@pytest.mark.parametrize("action", sorted(set(SENTENCES) - {"case.lesson"}))
def test_sentences_are_sentences(cast, case, action):
    words = {
        "held_on": "2020-11-24",
        "given_on": "2020-11-24",
        "number": 1,
        "version": 1,
        "outcome": "agreed",
        "amount": "4300.00",
    }
    event = record(action, case, by=cast.consultant, case=case, moment="months6", **words)
    told = sentence(case, event)
    assert told[0].isupper()
    assert told.endswith(".")
    assert "{" not in told
    assert "None" not in told


def test_story_of_a_plan(cast):
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast, fund=fund)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    assert sentences(canvas.case) == [
        "De voorzitter legde de uitkomst van versie 1 vast: akkoord.",
        "Voor het plan is €\u00a04.300,00 verplicht.",
        "Een maatwerkeindbaas gaf akkoord op versie 1.",
        "Een maatwerkeindbaas gaf akkoord op versie 1.",
        "De voorzitter zette de casus op de agenda van de doorbraaktafel.",
        "De maatwerkeindbaas stuurde versie 1 van het canvas rond.",
        "De spar-tafel besprak de casus.",
        "De voorzitter zette de casus op de agenda van de spar-tafel.",
        "De maatwerkeindbaas meldde de casus aan voor de spar-tafel.",
        "De consulent voegde een bekostigingsregel toe.",
        "De maatwerkeindbaas voegde een kostenregel toe.",
        "De maatwerkeindbaas legde het tevredenheidscijfer bij het canvas vast.",
        "De consulent startte het canvas.",
        "Het gezin gaf akkoord op 24 november 2020; de consulent legde het vast.",
        "De consulent legde een keukentafelgesprek vast van 24 november 2020.",
        "De consulent meldde het gezin aan.",
    ]
    costs = next(row for row in story(canvas.case) if "kostenregel" in row["sentence"])
    assert (costs["badge"], costs["who"]) == ("3 keer", "A. Vananna")


def test_withdrawing_is_told_once(cast):
    canvas = f.make_canvas(cast)
    services.withdraw_family_akkoord(canvas.case, by=cast.consultant)
    assert sentences(canvas.case)[0] == "Het gezin trok zijn akkoord in."
    assert "De casus stopte: het gezin is niet akkoord." not in sentences(canvas.case)


def test_stopping_by_a_member_is_told(cast, case):
    services.stop_case(case, Status.REGULAR, reason="lukt toch", by=cast.coach)
    assert sentences(case)[0] == "De casus stopte: regulier opgepakt."


def test_unknown_act_gets_a_plain_sentence(cast, case):
    record("iets.nieuws", case, by=cast.coach, case=case)
    record("version.circulated", case, by=cast.coach, case=case)
    assert sentences(case)[:1] == ["De maatwerkeindbaas legde een wijziging vast."]


def test_refusals_are_no_story(cast, case, as_user):
    before = sentences(case)
    as_user(cast.consultant).post(reverse("cases:stop", args=[case.number]), {"status": "regular", "reason": "x"})
    as_user(cast.consultant).post(reverse("cases:stop", args=[case.number]), {"status": "regular", "reason": "x"})
    assert len(sentences(case)) == len(before) + 1


def test_page_shows_names_and_days(as_user, cast, case):
    page = as_user(cast.consultant).get(reverse("cases:timeline", args=[case.number]))
    assert "De consulent meldde het gezin aan." in page.text
    assert "dinsdag 24 november" in page.text
    assert "B. Vanbram" in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_timeline_queries_do_not_grow(as_user, cast, case, rows, django_assert_num_queries):
    for number in range(rows):
        services.record_conversation(
            case, held_on=clock.today() - dt.timedelta(days=number), note="", by=cast.consultant
        )
    client = as_user(cast.consultant)
    with django_assert_num_queries(10):
        client.get(reverse("cases:timeline", args=[case.number]))


# --- viewers ---------------------------------------------------------------------------------------------------------
def test_members_see_who_opened_their_case(as_user, cast):
    canvas = f.make_canvas(cast)
    f.to_breakthrough(cast, canvas)
    case = canvas.case
    for person, times in ((cast.coach, 2), (cast.eye1, 1)):
        for _ in range(times):
            services.record_viewing(case, by=person)
    page = as_user(cast.consultant).get(reverse("cases:viewers", args=[case.number]))
    seen = {(row["name"], row["role"], row["times"]) for row in page.context["rows"]}
    assert seen == {("A. Vananna", "maatwerkeindbaas", 2), ("C. Vancarla", "las mee bij een tafel", 1)}
    assert "dinsdag 24 november" in page.text


def test_looking_at_who_looked_is_no_viewing(as_user, cast, case):
    as_user(cast.consultant).get(reverse("cases:viewers", args=[case.number]))
    assert not Event.objects.of_case(case.number).views().exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_viewer_queries_do_not_grow(as_user, cast, case, rows, django_assert_num_queries):
    for person in (cast.coach, cast.eye1, cast.eye2)[:rows]:
        services.record_viewing(case, by=person)
    client = as_user(cast.consultant)
    with django_assert_num_queries(9):
        client.get(reverse("cases:viewers", args=[case.number]))
