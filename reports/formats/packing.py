"""The same document gives the same Word and Excel file, byte for byte: nothing in it tells when it was made.

Both are zip files. The libraries stamp every part, and Excel its properties too, with the moment of writing; then the
digest that the log keeps of a download would tell nothing.
"""

import io
import re
import zipfile

PROPERTIES = "docProps/core.xml"
CHANGED = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
FIRST_YEAR = 1980  # a zip file knows no earlier day


def settled(file, day):
    """The same zip file (bytes) as if every part was written at noon of this day, the parts in the same order."""
    stamp = (max(day.year, FIRST_YEAR), day.month, day.day, 12, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == PROPERTIES:
                content = CHANGED.sub(rb"\g<1>" + f"{day.isoformat()}T12:00:00Z".encode() + rb"\g<3>", content)
            entry = zipfile.ZipInfo(part.filename, stamp)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
