"""The 6-ogenprincipe through the services: who may give akkoord when, when two count, and what an outcome does.

Source: werkafspraken (tussenevaluatie 2020, bijlage 1) and the failures of peers: own approval, the same person
twice, an edit or a higher amount after the akkoord, a quorum with an absent or a recused member.
"""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import Mutation
from canvas import services
from canvas.enums import Outcome
from canvas.models import Akkoord, Decision, Recusal
from canvas.six_eyes import ItemFacts
from cases.models import Case
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, Refusal, RuleBroken, sentence_of
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.canvas.tafel_setup import (
    TODAY,
    TOMORROW,
    closed,
    edit,
    edited_by,
    everyone_on_the_table,
    give,
    not_opened,
    on_the_table,
    raise_amount,
    set_mandate,
    stopped,
    written,
)

pytestmark = pytest.mark.django_db

NO = "Je kunt hier geen akkoord geven: je"
COACHES = f"{NO} begeleidt deze casus."
CONSULTS = f"{NO} bent de consulent van deze casus."
WROTE = f"{NO} werkte mee aan deze versie."
RECUSED = f"{NO} doet bij dit agendapunt niet mee."
NO_MANDATE = f"{NO} hebt geen lopend mandaat."
NOT_INVITED = f"{NO} bent niet uitgenodigd voor deze tafel."
NOT_THERE = f"{NO} bent niet als aanwezig genoteerd."
GAVE = f"{NO} gaf al akkoord."
TWO_NEEDED = "Nog twee akkoorden nodig van maatwerkeindbazen die niet betrokken zijn."
ONE_NEEDED = "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is."
STALE = (
    "De tekst of een bedrag is gewijzigd na versie 1. "
    "Stuur eerst de nieuwe versie rond; daarna kan er weer akkoord worden gegeven."
)
DECIDED = "De uitkomst van dit agendapunt is al vastgelegd."


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


def refused(kind, call):
    """The sentence with which `call` is refused; the refusal must be of this very kind."""
    with pytest.raises(Refusal) as refusal:
        call()
    assert type(refusal.value) is kind
    return refusal.value.sentence


def decide(table, outcome=Outcome.AGREED, *, by=None, reason=""):
    return services.decide(table.item, outcome, by=by or table.cast.chair, reason=reason)


# --- who may give akkoord --------------------------------------------------------------------------------------------
def _eye(table):
    return table.cast.eye1


def _coach(table):
    return table.cast.coach


def _consultant(table):
    return table.cast.consultant


def _consultant_who_is_also_coach(table):
    table.cast.consultant.roles = [Role.CONSULTANT, Role.COACH]
    table.cast.consultant.save()
    set_mandate(table.cast.consultant, "running")
    return table.cast.consultant


def _handed_the_case_over(table):
    """The case gets another maatwerkeindbaas after the version went round; the old one stays involved in it."""
    Case.objects.filter(pk=table.case.pk).update(coach=table.cast.eye3)
    return table.cast.coach


def _took_the_case_over(table):
    Case.objects.filter(pk=table.case.pk).update(coach=table.cast.eye3)
    return table.cast.eye3


def _twice(table):
    give(table, table.cast.eye1)
    return table.cast.eye1


def _mandate(name):
    def person(table):
        set_mandate(table.cast.eye1, name)
        return table.cast.eye1

    return person


def _mandate_of_today(table):
    Mandate.objects.filter(user=table.cast.eye1).delete()
    Mandate.objects.create(user=table.cast.eye1, starts_on=TODAY, ends_on=TODAY, granted_by=table.cast.eye1)
    return table.cast.eye1


def _no_longer_coach(table):
    table.cast.eye1.roles = [Role.CONSULTANT]
    table.cast.eye1.save()
    return table.cast.eye1


def _signed_out_for_good(table):
    table.cast.eye1.is_active = False
    table.cast.eye1.save()
    return table.cast.eye1


def _not_invited(table):
    return f.make_user("nora", Role.COACH)


def _invited_but_not_there(table):
    person = f.make_user("nora", Role.COACH)
    services.change_attendees(table.meeting, attendees=[person, table.cast.eye1], by=table.cast.chair)
    return person


def _left(table):
    services.mark_left(table.meeting, table.cast.eye1, by=table.cast.eye1)
    return table.cast.eye1


def _came_back(table):
    services.mark_present(table.meeting, _left(table), by=table.cast.eye1)
    return table.cast.eye1


def _recused_herself(table):
    services.recuse(table.item, table.cast.eye1, by=table.cast.eye1)
    return table.cast.eye1


def _recused_by_the_chair(table):
    services.recuse(table.item, table.cast.eye1, by=table.cast.chair)
    return table.cast.eye1


def _there(table, person):
    services.change_attendees(table.meeting, attendees=[person], by=table.cast.chair)
    services.mark_present(table.meeting, person, by=table.cast.chair)
    return person


def _chair(table):
    return _there(table, table.cast.chair)


def _chair_with_mandate(table):
    table.cast.chair.roles = [Role.CHAIR, Role.COACH]
    table.cast.chair.save()
    set_mandate(table.cast.chair, "running")
    return _there(table, table.cast.chair)


def _someone_of(name):
    return lambda table: _there(table, getattr(table.cast, name))


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        pytest.param(_eye, "", id="another maatwerkeindbaas"),
        pytest.param(_mandate_of_today, "", id="mandate of this one day"),
        pytest.param(_came_back, "", id="left and came back"),
        pytest.param(_chair_with_mandate, "", id="voorzitter with a mandate"),
        pytest.param(_coach, COACHES, id="maatwerkeindbaas of the case"),
        pytest.param(_consultant, CONSULTS, id="consulent of the case"),
        pytest.param(_consultant_who_is_also_coach, CONSULTS, id="consulent with a mandate"),
        pytest.param(_handed_the_case_over, WROTE, id="handed the case over"),
        pytest.param(_took_the_case_over, COACHES, id="took the case over"),
        pytest.param(_twice, GAVE, id="the same person twice"),
        pytest.param(_mandate("lapsed"), NO_MANDATE, id="mandate lapsed yesterday"),
        pytest.param(_mandate("future"), NO_MANDATE, id="mandate starts tomorrow"),
        pytest.param(_mandate("none"), NO_MANDATE, id="no mandate"),
        pytest.param(_no_longer_coach, NO_MANDATE, id="no longer maatwerkeindbaas"),
        pytest.param(_signed_out_for_good, NO_MANDATE, id="account closed"),
        pytest.param(_not_invited, NOT_INVITED, id="not invited"),
        pytest.param(_invited_but_not_there, NOT_THERE, id="invited, not there"),
        pytest.param(_left, NOT_THERE, id="left"),
        pytest.param(_recused_herself, RECUSED, id="recused herself"),
        pytest.param(_recused_by_the_chair, RECUSED, id="recused by the voorzitter"),
        pytest.param(_chair, NO_MANDATE, id="voorzitter without a mandate"),
        pytest.param(_someone_of("stranger"), NO_MANDATE, id="another consulent"),
        pytest.param(_someone_of("manager"), NO_MANDATE, id="teammanager"),
        pytest.param(_someone_of("keeper"), NO_MANDATE, id="budgetbeheerder"),
        pytest.param(_someone_of("adviser"), NO_MANDATE, id="beleidsadviseur"),
        pytest.param(_someone_of("admin"), NO_MANDATE, id="functioneel beheerder"),
    ],
)
def test_who_may_give_akkoord(table, person, sentence):
    person = person(table)
    before = written()
    if sentence:
        assert refused(NotAllowed, lambda: give(table, person)) == sentence
        assert written() == before
    else:
        (akkoord,) = give(table, person)
        version = table.item.version
        assert (akkoord.given_by, akkoord.version, akkoord.hash) == (person, version, version.hash)
        assert ItemFacts(table.item).counted == [person.pk]


def test_editor_of_the_version_does_not_count():
    table = on_the_table(before=lambda cast, canvas: edited_by(canvas, cast.eye1))
    assert refused(NotAllowed, lambda: give(table, table.cast.eye1)) == WROTE
    assert {editor.user for editor in table.item.version.editors.all()} == {
        table.cast.coach,
        table.cast.consultant,
        table.cast.eye1,
    }


def test_of_all_who_can_sit_at_a_table_exactly_one_kind_may_give_akkoord():
    """Writing x mandate x place x recusal: 64 people, and the reason that each is told."""
    table, people = everyone_on_the_table()
    told = {kind: sentence_of(give, table, person) for kind, person in people.items()}
    assert told == {(wrote, mandate, place, recused): _expected(wrote, mandate, place, recused)
                    for wrote, mandate, place, recused in people}  # fmt: skip
    assert [kind for kind, sentence in told.items() if not sentence] == [(False, "running", "present", False)]
    assert written() == (1, 0)
    assert ItemFacts(table.item).still_needed == 1


def _expected(wrote, mandate, place, recused):
    if wrote:
        return WROTE
    if recused:
        return RECUSED
    if place == "absent":
        return NOT_INVITED
    if mandate != "running":
        return NO_MANDATE
    return "" if place == "present" else NOT_THERE


def test_votes_say_of_everyone_why_she_counts_or_not(table):
    cast = table.cast
    give(table, cast.eye2)
    services.mark_left(table.meeting, cast.eye3, by=cast.eye3)
    assert [(vote.user, vote.counts, vote.why_not) for vote in ItemFacts(table.item).votes()] == [
        (cast.eye2, True, "gaf al akkoord"),
        (cast.eye1, False, ""),
        (cast.coach, False, "begeleidt deze casus"),
        (cast.consultant, False, "is de consulent van deze casus"),
        (cast.eye3, False, "is niet aanwezig"),
    ]
    assert ItemFacts(table.item).waiting_for() == [cast.eye1]


# --- when ------------------------------------------------------------------------------------------------------------
def _decided(table):
    decide(table, Outcome.SUPPLEMENT, reason="Wie betaalt na zes maanden?")
    return DECIDED


def _text_edited(table):
    edit(table)
    return STALE


def _amount_raised(table):
    raise_amount(table, Decimal(9_000))
    return STALE


def _amount_lowered(table):
    raise_amount(table, Decimal(100))
    return STALE


def _line_taken_out(table):
    services.remove_line(table.canvas.cost_lines.first(), by=table.cast.coach)
    return STALE


MOMENTS = [not_opened, closed, _decided, _text_edited, _amount_raised, _amount_lowered, _line_taken_out, stopped]


@pytest.mark.parametrize("moment", MOMENTS)
def test_when_nobody_can_give_akkoord(table, moment):
    sentence = moment(table)
    before = written()
    assert refused(RuleBroken, lambda: give(table, table.cast.eye1)) == sentence
    assert ItemFacts(table.item).closed_because == sentence
    assert written() == before


def test_akkoord_belongs_to_the_day_of_the_table(table):
    with clock.at(TOMORROW):
        assert refused(RuleBroken, lambda: give(table, table.cast.eye1)) == (
            "Deze tafel was op dinsdag 24 november. Zet de casus op de agenda van een nieuwe tafel."
        )


def test_no_akkoord_at_the_spar_tafel():
    cast = f.make_cast()
    canvas = f.make_canvas(cast)
    item = f.through_spar(cast, canvas)
    assert refused(RuleBroken, lambda: services.give_akkoord(item, seen_hash="", by=cast.eye1)) == (
        "Akkoord geef je aan de doorbraaktafel."
    )


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_akkoord_is_on_the_version_that_was_read(table, seen):
    sentence = refused(RuleBroken, lambda: services.give_akkoord(table.item, seen_hash=seen, by=table.cast.eye1))
    assert sentence == "Er is intussen een nieuwe versie rondgestuurd. Lees die eerst; daarna kun je akkoord geven."
    assert written() == (0, 0)


def test_a_version_replaced_while_reading_is_not_what_one_agrees_with(table):
    seen = table.item.version.hash
    edit(table)
    services.circulate(table.canvas, by=table.cast.coach)
    sentence = refused(RuleBroken, lambda: services.give_akkoord(table.item, seen_hash=seen, by=table.cast.eye1))
    assert sentence == "Er is intussen een nieuwe versie rondgestuurd. Lees die eerst; daarna kun je akkoord geven."


# --- what counts -----------------------------------------------------------------------------------------------------
def test_two_others_are_needed_and_each_counts_once(table):
    cast = table.cast
    assert ItemFacts(table.item).still_needed == 2
    assert refused(RuleBroken, lambda: decide(table)) == TWO_NEEDED
    give(table, cast.eye1)
    assert refused(NotAllowed, lambda: give(table, cast.eye1)) == GAVE
    assert ItemFacts(table.item).still_needed == 1
    assert refused(RuleBroken, lambda: decide(table)) == ONE_NEEDED
    give(table, cast.eye2)
    assert ItemFacts(table.item).still_needed == 0
    assert decide(table).outcome == Outcome.AGREED
    assert written() == (2, 1)


def test_a_third_akkoord_is_welcome_and_changes_nothing(table):
    give(table, table.cast.eye1, table.cast.eye2, table.cast.eye3)
    assert ItemFacts(table.item).still_needed == 0
    decide(table)
    assert Mutation.objects.commitments().count() == 1


def test_recusal_after_giving_takes_the_akkoord_out_of_the_count(table):
    cast = table.cast
    give(table, cast.eye1, cast.eye2)
    services.recuse(table.item, cast.eye2, by=cast.eye2)
    facts = ItemFacts(table.item)
    assert (facts.counted, facts.still_needed) == ([cast.eye1.pk], 1)
    assert refused(RuleBroken, lambda: decide(table)) == ONE_NEEDED
    give(table, cast.eye3)
    decide(table)
    assert written() == (3, 1)


def test_recusal_follows_the_item_to_its_next_version(table):
    services.recuse(table.item, table.cast.eye1, by=table.cast.eye1)
    edit(table)
    services.circulate(table.canvas, by=table.cast.coach)
    assert refused(NotAllowed, lambda: give(table, table.cast.eye1)) == RECUSED


@pytest.mark.parametrize("person", ["eye3", "stranger", "chair"])
def test_nobody_takes_a_colleague_out_but_the_voorzitter(table, person):
    by = getattr(table.cast, person)
    if person == "chair":
        services.recuse(table.item, table.cast.eye1, by=by)
        assert Recusal.objects.count() == 1
        return
    sentence = refused(NotAllowed, lambda: services.recuse(table.item, table.cast.eye1, by=by))
    assert sentence == "Dit doet de voorzitter van deze tafel."
    assert Recusal.objects.count() == 0


def test_recusal_comes_before_the_outcome_and_is_for_who_sits_there(table):
    sentence = refused(NotAllowed, lambda: services.recuse(table.item, table.cast.stranger, by=table.cast.stranger))
    assert sentence == "Deze collega zit niet aan deze tafel."
    give(table, table.cast.eye1, table.cast.eye2)
    decide(table)
    assert refused(RuleBroken, lambda: services.recuse(table.item, table.cast.eye2, by=table.cast.eye2)) == DECIDED


@pytest.mark.parametrize("change", ["left", "mandate ended"])
def test_an_akkoord_given_in_time_stays(table, change):
    give(table, table.cast.eye1, table.cast.eye2)
    if change == "left":
        services.mark_left(table.meeting, table.cast.eye1, by=table.cast.eye1)
    else:
        set_mandate(table.cast.eye1, "lapsed")
    assert ItemFacts(table.item).still_needed == 0
    assert decide(table).outcome == Outcome.AGREED


def test_who_takes_the_case_over_after_her_akkoord_no_longer_counts(table):
    give(table, table.cast.eye1, table.cast.eye2)
    Case.objects.filter(pk=table.case.pk).update(coach=table.cast.eye1)
    assert refused(RuleBroken, lambda: decide(table)) == ONE_NEEDED


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        (edit, Decimal(4_300)),
        (lambda table: raise_amount(table, Decimal(9_000)), Decimal(9_000)),
        (lambda table: raise_amount(table, Decimal("4300.01")), Decimal("4300.01")),
    ],
    ids=["text", "amount", "one cent"],
)
def test_a_change_after_the_akkoorden_needs_a_new_version_and_two_new_ones(table, change, amount):
    cast = table.cast
    give(table, cast.eye1, cast.eye2)
    change(table)
    assert refused(RuleBroken, lambda: decide(table)) == STALE
    version = services.circulate(table.canvas, by=cast.coach)
    assert version.number == 2
    facts = ItemFacts(table.item)
    assert (facts.version, facts.counted, facts.still_needed) == (version, [], 2)
    assert refused(RuleBroken, lambda: decide(table)) == TWO_NEEDED
    give(table, cast.eye1)
    assert refused(RuleBroken, lambda: decide(table)) == ONE_NEEDED
    give(table, cast.eye3)
    assert decide(table).version == version
    assert Akkoord.objects.count() == 4
    assert Mutation.objects.commitments().get().amount == amount


def test_taking_the_change_back_is_a_change_too(table):
    give(table, table.cast.eye1, table.cast.eye2)
    box = edit(table)
    edit(table, text=f"Tekst voor {box.get_kind_display()}.")
    assert refused(RuleBroken, lambda: decide(table)) == STALE


def test_saving_the_same_text_changes_nothing(table):
    give(table, table.cast.eye1, table.cast.eye2)
    edit(table, text="Tekst voor Doorbraak.")
    assert decide(table).version.number == 1


def test_an_item_of_a_later_table_needs_its_own_two(table):
    """Aanvullen, a new version, a new tafel: nothing of the first round counts."""
    cast = table.cast
    give(table, cast.eye1, cast.eye2)
    decide(table, Outcome.SUPPLEMENT, reason="Wie betaalt na zes maanden?")
    edit(table)
    services.circulate(table.canvas, by=cast.coach)
    services.close_meeting(table.meeting, by=cast.chair)
    with clock.at(f.TUESDAY + dt.timedelta(days=7)):
        meeting = f.make_meeting(cast)
        table.item = services.put_on_agenda(meeting, table.canvas, by=cast.chair)
        assert ItemFacts(table.item).still_needed == 2
        give(table, cast.eye1, cast.eye2)
        decide(table)
    assert [decision.outcome for decision in Decision.objects.all()] == [Outcome.SUPPLEMENT, Outcome.AGREED]
