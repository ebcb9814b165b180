"""What an open canvas asks every two seconds: did anything change, who is here, and in which box is she writing?

An unchanged answer costs one row of the canvas and the few rows of who is here, and no template. The ETag is two
marks: `stand-people`. The first changes with whatever the page shows of the plan, the second with who is here.
"""

from dataclasses import dataclass
from hashlib import blake2s

from django.db.models import Count, OuterRef, Subquery, Sum
from django.shortcuts import get_object_or_404

from cases.models import Mark, Moment
from maatwerk.lib.presence import others_here
from maatwerk.lib.refusals import sentence_of

from .enums import BoxKind
from .models import Canvas, CanvasVersion, HintRuling, Presence, Question
from .permissions import check_can_edit


@dataclass(frozen=True, order=True)
class Here:
    """Someone with this canvas open in another window; `box` is empty for who only reads."""

    name: str
    box: str
    own: bool = False  # the asker herself, in a second window

    @property
    def sentence(self):
        """`J. de Wit schrijft in Doorbraak`, `J. de Wit leest mee`."""
        if self.own:
            return f"jij, in een ander venster{f', in {BoxKind(self.box).label}' if self.box else ''}"
        return f"{self.name} schrijft in {BoxKind(self.box).label}" if self.box else f"{self.name} leest mee"

    @property
    def in_box(self):
        """The same beside the heading of that box."""
        return "jij, in een ander venster" if self.own else f"{self.name} schrijft"


def get_watched(request, number):
    """The canvas of a case that is shared with the user, in one query, or 404. It is no visit: nothing is recorded."""
    canvases = _with_stand(Canvas.objects.visible_to(request.user)).select_related("case__family_akkoord")
    return get_object_or_404(canvases, case__number=number)


def _with_stand(canvases):
    """Adds what else is shown of a plan and does not raise the revision of the canvas."""
    own = {"canvas": OuterRef("pk")}
    questions = Question.objects.open().filter(item__canvas=OuterRef("pk")).order_by()
    marks = Mark.objects.filter(meting__case=OuterRef("case"), meting__moment=Moment.CANVAS).order_by()
    return canvases.annotate(
        newest=Subquery(CanvasVersion.objects.filter(**own).order_by("-number").values("number")[:1]),
        rulings=_of(HintRuling.objects.filter(**own).order_by().values("canvas"), Count("pk")),
        questions=_of(questions.values("item__canvas"), Count("pk")),
        marks=_of(marks.values("meting__case"), Count("pk")),
        marks_sum=_of(marks.values("meting__case"), Sum("value")),
    )


def _of(grouped, number):
    return Subquery(grouped.annotate(number=number).values("number"))


def stand_of(canvas):
    """A short mark that changes with whatever the page shows of this plan."""
    if not hasattr(canvas, "newest"):
        canvas = _with_stand(Canvas.objects.select_related("case")).get(pk=canvas.pk)
    parts = (canvas.revision, canvas.case.status, canvas.offered_at, canvas.kba_reviewed_at, canvas.horizon_from)
    return _mark(*parts, canvas.newest, canvas.rulings, canvas.questions, canvas.marks, canvas.marks_sum)


def etag_of(stand, people):
    """The ETag of an answer: what stands there, and who is here."""
    return f'"{stand}-{_mark(*people)}"'


def known_stand(request):
    """The stand that the asking page shows, out of the ETag that it sends."""
    return request.headers.get("If-None-Match", "").strip('"').partition("-")[0]


def _mark(*parts):
    return blake2s("|".join(str(part) for part in parts).encode(), digest_size=8).hexdigest()


def be_here(canvas, user, *, window, box=""):
    """Note that `user` has this canvas open in `window`, writing in `box`; returns who else is here, in order."""
    if box not in BoxKind.values or sentence_of(check_can_edit, user, canvas):
        box = ""  # who may only read writes nowhere
    rows = others_here(Presence, user, window=window, box=box, canvas=canvas)
    return sorted({Here(str(row.user), row.box, own=row.user_id == user.pk) for row in rows})


def in_boxes(people):
    """[(box kind, people who write there)] for every box, in the order of the paper."""
    return [(kind.value, [person for person in people if person.box == kind]) for kind in BoxKind]
