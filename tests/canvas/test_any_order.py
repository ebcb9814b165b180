"""Anyone does anything at any moment, over four cases: the six eyes and the money hold, and there is a way on.

The stories are in stories.py, what they are judged by in story_rules.py, on a real PostgreSQL with every trigger.
"""

from tests.canvas.playing import begin, play
from tests.canvas.stories import MUST_REACH, REACHED


def test_any_order_of_acts_keeps_the_six_eyes_and_the_money(db):
    begin()
    REACHED.clear()
    play()
    assert [name for name in MUST_REACH if not REACHED[name]] == [], dict(REACHED)
