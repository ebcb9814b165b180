"""The pictures of a document as a PDF takes them: out of the document itself, never from an address."""

import base64
import binascii
import io
import re
from dataclasses import dataclass

from PIL import Image

from reports.pdf.errors import BrokenPicture

ADDRESS = "picture:{}"  # no protocol that anything else knows
DATA = re.compile(r"data:image/(?P<kind>png|jpeg);base64,(?P<data>[A-Za-z0-9+/=\s]*)")
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}
# What PDF/A draws without a profile of its own; a CMYK photo from a printer, for one, is not among them.
MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture and what they are."""

    content: bytes
    mime_type: str

    @property
    def response(self):
        """The body and the headers that a fetcher answers with."""
        return self.content, {"Content-Type": self.mime_type}


def picture_of(image):
    """The picture of an Image block. Raises BrokenPicture when it is no PNG or JPEG that can be read."""
    found = DATA.fullmatch(image.data)
    if not found:
        raise BrokenPicture(image.alt)
    try:
        content = base64.b64decode(found["data"], validate=False)
        with Image.open(io.BytesIO(content), formats=list(FORMATS)) as opened:
            opened.load()
            if opened.mode in MODES:
                return Picture(content, FORMATS[opened.format])
            drawn = io.BytesIO()
            opened.convert("RGB").save(drawn, "PNG")
            return Picture(drawn.getvalue(), FORMATS["PNG"])
    except (OSError, SyntaxError, ValueError, binascii.Error, Image.DecompressionBombError) as broken:
        raise BrokenPicture(image.alt) from broken
