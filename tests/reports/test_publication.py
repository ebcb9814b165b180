"""What is published stays: rendered again from its data it gives the same bytes, whatever changes around it.

And the PDF in the background: asked for in the transaction, made once, told how far it is, asked again when it failed.
"""

import datetime as dt
import hashlib
import io
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from budgets.models import BudgetYear
from budgets.services import pay_cost
from maatwerk.audit.models import Event
from maatwerk.lib import clock, jobs
from reports import services
from reports.compose import compose, document_of
from reports.documents.document import from_data, to_data
from reports.enums import BlockKind, ReportKind
from reports.figures.programme import programme_figures
from reports.models import FiledBundle, FiledReport, Municipality, Publication, Rendering, Report, Signatory
from reports.pdf.bundle import bundle_pdf
from reports.pdf.documents import document_pdf
from reports.pdf.errors import MissingLibrary
from reports.release import release
from reports.services import renderings
from reports.tasks import tidy_renderings
from tests import factories as f
from tests.jobs import run_jobs, waiting_jobs
from tests.reports import plans
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def silent_worker(monkeypatch):
    """No worker was seen lately."""
    monkeypatch.setattr("reports.views.report_pdf.queue_state", lambda: jobs.QueueState(None, 0, 0))


@pytest.fixture
def busy_worker(monkeypatch):
    monkeypatch.setattr("reports.views.report_pdf.queue_state", lambda: jobs.QueueState(2, 1, 0))


def full_report(cast):
    """A letter with figures in its text, a table, a chart and a story, about five agreed plans."""
    fund = f.make_fund(cast)
    municipality = p.office() and Municipality.objects.get()
    municipality.fund = fund
    municipality.save()
    for _ in range(5):
        plans.agreed(cast, fund=fund, amount=4_300, costs=(20_000, 90_000, 63_000))
    services.add_reference(
        key="elders", kind="vergelijking", label="Rendement elders", value=Decimal(15_000), unit="euro", n=None,
        valid_from=dt.date(2019, 7, 1), source="jaarverslag 2018", by=cast.manager,
    )  # fmt: skip
    letter = p.concept(
        cast,
        p.block(text="Wij maakten {plannen} plannen; het rendement is {rendement}. Elders is dat {elders}."),
        p.block(BlockKind.CHART, settings={"key": "grafiek_budget_2020"}),
        p.block(BlockKind.TABLE, settings={"key": "tabel_uitgaven_2020"}),
        p.block(BlockKind.CHART, settings={"key": "grafiek_scenarios"}),
        p.block(BlockKind.STORY, story=f.make_description(cast), settings={"parts": ["situation", "learned"]}),
        p.block(BlockKind.SIGNATURE),
    )
    enclosure = p.concept(cast, p.block(BlockKind.HEADING, text="Stand"), p.block(text=p.TEXT), kind=ReportKind.INTERIM)
    services.enclose(enclosure, letter=letter, by=cast.manager)
    return letter, enclosure


def change_the_world(cast, letter):
    """Cases, money, sender, signatory, story and figures: all of it is another one now."""
    fund = Municipality.objects.get().fund
    plans.agreed(cast, fund=fund, amount=100, costs=(1_000, 2_000, 500))
    year = BudgetYear.objects.get(fund=fund)
    pay_cost(year, cost_type="custom", amount=Decimal(5_000), description="huur", by=cast.keeper, key="later")
    Municipality.objects.update(name="Heerlen", return_address="elders", fund=None)
    Signatory.objects.update(name="Iemand Anders", office="oud-wethouder")
    story = letter.blocks.get(kind=BlockKind.STORY).story
    services.withdraw_description(story, reason="gezin wil het niet", by=cast.consultant)


def test_published_report_gives_the_same_bytes_for_ever(cast, client):
    letter, enclosure = full_report(cast)
    p.adopted(cast, letter)
    assert [name for name, _ in waiting_jobs()].count("reports.render") == 3  # the bundle too
    run_jobs()
    figures_are_those_of_the_figures_page(letter)
    services.send_report(letter, sent_on=clock.today(), by=cast.manager)
    before = {
        report.pk: bytes(FiledReport.objects.get(publication__report=report).pdf) for report in (letter, enclosure)
    }
    shown = to_data(document_of(Report.objects.get(pk=letter.pk)))
    kept = {"pdf": before[letter.pk], "bundel": bytes(FiledBundle.objects.get(report=letter).pdf)}

    change_the_world(cast, letter)
    assert to_data(compose(Report.objects.get(pk=letter.pk))) != shown  # the world did change
    for report in (letter, enclosure):
        publication = Publication.objects.get(report=report)
        # Again from what is stored, and again after a round through the program.
        assert document_pdf(from_data(publication.content)) == before[report.pk]
        assert to_data(from_data(publication.content)) == publication.content
        assert services.report_bytes(Report.objects.get(pk=report.pk)) == before[report.pk]
    assert to_data(document_of(Report.objects.get(pk=letter.pk))) == shown
    contents = Publication.objects.order_by("pk").values_list("content", flat=True)
    assert bundle_pdf([from_data(content) for content in contents]) == kept["bundel"]

    client.force_login(cast.manager)
    digest = hashlib.sha256(before[letter.pk]).hexdigest()
    for way, name in (("pdf", "report_pdf"), ("bundel", "report_bundle")):
        answer = client.get(reverse(f"reports:{name}", args=[letter.pk]))
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content == kept[way]
        event = Event.objects.filter(action="report.downloaded").latest("pk")
        assert (event.data["form"], event.actor_id, event.object_id) == (way, cast.manager.pk, str(letter.pk))
        assert event.data["sha256"] == hashlib.sha256(answer.content).hexdigest()
    assert FiledReport.objects.get(publication__report=letter).sha256 == digest
    for name, beginning in (("report_docx", b"PK"), ("report_xlsx", b"PK"), ("report_html", b"<!doctype html>")):
        answer = client.get(reverse(f"reports:{name}", args=[letter.pk]))
        assert answer.content.startswith(beginning)
        assert b"Heerlen" not in answer.content


def figures_are_those_of_the_figures_page(report):
    """Every figure that was kept is the one that stands on the figures page on the same peildatum."""
    live = release(report.as_of, report=report)
    publication = Publication.objects.get(report=report)
    months = live.course("_2020").figures
    assert set(publication.figures) >= {"plannen", "rendement", "uitgaven_2020", *months}
    sources = {one.key: one.source for one in from_data(publication.content).figures}
    assert {key: source for key, source in sources.items() if source} == {"elders": "jaarverslag 2018"}
    page = programme_figures(report.as_of)
    told = {key: one[0] for key, one in publication.figures.items() if key in page and not one[2]}
    assert told.keys() >= {"plannen", "rendement", "uitgaven_2020"}
    assert told == {key: page[key].printed for key in told}
    for key, (printed, value, hidden) in publication.figures.items():
        assert (printed, hidden) == (live.text(key), key in live.hidden)
        assert hidden or live.value(key) is None or Decimal(value) == live.value(key)


# --- made in the background ------------------------------------------------------------------------------------------
def book(cast, **fields):
    """A report that is not short."""
    return p.concept(cast, kind=ReportKind.INTERIM, **fields)


def test_pdf_is_asked_for_with_the_adoption_and_made_once(cast, monkeypatch):
    made = []
    monkeypatch.setattr(
        renderings, "document_pdf", lambda *args, **kwargs: made.append(1) or p.printed(*args, **kwargs)
    )
    report = book(cast)
    p.approved(cast, report)
    with transaction.atomic():
        services.adopt_report(report, base_revision=services.report_stamp(report), by=cast.manager)
        transaction.set_rollback(True)
    assert waiting_jobs() == []
    report.refresh_from_db()
    services.adopt_report(report, base_revision=services.report_stamp(report), by=cast.manager)
    publication = Publication.objects.get()
    for _ in range(2):
        services.ask_for_filing(publication, by=cast.manager)
    assert [name for name, _ in waiting_jobs()] == ["reports.render"]
    run_jobs()
    # A worker that was given up for dead does it again: nothing is made twice.
    renderings.render(Rendering.objects.get().pk)
    services.file_report(publication)
    assert made == [1]
    assert Event.objects.filter(action="report.filed").count() == 1
    with clock.at(clock.now() + dt.timedelta(days=2)):
        assert tidy_renderings() == 1
    assert FiledReport.objects.count() == 1


def test_page_tells_how_far_the_pdf_is_without_and_with_htmx(cast, client, busy_worker, monkeypatch):
    client.force_login(cast.manager)
    report = book(cast)
    address, state = (reverse(f"reports:{name}", args=[report.pk]) for name in ("report_pdf", "report_pdf_state"))
    answer = client.get(address)
    assert "Even geduld" in answer.content.decode()
    stand = answer.context["stand"]
    htmx = {"HX-Request": "true"}
    assert client.get(f"{state}?stand={stand}", headers=htmx).status_code == 204
    assert client.get(state, headers={**htmx, "If-None-Match": stand}).status_code == 304
    assert client.get(state).headers["Location"] == address

    with monkeypatch.context() as silence:
        silence.setattr("reports.views.report_pdf.queue_state", lambda: jobs.QueueState(99, 1, 0))
        answer = client.get(f"{state}?stand={stand}", headers=htmx).content.decode()
        assert "PDF nu maken" in answer
        assert "hx-get" not in answer

    seen = []

    def printed(document, *, variant, progress):
        progress(40, 100)
        seen.append(client.get(state, headers=htmx).content.decode())
        return p.printed(document)

    monkeypatch.setattr(renderings, "document_pdf", printed)
    run_jobs()
    assert 'value="40"' in seen[0]
    ready = client.get(f"{state}?stand={stand}", headers=htmx).content.decode()
    assert "De PDF is klaar" in ready
    assert "hx-get" not in ready
    # The same text asked for again is there at once; another text is another PDF.
    assert client.get(address).content.startswith(b"%PDF")
    block = report.blocks.get()
    services.save_block(block, base_revision=block.revision, by=cast.manager, text="Anders.")
    assert "Even geduld" in client.get(address).content.decode()
    with clock.at(clock.now() + dt.timedelta(days=2)):
        assert tidy_renderings() == 2


def test_failed_pdf_says_what_to_do_and_is_asked_again(cast, client, busy_worker, monkeypatch):
    client.force_login(cast.manager)
    report = book(cast)
    address = reverse("reports:report_pdf", args=[report.pk])
    client.get(address)

    def missing(*args, **kwargs):
        raise MissingLibrary("Er kan nog geen PDF worden gemaakt. Typ: apt-get install pango")

    monkeypatch.setattr(renderings, "document_pdf", missing)
    run_jobs()
    answer = client.get(address).content.decode()
    assert "Typ: apt-get install pango" in answer
    assert waiting_jobs() == []

    def broken(*args, **kwargs):
        raise ValueError("iets onverwachts")

    monkeypatch.setattr(renderings, "document_pdf", broken)
    again = reverse("reports:report_pdf_again", args=[report.pk])
    assert client.post(again).headers["Location"] == address
    with pytest.raises(ValueError, match="onverwachts"):
        renderings.render(Rendering.objects.get().pk)
    assert "Het maken van de PDF is mislukt. Probeer het opnieuw" in client.get(address).content.decode()
    monkeypatch.setattr(renderings, "document_pdf", p.printed)
    client.post(again)
    run_jobs()
    assert client.get(address).content.startswith(b"%PDF")


def test_bundle_is_made_in_the_background_with_its_progress_and_filed_once(cast, client, busy_worker, monkeypatch):
    letter, enclosure = p.bundle(cast)
    client.force_login(cast.manager)
    address, state, again = (
        reverse(f"reports:report_bundle{end}", args=[letter.pk]) for end in ("", "_state", "_again")
    )
    htmx, seen = {"HX-Request": "true"}, []

    def printed(documents, progress=None):
        progress(40, 100)
        seen.append(client.get(state, headers=htmx).content.decode())
        return p.printed(documents)

    def broken(documents, progress=None):
        raise ValueError("iets onverwachts")

    monkeypatch.setattr(renderings, "document_pdf", p.printed)
    monkeypatch.setattr(renderings, "bundle_pdf", printed)
    # Of a concept: as it is now, and asked for from the bijlage it is the same one.
    answer = client.get(address)
    assert "Even geduld" in answer.content.decode()
    assert state in answer.content.decode()
    client.get(reverse("reports:report_bundle", args=[enclosure.pk]))
    assert [name for name, _ in waiting_jobs()] == ["reports.render"]
    stand = answer.context["stand"]
    assert client.get(state, headers={**htmx, "If-None-Match": stand}).status_code == 304
    run_jobs()
    assert 'value="40"' in seen[0]
    assert "De PDF is klaar" in client.get(f"{state}?stand={stand}", headers=htmx).content.decode()
    assert client.get(address).content.startswith(b"%PDF")
    # The PDF of the letter alone is another one, with a page of its own.
    assert Rendering.objects.filter(is_bundle=True).count() == Rendering.objects.count() == 1

    p.adopted(cast, letter)
    assert "Even geduld" in client.get(address).content.decode()
    monkeypatch.setattr(renderings, "bundle_pdf", broken)
    newest = Rendering.objects.filter(is_bundle=True).latest("pk")
    with pytest.raises(ValueError, match="onverwachts"):
        renderings.render(newest.pk)
    assert "Het maken van de PDF is mislukt" in client.get(address).content.decode()
    assert client.post(again).headers["Location"] == address
    monkeypatch.setattr(renderings, "bundle_pdf", printed)
    run_jobs()
    filed = FiledBundle.objects.get()
    newest.refresh_from_db()
    assert (filed.report, newest.pdf, newest.done_at is not None) == (letter, None, True)
    # Published it is made once, whoever asks how often, and comes byte for byte from what was filed.
    monkeypatch.setattr(renderings, "bundle_pdf", broken)
    renderings.render(newest.pk)
    for _ in range(2):
        assert client.get(address).content == bytes(filed.pdf)
        assert services.bundle_bytes(Report.objects.get(pk=letter.pk)) == bytes(filed.pdf)
    assert services.ask_for_bundle(Report.objects.get(pk=letter.pk)) == newest
    assert (FiledBundle.objects.count(), waiting_jobs()) == (1, [])
    assert Event.objects.filter(action="report.bundle_filed").count() == 1


def test_pdf_is_made_in_the_request_when_the_worker_is_silent_or_the_letter_short(
    cast, client, silent_worker, monkeypatch
):
    monkeypatch.setattr(renderings, "document_pdf", p.printed)
    client.force_login(cast.adviser)
    assert client.get(reverse("reports:report_pdf", args=[book(cast).pk])).content.startswith(b"%PDF")
    monkeypatch.setattr("reports.views.report_pdf.queue_state", lambda: jobs.QueueState(2, 1, 0))
    assert client.get(reverse("reports:report_pdf", args=[p.concept(cast).pk])).content.startswith(b"%PDF")
    assert waiting_jobs() == []
    assert Event.objects.filter(action="report.downloaded", actor_id=cast.adviser.pk).count() == 2


# --- check_integrity -------------------------------------------------------------------------------------------------
def problems():
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("check_integrity", stdout=out, stderr=out)
    return [line for line in out.getvalue().splitlines() if not line.startswith("Er klopt iets niet")]


def tamper(owner_rights, table, statement, *, without=()):
    with owner_rights(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for constraint in without:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_integrity_check_finds_what_was_changed_behind_the_triggers(cast, owner_rights, monkeypatch):
    monkeypatch.setattr(renderings, "document_pdf", p.printed)
    report = p.sent(cast, p.concept(cast))
    run_jobs()
    call_command("check_integrity", stdout=io.StringIO())
    publication, filed = Publication.objects.get(), FiledReport.objects.get()

    changed = "UPDATE reports_publication SET content = jsonb_set(content, '{document,title}', '\"Anders\"')"
    with transaction.atomic():
        tamper(owner_rights, "reports_publication", changed, without=["reports_publication_digest"])
        line = f"reports_publication {publication.pk} (rapport {report.pk}): de inhoud past niet bij de hash."
        assert problems() == [line]
        transaction.set_rollback(True)
    with transaction.atomic():
        digest = "reports_publication_digest(jsonb_set(content, '{document,title}', '\"Anders\"'), figures)"
        both = f"{changed}, sha256 = {digest}"
        tamper(owner_rights, "reports_publication", both)
        assert problems() == [
            f"reports_publication {publication.pk} (rapport {report.pk}): deze inhoud staat niet in het log."
        ]
        transaction.set_rollback(True)
    with transaction.atomic():
        swapped = "UPDATE reports_filedreport SET pdf = 'x'::bytea, sha256 = encode(sha256('x'::bytea), 'hex')"
        tamper(owner_rights, "reports_filedreport", swapped)
        assert problems() == [
            f"reports_filedreport {filed.pk} (rapport {report.pk}): deze PDF staat niet in het log.",
            f"reports_filedreport (rapport {report.pk}): de opgeborgen PDF {filed.sha256} uit het log ontbreekt.",
        ]
        transaction.set_rollback(True)
    with transaction.atomic():
        tamper(owner_rights, "reports_filedreport", "DELETE FROM reports_filedreport")
        Rendering.objects.all().delete()
        tamper(owner_rights, "reports_publication", "DELETE FROM reports_publication")
        assert problems()[0] == (
            f"reports_report {report.pk}: het rapport is verzonden, maar wat is vastgesteld ontbreekt."
        )
        transaction.set_rollback(True)
