"""The acts of the casusbeschrijvingen: written, agreed by the family, published by a second reader."""

from maatwerk.demo.story.descriptions import DESCRIPTIONS
from reports import services

TEXTS = ("title", "year", "names", "situation", "perspective", "breakthrough", "learned")


class DescriptionActs:
    """Writes the casusbeschrijvingen of the story into the script."""

    def __init__(self, cast, script):
        self.cast, self.script, self.made = cast, script, {}

    def write(self):
        for told in DESCRIPTIONS:
            self._at(told.written_on, "13.10", told, self._write, "geschreven")
            if told.family_agreed_on:
                self._at(told.family_agreed_on, "16.20", told, self._family, "akkoord gezin")
            if told.released_on:
                self._at(told.released_on, "11.40", told, self._release, "vrijgegeven")

    def _at(self, on, clock_time, told, play, what):
        self.script.at(on, clock_time, lambda: play(told), f"casusbeschrijving {told.family}: {what}")

    def _write(self, told):
        self.made[told.family] = services.write_description(
            case=self.cast.cases[told.family],
            themes=[self.cast.themes[key] for key in told.themes],
            domains=[self.cast.domains[key] for key in told.domains],
            schemes=[self.cast.schemes[name] for name in told.schemes],
            by=self.cast.users[told.written_by],
            **{name: getattr(told, name) for name in TEXTS},
        )

    def _family(self, told):
        made = self.made[told.family]
        services.record_family_agreement(
            made, agreed_on=told.family_agreed_on, seen_revision=made.revision, by=made.written_by
        )

    def _release(self, told):
        made = self.made[told.family]
        services.release_description(made, seen_revision=made.revision, by=self.cast.users[told.released_by])
