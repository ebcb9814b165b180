"""What differs between two texts or two frozen contents, and how two texts of one origin go together.

Pure: nothing here reads the database or knows a request.
"""

from .contents import compare_contents
from .merging import merge_texts
from .words import Segment, compare_texts

__all__ = ["Segment", "compare_contents", "compare_texts", "merge_texts"]
