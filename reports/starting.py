"""What a new report begins with: the starter of its kind, or an empty page when the kind has none."""

from dataclasses import dataclass, field
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """No words at all: the head says only what the kind says."""

    head: dict = field(default_factory=dict)
    blocks: list = field(default_factory=list)


def starting_point(kind, *, as_of, release, by):
    """Head and blocks to begin with (`reports.starters`)."""
    if find_spec("reports.starters") is None:
        return EmptyPage()
    from .starters import starter

    return starter(kind, as_of=as_of, release=release, by=by)
