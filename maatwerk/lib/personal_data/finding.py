"""What a detector reports: a stretch of the text that may be personal data."""

from dataclasses import dataclass

NAME, BSN, PHONE, EMAIL, IBAN, ADDRESS, BIRTH = "name", "bsn", "phone", "email", "iban", "address", "birth"
# When two kinds claim the same characters the first one here keeps them.
KINDS = (EMAIL, IBAN, BSN, PHONE, BIRTH, ADDRESS, NAME)


@dataclass(frozen=True)
class Finding:
    """`text` stands at [start:end]; `options` are texts that may take its place ("" takes it away), best first.

    `swap` is the stretch that an option replaces when that is more than the text itself (`mevrouw Jansen` → `moeder`).
    """

    kind: str
    start: int
    end: int
    text: str
    options: tuple[str, ...] = ("",)
    swap: tuple[int, int] | None = None
    role: str = ""

    @property
    def replaces(self):
        """(start, end) of what an option takes the place of."""
        return self.swap or (self.start, self.end)

    @property
    def suggestion(self):
        """What to write instead, in a few Dutch words."""
        return self.options[0] or "haal weg"


def words_of(text):
    """The words of a list that is written as text."""
    return frozenset(text.split())
