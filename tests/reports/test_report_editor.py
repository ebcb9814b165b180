"""Composing a report: the editor, saving without loss, figures that are live, pictures, bijlagen, and bad input."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports import preview, services
from reports.asked import split_questions
from reports.compose import compose
from reports.enums import BlockKind, ReportKind, ReportState
from reports.models import Municipality, Report, Signatory
from reports.readiness import hindrances
from reports.starters import Starter
from reports.typed import typed_figures
from tests import factories as f

pytestmark = pytest.mark.django_db
DAY = f.TUESDAY.date()
LETTER, BOOK = ReportKind.COUNCIL, ReportKind.INTERIM


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def office(db):
    Municipality.objects.create(
        name="Maastricht",
        return_address="Postbus 1992, 6201 BZ Maastricht",
        visit_address="Mosae Forum 10\n6211 DW Maastricht",
        postal_address="Postbus 1992\n6201 BZ Maastricht",
    )
    return Signatory.objects.create(
        name="A.B. van Loenen", office="wethouder Sociale Zaken", starts_on=dt.date(2018, 6, 1)
    )


def make(cast, kind=LETTER, *blocks, **fields):
    """A concept of the teammanager with these blocks as dicts."""
    head = {"title": "Stand van de aanpak", "addressee": "Aan de raad", "salutation": "Geachte raadsleden,"}
    starter = Starter(head if kind == LETTER else {"title": "Stand van de aanpak"}, list(blocks))
    return services.create_report(kind=kind, as_of=DAY, date=DAY, by=cast.manager, starter=starter, **fields)


def text(words, **fields):
    return {"kind": BlockKind.TEXT, "text": words, **fields}


def url(name, report, *more):
    return reverse(f"reports:{name}", args=[report.pk, *more])


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client


def html(response):
    return response.content.decode()


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
def save(client, block, *, base=None, autosave=True, **data):
    headers = {"X-Autosave": "1"} if autosave else {}
    data = {"base_revision": block.revision if base is None else base, **data}
    return client.post(url("report_block", block.report, block.pk), data, headers=headers)


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


# --- what is in a block ----------------------------------------------------------------------------------------------
def test_questions_are_numbered_and_refer_to_an_earlier_answer(manager, cast, office):
    question = {"kind": BlockKind.QUESTION}
    report = make(
        cast, ReportKind.WRITTEN_QUESTIONS, {**question, "text": "Hoeveel?", "answer": "Veel."},
        {**question, "text": "En waarom {hoezo}?"}, {**question, "text": "Nogmaals?", "settings": {"same_as": 1}},
    )  # fmt: skip
    first, second, third = report.blocks.all()
    assert third.settings == {"same_as": first.pk}
    assert "Zie antwoord op vraag 1." in html(manager.get(url("report", report)))
    saved = save(manager, second, text=second.text, answer="Daarom.", same_as=str(first.pk)).json()
    assert "Zie antwoord op vraag 1." in saved["parts"]["proef"]
    assert "{hoezo}" in saved["parts"]["proef"]
    assert "hoezo" not in saved["parts"]["opmerkingen"]
    with pytest.raises(RuleBroken, match="eerder in dit stuk"):
        services.save_block(second, base_revision=2, settings={"same_as": third.pk}, by=cast.manager)


def test_only_published_stories_can_be_chosen(manager, cast, office):
    story, concept = f.make_description(cast), f.make_description(cast, step="concept")
    report = make(cast, BOOK, {"kind": BlockKind.STORY})
    block = report.blocks.get()
    assert list(manager.get(url("report_block", report, block.pk)).context["form"].fields["story"].queryset) == [story]
    assert save(manager, block, story=concept.pk, parts=["situation"]).status_code == 422
    told = save(manager, block, story=story.pk, parts=["situation"]).json()
    assert story.title in told["parts"]["proef"]
    with pytest.raises(RuleBroken, match="gepubliceerd"):
        services.save_block(block, base_revision=2, story=concept, by=cast.manager)


def test_what_a_block_can_not_hold_is_refused_with_a_sentence(manager, cast, office):
    report = make(cast, LETTER, text("Begin."), {"kind": BlockKind.HEADING, "text": "Kop"})
    block, heading = report.blocks.all()
    assert "burgerservicenummer" in save(manager, block, text="BSN 123456782").json()["sentence"]
    assert "20.000 tekens" in save(manager, block, text="x" * 20_001).json()["sentence"]
    with pytest.raises(RuleBroken, match="hoofdstuk"):
        services.save_block(heading, base_revision=1, settings={"level": 7}, by=cast.manager)
    assert "Sophie" in save(manager, block, text="Moeder Sophie Jansen belde.").json()["parts"]["opmerkingen"]


HOSTILE = (
    "<script>alert(1)</script> **vet** [x](http://evil.example/a) ![p](file:///etc/passwd) {{ 7|add:1 }} <img src=//x>"
)


def test_markup_stays_text_and_nothing_is_fetched(manager, cast, office):
    report = make(
        cast, LETTER, text(HOSTILE), {"kind": BlockKind.QUOTE, "text": HOSTILE, "settings": {"source": HOSTILE}}
    )
    block = report.blocks.first()
    for page in (url("report", report), url("edit_report", report), url("report_block", report, block.pk)):
        shown = html(manager.get(page))
        assert "<script>alert" not in shown
        assert "<img src=//x" not in shown
        assert 'src="file' not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** [x](http://evil.example/a)" in shown
    with pytest.raises(RuleBroken, match="uit de lijst"):
        services.add_block(report, kind=BlockKind.CHART, settings={"key": "http://evil.example/x.svg"}, by=cast.manager)


def test_names_with_emoji_and_arabic_and_a_report_without_figures_or_signatory(manager, cast):
    report = make(cast, LETTER, text("Met dank aan مريم 🎉."))
    report = services.save_head(report, base_revision=1, addressee="Aan مريم 🎉", by=cast.manager)
    page = html(manager.get(url("edit_report", report)))
    assert "Met dank aan مريم 🎉." in page
    assert "Aan مريم 🎉" in page
    assert "Er is nog geen ondertekenaar." in page
    assert "nog geen enkel levend cijfer" in page
    assert "De afzender is nog niet ingevuld" in page
    assert "Er is geen ondertekenaar in functie op 24 november 2020" in html(manager.get(url("report_head", report)))


# --- pictures --------------------------------------------------------------------------------------------------------
def picture(size=(60, 40), kind="PNG", mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind, **options)
    return SimpleUploadedFile(f"plaatje.{kind.lower()}", out.getvalue())


class Huge:
    """An upload of 50 MB that must not be read."""

    size = 50 * 1024 * 1024

    def read(self, *args):
        raise AssertionError("read before it was weighed")


def test_a_picture_is_drawn_anew_and_needs_words(manager, cast, office):
    report = make(cast, BOOK, {"kind": BlockKind.PICTURE})
    block = report.blocks.get()
    refused = save(manager, block, autosave=False, upload=picture(), width="heel", alt=" ")
    assert "Schrijf in een zin wat erop te zien is" in html(refused)
    assert not report.pictures.exists()
    exif = Image.Exif()
    exif[0x010E] = "gemaakt bij de familie"
    sent = picture((3_000, 1_500), "JPEG", exif=exif)
    save(manager, block, autosave=False, upload=sent, width="half", alt="Een rood vlak", text="Rood")
    block.refresh_from_db()
    kept = block.picture
    assert (kept.content_type, kept.width, kept.height) == ("image/jpeg", 2_000, 1_000)
    assert b"familie" not in bytes(kept.data)
    shown = manager.get(url("report_picture", report, kept.pk))
    assert (shown["Content-Type"], shown.content) == ("image/jpeg", bytes(kept.data))
    page = html(manager.get(url("report", report)))
    assert url("report_picture", report, kept.pk) in page
    assert 'alt="Een rood vlak"' in page
    # A later save of the words keeps the picture.
    save(manager, block, alt="Een vlak", width="half", text="Rood")
    block.refresh_from_db()
    assert block.picture == kept
    assert block.settings["alt"] == "Een vlak"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (Huge(), "50 MB; er past 5 MB"),
        (SimpleUploadedFile("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "geen afbeelding"),
        (picture((7_000, 7_000), "PNG", mode="1"), "te veel pixels"),
        (picture((20_000, 20_000), "PNG", mode="1"), "te veel pixels"),
    ],
    ids=["50 MB", "svg", "49 megapixel", "bomb"],
)
def test_what_is_no_picture_of_ours_is_refused(cast, office, upload, sentence):
    report = make(cast, BOOK)
    with pytest.raises(RuleBroken, match=sentence):
        services.add_picture(report, upload, by=cast.manager)
    assert not report.pictures.exists()


def test_what_is_see_through_stands_on_white(cast, office):
    report = make(cast, BOOK)
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    kept = services.add_picture(report, SimpleUploadedFile("a.png", out.getvalue()), by=cast.manager)
    assert Image.open(io.BytesIO(bytes(kept.data))).getpixel((1, 1)) == (255, 255, 255)


# --- head and bijlagen -----------------------------------------------------------------------------------------------
def head_data(report, **changes):
    names = ("title", "subtitle", "type_label", "addressee", "salutation", "phone_label", "closing", "other_enclosures")
    data = {name: getattr(report, name) for name in names} | {"as_of": report.as_of, "date": report.date}
    return {**data, "base_revision": report.revision, **changes}


def test_two_sign_in_order_and_a_newer_head_is_not_overwritten(manager, cast, office):
    second = Signatory.objects.create(name="Ç. Öz", office="burgemeester", starts_on=dt.date(2019, 1, 1))
    report = make(cast, LETTER)
    page = url("report_head", report)
    manager.post(page, head_data(report, title="  Nieuwe \t titel ", first=second.pk, second=office.pk))
    report.refresh_from_db()
    assert (report.title, report.revision) == ("Nieuwe titel", 2)
    assert compose(report).head.signatories == ((second.name, second.office), (office.name, office.office))
    # What is there already is no conflict: the answer was lost and not the race.
    autosave = {"X-Autosave": "1"}
    same = head_data(report, base_revision=1, first=second.pk, second=office.pk)
    assert manager.post(page, same, headers=autosave).json()["revision"] == 2
    other = f.make_user("lies", "manager")
    services.save_head(report, base_revision=2, by=other, addressee="Aan de griffie", date=DAY - dt.timedelta(days=1))
    stale = manager.post(page, head_data(report, title="Van mij", first=office.pk))
    assert (stale.status_code, stale.context["form"]["base_revision"].value()) == (409, 3)
    there = "Aan de griffie", "23 november 2020", "Van mij", "Nieuwe titel", second.name
    assert all(words in html(stale) for words in there)
    told = manager.post(page, head_data(report, title="Van mij", first=office.pk), headers=autosave)
    assert (told.status_code, told.json()["revision"]) == (409, 3)
    assert "L. Vanlies heeft de gegevens van dit stuk intussen gewijzigd" in told.json()["conflict"]
    assert "Mijn gegevens opslaan" in told.json()["conflict"]
    report.refresh_from_db()
    assert (report.title, report.addressee) == ("Nieuwe titel", "Aan de griffie")
    saved = manager.post(page, head_data(report, title="Van mij", first=office.pk), headers=autosave).json()
    assert saved == {"revision": 4, "said": "opgeslagen 15:00", "parts": {}}
    empty = manager.post(page, head_data(report, base_revision=4, title=""), headers=autosave)
    assert (empty.status_code, bool(empty.json()["sentence"])) == (422, True)
    twice = manager.post(page, head_data(report, first=office.pk, second=office.pk))
    assert "Deze persoon tekent al" in html(twice)
    later = manager.post(page, head_data(report, as_of=DAY + dt.timedelta(days=1)))
    assert "ligt in de toekomst" in str(later.context["form"].errors["as_of"])
    report.refresh_from_db()
    manager.post(page, head_data(report))
    assert not report.signing.exists()


def test_bijlagen_are_added_ordered_and_taken_off(manager, cast, office):
    letter = make(cast, LETTER, text("Zie de bijlagen."))
    one, two = make(cast, BOOK), make(cast, ReportKind.OVERVIEW, enclosed_with=letter)
    page, stamp = url("report_enclosures", letter), services.report_stamp(letter)
    assert manager.post(page, {"report": one.pk, "once": "d" * 32}).status_code == 302
    order = letter.enclosures.order_by("enclosure_order")
    assert list(order) == [two, one]
    assert services.report_stamp(letter) != stamp
    manager.post(page, {"bijlage": one.pk, "do": "up"})
    assert list(order.all()) == [one, two]
    assert compose(letter).head.enclosure_count == "2"
    manager.post(page, {"bijlage": one.pk, "do": "detach"})
    assert list(order.all()) == [two]
    with pytest.raises(RuleBroken, match="kan geen bijlage zijn"):
        services.enclose(make(cast, LETTER), letter=letter, by=cast.manager)
    # What changes in a bijlage changes the bundle that a second reader saw.
    before = services.report_stamp(letter)
    services.add_block(two, kind=BlockKind.TEXT, text="Meer.", by=cast.manager)
    assert services.report_stamp(letter) != before


def test_a_letter_with_its_bijlagen_is_begun_in_one_go(manager, cast, office):
    begin = {"kind": LETTER, "as_of": DAY, "date": DAY, "once": "e" * 32, "bijlagen": [BOOK, ReportKind.OVERVIEW]}
    ignored = {"questions": "1. Van een brief met vragen?"}  # what another kind would show
    made = manager.post("/rapporten/nieuw/", begin | ignored, follow=True)
    letter = Report.objects.get(kind=LETTER)
    first, second = letter.enclosures.order_by("enclosure_order")
    assert (first.kind, second.kind) == (BOOK, ReportKind.OVERVIEW)
    assert "twee documenten: ‘" in letter.blocks.get().text
    assert [f'href="{url("edit_report", one)}"' in made.content.decode() for one in (first, second)] == [True, True]
    assert f'href="{url("edit_report", letter)}"' in manager.get(url("edit_report", first)).content.decode()
    manager.post("/rapporten/nieuw/", begin)  # the same press again
    assert Report.objects.count() == 3
    # One more, from the letter: it goes along at once; a kind that is no report is refused at its field.
    page = url("report_enclosures", letter)
    third = manager.post(page, {"begin": "", "nieuw-kind": ReportKind.BUDGET, "nieuw-once": "f" * 32})
    budget = Report.objects.get(kind=ReportKind.BUDGET)
    assert third.url == url("edit_report", budget)
    assert budget.enclosed_with == letter
    assert budget.enclosure_order == 3
    wrong = manager.post(page, {"begin": "", "nieuw-kind": LETTER, "nieuw-once": "g" * 32})
    assert wrong.status_code == 200
    assert "nieuw-kind" in wrong.content.decode()
    assert Report.objects.count() == 4


def test_who_reads_can_check_every_figure_at_a_glance(manager, cast, office):
    report = make(
        cast,
        LETTER,
        text("{plannen} en {plannen}, {niet}."),
        {"kind": BlockKind.FIGURES, "text": "", "settings": {"keys": ["kbas"]}},
    )
    page = manager.get(url("report", report)).content.decode()
    assert "2 cijfers nalopen" in page
    services.add_block(report, kind=BlockKind.TIMELINE, text="maart 2019: begin\nzonder", by=cast.manager)
    assert [one.sentence.partition("’: ")[2] for one in hindrances(report)][1:] == [
        "‘zonder’ wordt zo niet geprint. Schrijf wanneer, een dubbele punt, en wat."
    ]
    assert "Maatwerkplannen<br>" in page
    services.discard_report(report, by=cast.manager)
    assert "Toezegging vastleggen" not in manager.get(url("report", report)).content.decode()


def test_questions_are_pasted_at_once_and_what_is_left_open_stops_the_letter(manager, cast, office):
    asked = "Geacht college,\n1. Hoe gaat het?\nMet uitleg.\n\n2) Wat kost het in 2019?\nVraag 3:\nHoe nu verder?"
    begin = {"kind": ReportKind.WRITTEN_QUESTIONS, "as_of": DAY, "date": DAY, "once": "h" * 32}
    begin |= {"questions": asked, "bijlagen": [BOOK]}
    manager.post("/rapporten/nieuw/", begin)
    letter = Report.objects.get()
    questions = letter.blocks.filter(kind=BlockKind.QUESTION)
    assert [one.text for one in questions] == ["Hoe gaat het?\nMet uitleg.", "Wat kost het in 2019?", "Hoe nu verder?"]
    page = manager.get(url("report_block", letter, questions.last().pk)).content.decode()
    assert '<option value="vraag" selected>' in page
    # One more question stands with the others, whatever ends the letter.
    services.add_block(letter, kind=BlockKind.TEXT, text="Vragen [naam] beantwoord; zie [1] [...].", by=cast.manager)
    manager.post(url("add_block", letter), {"kind": BlockKind.QUESTION, "once": "i" * 32})
    kinds = list(letter.blocks.values_list("kind", flat=True))
    assert kinds[-2:] == [BlockKind.QUESTION, BlockKind.TEXT]
    save(manager, questions.last(), text="[Vraag 4. Bijvoorbeeld: wat?]", answer="Zo.")
    save(manager, questions.first(), text="Klopt het dat [de wethouder] dit zei?", answer="Ja.")
    said = " ".join(one.sentence for one in hindrances(letter))
    assert "‘[naam van de fractie]’ is nog niet ingevuld. Doe dat bij Gegevens." in said
    assert "‘[naam]’ is nog niet ingevuld. Schrijf wat er moet staan" in said
    assert "hier staat nog een voorbeeld" in said
    assert not any(sign in said for sign in ("‘[de wethouder]’", "‘[1]’", "‘[...]’"))
    page = manager.get(url("submit_report", letter)).content.decode()
    assert f'href="{url("report_head", letter)}"' in page
    assert f'href="{url("report_block", letter, questions.last().pk)}#blok-{questions.last().pk}"' in page
    assert split_questions("Hoe?\nWat?") == ["Hoe?", "Wat?"]
    assert split_questions("Hoe\nprecies?\n\nWat?") == ["Hoe\nprecies?", "Wat?"]
    assert split_questions("Klopt dit?\n1. En dat?") == ["Klopt dit?", "En dat?"]
    assert split_questions(" \n") == []


# --- typed figures ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Er is € 300.000 geraamd, en 1.354,33 euro betaald.", ["€ 300.000", "1.354,33 euro"]),
        ("Het kost 2,5 miljoen euro of €2 mln.", ["€2 mln.", "2,5 miljoen euro"]),
        ("Voor 30 gezinnen en 12 kosten-batenanalyses; 48% van 20 plannen, 5 procent.", None),
        ("Van de 7 casussen gaven er 33 cijfers: 1.000 KBA's.", ["7 casussen", "33 cijfers", "1.000 KBA's"]),
        ("De 50 gezinnen-aanpak van 24 november 2020, artikel 47, fase 2, 14 043.", []),
        ("Er zijn {plannen} plannen over {uitgaven_2020} en {aantal_cijfers_12_maanden} cijfers.", []),
        ("Twaalf maanden, 12 maanden, 6 maanden na de inzet, versie 3.", []),
        ("In 2020 plannen wij meer. Er waren 2.020 plannen.", ["2.020 plannen"]),
    ],
)
def test_figures_typed_by_hand_are_found(words, found):
    everything = ["30 gezinnen", "12 kosten-batenanalyses", "48%", "20 plannen", "5 procent"]
    assert sorted(typed_figures(words)) == sorted(everything if found is None else found)


# --- queries ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_blocks(manager, cast, office, count, django_assert_num_queries):
    blocks = [{"kind": BlockKind.QUESTION, "text": "Hoe?", "answer": "Zo: {plannen}."} for _ in range(count)]
    report = make(cast, ReportKind.WRITTEN_QUESTIONS, *blocks)
    for _ in range(count - 1):
        make(cast, ReportKind.WRITTEN_QUESTIONS)
    block = report.blocks.last()
    manager.get(url("edit_report", report))  # the session and the figures are there
    within = {"HX-Request": "true"}
    with django_assert_num_queries(14):
        manager.get(url("edit_report", report), headers=within)
    with django_assert_num_queries(15):
        manager.get(url("report_block", report, block.pk), headers=within)
    with django_assert_num_queries(28):
        save(manager, block, text="Waarom?", answer="Zo: {plannen}.")
    with django_assert_num_queries(24):
        manager.get(url("report", report))
    with django_assert_num_queries(4):
        manager.get("/rapporten/")


def test_pages_are_laid_out_once_per_state_of_the_report(manager, cast, office, monkeypatch):
    asked = []
    laid_out = {"blok-1": 1, "blok-2": 3}
    monkeypatch.setattr(preview, "page_of_parts", lambda document: asked.append(document) or laid_out)
    report = make(cast, LETTER, text("Een."), text("Twee."))
    assert "pagina 3" not in html(manager.get(url("edit_report", report)))  # the page does not wait for it
    for _ in range(2):
        assert "pagina 3" in html(manager.get(url("report_pages", report)))
    assert "pagina 3" in html(manager.get(url("edit_report", report)))
    assert len(asked) == 1
    assert save(manager, report.blocks.first(), text="Een, langer.").status_code == 200
    assert "pagina 3" in html(manager.get(url("edit_report", report) + "?paginas"))  # without JavaScript
    assert len(asked) == 2
