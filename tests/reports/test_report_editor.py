"""Composing a report: begun, saved without loss, seen by others, in any order."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports import services
from reports.enums import BlockKind, ReportKind, ReportState
from reports.models import Report
from tests import factories as f
from tests.reports.composing import DAY, LETTER, html, make, save, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


# --- a new one -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ReportKind)
def test_every_kind_begins_with_a_proposal_and_can_be_opened(manager, cast, office, kind):
    data = {"kind": kind, "as_of": DAY.isoformat(), "date": DAY.isoformat(), "once": "a" * 32}
    answer = manager.post(reverse("reports:new_report"), data)
    report = Report.objects.get()
    assert (answer["Location"], report.kind, report.changed_by) == (url("edit_report", report), kind, cast.manager)
    assert report.blocks.exists()
    assert manager.post(reverse("reports:new_report"), data)["Location"] == "/rapporten/"  # pressed twice
    assert Report.objects.count() == 1
    for block in {block.kind: block for block in report.blocks.all()}.values():
        assert manager.get(url("report_block", report, block.pk)).status_code == 200
    assert manager.get(url("report", report)).status_code == 200


def test_a_peildatum_to_come_is_refused_at_its_field_and_what_was_chosen_stays(manager, cast, office):
    tomorrow = (DAY + dt.timedelta(days=1)).isoformat()
    data = {"kind": LETTER, "as_of": tomorrow, "date": DAY.isoformat(), "once": "b" * 32}
    answer = manager.post(reverse("reports:new_report"), data)
    assert "ligt in de toekomst" in str(answer.context["form"].errors["as_of"])
    assert tomorrow in html(answer)
    assert not Report.objects.exists()
    with pytest.raises(RuleBroken, match="toekomst"):
        services.create_report(kind=LETTER, as_of=DAY + dt.timedelta(days=1), date=DAY, by=cast.manager)


def test_who_may_what(client, cast, office):
    report = make(cast, LETTER, text("Hallo."))
    block = report.blocks.get()
    stranger, adviser = cast.coach, cast.adviser
    for user, reads, writes in ((stranger, 403, 403), (adviser, 200, 403), (cast.manager, 200, 200)):
        client.force_login(user)
        assert client.get(url("report", report)).status_code == reads
        for page in (url("edit_report", report), url("report_block", report, block.pk), url("report_head", report)):
            assert client.get(page).status_code == writes
    assert client.get("/rapporten/999999/").status_code == 404
    assert client.get(url("report_block", report, 999_999)).status_code == 404
    with pytest.raises(NotAllowed):
        services.add_block(report, kind=BlockKind.TEXT, by=adviser)
    with pytest.raises(NotAllowed):
        services.create_report(kind=LETTER, as_of=DAY, date=DAY, by=cast.keeper)


def test_nothing_is_written_while_the_second_reader_has_it(manager, cast, office):
    report = make(cast, LETTER, text("Hallo."))
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.READING, submitted_at=clock.now(), submitted_by=cast.manager
    )
    answer = manager.get(url("edit_report", report))
    assert answer.status_code == 409
    assert "Neem het eerst terug" in html(answer)
    with pytest.raises(RuleBroken, match="tweede lezer"):
        services.save_block(report.blocks.get(), base_revision=1, text="anders", by=cast.manager)


# --- saving ----------------------------------------------------------------------------------------------------------
def test_an_autosave_answers_with_what_changed_on_the_page(manager, cast, office):
    report = make(cast, LETTER, text("Begin."))
    block = report.blocks.get()
    before = services.report_stamp(report)
    told = save(manager, block, text="Er zijn {plannen} plannen en {bestaat_niet}.\r\nNog € 300.000.").json()
    block.refresh_from_db()
    assert block.text == "Er zijn {plannen} plannen en {bestaat_niet}.\nNog € 300.000."
    assert (told["revision"], told["said"]) == (2, "opgeslagen 15:00")
    assert 'class="mw-chip' in told["parts"]["proef"]
    assert "{bestaat_niet} is er op deze peildatum niet" in told["parts"]["opmerkingen"]
    assert "{bestaat_niet} is er op deze peildatum niet" in told["parts"]["te-doen"]
    assert "hier moet nog iets gebeuren" in told["parts"][f"vlag-{block.pk}"]
    assert "‘€ 300.000’ is met de hand getypt" in told["parts"]["opmerkingen"]
    assert services.report_stamp(report) != before
    # Saving the same once more, from the state before it, is no conflict: the answer was lost and not the race.
    assert save(manager, block, base=1, text=block.text).json()["revision"] == 2
    assert Event.objects.filter(action="report.block_saved").count() == 1


def test_newer_text_of_someone_else_is_shown_and_nothing_is_overwritten(manager, cast, office):
    report = make(cast, LETTER, text("Begin."))
    block = report.blocks.get()
    other = f.make_user("lies", "manager")
    services.save_block(block, base_revision=1, text="Van Lies.", by=other)
    answer = save(manager, block, base=1, text="Van mij.")
    told = answer.json()
    assert (answer.status_code, told["revision"]) == (409, 2)
    assert "Van Lies." in told["conflict"]
    page = save(manager, block, base=1, text="Van mij.", autosave=False)
    assert page.status_code == 409
    assert "Van mij." in html(page)
    assert "Van Lies." in html(page)
    assert "heeft dit blok intussen gewijzigd" in html(page)
    assert page.context["form"]["base_revision"].value() == 2  # saved once more it stands
    assert save(manager, block, base=2, text="Van mij.", autosave=False).status_code == 302
    block.refresh_from_db()
    assert block.text == "Van mij."


def test_two_texts_of_one_origin_are_put_together_and_read_before_they_are_saved(manager, cast, office):
    begin = "Eerste zin. Tweede zin.\n\nLaatste zin."
    question = {"kind": BlockKind.QUESTION, "text": "Hoe?", "answer": begin}
    report = make(cast, ReportKind.WRITTEN_QUESTIONS, question)
    block = report.blocks.get()
    opened = manager.get(url("report_block", report, block.pk)).context["form"]
    assert [opened[f"base_{name}"].value() for name in ("text", "answer")] == ["Hoe?", begin]
    started = {"base_text": "Hoe?", "base_answer": begin, "base": 1}
    services.save_block(
        block, base_revision=1, by=f.make_user("lies", "manager"), text="Hoe dan?", answer=begin + " Van Lies."
    )
    mine = {"text": "Hoe?", "answer": begin.replace("Eerste", "Mijn eerste")}
    told = save(manager, block, **started, **mine).json()
    assert "Samenvoegen kan zonder dat er iets wegvalt" in told["conflict"]
    page = save(manager, block, **started, **mine, do="merge", autosave=False)
    form = page.context["form"]
    both = "Mijn eerste zin. Tweede zin.\n\nLaatste zin. Van Lies."
    assert (form["text"].value(), form["answer"].value(), form["base_revision"].value()) == ("Hoe dan?", both, 2)
    assert "Lees na en sla op" in html(page)
    block.refresh_from_db()
    assert block.answer == begin + " Van Lies."  # nothing is saved yet
    again = {"base": 2, "base_text": "Hoe dan?", "base_answer": block.answer, "text": "Hoe dan?", "answer": both}
    assert save(manager, block, **again, autosave=False).status_code == 302
    # Where both wrote at one place, both stand there whole.
    other = {**mine, "answer": begin.replace("Eerste", "Een andere")}
    assert "Onder elkaar zetten" in save(manager, block, **started, **other).json()["conflict"]
    apart = save(manager, block, **started, **other, do="merge", autosave=False).context["form"]["answer"].value()
    assert apart == f"{both}\n\n{other['answer']}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_question_of_an_open_editor_is_light_and_tells_who_writes_where(
    manager, cast, office, count, django_assert_num_queries
):
    report = make(cast, LETTER, *(text(f"Nummer {n}.") for n in range(count)))
    block, page = report.blocks.last(), url("report_state", report)
    lies = f.make_user("lies", "manager")

    def asked(box="", etag="", window="1" * 16):
        return manager.get(page, {"venster": window, "blok": box}, headers={"If-None-Match": etag} if etag else {})

    first = asked(str(block.pk))
    assert first.json()["people"] == []
    with django_assert_num_queries(6):
        answer = asked(str(block.pk), first["ETag"])
    assert (answer.status_code, answer.content, answer.templates) == (304, b"", [])
    # Someone else writes: where she is comes first, and then what she wrote.
    other = Client()
    other.force_login(lies)
    other.get(page, {"venster": "2" * 16, "blok": str(block.pk)})
    here = asked(str(block.pk), first["ETag"])
    assert here.json()["people"] == [{"name": "L. Vanlies", "box": str(block.pk), "own": False}]
    services.save_block(block, base_revision=1, text="Anders.", by=lies)
    with django_assert_num_queries(7):
        answer = asked(str(block.pk), here["ETag"])
    assert (answer.templates, answer.json()["head"]["revision"]) == ([], report.revision)
    assert answer.json()["blocks"][-1] == {
        "pk": block.pk, "revision": 2, "by": "L. Vanlies", "when": "om 15.00 uur",
    }  # fmt: skip
    with clock.at(f.TUESDAY + dt.timedelta(seconds=30)):
        assert asked(str(block.pk)).json()["people"] == []
    assert report.presences.count() == 1
    # What then changes is drawn again without keeping her signed in: a block that is gone gives the page around it.
    idle = manager.session["_session_seen"] - 100
    session = manager.session
    session["_session_seen"] = idle
    session.save()
    sheet = url("report_sheet", report)
    for box, words in ((str(block.pk), "blokformulier"), ("999999", "mw-outline"), ("hoofd", "hoofdformulier")):
        assert words in html(manager.get(sheet, {"blok": box}))
    assert manager.session["_session_seen"] == idle
    # What someone makes up as a place is no place, and once it lies with a second reader nothing is asked any more.
    asked("<b>")
    assert report.presences.get().box == ""
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.READING, submitted_at=clock.now(), submitted_by=cast.manager
    )
    assert "Neem het eerst terug" in asked().json()["closed"]


def test_a_removed_block_comes_back_whole_under_its_own_number(manager, cast, office):
    report = make(cast, LETTER, text("Een."), text("Twee."), text("Drie."))
    first, second, third = report.blocks.all()
    services.save_block(second, base_revision=1, text="Twee, nieuwer.", by=cast.manager)
    stale = manager.post(url("remove_block", report, second.pk), {"base_revision": 1})
    assert "#blok-" in stale["Location"]
    assert report.blocks.count() == 3
    manager.post(url("remove_block", report, second.pk), {"base_revision": 2})
    assert [block.text for block in report.blocks.all()] == ["Een.", "Drie."]
    # Who was writing in it keeps the words and hears how it comes back.
    gone = save(manager, second, text="Mijn woorden.", autosave=False)
    assert gone.status_code == 409
    assert "Mijn woorden." in html(gone)
    assert "Blok terugzetten" in html(gone)
    assert save(manager, second, text="Mijn woorden.").json()["gone"]
    removed = report.removed_blocks.get()
    for _ in range(2):  # pressed twice
        manager.post(url("restore_block", report, removed.pk))
    assert [(block.pk, block.text) for block in report.blocks.all()] == [
        (first.pk, "Een."), (second.pk, "Twee, nieuwer."), (third.pk, "Drie."),
    ]  # fmt: skip


def test_blocks_are_added_and_put_in_order_without_javascript(manager, cast, office):
    report = make(cast, LETTER, text("Een."), text("Twee."))
    one, two = report.blocks.all()
    data = {"kind": BlockKind.HEADING, "after": one.pk, "once": "c" * 32}
    places = {manager.post(url("add_block", report), data)["Location"] for _ in range(2)}  # pressed twice
    assert len(places) == 1
    kinds = [block.kind for block in report.blocks.all()]
    assert kinds == [BlockKind.TEXT, BlockKind.HEADING, BlockKind.TEXT]
    manager.post(url("move_block", report, two.pk), {"do": "up"})
    assert [block.pk for block in report.blocks.all()][1] == two.pk
    manager.post(url("move_block", report, two.pk), {"after": "0"})
    assert next(block.pk for block in report.blocks.all()) == two.pk
    manager.post(url("move_block", report, two.pk), {"do": "up"})  # already first
    answer = manager.post(
        url("move_block", report, two.pk), {"do": "down", "open": one.pk}, headers={"HX-Request": "true"}
    )
    assert [block.pk for block in report.blocks.all()][:2] == [one.pk, two.pk]
    assert f'id="regel-{two.pk}"' in html(answer)
    assert "<html" not in html(answer)
