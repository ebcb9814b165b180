"""What makes WeasyPrint 70 faster without changing a byte of what it writes.

Some of its functions do the same work again and again. While a document of ours is made they are replaced by ones that
remember, or that see sooner that there is nothing to do, and put back afterwards; whoever uses WeasyPrint otherwise
gets it as it is. One thread at a time: the engine holds its lock. The version is pinned, and a test compares the bytes
with those of the original functions.

* `lines`: setting up a line for Pango, per style; the height of an empty line; looking for a place to hyphenate, when
  the next word is plain letters; the widths of what stands in the cells of tables; a line is laid out for drawing once;
* `boxes`: properties that nothing says anything about; lengths without percentages; lines beside no float;
* `writing`: numbers as bytes; the list of all pages, which is built anew for every element of the tag tree (quadratic).
"""

import contextlib
import functools

# In the words that CPython counts a stack in. Half a megabyte, so that it makes one of a whole megabyte.
ROOM = 66_000


def with_room(function):
    """A decorator for what calls itself deeply: all its calls get one stretch of memory, made once.

    CPython (3.11 and later) asks for 16 KB at a time and gives it back when the calls in it are over. A layout that
    goes up and down across such a border does so for every line: 60,000 times in a report of 130 pages, a twelfth of
    its time. One call that says it needs much makes a stretch large enough for all that it calls.
    """

    @functools.wraps(function)
    def roomy(*args, **kwargs):
        return function(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=ROOM)
    return roomy


@contextlib.contextmanager
def remembering():
    """Inside the block WeasyPrint remembers what it worked out."""
    from reports.pdf.speed import boxes, lines, writing

    patches = (*lines.patches(), *boxes.patches(), *writing.patches())
    originals = [(owner, name, vars(owner)[name]) for owner, name, _ in patches]
    for owner, name, quick in patches:
        setattr(owner, name, quick)
    try:
        yield
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)
