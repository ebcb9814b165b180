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

pytestmark = pytest.mark.django_db

# The order of the letters in a row of the table.
PEOPLE = (
    "coach",  # maatwerkeindbaas of the case
    "consultant",  # consulent of the case
    "eye1",  # a mandated other at the tafel that has the case on its agenda
    "chair",
    "keeper",
    "manager",
    "adviser",
    "admin",
    "stranger",  # a consulent of other cases
)
# What a GET answers, per person in the order of PEOPLE. 405: only POST is taken. 302 back to the page it belongs to.
TABLE = {
    "audit:log": "403 403 403 403 403 403 403 200 403",
    "budgets:carry_over": "403 403 403 403 200 403 403 403 403",
    "budgets:case_money": "200 200 200 404 404 404 404 404 404",
    "budgets:change": "403 403 403 403 200 403 403 403 403",
    "budgets:commit": "403 403 403 403 200 403 403 403 403",
    "budgets:correct": "403 403 403 403 200 403 403 403 403",
    "budgets:forecast": "403 403 403 403 200 403 403 403 403",
    "budgets:fund": "200 200 200 200 200 200 200 403 200",
    "budgets:funds": "200 200 200 200 200 200 200 403 200",
    "budgets:oormerk": "403 403 403 403 200 403 403 403 403",
    "budgets:open_year": "403 403 403 403 200 403 403 403 403",
    "budgets:pay": "403 403 403 403 200 403 403 403 403",
    "budgets:pay_commitment": "403 403 403 403 200 403 403 403 403",
    "budgets:release": "403 403 403 403 200 403 403 403 403",
    "budgets:year": "200 200 200 200 200 200 200 403 200",
    "canvas:add_exception": "405 405 405 405 405 405 405 405 405",
    "canvas:agenda": "302 302 302 302 302 302 302 302 302",
    "canvas:agenda_item": "302 302 302 302 302 302 302 302 302",
    "canvas:akkoord": "302 302 302 302 302 302 302 302 302",
    "canvas:all_parties_in_current": "405 405 405 405 405 405 405 405 405",
    "canvas:answer": "405 405 405 405 405 405 405 405 405",
    "canvas:apply_prices": "403 403 403 403 403 403 403 302 403",
    "canvas:article": "403 403 403 403 403 403 403 200 403",
    "canvas:articles": "200 200 200 403 403 403 403 200 200",
    "canvas:attendees": "403 403 403 200 403 403 403 403 403",
    "canvas:baseline": "200 200 403 404 404 404 404 404 404",
    "canvas:box": "200 200 403 404 404 404 404 404 404",
    "canvas:calendar": "200 200 200 200 403 403 403 403 200",
    # Public: without its key it is not there.
    "canvas:calendar_ics": "404 404 404 404 404 404 404 404 404",
    "canvas:case": "200 200 200 404 404 404 404 404 404",
    "canvas:case_meetings": "200 200 200 404 404 404 404 404 404",
    "canvas:change_price_item": "403 403 403 403 403 403 403 200 403",
    "canvas:circulate": "200 200 403 404 404 404 404 404 404",
    "canvas:compare": "200 200 200 404 404 404 404 404 404",
    "canvas:condition": "404 404 403 404 404 404 404 404 404",
    "canvas:copy_costs": "405 405 405 405 405 405 405 405 405",
    "canvas:cost_line": "200 200 403 404 404 404 404 404 404",
    "canvas:costs": "200 200 200 404 404 404 404 404 404",
    "canvas:costs_excel": "200 200 200 404 404 404 404 404 404",
    "canvas:course": "302 302 302 302 302 302 302 302 302",
    "canvas:decide": "403 403 403 200 404 404 404 404 404",
    "canvas:detail": "200 200 200 404 404 404 404 404 404",
    "canvas:discussed": "302 302 302 302 302 302 302 302 302",
    "canvas:end_price": "403 403 403 403 403 403 403 200 403",
    "canvas:example_articles": "405 405 405 405 405 405 405 405 405",
    "canvas:funding": "200 200 200 404 404 404 404 404 404",
    "canvas:funding_line": "200 200 403 404 404 404 404 404 404",
    "canvas:hints": "405 405 405 405 405 405 405 405 405",
    "canvas:history": "200 200 403 404 404 404 404 404 404",
    "canvas:horizon": "405 405 405 405 405 405 405 405 405",
    "canvas:item": "200 200 200 200 404 404 404 404 404",
    "canvas:item_live": "200 200 200 200 404 404 404 404 404",
    "canvas:legitimacy": "200 200 200 404 404 404 404 404 404",
    "canvas:meeting": "200 200 200 200 403 403 403 403 200",
    "canvas:meeting_ics": "200 200 200 200 403 403 403 403 200",
    "canvas:meeting_live": "200 200 200 200 403 403 403 403 200",
    "canvas:meetings": "200 200 200 200 403 403 403 403 200",
    "canvas:new_article": "403 403 403 403 403 403 403 200 403",
    "canvas:new_meeting": "403 403 403 200 403 403 403 403 403",
    "canvas:not_yet": "403 403 200 403 404 404 404 404 404",
    "canvas:new_price_item": "403 403 403 403 403 403 403 200 403",
    "canvas:offer": "200 200 403 404 404 404 404 404 404",
    "canvas:parties": "200 200 200 404 404 404 404 404 404",
    "canvas:party": "200 200 403 404 404 404 404 404 404",
    "canvas:party_in_current": "405 405 405 405 405 405 405 405 405",
    "canvas:paste_costs": "200 200 403 404 404 404 404 404 404",
    "canvas:presence": "302 302 302 302 302 302 302 302 302",
    "canvas:price_item": "200 200 200 403 403 403 403 200 200",
    "canvas:prices": "200 200 200 403 403 403 403 200 200",
    "canvas:prices_csv": "200 200 200 403 403 403 403 200 200",
    "canvas:prices_excel": "200 200 200 403 403 403 403 200 200",
    "canvas:cancel_meeting": "403 403 403 409 403 403 403 403 403",
    "canvas:move_meeting": "403 403 403 409 403 403 403 403 403",
    "canvas:order_agenda": "302 302 302 302 302 302 302 302 302",
    "canvas:question": "302 302 302 302 302 302 302 302 302",
    "canvas:reckon": "405 405 405 405 405 405 405 405 405",
    "canvas:recuse": "200 403 200 403 404 404 404 404 404",
    "canvas:rule_hint": "200 200 403 404 404 404 404 404 404",
    "canvas:remove_exception": "405 405 405 405 405 405 405 405 405",
    "canvas:review": "405 405 405 405 405 405 405 405 405",
    # For who chairs or sits there: nobody else puts it on a screen.
    "canvas:screen": "200 404 200 200 403 403 403 403 404",
    "canvas:screen_live": "200 404 200 200 403 403 403 403 404",
    "canvas:state": "200 200 200 404 404 404 404 404 404",
    "canvas:series": "403 403 403 200 403 403 403 200 403",
    "canvas:upload_prices": "403 403 403 403 403 403 403 200 403",
    "canvas:urgent": "409 409 403 404 404 404 404 404 404",
    "canvas:version": "200 200 200 404 404 404 404 404 404",
    "canvas:versions": "200 200 200 404 404 404 404 404 404",
    "canvas:writers": "200 200 403 404 404 404 404 404 404",
    "canvas:withdraw": "404 404 404 404 404 404 404 404 404",
    "cases:case_lessons": "200 200 403 404 404 404 404 404 404",
    "cases:conversations": "200 200 403 404 404 404 404 404 404",
    "cases:execution": "200 200 403 404 404 404 404 404 404",
    "cases:family_akkoord": "200 200 403 404 404 404 404 404 404",
    "cases:lesson": "200 200 200 200 403 200 200 403 200",
    "cases:lessons": "200 200 200 200 403 200 200 403 200",
    "cases:link_lesson": "405 405 405 405 405 405 405 405 405",
    "cases:list": "200 200 200 200 200 200 200 200 200",
    "cases:list_entries": "403 403 403 403 403 403 403 200 403",
    "cases:list_entry": "403 403 403 403 403 403 403 200 403",
    "cases:lists": "403 403 403 403 403 403 403 200 403",
    "cases:meting": "404 404 403 404 404 404 404 404 404",
    "cases:metingen": "200 200 403 404 404 404 404 404 404",
    "cases:new_lesson": "200 200 200 200 403 403 200 403 200",
    "cases:register": "200 200 200 403 403 403 403 403 200",
    "cases:steps": "200 200 403 404 404 404 404 404 404",
    "cases:stop": "200 200 403 404 404 404 404 404 404",
    "cases:timeline": "200 200 403 404 404 404 404 404 404",
    "cases:viewers": "200 200 403 404 404 404 404 404 404",
    "cases:withdraw_family_akkoord": "200 200 403 404 404 404 404 404 404",
    "people:admin": "403 403 403 403 403 403 403 200 403",
    "people:end_mandate": "403 403 403 403 403 403 403 200 403",
    "people:give_mandate": "405 405 405 405 405 405 405 405 405",
    "people:new_person": "403 403 403 403 403 403 403 200 403",
    "people:password": "200 200 200 200 200 200 200 200 200",
    "people:people": "403 403 403 403 403 403 403 200 403",
    "people:person": "403 403 403 403 403 403 403 200 403",
    "people:renew_password": "405 405 405 405 405 405 405 405 405",
    "people:sign_in": "302 302 302 302 302 302 302 302 302",
    "people:sign_out": "405 405 405 405 405 405 405 405 405",
    "people:teams": "403 403 403 403 403 403 403 200 403",
    "post:let_lapse": "405 405 405 405 405 405 405 405 405",
    "post:outbox": "403 403 403 403 403 403 403 200 403",
    "post:resend": "405 405 405 405 405 405 405 405 405",
    "reports:agenda_pdf": "200 404 200 200 403 403 403 403 404",
    "reports:canvas_pdf": "200 200 200 404 404 404 404 404 404",
    "reports:decisions": "200 403 200 200 200 403 403 403 403",
    "reports:decisions_excel": "200 403 200 200 200 403 403 403 403",
    "reports:decisions_pdf": "409 404 409 409 403 403 403 403 404",
    "reports:description": "200 200 200 200 200 200 200 200 200",
    "reports:description_family": "200 200 404 404 404 404 404 404 404",
    "reports:descriptions": "200 200 200 200 200 200 200 200 200",
    "reports:edit_description": "200 200 404 404 404 404 404 404 404",
    "reports:figure_cases": "403 403 403 200 200 403 403 403 403",
    "reports:figures": "403 403 403 200 200 200 200 403 403",
    "reports:index": "403 403 403 200 200 200 200 403 403",
    "reports:new_description": "200 200 200 403 403 403 403 403 200",
    "reports:new_signatory": "403 403 403 403 403 200 403 200 403",
    "reports:new_reference": "403 403 403 403 403 200 403 200 403",
    "reports:read_description": "403 403 200 404 404 404 200 404 404",
    "reports:references": "403 403 403 200 200 200 200 200 403",
    "reports:renew_reference": "403 403 403 403 403 200 403 200 403",
    "reports:add_block": "405 405 405 405 405 405 405 405 405",
    "reports:discard_report": "403 403 403 403 403 200 403 403 403",
    "reports:edit_report": "403 403 403 403 403 200 403 403 403",
    "reports:move_block": "405 405 405 405 405 405 405 405 405",
    "reports:new_report": "403 403 403 403 403 200 403 403 403",
    "reports:remove_block": "405 405 405 405 405 405 405 405 405",
    "reports:report": "403 403 403 403 403 200 200 403 403",
    "reports:report_block": "403 403 403 403 403 200 403 403 403",
    "reports:report_enclosures": "403 403 403 403 403 200 403 403 403",
    "reports:report_head": "403 403 403 403 403 200 403 403 403",
    "reports:report_pages": "403 403 403 403 403 200 200 403 403",
    "reports:report_picture": "403 403 403 403 403 200 200 403 403",
    "reports:report_sheet": "403 403 403 403 403 200 403 403 403",
    "reports:report_state": "403 403 403 403 403 200 403 403 403",
    "reports:restore_block": "405 405 405 405 405 405 405 405 405",
    "reports:adopt_report": "403 403 403 403 403 200 403 403 403",
    "reports:change_promise": "403 403 403 403 403 200 200 403 403",
    "reports:keep_promise": "403 403 403 200 403 200 200 403 403",
    "reports:new_promise": "403 403 403 403 403 200 200 403 403",
    "reports:promises": "200 200 200 200 200 200 200 403 200",
    "reports:read_report": "403 403 403 403 403 403 200 403 403",
    "reports:replace_report": "403 403 403 403 403 200 403 403 403",
    "reports:report_bundle": "403 403 403 403 403 200 200 403 403",
    "reports:report_bundle_again": "405 405 405 405 405 405 405 405 405",
    "reports:report_bundle_state": "403 403 403 403 403 302 302 403 403",
    "reports:report_csv": "403 403 403 403 403 200 200 403 403",
    "reports:report_docx": "403 403 403 403 403 200 200 403 403",
    "reports:report_html": "403 403 403 403 403 200 200 403 403",
    "reports:report_json": "403 403 403 403 403 200 200 403 403",
    "reports:report_pdf": "403 403 403 403 403 200 200 403 403",
    "reports:report_pdf_again": "405 405 405 405 405 405 405 405 405",
    "reports:report_pdf_state": "403 403 403 403 403 302 302 403 403",
    "reports:report_xlsx": "403 403 403 403 403 200 200 403 403",
    "reports:send_report": "403 403 403 403 403 200 403 403 403",
    "reports:submit_report": "403 403 403 403 403 200 403 403 403",
    "reports:withdraw_report": "403 403 403 403 403 200 403 403 403",
    "reports:search": "200 200 200 200 403 200 200 403 200",
    "reports:sender": "403 403 403 403 403 200 403 200 403",
    "reports:signatory": "403 403 403 403 403 200 403 200 403",
    "reports:withdraw_description": "200 200 403 403 403 403 200 403 403",
    "reports:work": "200 200 200 200 200 200 200 200 200",
}


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
