"""Who gets which page: every address × every role, and a stranger gets 404 for a case wherever it is named.

The table is the agreement. A new address without a row in it fails the first test.
"""

import re
import uuid

import pytest
from django.urls import get_resolver, reverse

from budgets.models import BudgetYear
from canvas import services as canvas_services
from canvas.enums import MeetingKind
from maatwerk.lib import clock
from reports.models import Municipality, Signatory
from tests import factories as f
from tests.access.table import PEOPLE, TABLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """One case at an open doorbraaktafel, money, lessons and letters: something behind every address."""
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        fund = f.make_fund(cast)
        canvas = f.make_canvas(cast, fund=fund)
        canvas_services.add_party(canvas, organisation="school", does="geeft les", by=cast.consultant)
        spar = f.make_meeting(cast, MeetingKind.SPAR)
        spar_item = f.through_spar(cast, canvas, spar)
        question = canvas_services.ask_question(
            spar_item, box="self", text="Wie helpt mee?", owner=cast.consultant, by=cast.eye1
        )
        canvas_services.answer_question(question, answer="De zus van moeder.", by=cast.consultant)
        version = canvas_services.circulate(canvas, by=cast.coach)
        canvas.case.refresh_from_db()
        meeting = f.make_meeting(cast)
        item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
        yield World(cast, fund, canvas, meeting, item, question, version)


def _same(addresses, arguments):
    return {name: dict(arguments) for name in addresses}


def _letter_in_blocks(cast, today):
    """A letter in concept with a picture in its only block."""
    from reports.models import Picture
    from reports.services import add_block, create_report, save_block
    from reports.starters import Starter

    report = create_report(
        kind="raadsinformatiebrief", as_of=today, date=today, by=cast.manager, starter=Starter({"title": "Stand"})
    )
    block = add_block(report, kind="afbeelding", by=cast.manager)
    picture = Picture.objects.create(
        report=report, data=b"png", content_type="image/png", width=1, height=1, added_by=cast.manager,
        added_at=clock.now(),
    )  # fmt: skip
    save_block(block, base_revision=1, picture=picture, by=cast.manager)
    return report


def _report_arguments(report):
    block = {"pk": report.pk, "block_pk": report.blocks.get().pk}
    return {
        **_same(["reports:report", "reports:edit_report", "reports:report_head"], {"pk": report.pk}),
        **_same(
            ["reports:report_enclosures", "reports:report_pages", "reports:report_state", "reports:report_sheet"],
            {"pk": report.pk},
        ),
        "reports:add_block": {"pk": report.pk},
        **_same(["reports:report_block", "reports:move_block", "reports:remove_block"], block),
        "reports:restore_block": {"pk": report.pk, "removed_pk": 1},
        "reports:report_picture": {"pk": report.pk, "picture_pk": report.pictures.get().pk},
    }


def _publishing_arguments(cast):
    """Of a report that is read, one that is approved and one that is adopted, and of a promise of the voorzitter."""
    from reports.services import make_promise
    from tests.reports import publishing as p

    concept, read, approved, adopted = (p.concept(cast) for _ in range(4))
    p.submitted(cast, read)
    p.approved(cast, approved)
    p.adopted(cast, adopted)
    promise = make_promise(text="Een brief.", due_on=clock.today(), owner=cast.chair, by=cast.manager)
    files = [
        "pdf",
        "pdf_state",
        "pdf_again",
        "bundle",
        "bundle_state",
        "bundle_again",
        "docx",
        "xlsx",
        "html",
        "csv",
        "json",
    ]
    return {
        **_same(["reports:submit_report", "reports:discard_report"], {"pk": concept.pk}),
        "reports:read_report": {"pk": read.pk},
        "reports:adopt_report": {"pk": approved.pk},
        **_same([f"reports:{step}_report" for step in ("send", "withdraw", "replace")], {"pk": adopted.pk}),
        **_same([f"reports:report_{name}" for name in files], {"pk": adopted.pk}),
        **_same(["reports:change_promise", "reports:keep_promise"], {"pk": promise.pk}),
    }


class World:
    """The objects, and the arguments of every address."""

    def __init__(self, cast, fund, canvas, meeting, item, question, version):
        from budgets.services import commit_cost, pay_cost
        from cases.models import LifeDomain
        from cases.services import signal_lesson
        from reports.services import add_reference

        self.cast, self.case, self.meeting, self.spar = cast, canvas.case, meeting, question.item.meeting
        number, today = canvas.case.number, clock.today()
        year = BudgetYear.objects.get(fund=fund)
        costs = {"cost_type": "training", "description": "training", "by": cast.keeper}
        commitment = commit_cost(year, amount=500, key=uuid.uuid4().hex, **costs)
        payment = pay_cost(year, amount=100, key=uuid.uuid4().hex, **costs)
        price_item = canvas_services.add_price_item(
            name="leefgeld",
            unit="week",
            price={"amount": 75, "source": "voorbeeld", "valid_from": today},
            by=cast.admin,
        )
        lesson = signal_lesson(
            theme=cast.theme, level="policy", title="Huur", hindrance="te hoog", owner=cast.coach,
            cases=[canvas.case], by=cast.coach,
        )  # fmt: skip
        Municipality.objects.create(
            name="Maastricht",
            return_address="Postbus 1",
            visit_address="Plein 1",
            postal_address="Postbus 1",
            fund=fund,
        )
        add_reference(
            key="elders_rendement", kind="vergelijking", label="Rendement elders", value=12_500, unit="euro",
            valid_from=today, source="jaarverslag 2019", by=cast.manager,
        )  # fmt: skip
        signatory = Signatory.objects.create(name="A. van Loenen", office="Wethouder", starts_on=today)
        stories = {
            step: f.make_description(cast, case=canvas.case, step=step) for step in ("concept", "agreed", "published")
        }
        party = canvas.parties.get()
        article = canvas_services.add_article(
            law="Wmo 2015", number="artikel 2.3.3", purpose="doel", room="ruimte", source="bron", by=cast.admin
        )
        case = {"number": number}
        in_year = {"slug": fund.slug, "year": year.year}
        at_item = {"meeting_pk": meeting.pk, "pk": item.pk}
        mandate = cast.eye1.mandates.get()
        self.report = _letter_in_blocks(cast, today)
        self.arguments = {
            **_report_arguments(self.report),
            **_publishing_arguments(cast),
            **_same(
                ["cases:conversations", "cases:family_akkoord", "cases:withdraw_family_akkoord", "cases:stop"], case
            ),
            **_same(["cases:execution", "cases:steps", "cases:metingen", "cases:case_lessons"], case),
            **_same(["cases:link_lesson", "cases:timeline", "cases:viewers"], case),
            "cases:meting": {**case, "moment": "direct"},
            "cases:lesson": {"pk": lesson.pk},
            "cases:list_entries": {"kind": "leefgebieden"},
            "cases:list_entry": {"kind": "leefgebieden", "pk": LifeDomain.objects.first().pk},
            **_same(["canvas:case", "canvas:detail", "canvas:baseline", "canvas:costs", "canvas:review"], case),
            **_same(["canvas:funding", "canvas:offer", "canvas:circulate", "canvas:versions"], case),
            **_same(["canvas:compare", "canvas:writers", "canvas:state"], case),
            **_same(["canvas:case_meetings", "canvas:costs_excel", "canvas:paste_costs", "canvas:urgent"], case),
            **_same(["canvas:copy_costs", "canvas:horizon", "canvas:reckon"], case),
            **_same(["canvas:price_item", "canvas:change_price_item"], {"pk": price_item.pk}),
            "canvas:end_price": {"pk": price_item.prices.get().pk},
            "canvas:box": {**case, "kind": "perspective"},
            "canvas:hints": {**case, "kind": "perspective"},
            "canvas:rule_hint": case,
            "canvas:history": {**case, "kind": "perspective"},
            "canvas:cost_line": {**case, "pk": canvas.cost_lines.first().pk},
            **_same(["canvas:parties", "canvas:all_parties_in_current", "canvas:legitimacy"], case),
            **_same(["canvas:party", "canvas:party_in_current"], {**case, "pk": party.pk}),
            "canvas:article": {"pk": article.pk},
            "canvas:condition": {**case, "pk": canvas.funding_lines.first().pk},
            "canvas:funding_line": {**case, "pk": canvas.funding_lines.first().pk},
            "canvas:version": {**case, "version_number": version.number},
            "canvas:answer": {**case, "pk": question.pk},
            **_same(["canvas:meeting", "canvas:attendees", "canvas:presence"], {"pk": meeting.pk}),
            **_same(["canvas:course", "canvas:agenda", "canvas:meeting_ics"], {"pk": meeting.pk}),
            **_same(["canvas:cancel_meeting", "canvas:move_meeting", "canvas:order_agenda"], {"pk": meeting.pk}),
            **_same(["canvas:meeting_live", "canvas:screen", "canvas:screen_live"], {"pk": meeting.pk}),
            "canvas:add_exception": {"kind": "spar"},
            "canvas:remove_exception": {"pk": 1},
            "canvas:agenda_item": {"pk": meeting.pk, "item_pk": item.pk},
            **_same(["canvas:item", "canvas:item_live", "canvas:question", "canvas:discussed"], at_item),
            **_same(["canvas:akkoord", "canvas:not_yet", "canvas:recuse", "canvas:withdraw"], at_item),
            "canvas:decide": {**at_item, "outcome": "supplement"},
            **_same(["budgets:fund", "budgets:open_year"], {"slug": fund.slug}),
            **_same(["budgets:year", "budgets:change", "budgets:carry_over", "budgets:commit"], in_year),
            **_same(["budgets:pay", "budgets:forecast", "budgets:oormerk"], in_year),
            **_same(["budgets:pay_commitment", "budgets:release"], {**in_year, "pk": commitment.pk}),
            "budgets:correct": {**in_year, "pk": payment.pk},
            "budgets:case_money": case,
            **_same(["people:person", "people:give_mandate", "people:renew_password"], {"pk": cast.eye1.pk}),
            "people:end_mandate": {"pk": mandate.pk},
            **_same(["post:resend", "post:let_lapse"], {"pk": 1}),
            "reports:signatory": {"pk": signatory.pk},
            **_same(["reports:description", "reports:withdraw_description"], {"pk": stories["published"].pk}),
            **_same(["reports:edit_description", "reports:description_family"], {"pk": stories["concept"].pk}),
            "reports:read_description": {"pk": stories["agreed"].pk},
            "reports:figure_cases": {"key": "plannen"},
            "reports:renew_reference": {"key": "elders_rendement"},
            "reports:canvas_pdf": case,
            **_same(["reports:agenda_pdf", "reports:decisions_pdf"], {"pk": meeting.pk}),
        }

    def address(self, name):
        return reverse(name, kwargs=self.arguments.get(name, {}))


def names(resolver=None, prefix=""):
    """The names of all addresses."""
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}"


def test_every_address_has_a_row():
    assert set(names()) == set(TABLE)


@pytest.mark.parametrize("number", range(len(PEOPLE)), ids=PEOPLE)
def test_page_per_person(client, world, number):
    client.force_login(getattr(world.cast, PEOPLE[number]))
    answers = {name: client.get(world.address(name)).status_code for name in TABLE if name != "people:sign_in"}
    assert answers == {name: int(row.split()[number]) for name, row in TABLE.items() if name != "people:sign_in"}


def test_nobody_gets_in_without_signing_in(client, world):
    for name in set(TABLE) - {"people:sign_in", "canvas:calendar_ics"}:
        for answer in (client.get(world.address(name)), client.post(world.address(name))):
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/aanmelden/"), name


# Everything that names a case, an item or something in it.
OF_TAFEL = {"meetings", "new_meeting", "meeting", "attendees", "presence", "course", "agenda", "agenda_item"}
OF_TAFEL |= {"series", "add_exception", "remove_exception", "calendar", "calendar_ics", "meeting_ics"}
OF_TAFEL |= {"meeting_live", "screen", "screen_live", "cancel_meeting", "move_meeting", "order_agenda"}
OF_PRICES = {"prices", "new_price_item", "price_item", "change_price_item", "end_price", "prices_csv", "prices_excel"}
OF_PRICES |= {"upload_prices", "apply_prices"}
OF_ARTICLES = {"articles", "new_article", "article", "example_articles"}
OF_CASE = sorted(
    name
    for name in TABLE
    if (
        name.split(":")[1] not in ("list", "register", "lessons", "new_lesson", "lesson", "lists")
        and (
            (name.startswith("cases:") and "list_entr" not in name)
            or name in ("budgets:case_money", "reports:canvas_pdf")
        )
    )
    or (name.startswith("canvas:") and name.split(":")[1] not in OF_TAFEL | OF_ARTICLES | OF_PRICES)
)


AT_TABLE = {
    f"canvas:{name}"
    for name in ("item", "item_live", "question", "discussed", "akkoord", "not_yet", "recuse", "withdraw", "decide")
}


@pytest.mark.parametrize("who", ["stranger", "chair", "keeper", "manager", "adviser", "admin"])
def test_case_is_not_found_by_who_has_no_part_in_it(client, world, who):
    client.force_login(getattr(world.cast, who))
    for name in set(OF_CASE) - (AT_TABLE if who == "chair" else set()):
        posted, read = client.post(world.address(name)).status_code, client.get(world.address(name)).status_code
        # 405: this address takes the other method only.
        assert {posted, read} - {405} <= ({302, 404} if name in AT_TABLE else {404}), f"{name}: {posted} {read}"
        assert posted in (404, 405), f"POST {name}: {posted}"


def test_case_is_not_found_under_a_number_that_does_not_exist(client, world):
    """What is hidden and what is not there look the same."""
    client.force_login(world.cast.stranger)
    hidden = client.get(reverse("canvas:case", args=[world.case.number]))
    absent = client.get(reverse("canvas:case", args=["2020-999"]))
    token = re.compile(rb'name="csrf[^>]*>')
    assert (hidden.status_code, token.sub(b"", hidden.content)) == (404, token.sub(b"", absent.content))


def test_reader_loses_the_case_when_the_tafel_closes(client, world):
    client.force_login(world.cast.eye1)
    address = reverse("canvas:detail", args=[world.case.number])
    assert client.get(address).status_code == 200
    for tafel in (world.meeting, world.spar):
        canvas_services.close_meeting(tafel, by=world.cast.chair)
    assert client.get(address).status_code == 404


def test_refused_page_says_why(client, world):
    client.force_login(world.cast.manager)
    answer = client.get(reverse("people:admin"))
    assert answer.status_code == 403
    assert "functioneel beheerder" in answer.content.decode()
