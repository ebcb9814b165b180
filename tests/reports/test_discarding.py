"""Throwing a concept away: by who wrote it, with its bijlagen and toezeggingen, and never what was read or adopted."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, constraint_name
from reports import services
from reports.enums import ReportKind, ReportState
from reports.models import Promise, Report
from tests import factories as f
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db
DISCARDED = ReportState.DISCARDED


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def url(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


def promise(cast, report, **fields):
    return services.make_promise(
        text="Een brief.", due_on=clock.today(), owner=cast.chair, report=report, by=cast.manager, **fields
    )


def test_concept_is_thrown_away_by_clicking_and_stays_known(client, cast):
    letter, enclosure = p.bundle(cast)
    other = p.concept(cast, kind=ReportKind.OVERVIEW)
    services.enclose(other, letter=letter, by=cast.manager)
    open_promise = promise(cast, letter)
    kept = services.keep_promise(
        promise(cast, letter), done_on=clock.today(), note="Gedaan.", base_revision=1, by=cast.manager
    )
    client.force_login(cast.manager)
    # A bijlage alone: the letter counts one less.
    assert "Concept weggooien" in client.get(url("report", other)).content.decode()
    assert "een bijlage minder" in client.get(url("discard_report", other)).content.decode()
    assert client.post(url("discard_report", other)).status_code == 302
    other.refresh_from_db()
    assert (other.state, other.enclosed_with, other.discarded_by) == (DISCARDED, None, cast.manager)
    assert list(letter.enclosures.all()) == [enclosure]

    page = client.get(url("discard_report", letter)).content.decode()
    assert "Ook de bijlagen weggooien" in page
    assert "Deze toezegging blijft staan" in page
    answer = client.post(url("discard_report", letter), follow=True).content.decode()
    assert "Dit concept is op 24 november 2020 weggegooid door" in answer
    assert "Het concept is weggegooid." in answer
    letter.refresh_from_db()
    enclosure.refresh_from_db()
    open_promise.refresh_from_db()
    kept.refresh_from_db()
    assert (letter.state, enclosure.state, enclosure.enclosed_with) == (DISCARDED, ReportState.CONCEPT, None)
    assert (open_promise.report, open_promise.revision, kept.report) == (None, 2, letter)
    last = Event.objects.filter(action="report.discarded").latest("pk")
    assert (last.object_id, last.actor_id, last.data["promises"]) == (
        str(letter.pk),
        cast.manager.pk,
        [open_promise.pk],
    )
    # It is in no list and in no choice, unless it is asked for; nobody writes in it any more.
    shown = client.get(reverse("reports:index")).content.decode()
    assert url("report", enclosure) in shown
    assert url("report", letter) not in shown
    assert url("report", letter) in client.get(reverse("reports:index") + "?stand=weggegooid").content.decode()
    assert "Dit concept is weggegooid" in client.get(url("edit_report", letter)).content.decode()
    assert not Report.objects.on_their_way().filter(pk=letter.pk).exists()
    with pytest.raises(RuleBroken, match="weggegooid"):
        promise(cast, letter)
    assert Promise.objects.count() == 2


def test_successor_and_its_bijlagen_make_room_for_another_one(cast):
    letter, enclosure = p.bundle(cast)
    p.sent(cast, letter)
    successor = services.replace_report(letter, by=cast.manager)
    with pytest.raises(RuleBroken, match="al een vervangend rapport"):
        services.replace_report(letter, by=cast.manager)
    copies = [successor, *successor.enclosures.all()]
    services.discard_report(successor, with_enclosures=True, by=cast.manager)
    f.flush_deferred()
    rows = Report.objects.filter(pk__in=[copy.pk for copy in copies])
    assert {(row.state, row.replaces, row.enclosed_with) for row in rows} == {(DISCARDED, None, None)}
    again = services.replace_report(letter, by=cast.manager)
    assert again.replaces == letter
    assert again.enclosures.get().replaces == enclosure


def verdict(statement, **values):
    """What the database says: the name of the rule, or SQLSTATE; "" when it lets it pass."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except DatabaseError as error:
        return constraint_name(error) or error.__cause__.sqlstate
    return ""


def test_database_throws_nothing_away_that_was_read_adopted_or_sent(cast):
    discard = (
        "UPDATE reports_report SET state = 'weggegooid', discarded_at = now(), discarded_by_id = %(who)s"
        " WHERE id = %(pk)s"
    )

    def tried(report, who=cast.manager):
        return verdict(discard, pk=report.pk, who=who.pk)

    concept, returned, approved, reading, adopted, sent = (p.concept(cast) for _ in range(6))
    assert tried(concept) == ""
    assert tried(concept, cast.chair) == "reports_report_kept"  # she wrote nothing in it
    assert verdict("UPDATE reports_report SET state = 'weggegooid' WHERE id = %(pk)s", pk=concept.pk) == (
        "reports_report_course"
    )
    p.submitted(cast, returned)
    services.return_report(returned, remark="Anders.", by=cast.adviser)
    p.approved(cast, approved)
    services.take_back_report(approved, by=cast.manager)
    for report in (returned, approved):
        # The mark stays, also when someone writes it away.
        assert tried(report) == "reports_report_kept"
        wiped = "UPDATE reports_report SET was_read = false, remark = '' WHERE id = %(pk)s RETURNING was_read"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(wiped, {"pk": report.pk})
            assert cursor.fetchone() == (True,)
        with pytest.raises(RuleBroken, match="blijft bewaard"):
            services.discard_report(report, by=cast.manager)
    p.submitted(cast, reading)
    p.adopted(cast, adopted)
    p.sent(cast, sent)
    assert {tried(report) for report in (reading, adopted, sent)} == {"reports_report_course"}
    # Nor a letter with bijlagen, nor what a promise points to, nor back again, nor a row by itself.
    letter, enclosure = p.bundle(cast)
    promised = p.concept(cast)
    promise(cast, promised)
    assert {tried(report) for report in (letter, enclosure, promised)} == {"reports_report_kept"}
    services.discard_report(concept, by=cast.manager)
    back = "UPDATE reports_report SET state = 'concept', discarded_at = NULL, discarded_by_id = NULL WHERE id = %(pk)s"
    assert verdict(back, pk=concept.pk) == "reports_report_course"
    assert verdict("UPDATE reports_report SET title = 'x' WHERE id = %(pk)s", pk=concept.pk) == "reports_report_stays"
    assert verdict("UPDATE reports_promise SET report_id = %(pk)s", pk=concept.pk) == "reports_promise_in_kept"
    assert verdict("DELETE FROM reports_block WHERE report_id = %(pk)s", pk=concept.pk) == "reports_report_stays"
    assert verdict("DELETE FROM reports_report WHERE id = %(pk)s", pk=concept.pk) == "42501"  # no right to
