"""A report on its way to the raad: who takes which step, what stops it, and that the database holds all of it."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, Refusal, RuleBroken, constraint_name
from reports import services
from reports.enums import BlockKind, ReportKind, ReportState
from reports.models import Block, Publication, Report, Signatory
from reports.services import report_stamp
from tests import factories as f
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def state(report):
    return Report.objects.get(pk=report.pk).state


# --- the steps -------------------------------------------------------------------------------------------------------
def test_letter_goes_with_its_enclosure_from_concept_to_sent(cast):
    letter, enclosure = p.bundle(cast)
    p.submitted(cast, letter)
    assert {state(letter), state(enclosure)} == {ReportState.READING}
    services.return_report(letter, remark="De aanhef klopt niet.", by=cast.adviser)
    assert (state(letter), state(enclosure)) == (ReportState.CONCEPT, ReportState.CONCEPT)
    assert Report.objects.get(pk=letter.pk).remark == "De aanhef klopt niet."

    p.submitted(cast, letter)
    services.take_back_report(letter, by=cast.manager)
    p.adopted(cast, letter)
    assert {state(letter), state(enclosure)} == {ReportState.ADOPTED}
    assert Publication.objects.count() == 2

    services.send_report(letter, sent_on=clock.today(), by=cast.manager)
    f.flush_deferred()
    assert {state(letter), state(enclosure)} == {ReportState.SENT}
    assert Report.objects.get(pk=enclosure.pk).sent_on == clock.today()
    with pytest.raises(RuleBroken, match="Dit is een bijlage bij ‘Stand van de aanpak’"):
        services.withdraw_report(enclosure, reason="fout", by=cast.manager)
    services.withdraw_report(letter, reason="Er stond een verkeerd bedrag in.", by=cast.manager)
    f.flush_deferred()
    assert {state(letter), state(enclosure)} == {ReportState.WITHDRAWN}
    events = Event.objects.starting_with("report.").exclude(action="report.pdf_asked")
    steps = list(events.order_by("pk").values_list("action", flat=True))
    assert " ".join(step.removeprefix("report.") for step in steps[3:]) == (
        "submitted returned submitted taken_back submitted approved adopted adopted sent withdrawn"
    )


STEPS = {
    "submit": lambda report, by: services.submit_report(report, base_revision=report_stamp(report), by=by),
    "take_back": lambda report, by: services.take_back_report(report, by=by),
    "return": lambda report, by: services.return_report(report, remark="anders", by=by),
    "approve": lambda report, by: services.approve_report(report, base_revision=report_stamp(report), by=by),
    "adopt": lambda report, by: services.adopt_report(report, base_revision=report_stamp(report), by=by),
    "send": lambda report, by: services.send_report(report, sent_on=clock.today(), by=by),
    "withdraw": lambda report, by: services.withdraw_report(report, reason="fout", by=by),
    "replace": lambda report, by: services.replace_report(report, by=by),
    "discard": lambda report, by: services.discard_report(report, by=by),
}
# What may follow, for the teammanager (her own) and for the beleidsadviseur.
MAY = {
    "concept": {"submit", "discard"},
    "returned": {"submit"},
    "discarded": set(),
    "reading": {"take_back", "return", "approve"},
    "approved": {"take_back", "adopt"},
    "adopted": {"send", "withdraw", "replace"},
    "sent": {"withdraw", "replace"},
    "withdrawn": {"replace"},
    "replaced": set(),
}
READER = {"return", "approve"}


def at(cast, stage):
    """A report at this stage."""
    report = p.concept(cast)
    if stage == "replaced":
        p.sent(cast, report)
        p.sent(cast, services.replace_report(report, by=cast.manager))
        return report
    bring = {"reading": p.submitted, "approved": p.approved, "adopted": p.adopted, "sent": p.sent}
    if stage in bring:
        bring[stage](cast, report)
    elif stage == "returned":
        p.submitted(cast, report)
        services.return_report(report, remark="anders", by=cast.adviser)
    elif stage == "discarded":
        services.discard_report(report, by=cast.manager)
    elif stage == "withdrawn":
        p.sent(cast, report)
        services.withdraw_report(report, reason="fout", by=cast.manager)
    return report


@pytest.mark.parametrize("stage", MAY)
def test_every_step_at_every_stage_by_everyone(cast, stage):
    second = f.make_user("tweede", "manager")
    report = at(cast, stage)
    people = {"manager": cast.manager, "adviser": cast.adviser, "second": second, "chair": cast.chair}
    came, sentences = {}, []
    for name, step in STEPS.items():
        for who, user in people.items():
            with transaction.atomic():
                try:
                    step(report, user)
                    came.setdefault(name, set()).add(who)
                except Refusal as refusal:
                    sentences.append(refusal.sentence)
                transaction.set_rollback(True)
    assert all(sentence.endswith(".") for sentence in sentences)
    expected = {}
    for name in MAY[stage]:
        expected[name] = {"adviser", "second"} if name in READER else {"manager", "second"}
    if "discard" in expected:
        expected["discard"] = {"manager"}  # who wrote in it
    assert came == expected


def test_second_reader_wrote_nothing_in_any_part(cast):
    second = f.make_user("tweede", "manager")
    letter, enclosure = p.bundle(cast)
    block = enclosure.blocks.last()
    services.save_block(block, base_revision=block.revision, by=second, text="Anders.")
    p.submitted(cast, letter)
    with pytest.raises(NotAllowed, match="Een tweede lezer schreef er niet aan mee"):
        services.approve_report(letter, base_revision=report_stamp(letter), by=second)
    services.approve_report(letter, base_revision=report_stamp(letter), by=cast.adviser)


def test_what_was_read_is_what_is_approved(cast):
    report = p.concept(cast)
    p.submitted(cast, report)
    seen = report_stamp(report)
    services.take_back_report(report, by=cast.manager)
    block = report.blocks.get()
    services.save_block(block, base_revision=block.revision, by=cast.manager, text="Iets anders.")
    with pytest.raises(services.StaleReport):
        services.submit_report(report, base_revision=seen, by=cast.manager)
    p.submitted(cast, report)
    with pytest.raises(services.StaleReport):
        services.approve_report(report, base_revision=seen, by=cast.adviser)


def test_sending_keeps_to_the_day_that_the_letter_prints(cast):
    day = clock.today()
    report = p.adopted(cast, p.concept(cast, send_on=day + dt.timedelta(2)))
    with pytest.raises(RuleBroken, match="In de brief staat dat hij op 26 november 2020 is verzonden"):
        services.send_report(report, sent_on=day, by=cast.manager)
    with pytest.raises(RuleBroken, match="Leg de verzending vast als het zover is"):
        services.send_report(report, sent_on=day + dt.timedelta(2), by=cast.manager)
    other = p.adopted(cast, p.concept(cast))
    with pytest.raises(RuleBroken, match="niet vóór 24 november 2020"):
        services.send_report(other, sent_on=day - dt.timedelta(1), by=cast.manager)
    with clock.at(f.TUESDAY + dt.timedelta(3)):
        assert services.send_report(report, sent_on=day + dt.timedelta(2), by=cast.manager).state == ReportState.SENT


def test_successor_has_everything_and_takes_the_place_when_it_is_sent(cast):
    letter = p.concept(
        cast,
        p.block(text=p.TEXT),
        p.block(BlockKind.QUESTION, text="Hoeveel?", answer="Veel."),
        p.block(BlockKind.QUESTION, text="En nu?", settings={"same_as": 1}),
        kind=ReportKind.WRITTEN_QUESTIONS,
        article="artikel 47",
    )
    enclosure = p.concept(cast, kind=ReportKind.BUDGET)
    services.enclose(enclosure, letter=letter, by=cast.manager)
    p.sent(cast, letter)
    new = services.replace_report(letter, by=cast.manager)
    assert (new.article, new.state, new.replaces, new.send_on) == ("artikel 47", ReportState.CONCEPT, letter, None)
    assert [row.text for row in new.blocks.all()] == [row.text for row in letter.blocks.all()]
    questions = new.blocks.filter(kind=BlockKind.QUESTION)
    assert questions[1].settings["same_as"] == questions[0].pk
    assert new.enclosures.get().replaces == enclosure
    assert [row.signatory for row in new.signing.all()] == [row.signatory for row in letter.signing.all()]
    with pytest.raises(RuleBroken, match="al een vervangend rapport"):
        services.replace_report(letter, by=cast.manager)
    assert state(letter) == ReportState.SENT
    p.sent(cast, new)
    assert {state(letter), state(enclosure)} == {ReportState.REPLACED}


# --- what must be mended ---------------------------------------------------------------------------------------------
def said(cast, report):
    with pytest.raises(services.NotReady) as refused:
        p.submitted(cast, report)
    return [one.sentence for one in refused.value.hindrances]


def test_every_hindrance_says_where_and_what_to_do(cast):
    story = f.make_description(cast)
    report = p.concept(
        cast,
        p.block(text="Wij maakten {onbekend} plannen."),
        p.block(text="Dat kostte € 3.000 en bij 12 gezinnen lukte het."),
        p.block(BlockKind.QUESTION, text="Hoeveel gezinnen, 40 gezinnen?"),
        p.block(BlockKind.PICTURE),
        p.block(BlockKind.STORY, story=story),
        p.block(BlockKind.STORY),
        p.block(BlockKind.TABLE, settings={"key": "tabel_niet"}),
        p.block(BlockKind.CHART),
        p.block(BlockKind.FIGURES),
    )
    services.withdraw_description(story, reason="gezin wil het niet", by=cast.consultant)
    assert said(cast, report) == [
        "Tekst ‘Wij maakten {onbekend} plannen.’: het cijfer {onbekend} is er op deze peildatum niet. Kies een cijfer "
        "uit de lijst.",
        "Tekst ‘Dat kostte € 3.000 en bij 12 gezinnen lu…’: ‘€ 3.000’ is met de hand getypt. Zet er een cijfer uit de "
        "lijst voor in de plaats.",
        "Tekst ‘Dat kostte € 3.000 en bij 12 gezinnen lu…’: ‘12 gezinnen’ is met de hand getypt. Zet er een cijfer uit "
        "de lijst voor in de plaats.",
        "Vraag en antwoord ‘Hoeveel gezinnen, 40 gezinnen?’: er staat geen antwoord onder. Schrijf het, of verwijs "
        "naar het antwoord op een eerdere vraag.",
        "Afbeelding zonder tekst: er is geen afbeelding gekozen. Kies er een, of haal het blok weg.",
        "Afbeelding zonder tekst: de afbeelding heeft geen beschrijving. Schrijf wat erop te zien is, voor wie haar "
        "niet kan zien.",
        "Casusbeschrijving zonder tekst: ‘Een bed voor elk kind’ is ingetrokken en mag niet in een rapport. Kies een "
        "andere casusbeschrijving, of haal het blok weg.",
        "Casusbeschrijving zonder tekst: er is geen casusbeschrijving gekozen. Kies er een, of haal het blok weg.",
        "Tabel zonder tekst: deze tabel is er op deze peildatum niet. Kies een andere, of haal het blok weg.",
        "Grafiek zonder tekst: er is geen grafiek gekozen. Kies er een, of haal het blok weg.",
        "Kerncijfers zonder tekst: er zijn geen kerncijfers gekozen. Kies ze, of haal het blok weg.",
    ]
    assert state(report) == ReportState.CONCEPT


def test_head_is_complete_before_someone_reads(cast):
    letter = p.concept(cast, addressee="", salutation="", signatories=[])
    Block.objects.filter(report=letter).delete()
    assert said(cast, letter) == [
        "De brief heeft geen geadresseerde. Vul hem in bij Gegevens.",
        "De brief heeft geen aanhef. Vul hem in bij Gegevens.",
        "Niemand ondertekent de brief. Kies bij Gegevens wie ondertekent.",
        "Er staat nog niets in. Voeg een blok toe.",
    ]
    old = Signatory.objects.create(
        name="C. Oud", office="wethouder", starts_on=dt.date(2014, 1, 1), ends_on=dt.date(2018, 1, 1)
    )
    other = p.concept(cast, signatories=[old])
    assert said(cast, other) == [
        "C. Oud is op 24 november 2020 geen wethouder. Kies bij Gegevens een andere ondertekenaar of pas de datum van "
        "de brief aan."
    ]
    enclosure = p.concept(cast, p.block(text="{onbekend}"), kind=ReportKind.BUDGET, title="Budget")
    services.enclose(enclosure, letter=other, by=cast.manager)
    assert said(cast, other)[1].startswith("Bijlage ‘Budget’: Tekst ‘{onbekend}’: het cijfer {onbekend}")


def test_story_that_is_withdrawn_meanwhile_does_not_reach_the_raad(cast):
    story = f.make_description(cast)
    report = p.approved(cast, p.concept(cast, p.block(BlockKind.STORY, story=story)))
    with transaction.atomic():
        services.withdraw_description(story, reason="gezin wil het niet", by=cast.consultant)
        with pytest.raises(services.NotReady, match="mag niet in een rapport"):
            services.adopt_report(report, base_revision=report_stamp(report), by=cast.manager)
        transaction.set_rollback(True)
    services.adopt_report(report, base_revision=report_stamp(report), by=cast.manager)
    services.withdraw_description(story, reason="gezin wil het niet", by=cast.consultant)
    with pytest.raises(RuleBroken, match="‘Een bed voor elk kind’ is intussen ingetrokken"):
        services.send_report(report, sent_on=clock.today(), by=cast.manager)


# --- the database by itself ------------------------------------------------------------------------------------------
def refused(statement, *values):
    """The constraint that refuses a statement of the app role."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        _run(statement, values)
    return constraint_name(refusal.value)


def _run(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_database_refuses_steps_that_are_none(cast):
    report = p.concept(cast)
    now, who = clock.now(), cast.manager.pk
    assert refused("UPDATE reports_report SET state = 'verzonden' WHERE id = %s", report.pk) == "reports_report_course"
    assert (
        refused(
            "UPDATE reports_report SET state = 'vastgesteld', adopted_at = %s, adopted_by_id = %s, read_at = %s,"
            " read_by_id = %s WHERE id = %s",
            now, who, now, cast.adviser.pk, report.pk,
        )
        == "reports_report_course"
    )  # fmt: skip
    assert (
        refused("UPDATE reports_report SET state = 'tweede-lezer' WHERE id = %s", report.pk) == "reports_report_course"
    )
    p.submitted(cast, report)
    statement = "UPDATE reports_report SET read_at = %s, read_by_id = %s WHERE id = %s"
    assert refused(statement, now, who, report.pk) == "reports_report_second_reader"
    statement = "UPDATE reports_report SET state = 'vastgesteld', adopted_at = %s, adopted_by_id = %s WHERE id = %s"
    assert refused(statement, now, who, report.pk) == "reports_report_read_first"
    services.approve_report(report, base_revision=report_stamp(report), by=cast.adviser)
    assert refused(statement, now, who, report.pk) == "reports_report_published"
    statement = (
        "INSERT INTO reports_publication (report_id, content, figures, sha256, published_at)"
        " VALUES (%s, '{}', '{}', '', %s)"
    )
    assert refused(statement, report.pk, now) == "reports_publication_adopted"


FROZEN = (
    ("UPDATE reports_report SET title = 'x' WHERE id = %(report)s", "head"),
    ("UPDATE reports_report SET replaces_id = NULL, revision = revision + 1 WHERE id = %(report)s", "head"),
    ("UPDATE reports_block SET text = 'x' WHERE report_id = %(report)s", "part"),
    ("DELETE FROM reports_block WHERE report_id = %(report)s", "part"),
    ("UPDATE reports_block SET report_id = %(report)s WHERE report_id = %(other)s", "part"),
    ("DELETE FROM reports_reportsignatory WHERE report_id = %(report)s", "part"),
    (
        "INSERT INTO reports_picture (report_id, data, content_type, width, height, added_by_id, added_at)"
        " VALUES (%(report)s, ''::bytea, 'image/png', 1, 1, %(who)s, now())",
        "part",
    ),
    ("UPDATE reports_report SET enclosed_with_id = %(report)s WHERE id = %(loose)s", "bundle"),
    ("DELETE FROM reports_report_writers WHERE report_id = %(report)s", "writers"),
    ("INSERT INTO reports_report_writers (report_id, user_id) VALUES (%(report)s, %(reader)s)", "writers"),
)
NAMES = {
    "reading": {"head": "reports_report_being_read", "part": "reports_report_being_read"},
    "adopted": {"head": "reports_report_stays", "part": "reports_report_stays"},
    "sent": {"head": "reports_report_stays", "part": "reports_report_stays"},
    "withdrawn": {"head": "reports_report_stays", "part": "reports_report_stays"},
}
ALWAYS = {"bundle": "reports_report_bundle", "writers": "reports_writers_stay"}


@pytest.mark.parametrize("stage", NAMES)
def test_database_refuses_every_change_of_what_was_submitted(cast, stage):
    other, loose = p.concept(cast), p.concept(cast, kind=ReportKind.BUDGET)
    report = at(cast, stage)
    values = {
        "report": report.pk, "other": other.pk, "loose": loose.pk, "who": cast.manager.pk, "reader": cast.adviser.pk,
    }  # fmt: skip
    for statement, what in FROZEN:
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            _run(statement, values)
        assert constraint_name(refusal.value) == {**NAMES[stage], **ALWAYS}[what], statement


def test_database_keeps_who_wrote_and_counts_the_digest_itself(cast):
    second = f.make_user("tweede", "manager")
    report = p.concept(cast)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_block SET text = 'x', changed_by_id = %s WHERE report_id = %s", [second.pk, report.pk]
        )
        cursor.execute("UPDATE reports_report SET changed_by_id = %s WHERE id = %s", [cast.chair.pk, report.pk])
    assert set(report.writers.all()) == {cast.manager, second, cast.chair}
    p.adopted(cast, report)
    publication = Publication.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT encode(sha256(convert_to(jsonb_build_array(content, figures)::text, 'UTF8')), 'hex')"
            " FROM reports_publication"
        )
        assert cursor.fetchone() == (publication.sha256,)
    assert publication.figures == {}


def test_bundle_does_not_fall_apart(cast):
    letter, enclosure = p.bundle(cast)
    p.adopted(cast, letter)
    statement = "UPDATE reports_report SET state = 'verzonden', sent_on = date, sent_by_id = made_by_id WHERE id = %s"
    assert refused(statement, letter.pk) == "reports_report_bundle"
    assert refused(statement, enclosure.pk) == "reports_report_bundle"
    loose = p.adopted(cast, p.concept(cast, send_on=clock.today() + dt.timedelta(3)))
    assert refused(statement, loose.pk) == "reports_report_send_on"
    assert refused("UPDATE reports_report SET state = 'vervangen' WHERE id = %s", loose.pk) == "reports_report_course"
