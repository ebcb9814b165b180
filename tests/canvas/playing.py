"""Playing stories of stories.py: the world they happen in and how many there are."""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.canvas.stories import DEALT, Story, make_world

# From its tenth story on hypothesis plays variations of earlier ones, which come less far: so several times nine.
ROUNDS, STORIES, STEPS = 2, 9, 12


def begin():
    """A new world for stories to happen in."""
    Story.cast = make_world()


def play(rounds=ROUNDS, stories=STORIES):
    """Play so many stories, the same every time; raises Breach when one of them breaks a rule."""
    DEALT.clear()
    for number in range(rounds):
        run_state_machine_as_test(
            seed(number)(Story),
            settings=settings(
                max_examples=stories,
                stateful_step_count=STEPS,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
