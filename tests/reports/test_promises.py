"""Toezeggingen: made in a letter or by hand, in mijn werk of who picks them up, told in the next report."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import NotAllowed, RuleBroken, constraint_name
from reports import services
from reports.compose import document_of
from reports.enums import BOOKS, LETTERS, BlockKind, ReportKind
from reports.models import Promise, Report
from reports.promises import open_promises, told_in
from tests import factories as f
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db
DUE = dt.date(2021, 3, 1)


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def promise(cast, **fields):
    values = {"text": "De raad krijgt een eindevaluatie.", "due_on": DUE, "owner": cast.chair, "by": cast.manager}
    return services.make_promise(**{**values, **fields})


def test_promise_is_made_from_a_report_and_kept_in_the_next(client, cast):
    letter, enclosure = p.bundle(cast)
    client.force_login(cast.manager)
    early = promise(cast, report=letter, owner=cast.manager)
    assert f"Staat in ‘{letter}’, die nog niet is verzonden (in concept)." in client.get("/").content.decode()
    p.sent(cast, letter)
    assert f"Toegezegd in ‘{letter}’ van {format_long(letter.date)}." in client.get("/").content.decode()
    services.keep_promise(early, done_on=clock.today(), note="Gedaan.", base_revision=1, by=cast.manager)
    told = f"{letter} (raadsinformatiebrief, {format_long(letter.date)}, verzonden)"
    assert told in client.get(reverse("reports:new_promise")).content.decode()
    address = f"{reverse('reports:new_promise')}?stuk={enclosure.pk}"
    form = client.get(address).context["form"]
    data = {"once": form.token, "text": "De raad krijgt een eindevaluatie.", "due_on": "2021-03-01"}
    data |= {"owner": cast.chair.pk, "report": letter.pk}
    for _ in range(2):  # a form that is sent twice is one promise
        client.post(address, data)
    made = Promise.objects.open().get()
    assert (made.report, made.owner, made.due_on) == (letter, cast.chair, DUE)
    assert "De raad krijgt een eindevaluatie." in client.get(letter.get_absolute_url()).content.decode()

    assert open_promises(clock.today()) == [made]
    assert open_promises(clock.today() - dt.timedelta(1)) == []
    client.force_login(cast.chair)
    assert "uiterlijk maandag 1 maart" in client.get("/").content.decode()
    with clock.at(dt.datetime(2021, 3, 2, 9)):
        page = client.get("/").content.decode()
        assert "was nodig maandag 1 maart" in page
        assert "Een toezegging aan de raad is over tijd." in page
        assert "te laat" in client.get(reverse("reports:promises")).content.decode()
        keep = reverse("reports:keep_promise", args=[made.pk])
        typed = {"done_on": "2021-03-09", "note": "Op de agenda gezet.", "base_revision": 1}
        refused = client.post(keep, typed)
        assert refused.status_code == 409
        assert "Op de agenda gezet." in refused.content.decode()
        client.post(keep, {**typed, "done_on": "2021-03-02"})
        assert open_promises(clock.today()) == []
        assert open_promises(DUE) == [Promise.objects.get(pk=made.pk)]
    assert [event.action for event in Event.objects.starting_with("promise.").order_by("pk")] == [
        "promise.made", "promise.kept", "promise.made", "promise.keep", "promise.kept",
    ]  # fmt: skip


def test_promise_of_an_adopted_letter_keeps_its_text_and_day(client, cast):
    letter = p.concept(cast)
    made = promise(cast, report=letter)
    services.change_promise(made, base_revision=1, by=cast.manager, text="De raad krijgt een brief.")
    p.adopted(cast, letter)
    for fields in ({"text": "Iets anders."}, {"due_on": dt.date(2022, 1, 1)}):
        with pytest.raises(RuleBroken, match="Tekst en datum blijven zoals de raad ze las"):
            services.change_promise(made, base_revision=2, by=cast.manager, **fields)
    client.force_login(cast.manager)
    address = reverse("reports:change_promise", args=[made.pk])
    page = client.get(address)
    assert set(page.context["form"].fields) == {"owner", "base_revision"}
    assert client.post(address, {"owner": cast.keeper.pk, "base_revision": 2}).status_code == 302
    with pytest.raises(RuleBroken, match="intussen gewijzigd"):
        services.change_promise(made, base_revision=2, by=cast.manager, owner=cast.chair)
    services.keep_promise(made, done_on=clock.today(), note="Gedaan.", report=letter, base_revision=3, by=cast.keeper)
    with pytest.raises(RuleBroken, match="afgedaan en blijft"):
        services.keep_promise(made, done_on=clock.today(), note="Toch niet.", base_revision=4, by=cast.keeper)
    for change, name in (({"done_note": "x"}, "done_stays"), ({"due_on": clock.today()}, "done_stays")):
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            Promise.objects.update(**change)
        assert constraint_name(refused.value) == f"reports_promise_{name}"


TOLD = (*LETTERS, *BOOKS)


def rows_of(report):
    """The rows of the toezeggingen in it."""
    tables = [block for block in document_of(report).blocks if block.kind == "table"]
    return [row for table in tables if table.caption.startswith("Toezeggingen") for row in table.rows]


def test_what_is_open_stands_by_itself_in_the_next_report_and_freezes_with_it(cast, django_assert_num_queries):
    letter, unsent = p.concept(cast, title="Brief van september"), p.concept(cast)
    promise(cast, report=letter)
    promise(cast, report=unsent, text="Staat in een brief die de raad niet heeft.")
    assert not services.create_report(
        kind="raadsronde", as_of=clock.today(), date=clock.today(), by=cast.manager
    ).blocks.filter(kind="toezeggingen")
    p.sent(cast, letter)
    first = ("De raad krijgt een eindevaluatie.", f"Brief van september, {format_long(letter.date)}", "1 maart 2021")
    for kind in ReportKind.values:
        begun = services.create_report(kind=kind, as_of=clock.today(), date=clock.today(), by=cast.manager)
        blocks = begun.blocks.filter(kind="toezeggingen")
        assert blocks.count() == (kind in TOLD)
        assert rows_of(begun) == ([(*first, "Loopt.")] if kind in TOLD else [])

    with clock.at(dt.datetime(2021, 4, 1, 9)):
        block = p.block(BlockKind.PROMISES, text="Eerder zegden wij toe:")
        following = p.concept(cast, block, block, title="Brief van april")
        again = p.concept(cast, p.block(BlockKind.PROMISES))
        promise(cast, report=following, text="Iets nieuws.")  # what it promises itself is new
        kept = promise(cast, text="Een gesprek met de raad.")
        with django_assert_num_queries(1):
            assert len(told_in(following)) == 2
        promise(cast, text="Een folder.", due_on=dt.date(2021, 5, 1))
        services.keep_promise(
            kept, done_on=clock.today(), note="Gehouden.", report=following, base_revision=1, by=cast.chair
        )
        with django_assert_num_queries(1):
            assert len(told_in(following)) == 3
        late, open_ = "Nog niet nagekomen; de termijn is voorbij.", "Loopt."
        rows = [
            (*first, late),
            ("Een gesprek met de raad.", "in de raad", "1 maart 2021", "Afgedaan op 1 april 2021. Gehouden."),
            ("Een folder.", "in de raad", "1 mei 2021", open_),
        ]
        assert rows_of(following) == rows * 2
        assert rows_of(again) == [rows[0], rows[2]]
        assert document_of(following).blocks[0].text == "Eerder zegden wij toe:"
        p.adopted(cast, following)
        for one in Promise.objects.open():
            services.keep_promise(one, done_on=clock.today(), note="Klaar.", base_revision=one.revision, by=one.owner)
        assert rows_of(Report.objects.get(pk=following.pk)) == rows * 2
        assert "Er staan geen toezeggingen aan de raad open." in repr(document_of(again).blocks)


def test_promise_is_made_by_who_writes_to_the_raad_and_kept_by_its_owner(cast):
    with pytest.raises(NotAllowed):
        promise(cast, by=cast.chair)
    made = promise(cast)
    with pytest.raises(NotAllowed):
        services.keep_promise(made, done_on=clock.today(), note="Gedaan.", base_revision=1, by=cast.coach)
    with pytest.raises(RuleBroken, match="hoe de toezegging is afgedaan"):
        services.keep_promise(made, done_on=clock.today(), note=" ", base_revision=1, by=cast.chair)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_questions_for_one_and_three(client, cast, django_assert_num_queries, count):
    letter = p.concept(cast)
    for _ in range(count):
        promise(cast, report=letter)
        done = promise(cast, report=letter)
        services.keep_promise(
            done, done_on=clock.today(), note="Gedaan.", report=letter, base_revision=1, by=cast.chair
        )
    client.force_login(cast.manager)
    with django_assert_num_queries(8):
        assert client.get(reverse("reports:promises")).status_code == 200
