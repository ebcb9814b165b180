"""The figures of one document, as it may print them: what is too small to publish has no number here.

Everything that a document shows goes through `text` or `value`, which remember what was asked: those figures, and no
others, go along with the document.
"""

from dataclasses import dataclass, field

from .disclosure import published, withheld
from .figures import figures
from .models import Municipality


@dataclass(slots=True)
class Release:
    """Figures on one peildatum. `hidden` holds {key: the sentence why it is left out}."""

    found: dict
    texts: dict
    hidden: dict
    seen: set = field(default_factory=set)

    def __contains__(self, key):
        return key in self.found

    def figure(self, key):
        """What the figure is: label, definition, n. KeyError when there is none."""
        return self.found[key]

    def text(self, key):
        """The figure as it is printed, or the words that stand instead of it. KeyError when there is none."""
        self.seen.add(key)
        return self.texts[key]

    def value(self, key):
        """The exact value, or None when it may not be published. KeyError when there is none."""
        self.seen.add(key)
        return None if key in self.hidden else self.found[key].value

    def known(self, key):
        """There is such a figure, it may be published, and it is more than nothing."""
        return key in self.found and key not in self.hidden and bool(self.found[key].value)


def release(as_of, *, report=None):
    """What may be published on this peildatum. `report` is the one that it is for: what others published counts."""
    municipality = Municipality.objects.select_related("fund").first()
    found = figures(as_of, fund=municipality.fund if municipality else None)
    why = "Dit gaat over minder dan vijf gezinnen of mensen, of is door aftrekken te herleiden."
    return Release(found, published(found), dict.fromkeys(withheld(found), why))
