"""The hash of a frozen version covers all that an akkoord is about: change anything by SQL and it is another hash."""

import pytest

from canvas import services
from canvas.models import CanvasVersion, ChosenArticle, LegalArticle
from maatwerk.lib import clock
from tests import factories as f
from tests.canvas.below_orm import run

pytestmark = pytest.mark.django_db

BY_SQL = {
    "text": "UPDATE canvas_box SET text = text || '.' WHERE canvas_id = %s AND kind = 'involvement'",
    "payer": "UPDATE canvas_costline SET payer = 'rijk' WHERE canvas_id = %s AND scenario = 'current'",
    "cent": "UPDATE canvas_costline SET amount = amount + 0.01 WHERE canvas_id = %s AND scenario = 'custom'",
    "range": "UPDATE canvas_costline SET low = 1, high = 99999 WHERE canvas_id = %s AND scenario = 'threatened'",
    "tried": "UPDATE canvas_fundingline SET tried = 'niets' WHERE canvas_id = %s",
    "funding": "UPDATE canvas_fundingline SET amount = amount + 0.01 WHERE canvas_id = %s",
    "party": "UPDATE canvas_party SET does = 'anders' WHERE canvas_id = %s",
    "article": "UPDATE canvas_chosenarticle SET room = 'meer' WHERE canvas_id = %s",
    "horizon": "UPDATE canvas_canvas SET horizon_from = horizon_from + 1 WHERE id = %s",
}


@pytest.fixture
def canvas():
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        canvas = f.make_canvas(cast, fund=f.make_fund(cast))
        services.add_party(canvas, organisation="School", does="volgt de kinderen", by=cast.coach)
        words = {
            "law": "Wmo 2015",
            "number": "artikel 2.3.5",
            "purpose": "meedoen",
            "room": "maatwerk",
            "source": "wet",
        }
        article = LegalArticle.objects.create(**words)
        ChosenArticle.objects.create(
            canvas=canvas, article=article, edited_by=cast.coach, edited_at=clock.now(), **words
        )
        f.through_spar(cast, canvas)
        services.circulate(canvas, by=cast.coach)
        yield canvas


@pytest.mark.parametrize("part", BY_SQL)
def test_any_change_makes_another_hash(canvas, part):
    run(BY_SQL[part], [canvas.pk])
    services.circulate(canvas, by=canvas.case.coach)
    before, after = CanvasVersion.objects.order_by("number")
    assert before.hash != after.hash


def test_nothing_changed_is_the_same_version(canvas):
    assert services.circulate(canvas, by=canvas.case.coach).number == 1
