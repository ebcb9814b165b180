"""The tables of figures that a report can hold, each by its key. Every number in them is a figure of the release."""

import re

from budgets.enums import CostType

from .documents.blocks import FigureTable

SPENDING = re.compile(r"uitgaven(_\w+)?_(\d{4})")


def tables(release):
    """{key: label} of the tables that can be made of these figures."""
    return {f"tabel_{key}": f"Uitgaven {key[-4:]} per kostensoort" for key in release.found if SPENDING.fullmatch(key)}


def table(key, release):
    """The table with this key. Raises KeyError when there is none."""
    if key not in tables(release):
        raise KeyError(key)
    return _spending(key.removeprefix("tabel_"), release)


def _spending(key, release):
    """Uitgaven of one year per kostensoort with their total; the period stands in the caption."""
    figure = release.figure(key)
    kinds = [kind for kind in CostType if f"{key}_{kind}" in release]
    return FigureTable(
        headers=("Kostensoort", "Uitgaven"),
        rows=tuple((kind.label[0].upper() + kind.label[1:], release.text(f"{key}_{kind}")) for kind in kinds),
        total=("Totaal", release.text(key)),
        caption=f"Uitgaven {key[-4:]} per kostensoort, {figure.period}",
    )
