"""Figures from elsewhere as figures: what held on the peildatum, each with its source."""

import re

from ..enums import Unit
from ..models import ReferenceFigure
from .behind import OVER
from .facts import FLAGS
from .figure import Figure, exact

# The beginnings of names that the programme gives by itself, to years, lists and moments.
OWN = re.compile(
    r"(bijgestelde_raming|raming|uitgaven|verplicht|beschikbaar|prognose|leefgebied|thema|leerpunten|cijfer"
    r"|aantal_cijfers|geen_cijfer|gaf_cijfer|woonproblematiek|tabel|grafiek)(_|\Z)"
)


def reference_figures(as_of):
    """{key: Figure} of what was recorded as valid on this day. One query."""
    return {row.key: as_figure(row) for row in ReferenceFigure.objects.valid_on(as_of)}


def as_figure(row):
    """A row as a figure; its peildatum is the day from which it holds."""
    return Figure(
        key=row.key,
        label=row.label,
        definition=f"{row.get_kind_display()}: {row.label}",
        value=row.value if row.unit == Unit.EURO else exact(row.value),
        as_of=row.valid_from,
        unit=Unit(row.unit),
        n=row.n,
        group="Cijfers van elders",
        origin=row.source,
    )


def is_own(key):
    """Whether a figure of the programme has this name, or may get it."""
    return key in FLAGS or key in OVER or bool(OWN.match(key))
