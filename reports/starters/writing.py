"""How a starting text is written: sentences with live figures, which stay away when a figure has nothing to say.

Every number of the programme in them is a field such as `{plannen}`. Between `<` and `>` stands what is known about the
place and the day: `<programma>`, `<gemeente>`, `<peildatum>`, `<jaar>`, `<vorig_jaar>`.
"""

import re

from django.conf import settings

from maatwerk.lib.dates import format_long
from reports.body import FIELD, OWN_FIELDS
from reports.charts import charts
from reports.enums import BlockKind
from reports.models import Municipality
from reports.promises import open_promises
from reports.tables import tables

PLACE = re.compile(r"<([a-z_]+)>")
# Nobody who gave no mark is also something to tell: it prints as "geen".
TELLS_NOTHING_TOO = "geen_cijfer_"


class Words:
    """Writes the blocks of one starting text, about one peildatum of one municipality."""

    def __init__(self, release, as_of, *, by=None, date=None):
        self.release, self.as_of, self.by, self.date = release, as_of, by, date or as_of
        self.municipality = Municipality.objects.select_related("fund").first()
        self.tables, self.charts = tables(release), charts(release)
        self.places = {
            "programma": settings.PROGRAMME_NAME,
            "gemeente": self.municipality.name if self.municipality else "de gemeente",
            "peildatum": format_long(as_of),
            "jaar": str(as_of.year),
            "vorig_jaar": str(as_of.year - 1),
        }

    # --- sentences ---------------------------------------------------------------------------------------------------
    def place(self, text):
        """The text with its place and day filled in; what is no name of ours stays as it is."""
        return PLACE.sub(lambda found: self.places.get(found[1], found[0]), text)

    def known(self, *keys):
        """Each of these figures is there, may be published and is more than nothing."""
        return all(self._tells(self.place(key)) for key in keys)

    def _tells(self, key):
        if key.startswith(TELLS_NOTHING_TOO):
            return key in self.release and key not in self.release.hidden
        return self.release.known(key)

    def holds(self, sentence):
        """Every figure in this sentence can be told."""
        return all(key in OWN_FIELDS or self._tells(key) for key in FIELD.findall(self.place(sentence)))

    def say(self, *sentences, between=" "):
        """The sentences of which every figure can be told, as one paragraph; "" when none can."""
        return between.join(self.place(sentence) for sentence in sentences if sentence and self.holds(sentence))

    def items(self, *lines):
        """A list with bullets of the lines of which every figure can be told."""
        return self.say(*(f"- {line}" for line in lines if line), between="\n")

    # --- blocks ------------------------------------------------------------------------------------------------------
    def text(self, *paragraphs):
        """One block of text; paragraphs that say nothing stay away, and so does a block without any."""
        said = "\n\n".join(paragraph for paragraph in map(self.say, paragraphs) if paragraph)
        return [made(BlockKind.TEXT, said)] if said else []

    def heading(self, text, *, level=1, **how):
        """A heading; `how` is numbered, appendix and own_page."""
        return [made(BlockKind.HEADING, self.place(text), level=level, **how)]

    def section(self, title, *blocks, **how):
        """A heading with what stands under it; without anything to say there is no heading either."""
        under = [block for group in blocks for block in group]
        return [*self.heading(title, **how), *under] if under else []

    def figures(self, title, *keys):
        """Key figures, those that can be told."""
        shown = [self.place(key) for key in keys if self.known(key)]
        return [made(BlockKind.FIGURES, self.place(title), keys=shown)] if shown else []

    def table(self, key):
        """A table, when it can be made of these figures."""
        key = self.place(key)
        return [made(BlockKind.TABLE, key=key)] if key in self.tables else []

    def chart(self, key):
        """A chart, when it can be made of these figures."""
        key = self.place(key)
        return [made(BlockKind.CHART, key=key)] if key in self.charts else []

    def story(self, description, *parts):
        """A casusbeschrijving, whole or only these parts of it."""
        return [{**made(BlockKind.STORY, **({"parts": list(parts)} if parts else {})), "story": description}]

    def timeline(self, title, *points):
        """Lines of `when: what`."""
        return [made(BlockKind.TIMELINE, self.say(*points, between="\n"), title=self.place(title))]

    def promises(self, above=""):
        """What was promised to the raad, when something is open on the day of the report."""
        return [made(BlockKind.PROMISES, self.place(above))] if open_promises(self.date) else []

    def signature(self, above=""):
        """Who signs."""
        return [made(BlockKind.SIGNATURE, self.place(above))]

    def question(self, question, *answer):
        """A question with the paragraphs of its answer."""
        said = "\n\n".join(paragraph for paragraph in map(self.say, answer) if paragraph)
        return [{**made(BlockKind.QUESTION, self.place(question)), "answer": said}]

    # --- what is known -----------------------------------------------------------------------------------------------
    def note(self, key):
        """The NB under an average over few cases; its number is a live figure here."""
        figure = self.release.found.get(key)
        if figure is None or not figure.note or not self.known(key):
            return ""
        resting = "{kbas} casussen" if key == "rendement_gemiddeld" else "weinig casussen"
        return (
            f"NB: dit gemiddelde rust op {resting}. Het zegt daarmee nog te weinig over de rest van de aanpak. "
            "Bovendien "
            "kwamen de zwaarste casussen waarschijnlijk het eerst aan bod."
        )

    def day_of(self, key):
        """The peildatum of this figure in words; "" when it is not there."""
        figure = self.release.found.get(self.place(key))
        return format_long(figure.as_of) if figure else ""

    def money_years(self):
        """The years until the peildatum of which the fund of the programme has a raming, oldest first."""
        return [year for year in range(self.as_of.year - 9, self.as_of.year + 1) if self.known(f"raming_{year}")]


def made(kind, text="", **how):
    """A block as a starter holds it."""
    return {"kind": kind, "text": text, "answer": "", "settings": how, "story": None}
