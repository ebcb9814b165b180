"""Two people at one report in the same second, on real connections: one of them is refused, nothing is lost."""

import time

import pytest

from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from reports import services
from reports.enums import ReportState
from reports.models import Block, FiledReport, Publication, Rendering, Report
from reports.services import publishing, renderings, report_stamp
from tests import factories as f
from tests.canvas.test_concurrency import race, races
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def outcomes(pairs):
    """What came of each pair: a Report, a Block or a sentence; anything else is a fault."""
    came = races(pairs)
    assert all(isinstance(one, Report | Block | str) for pair in came for one in pair), came
    return came


def seen_now(reports):
    """Each report with what someone sees of it now."""
    return [(report, report_stamp(report)) for report in reports]


def test_edit_against_submit(cast):
    """Either the text was there before the second reader saw it, or it was not saved."""
    reports = [p.concept(cast) for _ in range(ROUNDS)]
    pairs = []
    for report in reports:
        block, seen = report.blocks.get(), report_stamp(report)
        pairs.append((
            lambda block=block: services.save_block(block, base_revision=1, by=cast.manager, text="Nieuw."),
            lambda report=report, seen=seen: services.submit_report(report, base_revision=seen, by=cast.manager),
        ))  # fmt: skip
    for report, (saved, submitted) in zip(reports, outcomes(pairs), strict=True):
        now = Report.objects.get(pk=report.pk)
        assert isinstance(saved, Block) != isinstance(submitted, Report)
        assert (now.state == ReportState.READING) == isinstance(submitted, Report)
        assert (now.blocks.get().text == "Nieuw.") == isinstance(saved, Block)


def test_edit_behind_the_services_against_submit(cast):
    """The trigger waits for the submission of the same moment, also when no service stood in between."""
    reports = [p.concept(cast) for _ in range(ROUNDS)]

    def write(report):
        try:
            return f"{Block.objects.filter(report=report).update(text='Stiekem.')} geschreven"
        except Exception as error:
            return type(error).__name__

    pairs = [
        (
            lambda report=report: write(report),
            lambda report=report, seen=seen: services.submit_report(report, base_revision=seen, by=cast.manager),
        )
        for report, seen in seen_now(reports)
    ]
    for written, submitted in outcomes(pairs):
        assert written in {"1 geschreven", "IntegrityError"}
        assert isinstance(submitted, Report)


def test_approve_against_take_back_and_edit(cast):
    reports = [p.submitted(cast, p.concept(cast)) for _ in range(ROUNDS)]

    def take_back_and_write(report):
        services.take_back_report(report, by=cast.manager)
        return services.save_block(report.blocks.get(), base_revision=1, by=cast.manager, text="Nieuw.")

    pairs = [
        (
            lambda report=report, seen=seen: services.approve_report(report, base_revision=seen, by=cast.adviser),
            lambda report=report: take_back_and_write(report),
        )
        for report, seen in seen_now(reports)
    ]
    outcomes(pairs)
    for report in Report.objects.all():
        # Whoever came first: what is approved is never another text than what was read.
        assert (report.state, report.read_at) == (ReportState.CONCEPT, None)


def test_adopt_against_adopt_publishes_and_files_once(cast, monkeypatch):
    monkeypatch.setattr(renderings, "document_pdf", p.printed)
    reports = [p.approved(cast, p.concept(cast)) for _ in range(ROUNDS)]
    pairs = []
    for report in reports:
        seen = report_stamp(report)

        def adopt(report=report, seen=seen):
            return services.adopt_report(report, base_revision=seen, by=cast.manager)

        pairs.append((adopt, adopt))
    for came in outcomes(pairs):
        assert sorted(isinstance(one, Report) for one in came) == [False, True]
    assert Publication.objects.count() == Rendering.objects.count() == ROUNDS
    publication = Publication.objects.first()
    first, second, third = race(*[lambda: services.file_report(publication)] * 3)
    assert first == second == third == FiledReport.objects.get()
    assert broken_events() == []


def test_what_one_report_tells_is_known_when_the_next_is_adopted(cast, monkeypatch):
    """No two are adopted at once, so that nothing follows from the two together."""
    known = []

    def told(report):
        known.append(Publication.objects.count())
        time.sleep(0.05)
        return made(report)

    made = publishing._publish
    monkeypatch.setattr(publishing, "_publish", told)
    reports = [p.approved(cast, p.concept(cast)) for _ in range(4)]
    calls = [
        lambda report=report, seen=seen: services.adopt_report(report, base_revision=seen, by=cast.manager)
        for report, seen in seen_now(reports)
    ]
    assert all(isinstance(one, Report) for one in race(*calls))
    assert known == [0, 1, 2, 3]


def test_send_against_withdraw(cast):
    reports = [p.adopted(cast, p.concept(cast)) for _ in range(ROUNDS)]
    pairs = [
        (
            lambda report=report: services.send_report(report, sent_on=clock.today(), by=cast.manager),
            lambda report=report: services.withdraw_report(report, reason="fout", by=cast.manager),
        )
        for report in reports
    ]
    for report, (sent, withdrawn) in zip(reports, outcomes(pairs), strict=True):
        now = Report.objects.get(pk=report.pk)
        # What was sent can still be withdrawn; what was withdrawn is not sent any more.
        assert isinstance(withdrawn, Report)
        assert (now.state, now.sent_on is not None) == (ReportState.WITHDRAWN, isinstance(sent, Report))


def test_two_successors_of_one_report(cast):
    report = p.sent(cast, p.concept(cast))
    came = race(*[lambda: services.replace_report(report, by=cast.manager)] * 2)
    assert sorted(isinstance(one, Report) for one in came) == [False, True]
    assert Report.objects.filter(replaces=report).count() == 1
