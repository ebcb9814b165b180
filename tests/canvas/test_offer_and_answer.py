"""What may not be offered for the spar-tafel, and which questions are answered no more."""

import pytest

from canvas import services
from canvas.enums import MeetingKind
from cases import services as case_services
from cases.enums import Status
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def test_empty_canvas_is_not_offered(cast):
    case = f.make_case(cast)
    case_services.record_conversation(case, held_on=clock.today(), note="", by=cast.consultant)
    case_services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    case.refresh_from_db()
    canvas = services.start_canvas(case, by=cast.consultant)
    with pytest.raises(RuleBroken, match="Het canvas is nog leeg"):
        services.offer_for_spar(canvas, by=cast.consultant)
    canvas.refresh_from_db()
    assert canvas.offered_at is None


def test_question_of_a_stopped_case_is_not_answered(cast):
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    item = services.put_on_agenda(f.make_meeting(cast, MeetingKind.SPAR), canvas, by=cast.chair)
    question = services.ask_question(item, box="self", text="Wie helpt?", owner=cast.consultant, by=cast.eye1)
    canvas.case.refresh_from_db()
    case_services.stop_case(canvas.case, Status.REGULAR, reason="Het lukte regulier.", by=cast.coach)
    with pytest.raises(RuleBroken, match="regulier opgepakt"):
        services.answer_question(question, answer="De zus.", by=cast.consultant)
    question.refresh_from_db()
    assert question.answer == ""


@pytest.mark.parametrize(("empty", "refused"), [("perspective", True), ("situation", True), ("breakthrough", False)])
def test_canvas_is_offered_with_situation_and_perspective(cast, empty, refused):
    canvas = f.make_canvas(cast)
    services.save_box(canvas, empty, "", base_revision=1, by=cast.coach)
    if refused:
        with pytest.raises(RuleBroken, match="Vul het vak"):
            services.offer_for_spar(canvas, by=cast.coach)
    else:
        assert services.offer_for_spar(canvas, by=cast.coach).offered_at
