"""Two states of one canvas beside each other: frozen versions, or a frozen one and the concept of now."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db.models import F

from .compare import compare_contents
from .compare.contents import ContentChange
from .compare.reading import decimal
from .models import CanvasVersion
from .services.circulate import version_content

NOW = "nu"


@dataclass(frozen=True, slots=True)
class State:
    """One side: `key` as in the address, `label` as in a sentence, and its content."""

    key: str
    label: str
    content: dict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, the older one first, and what differs."""

    old: State
    new: State
    change: ContentChange


def choices_of(canvas, versions):
    """(key, label) of what can be compared, newest first; the concept only where it differs from the newest version."""
    found = [(str(version.number), f"versie {version.number}") for version in versions]
    if not versions or versions[0].revision != canvas.revision:
        found.insert(0, (NOW, "het concept van nu"))
    return found


def compare_states(canvas, keys, choices):
    """The Comparison of two keys out of `choices` (newest first); which side is which follows from their age."""
    order = [key for key, _ in choices]
    newer, older = sorted(keys, key=order.index)
    numbers = [int(key) for key in (older, newer) if key != NOW]
    frozen = {str(version.number): version.content for version in canvas.versions.filter(number__in=numbers)}
    frozen[NOW] = version_content(canvas) if NOW in (older, newer) else None
    old, new = (State(key, dict(choices)[key], frozen[key]) for key in (older, newer))
    return Comparison(old, new, compare_contents(old.content, new.content))


@dataclass(frozen=True, slots=True)
class Since:
    """What is different in a frozen version from the one before it."""

    before: int
    number: int
    change: ContentChange


def since_previous(version):
    """The Since of a frozen version, or None for the first. One query (two when its content was deferred)."""
    if version is None or version.number == 1:
        return None
    previous = CanvasVersion.objects.get(canvas=version.canvas_id, number=version.number - 1)
    return Since(previous.number, version.number, compare_contents(previous.content, version.content))


def with_summaries(versions):
    """Versions, newest first, with `summary` on each: what is different from the one before. One query."""
    versions = list(versions)
    contents = dict(CanvasVersion.objects.filter(pk__in=[each.pk for each in versions]).values_list("pk", "content"))
    for newer, older in zip_longest(versions, versions[1:]):
        newer.previous = older
        newer.summary = compare_contents(contents[older.pk], contents[newer.pk]).summary if older else []
    return versions


def frozen_parties(version):
    """The betrokken partijen of a frozen version, days and amounts (euro a year) as such; none before the list."""
    return [
        {
            **party,
            "since": date.fromisoformat(party["since"]) if party["since"] else None,
            "yearly_cost": decimal(party["yearly_cost"]),
        }
        for party in version.content.get("parties", ())
    ]


def numbered(canvas):
    """The versions of a canvas, newest first, without their content."""
    return list(CanvasVersion.objects.filter(canvas=canvas).defer("content").order_by(F("number").desc()))
