"""Every published figure, by name, on a peildatum (rules.md, Figures for the raad; inventory 1P).

A figure is computed from facts with a day: akkoord, uitgevoerd, a held meting, a ledger row. What happens after the
peildatum does not change it. The database counts: the number of queries and the memory do not depend on the number of
cases.
"""

from .atoms import totals
from .behind import cases_behind
from .figure import Figure, Unit, grouped, round_down, small_n_note
from .marks import mark_figures
from .money import money_figures
from .plans import plan_figures
from .themes import theme_figures

__all__ = ["Figure", "Unit", "cases_behind", "figures", "grouped", "round_down", "small_n_note"]


def figures(as_of, *, fund=None):
    """{key: Figure} on the peildatum. `fund` is the fund whose keys need no name, such as `raming_2020`; the others
    carry their own (`raming_werkbudget_sociale_teams_2020`). Default: the first fund.
    """
    known = totals(as_of)
    plans, families = known.counts["plannen"], known.counts["aanmeldingen"]
    found = [
        *plan_figures(known, as_of),
        *theme_figures(as_of, plans=plans, families=families),
        *mark_figures(known, as_of),
        *money_figures(as_of, fund),
    ]
    return {figure.key: figure for figure in found}
