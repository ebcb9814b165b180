"""The learning register: who signalled what, and how far it came."""

from cases.services import move_lesson, signal_lesson
from maatwerk.demo.story import leerpunten as story

LEVELS = {"uitvoering": "execution", "beleid": "policy", "samenwerking": "chain"}
ROUTE = {
    "gesignaleerd": "signalled",
    "gedeeld_szmh": "shared",
    "besproken_bo": "discussed",
    "mt_sociaal": "management",
    "aangepast": "adapted",
    "niet_aangepast": "not_adapted",
}


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
        linked = [self.families[key] for key in lesson.families]
        signaller = linked[0].consultant if linked else self.cast.users[lesson.owner]
        own = [acts.case for acts in linked if acts.case.is_member(signaller)]
        row = signal_lesson(
            theme=self.cast.themes[lesson.theme],
            level=LEVELS[lesson.level],
            title=lesson.title,
            hindrance=lesson.hindrance,
            scheme=self.cast.schemes.get(lesson.scheme),
            owner=self.cast.users[lesson.owner],
            cases=own,
            by=signaller,
        )
        row.cases.add(*(acts.case for acts in linked))
        self.lessons[lesson.key] = row

    def _move(self, lesson, status):
        move_lesson(self.lessons[lesson.key], ROUTE[status], by=self.cast.users["beleidsadviseur"])
