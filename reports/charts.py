"""The drawings of a report; they are made below all apps, because the pages of a canvas show the same ones."""

from maatwerk.lib.charts import fund_line, scenario_bars

__all__ = ["fund_line", "scenario_bars"]
