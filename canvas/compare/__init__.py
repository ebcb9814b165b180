"""What differs between two texts or two frozen contents.

Pure: nothing here reads the database or knows a request.
"""

from .contents import compare_contents
from .words import Segment, compare_texts

__all__ = ["Segment", "compare_contents", "compare_texts"]
