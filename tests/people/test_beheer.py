"""The pages of the functioneel beheerder: who may open them, what they change and what the log then says."""

import datetime as dt

import pytest
from django.urls import reverse

from cases.models import LifeDomain, Theme
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.models import Discipline, Mandate, Organisation, Team, User
from tests import factories as f


def pages(cast):
    mandate = Mandate.objects.filter(user=cast.coach).get()
    theme = Theme.objects.get()
    return [
        reverse("people:admin"),
        reverse("people:people"),
        reverse("people:new_person"),
        reverse("people:person", args=[cast.coach.pk]),
        reverse("people:end_mandate", args=[mandate.pk]),
        reverse("people:teams"),
        reverse("cases:lists"),
        reverse("cases:list_entries", args=["themas"]),
        reverse("cases:list_entry", args=["themas", theme.pk]),
        reverse("audit:log"),
    ]


@pytest.mark.parametrize(
    "person", ["coach", "consultant", "chair", "keeper", "manager", "adviser", "stranger", "admin"]
)
def test_beheer_is_for_the_administrator(client, cast, person):
    client.force_login(getattr(cast, person))
    wanted = 200 if person == "admin" else 403
    assert {url: client.get(url).status_code for url in pages(cast)} == dict.fromkeys(pages(cast), wanted)


@pytest.mark.parametrize("person", ["coach", "manager"])
def test_others_write_nothing(client, cast, person):
    client.force_login(getattr(cast, person))
    urls = [
        reverse("people:new_person"),
        reverse("people:person", args=[cast.coach.pk]),
        reverse("people:give_mandate", args=[cast.coach.pk]),
        reverse("people:renew_password", args=[cast.coach.pk]),
        reverse("people:teams"),
        reverse("cases:list_entries", args=["themas"]),
    ]
    assert {client.post(url).status_code for url in urls} == {403}
    assert not Event.objects.filter(result="done").exists()


def test_anonymous_is_sent_to_sign_in(client, cast):
    assert {client.get(url)["Location"].split("?")[0] for url in pages(cast)} == {"/aanmelden/"}


def last_event():
    event = Event.objects.filter(chain="").order_by("seq").last()
    return event.action, event.result, event.actor_id, event.data


# --- people ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def filled(cast):
    return {
        "initials": "L.",
        "first_name": "Lotte",
        "prefix": "van der",
        "surname": "Linden",
        "username": "lotte",
        "email": "",
        "organisation": cast.team.organisation_id,
        "team": cast.team.pk,
        "discipline": "",
        "roles": ["consultant"],
        "is_active": "on",
    }


def test_account_is_made_with_a_password_that_is_shown_once(as_admin, cast, filled, client):
    page = as_admin.post(reverse("people:new_person"), filled)
    user = User.objects.get(username="lotte")
    password = page.context["password"]
    assert user.check_password(password)
    assert password in page.text
    assert (user.display_name, user.roles, user.password_is_temporary) == ("L. van der Linden", ["consultant"], True)
    action, result, actor, data = last_event()
    assert (action, result, actor, data) == ("person.created", "done", cast.admin.pk, {"roles": ["consultant"]})
    assert password not in as_admin.get(reverse("people:person", args=[user.pk])).text


def test_username_that_exists_is_said_at_the_field(as_admin, cast, filled):
    page = as_admin.post(reverse("people:new_person"), {**filled, "username": "anna"})
    assert page.context["form"].errors == {"username": ["Deze gebruikersnaam bestaat al. Kies een andere."]}
    assert 'value="Linden"' in page.text


def test_account_is_changed_and_only_field_names_are_logged(as_admin, cast, filled):
    url = reverse("people:person", args=[cast.consultant.pk])
    values = {**filled, "username": "bram", "initials": "B.", "surname": "Vanbram", "prefix": "", "first_name": ""}
    as_admin.post(url, {**values, "roles": ["consultant", "coach"], "discipline": cast.consultant.discipline_id})
    cast.consultant.refresh_from_db()
    assert set(cast.consultant.roles) == {"consultant", "coach"}
    assert last_event()[3]["fields"] == ["roles"]


def test_person_who_left_can_not_sign_in(as_admin, cast, filled, client):
    values = {**filled, "username": "bram", "surname": "Vanbram", "roles": ["consultant"]}
    del values["is_active"]
    as_admin.post(reverse("people:person", args=[cast.consultant.pk]), values)
    cast.consultant.refresh_from_db()
    assert not cast.consultant.is_active
    client.logout()
    client.post("/aanmelden/", {"username": "bram", "password": f.PASSWORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("change", [{"roles": ["manager"]}, {"is_active": ""}])
def test_administrator_does_not_shut_himself_out(as_admin, cast, filled, change):
    values = {**filled, "username": "ivo", "roles": ["administrator"], **change}
    page = as_admin.post(reverse("people:person", args=[cast.admin.pk]), values)
    assert page.status_code == 409
    assert "Je kunt je eigen toegang tot het beheer niet weghalen." in page.text
    assert 'value="Linden"' in page.text
    cast.admin.refresh_from_db()
    assert (cast.admin.roles, cast.admin.is_active) == (["administrator"], True)
    assert last_event()[:2] == ("person.change", "refused")


def test_people_can_be_found(as_admin, cast):
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)
    url = reverse("people:people")

    def found(**query):
        return {user.username for user in as_admin.get(url, query).context["page_obj"]}

    everyone = set(User.objects.values_list("username", flat=True))
    assert found() == everyone - {"joep"}
    assert found(toon="alle") == everyone
    assert found(rol="chair") == {"esra"}
    other = Team.objects.create(name="IGT Zuid", organisation=cast.team.organisation)
    assert "Geen collega past bij wat je zoekt." in as_admin.get(url, {"team": other.pk}).text
    User.objects.filter(pk=cast.coach.pk).update(team=other)
    assert found(team=other.pk) == {"anna"}


@pytest.mark.parametrize("rows", [1, 3])
def test_people_queries_do_not_grow(as_admin, cast, rows, django_assert_num_queries):
    User.objects.exclude(pk__in=[cast.admin.pk, *[cast.coach.pk, cast.eye1.pk][: rows - 1]]).update(is_active=False)
    with django_assert_num_queries(9):
        as_admin.get(reverse("people:people"))


# --- passwords -------------------------------------------------------------------------------------------------------
def test_new_password_ends_the_old_one(as_admin, cast):
    page = as_admin.post(reverse("people:renew_password", args=[cast.coach.pk]))
    cast.coach.refresh_from_db()
    assert cast.coach.check_password(page.context["password"])
    assert last_event()[:2] == ("person.password_renewed", "done")


def test_temporary_password_leads_to_choosing_one(client, cast):
    User.objects.filter(pk=cast.coach.pk).update(password_is_temporary=True)
    answer = client.post("/aanmelden/", {"username": "anna", "password": f.PASSWORD})
    assert answer["Location"] == "/wachtwoord/"
    assert "tijdelijk wachtwoord" in client.get("/wachtwoord/").text
    new = "een heel eigen zin 2020"
    assert client.post("/wachtwoord/", {"old": f.PASSWORD, "new": new, "again": new})["Location"] == "/"
    cast.coach.refresh_from_db()
    assert (cast.coach.check_password(new), cast.coach.password_is_temporary) == (True, False)
    assert "_auth_user_id" in client.session
    assert last_event()[:2] == ("person.password_chosen", "done")


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("mis", "een heel eigen zin", "een heel eigen zin", "Je huidige wachtwoord klopt niet. Typ het opnieuw."),
        (f.PASSWORD, f.PASSWORD, f.PASSWORD, "Kies een ander wachtwoord dan je nu hebt."),
        (f.PASSWORD, "een zin", "andere zin", "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw."),
        (f.PASSWORD, "987654321987654", "987654321987654", "Gebruik in je wachtwoord ook letters."),
        (f.PASSWORD, "kort", "kort", "Kies een wachtwoord van minstens twaalf tekens."),
    ],
)
def test_password_that_will_not_do(client, cast, old, new, again, sentence):
    client.force_login(cast.coach)
    page = client.post("/wachtwoord/", {"old": old, "new": new, "again": again})
    assert sentence in page.text
    cast.coach.refresh_from_db()
    assert cast.coach.check_password(f.PASSWORD)


# --- mandates --------------------------------------------------------------------------------------------------------
def give(client, person, starts_on, ends_on="", once="a"):
    data = {"mandaat-once": once, "mandaat-starts_on": starts_on, "mandaat-ends_on": ends_on}
    return client.post(reverse("people:give_mandate", args=[person.pk]), data)


def test_mandate_is_given_once(as_admin, cast):
    Mandate.objects.filter(user=cast.coach).update(ends_on=dt.date(2020, 10, 31))
    for _ in range(2):
        assert give(as_admin, cast.coach, "2020-11-24").status_code == 302
    assert cast.coach.mandates.count() == 2
    assert User.objects.get(pk=cast.coach.pk).has_running_mandate
    action, _, _, data = last_event()
    assert (action, data) == (
        "mandate.given",
        {"user": cast.coach.pk, "starts_on": "2020-11-24", "ends_on": ""},
    )


@pytest.mark.parametrize(
    ("person", "starts_on", "ends_on", "sentence"),
    [
        ("coach", "2020-12-01", "", "In deze periode loopt al een mandaat."),
        ("coach", "2018-01-01", "2019-03-01", "In deze periode loopt al een mandaat."),
        ("coach", "2021-01-01", "2020-12-31", "De einddatum van het mandaat ligt vóór de begindatum."),
        ("consultant", "2020-12-01", "", "Een mandaat is er voor een maatwerkeindbaas."),
    ],
)
def test_mandate_that_does_not_fit(as_admin, cast, person, starts_on, ends_on, sentence):
    page = give(as_admin, getattr(cast, person), starts_on, ends_on)
    assert page.status_code == 409
    assert sentence in page.text
    assert f'value="{starts_on}"' in page.text


def test_mandate_ends_on_a_day(as_admin, cast):
    mandate = cast.coach.mandates.get()
    answer = as_admin.post(reverse("people:end_mandate", args=[mandate.pk]), {"ends_on": "2020-11-24"})
    assert answer["Location"] == reverse("people:person", args=[cast.coach.pk])
    assert User.objects.get(pk=cast.coach.pk).has_mandate_on(clock.today())
    with clock.at(dt.datetime(2020, 11, 25)):
        assert not User.objects.get(pk=cast.coach.pk).has_running_mandate
    assert last_event()[:2] == ("mandate.ended", "done")


@pytest.mark.parametrize(
    ("present_end", "day", "sentence"),
    [
        (None, "2020-11-23", "Kies vandaag of een latere dag"),
        (dt.date(2020, 12, 31), "2021-01-31", "Een mandaat wordt niet verlengd."),
        (dt.date(2020, 11, 1), "2020-12-31", "Dit mandaat is al beëindigd."),
    ],
)
def test_mandate_is_not_stretched_or_cut_in_the_past(as_admin, cast, present_end, day, sentence):
    mandate = cast.coach.mandates.get()
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=present_end)
    page = as_admin.post(reverse("people:end_mandate", args=[mandate.pk]), {"ends_on": day})
    assert page.status_code == 409
    assert sentence in page.text
    mandate.refresh_from_db()
    assert mandate.ends_on == present_end


def test_overview_names_mandates_that_end_and_coaches_without(as_admin, cast):
    Mandate.objects.filter(user=cast.eye1).update(ends_on=dt.date(2020, 12, 15))
    Mandate.objects.filter(user=cast.eye2).update(ends_on=dt.date(2020, 11, 1))
    page = as_admin.get(reverse("people:admin"))
    assert [mandate.user for mandate in page.context["ending"]] == [cast.eye1]
    assert list(page.context["without"]) == [cast.eye2]
    assert "dinsdag 15 december" in page.text


# --- teams and lists -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("part", "data", "model", "action"),
    [
        (
            "organisatie",
            {"organisatie-code": "KBL", "organisatie-name": "Kredietbank"},
            Organisation,
            "organisation.added",
        ),
        ("team", {"team-name": "IGT Zuid"}, Team, "team.added"),
        ("discipline", {"discipline-name": "Wonen en zorg"}, Discipline, "discipline.added"),
    ],
)
def test_adding_where_people_work(as_admin, cast, part, data, model, action):
    before = model.objects.count()
    if part == "team":
        data = {**data, "team-organisation": cast.team.organisation_id}
    answer = as_admin.post(reverse("people:teams"), {**data, f"add-{part}": "x"})
    assert answer.status_code == 302
    assert model.objects.count() == before + 1
    assert last_event()[0] == action


def test_team_that_exists_is_said_at_the_field(as_admin, cast):
    data = {"team-name": cast.team.name, "team-organisation": cast.team.organisation_id, "add-team": "x"}
    page = as_admin.post(reverse("people:teams"), data)
    assert list(page.context["forms"]["team"].errors) == ["name"]
    assert not page.context["forms"]["organisatie"].is_bound


def test_lists_are_added_to_renamed_and_switched_off(as_admin, cast):
    url = reverse("cases:list_entries", args=["leefgebieden"])
    as_admin.post(url, {"name": "Mobiliteit"})
    entry = LifeDomain.objects.get(name="Mobiliteit")
    as_admin.post(reverse("cases:list_entry", args=["leefgebieden", entry.pk]), {"name": "Vervoer"})
    entry.refresh_from_db()
    assert (entry.name, entry.in_use) == ("Vervoer", False)
    assert entry not in LifeDomain.objects.in_use()
    assert [event.action for event in Event.objects.filter(chain="").order_by("seq")][-2:] == [
        "list.added",
        "list.changed",
    ]
    assert "uit</span>" in as_admin.get(url).text


def test_name_that_is_in_the_list_is_refused(as_admin, cast):
    page = as_admin.post(reverse("cases:list_entries", args=["themas"]), {"name": "Wonen"})
    assert page.status_code == 409
    assert "Deze naam staat al in de lijst." in page.text
    assert 'value="Wonen"' in page.text


def test_unknown_list_is_not_found(as_admin):
    assert as_admin.get(reverse("cases:list_entries", args=["wensen"])).status_code == 404
