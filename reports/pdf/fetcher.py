"""The only files that a PDF may open: the project's own stylesheets and fonts, and the pictures in the document itself.

The text of a letter is typed by people. Were it ever to reach the page as markup, ``file:///etc/passwd`` or an address
inside the municipal network must not end up in a document that is published. So every protocol is closed and two
folders are opened, by resolved path (a symbolic link or ``..`` that leads out of them is refused too).
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLESHEETS = STATIC / "css" / "pdf"
FONTS = STATIC / "vendor"
MIME_TYPES = {
    STYLESHEETS: {".css": "text/css"},
    FONTS: {".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf"},
}


class Refused(FatalURLFetchingError):
    """Stops the rendering; ordinary exceptions would only be logged, and leave a hole in the document."""


class OwnFilesOnly(URLFetcher):
    """Gives stylesheets and fonts out of the project's own folders and refuses everything else.

    `images` are the pictures that came along with the document, {address: Picture}.
    """

    def __init__(self, images=None):
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)
        self.images = images or {}
        self.refused = []

    def fetch(self, url, headers=None):
        """Open an own file; raises `Refused` for any other URL."""
        if url in self.images:
            return URLFetcherResponse(url, *self.images[url].response)
        parts = urlsplit(url)
        if parts.scheme == "file" and not parts.netloc:
            path = Path(unquote(parts.path)).resolve()
            for folder, types in MIME_TYPES.items():
                if path.is_relative_to(folder.resolve()) and path.suffix in types and path.is_file():
                    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": types[path.suffix]})
        self.refused.append(url)  # inside a drawing WeasyPrint catches every exception, this one too
        raise Refused(url)
