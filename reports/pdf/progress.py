"""How far the making of a PDF is: read from WeasyPrint's own log of its steps."""

import contextlib
import logging
import re

STEPS = 100
LETTERS_PER_PAGE = 6000  # of markup; only to guess how many pages there will be
READ, LAID_OUT, DRAWN = 5, 70, 95  # how far it is when a stage is over
LAYOUT = re.compile(r"Step 5 - Creating layout - Page %d")


@contextlib.contextmanager
def following(progress, markup):
    """Call `progress(step, steps)` while WeasyPrint works inside the block; the step never goes back."""
    if progress is None:
        yield
        return
    logger = logging.getLogger("weasyprint.progress")
    level, handler = logger.level, _Follower(progress, len(markup))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
        handler.reach(STEPS)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


class _Follower(logging.Handler):
    def __init__(self, progress, length):
        super().__init__(logging.INFO)
        self.progress, self.reached = progress, -1
        self.expected = max(1, length // LETTERS_PER_PAGE)

    def emit(self, record):
        if LAYOUT.match(record.msg):
            share = min(1.0, record.args[0] / self.expected)
            self.reach(READ + round((LAID_OUT - READ) * share))
        elif record.msg.startswith("Step 6"):
            self.reach(LAID_OUT)
        elif record.msg.startswith("Step 7"):
            self.reach(DRAWN)
        else:
            self.reach(READ if record.msg.startswith("Step 4") else 1)

    def reach(self, step):
        """Tell it, unless it was told."""
        if step > self.reached:
            self.reached = step
            self.progress(step, STEPS)
