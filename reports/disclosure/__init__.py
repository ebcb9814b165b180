"""What may be printed for the outside world: nothing about fewer than five families, and nothing that leads to it.

Applies to reports, not to the pages inside, which colleagues read on their own work (rules.md, Figures for the raad).

What is kept out, for every figure that counts or adds up people (`Figure.people`):

* counts of one to four people, averages and totals over so few, shares of which the part or the rest is so small, and
  the n and the note beside a figure;
* whatever leads to one of those: total less parts, one filter less another, the same or another figure of an earlier
  publication, an average times its n, a share times its n, in any combination (`space`, exactly; for many families
  `crowd`, which may hide more and never less);
* a hidden count that could only be one number, because people are whole and "minder dan vijf" is one to four.

What is not kept out: what a reader knows from elsewhere (of one family that she knows, or of a published
casusbeschrijving); guesses from likely sizes; amounts of the budget, which are about money and not about families;
figures of leerpunten, which count hindrances; and that a plan has no kosten-batenanalyse (`Atoms.open_groups`). Who
plays this program back can tell more from what is left out than who only reads the figures.
"""

from .claims import PER_CASE, PER_PERSON, Atoms, Claim
from .cleaning import cleaned, note_is_safe
from .crowd import Crowd
from .decide import HIDDEN, WITHHELD, Told, Verdict, decide
from .space import MINIMUM

__all__ = [
    "HIDDEN", "MINIMUM", "PER_CASE", "PER_PERSON", "WITHHELD", "Atoms", "Claim", "Crowd", "Told", "Verdict", "cleaned",
    "decide", "note_is_safe",
]  # fmt: skip
