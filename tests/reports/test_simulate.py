"""A made-up programme: loaded through every trigger, the same for a seed, and counted as a slow second count does."""

from io import StringIO

import pytest

from cases.models import Case
from reports import release as releases
from reports.benchmarks.figures import run as benchmark
from reports.figures import cases_behind, figures
from reports.figures.atoms import atoms, counted
from reports.release import release
from reports.simulation import SimulationRefused, simulate
from reports.simulation.families import LAST, families
from tests import factories as f
from tests.reports.slow_figures import slow_figures

pytestmark = pytest.mark.django_db
CHOICE = {"coaches": 12, "consultants": 20, "domains": 8, "lessons": 40}


def test_simulated_programme_is_counted_right(django_assert_num_queries, monkeypatch):
    simulate(90, seed=1)
    f.flush_deferred()
    with django_assert_num_queries(5):
        found = figures(LAST)
    slow = slow_figures(LAST)
    # A mean of means has no last digit.
    exact = {key: found[key].value for key in slow}
    assert {key: round(value, 15) if key.endswith("per_gezin") else value for key, value in exact.items()} == slow
    assert found["aanmeldingen"].value == Case.objects.count() == 90
    assert min(found[key].value for key in ("plannen", "kbas", "regulier", "betaald_na_twaalf_maanden")) > 0
    rows = atoms([LAST])
    for key, figure in found.items():
        if figure.families is not None:
            assert cases_behind(key, LAST).count() == figure.families, key
            if figure.unit == "aantal" and not key.startswith("aantal_cijfers"):
                assert counted(rows, key) == figure.value, key
    said = StringIO()
    small, large = benchmark(said)
    assert (small.queries, large.queries, large.families) == (5, 5, 90)
    assert small.families < large.families / 5
    assert large.peak < 1.5 * small.peak
    assert "keer zoveel geheugen" in said.getvalue()
    assert "Voor een rapport: 1.00 keer zoveel vragen" in said.getvalue()
    # Judged family by family or by witnesses, a report leaves out what is small, and tells the rest.
    exact = release(LAST)
    monkeypatch.setattr(releases, "ONE_BY_ONE", 0)
    by_witnesses = release(LAST)
    few = {key for key, one in found.items() if one.people and one.unit == "aantal" and 0 < one.value < 5}
    assert few <= exact.hidden.keys() & by_witnesses.hidden.keys()
    assert "plannen" not in by_witnesses.hidden
    assert len(by_witnesses.hidden) <= len(exact.hidden) + 5
    with pytest.raises(SimulationRefused, match="lege database"):
        simulate(1, seed=1)


def test_same_seed_gives_the_same_families():
    assert families(1, 0, 40, **CHOICE) == families(1, 0, 40, **CHOICE)
    assert families(1, 0, 40, **CHOICE) != families(2, 0, 40, **CHOICE)
