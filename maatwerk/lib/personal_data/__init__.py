"""Hints on personal data in Dutch text. They warn and promise nothing: a name can always slip through.

`find(text)` is cheap (some 15 ms per 1.000 words) and remembers what it found in the last texts. The first call in a
process loads lists for half a second; `warm()` does that beforehand, beside the work.
"""

import hashlib
import threading
from collections import OrderedDict

from maatwerk.lib import clock

from .finding import ADDRESS, BIRTH, BSN, EMAIL, IBAN, KINDS, NAME, PHONE, Finding
from .names import names
from .patterns import DETECTORS

__all__ = ["ADDRESS", "BIRTH", "BSN", "EMAIL", "IBAN", "KINDS", "NAME", "PHONE", "Finding", "detect", "find", "warm"]

REMEMBERED = 1_000
_remembered = OrderedDict()
_lock = threading.Lock()
_warming = threading.Event()


def find(text):
    """What may be personal data in `text`, in order and without overlap, as a list of Finding."""
    # The age in a suggestion depends on the day.
    key = (hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest(), clock.today())
    with _lock:
        if key in _remembered:
            _remembered.move_to_end(key)
            return list(_remembered[key])
    found = _without_overlap([finding for kind in KINDS for finding in detect(kind, text)])
    with _lock:
        _remembered[key] = tuple(found)
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return found


def detect(kind, text):
    """What one detector finds, before overlap is resolved."""
    return names(text) if kind == NAME else DETECTORS[kind](text)


def _without_overlap(found):
    """`found` comes in the order of KINDS: who comes first keeps its characters."""
    kept = []
    for finding in found:
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)


def warm():
    """Load the lists in a thread of its own, once; returns at once."""
    if _warming.is_set():
        return
    _warming.set()
    threading.Thread(target=names, args=("Moeder spreekt met de consulent.",), daemon=True, name="hints-warm").start()
