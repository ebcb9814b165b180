"""What the figures ask of the database and of memory, for many families and for a tenth of them, in one run.

The large programme stands in the database (`manage.py simulate`). The small one is the same programme on a peildatum by
which about a tenth of its families was there. Promised: the same number of queries, and memory that does not grow with
the families. Seconds are shown and not promised: they grow with the rows that the database reads.

The same for what a report may print of them (`release`), which looks at every family: its memory has a ceiling.
"""

import gc
import tracemalloc
from dataclasses import dataclass
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from reports.figures import figures
from reports.release import release

SMALL_PART = 10
# What a release may take at most, in MB, however many families there are.
CEILING = 32
# The memory of the large one as a part of that of the small one; what is measured wavers a little.
AT_MOST = 1.2


WHAT = {figures: "Cijfers", release: "Wat een rapport ervan mag noemen"}


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
    both = (days[total // SMALL_PART], max(days.last(), _last_day()))
    for ask in (figures, release):
        ask(days.last())  # warms up: plans, caches, imports
        stdout.write(f"{WHAT[ask]}\ngezinnen   vragen   geheugen (KB)   seconden")
        for day in both:
            one = measured(day, ask)
            found.append(one)
            stdout.write(f"{one.families:8}   {one.queries:6}   {one.peak / 1024:13.0f}   {one.seconds:8.2f}")
    small, large, *released = found
    ratio = large.peak / small.peak
    stdout.write(
        f"{large.families / small.families:.1f} keer zoveel gezinnen: {large.queries / small.queries:.2f} keer zoveel "
        f"vragen (hoogstens 1,00) en {ratio:.2f} keer zoveel geheugen (hoogstens {AT_MOST}). "
        + ("Goed." if large.queries == small.queries and ratio <= AT_MOST else "NIET GOED.")
    )
    less, more = released
    stdout.write(
        f"Voor een rapport: {more.queries / less.queries:.2f} keer zoveel vragen (hoogstens 1,00), "
        f"{more.seconds / less.seconds:.1f} keer zoveel tijd en {more.peak / 2**20:.0f} MB (hoogstens {CEILING}). "
        + ("Goed." if more.queries == less.queries and more.peak <= CEILING * 2**20 else "NIET GOED.")
    )
    return small, large


def _last_day():
    """The day after which nothing happens any more to anyone."""
    from reports.simulation.families import LAST

    return LAST


def measured(day, ask=figures):
    """The figures of one day, or what may be published of them. Memory is what Python holds at most meanwhile, rows
    read included."""
    families = figures(day)["aanmeldingen"].value
    with CaptureQueriesContext(connection) as asked:
        ask(day)
    gc.collect()
    tracemalloc.start()
    begun = perf_counter()
    ask(day)
    seconds, (_, peak) = perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Measured(families, len(asked), peak, seconds)
