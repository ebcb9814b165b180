"""The loaded demo gives the published figures on their peildatum, and can't be loaded over something else."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import transaction

from canvas.models import CanvasVersion
from cases.models import Case, Meting
from maatwerk.audit.integrity import broken_events
from maatwerk.audit.models import Event
from maatwerk.demo.clock import STORY_NOW, offset
from maatwerk.demo.loading import DemoRefused, is_loaded, load
from maatwerk.demo.loading.cast import LOGINS, PASSWORD
from maatwerk.lib import clock
from maatwerk.people.models import User
from reports.bundle import bundle_of
from reports.compose import document_of
from reports.enums import ReportKind
from reports.figures.programme import programme_figures
from reports.models import Promise, Report
from reports.release import release
from reports.starters.draft import draft
from reports.tables import budget_years
from tests import factories as f

DECEMBER_2019 = dt.date(2019, 12, 12)
OCTOBER_2020 = dt.date(2020, 10, 15)
NOVEMBER_2020 = dt.date(2020, 11, 30)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole story, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        clock.set_offset(dt.timedelta(0))
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("as_of", "key", "value"),
    [
        (DECEMBER_2019, "besproken", 20),
        (DECEMBER_2019, "plannen", 10),
        (DECEMBER_2019, "kbas", 7),
        (DECEMBER_2019, "rendement", Decimal(200_000)),
        (DECEMBER_2019, "uitgaven_2019_maatwerk_en_facilitair", Decimal(18_500)),
        (NOVEMBER_2020, "plannen", 30),
        (NOVEMBER_2020, "uitgevoerd", 21),
        (NOVEMBER_2020, "kbas", 20),
        (NOVEMBER_2020, "dreigend", Decimal(830_000)),
        (NOVEMBER_2020, "maatwerk", Decimal(404_000)),
        (NOVEMBER_2020, "rendement", Decimal(426_000)),
        (NOVEMBER_2020, "woonproblematiek", Decimal(50)),
        (NOVEMBER_2020, "uitgaven_2019", Decimal(140_000)),
        (NOVEMBER_2020, "raming_2019", Decimal(300_000)),
        (NOVEMBER_2020, "raming_2020", Decimal(300_000)),
        (OCTOBER_2020, "uitgaven_2020_maatwerk", Decimal(90_000)),
        (OCTOBER_2020, "prognose_2020_maatwerk", Decimal(125_000)),
    ],
)
def test_published_figure_on_its_peildatum(demo, as_of, key, value):
    assert programme_figures(as_of)[key].value == value


@pytest.mark.parametrize(("as_of", "printed"), [(DECEMBER_2019, 28_500), (NOVEMBER_2020, 21_000)])
def test_average_rendement_is_printed_as_published(demo, as_of, printed):
    assert programme_figures(as_of)["rendement_gemiddeld"].rounded == printed


def test_casus_1_has_its_published_amounts(demo):
    version = CanvasVersion.objects.get(canvas__case__number="2020-014")
    totals = (version.current_total, version.threatened_total, version.custom_total, version.rendement)
    assert totals == (Decimal(20_000), Decimal(90_000), Decimal(63_000), Decimal(27_000))


def test_direct_marks_of_the_six_told_families(demo):
    from maatwerk.demo.story.all_families import FAMILIES, TOLD_MARKS

    days = {family.key: (family.registered_on, family.adults, family.children) for family in FAMILIES}
    told = []
    for key in TOLD_MARKS:
        registered_on, adults, children = days[key]
        meting = Meting.objects.get(
            case__registered_on=registered_on, case__adults=adults, case__children=children, moment="direct"
        )
        told.append([mark.value for mark in meting.marks.all()])
    assert told == [[8], [7], [6], [None], [7, Decimal("7.5")], [Decimal("4.5")]]


def test_every_person_of_the_demo_can_sign_in(demo):
    assert [login for login in LOGINS if not User.objects.get(username=login).check_password(PASSWORD)] == []


def test_canvases_hold_no_name_of_a_colleague(demo):
    surnames = [user.surname for user in User.objects.all()]
    for version in CanvasVersion.objects.all():
        text = " ".join(version.content["boxes"].values())
        assert [name for name in surnames if f" {name} " in text] == []


def test_audit_log_of_the_demo_is_whole(demo):
    assert broken_events() == []


def test_loading_again_changes_nothing(demo):
    before = (Case.objects.count(), Event.objects.count())
    assert load() == 0
    assert (Case.objects.count(), Event.objects.count()) == before


def test_clock_of_the_demo_starts_on_the_tuesday_of_the_story(demo):
    started = dt.datetime.now(dt.UTC) + offset()
    assert abs(started - STORY_NOW) < dt.timedelta(hours=1)


# --- what goes to the raad -------------------------------------------------------------------------------------------
def report_of(day):
    """The document that lies at the raad, or waits, with this date and without being a bijlage."""
    return document_of(Report.objects.get(date=day, enclosed_with=None))


def told(document):
    """All that stands in it, with plain spaces."""
    return repr(document.parts).replace("\\xa0", " ")


def check_figures(document, report=None):
    """Every figure in it is the one of the figures page; what is printed is in its attachment.

    The months of a year are figures of their own days.
    """
    found = release(document.as_of, report=report)
    months = {key: one.printed for end in budget_years(found) for key, one in found.course(end).figures.items()}
    for one in document.figures:
        assert one.printed == {**found.texts, **months}[one.key], one.key
    printed = {one.printed.replace("\xa0", " ") for one in document.figures}
    prose = " ".join(
        text
        for block in document.blocks
        for text in (
            getattr(block, "text", ""),
            *(each.text for each in getattr(block, "answer", ()) if hasattr(each, "text")),
        )
    ).replace("\xa0", " ")
    for amount in re.findall(r"€ [\d.]*\d|\d+%", prose):
        assert amount in printed, amount


def test_answer_of_april_2019_has_three_questions_and_one_reference(demo):
    document = report_of(dt.date(2019, 4, 15))
    questions = [block for block in document.blocks if block.kind == "question"]
    assert [block.number for block in questions] == [1, 2, 3]
    assert [part.text for part in questions[2].answer] == ["Zie antwoord op vraag 2."]
    head = document.head
    assert (document.type_label, head.our_reference, head.enclosure_count) == (
        "Vragen ex art. 47 RvO",
        "2019.10606",
        "--",
    )
    assert (head.on_behalf_of_college, head.sent_on) == (True, dt.date(2019, 4, 15))
    assert "op grond van artikel 47 van het Reglement van Orde." in document.blocks[0].text
    for words in ("50 kwetsbare gezinnen", "Voor 2019 is dat € 300.000.", "werkbudget, voor 2019 € 50.000"):
        assert words in told(document)
    check_figures(document)


def test_answer_of_summer_2019_has_eleven_questions(demo):
    document = report_of(dt.date(2019, 8, 20))
    questions = [block for block in document.blocks if block.kind == "question"]
    assert [block.number for block in questions] == list(range(1, 12))
    assert all(block.question and block.answer for block in questions)
    assert "Zie ook het antwoord op vraag 1 en vraag 3." in questions[3].answer[0].text
    check_figures(document)


def test_answer_of_december_2019_has_the_published_figures_under_their_headings(demo):
    document = report_of(dt.date(2019, 12, 12))
    headings = [block.text for block in document.blocks if block.kind == "heading"]
    assert headings == ["Inhoudelijk rendement", "Financieel rendement", "Kosten"]
    assert [block.run_in for block in document.blocks if getattr(block, "run_in", "")] == ["NB:"]
    for words in (
        "zijn 20 casussen besproken", "In 10 casussen", "Van 7 plannen", "€ 200.000", "€ 28.500 per casus",
        "Amersfoort noemt een rendement van € 15.000", "Den Haag € 22.000", "€ 18.500 uitgegeven",
    ):  # fmt: skip
        assert words in told(document)
    check_figures(document)


def test_bundle_of_december_2020_waits_for_its_second_reader(demo):
    letter = Report.objects.get(kind="raadsinformatiebrief")
    members = bundle_of(letter)
    assert [member.kind for member in members] == ["raadsinformatiebrief", "tussenevaluatie", "oplegger"]
    assert {member.state for member in members} == {"tweede-lezer"}
    first, book, overview = (document_of(member) for member in members)
    assert (first.head.enclosure_count, first.head.our_reference, first.dated) == ("2", "2020-33291", "2020-12-03")
    for words in ("30 gezinnen samen met ons", "Bij 21 van hen", "€ 426.000", "gemiddeld € 21.000 per gezin"):
        assert words in told(first)
    chapters = [f"{block.number} {block.text}" for block in book.blocks if block.kind == "heading" and block.number]
    assert chapters == [
        "1 Voorwoord", "2 Inleiding", "3 Doelen", "4 Resultaten hoofddoel", "5 Resultaten voor gezinnen",
        "6 Resultaten voor de gemeente", "6.1 Systeemleren", "6.2 Verandering in de organisatie en daarbuiten",
        "7 Kosten van de aanpak", "8 Vervolg", "Bijlage 1 Werkwijze en kenmerken van de gezinnen",
    ]  # fmt: skip
    # Regulier opgepakt is a success that the raad sees counted, beside all that was published before.
    drawing = next(block for block in book.blocks if block.kind == "chart")
    assert drawing.caption.endswith("De laatste twee balken: geholpen gezinnen.")
    funnel = drawing.table
    assert [row[1] for row in funnel.rows if row[1].isdigit()] == ["53", "47", "30", "21", "15"], funnel.rows
    # What was promised a year ago is kept with this very letter, and says so.
    promises = [block for block in book.blocks if block.kind == "table" and "Toegezegd" in block.headers]
    assert [row[3] for row in promises[0].rows] == [
        "Afgedaan op 1 december 2020. De tussenevaluatie gaat met deze brief mee."
    ]
    kinds = [block.kind for block in book.blocks]
    assert (kinds.count("story"), kinds.count("canvas"), kinds.count("signature")) == (6, 1, 1)
    assert [block.kind for block in overview.blocks if block.kind == "timeline"] == ["timeline"]
    for member, document in zip(members, (first, book, overview), strict=True):
        check_figures(document, member)


def test_what_was_sent_is_frozen_and_promises_are_open_or_kept(demo):
    assert Report.objects.filter(state="verzonden", publication__isnull=False).count() == 3
    assert [promise.due_on for promise in Promise.objects.open()] == [dt.date(2021, 12, 31)]
    assert Promise.objects.filter(done_on=dt.date(2019, 9, 16)).count() == 2


def test_starting_texts_on_every_peildatum_of_the_story(demo):
    for kind in ReportKind.values:
        for as_of in (dt.date(2019, 1, 2), DECEMBER_2019, NOVEMBER_2020):
            check_figures(draft(kind, as_of=as_of, date=as_of))


@pytest.mark.django_db
def test_database_with_other_data_is_refused():
    f.make_user("iemand", "consultant")
    with pytest.raises(DemoRefused, match="niet van de demo"):
        load()
    assert not is_loaded()
    assert User.objects.count() == 1
