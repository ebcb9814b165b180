"""At akkoord plan and KBA are filed: the same bytes for ever, whatever happens later."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction

from canvas.enums import Outcome
from canvas.hooks import quiet
from canvas.services import decide, give_akkoord
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.append_only import AppendOnlyError
from reports import services
from reports.models import FiledPlan
from reports.pdf.errors import MissingLibrary
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
COSTS = (20_000, 90_000, 63_000)


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def agree(cast):
    item = plans.at_breakthrough(cast, costs=COSTS)
    item.refresh_from_db()
    for eye in (cast.eye1, cast.eye2):
        give_akkoord(item, seen_hash=item.version.hash, by=eye)
    decide(item, Outcome.AGREED, by=cast.chair)
    return item.version


def test_akkoord_files_the_plan_after_the_commit(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as called:
        version = agree(cast)
        assert not FiledPlan.objects.exists()
    assert len(called) == 1
    filed = FiledPlan.objects.get()
    assert filed.version == version
    assert bytes(filed.pdf).startswith(b"%PDF")
    assert filed.sha256 == hashlib.sha256(filed.pdf).hexdigest()
    event = Event.objects.get(action="plan.filed")
    assert (event.chain, event.actor_id) == (version.canvas.case.number, cast.chair.pk)


def test_same_bytes_for_ever(cast):
    version = agree(cast)
    first = services.plan_bytes(version)
    cast.coach.surname = "Andersgenaamd"
    cast.coach.save()
    assert services.plan_bytes(version) == first
    assert FiledPlan.objects.count() == 1
    assert Event.objects.filter(action="plan.filed").count() == 1


def test_akkoord_stands_when_no_pdf_can_be_made(cast, monkeypatch, django_capture_on_commit_callbacks, caplog):
    def broken(*args, **kwargs):
        raise MissingLibrary("Er kan nog geen PDF worden gemaakt.")

    monkeypatch.setattr(services.filing, "canvas_pdf", broken)
    with django_capture_on_commit_callbacks(execute=True):
        version = agree(cast)
    assert "is filed later" in caplog.text
    assert not FiledPlan.objects.exists()
    version.canvas.case.refresh_from_db()
    assert version.canvas.case.status == "agreed"
    monkeypatch.undo()
    assert services.plan_bytes(version) == bytes(FiledPlan.objects.get().pdf)


def test_fault_in_a_hook_does_not_reach_the_voorzitter(cast, monkeypatch, django_capture_on_commit_callbacks, caplog):
    monkeypatch.setattr(services.filing, "canvas_pdf", lambda *args, **kwargs: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        version = agree(cast)
    assert "division by zero" in caplog.text
    assert version.decisions.get().outcome == Outcome.AGREED


def test_quiet_akkoorden_are_filed_at_the_first_download(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as called, quiet():
        version = agree(cast)
    assert called == []
    services.plan_bytes(version)
    assert FiledPlan.objects.get().version == version


def test_plan_without_akkoord_is_not_filed(cast):
    item = plans.at_breakthrough(cast, costs=COSTS)
    item.refresh_from_db()
    assert services.plan_bytes(item.version).startswith(b"%PDF")
    assert not FiledPlan.objects.exists()
    with pytest.raises(IntegrityError, match="only an agreed plan is filed"), transaction.atomic():
        FiledPlan.objects.create(version=item.version, **services.filing._filing(b"x"))


def test_other_bytes_than_the_digest_are_refused(cast):
    version = agree(cast)
    with pytest.raises(IntegrityError, match="reports_filedplan_digest"), transaction.atomic():
        FiledPlan.objects.create(version=version, pdf=b"x", sha256="0" * 64, filed_at=clock.now())


def test_filed_plan_is_never_changed(cast, owner_rights):
    filed = services.file_plan(agree(cast))
    with pytest.raises(AppendOnlyError):
        filed.save()
    with pytest.raises(AppendOnlyError):
        filed.delete()
    for statement in ("UPDATE reports_filedplan SET filed_at = now()", "DELETE FROM reports_filedplan"):
        with (
            owner_rights(),
            pytest.raises(IntegrityError, match="only ever added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
