"""What an open editor asks every two seconds: did anything change, and who writes where?

An unchanged answer costs the rows of the report and its blocks and the few rows of who is here, and no template.
"""

from hashlib import blake2s

from maatwerk.lib.dates import format_moment
from maatwerk.lib.presence import others_here

from .models import ReportPresence

HEAD = "hoofd"


def be_here(report, user, *, window, box=""):
    """Note that `user` has this concept open in `window`, writing in `box`; returns who else is here, in order.

    Each is {name, box, own}; `own` is the asker herself in a second window.
    """
    if box != HEAD and not (box.isdecimal() and len(box) <= 12):
        box = ""
    rows = others_here(ReportPresence, user, window=window, box=box, report=report)
    here = sorted({(str(row.user), row.box, row.user_id == user.pk) for row in rows})
    return [{"name": name, "box": box, "own": own} for name, box, own in here]


def etag_of(stand, people):
    """The ETag of an answer: what stands there, and who is here."""
    return f'"{blake2s(repr((stand, people)).encode(), digest_size=12).hexdigest()}"'


def written_by(report, user):
    """The revisions of head and blocks, with who wrote the newest and when: {head, by, when, blocks: [...]}.

    `by` is empty for what the asker wrote herself.
    """
    blocks = report.blocks.select_related("changed_by").only(
        "revision", "changed_at", "report_id", "changed_by__initials", "changed_by__prefix", "changed_by__surname"
    )
    return {
        "head": {"revision": report.revision, **_by(report, user)},
        "blocks": [{"pk": block.pk, "revision": block.revision, **_by(block, user)} for block in blocks],
    }


def _by(row, user):
    return {"by": "" if row.changed_by_id == user.pk else str(row.changed_by), "when": format_moment(row.changed_at)}
