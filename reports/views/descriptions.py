"""Casusbeschrijvingen: the list, one story, writing it, akkoord gezin, the second reader, and taking it back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from cases.models import Case
from maatwerk.audit.acting import attempt
from maatwerk.audit.services import record
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms import DescriptionForm, FamilyForm, NewDescriptionForm, ReadingForm, WithdrawForm
from ..forms.descriptions import RELEASE
from ..models import CaseDescription
from ..permissions import (
    check_can_change_description,
    check_can_describe_case,
    check_can_read_description,
    check_can_record_family_agreement,
    check_can_withdraw_description,
)
from ..recognise import hints_of, marked_parts

LIST = "reports:descriptions"
PER_PAGE = 20


def get_description(request, pk):
    """The casusbeschrijving if this person may see it, else 404."""
    rows = CaseDescription.objects.visible_to(request.user).select_related(
        "case", "written_by", "changed_by", "family_asked_by", "released_by", "withdrawn_by"
    )
    return get_object_or_404(rows, pk=pk)


@require_GET
def descriptions(request):
    """What is published; above it what this person writes or reads as second reader."""
    user = request.user
    own = CaseDescription.objects.of_writer(user).exclude(pk__in=CaseDescription.objects.published().values("pk"))
    published = CaseDescription.objects.published().for_list()
    context = {
        "to_read": CaseDescription.objects.to_read_by(user).for_list(),
        "own": own.for_list(),
        "page_obj": Paginator(published, PER_PAGE).get_page(request.GET.get("page")),
        "may_write": not sentence_of(check_can_describe_case, user),
    }
    return TemplateResponse(request, "reports/descriptions.html", context)


@require_GET
def description(request, pk):
    """One story; who may do something with it sees what is needed now."""
    found = get_description(request, pk)
    if not found.is_published:
        record("description.viewed", found, by=request.user)
    user = request.user
    context = {
        "description": found,
        "labels": [*found.themes.all(), *found.domains.all(), *found.schemes.all()],
        "case": Case.objects.visible_to(user).filter(pk=found.case_id).first() if found.case_id else None,
        "can_change": not sentence_of(check_can_change_description, user, found),
        "can_ask_family": not sentence_of(check_can_record_family_agreement, user, found),
        "can_read": not sentence_of(check_can_read_description, user, found),
        "can_withdraw": not sentence_of(check_can_withdraw_description, user, found),
        "is_writer": found.is_writer(user),
    }
    return TemplateResponse(request, "reports/description.html", context)


@require_http_methods(["GET", "POST"])
def new(request):
    """Start a casusbeschrijving."""
    check_can_describe_case(request.user)
    form = NewDescriptionForm(request.POST or None, user=request.user, back="/casusbeschrijvingen/")
    act = None
    if form.is_bound and form.is_valid():
        if already_done(request, form):
            return redirect(LIST)
        with attempt(request, "description.write", request.user, form=form) as act:
            made = services.write_description(case=form.cleaned_data["case"], by=request.user, **form.values)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De casusbeschrijving is opgeslagen.")
            return redirect(made)
    return _page(request, "reports/description_form.html", {"form": form}, act)


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Write in a text that is not released."""
    found = get_description(request, pk)
    check_can_change_description(request.user, found)
    form = DescriptionForm(
        request.POST or None,
        instance=get_description(request, pk),
        back=found.get_absolute_url(),
        initial={"base_revision": found.revision},
    )
    act, newest = None, None
    if form.is_bound and form.is_valid():
        base = form.cleaned_data["base_revision"]
        with attempt(request, "description.change", found, form=form) as act:
            saved = services.save_description(found, base_revision=base, by=request.user, **form.values)
        if act.done:
            messages.success(request, "De tekst is opgeslagen." + _ask_again(found, saved))
            return redirect(saved)
        newest = get_description(request, pk)
        if newest.revision != base:
            form = _after_stale(request, form, newest)
            form.add_error(None, act.sentence)
        else:
            newest = None
    context = {"form": form, "description": found, "newest": newest, "hints": hints_of(found)}
    return _page(request, "reports/description_form.html", context, act)


def _ask_again(before, after):
    asked_again = before.family_agreed_on and not after.family_agreed_on
    return " Het gezin gaf akkoord op de vorige tekst: vraag het opnieuw." if asked_again else ""


def _after_stale(request, form, newest):
    """The same text, ready to be saved over the newest once its writer compared the two."""
    data = request.POST.copy()
    data["base_revision"] = newest.revision
    again = DescriptionForm(data, instance=get_description(request, newest.pk), back=form.back)
    again.is_valid()
    return again


@require_http_methods(["GET", "POST"])
def family(request, pk):
    """Note that the family agreed with this text."""
    found = get_description(request, pk)
    check_can_record_family_agreement(request.user, found)
    form = _form(request, FamilyForm, found)
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "description.family_agree", found, form=form) as act:
            services.record_family_agreement(found, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "Het akkoord van het gezin is vastgelegd. De tekst ligt nu bij de tweede lezer.")
            return redirect(found)
    return _page(request, "reports/description_family.html", {"form": form, "description": found}, act)


@require_http_methods(["GET", "POST"])
def read(request, pk):
    """The second reader: is a family to be recognised?"""
    found = get_description(request, pk)
    check_can_read_description(request.user, found)
    if request.method == "GET":
        record("description.viewed", found, by=request.user)
    form = ReadingForm(request.POST or None, initial={"seen_revision": found.revision})
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "description.read", found, form=form) as act:
            said = _decide(found, form.cleaned_data, request.user)
        if act.done:
            messages.success(request, said)
            return redirect(LIST)
    context = {"form": form, "description": found, "parts": marked_parts(found), "hints": hints_of(found)}
    return _page(request, "reports/description_read.html", context, act)


def _decide(found, values, user):
    seen = values["seen_revision"]
    if values["verdict"] == RELEASE:
        services.release_description(found, seen_revision=seen, by=user)
        return "De casusbeschrijving is gepubliceerd."
    services.return_description(found, remark=values["remark"], seen_revision=seen, by=user)
    return "De tekst is terug bij de schrijver, met jouw opmerking."


@require_http_methods(["GET", "POST"])
def withdraw(request, pk):
    """Take a casusbeschrijving out of sight."""
    found = get_description(request, pk)
    check_can_withdraw_description(request.user, found)
    form = WithdrawForm(request.POST or None, back=found.get_absolute_url())
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "description.withdraw", found, form=form) as act:
            services.withdraw_description(found, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "De casusbeschrijving is ingetrokken. Niemand leest haar meer.")
            return redirect(LIST)
    return _page(request, "reports/description_withdraw.html", {"form": form, "description": found}, act)


def _form(request, form, found):
    return form(request.POST or None, back=found.get_absolute_url(), initial={"seen_revision": found.revision})


def _page(request, template, context, act):
    return TemplateResponse(request, template, context, status=act.status if act else 200)
