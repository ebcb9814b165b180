"""Names by deduce, with its long lists of streets and institutions emptied: half a second to load instead of minutes.

The lists are built once in VAR_DIR and then read from there. Loading happens once per process, behind a lock; a
detector that cannot load says so in one log line without text, and the other rules go on alone.
"""

import logging
import shutil
import tempfile
import threading
from importlib import metadata, util
from pathlib import Path

from django.conf import settings

EMPTIED = ("locations/lst_street", "institutions/lst_healthcare_institution", "institutions/lst_hospital")
ONLY = {"names"}
logger = logging.getLogger(__name__)
_lock = threading.Lock()
_state = {"tried": False, "deduce": None}


def load():
    """The detector, or None when it cannot be loaded. The first call takes a moment, later ones nothing."""
    if not _state["tried"]:
        with _lock:
            if not _state["tried"]:
                try:
                    _state["deduce"] = _load()
                except Exception:  # whatever is wrong with it: writing a canvas goes on
                    logger.exception("deduce kan niet laden; namen worden alleen met de eigen regels herkend.")
                _state["tried"] = True
    return _state["deduce"]


def is_ready():
    """Whether the first call is behind us."""
    return _state["tried"]


def name_spans(text):
    """Yield (start, end) of what deduce takes for names of people; nothing when it cannot be loaded."""
    detector = load()
    if detector is None:
        return []
    with _lock:
        document = detector.deidentify(text, enabled=_enabled(detector))
    return [(found.start_char, found.end_char) for found in document.annotations if found.tag == "persoon"]


def _enabled(detector):
    if "enabled" not in _state:
        groups = detector.processors
        names = groups["names"].get_names(recursive=True)
        _state["enabled"] = {"names", "post_processing", "overlap_resolver", "merge_adjacent_annotations", *names}
    return _state["enabled"]


def _load():
    from deduce import Deduce

    folder = Path(settings.VAR_DIR) / f"deduce-{metadata.version('deduce')}"
    if not (folder / "cache" / "lookup_structs.pickle").exists():
        _build(folder)
    return Deduce(lookup_data_path=folder, cache_path=folder)


def _build(folder):
    """Make the trimmed lists beside their place and move them there in one go: two processes may do so at once."""
    from deduce import Deduce

    folder.parent.mkdir(parents=True, exist_ok=True)
    source = Path(util.find_spec("deduce").origin).parent / "data" / "lookup" / "src"
    work = Path(tempfile.mkdtemp(prefix="deduce-", dir=folder.parent))
    try:
        shutil.copytree(source, work / "src", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        for emptied in EMPTIED:
            for file in (work / "src" / emptied).rglob("*.txt"):
                file.write_text("", encoding="utf-8")
        Deduce(lookup_data_path=work, cache_path=work)
        try:
            work.rename(folder)
        except OSError:  # another process was first
            if not (folder / "cache" / "lookup_structs.pickle").exists():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
