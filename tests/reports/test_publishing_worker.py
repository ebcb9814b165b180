"""A worker as a process of its own makes the PDF of a report, also after the one before it was killed on the way."""

import pytest
from django.db import connection

from maatwerk.lib import clock
from maatwerk.lib.jobs import enqueue
from reports import services
from reports.documents.document import from_data
from reports.enums import ReportKind
from reports.models import FiledReport, Publication, Rendering
from reports.pdf.documents import document_pdf
from tests import factories as f
from tests.jobs import waiting_jobs
from tests.post.test_workers import grow_old, worker
from tests.reports import publishing as p

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["worker"]
NO_MAIL = "smtp://127.0.0.1:1"


def die_with(rendering):
    """As a worker that was killed while it made this PDF; it was last seen an hour ago."""
    Rendering.objects.filter(pk=rendering.pk).update(step=40, steps=100)
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE queueing_lock = %s",
            [cursor.fetchone()[0], f"pdf-{rendering.digest}"],
        )
    grow_old()


def test_killed_worker_leaves_a_pdf_that_the_next_one_makes(worker):
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        report = p.adopted(cast, p.concept(cast, kind=ReportKind.INTERIM))
        concept = services.ask_for_concept(p.concept(cast), by=cast.manager)
    filed = Rendering.objects.get(publication__isnull=False)
    die_with(filed)
    enqueue("queue.rescue", queueing_lock="rescue-by-test", timestamp=0)
    # Twice: the rescue may put the job back after the first one's last look.
    for _ in range(2):
        assert worker(NO_MAIL, "--until-done").wait(60) == 0
    assert not [name for name, _ in waiting_jobs() if name == "reports.render"]
    made = FiledReport.objects.get(publication__report=report)
    content = Publication.objects.get(report=report).content
    # Another process with another clock: the same bytes.
    assert bytes(made.pdf) == document_pdf(from_data(content))
    for rendering in (filed, concept):
        rendering.refresh_from_db()
        assert (rendering.problem, rendering.done_at is not None) == ("", True)
    assert bytes(concept.pdf).startswith(b"%PDF")
    assert concept.steps == 100
