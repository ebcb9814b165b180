"""The head of a report, its bijlagen, what is left open, and how many questions the editor asks."""

import datetime as dt

import pytest

from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from reports import preview, services
from reports.asked import split_questions
from reports.compose import compose
from reports.enums import BlockKind, ReportKind
from reports.models import Report, Signatory
from reports.readiness import hindrances
from tests import factories as f
from tests.reports.composing import BOOK, DAY, LETTER, html, make, save, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


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
