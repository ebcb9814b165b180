"""What the figures ask of the database and of memory, for many families and for a tenth of them, in one run.

The large programme stands in the database (`manage.py simulate`). The small one is the same programme on a peildatum by
which about a tenth of its families was there. Promised: the same number of queries, and memory that does not grow with
the families. Seconds are shown and not promised: they grow with the rows that the database reads.
"""

import gc
import tracemalloc
from dataclasses import dataclass
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from reports.figures import figures

SMALL_PART = 10
# The memory of the large one as a part of that of the small one; what is measured wavers a little.
AT_MOST = 1.2


@dataclass(frozen=True, slots=True)
class Measured:
    """One peildatum: how many families, how many queries, the peak of memory in bytes and the seconds."""

    families: int
    queries: int
    peak: int
    seconds: float


def run(stdout):
    """Measure both, write a line about each and the ratios, and return (small, large)."""
    total = Case.objects.count()
    if total < SMALL_PART:
        stdout.write("Er zijn te weinig casussen om te meten. Vul eerst een lege database: manage.py simulate.")
        return None
    days = Case.objects.order_by("registered_on", "pk").values_list("registered_on", flat=True)
    found = []
    figures(days.last())  # warms up: plans, caches, imports
    stdout.write("gezinnen   vragen   geheugen (KB)   seconden")
    for day in (days[total // SMALL_PART], max(days.last(), _last_day())):
        found.append(measured(day))
        stdout.write(
            f"{found[-1].families:8}   {found[-1].queries:6}   {found[-1].peak / 1024:13.0f}   {found[-1].seconds:8.2f}"
        )
    small, large = found
    ratio = large.peak / small.peak
    stdout.write(
        f"{large.families / small.families:.1f} keer zoveel gezinnen: {large.queries / small.queries:.2f} keer zoveel "
        f"vragen (hoogstens 1,00) en {ratio:.2f} keer zoveel geheugen (hoogstens {AT_MOST}). "
        + ("Goed." if large.queries == small.queries and ratio <= AT_MOST else "NIET GOED.")
    )
    return small, large


def _last_day():
    """The day after which nothing happens any more to anyone."""
    from reports.simulation.families import LAST

    return LAST


def measured(day):
    """The figures of one day. Memory is what Python holds at most while they are computed, rows read included."""
    with CaptureQueriesContext(connection) as asked:
        found = figures(day)
    gc.collect()
    tracemalloc.start()
    begun = perf_counter()
    figures(day)
    seconds, (_, peak) = perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Measured(found["aanmeldingen"].value, len(asked), peak, seconds)
