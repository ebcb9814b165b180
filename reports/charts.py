"""The drawings of a report, each by its key; every number in them is a figure of the release.

What is drawn is made below all apps (maatwerk.lib.charts), because the pages of a canvas show the same ones.
"""

from maatwerk.lib.charts import fund_line, scenario_bars

from .documents.blocks import Chart, FigureTable

__all__ = ["chart", "charts", "fund_line", "scenario_bars"]

SCENARIOS = (("Huidig", "huidig"), ("Dreigend", "dreigend"), ("Maatwerk", "maatwerk"))


def charts(release):
    """{key: label} of the charts that can be made of these figures."""
    return {"grafiek_scenarios": "Kosten per scenario"} if release.known("kbas") else {}


def chart(key, release):
    """The chart with this key. Raises KeyError when there is none."""
    if key not in charts(release):
        raise KeyError(key)
    return _scenarios(release)


def _scenarios(release):
    return Chart(
        scenario_bars(*(release.value(figure) for _, figure in SCENARIOS)),
        caption="Kosten over twaalf maanden per scenario, opgeteld over de kosten-batenanalyses",
        table=FigureTable(
            headers=("Scenario", "Kosten"),
            rows=tuple((label, release.text(figure)) for label, figure in SCENARIOS),
            caption="Kosten over twaalf maanden per scenario",
        ),
    )
