"""What stands in a report: what a block can hold, pictures, figures typed by hand, bad input."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from reports import services
from reports.enums import BlockKind, ReportKind
from reports.typed import typed_figures
from tests import factories as f
from tests.reports.composing import BOOK, LETTER, html, make, save, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


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
