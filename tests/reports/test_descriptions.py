"""Casusbeschrijvingen: nothing about a family goes out without its akkoord and a second pair of eyes."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cases import services as case_services
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken, constraint_name
from reports import recognise, services
from reports.models import CaseDescription
from tests import factories as f

pytestmark = pytest.mark.django_db
LIST = "/casusbeschrijvingen/"
STEPS = ("concept", "agreed", "published")


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def page(name, description):
    return reverse(f"reports:{name}", args=[description.pk])


def text_of(response):
    return response.content.decode()


def posted(description, **changes):
    values = {
        "title": description.title,
        "year": description.year,
        "names": description.names,
        "situation": description.situation,
        "perspective": description.perspective,
        "breakthrough": description.breakthrough,
        "learned": description.learned,
        "base_revision": description.revision,
    }
    return {**values, **changes}


# --- who may do what, over all steps and roles ------------------------------------------------------------------------
MAY_CHANGE = {"coach", "consultant"}
MAY_READ = {"eye1", "adviser"}
PEOPLE = ("coach", "consultant", "eye1", "chair", "keeper", "manager", "adviser", "admin", "stranger")


@pytest.mark.parametrize("step", STEPS)
def test_who_may_change_release_and_withdraw(cast, step):
    story = f.make_description(cast, case=f.make_case(cast), step=step)
    acts = {
        "change": lambda user: services.save_description(story, base_revision=1, by=user, learned="Anders."),
        "release": lambda user: services.release_description(story, seen_revision=1, by=user),
        "withdraw": lambda user: services.withdraw_description(story, reason="Op verzoek.", by=user),
    }
    may = {name: set() for name in acts}
    for person in PEOPLE:
        for name, act in acts.items():
            try:
                with transaction.atomic():
                    act(getattr(cast, person))
                    may[name].add(person)
                    transaction.set_rollback(True)
            except (NotAllowed, RuleBroken):
                pass
    assert may == {
        "change": set() if step == "published" else MAY_CHANGE,
        "release": MAY_READ if step == "agreed" else set(),
        "withdraw": MAY_CHANGE | {"adviser"},
    }


def test_a_consulent_who_is_no_member_writes_no_story_of_the_case(cast):
    with pytest.raises(NotAllowed, match="van de casus"):
        f.make_description(cast, case=f.make_case(cast), step="concept", by=cast.stranger)
    with pytest.raises(NotAllowed, match="schrijft een maatwerkeindbaas of consulent"):
        f.make_description(cast, step="concept", by=cast.manager)


def test_a_maatwerkeindbaas_without_mandate_is_no_second_reader(cast):
    story = f.make_description(cast, step="agreed")
    outdated = f.make_user("lotte", "coach", mandate=False)
    assert story not in CaseDescription.objects.visible_to(outdated)
    with pytest.raises(NotAllowed, match="lopend mandaat"):
        services.release_description(story, seen_revision=1, by=outdated)


# --- the family's akkoord is about one text ---------------------------------------------------------------------------
def test_a_change_of_text_asks_the_family_again_and_a_change_of_theme_does_not(cast):
    story = f.make_description(cast, step="agreed")
    story = services.save_description(story, base_revision=1, by=cast.consultant, themes=[])
    assert (story.family_agreed_on, story.family_asked_by) == (clock.today(), cast.consultant)
    story = services.save_description(story, base_revision=2, by=cast.consultant, situation="Anders verteld.")
    assert (story.family_agreed_on, story.family_asked_by) == (None, None)
    with pytest.raises(RuleBroken, match="Vraag eerst het gezin"):
        services.release_description(story, seen_revision=3, by=cast.adviser)


def test_second_reader_releases_the_text_that_she_read(cast):
    story = f.make_description(cast, step="agreed")
    changed = services.save_description(story, base_revision=1, by=cast.consultant, learned="Meer geleerd.")
    services.record_family_agreement(changed, agreed_on=clock.today(), seen_revision=2, by=cast.consultant)
    for act in (services.release_description, services.return_description):
        more = {"remark": "Nee."} if act is services.return_description else {}
        with pytest.raises(RuleBroken, match="gewijzigd terwijl je las"):
            act(story, seen_revision=1, by=cast.adviser, **more)
    other = f.make_description(cast, step="concept")
    with pytest.raises(RuleBroken, match="gewijzigd terwijl je las"):
        services.record_family_agreement(other, agreed_on=clock.today(), seen_revision=9, by=cast.consultant)


@pytest.mark.parametrize("days", [-1, 1])
def test_family_agrees_after_the_text_was_there_and_not_tomorrow(cast, days):
    story = f.make_description(cast, step="concept")
    with pytest.raises(RuleBroken, match="Kies de dag"):
        services.record_family_agreement(
            story, agreed_on=clock.today() + dt.timedelta(days), seen_revision=1, by=cast.consultant
        )


def test_story_of_a_family_that_took_its_akkoord_back_is_not_published(cast):
    canvas = f.make_canvas(cast)
    story = f.make_description(cast, case=canvas.case, step="agreed")
    case_services.withdraw_family_akkoord(canvas.case, by=cast.consultant)
    with pytest.raises(RuleBroken, match="ingetrokken"):
        services.release_description(story, seen_revision=1, by=cast.adviser)


def test_second_reader_gives_the_text_back(cast):
    story = f.make_description(cast, step="agreed")
    story = services.return_description(story, remark="De straat staat erin.", seen_revision=1, by=cast.eye1)
    assert (story.state, story.remark) == ("concept", "De straat staat erin.")
    story = services.save_description(story, base_revision=1, by=cast.consultant, situation="Zonder straat.")
    assert story.remark == ""


def test_bsn_is_not_stored(cast):
    with pytest.raises(RuleBroken, match="burgerservicenummer"):
        f.make_description(cast, step="concept", learned="Nummer 123456782 stond erbij.")


def test_every_act_is_in_the_log_without_a_word_of_the_text(cast):
    story = f.make_description(cast, step="agreed")
    services.return_description(story, remark="Fleur woont in de Stationsstraat.", seen_revision=1, by=cast.adviser)
    services.save_description(story, base_revision=1, by=cast.consultant, learned="Iets anders.")
    services.withdraw_description(story, reason="Fleur wil het niet.", by=cast.consultant)
    events = Event.objects.general().filter(action__startswith="description.")
    assert [event.action.partition(".")[2] for event in events.order_by("seq")] == [
        "written", "family_agreed", "returned", "changed", "withdrawn",
    ]  # fmt: skip
    assert "Fleur" not in str([event.data for event in events])


# --- the database, with the ORM bypassed ------------------------------------------------------------------------------
def verdict(sql, *params):
    """The name of the constraint that refuses this statement, or ''."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return constraint_name(error)
    return ""


RELEASE = "UPDATE reports_casedescription SET released_at = now(), released_by_id = %s WHERE id = %s"


def test_database_lets_only_a_second_reader_release_and_only_with_the_family(cast):
    case = f.make_case(cast)
    story = f.make_description(cast, case=case, step="agreed")
    second = "reports_description_second_reader"
    assert [verdict(RELEASE, user.pk, story.pk) for user in (cast.consultant, cast.coach, cast.adviser)] == [
        second, second, "",
    ]  # fmt: skip
    concept = f.make_description(cast, step="concept")
    assert verdict(RELEASE, cast.adviser.pk, concept.pk) == "reports_description_family_agreed"
    edited = f.make_description(cast, step="agreed", case=None)
    CaseDescription.objects.filter(pk=edited.pk).update(changed_by=cast.adviser)
    assert verdict(RELEASE, cast.adviser.pk, edited.pk) == second


def test_text_and_akkoord_in_one_statement_leaves_no_akkoord(cast):
    story = f.make_description(cast, step="agreed")
    CaseDescription.objects.filter(pk=story.pk).update(situation="Iets heel anders.", family_agreed_on=clock.today())
    story.refresh_from_db()
    assert story.family_agreed_on is None


CHANGES = (
    "title = 'x'",
    "situation = 'x'",
    "year = 2001",
    "names = 'x'",
    "released_by_id = NULL, released_at = NULL",
    "case_id = NULL",
    "family_agreed_on = '2020-01-01'",
    "remark = 'x'",
    "written_by_id = released_by_id",
)


def test_what_was_released_stays(cast):
    story = f.make_description(cast, case=f.make_case(cast))
    for change in CHANGES:
        sql = f"UPDATE reports_casedescription SET {change} WHERE id = %s"
        assert verdict(sql, story.pk) == "reports_description_stays", change
    for name, column, row in (("themes", "theme_id", cast.theme), ("schemes", "scheme_id", cast.scheme)):
        table = f"reports_casedescription_{name}"
        assert verdict(f"DELETE FROM {table} WHERE casedescription_id = %s", story.pk) == "reports_description_stays"
        other = type(row).objects.create(name="nog een")
        add = f"INSERT INTO {table} (casedescription_id, {column}) VALUES (%s, %s)"
        assert verdict(add, story.pk, other.pk) == "reports_description_stays"
    services.withdraw_description(story, reason="Het gezin vroeg het.", by=cast.coach)
    for change in ("withdrawn_at = NULL, withdrawn_by_id = NULL, withdrawn_reason = ''", "withdrawn_reason = 'x'"):
        sql = f"UPDATE reports_casedescription SET {change} WHERE id = %s"
        assert verdict(sql, story.pk) == "reports_description_stays", change


def test_half_a_withdrawal_is_none(cast):
    story = f.make_description(cast)
    sql = "UPDATE reports_casedescription SET withdrawn_at = now(), withdrawn_by_id = %s WHERE id = %s"
    assert verdict(sql, cast.coach.pk, story.pk) == "reports_description_withdrawn_with_reason"


# --- what the second reader sees --------------------------------------------------------------------------------------
def test_hints_name_what_was_not_declared_as_invented(cast):
    story = f.make_description(
        cast,
        step="concept",
        names="Fleur, Tim",
        situation="Fleur en Tims broer wonen bij mevrouw Van der Velden.\n\nBel 06-12345678.",
    )
    words = [word for word, _ in recognise.hints_of(story)]
    assert any("Velden" in word for word in words)
    assert "06-12345678" in words
    assert not any("Fleur" in word or "Tim" in word for word in words)
    ((heading, paragraphs), *_) = recognise.marked_parts(story)
    assert (heading, len(paragraphs)) == ("Situatie", 2)
    assert "".join(piece for piece, _ in paragraphs[0]) == "Fleur en Tims broer wonen bij mevrouw Van der Velden."


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_whole_way_on_the_screen(cast, client):
    case = f.make_case(cast)
    client.force_login(cast.consultant)
    form = client.get(reverse("reports:new_description")).context["form"]
    values = {"title": "Rust", "year": 2020, "names": "Fleur", "situation": "Fleur was moe.", "perspective": "Slapen.",
              "breakthrough": "Een bed.", "case": case.pk, "once": form.token, "base_revision": 0,
              "themes": [cast.theme.pk]}  # fmt: skip
    for _ in range(2):
        answer = client.post(reverse("reports:new_description"), values)
        assert answer.status_code == 302
    story = CaseDescription.objects.get()
    shown = text_of(client.get(page("description", story)))
    assert "Vraag het gezin om akkoord op deze tekst." in shown
    assert f"Casus {case.number}" in shown
    answer = client.post(page("description_family", story), {"agreed_on": clock.today(), "seen_revision": 1})
    assert answer.status_code == 302
    assert "Wacht op de beleidsadviseur" in text_of(client.get(page("description", story)))

    client.force_login(cast.adviser)
    assert "Wacht op een tweede lezer" in text_of(client.get(LIST))
    shown = text_of(client.get(page("description", story)))
    assert "Tweede lezer zijn" in shown
    assert case.number not in shown
    back = client.post(page("read_description", story), {"seen_revision": 1, "verdict": "return"})
    assert (back.status_code, "Schrijf in een zin wat er anders moet." in text_of(back)) == (200, True)
    assert client.post(page("read_description", story), {"seen_revision": 1, "verdict": "release"}).status_code == 302

    client.force_login(cast.keeper)
    shown = text_of(client.get(page("description", story)))
    assert "Fleur was moe." in shown
    assert case.number not in shown
    assert "Intrekken" not in shown
    client.force_login(cast.adviser)
    assert client.post(page("withdraw_description", story), {"reason": "Het gezin vroeg het."}).status_code == 302
    client.force_login(cast.keeper)
    assert client.get(page("description", story)).status_code == 404


def test_unpublished_story_is_read_by_few_and_each_reading_is_logged(cast, client):
    story = f.make_description(cast, case=f.make_case(cast), step="agreed")
    seen = set()
    for person in PEOPLE:
        client.force_login(getattr(cast, person))
        if client.get(page("description", story)).status_code == 200:
            seen.add(person)
    assert seen == MAY_CHANGE | MAY_READ
    assert Event.objects.filter(action="description.viewed").count() == len(seen)


def test_newer_text_is_not_overwritten_and_typed_text_stays(cast, client):
    story = f.make_description(cast, case=f.make_case(cast), step="concept")
    services.save_description(story, base_revision=1, by=cast.coach, situation="Van Anna.")
    client.force_login(cast.consultant)
    answer = client.post(page("edit_description", story), posted(story, situation="Van Bram."))
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "Van Anna." in shown
    assert "Van Bram." in shown
    assert "heeft deze tekst intussen gewijzigd" in shown
    again = client.post(page("edit_description", story), posted(story, situation="Van beiden.", base_revision=2))
    assert again.status_code == 302
    assert CaseDescription.objects.get().situation == "Van beiden."


def test_refused_step_shows_the_sentence_and_keeps_what_was_typed(cast, client):
    story = f.make_description(cast, step="agreed")
    client.force_login(cast.adviser)
    answer = client.post(
        page("read_description", story), {"seen_revision": 7, "verdict": "return", "remark": "Een straat."}
    )
    assert answer.status_code == 409
    assert "gewijzigd terwijl je las" in text_of(answer)
    assert "Een straat." in text_of(answer)


def test_script_and_long_texts_are_text(cast, client):
    story = f.make_description(cast, step="concept", situation="<script>alert(1)</script> 😀 ‮omgekeerd")
    client.force_login(cast.consultant)
    for name in ("description", "edit_description", "description_family"):
        assert "<script>alert" not in text_of(client.get(page(name, story)))
    answer = client.post(page("edit_description", story), posted(story, situation="x" * 10_001))
    assert "langer dan 10.000 tekens" in text_of(answer)


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_questions_for_one_and_three(cast, client, django_assert_num_queries, number):
    for _ in range(number):
        for step in STEPS:
            f.make_description(cast, step=step)
    f.make_description(cast, step="agreed", by=cast.coach)
    client.force_login(cast.coach)
    with django_assert_num_queries(19):
        client.get(LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_questions_for_one_and_three_labels(cast, client, django_assert_num_queries, number):
    story = f.make_description(cast, case=f.make_case(cast), domains=cast.domains[:number])
    client.force_login(cast.consultant)
    with django_assert_num_queries(10):
        client.get(page("description", story))


def test_the_beleidsadviseur_finds_what_waits_for_her_on_mijn_werk(cast, client):
    story = f.make_description(cast, step="agreed")
    client.force_login(cast.adviser)
    page = text_of(client.get("/"))
    assert f"Lees ‘{story.title}’ als tweede lezer." in page
    services.release_description(story, seen_revision=1, by=cast.eye1)
    assert "Er wacht geen casusbeschrijving op een tweede lezer." in text_of(client.get("/"))
