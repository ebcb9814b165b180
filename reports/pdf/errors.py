"""What can go wrong while a PDF is made, each with one sentence for the reader."""


class PdfError(Exception):
    """A PDF could not be made; the text is a Dutch sentence that says what to do."""

    @property
    def sentence(self):
        """The sentence for the screen or the console."""
        return str(self)


class MissingLibrary(PdfError):
    """The system libraries that lay out text are not installed; the sentence holds the line to type."""


class ForbiddenResource(PdfError):
    """A template or a text asked for a file that does not belong in a document."""

    def __init__(self, url):
        super().__init__(
            f"De PDF is niet gemaakt: het document vroeg om een bestand van buiten ({url}). "
            "Documenten gebruiken alleen de eigen lettertypen en opmaak."
        )
        self.url = url


class BrokenPicture(PdfError):
    """A picture in the document is none."""

    def __init__(self, alt):
        super().__init__(f"De PDF is niet gemaakt: de afbeelding “{alt}” is niet te lezen. Voeg haar opnieuw toe.")
