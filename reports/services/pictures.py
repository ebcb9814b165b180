"""A picture for a report: drawn anew, so that only pixels are kept and never the file that was sent."""

import io
import warnings

from django.db import transaction
from PIL import Image, ImageOps

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..models import Picture
from ..permissions import check_can_edit_report
from .reports import lock_report

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 2_000  # pixels: 17 centimetres at 300 per inch
MAX_PIXELS = 40_000_000  # before it is made smaller: what a good camera makes; 120 MB when unpacked
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
TOO_LARGE = "Deze afbeelding is {} MB; er past 5 MB. Sla haar kleiner op (een breedte van 2000 pixels is genoeg)."
TOO_WIDE = "Deze afbeelding heeft te veel pixels. Sla haar kleiner op: een breedte van 2000 pixels is genoeg."
UNREADABLE = "Dit bestand is geen afbeelding die we kunnen lezen. Kies een PNG of een JPEG."


def add_picture(report, upload, *, by):
    """Store an uploaded picture as PNG or JPEG of at most 2000 pixels and return the Picture.

    Raises RuleBroken with what to do for more than 5 MB (before a byte is read), for too many pixels, and for what is
    no picture.
    """
    check_can_edit_report(by, report)
    if upload.size > MAX_BYTES:
        raise RuleBroken(TOO_LARGE.format(-(-upload.size // (1024 * 1024))))
    data, content_type, (width, height) = redrawn(upload)
    with transaction.atomic():
        report = lock_report(report)
        check_can_edit_report(by, report)
        picture = Picture.objects.create(
            report=report,
            data=data,
            content_type=content_type,
            width=width,
            height=height,
            added_by=by,
            added_at=clock.now(),
        )
        record("report.picture_added", report, by=by, picture=picture.pk, size=len(data))
    return picture


def redrawn(file):
    """(bytes, content type, (width, height)) of a picture, drawn anew: upright, without what a camera wrote in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise RuleBroken(TOO_WIDE)
                photo = image.format == "JPEG"
                # A large photo is read at a part of its size.
                image.draft("RGB", (MAX_SIDE * 2, MAX_SIDE * 2))
                drawn = _on_white(ImageOps.exif_transpose(image))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise RuleBroken(TOO_WIDE) from error
        except (OSError, ValueError, SyntaxError) as error:
            raise RuleBroken(UNREADABLE) from error
    drawn.thumbnail((MAX_SIDE, MAX_SIDE))
    out = io.BytesIO()
    if photo:
        drawn.save(out, "JPEG", quality=88, optimize=True)
    else:
        drawn.save(out, "PNG", optimize=True)
    return out.getvalue(), "image/jpeg" if photo else "image/png", drawn.size


def _on_white(image):
    """What was see-through stands on paper white: what is archived may not depend on the reader."""
    if image.mode in ("RGB", "L"):
        return image.copy() if image.mode == "RGB" else image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    return paper.convert("RGB")
