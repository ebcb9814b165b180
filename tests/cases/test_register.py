"""The aanmelding: the doelgroep test at the fields, the two people, and no second case from one form."""

import datetime as dt

import pytest

from cases.models import Case, LifeDomain
from maatwerk.audit.models import Event
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f

URL = "/casussen/nieuw/"


@pytest.fixture
def filled(cast):
    return {
        "once": "een-formulier",
        "adults": "2",
        "children": "3",
        "in_municipality": "ja",
        "domains": [domain.pk for domain in cast.domains[:2]],
        "ground": "too_slow",
        "source": "partner",
        "consultant": cast.consultant.pk,
        "coach": cast.coach.pk,
        "team": cast.team.pk,
    }


def errors(page):
    return {name: list(sentences) for name, sentences in page.context["form"].errors.items()}


def test_registers_a_family(as_user, cast, filled):
    answer = as_user(cast.consultant).post(URL, filled)
    case = Case.objects.get()
    assert answer["Location"] == f"/casussen/{case.number}/"
    assert (case.number, case.adults, case.children, case.source, case.ground) == (
        "2020-001",
        2,
        3,
        "partner",
        "too_slow",
    )
    assert set(case.domains.all()) == set(cast.domains[:2])
    assert (case.coach, case.consultant, case.team) == (cast.coach, cast.consultant, cast.team)
    f.flush_deferred()


@pytest.mark.parametrize("person", ["chair", "keeper", "manager", "adviser", "admin"])
def test_others_are_refused(as_user, cast, person):
    page = as_user(getattr(cast, person)).get(URL)
    assert page.status_code == 403
    assert "Alleen een consulent of maatwerkeindbaas meldt een gezin aan." in page.text


def test_anonymous_is_sent_to_sign_in(client, db):
    assert client.get(URL)["Location"] == "/aanmelden/?next=/casussen/nieuw/"


def test_page_explains_the_doelgroep_and_fills_in_oneself(as_user, cast):
    page = as_user(cast.consultant).get(URL)
    assert "problemen op twee of meer leefgebieden" in page.text
    form = page.context["form"]
    assert (form["consultant"].initial, form["coach"].initial, form["team"].initial) == (
        cast.consultant.pk,
        None,
        cast.team.pk,
    )
    assert as_user(cast.coach).get(URL).context["form"]["coach"].initial == cast.coach.pk


def test_only_maatwerkeindbazen_with_a_mandate_can_be_chosen(as_user, cast, filled):
    Mandate.objects.filter(user=cast.coach).update(ends_on=dt.date(2020, 11, 23))
    client = as_user(cast.consultant)
    assert cast.coach not in client.get(URL).context["form"].fields["coach"].queryset
    page = client.post(URL, filled)
    assert errors(page) == {"coach": ["Deze maatwerkeindbaas heeft geen lopend mandaat. Kies een andere collega."]}


def test_leefgebieden_that_are_off_can_not_be_chosen(as_user, cast):
    LifeDomain.objects.filter(pk=cast.domains[0].pk).update(in_use=False)
    offered = as_user(cast.consultant).get(URL).context["form"].fields["domains"].queryset
    assert set(offered) == set(cast.domains[1:])


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"adults": "0"}, "adults", "Een gezin in deze aanpak telt minstens één volwassene."),
        ({"children": "0"}, "children", "Een gezin in deze aanpak telt minstens één kind."),
        ({"children": "veel"}, "children", "Schrijf een getal, bijvoorbeeld 3."),
        (
            {"in_municipality": "nee"},
            "in_municipality",
            "De aanpak is er voor gezinnen die in Maastricht wonen. Verwijs dit gezin naar de eigen gemeente.",
        ),
        (
            {"domains": []},
            "domains",
            "Kies minstens twee leefgebieden: de aanpak is er voor gezinnen met meerdere problemen.",
        ),
        ({"ground": ""}, "ground", "Kies waarom de gewone weg niet werkt. Werkt die wel, ga dan die weg."),
    ],
)
def test_what_is_missing_for_the_doelgroep_is_said_at_its_field(as_user, cast, filled, change, field, sentence):
    page = as_user(cast.consultant).post(URL, {**filled, **change})
    assert page.status_code == 200
    assert errors(page) == {field: [sentence]}
    assert page.context["form"]["source"].value() == "partner"
    assert not Case.objects.exists()


def test_one_leefgebied_is_not_enough(as_user, cast, filled):
    page = as_user(cast.consultant).post(URL, {**filled, "domains": [cast.domains[0].pk]})
    assert errors(page) == {
        "domains": ["Kies minstens twee leefgebieden: met één probleem past het gezin bij de gewone hulp."]
    }


def test_two_different_colleagues(as_user, cast, filled):
    cast.coach.roles = [Role.COACH, Role.CONSULTANT]
    cast.coach.save()
    page = as_user(cast.coach).post(URL, {**filled, "consultant": cast.coach.pk})
    assert errors(page) == {"coach": ["Kies twee verschillende collega's als maatwerkeindbaas en consulent."]}


def test_refusal_of_the_service_keeps_what_was_typed(as_user, cast, filled):
    page = as_user(cast.stranger).post(URL, filled)
    assert page.status_code == 409
    assert "Meld alleen een gezin aan waarvan je zelf de consulent of de maatwerkeindbaas bent." in page.text
    assert page.context["form"]["adults"].value() == "2"
    refused = Event.objects.get(action="case.register")
    assert (refused.result, refused.actor_id, refused.chain) == ("refused", cast.stranger.pk, "")


def test_a_form_that_is_sent_twice_registers_once(as_user, cast, filled):
    client = as_user(cast.consultant)
    client.post(URL, filled)
    again = client.post(URL, filled, follow=True)
    assert again.redirect_chain == [("/casussen/", 302)]
    assert "Dit gezin heb je al aangemeld" in again.text
    assert Case.objects.count() == 1
