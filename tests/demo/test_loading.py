"""The loaded demo gives the published figures on their peildatum, and can't be loaded over something else."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction

from canvas.models import CanvasVersion
from cases.models import Case, Meting
from maatwerk.audit.integrity import broken_events
from maatwerk.audit.models import Event
from maatwerk.demo.clock import STORY_NOW, offset
from maatwerk.demo.loading import DemoRefused, is_loaded, load
from maatwerk.demo.loading.cast import LOGINS, PASSWORD
from maatwerk.lib import clock
from maatwerk.people.models import User
from reports.letters import letter_figures
from tests import factories as f

DECEMBER_2019 = dt.date(2019, 12, 12)
OCTOBER_2020 = dt.date(2020, 10, 15)
NOVEMBER_2020 = dt.date(2020, 11, 30)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole story, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        clock.set_offset(dt.timedelta(0))
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("as_of", "key", "value"),
    [
        (DECEMBER_2019, "besproken", 20),
        (DECEMBER_2019, "plannen", 10),
        (DECEMBER_2019, "kbas", 7),
        (DECEMBER_2019, "rendement", Decimal(200_000)),
        (DECEMBER_2019, "uitgaven_2019_maatwerk_en_facilitair", Decimal(18_500)),
        (NOVEMBER_2020, "plannen", 30),
        (NOVEMBER_2020, "uitgevoerd", 21),
        (NOVEMBER_2020, "kbas", 20),
        (NOVEMBER_2020, "dreigend", Decimal(830_000)),
        (NOVEMBER_2020, "maatwerk", Decimal(404_000)),
        (NOVEMBER_2020, "rendement", Decimal(426_000)),
        (NOVEMBER_2020, "woonproblematiek", Decimal(50)),
        (NOVEMBER_2020, "uitgaven_2019", Decimal(140_000)),
        (NOVEMBER_2020, "raming_2019", Decimal(300_000)),
        (NOVEMBER_2020, "raming_2020", Decimal(300_000)),
        (OCTOBER_2020, "uitgaven_2020_maatwerk", Decimal(90_000)),
        (OCTOBER_2020, "prognose_2020_maatwerk", Decimal(125_000)),
    ],
)
def test_published_figure_on_its_peildatum(demo, as_of, key, value):
    assert letter_figures(as_of)[key].value == value


@pytest.mark.parametrize(("as_of", "printed"), [(DECEMBER_2019, 28_500), (NOVEMBER_2020, 21_000)])
def test_average_rendement_is_printed_as_published(demo, as_of, printed):
    assert letter_figures(as_of)["rendement_gemiddeld"].rounded == printed


def test_casus_1_has_its_published_amounts(demo):
    version = CanvasVersion.objects.get(canvas__case__number="2020-014")
    totals = (version.current_total, version.threatened_total, version.custom_total, version.rendement)
    assert totals == (Decimal(20_000), Decimal(90_000), Decimal(63_000), Decimal(27_000))


def test_direct_marks_of_the_six_told_families(demo):
    from maatwerk.demo.story.all_families import FAMILIES, TOLD_MARKS

    days = {family.key: (family.registered_on, family.adults, family.children) for family in FAMILIES}
    told = []
    for key in TOLD_MARKS:
        registered_on, adults, children = days[key]
        meting = Meting.objects.get(
            case__registered_on=registered_on, case__adults=adults, case__children=children, moment="direct"
        )
        told.append([mark.value for mark in meting.marks.all()])
    assert told == [[8], [7], [6], [None], [7, Decimal("7.5")], [Decimal("4.5")]]


def test_every_person_of_the_demo_can_sign_in(demo):
    assert [login for login in LOGINS if not User.objects.get(username=login).check_password(PASSWORD)] == []


def test_canvases_hold_no_name_of_a_colleague(demo):
    surnames = [user.surname for user in User.objects.all()]
    for version in CanvasVersion.objects.all():
        text = " ".join(version.content["boxes"].values())
        assert [name for name in surnames if f" {name} " in text] == []


def test_audit_log_of_the_demo_is_whole(demo):
    assert broken_events() == []


def test_loading_again_changes_nothing(demo):
    before = (Case.objects.count(), Event.objects.count())
    assert load() == 0
    assert (Case.objects.count(), Event.objects.count()) == before


def test_clock_of_the_demo_starts_on_the_tuesday_of_the_story(demo):
    started = dt.datetime.now(dt.UTC) + offset()
    assert abs(started - STORY_NOW) < dt.timedelta(hours=1)


@pytest.mark.django_db
def test_database_with_other_data_is_refused():
    f.make_user("iemand", "consultant")
    with pytest.raises(DemoRefused, match="niet van de demo"):
        load()
    assert not is_loaded()
    assert User.objects.count() == 1
