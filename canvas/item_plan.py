"""The plan on the table for who may read it: each box beside what is different in it and what was asked about it."""

from dataclasses import dataclass

from .compare import compare_contents
from .models import Question
from .sheet import COSTS
from .versions import since_previous


@dataclass(frozen=True)
class PlanBox:
    """One box. `segments` tell what is different from the version before, or None when nothing is."""

    kind: str
    label: str
    text: str
    segments: object
    questions: list


@dataclass(frozen=True)
class Plan:
    """The boxes in the order of the paper; `since` is None for a first version and for a concept."""

    boxes: list
    since: object
    cost_questions: list


def plan_of(version):
    """The Plan of a frozen version; at most three queries."""
    since, asked = since_previous(version), questions_of(version.canvas_id)
    change = since.change if since else compare_contents(version.content, version.content)
    boxes = [
        PlanBox(box.kind, box.label, box.after, box.segments if box.changed else None, asked.get(box.kind, []))
        for box in change.boxes
    ]
    return Plan(boxes, since, asked.get(COSTS, []))


def concept_of(canvas):
    """The Plan of a concept at the spar-tafel; two queries."""
    asked = questions_of(canvas.pk)
    boxes = [PlanBox(box.kind, box.get_kind_display(), box.text, None, asked.get(box.kind, []))
             for box in sorted(canvas.boxes.all(), key=lambda box: box.pk)]  # fmt: skip
    return Plan(boxes, None, asked.get(COSTS, []))


def questions_of(canvas_id):
    """{box: its questions of all spar-tafels, in the order of asking}; one query."""
    found = {}
    rows = Question.objects.filter(item__canvas=canvas_id).select_related("asked_by", "owner", "answered_by")
    for question in rows.order_by("pk"):
        found.setdefault(question.box, []).append(question)
    return found
