"""The editor of a report: the outline, the page, and one block that is written in.

In place with JavaScript, a page per block without. Newer text is never overwritten, and nothing that was typed is lost.
"""

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import is_htmx, page_or_part
from maatwerk.lib.once import new_token

from .. import services
from ..enums import BOOKS, BlockKind
from ..figures import grouped
from ..forms.blocks import block_form
from ..models import Block, RemovedBlock
from ..permissions import check_can_edit_report
from ..preview import breaks, known_pages, pages_of, preview_of, used_in
from ..proofreading import remarks
from .reports import get_report, neighbour

PART = "reports/report_editor.html"


def get_concept(request, pk):
    """The report, for who may write in it now; else 403, or 409 with the sentence."""
    found = get_report(request, pk)
    check_can_edit_report(request.user, found)
    return found


def block_url(block):
    """The address of the editor with this block open."""
    return reverse("reports:report_block", args=[block.report_id, block.pk]) + f"#blok-{block.pk}"


@require_http_methods(["GET"])
def edit(request, pk):
    """The editor with no block open yet; `?paginas` waits for the page numbers, for who has no JavaScript."""
    return _editor(request, get_concept(request, pk))


@require_http_methods(["GET", "POST"])
def block(request, pk, block_pk):
    """The editor with this block open; a save with `X-Autosave` answers with what changed on the page."""
    report = get_concept(request, pk)
    found = Block.objects.filter(report=report, pk=block_pk).first()
    if found is None:
        return _gone(request, report, block_pk)
    found.report = report
    if request.method == "POST":
        return _save(request, report, found)
    return _editor(request, report, chosen=found)


def _save(request, report, found):
    preview = preview_of(report, fresh=False)
    form = block_form(request.POST, request.FILES, block=found, preview=preview)
    if not form.is_valid():
        return _refused(request, report, found, form, status=422)
    if request.POST.get("do") == "merge":
        return _merge(request, report, found, form)
    newer = None
    with attempt(request, "report.write", report, form=form) as act:
        try:
            saved = _store(request, report, found, form)
        except services.StaleBlock as stale:
            newer = stale
            raise
    if act.done:
        return _saved(request, report, saved)
    return _refused(request, report, found, form, status=409, newer=newer)


@transaction.atomic
def _store(request, report, found, form):
    values = form.values
    if form.upload_sent:
        values["picture"] = services.add_picture(report, form.upload_sent, by=request.user)
    return services.save_block(found, base_revision=form.cleaned_data["base_revision"], by=request.user, **values)


def _saved(request, report, saved):
    time = localtime(saved.changed_at).strftime("%H:%M")
    if "X-Autosave" not in request.headers:
        messages.success(request, f"{saved.get_kind_display()} is opgeslagen.")
        return redirect(block_url(saved))
    context = _context(request, report, chosen=saved, fresh=False)
    row = context["row"]
    parts = {
        "proef": render_to_string("reports/report_proof.html", context, request),
        "opmerkingen": render_to_string("reports/report_remarks.html", context, request),
        "gebruikt": render_to_string("reports/report_used.html", context, request),
        "te-doen": render_to_string("reports/report_todo.html", context, request),
        f"vlag-{saved.pk}": render_to_string("reports/report_flag.html", {"said": context["own_remarks"]}),
    }
    told = {"revision": saved.revision, "said": f"opgeslagen {time}", "parts": parts, "label": row.label}
    return JsonResponse(told)


def _merge(request, report, found, form):
    """Both texts as one in the form; nothing is saved before she has read it."""
    merged, clean = form.merged_with(found)
    data = request.POST.copy()
    data.update({"base_revision": found.revision, **{f"base_{name}": getattr(found, name) for name in merged}})
    for name, text in merged.items():
        data[name] = text
    form.data = data
    return _editor(request, report, chosen=found, form=form, unsaved=True, merged=True, clean=clean)


def _refused(request, report, found, form, *, status, newer=None):
    """The form again with what was typed, and beside it the newer text when there is one."""
    errors = [error for messages_of in form.errors.values() for error in messages_of]
    context = {"newer": newer}
    if newer:
        merged, clean = form.merged_with(newer.block)
        context |= {"can_merge": clean and any(merged.values()), "may_merge": bool(merged)}
        data = request.POST.copy()
        data["base_revision"] = newer.block.revision
        form.data = data
    if "X-Autosave" in request.headers:
        told = {"sentence": errors[0] if errors else ""}
        if newer:
            context |= {"report": report, "chosen": found}
            conflict = render_to_string("reports/report_conflict.html", context, request)
            told |= {"conflict": conflict, "revision": newer.block.revision}
        return JsonResponse(told, status=status)
    return _editor(request, report, chosen=found, form=form, status=status, unsaved=True, **context)


def _gone(request, report, block_pk):
    """A block that was removed: what was typed is shown, and how it comes back. 404 when it never was here."""
    removed = get_object_or_404(RemovedBlock.objects.select_related("removed_by"), report=report, block_id_was=block_pk)
    removed.report = report
    sentence = services.BlockGone(removed).sentence
    if "X-Autosave" in request.headers:
        return JsonResponse({"sentence": sentence, "gone": True}, status=409)
    typed = [request.POST[name] for name in ("text", "answer") if request.POST.get(name)]
    context = {"report": report, "removed": removed, "sentence": sentence, "typed": typed}
    return TemplateResponse(request, "reports/report_gone.html", context, status=409)


# --- the list of blocks ----------------------------------------------------------------------------------------------
@require_POST
def add(request, pk):
    """A new block behind the one that is open, or at the end; the same press twice makes one block."""
    report = get_concept(request, pk)
    key, handled = request.POST.get("once", ""), request.session.get("report_blocks", {})
    if key in handled:
        return redirect(reverse("reports:report_block", args=[pk, handled[key]]) + f"#blok-{handled[key]}")
    kind = request.POST.get("kind", "")
    if kind not in BlockKind.values:
        messages.error(request, "Kies eerst wat voor blok je wilt toevoegen.")
        return redirect("reports:edit_report", pk)
    after = report.blocks.filter(pk=_number(request.POST.get("after"))).first()
    if kind == BlockKind.QUESTION and after is None:  # with the other questions, above what ends the letter
        after = report.blocks.filter(kind=kind).last()
    settings = {"level": 1, "numbered": report.kind in BOOKS} if kind == BlockKind.HEADING else {}
    with attempt(request, "report.write", report) as act:
        made = services.add_block(report, kind=kind, after=after, by=request.user, settings=settings)
    if not act.done:
        return redirect("reports:edit_report", pk)
    if key:
        request.session["report_blocks"] = dict([*list(handled.items())[-20:], (key, made.pk)])
    return redirect(block_url(made))


@require_POST
def move(request, pk, block_pk):
    """One place up or down (`do`), or behind another block (`after`; 0 is the first place)."""
    report = get_concept(request, pk)
    rows = list(report.blocks.only("pk", "position", "report_id"))
    row = next((one for one in rows if one.pk == block_pk), None)
    if row is None:
        return _gone(request, report, block_pk)
    row.report = report
    if "after" in request.POST:
        after = next((one for one in rows if one.pk == _number(request.POST["after"])), None)
    else:
        after = neighbour(rows, row, up=request.POST.get("do") == "up")
    with attempt(request, "report.write", report):
        services.move_block(row, after=after, by=request.user)
    return _back(request, report, block_pk)


@require_POST
def remove(request, pk, block_pk):
    """Take a block out; a message says so and the outline offers to put it back."""
    report = get_concept(request, pk)
    found = Block.objects.filter(report=report, pk=block_pk).first()
    if found is None:
        return redirect("reports:edit_report", pk)
    found.report = report
    with attempt(request, "report.write", report) as act:
        services.remove_block(found, base_revision=_number(request.POST.get("base_revision")), by=request.user)
    if act.done:
        messages.success(request, f"{found.get_kind_display()} is verwijderd. Terugzetten kan onder de inhoud.")
        return redirect(reverse("reports:edit_report", args=[pk]) + "?verwijderd")
    return redirect(block_url(found))


@require_POST
def restore(request, pk, removed_pk):
    """Put a removed block back where it was; pressing twice is harmless."""
    report = get_concept(request, pk)
    removed = RemovedBlock.objects.filter(report=report, pk=removed_pk).first()
    if removed is None:
        messages.info(request, "Dit blok staat al terug, of is te lang geleden verwijderd.")
        return redirect("reports:edit_report", pk)
    removed.report = report
    with attempt(request, "report.write", report) as act:
        made = services.restore_block(removed, by=request.user)
    return redirect(block_url(made) if act.done else reverse("reports:edit_report", args=[pk]))


def _number(text):
    return int(text) if text and str(text).isdecimal() else 0


def _back(request, report, moved_pk):
    """The editor as it was, after the order changed: in place for htmx."""
    if not is_htmx(request):
        return redirect(reverse("reports:edit_report", args=[report.pk]) + f"#regel-{moved_pk}")
    chosen = report.blocks.filter(pk=_number(request.POST.get("open"))).first()
    if chosen:
        chosen.report = report
    return _editor(request, report, chosen=chosen, fresh=False)


# --- the page --------------------------------------------------------------------------------------------------------
def _editor(request, report, *, chosen=None, form=None, status=200, fresh=True, **more):
    context = _context(request, report, chosen=chosen, fresh=fresh and not is_htmx(request)) | more
    if chosen:
        context["form"] = form or block_form(block=chosen, preview=context["preview"])
    return page_or_part(request, page="reports/report_edit.html", part=PART, context=context, status=status)


def _context(request, report, *, chosen=None, fresh=True):
    """What the editor shows: the outline, the page with its breaks, remarks, and the figures that can be inserted."""
    preview = preview_of(report, fresh=fresh)
    release = preview.release
    stamp = services.report_stamp(report)
    pages = (pages_of if "paginas" in request.GET else known_pages)(report, stamp, release)
    row = preview.row(chosen.pk) if chosen else None
    said = remarks(report, preview)
    return {
        "report": report,
        "live_url": reverse("reports:report_state", args=[report.pk]),
        "preview": preview,
        "rows": preview.rows,
        "release": release,
        "chosen": chosen,
        "row": row,
        "breaks": breaks(preview, pages or {}),
        "pages_known": pages is not None,
        "remarks": said,
        "to_mend": [(one, each) for one in preview.rows for each in said.get(one.block.pk, ()) if each.tone == "bad"],
        "own_remarks": said.get(chosen.pk, ()) if chosen else (),
        "used": used_in(row.block, release) if row else (),
        "groups": grouped(release.found) if chosen else (),
        "enclosed": list(report.enclosures.order_by("enclosure_order", "pk")) if report.is_letter else (),
        "kinds": BlockKind.choices,
        "next_kind": BlockKind.QUESTION if chosen and chosen.kind == BlockKind.QUESTION else BlockKind.TEXT,
        "once": new_token(),
        "just_removed": "verwijderd" in request.GET,
        "removed": list(report.removed_blocks.select_related("removed_by")[:5]),
    }
