"""The learning register: who signalled what, and how far it came."""

from cases.enums import LessonLevel, LessonStatus
from cases.services import move_lesson, signal_lesson
from maatwerk.demo.story import leerpunten as story

# The story uses the words of the screen.
LEVELS = {level.label: level for level in LessonLevel}
ROUTE = {status.label: status for status in LessonStatus}


class LessonActs:
    """Writes the leerpunten of the story into the script."""

    def __init__(self, families, cast, script):
        self.families = {acts.family.key: acts for acts in families}
        self.cast, self.script, self.lessons = cast, script, {}

    def write(self):
        for lesson in story.LEERPUNTEN:
            (_, signalled_on), *moves = lesson.route
            self.script.at(signalled_on, "17.45", lambda lesson=lesson: self._signal(lesson), f"leerpunt {lesson.key}")
            for status, on in moves:
                self.script.at(
                    on,
                    "17.50",
                    lambda lesson=lesson, status=status: self._move(lesson, status),
                    f"leerpunt {lesson.key} {status}",
                )

    def _signal(self, lesson):
        known = [self.families[key] for key in lesson.families if key in self.cast.cases]
        signaller = known[0].consultant if known else self.cast.users[lesson.owner]
        self.lessons[lesson.key] = signal_lesson(
            theme=self.cast.themes[lesson.theme],
            level=LEVELS[lesson.level],
            title=lesson.title,
            hindrance=lesson.hindrance,
            scheme=self.cast.schemes.get(lesson.scheme),
            owner=self.cast.users[lesson.owner],
            cases=[acts.case for acts in known if acts.case.is_member(signaller)],
            by=signaller,
        )

    def link(self):
        """Tie every leerpunt to its families, also to those that were registered after it was signalled."""
        for lesson in story.LEERPUNTEN:
            self.lessons[lesson.key].cases.add(*(self.families[key].case for key in lesson.families))

    def _move(self, lesson, status):
        move_lesson(self.lessons[lesson.key], ROUTE[status], by=self.cast.users["beleidsadviseur"])
