"""The figures of one document, as it may print them: what may not be published has no number here.

Everything that a document shows goes through `text` or `value`, which remember what was asked: those figures, and no
others, go along with the document, and count as told when a later one is made.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from .disclosure import HIDDEN, PER_CASE, PER_PERSON, WITHHELD, Atoms, Crowd, Told, cleaned, decide, note_is_safe
from .enums import Unit
from .figures import figures
from .figures.atoms import atoms, each_atom
from .figures.course import year_courses
from .figures.each import each_mark, each_rendement
from .figures.facts import MOMENTS
from .figures.references import reference_figures
from .models import Municipality, Publication

# Above this many families what follows from the figures is judged by witnesses (`Crowd`), not family by family.
ONE_BY_ONE = 200


@dataclass(slots=True)
class Release:
    """Figures on one peildatum. `hidden` holds {key: why it is left out}, for the author only.

    `found` holds the figures as they may be seen: what is left out has no value there, no n and no note.
    """

    as_of: date
    found: dict
    texts: dict
    hidden: dict
    seen: set = field(default_factory=set)
    fund: object = None
    # Of the months of a year, once a drawing asks for them: amounts of the budget, of which nothing is left out.
    earlier: dict = field(default_factory=dict)
    courses: dict | None = None

    def __contains__(self, key):
        return key in self.found

    def figure(self, key):
        """What the figure is: label, definition, n. KeyError when there is none."""
        return self.earlier[key] if key in self.earlier else self.found[key]

    def text(self, key):
        """The figure as it is printed, or the words that stand instead of it. KeyError when there is none."""
        self.seen.add(key)
        return self.earlier[key].printed if key in self.earlier else self.texts[key]

    def value(self, key):
        """The exact value, or None when it may not be published. KeyError when there is none."""
        self.seen.add(key)
        return self.figure(key).value

    def known(self, key):
        """There is such a figure, it may be published, and it is more than nothing."""
        return key in self.found and key not in self.hidden and bool(self.found[key].value)

    def course(self, end):
        """How the year with this end of its keys went until the peildatum (`figures.course.YearCourse`).

        One query, however many years are asked for.
        """
        if self.courses is None:
            self.courses = year_courses(self.as_of, fund=self.fund)
        course = self.courses[end]
        self.earlier.update(course.figures)
        return course

    def each_case(self):
        """[(rendement in euro, rounded, how many)] without saying whose; [] when it may not be shown. One query."""
        self.seen.add(PER_CASE)
        return each_rendement(self.as_of) if self.known(PER_CASE) else []

    def each_person(self):
        """{moment: {7: how many gave 7 to 8}} of the moments that may be shown. One query."""
        shown = [moment for moment in MOMENTS.values() if self.known(f"{PER_PERSON}{moment}")]
        self.seen.update(f"{PER_PERSON}{moment}" for moment in shown)
        marks = each_mark(self.as_of) if shown else {}
        return {moment: marks[moment] for moment in shown if moment in marks}


def release(as_of, *, report=None):
    """What may be published on this peildatum. `report` is the one that it is for: what others published counts.

    A report that replaces another was published before, so that other one counts too.
    """
    municipality = Municipality.objects.select_related("fund").first()
    fund = municipality.fund if municipality else None
    found = reference_figures(as_of) | figures(as_of, fund=fund)
    found |= _drawn(found)
    told = told_before(report)
    verdict = decide(found, _atoms(as_of, found, told), told)
    clean = {key: cleaned(one, verdict, note_is_safe=note_is_safe(key, verdict)) for key, one in found.items()}
    texts = {key: verdict.words.get(key) or one.printed for key, one in clean.items()}
    return Release(as_of, clean, texts, verdict.hidden, fund=fund)


def _atoms(as_of, found, told):
    days = list(dict.fromkeys([as_of, *(one.as_of for one in told)]))
    families = found["aanmeldingen"].value if "aanmeldingen" in found else 0
    return Atoms(atoms(days), days) if families <= ONE_BY_ONE else Crowd(each_atom(days), days)


def _drawn(found):
    """The drawings of every case and every mark, as figures: a publication keeps that they were shown."""
    made = {}
    if "kbas" in found:
        made[PER_CASE] = replace(
            found["kbas"], key=PER_CASE, label="Rendement per casus (tekening)", n=None,
            definition="Het rendement van elke casus, afgerond op € 5.000, van hoog naar laag en zonder nummer",
        )  # fmt: skip
    for moment in MOMENTS.values():
        if one := found.get(f"aantal_cijfers_{moment}"):
            key = f"{PER_PERSON}{moment}"
            definition = "Elk cijfer op een hele punt, zonder wie het gaf"
            made[key] = replace(one, key=key, label=f"{one.label} (tekening)", definition=definition)
    return made


def told_before(report=None):
    """What the publications of other reports printed, as a list of `Told`. One query; also what was withdrawn since."""
    rows = Publication.objects.exclude(report=report) if report is not None and report.pk else Publication.objects.all()
    rows = rows.order_by("pk").values_list("report__as_of", "figures", "content__document__figures")
    return [one for as_of, kept, attached in rows for one in _told(as_of, kept or {}, attached or [])]


def _told(as_of, kept, attached):
    beside = {row["key"]: row for row in attached}
    for key in sorted({*kept, *beside}):
        row = beside.get(key)
        printed, value, hidden = kept.get(key) or (row["printed"], row["value"], row["printed"] in (HIDDEN, WITHHELD))
        day = date.fromisoformat(row["as_of"]) if row else as_of
        count = row is None or row["unit"] == Unit.COUNT
        number = int(value) if not hidden and count and str(value).isdigit() else None
        yield Told(key, day, printed, number, n=row is None or row["n"] != "", hidden=bool(hidden))
