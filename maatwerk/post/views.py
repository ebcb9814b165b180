"""The outbox for the functioneel beheerder: what was sent, what failed, and whether the worker lives.

Where a mail leads to is not shown: the beheerder sees no case.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from maatwerk.audit.acting import attempt
from maatwerk.lib.jobs import queue_state
from maatwerk.people.permissions import check_can_administer

from . import services
from .forms import OutboxFilter
from .models import Mail

PER_PAGE = 50


@require_GET
def outbox(request):
    """All mails, the latest first."""
    check_can_administer(request.user)
    form = OutboxFilter(request.GET)
    page = Paginator(form.narrow(Mail.objects.for_list()), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "queue": queue_state(),
        "attention": Mail.objects.needing_attention().count(),
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    return TemplateResponse(request, "post/outbox.html", context)


@require_POST
def resend(request, pk):
    """Send a failed or unsure mail again."""
    check_can_administer(request.user)
    mail = get_object_or_404(Mail.objects.for_list(), pk=pk)
    with attempt(request, "mail.resend", mail) as act:
        services.resend(mail, by=request.user)
    if act.done:
        messages.success(request, f"De mail aan {mail.to_user} wordt opnieuw verstuurd.")
    return redirect("post:outbox")


@require_POST
def let_lapse(request, pk):
    """Let a failed or unsure mail rest."""
    check_can_administer(request.user)
    mail = get_object_or_404(Mail.objects.for_list(), pk=pk)
    with attempt(request, "mail.lapse", mail) as act:
        services.let_lapse(mail, by=request.user)
    if act.done:
        messages.success(request, f"De mail aan {mail.to_user} is vervallen.")
    return redirect("post:outbox")
